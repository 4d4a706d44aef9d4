"""How fast the store reads an article's page and takes a reviewer's act, on each engine."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from primum.app import storing
from primum.bench.ground import Ground
from primum.bench.postgres import serving
from primum.bench.result import Cell, Result, Table, quantile
from primum.board import (
    Article,
    Decision,
    Declaration,
    Event,
    Mark,
    Review,
    Revision,
    Signature,
    Stance,
    content_hash,
    instant,
)
from primum.canon import canonical
from primum.config import Config
from primum.model import State
from primum.ports import Shelf, Store

ARTICLES = 1000
CHARACTERS = 60_000
"""Length of a revision: that of an article with some forty claims, its quotes and what stands around them."""
ROUNDS = 500
THREADS = 16


def measure(ground: Ground) -> Result:
    """Milliseconds, median and 99th percentile, over a store of 1,000 approved articles."""
    rows: list[tuple[Cell, ...]] = []
    figures: dict[str, Cell] = {}
    with TemporaryDirectory() as folder, serving(durable=True) as server:
        for engine, database in (("SQLite", str(Path(folder) / "speed.db")), ("PostgreSQL", server.make("speed"))):
            ground.say(f"{engine}: writing {ARTICLES:,} articles")
            store, _ = storing.open_stores(Config(database=database))
            _fill(store)
            for what, act in _acts(store).items():
                median, worst = _timed(act)
                rows.append((engine, what, round(median, 3), round(worst, 3)))
                figures[f"{engine.lower()}_{what.partition(' ')[0]}_ms"] = round(median, 3)
            figures[f"{engine.lower()}_pages_per_second"] = round(_together(store))
            rows.append(
                (engine, f"pages a second, {THREADS} threads", figures[f"{engine.lower()}_pages_per_second"], "")
            )
            store.close()
    held = f"{ARTICLES:,} articles, revisions of {CHARACTERS:,} characters"
    note = f"{held}; a page is the article, its revision, signatures and reviews"
    return Result("store_speed", (Table(("engine", "what", "median ms", "99 % ms"), tuple(rows)),), figures, (note,))


def _fill(store: Store) -> None:
    at = instant()
    declared = Declaration(False, "None.", at)
    for number in range(ARTICLES):
        id = f"a{number}"
        content = f'{{"text":"{number} ' + "Rest helps a cramp. " * (CHARACTERS // 20) + '"}'
        text = Revision(
            id, 1, content, content_hash(content), "ana", at, documents=tuple(f"d{number % 97 + n}" for n in range(20))
        )
        page = Article(id, f"slug-{id}", "What helps?", f"Cramp {number}", State.APPROVED, "ana", at, at, approved=1)
        by = ("ben", "eva")
        reviews = [Review(id, 1, text.hash, who, Decision.APPROVE, declared, at) for who in by]
        signed = [Signature(id, 1, who, canonical({"article": id}), "c2ln" * 22, "k1", at) for who in by]
        store.record(Event("ana", "approved", f"article:{id}", at), page, text, *reviews, *signed)


def _page(store: Store, number: int) -> None:
    article = store.article_at(f"slug-a{number % ARTICLES}")
    store.revision(article.id, article.approved)
    store.signatures(article.id)
    store.reviews(article.id)


def _acts(store: Store) -> dict[str, Callable[[int], object]]:
    """What is timed, by name; each takes the number of its round."""
    at = instant()

    def mark(number: int) -> object:
        claim = Mark(f"a{number}", 1, "ben", f"c{number}", "h", Stance.AGREE, at)
        return store.record(Event("ben", "marked", f"article:a{number}", at), claim)

    def move(number: int) -> object:
        article = store.article(f"a{number}")
        moved = replace(article, state=State.UNDER_REVIEW)
        return store.record(Event("eva", "moved", f"article:{article.id}", at), moved)

    return {
        "page read": lambda number: _page(store, number * 7),
        "mark written": mark,
        "article moved (read, compared and set)": move,
        "queue of 50 read": lambda _: store.articles(Shelf(states=(State.APPROVED,))),
        "articles that cite a document found": lambda number: store.articles(Shelf(cites=(f"d{number % 97}",))),
        "words looked for in all articles": lambda number: store.articles(Shelf(words=f"cramp {number}")),
    }


def _timed(act: Callable[[int], object]) -> tuple[float, float]:
    took = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        act(number)
        took.append(1000 * (time.perf_counter() - start))
    return quantile(took, 0.5), quantile(took, 0.99)


def _together(store: Store) -> float:
    """Pages read a second by many threads at once."""
    start = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(lambda number: _page(store, number * 7), range(4 * ROUNDS)))
    return 4 * ROUNDS / (time.perf_counter() - start)
