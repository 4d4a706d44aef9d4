"""Labelled pairs of claim and evidence from the development data, in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from primum.bench.ground import Ground

SUPPORTS, REFUTES, NEUTRAL, NOT = "supports", "refutes", "neutral", "not_supported"
"""Labels. NOT is everything that is not supported, undivided, as two-way sets have it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the texts it is judged on, and what people said of it. Pairs of one `group` share claim or document."""

    id: str
    claim: str
    evidence: tuple[str, ...]
    label: str
    group: str


def healthver(ground: Ground) -> Iterator[Pair]:
    """Claims about COVID-19 from search results, each with a sentence or two of an abstract (HealthVer, dev)."""
    return _plain(ground, "support/healthver_dev.jsonl.gz", "topic")


def scifact(ground: Ground) -> Iterator[Pair]:
    """Claims written by experts, each with the whole abstract that it cites (SciFact, train)."""
    abstracts = {row["_id"]: (row["title"], row["text"]) for row in ground.rows("scifact/corpus.jsonl.gz")}
    for row in ground.rows("scifact/claims_train.jsonl.gz"):
        labels = {str(e["doc_id"]): e["label"] for e in row["evidence"]}
        for document in map(str, row["cited_doc_ids"]):
            label = {"SUPPORT": SUPPORTS, "CONTRADICT": REFUTES}.get(labels.get(document, ""), NEUTRAL)
            text = "\n".join(abstracts[document])
            yield Pair(f"{row['id']}-{document}", row["claim"], (text,), label, document)


def scifact_sentences(ground: Ground) -> Iterator[Pair]:
    """The same claims, each with the sentences that its annotators marked; those without any are left out."""
    for row in ground.rows("scifact/claims_train.jsonl.gz"):
        for number, given in enumerate(row["evidence"]):
            label = {"SUPPORT": SUPPORTS, "CONTRADICT": REFUTES}[given["label"]]
            document = str(given["doc_id"])
            yield Pair(f"{row['id']}-{document}-{number}", row["claim"], (" ".join(given["text"]),), label, document)


def expertqa(ground: Ground) -> Iterator[Pair]:
    """Sentences that language models wrote, rated by physicians and other experts (ExpertQA, medical, half)."""
    return _plain(ground, "support/expertqa_medical.jsonl.gz", "question")


def attributionbench(ground: Ground) -> Iterator[Pair]:
    """Sentences of language models on any subject (AttributionBench, dev)."""
    return _plain(ground, "support/attributionbench_dev.jsonl.gz", "question")


def covidfact(ground: Ground) -> Iterator[Pair]:
    """Headlines about COVID-19, and machine-made counter-claims that differ in a word (CovidFact)."""
    return _plain(ground, "support/covidfact.jsonl.gz", "url")


def nli4ct(ground: Ground) -> Iterator[Pair]:
    """Statements on one or two trials, each with the lines of their records that bear on it (NLI4CT, train)."""
    for row in ground.rows("support/nli4ct_train.jsonl.gz"):
        records: dict[str, list[str]] = {}
        for line in row["gold_evidence"]:
            records.setdefault(line["trial"], []).append(line["text"])
        evidence = tuple("\n".join(lines) for lines in records.values())
        yield Pair(row["id"], row["claim"], evidence, row["label"], "+".join(records))


def _plain(ground: Ground, path: str, group: str) -> Iterator[Pair]:
    for row in ground.rows(path):
        yield _pair(row, str(row.get(group) or row["id"]))


def _pair(row: dict[str, Any], group: str) -> Pair:
    return Pair(row["id"], row["claim"], (row["evidence"],), row["label"], group)


SETS: dict[str, Callable[[Ground], Iterator[Pair]]] = {
    "healthver": healthver,
    "scifact": scifact,
    "scifact_sentences": scifact_sentences,
    "expertqa": expertqa,
    "attributionbench": attributionbench,
    "covidfact": covidfact,
    "nli4ct": nli4ct,
}
"""Every set by its name."""
