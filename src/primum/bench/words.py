"""BM25 alone over 200,000 generated passages, beside tantivy in the same run."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from primum.app import App
from primum.bench.ground import SEED, Ground, real_questions
from primum.bench.result import Cell, Result, Table, quantile
from primum.errors import Unavailable
from primum.model import Block, BlockKind, Document, Query, Source

PASSAGES = 200_000
BATCH = 10_000
QUESTIONS = 200
K = 10
FIGURES = ((0, 0.5), (0, 0.95), (1, 0.5))
"""Clock (0) or processor (1), and which quantile."""
_WORD = re.compile(r"[a-z]+")


def measure(ground: Ground) -> Result:
    """Milliseconds per query, both engines warm, on one thread of questions, k = 10, ids fetched."""
    texts = list(passages(ground, PASSAGES))
    queries = [q.text for q in real_questions(ground, QUESTIONS)]
    app = _library(ground, texts)
    other = _tantivy(ground.folder("words") / "tantivy", texts)
    ours, theirs = _times(queries, lambda q: app.search(Query(q, k=K, dense=0.0, prior=False)), other)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(round(quantile([ms[side] for ms in times], share), 2) for side, share in FIGURES))
        for name, times in (("primum", ours), ("tantivy", theirs))
    )
    clock, processor = (
        quantile([ms[side] for ms in ours], 0.5) / max(1e-9, quantile([ms[side] for ms in theirs], 0.5))
        for side in (0, 1)
    )
    return Result(
        "words",
        (Table(("engine", "p50 ms", "p95 ms", "p50 processor ms"), rows),),
        {"ratio_of_medians": round(clock, 2), "ratio_of_processor_medians": round(processor, 2)},
        (f"{len(texts):,} generated passages, {len(queries)} real questions, k = {K}, the two engines by turns",),
    )


def passages(ground: Ground, count: int) -> Iterator[str]:
    """Texts of the length of real passages, words drawn as often as MedlinePlus and SciFact use them."""
    counts: Counter[str] = Counter()
    for name in ("guidelines/medlineplus_documents.jsonl.gz", "scifact/corpus.jsonl.gz"):
        for row in ground.rows(name):
            counts.update(_WORD.findall(str(row["text"]).lower()))
    known = np.array(sorted(counts))
    share = np.array([counts[word] for word in known], float)
    chance = np.random.default_rng(SEED)
    for start in range(0, count, BATCH):
        lengths = np.clip(chance.lognormal(4.4, 0.5, min(BATCH, count - start)), 8, 400).astype(int)
        drawn = chance.choice(known, lengths.sum(), p=share / share.sum())
        for part in np.split(drawn, np.cumsum(lengths)[:-1]):
            yield " ".join(part) + "."


def _library(ground: Ground, texts: Sequence[str]) -> App:
    folder = ground.folder("words")
    made = folder / f"made-{PASSAGES}"
    if not made.exists():
        shutil.rmtree(folder / "library", ignore_errors=True)
        app = ground.fill(folder / "library", [], encoder=False)
        for start in range(0, len(texts), BATCH):
            app.library.add([_document(n, texts[n]) for n in range(start, min(start + BATCH, len(texts)))])
            ground.say(f"{start + BATCH:,} passages in the library")
        app.library.compact()
        made.touch()
    return ground.app(folder / "library", encoder=False)


def _document(number: int, text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Document(f"made:{number}", Source(title=f"Made {number}"), text, (block,))


def _tantivy(folder: Path, texts: Sequence[str]) -> Callable[[str], Any]:
    try:
        import tantivy
    except ImportError:
        raise Unavailable("this bench compares with tantivy: pip install tantivy") from None
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    builder.add_integer_field("number", stored=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(heap_size=256_000_000, num_threads=1)
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[Any]:
        query, _ = index.parse_query_lenient(" ".join(_WORD.findall(text.lower())), ["text"])
        return [searcher.doc(address).to_dict() for _, address in searcher.search(query, K, count=False).hits]

    return search


def _times(queries: Sequence[str], *engines: Callable[[str], Any]) -> list[list[tuple[float, float]]]:
    """Milliseconds (by the clock, of the processor) of every query in every engine, by turns, after some to warm up."""
    spent: list[list[tuple[float, float]]] = [[] for _ in engines]
    order = random.Random(SEED).sample(list(queries), len(queries))
    for text in order[:20]:
        for engine in engines:
            engine(text)
    for text in order:
        for times, engine in zip(spent, engines, strict=True):
            start, worked = time.perf_counter(), time.process_time()
            engine(text)
            times.append(((time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000))
    return spent
