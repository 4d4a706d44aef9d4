"""Rows of the files that `ask --questions`, `search --queries` and `library export` read and write."""

from __future__ import annotations

import json

import pytest

from primum.errors import Invalid
from primum.model import Audience, Block, BlockKind, Document, Hit, Kind, Passage, Source
from primum.rows import QuestionRow, document_row, hit_row, hits_row, read_questions


def rows(*lines: bytes) -> list[QuestionRow | Invalid]:
    return list(read_questions(lines, name="q.jsonl", audience=Audience.NURSE))


def test_a_row_needs_only_an_id_and_a_question() -> None:
    (row,) = rows(b'{"_id": "1", "text": "What is gout?"}\n')
    assert isinstance(row, QuestionRow)
    assert (row.id, row.question.text, row.question.audience, row.passages) == (
        "1",
        "What is gout?",
        Audience.NURSE,
        None,
    )


def test_a_row_may_name_its_audience_and_its_passages() -> None:
    given = {"_id": 7, "text": "Gout?", "audience": "patient", "passages": [{"id": "a", "text": "Gout hurts.\n"}]}
    (row,) = rows(json.dumps(given).encode())
    assert isinstance(row, QuestionRow)
    assert (row.id, row.question.audience) == ("7", Audience.PATIENT)
    assert row.passages == (("a", "Gout hurts.\n"),), "the text stays as given, white space and all"


def test_no_passages_at_all_is_not_the_same_as_an_empty_list() -> None:
    (row,) = rows(b'{"_id": "1", "text": "Gout?", "passages": []}')
    assert isinstance(row, QuestionRow)
    assert row.passages == ()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"{oops", "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"text": "Gout?"}', '"_id"'),
        (b'{"_id": true, "text": "Gout?"}', '"_id"'),
        (b'{"_id": "1"}', '"text"'),
        (b'{"_id": "1", "text": "  "}', '"text"'),
        (b'{"_id": "1", "text": 5}', '"text"'),
        (b'{"_id": "1", "text": "Gout?", "audience": "king"}', "king"),
        (b'{"_id": "1", "text": "Gout?", "passages": "all"}', '"passages"'),
        (b'{"_id": "1", "text": "Gout?", "passages": ["all"]}', "passage 1"),
        (b'{"_id": "1", "text": "Gout?", "passages": [{"id": "a", "text": " "}]}', "passage a has no text"),
        (b'{"_id": "1", "text": "G?", "passages": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]}', "the id a"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_rest_goes_on(line: bytes, complaint: str) -> None:
    first, bad, last = rows(b'{"_id": "1", "text": "A?"}', line, b'{"_id": "3", "text": "C?"}')
    assert isinstance(bad, Invalid)
    assert str(bad).startswith("q.jsonl, line 2: ")
    assert complaint in str(bad)
    assert isinstance(first, QuestionRow)
    assert isinstance(last, QuestionRow)
    assert last.id == "3"


def test_empty_lines_and_a_byte_order_mark_do_no_harm() -> None:
    found = rows(b'\xef\xbb\xbf{"_id": "1", "text": "A?"}\r\n', b"\n", b"   \n", b'{"_id": "2", "text": "B?"}')
    assert [r.id for r in found if isinstance(r, QuestionRow)] == ["1", "2"]


def test_a_document_row_says_what_it_is_and_where_its_blocks_lie() -> None:
    source = Source(kind=Kind.LABEL, title="Aspirin", published="2020-05", subjects=("aspirin",))
    document = Document("spl:1", source, "Dose\nOne a day.", (Block(BlockKind.HEADING, 0, 4, level=1),))
    row = document_row(document)
    assert list(row)[:4] == ["document", "kind", "title", "text"]
    assert (row["document"], row["kind"], row["year"]) == ("spl:1", "label", 2020)
    assert row["blocks"][0]["kind"] == "heading"
    assert json.loads(json.dumps(row)) == {
        **row,
        "authors": [],
        "populations": [],
        "written_from": [],
        "subjects": ["aspirin"],
    }
    assert "text" not in document_row(document, text=False)


def test_hits_are_written_in_their_order() -> None:
    hits = [Hit(Passage(f"d{n}#0", f"d{n}", 0, 1, "x"), Source(title="T"), 1 / n) for n in (1, 3)]
    assert hits_row("q", hits) == {
        "_id": "q",
        "hits": [
            {"document": "d1", "passage": "d1#0", "score": 1.0},
            {"document": "d3", "passage": "d3#0", "score": 0.333333},
        ],
    }
    assert hit_row(hits[1])["title"] == "T"
