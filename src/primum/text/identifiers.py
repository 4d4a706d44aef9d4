"""Identifiers of publications and trials in text and addresses: DOI, PMID, PMCID, NCT, in one normal form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

# Crossref's advice: 10., four to nine digits, a slash, then almost anything; what closes the sentence is no part of it.
_DOI = r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)?(?<![\w.])(?P<doi>10\.\d{4,9}/[^\s\"<>«»“”]+)"
_PMCID = r"(?:\bPMCID:?\s*|/articles/|\b)(?P<pmcid>PMC\d{4,9})\b(?:\.\d+)?"
_PMID = (
    r"(?:\bPMID:?\s*|\bPubMed(?: ID)?:?\s*|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/"
    r"|\bpmid:)(?P<pmid>\d{1,8})\b"
)
_NCT = r"\b(?P<nct>NCT\d{8})\b"
_ANY = re.compile(f"{_DOI}|{_PMCID}|{_PMID}|{_NCT}", re.IGNORECASE)
_CLOSING = ".,;:!?'’"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier at start..end of a text. `kind` is doi, pmid, pmcid or nct; `value` is its normal form: a DOI in
    small letters without address, "PMC123456", "NCT01234567", a PMID as bare digits without leading zeros."""

    start: int
    end: int
    kind: str
    value: str


def identifiers(text: str) -> tuple[Identifier, ...]:
    """The identifiers of a text, in order. A bare number is no PMID: something must say that it is."""
    found = []
    for match in _ANY.finditer(text):
        kind = match.lastgroup or ""
        raw = match[kind]
        end = match.end(kind)
        if kind == "doi":
            kept = _closed(raw)
            end = match.start(kind) + len(kept)
            raw = kept
        found.append(Identifier(match.start(), end, kind, _normal(kind, raw)))
    return tuple(found)


def _closed(doi: str) -> str:
    """A DOI without the marks that close the sentence or the bracket around it."""
    while doi and (doi[-1] in _CLOSING or doi.count(doi[-1]) > doi.count(_PAIRS.get(doi[-1], doi[-1]))):
        doi = doi[:-1]
    return doi


def _normal(kind: str, raw: str) -> str:
    if kind == "doi":
        return unquote(raw).lower()
    return str(int(raw)) if kind == "pmid" else raw.upper()
