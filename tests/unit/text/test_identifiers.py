"""Identifiers are found where people write them, and come out in one form."""

from __future__ import annotations

import pytest

from primum.text.identifiers import identifiers

CASES = [
    ("See https://doi.org/10.1000/ABC.123.", [("doi", "10.1000/abc.123")]),
    ("doi: 10.1000/xyz(2001)5, and more", [("doi", "10.1000/xyz(2001)5")]),
    ("(doi:10.1000/abc-9)", [("doi", "10.1000/abc-9")]),
    ("https://dx.doi.org/10.1000/a%2Fb", [("doi", "10.1000/a/b")]),
    ("PMID: 01234567; PMCID: PMC7654321", [("pmid", "1234567"), ("pmcid", "PMC7654321")]),
    ("https://pubmed.ncbi.nlm.nih.gov/12345/", [("pmid", "12345")]),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/pmc123456/", [("pmcid", "PMC123456")]),
    ("registered as nct01234567.", [("nct", "NCT01234567")]),
    ("PMID 123, PMCID PMC4567, doi:10.1000/q", [("pmid", "123"), ("pmcid", "PMC4567"), ("doi", "10.1000/q")]),
    ("a dose of 12345678 units in 10.5 days", []),
    ("version 10.1000", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_identifiers(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(i.kind, i.value) for i in identifiers(text)] == expected


def test_span_leaves_out_the_full_stop() -> None:
    text = "It is in doi:10.1000/abc."
    (found,) = identifiers(text)
    assert text[found.start : found.end] == "doi:10.1000/abc"
