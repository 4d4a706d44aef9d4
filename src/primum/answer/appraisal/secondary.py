"""Statements that a source does not make itself: it credits another work, or another body, with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from primum.model import Document, Kind
from primum.text.identifiers import Identifier, identifiers

_NAME = r"(?:(?:van|von|de|der|den|di|da|el|al|la|le) )*[A-Z][\w’'-]+"
_FOUND = (
    r"(?:found|showed|shown|report(?:ed|s)|demonstrated|concluded|observed|suggest(?:ed|s)|indicated?|described|estimated"
    r"|noted|identified|confirmed|revealed|compared|states?|stated|advises?|advised|recommend(?:s|ed)|estimates|defines|argued|proposed|finds|shows|concludes)"
)
_WORK = r"(?:systematic reviews?|meta-?analys[ei]s|reviews?|trials?|stud(?:y|ies)|reports?|surveys?|guidelines?|investigations?|cohorts?)"
_BODY = (
    r"(?:(?:[A-Z][\w-]+,? )+(?:of |for |and |on |the |[A-Z][\w-]+,? )*)?"
    r"(?:College|Society|Association|Academy|Organi[sz]ation|Institutes?|Task Force|Agency|Administration|Committee|Council"
    r"|Federation|Foundation|Centers? for Disease Control(?: and Prevention)?|Ministry of Health|Collaboration|Commission)"
    r"(?: (?:of|for|on) (?:[A-Z][\w-]+|the|and|of)(?: (?:and |of |the )?[A-Z][\w-]+){0,5})?"
)
_ACRONYMS = r"(?:WHO|CDC|NICE|USPSTF|FDA|EMA|NIH|ACOG|AHA|ACC|ESC|ADA|IDSA|AAP|KDIGO|SIGN|NHS|ACIP|UNICEF|IARC|MHRA|RCOG|ACR|EULAR)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # "Smith et al. (2010) found", "Smith and colleagues", "(Smith and Jones, 2010; Lee 2011)"
        rf"(?P<who>{_NAME}(?: [A-Z]{{1,2}})?,? (?:et al\.?|and (?:colleagues|co-?workers|others))(?:,? \(?(?P<year>(?:19|20)\d\d)[a-z]?\)?)?)",
        rf"(?P<who>{_NAME}(?: (?:and|&) {_NAME})? \((?P<year>(?:19|20)\d\d)[a-z]?\)) (?:have |had |has |also |further ){{0,2}}{_FOUND}\b",
        rf"\((?:e\.g\.,? |see |cf\. )?(?P<who>{_NAME}(?: (?:and|&) {_NAME})?,? (?P<year>(?:19|20)\d\d)[a-z]?)(?:;[^)]*)?\)",
        # "a 2015 Cochrane review reported", "in another study, …", "previous studies have shown"
        rf"\b(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Tt]wo|[Tt]hree|[Ss]everal) (?:\(?(?:19|20)\d\d\)? |[Cc]ochrane |recent |large |previous |earlier |other |older ){{1,3}}(?:\w+ ){{0,4}}?{_WORK})\b[^.;]{{0,60}}?\b{_FOUND}\b",
        rf"\b(?P<who>(?:[Pp]revious|[Ee]arlier|[Pp]rior|[Oo]ther|[Oo]lder|[Rr]ecent) (?:\w+ ){{0,2}}?(?:{_WORK}|investigators|authors|researchers|groups))\b[^.;]{{0,40}}?\b(?:have |has )?{_FOUND}\b",
        # "according to the WHO"
        rf"\b[Aa]ccording to (?P<who>(?:the )?(?:{_ACRONYMS}|{_BODY}|(?:an? |the )?(?:(?:19|20)\d\d |recent |previous |Cochrane )+(?:\w+ ){{0,3}}?{_WORK}))",
        # "The American College of … recommends"
        rf"(?P<who>\b(?:[Tt]he )?(?:{_ACRONYMS}|{_BODY})(?: \([A-Z]{{2,8}}\))?)(?: (?:also|now|currently|strongly|has|have|had|therefore|further)){{0,2}} {_FOUND}\b",
        # "… [12]", "… [3–5, 8]."
        r"(?P<who>\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\])\s*[.;]?\s*$",
    )
)
# A quick look: most sentences credit nobody.
_HINT = re.compile(
    r"et al|colleague|[Cc]o-?worker|\d\d\d\d|[Pp]revious|[Ee]arlier|[Pp]rior|[Oo]ther|[Oo]lder|[Rr]ecent|[Aa]ccording|Cochrane|[A-Z]{3}|\]\W*$"
    r"|College|Society|Association|Academy|Organi[sz]ation|Institute|Task Force|Agency|Administration|Committee|Council|Foundation|Centers?|Ministry|Federation|Collaboration|Commission"
)
_OWN = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|us|[Tt]his (?:study|trial|review|guideline|report)|[Pp]resent (?:study|trial|review))\b"
)
_RECOMMENDS = re.compile(r"\b(?:recommend(?:s|ed)?|should|suggests?)\b", re.IGNORECASE)
_ENTRY = r"^\s*\[?{number}[\].)\s]\s*(?P<entry>\S.{{15,600}})$"
_SMALL = frozenset("of for and on the in".split())


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a statement credits, in its words; `author` and `year` where it names them, `body` where it is an
    organisation, `entry` what the source's list of references has at its number, and the identifiers of either."""

    who: str
    author: str = ""
    year: str = ""
    body: str = ""
    entry: str = ""
    identifiers: tuple[Identifier, ...] = ()


