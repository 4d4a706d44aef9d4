"""nDCG@10 of the library's search beside the same idea in independent code: bm25s and the encoder, min-max fused."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from primum.app import App, Supply
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table
from primum.errors import Unavailable
from primum.model import Query
from primum.ports import Encoder

K = 10
SHORT, RAMBLING, LONG = 0.4, 0.6, 25
"""Weights of the dense side that a search chooses for questions of up to LONG words, and for longer ones."""
DEPTH = 100
"""How many of each side the independent code fuses."""
SETS = {
    "scifact train": ("scifact", "queries_train.jsonl", "train.tsv"),
    "nfcorpus dev": ("nfcorpus", "queries_dev.jsonl", "dev.tsv"),
}
Floats = NDArray[np.float32]


def measure(ground: Ground) -> Result:
    """nDCG@10 of both on both sets; the corpora are encoded once, about five minutes each on two cores."""
    rows, figures = [], {}
    without: list[tuple[Cell, ...]] = []
    for name, (folder, queries, qrels) in SETS.items():
        ours, words, dense, fused, asked, less = _compare(ground, folder, queries, qrels)
        without += [(name, part, value, value - ours) for part, value in less.items()]
        rows.append((name, asked, ours, fused, words, dense))
        figures[f"{folder}_primum"] = round(ours, 4)
        figures[f"{folder}_independent"] = round(fused, 4)
    columns = ("set", "queries", "primum", "independent, fused", "bm25s alone", "encoder alone")
    return Result(
        "retrieval",
        (
            Table(columns, tuple(rows)),
            Table(("set", "ranking without", "nDCG@10", "change"), tuple(without), title="Ablations"),
        ),
        dict(figures),
        ("nDCG@10; prior off; best passage of each document",),
    )


def _compare(
    ground: Ground, folder: str, queries: str, qrels: str
) -> tuple[float, float, float, float, int, dict[str, float]]:
    app = ground.fill(ground.folder(folder) / "library", [([ground.path(f"{folder}/corpus.jsonl.gz")], Supply())])
    judged = judgements(ground, f"{folder}/qrels/{qrels}")
    asked = {str(r["_id"]): str(r["text"]) for r in ground.rows(f"{folder}/{queries}") if str(r["_id"]) in judged}
    rows = ground.rows(f"{folder}/corpus.jsonl.gz")
    corpus = {str(r["_id"]): f"{r.get('title', '')}\n{r['text']}".strip() for r in rows}
    encoder = app.encoder
    assert encoder is not None, "ground.fill demands one"
    ids = list(corpus)
    words = _bm25s(list(corpus.values()))
    vectors = _vectors(ground, folder, list(corpus.values()), encoder)
    ranked: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for id, text in asked.items():
        sparse, dense = words(text), vectors @ encoder.encode([text])[0]
        ranked["words"][id] = _best(ids, sparse)
        ranked["dense"][id] = _best(ids, dense)
        ranked["fused"][id] = _best(ids, (_scaled(sparse) + _scaled(dense)) / np.float32(2))
        ranked["ours"][id] = [h.passage.document for h in app.search_documents(text, k=K)]
    scores = [mean_ndcg(ranked[side], judged) for side in ("ours", "words", "dense", "fused")]
    less = {
        part: mean_ndcg({id: _without(app, text, part) for id, text in asked.items()}, judged) for part in ABLATIONS
    }
    return scores[0], scores[1], scores[2], scores[3], len(asked), less


ABLATIONS = ("feedback", "vectors", "words")
"""What a search does without, for comparison."""


def _without(app: App, text: str, part: str) -> list[str]:
    """The best documents of a search that lacks one of its parts. A weight that the query sets rules feedback out."""
    usual = SHORT if len(text.split()) <= LONG else RAMBLING
    dense = {"vectors": 0.0, "words": 1.0, "feedback": usual}.get(part)
    hits = app.search(Query(text, k=4 * K, dense=dense, prior=False))
    return list(dict.fromkeys(h.passage.document for h in hits))[:K]


def judgements(ground: Ground, name: str) -> dict[str, dict[str, int]]:
    """Grades above 0 by query and document, from a BEIR relevance file."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    with ground.path(name).open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t"):
            if len(row) >= 3 and row[2].lstrip("-").isdigit() and int(row[2]) > 0:
                found[row[0]][row[1]] = int(row[2])
    return dict(found)


def mean_ndcg(ranked: Mapping[str, Sequence[str]], judged: Mapping[str, Mapping[str, int]], *, k: int = K) -> float:
    """Mean nDCG@k over the ranked queries, gain = grade, discount = log2(rank + 1) (Järvelin and Kekäläinen 2002, as
    trec_eval computes it)."""
    scores = []
    for query, documents in ranked.items():
        grades = judged[query]
        best = sum(g / math.log2(n + 1) for n, g in enumerate(sorted(grades.values(), reverse=True)[:k], start=1))
        got = sum(grades.get(d, 0) / math.log2(n + 1) for n, d in enumerate(documents[:k], start=1))
        scores.append(got / best)
    return sum(scores) / len(scores) if scores else 0.0


def _bm25s(texts: Sequence[str]) -> Callable[[str], Floats]:
    try:
        import bm25s
    except ImportError:
        raise Unavailable("this bench compares with bm25s: pip install bm25s") from None
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def tokens(many: list[str]) -> Any:
        return bm25s.tokenize(many, stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False)

    index = bm25s.BM25(k1=1.2, b=0.75)
    index.index(tokens(list(texts)), show_progress=False)
    return lambda text: np.asarray(index.get_scores(tokens([text])[0]), np.float32)


def _vectors(ground: Ground, folder: str, texts: list[str], encoder: Encoder) -> Floats:
    """Vectors of whole documents, kept between runs under the encoder's name."""
    kept = ground.folder(folder) / f"{encoder.name.replace('/', '_')}.npy"
    if not kept.exists():
        ground.say(f"encoding {len(texts):,} documents of {folder} for the independent code")
        parts = [encoder.encode(texts[start : start + 256]) for start in range(0, len(texts), 256)]
        np.save(kept, np.concatenate(parts))
    found: Floats = np.load(kept)
    return found


def _scaled(scores: Floats) -> Floats:
    """Min-max over the best DEPTH; what lies below counts as their least."""
    floor = np.partition(scores, -DEPTH)[-DEPTH] if len(scores) > DEPTH else scores.min()
    top = scores.max()
    spread = max(float(top - floor), 1e-9)
    scaled: Floats = np.clip((scores - floor) / np.float32(spread), np.float32(0), np.float32(1))
    return scaled


def _best(ids: Sequence[str], scores: Floats) -> list[str]:
    return [ids[i] for i in np.argsort(-scores, kind="stable")[:K] if scores[i] > 0]
