"""JSON lines that the command line reads and writes: questions in; documents and search hits out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from primum.errors import Invalid
from primum.model import Audience, Document, Hit, Question


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A row of `q.jsonl`. `passages`, where given, are (id, text) pairs and the only texts to answer from."""

    id: str
    question: Question
    passages: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class PairRow:
    """A row of `pairs.jsonl`: a claim, and the texts of the passages that it is to be judged on."""

    id: str
    claim: str
    evidence: tuple[str, ...]


def read_pairs(lines: Iterable[bytes], name: str) -> Iterator[PairRow | Invalid]:
    """Every row in order; a bad one as an Invalid that names the file and the line. Empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _pair(_object(line))
        except Invalid as error:
            yield Invalid(f"{name}, line {number}: {error}")


def read_questions(lines: Iterable[bytes], *, name: str, audience: Audience) -> Iterator[QuestionRow | Invalid]:
    """Every row in order; a bad one as an Invalid that names the file and the line. Empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _question(_object(line), audience)
        except Invalid as error:
            yield Invalid(f"{name}, line {number}: {error}")


def document_row(document: Document, *, text: bool = True) -> dict[str, Any]:
    """A document as a row of `library export`: "document" is its id, "blocks" are offsets into its text."""
    source = asdict(document.source)
    head = {"document": document.id, "kind": source.pop("kind").value, "title": source.pop("title")}
    body = {"text": document.text} if text else {"characters": len(document.text)}
    blocks = [{**asdict(b), "kind": b.kind.value} for b in document.blocks]
    return {**head, **body, **source, "year": document.source.year, "hash": document.content_hash, "blocks": blocks}


def hits_row(id: str, hits: Sequence[Hit]) -> dict[str, Any]:
    """A row of `run.jsonl`."""
    found = [{"document": h.passage.document, "passage": h.passage.id, "score": round(h.score, 6)} for h in hits]
    return {"_id": id, "hits": found}


def hit_row(hit: Hit) -> dict[str, Any]:
    """A hit with all that a reader wants to see of it: `primum search --json`."""
    passage, source = hit.passage, hit.source
    return {
        "document": passage.document,
        "passage": passage.id,
        "score": round(hit.score, 6),
        "words": round(hit.words, 6),
        "cosine": round(hit.cosine, 6),
        "kind": source.kind.value,
        "title": source.title,
        "publisher": source.publisher,
        "year": source.year,
        "url": source.url,
        "headings": list(passage.headings),
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Invalid(f"not UTF-8 text (byte {error.start})") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise Invalid(f"not JSON ({error})") from None
    if not isinstance(row, dict):
        raise Invalid("not a JSON object")
    if b"\\u" in line and not is_text(json.dumps(row, ensure_ascii=False)):
        raise Invalid("it holds half a surrogate pair, which is no character")
    return row


def is_text(text: str) -> bool:
    """Whether every character of a text is one: JSON can name halves of them, which nothing can write."""
    return not any("\ud800" <= c <= "\udfff" for c in text)


def _pair(row: Mapping[str, Any]) -> PairRow:
    id = _id(row)
    claim, evidence = row.get("claim"), row.get("evidence")
    if not isinstance(claim, str) or not claim.strip():
        raise Invalid(f'row {id}: it needs a "claim", a text')
    texts = [evidence] if isinstance(evidence, str) else evidence
    if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
        raise Invalid(f'row {id}: it needs an "evidence", a text or a list of texts')
    if not any(t.strip() for t in texts):
        raise Invalid(f"row {id}: its evidence is empty")
    return PairRow(id, claim, tuple(texts))


def _id(row: Mapping[str, Any]) -> str:
    id = row.get("_id")
    if isinstance(id, bool) or not isinstance(id, str | int) or id == "":
        raise Invalid('it needs an "_id", a string')
    return str(id)


def _question(row: Mapping[str, Any], audience: Audience) -> QuestionRow:
    id = _id(row)
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Invalid(f'row {id}: it needs a "text", in words')
    reader = row.get("audience") or audience
    if reader not in set(Audience):
        raise Invalid(f'row {id}: "audience" is {reader!r}; it must be one of {", ".join(Audience)}')
    return QuestionRow(id, Question(text, Audience(reader)), _passages(row.get("passages"), id))


def _passages(given: Any, row: str) -> tuple[tuple[str, str], ...] | None:
    if given is None:
        return None
    if not isinstance(given, list):
        raise Invalid(f'row {row}: "passages" must be a list of {{"id", "text"}}')
    found: dict[str, str] = {}
    for number, passage in enumerate(given, start=1):
        id = passage.get("id", passage.get("_id")) if isinstance(passage, dict) else None
        text = passage.get("text") if isinstance(passage, dict) else None
        if isinstance(id, bool) or not isinstance(id, str | int) or not str(id).strip() or not isinstance(text, str):
            raise Invalid(f'row {row}: passage {number} needs an "id" and a "text"')
        if not text.strip():
            raise Invalid(f"row {row}: passage {id} has no text")
        if found.setdefault(str(id).strip(), text) != text:
            raise Invalid(f"row {row}: two passages with other texts have the id {id}")
    return tuple(found.items())
