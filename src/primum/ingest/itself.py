"""Headings of sections that speak of the text itself, its makers and its sources, and not of its subject."""

from __future__ import annotations

import re

_REFERENCES = r"references?(?: list)?|bibliography|literature cited|works cited|list of references"
_MAKERS = (
    r"(?:statements? (?:of|on) |declarations? of )?(?:competing |conflicts? of |financial )?interests?(?: statements?)?"
    r"|conflict(?:ing)? interests?|(?:competing|conflicts? of) interests? and funding"
    r"|authors?[’'s]* contributions?|contributors? and acknowledge?ments?|acknowledge?ments?"
    r"|(?:grant|financial|funding)(?: support| sources?| statement| information)?|funding and conflicts? of interests?"
)
_ARTICLE = (
    r"support(?:ing|ive) information|supplement\w* \w+|additional (?:data )?files?|disclosures?|abbreviations"
    r"|pre-?publication history|(?:data|code)(?: and \w+)? availability(?: statement)?|availability of .*"
    r"|author (?:information|details)|ethics (?:statement|approval.*)|consent for publication|open access"
)
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
_TEXT = re.compile(rf"{_NUMBER}(?:{_REFERENCES}|{_MAKERS})[.:]?", re.IGNORECASE)
_PAPER = re.compile(rf"(?:{_REFERENCES}|{_MAKERS}|{_ARTICLE})[.:]?", re.IGNORECASE)


def of_itself(heading: str) -> bool:
    """Whether a section of any text lists its sources or thanks, pays or vouches for its makers."""
    return bool(_TEXT.fullmatch(heading))


def of_the_paper(heading: str) -> bool:
    """The same for a paper in a journal, with what journals add: supplements, data, ethics, abbreviations."""
    return bool(_PAPER.fullmatch(heading))
