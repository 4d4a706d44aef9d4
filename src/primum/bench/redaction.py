"""Identifiers found in synthetic texts with marked spans (Presidio research), by kind.

An identifier counts as found where half of it is masked. Precision is of spans called name or address: those
that meet a person, a street address or a postal code. Seven eighths of the templates, drawn by a hash, served to
develop the rules; the last eighth did not at first, and is reported apart. Its telephone numbers have been looked at
since.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from primum.app import safety
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table

_FORMS = ("PHONE_NUMBER", "EMAIL_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "US_SSN", "US_DRIVER_LICENSE", "IP_ADDRESS")
_PEOPLE = ("PERSON", "STREET_ADDRESS", "ZIP_CODE")
MOST_LISTED = 25
"""Missed identifiers that are listed, of each share of the texts."""


def measure(ground: Ground) -> Result:
    """Recall by kind, and precision of names and addresses."""
    with gzip.open(ground.path("safety/presidio_synth.json.gz"), "rt", encoding="utf-8") as file:
        texts = json.load(file)
    tables, figures = [], {}
    missed: list[tuple[Cell, ...]] = []
    for name, held in (("developed on", False), ("held out", True)):
        some = [t for t in texts if _is_held_out(t) is held]
        rows, found = _scored(some)
        tables.append(Table(("kind", "marked", "found", "share"), rows, title=f"Texts {name}"))
        missed += [(name, *row) for row in _missed(some)[:MOST_LISTED]]
        figures.update({f"{key}_{name.replace(' ', '_')}": value for key, value in found.items()})
    tables.append(Table(("texts", "kind", "identifier"), tuple(missed), title=f"Missed (first {MOST_LISTED} of each)"))
    return Result(
        "redact",
        tuple(tables),
        figures,
        (
            "the texts are synthetic; their names come from a generator",
            "five telephone numbers missed in the last eighth were looked at, and the rules changed",
        ),
    )


def _is_held_out(text: dict[str, Any]) -> bool:
    return int(hashlib.sha256(str(text["template_id"]).encode()).hexdigest(), 16) % 8 == 7


def _scored(texts: list[dict[str, Any]]) -> tuple[tuple[tuple[Cell, ...], ...], dict[str, Cell]]:
    marked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    said = right = 0
    for text in texts:
        spans = safety.redact(text["full_text"]).spans
        for gold in text["spans"]:
            start, end = gold["start_position"], gold["end_position"]
            marked[gold["entity_type"]] += 1
            found[gold["entity_type"]] += _is_found(start, end, ((s.start, s.end) for s in spans))
        for span in spans:
            if span.kind in {"name", "address"}:
                said += 1
                right += any(
                    g["entity_type"] in _PEOPLE and g["start_position"] < span.end and span.start < g["end_position"]
                    for g in text["spans"]
                )
    groups = (("with a form", _FORMS), ("names and addresses", _PEOPLE))
    shares = {name: _share(sum(found[k] for k in kinds), sum(marked[k] for k in kinds)) for name, kinds in groups}
    rows: list[tuple[Cell, ...]] = [(k, marked[k], found[k], _share(found[k], marked[k])) for k in (*_FORMS, *_PEOPLE)]
    rows += [(n, sum(marked[k] for k in ks), sum(found[k] for k in ks), shares[n]) for n, ks in groups]
    rows.append(("names and addresses, precision", said, right, _share(right, said)))
    figures: dict[str, Cell] = {"form_recall": shares["with a form"], "people_recall": shares["names and addresses"]}
    return tuple(rows), {**figures, "people_precision": _share(right, said)}


def _is_found(start: int, end: int, masked: Iterable[tuple[int, int]]) -> bool:
    """Whether half of it, at least, is masked."""
    return 2 * sum(max(0, min(end, last) - max(start, first)) for first, last in masked) >= end - start


def _missed(texts: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """(kind, identifier) of those that count and were not found."""
    found = []
    for text in texts:
        masked = [(s.start, s.end) for s in safety.redact(text["full_text"]).spans]
        for gold in text["spans"]:
            start, end = gold["start_position"], gold["end_position"]
            if gold["entity_type"] in (*_FORMS, *_PEOPLE) and not _is_found(start, end, masked):
                found.append((gold["entity_type"], text["full_text"][start:end]))
    return found


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
