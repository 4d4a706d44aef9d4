"""Names of authors, as sources write them, in the form of CSL: family and given names, or one literal name.

People are split only where the writing leaves no doubt: "Family GN" (MEDLINE and JATS), "Family, Given", or a name
followed by degrees. Everything else (groups, names in scripts without capitals, "Ana Sol") stays whole: a literal name
is printed as it stands and is never wrong, a name split in the wrong place is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

Name = dict[str, str]
OTHERS: Name = {"literal": "et al."}
"""Stands last where the source itself names only the first authors."""

_SUFFIX = r"(?P<suffix>Jr\.?|Sr\.?|II|III|IV|2nd|3rd|4th)"
# Initials as MEDLINE writes them: up to four capitals of any script, perhaps hyphenated ("J-PA").
_LETTER = r"[^\W\d_]"
_INITIALS = rf"{_LETTER}(?:-?{_LETTER}){{0,3}}"
_DOTTED = rf"(?:{_LETTER}\.[ -]?)+"
_FAMILY_FIRST = re.compile(rf"(?P<family>[^\s,][^,]*?) (?P<given>{_INITIALS}|{_DOTTED})(?: {_SUFFIX})?")
# "A. B. Sol", "Ana B. van Sol": the point after the initial says which end is the family's.
_GIVEN_FIRST = re.compile(rf"(?P<given>(?:{_LETTER}+ )?{_DOTTED})(?P<family>{_LETTER}{{2}}[^.,]*?)(?:,? {_SUFFIX})?")
_COMMA = re.compile(rf"(?P<family>[^,]+), (?P<given>[^,]+?)(?:,? {_SUFFIX})?")
# After a comma these are degrees; "Sol, MA" may as well be someone's initials.
_DEGREE = r"(?:MD|M\.D\.|RN|PhD|Ph\.D\.|MPH|MSc|BSc|MBBS|MBChB|PharmD|DPhil|DrPH|DNP|FRCP|FACP|FRCS|MRCP)"
_DEGREES = re.compile(rf"(?P<whole>[^,]+ [^,]+), {_DEGREE}(?:,? [A-Z][A-Za-z.]+)*")
_OTHERS = re.compile(r"(?:^|[,;]?\s+)(?:et\s+al\b\.?|and\s+(?:others|colleagues))$", re.IGNORECASE)
_ON_BEHALF = re.compile(r"^(?:(?:on behalf of|for)\s+)?(?:the\s+)?(?=\S)", re.IGNORECASE)
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
    return dict(_read(" ".join(author.split())))


@lru_cache(maxsize=16_384)
def _read(whole: str) -> Name:
    if _GROUP.search(whole):
        return {"literal": _ON_BEHALF.sub("", whole).rstrip("*")}
    if match := _DEGREES.fullmatch(whole):
        return _listed(match["whole"]) or _given_first(match["whole"])
    return _listed(whole) or _pointed(whole) or _at_comma(whole) or {"literal": whole}


def inverted(person: Name) -> str:
    """ "Family, Given, Suffix", as RIS and index lists write a name; a literal one as it stands."""
    if "literal" in person:
        return person["literal"]
    return ", ".join(person[part] for part in ("family", "given", "suffix") if part in person)


def _listed(whole: str) -> Name:
    """ "Sol AB", "Sol A. B. Jr" as lists of references have it; {} where it is not so written."""
    match = _FAMILY_FIRST.fullmatch(whole)
    if not match or not match["given"].isupper() or (match["given"] in _NO_INITIALS and " " in match["family"]):
        return {}
    return _parts(match["family"], _spaced(match["given"]), match["suffix"])


def _pointed(whole: str) -> Name:
    match = _GIVEN_FIRST.fullmatch(whole)
    return _parts(match["family"], match["given"], match["suffix"]) if match else {}


def _at_comma(whole: str) -> Name:
    """ "Sol, Ana B."; {} where the comma parts two people or the words of one body."""
    match = _COMMA.fullmatch(whole)
    if not match or _listed(match["family"]) or len(match["given"].split()) > 3:
        return {}
    given = match["given"]
    initials = given.isupper() and re.fullmatch(_INITIALS, given)
    return _parts(match["family"], _spaced(given) if initials else given, match["suffix"])


def _spaced(initials: str) -> str:
    """ "J-PA" and "J.-P.A." as "J.-P. A."."""
    parts = re.findall(r"\w(?:-\w)*", initials.replace(".", ""))
    return " ".join(part.replace("-", ".-") + "." for part in parts)


def _given_first(whole: str) -> Name:
    """The name of a person, known as one by the degree: the last word, and particles before it, are the family's."""
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
