"""Names of authors, as sources write them, in the form of CSL: family and given names, or one literal name.

People are split only where the writing leaves no doubt: "Family GN" (MEDLINE and JATS), "Family, Given", or a name
followed by degrees. Everything else (groups, names in scripts without capitals, "Ana Sol") stays whole: a literal name
is printed as it stands and is never wrong, a name split in the wrong place is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Name = dict[str, str]
OTHERS: Name = {"literal": "et al."}
"""Stands last where the source itself names only the first authors."""

_SUFFIX = r"(?P<suffix>Jr\.?|Sr\.?|II|III|IV|2nd|3rd|4th)"
# Initials as MEDLINE writes them: up to four capitals of any script, perhaps hyphenated ("J-PA").
_FAMILY_FIRST = re.compile(rf"(?P<family>\S.*?) (?P<given>[^\W\d_](?:-?[^\W\d_]){{0,3}})(?: {_SUFFIX})?")
_COMMA = re.compile(rf"(?P<family>[^,]+), (?P<given>[^,]+?)(?:,? {_SUFFIX})?")
_DEGREE = (
    r"(?:MD|M\.D\.|PhD|Ph\.D\.|DO|RN|NP|PA|MPH|MSc|MS|MA|BSc|BA|MBBS|MBChB|PharmD|DPhil|DrPH|DNP|FRCP|FACP|FRCS|MRCP)"
)
_DEGREES = re.compile(rf"(?P<whole>[^,]+),? {_DEGREE}(?:,? {_DEGREE})*|(?P<other>[^,]+)(?:, {_DEGREE})+")
_OTHERS = re.compile(r"(?:^|[,;]?\s+)(?:et\s+al\b\.?|and\s+(?:others|colleagues))$", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:and|of|for|on|the|&|group|groups|team|collaborat\w+|consortium|committee|council|commission|panel|board"
    r"|investigators|network|trialists|trial|study|society|association|academy|college|institutes?|university|hospital"
    r"|clinic|cent(?:er|re)s?|department|ministry|agency|administration|organi[sz]ation|office|foundation|federation"
    r"|alliance|initiative|programme?|project|service|services|task force|working party|world|national|international"
    r"|american|european|royal|health|medicine|disease|diseases|research|inc|ltd|gmbh|llc)\b",
    re.IGNORECASE,
)
_PARTICLES = {
    "van",
    "von",
    "de",
    "del",
    "della",
    "der",
    "den",
    "di",
    "da",
    "dos",
    "du",
    "la",
    "le",
    "ten",
    "ter",
    "bin",
}
# Abbreviations of countries and bodies that look like initials after a name of several words ("Relief Aid UK").
_NO_INITIALS = {"UK", "US", "USA", "EU", "UN", "WHO", "NHS", "NIH", "FDA", "CDC"}


def names(authors: Sequence[str]) -> list[Name]:
    """The authors in order. "et al." in a source becomes OTHERS, once and last."""
    found: list[Name] = []
    more = False
    for author in authors:
        whole = " ".join(author.split())
        kept = _OTHERS.sub("", whole).rstrip(" ,;")
        more = more or kept != whole.rstrip(" ,;")
        if kept:
            found.append(name(kept))
    return [*found, OTHERS] if more else found


def name(author: str) -> Name:
    """One author: {"family", "given", "suffix"} or {"literal"}. Initials become "J.-P. A.", which every style reads."""
    whole = " ".join(author.split())
    if _GROUP.search(whole):
        return {"literal": whole}
    if (match := _DEGREES.fullmatch(whole)) and "," in whole:
        return _person_with_degrees((match["whole"] or match["other"]).strip())
    if match := _FAMILY_FIRST.fullmatch(whole):
        return _by_initials(match, whole)
    if match := _COMMA.fullmatch(whole):
        listed = _FAMILY_FIRST.fullmatch(match["family"])
        if not (listed and listed["given"].isupper()) and len(match["given"].split()) <= 3:
            return _parts(match["family"], match["given"], match["suffix"])
    return {"literal": whole}


def inverted(person: Name) -> str:
    """ "Family, Given, Suffix", as RIS and index lists write a name; a literal one as it stands."""
    if "literal" in person:
        return person["literal"]
    return ", ".join(person[part] for part in ("family", "given", "suffix") if part in person)


def _by_initials(match: re.Match[str], whole: str) -> Name:
    family, given = match["family"], match["given"]
    body = given in _NO_INITIALS and " " in family
    if not given.isupper() or body or "," in family:
        return {"literal": whole}
    return _parts(family, " ".join(_dotted(given)), match["suffix"])


def _dotted(initials: str) -> Iterator[str]:
    """ "J-PA" gives "J.-P." and "A."."""
    for part in re.findall(r"\w(?:-\w)*", initials):
        yield ".-".join(part.split("-")) + "."


def _person_with_degrees(whole: str) -> Name:
    """Who has a degree is a person, and whose name is written given name first: the last word, and particles before it,
    are the family's."""
    if match := _FAMILY_FIRST.fullmatch(whole):
        return _by_initials(match, whole)
    words = whole.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return _parts(" ".join(words[at:]), " ".join(words[:at]), None)


def _parts(family: str, given: str, suffix: str | None) -> Name:
    found = {"family": family.strip()}
    if given:
        found["given"] = given.strip()
    if suffix:
        found["suffix"] = suffix
    return found
