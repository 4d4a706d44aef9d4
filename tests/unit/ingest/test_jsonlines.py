"""JSON lines and BEIR corpora: texts and ids verbatim, bad lines named."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from reading import documents, one, read_all, shown, skipped

from primum.errors import Unreadable
from primum.ingest import READERS, Origin
from primum.model import Document, Kind, WrittenFrom


def items(*lines: str, format: str = "jsonlines") -> list[object]:
    return list(READERS[format].read(io.BytesIO("\n".join(lines).encode()), Origin("a.jsonl")))


def test_a_record_with_all_its_fields() -> None:
    record = {
        "id": "gout-1", "title": "Gout", "kind": "guideline", "publisher": "World Health Organization", "url": "https://x.org/g",
        "published": "March 3, 2021", "licence": "CC BY 4.0", "doi": "https://doi.org/10.1000/ABC", "pmid": 123,
        "authors": ["Ada A", "Bo B"], "language": "fr", "subjects": ["gout", "podagra"], "superseded_by": "gout-2",
        "retracted": True, "written_from": [{"title": "A source", "publisher": "P", "published": 2020, "url": "https://y.org"}],
        "text": "Rest the joint.",
    }  # fmt: skip
    document = one("jsonlines", json.dumps(record))
    source = document.source
    assert document.id == "gout-1"
    assert (source.kind, source.title, source.published) == (Kind.GUIDELINE, "Gout", "2021-03-03")
    assert (source.doi, source.pmid, source.jurisdiction) == ("10.1000/abc", "123", "INT")
    assert (source.authors, source.subjects, source.language) == (("Ada A", "Bo B"), ("gout", "podagra"), "fr")
    assert (source.retracted, source.superseded_by) == (True, "gout-2")
    assert source.written_from == (WrittenFrom("A source", "P", "2020", "https://y.org"),)


@pytest.mark.parametrize(
    "text", ["  two  spaces\tand tab ", "Line one\r\n\r\nline two\n", "ﬁ ligature, e\u0301 accent, \u200b zero width"]
)
def test_the_text_is_never_changed(text: str) -> None:
    assert one("jsonlines", json.dumps({"id": "a", "text": text})).text == text


def test_ids_stay_as_they_are() -> None:
    assert one("jsonlines", '{"_id": 4983, "text": "x y"}').id == "4983"
    assert one("jsonlines", '{"_id": "b", "id": "a", "text": "x y"}').id == "a"
    assert one("jsonlines", '{"id": "MED-10/ä b", "text": "x y"}').id == "MED-10/ä b"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a", "text": ', "no valid JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "a", "text": ""}', "`text` is empty or no text"),
        ('{"id": "a", "text": 7}', "`text` is empty or no text"),
        ('{"id": "a", "title": "b"}', "the record has no `text`"),
        ('{"text": "b"}', "the record has no `id` (or `_id`)"),
        ('{"id": true, "text": "b"}', "the record's id is True"),
        ('{"id": " a", "text": "b"}', "without surrounding white space"),
        ('{"id": "a", "text": "b", "kind": "poem"}', "it must be one of guideline, systematic_review, trial"),
        ('{"id": "a", "text": "b", "published": "soon"}', "write 2021, 2021-04 or 2021-04-27"),
        ('{"id": "a", "text": "b", "retracted": "maybe"}', "`retracted` must be true or false"),
        ('{"id": "a", "text": "b", "authors": {"x": 1}}', "`authors` must be a list of texts, not a mapping"),
        ('{"id": "a", "text": "b", "title": ["x"]}', "`title` must be text, not a list"),
        ('{"id": "a", "text": "b", "written_from": [{"url": "x"}]}', "each with at least a `title`"),
        ('{"id": "a", "text": "\\ud800 half"}', "half a surrogate pair"),
    ],
)
def test_a_bad_line_is_named_with_its_number_and_the_rest_goes_in(line: str, reason: str) -> None:
    first, second, third = items('{"id": "1", "text": "one"}', line, '{"id": "3", "text": "three"}')
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert isinstance(second, Unreadable)
    assert second.where == "a.jsonl:2"
    assert reason in second.reason


def test_a_line_in_another_encoding_is_named() -> None:
    data = b'{"id": "1", "text": "one"}\n{"id": "2", "text": "caf\xe9"}\n'
    found = list(READERS["jsonlines"].read(io.BytesIO(data), Origin("a.jsonl")))
    assert isinstance(found[1], Unreadable)
    assert "byte 0xe9 in line 2" in found[1].reason


def test_a_mark_at_the_start_and_empty_lines_do_no_harm() -> None:
    data = b'\xef\xbb\xbf{"id": "1", "text": "one"}\n\n \n{"id": "2", "text": "two"}'
    assert [d.id for d in READERS["jsonlines"].read(io.BytesIO(data), Origin("a"))] == ["1", "2"]  # type: ignore[union-attr]


def test_records_without_any_text_are_no_documents() -> None:
    with pytest.raises(Unreadable, match=r"no documents: its records hold no `text` \(they hold id, claim\)"):
        items('{"id": "1", "claim": "x"}', '{"id": "2", "claim": "y"}')


def test_a_bad_first_line_does_not_hide_the_rest() -> None:
    assert [type(i) for i in items("{", '{"id": "1", "text": "one"}')] == [Unreadable, Document]


def test_structure_is_found_in_the_text() -> None:
    document = one("jsonlines", json.dumps({"id": "a", "text": "What helps?\nThese help:\nRest\nIce"}))
    assert shown(document) == [
        ("question", "What helps?"),
        ("paragraph", "These help:"),
        ("item", "Rest"),
        ("item", "Ice"),
    ]


def test_a_beir_folder_is_its_corpus(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\t10\t1\n")
    (tmp_path / "queries.jsonl").write_text('{"_id": "1", "text": "does rest help?"}\n')
    rows = [
        {"_id": "10", "title": "Rest", "text": "Rest  helped.", "metadata": {"url": "https://x.org", "pubmed_id": 9}},
        {"_id": "11", "title": "A title alone", "text": "", "metadata": {}},
        {"_id": "12", "title": "", "text": ""},
    ]
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    reads = read_all(tmp_path)
    first, second = documents(reads)
    assert (first.id, first.text, first.source.title) == ("10", "Rest  helped.", "Rest")
    assert (first.source.url, first.source.pmid) == ("https://x.org", "9")
    assert (second.id, second.text) == ("11", "A title alone")
    assert set(skipped(reads)) == {"corpus.jsonl:3", "queries.jsonl", "test.tsv"}
