"""Whether Primum declines what its library cannot answer, and answers what it can.

A hundred pages are drawn, and one question of each. From a copy of the library everything is removed that is about
their subjects; the questions are asked of the copy. A hundred other pages' questions are asked of the library as it is.

The curve: were only the questions answered whose articles are the surest, what share of these had no subject in the
library, so that their articles answer something else.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from primum.app import App
from primum.bench.ground import SEED, Ground
from primum.bench.result import Cell, Result, Table
from primum.errors import Unavailable
from primum.model import BlockKind, Document, Outcome, Question, Source

PAGES = 100
_LITTLE = frozenset(("of", "the", "and", "in", "a", "with", "to", "for", "or", "by", "type", "disease", "syndrome"))
_JOINED = frozenset(("and", "for", "in", "list"))
"""Titles with these name two subjects, or none: "Diabetes and Pregnancy" is answered by what is left on diabetes."""
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
    removed = without.library.remove(sorted(about(gone, dict(without.library.sources()))))
    ground.say(f"removed {len(removed):,} documents on {len(gone)} subjects")
    answers = {
        "subject removed": [(page, without.ask(Question(page.question))) for page in gone],
        "subject held": [(page, app.ask(Question(page.question))) for page in held],
    }
    counts = {name: Counter(a.outcome for _, a in asked) for name, asked in answers.items()}
    rows: list[tuple[Cell, ...]] = [(n, *(count[outcome] for outcome in Outcome)) for n, count in counts.items()]
    columns = ("questions", *(str(outcome) for outcome in Outcome))
    wished = {"subject removed": Outcome.DECLINED, "subject held": Outcome.ANSWERED}
    wrong = tuple(
        (name, page.question, str(answer.outcome), "; ".join(e.source.title for e in answer.references[:3]))
        for name, asked in answers.items()
        for page, answer in asked
        if answer.outcome is not wished[name]
    )
    sure = sorted(
        ((app.confidence(answer), name == "subject removed") for name, asked in answers.items() for _, answer in asked),
        reverse=True,
    )
    failures = Table(("subject", "question", "outcome", "leans on"), wrong, title="Otherwise than wished")
    return Result(
        "decline",
        (Table(columns, tuple(rows)), Table(("coverage", "risk"), curve(sure), title="Declining"), failures),
        {name.replace(" ", "_"): counts[name][outcome] for name, outcome in wished.items()},
    )


def curve(sure: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Rows (coverage, risk), both 0..1, of articles with their confidence, the surest first, and whether they are wrong
    (El-Yaniv and Wiener, 2010). Of articles that are equally sure, all or none are counted; those without any
    confidence, which are none, end it."""
    ends = [n for n, (held, _) in enumerate(sure, start=1) if held and (n == len(sure) or sure[n][0] < held)]
    return tuple((round(end / len(sure), 4), round(sum(wrong for _, wrong in sure[:end]) / end, 4)) for end in ends)


def draw(app: App, count: int) -> list[Page]:
    """Pages of distinct, single subjects with one of their questions each, in a fixed order."""
    ids = [id for id, _ in app.library.sources() if id.startswith("medquad:")]
    chance = random.Random(SEED)
    found: dict[str, Page] = {}
    for id in chance.sample(ids, len(ids)):
        document = app.document(id)
        questions = _questions(document)
        subject = plain(document.source.title)
        single = not _JOINED & set(subject.split())
        if questions and single and len(document.text) > 400 and not any(overlaps(subject, other) for other in found):
            names = tuple(dict.fromkeys(plain(n) for n in (document.source.title, *document.source.subjects)))
            found[subject] = Page(id, chance.choice(questions), names)
        if len(found) == count:
            return list(found.values())
    raise Unavailable(f"the library has only {len(found)} MedQuAD pages of distinct subjects; {count} are needed")


def about(pages: Iterable[Page], sources: Mapping[str, Source]) -> set[str]:
    """Ids of all documents whose title or subjects name what one of the pages is about, its words in whatever order.

    Names count that other documents of the same title give their subject, too: the page "Heart Attack" of one publisher
    has no synonyms, that of another has "myocardial infarction"."""
    own = {plain(name) for page in pages for name in page.names}
    others = {plain(s.title): s.subjects for s in sources.values() if plain(s.title) in own}
    wanted = {words(name) for name in (*own, *(n for names in others.values() for n in names)) if len(plain(name)) > 3}
    one_word = {next(iter(w)) for w in wanted if len(w) == 1}
    many = [w for w in wanted if len(w) > 1]
    found = set()
    for id, source in sources.items():
        named = [words(name) for name in (source.title, *source.subjects)]
        if any(n & one_word or any(w <= n for w in many) for n in named):
            found.add(id)
    return found


def words(name: str) -> frozenset[str]:
    """The words of a name, without endings (symmetric, symmetrical) and little words."""
    found = (w.removesuffix("s")[:8] for w in re.findall(r"[a-z0-9]+", plain(name)))
    return frozenset(w for w in found if w not in _LITTLE)


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
