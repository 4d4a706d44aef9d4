"""Whether Primum declines what its library cannot answer, and answers what it can.

A hundred pages are drawn, and one question of each. From a copy of the library everything is removed that is about
their subjects; the questions are asked of the copy. A hundred other pages' questions are asked of the library as it is.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from primum.app import App
from primum.bench.ground import SEED, Ground
from primum.bench.result import Cell, Result, Table
from primum.errors import Unavailable
from primum.model import BlockKind, Document, Outcome, Question, Source

PAGES = 100
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page that answers `question`; `names` are those of its subject."""

    document: str
    question: str
    names: tuple[str, ...]


def measure(ground: Ground) -> Result:
    """How many of 100 questions are declined once their subject is gone, and how many of 100 others are answered."""
    app = ground.development()
    pages = draw(app, 2 * PAGES)
    gone, held = pages[:PAGES], pages[PAGES:]
    without = ground.app(_copy(app, ground.folder("decline") / "library"))
    removed = without.library.remove(sorted(about(gone, without.library.sources())))
    ground.say(f"removed {len(removed):,} documents on {len(gone)} subjects")
    asked_gone = [(page, without.ask(Question(page.question))) for page in gone]
    asked_held = [(page, app.ask(Question(page.question))) for page in held]
    counts = [Counter(str(answer.outcome) for _, answer in asked) for asked in (asked_gone, asked_held)]
    names = ("subject removed", "subject held")
    rows: list[tuple[Cell, ...]] = [
        (name, *(count[str(o)] for o in Outcome)) for name, count in zip(names, counts, strict=True)
    ]
    wrong = [("removed", p.question, str(a.outcome)) for p, a in asked_gone if a.outcome is not Outcome.DECLINED]
    wrong += [("held", p.question, str(a.outcome)) for p, a in asked_held if a.outcome is not Outcome.ANSWERED]
    return Result(
        "decline",
        (
            Table(("questions", *(str(o) for o in Outcome)), tuple(rows)),
            Table(("subject", "question", "outcome"), tuple(wrong), title="Otherwise than wished"),
        ),
        {"declined_of_removed": counts[0]["declined"], "answered_of_held": counts[1]["answered"]},
    )


def draw(app: App, count: int) -> list[Page]:
    """Pages of distinct subjects with one of their questions each, in a fixed order."""
    ids = [id for id, _ in app.library.sources() if id.startswith("medquad:")]
    chance = random.Random(SEED)
    found: dict[str, Page] = {}
    for id in chance.sample(ids, len(ids)):
        document = app.document(id)
        questions = _questions(document)
        subject = plain(document.source.title)
        if questions and len(document.text) > 400 and not any(overlaps(subject, other) for other in found):
            names = tuple(dict.fromkeys(plain(n) for n in (document.source.title, *document.source.subjects)))
            found[subject] = Page(id, chance.choice(questions), names)
        if len(found) == count:
            return list(found.values())
    raise Unavailable(f"the library has only {len(found)} MedQuAD pages of distinct subjects; {count} are needed")


def about(pages: Iterable[Page], sources: Iterable[tuple[str, Source]]) -> set[str]:
    """Ids of all documents whose title or subjects name what one of the pages is about."""
    names = [name for page in pages for name in page.names if name]
    pattern = re.compile(
        r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?:s|es)?\b"
    )
    return {id for id, s in sources if any(pattern.search(plain(named)) for named in (s.title, *s.subjects))}


def plain(name: str) -> str:
    """A name in small letters, without what stands in brackets."""
    return " ".join(_BRACKETS.sub("", name).lower().split())


def overlaps(one: str, other: str) -> bool:
    """Whether one name is a part of the other."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _questions(document: Document) -> list[str]:
    texts: Iterator[str] = (document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.QUESTION)
    return [" ".join(t.split()).rstrip(" ?") + "?" for t in texts]


def _copy(app: App, target: Path) -> Path:
    source = Path(app.config.library)
    if not source.is_dir():
        raise Unavailable(f"this bench copies its library, so it must be a folder here, not {app.config.library}")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target
