"""References as CSL-JSON: types, dates, marks of retraction, and that citeproc takes every item without complaint."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from cited_shelf import ARTICLE, REFERENCES, TRIAL
from citeproc import VARIABLES
from citeproc.source.json import CiteProcJSON

from primum.bibliography import csl_json, item, items, publication_item
from primum.model import Kind, Source, WrittenFrom

WEB = "https://rest.example/a"
TYPES = [
    (Source(kind=Kind.TRIAL), "article-journal"),
    (Source(kind=Kind.SYSTEMATIC_REVIEW), "article-journal"),
    (Source(kind=Kind.GUIDELINE), "report"),
    (Source(kind=Kind.GUIDELINE, url=WEB), "report"),
    (Source(kind=Kind.GUIDELINE, pmid="1"), "article-journal"),
    (Source(kind=Kind.LABEL, url=WEB), "report"),
    (Source(kind=Kind.REFERENCE, url=WEB), "webpage"),
    (Source(kind=Kind.REFERENCE, pmid="1", url=WEB), "chapter"),
    (Source(kind=Kind.PREPRINT, pmid="1"), "article"),
    (Source(kind=Kind.SUMMARY, url=WEB), "webpage"),
    (Source(kind=Kind.OTHER, doi="10.1234/x"), "article-journal"),
    (Source(kind=Kind.OTHER), "document"),
]


@pytest.mark.parametrize(("source", "expected"), TYPES)
def test_each_kind_of_source_has_the_type_that_reference_managers_know(source: Source, expected: str) -> None:
    assert item(source, id="x")["type"] == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2021", {"date-parts": [[2021]]}),
        ("2021-08", {"date-parts": [[2021, 8]]}),
        ("2021-08-25", {"date-parts": [[2021, 8, 25]]}),
        ("2021-08-25T10:00:00Z", {"date-parts": [[2021, 8, 25]]}),
        ("2021-02-31", {"date-parts": [[2021, 2]]}),
        ("2021-13", {"date-parts": [[2021]]}),
        ("Spring 2021", {"literal": "Spring 2021"}),
    ],
)
def test_a_date_is_as_precise_as_the_source_and_never_impossible(published: str, expected: object) -> None:
    assert item(Source(published=published), id="x")["issued"] == expected


def test_what_is_unknown_is_left_out() -> None:
    assert set(item(Source(title="A", language=""), id="x")) == {"id", "type", "title"}


def test_a_source_without_a_title_goes_by_its_id() -> None:
    assert item(Source(), id="doc:9")["title"] == "doc:9"


def test_a_retracted_source_says_so_in_its_title_once() -> None:
    found = item(replace(TRIAL, retracted=True), id="x")
    assert found["title"].startswith("RETRACTED: Rest")
    assert found["status"] == "retracted"
    assert item(Source(title="Retracted: Rest", retracted=True), id="x")["title"] == "Retracted: Rest"


def test_a_note_names_what_came_after_and_what_a_summary_was_written_from() -> None:
    source = Source(superseded_by="doc:2", written_from=(WrittenFrom("A page", published="2020"),))
    assert item(source, id="x")["note"] == "Superseded by doc:2. Written from: A page, 2020."


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "notes/a.pdf", "https://"])
def test_only_addresses_of_the_web_leave_the_house(url: str) -> None:
    assert "URL" not in item(Source(url=url), id="x")


def test_control_characters_and_line_breaks_do_not_pass() -> None:
    found = item(Source(title="A\x00 b\r\nTY  - X\u2028c\ud800", authors=("Sol\nA",)), id="x\n1")
    assert found["title"] == "A b TY - X c"
    assert found["author"] == [{"family": "Sol", "given": "A."}]
    assert found["id"] == "x 1"


def test_citeproc_knows_every_variable_and_takes_every_item() -> None:
    made = [*items(REFERENCES), publication_item(ARTICLE)]
    assert {key.replace("-", "_") for one in made for key in one} - {"id", "type"} <= set(VARIABLES)
    assert len(CiteProcJSON(made)) == len(made)  # it warns, which fails here, of what it does not know


def test_the_file_holds_the_items_in_their_order_and_letters_as_they_are() -> None:
    text = csl_json(items(REFERENCES))
    assert [one["id"] for one in json.loads(text)] == [e.document for e in REFERENCES]
    assert "Иванов" in text
    assert csl_json([]) == "[]\n"
