"""Evidence appraised: kinds read from texts whose kind is known, and the cells of the table of evidence.

The rules were written while looking at the half of each set whose ids hash to an even number; figures are of the other
half, of texts alone, without their metadata.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from primum.app.appraising import read, read_kind, study_of
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table
from primum.model import Document, Kind, Source, Study
from primum.text.outline import outline
from primum.text.terms import stems

HALF = 0.4
"""Share of the words of an intervention, of its comparator or of an outcome that a cell must have to be right."""
_OBSERVED = frozenset(
    f"{how} Studies"
    for how in (
        "Retrospective",
        "Cohort",
        "Case-Control",
        "Cross-Sectional",
        "Longitudinal",
        "Prospective",
        "Follow-Up",
    )
)
_TITLED = re.compile(r"[:,-]?[^:]*randomi[sz]ed.*$", re.IGNORECASE)
_PEOPLE = ("METHOD", "PATIENT", "PARTICIPANT", "DESIGN", "SETTING", "SUBJECT", "POPULATION", "RESULT")
_FINDINGS = ("RESULT", "FINDING", "CONCLU")


def measure(ground: Ground) -> Result:
    """Kinds by what they are known to be, and shares of cells that are right."""
    articles = [d for d in read([ground.path("jats/evidence_inference_nxml.zip")]) if _held_out(d.id)]
    abstracts: dict[str, Any] = json.loads(ground.path("pubmedqa/pqal_dev500.json").read_text(encoding="utf-8"))
    kinds, figures = _kinds(ground, articles, abstracts)
    cells, more = _cells(ground, articles, abstracts)
    notes = ("rules written on the other half of each set", "n: fifty read by a person, see docs/appraisal.md")
    return Result("appraisal", (kinds, cells), figures | more, notes)


def _kinds(ground: Ground, articles: list[Document], abstracts: dict[str, Any]) -> tuple[Table, dict[str, Cell]]:
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind, document in _of_known_kind(ground, articles, abstracts):
        told[f"{name}|{kind}"][read_kind(document).value] += 1
    shown = [kind.value for kind in Kind if any(counts[kind.value] for counts in told.values())]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*key.split("|"), sum(c.values()), *(c[k] for k in shown)) for key, c in told.items()
    )
    named = sum(n for counts in told.values() for kind, n in counts.items() if kind != "other")
    right = sum(counts[key.split("|")[1]] for key, counts in told.items() if not key.endswith("|other"))
    table = Table(("texts", "known as", "number", *shown), rows, title="Kinds read from texts")
    return table, {"kinds_precision": round(right / max(1, named), 3)}


def _of_known_kind(
    ground: Ground, articles: list[Document], abstracts: dict[str, Any]
) -> Iterator[tuple[str, str, Document]]:
    """(set, kind, document without its metadata) of the half that was not looked at."""
    for d in articles:
        if not re.search("protocol|rationale", d.source.title, re.IGNORECASE):
            yield "Evidence Inference", "trial", replace(d, source=Source(title=_TITLED.sub("", d.source.title)))
    for id, row in abstracts.items():
        text = " ".join([*row["CONTEXTS"], row["LONG_ANSWER"]])
        if _held_out(id) and _OBSERVED & set(row["MESHES"]) and "andomi" not in text:
            yield "PubMedQA, by MeSH", "observational", _plain(id, text, row["QUESTION"])
    for row in ground.rows("plain_language/cochrane_pls_val.jsonl.gz"):
        if _held_out(row["doi"]):
            yield "Cochrane abstracts", "systematic_review", _plain(row["doi"], row["abstract"])
    for d in read([ground.path("guidelines/nigeria_stg2022_md.zip")]):
        if _held_out(d.id):
            yield "guidelines, publisher taken away", "other", replace(d, source=Source(title=d.source.title))


def _cells(ground: Ground, articles: list[Document], abstracts: dict[str, Any]) -> tuple[Table, dict[str, Cell]]:
    prompts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in ground.rows("jats/evidence_inference_labels.jsonl.gz"):
        prompts[row["pmcid"]].append(row)
    labelled = [(prompts[d.source.pmcid], study_of(d)) for d in articles if d.source.pmcid in prompts]
    rows = [
        _share("Evidence Inference: compared, both sides named", labelled, "comparison", _names_both),
        _share("Evidence Inference: found, an outcome asked for", labelled, "finding", _names_outcome),
    ]
    flat = [
        (_sections(row), study_of(_plain(id, _joined(row), kind=Kind.OBSERVATIONAL))) for id, row in abstracts.items()
    ]
    rows.append(_share("PubMedQA: studied, in methods or results", flat, "population", _within(_PEOPLE)))
    rows.append(_share("PubMedQA: found, in results or conclusion", flat, "finding", _within(_FINDINGS)))
    table = Table(("cells", "texts", "told", "right", "share"), tuple(rows), title="Cells of the table of evidence")
    return table, {str(row[0]): row[4] for row in rows}


def _share(name: str, given: list[tuple[Any, Study]], cell: str, is_right: Any) -> tuple[Cell, ...]:
    told = [(truth, getattr(study, cell)) for truth, study in given if getattr(study, cell) is not None]
    right = sum(bool(is_right(truth, quote)) for truth, quote in told)
    return name, len(given), len(told), right, round(right / max(1, len(told)), 3)


def _names_both(prompts: Iterable[dict[str, Any]], cell: Any) -> bool:
    return any(_held(p["intervention"], cell) and _held(p["comparator"], cell) for p in prompts)


def _names_outcome(prompts: Iterable[dict[str, Any]], cell: Any) -> bool:
    return any(_held(p["outcome"], cell) or " ".join(p["evidence"].split()) in cell.quote for p in prompts)


def _within(labels: tuple[str, ...]) -> Any:
    def is_right(sections: list[tuple[int, str]], cell: Any) -> bool:
        label = [name for start, name in sections if start <= cell.start][-1]
        return any(part in label for part in labels)

    return is_right


def _held(words: str, cell: Any) -> bool:
    wanted = set(stems(words.replace("&nbsp;", " ")))
    return len(wanted & set(stems(cell.quote))) >= HALF * max(1, len(wanted))


def _sections(row: dict[str, Any]) -> list[tuple[int, str]]:
    starts, at = [], 0
    for text in row["CONTEXTS"]:
        starts.append(at)
        at += len(text) + 1
    return [*zip(starts, row["LABELS"], strict=True), (at, "CONCLUSION")]


def _joined(row: dict[str, Any]) -> str:
    return " ".join([*row["CONTEXTS"], row["LONG_ANSWER"]])


def _plain(id: str, text: str, title: str = "", *, kind: Kind = Kind.OTHER) -> Document:
    return Document(id, Source(title=title, kind=kind), text, outline(text))


def _held_out(id: str) -> bool:
    return hashlib.sha256(id.encode()).digest()[0] % 2 == 1
