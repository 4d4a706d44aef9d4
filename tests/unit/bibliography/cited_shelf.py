"""References of every kind, with what makes trouble: odd characters, groups, missing parts, other scripts."""

from __future__ import annotations

from primum.bibliography import Publication, Reviewer
from primum.model import Audience, Evidence, Kind, Source, State, Strength, WrittenFrom

TRIAL = Source(
    kind=Kind.TRIAL,
    title="Rest & water: do 50% of {all} cramps_ end?",
    publisher="Journal of Café Studies",
    authors=("van der Berg J-PA", "Ōnishi-Sol A Jr", "the REST-2 Study Group", "Иванов ИИ", "王小明", "et al."),
    doi="10.1234/a_b<1>{x}",
    pmid="123",
    pmcid="PMC77",
    url="https://pubmed.example/123/",
    published="2021-08-25",
)
GUIDELINE = Source(kind=Kind.GUIDELINE, title="Cramp.", publisher="Ministry of Rest", published="2022")
PAGE = Source(
    kind=Kind.REFERENCE,
    title="Leg cramp",
    publisher="Rest, a library",
    published="2024-06",
    url="https://rest.example/c;a?x=1&y=2%20z",
)
SUMMARY = Source(kind=Kind.SUMMARY, written_from=(WrittenFrom("A real page", "Some body", "2020"),))
LABEL = Source(kind=Kind.LABEL, title="Cramol tablet", publisher="Cramol Inc.", published="2012-02-31")
PREPRINT = Source(
    kind=Kind.PREPRINT, title="Early cramp", publisher="someRxiv", authors=tuple(f"So{x} A" for x in "abcdefgh")
)
SOURCES = (TRIAL, GUIDELINE, PAGE, SUMMARY, LABEL, PREPRINT)
REFERENCES = tuple(Evidence(f"doc:{n}", source, n, Strength.MODERATE) for n, source in enumerate(SOURCES, start=1))

ARTICLE = Publication(
    title="What helps </script><!-- cramp & pain?",
    site="Ward 7",
    address="https://ward7.example/articles/cramp",
    revision="3",
    updated="2026-11-20T10:00:00Z",
    state=State.APPROVED,
    published="2026-03-01",
    publisher="Seven Hills Hospital",
    summary="Rest helps.",
    subjects=("cramp", "muscle pain"),
    audience=Audience.PATIENT,
    reviewers=(Reviewer("Ana Sol", "MD", "https://ward7.example/reviewers/1"), Reviewer("Bo Ek", "RN")),
    reviewed="2026-11-21T08:00:00Z",
    references=REFERENCES,
)