def credit(text: str, document: Document) -> Credit | None:
    """Whom a document's statement credits with what it says; None where it speaks for itself.

    A body that is the document's own publisher, or stands in its title, is no other; nor is the reference that a
    guideline gives for what it recommends itself."""
    if not _HINT.search(text) or _OWN.search(text):
        return None
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        who = match["who"].strip(" ,")
        who = who.removesuffix(")") if who.count(")") > who.count("(") else who
        year = (match.groupdict().get("year") or "").strip()
        if who.startswith("["):
            own = document.source.kind is Kind.GUIDELINE and _RECOMMENDS.search(text)
            if own or not _lists_references(document):
                continue
            entry = _entry(document, who)
            return Credit(who, entry=entry, identifiers=(*identifiers(text), *identifiers(entry)))
        body = who.removeprefix("the ").removeprefix("The ") if _is_body(who) else ""
        if body and _same_body(body, document):
            continue
        author = (
            "" if body or not (year or "et al" in who or " and " in who) else re.split(r" (?:et|and|&)\b|[ ,(]", who)[0]
        )
        return Credit(who, author, year, body, identifiers=identifiers(text))
    return None


def names_body(body: str, publisher: str) -> bool:
    """Whether a body and a publisher are one, by name or by the initials of one: "WHO", "World Health Organization"."""
    ours, theirs = _letters(body), _letters(publisher)
    if not ours or not theirs:
        return False
    return (
        ours in theirs
        or theirs in ours
        or publisher.strip() in _called(_initials(body))
        or body.strip() in _called(_initials(publisher))
    )


def _called(initials: str) -> tuple[str, ...]:
    """Initials with and without the country in front: USPSTF and FDA are called so."""
    return initials, initials.removeprefix("US").removeprefix("UK")


def _is_body(who: str) -> bool:
    return bool(re.fullmatch(rf"(?:[Tt]he )?(?:{_ACRONYMS}|{_BODY})(?: \([A-Z]{{2,8}}\))?", who))


def _same_body(body: str, document: Document) -> bool:
    source = document.source
    if source.publisher and names_body(body, source.publisher):
        return True
    return body in source.title or _initials(body) in source.title.split()


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", re.sub(r"\([^)]*\)|^the ", "", name.lower()).replace("isation", "ization"))


def _initials(name: str) -> str:
    # "US Preventive Services Task Force" is USPSTF.
    words = (w for w in re.findall(r"[A-Za-z]+", name) if w.lower() not in _SMALL or w.isupper())
    return "".join(w if w.isupper() and len(w) < 4 else w[0] for w in words).upper()


def _lists_references(document: Document) -> bool:
    """Whether a document's numbers in brackets are marks of references: it has a list of them, or several marks."""
    return len(re.findall(r"\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]", document.text[:200_000])) > 1


def _entry(document: Document, mark: str) -> str:
    """What the document's list of references has at the first number of a mark, "" where it has none."""
    number = re.findall(r"\d+", mark)[0]
    found = [m["entry"] for m in re.finditer(_ENTRY.format(number=number), document.text, re.MULTILINE)]
    return found[-1].strip() if found else ""
