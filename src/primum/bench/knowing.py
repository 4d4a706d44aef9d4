"""What each part of what Primum knows of evidence brings an answer: the same questions with it and without.

A question names the subject of a MedQuAD page by another of its names, where the page has one, and asks for one of its
sections in other words than the section's heading. It is right where the direct answer cites that section of that page,
or of another on the same subject; near where it cites another section of such a page. Questions of people are of pages
that hold a section on pregnancy, children or the old; right is what such a section, a page on them or a sentence that
names them says of the subject. Questions of treatment are of subjects
that a guideline, too, is about; right is the guideline.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from primum.app import App
from primum.bench.declining import about, draw, plain
from primum.bench.ground import SEED, Ground
from primum.bench.result import Cell, Result, Table
from primum.model import Answer, Block, BlockKind, Document, Kind, Question, Source

PAGES, PEOPLE, TREATED = 150, 40, 40
"""Most questions of each sort."""
SORTS = {
    "section": "by another name, of one section of a page",
    "people": "of pregnant women, children or the old",
    "guideline": "of treatment, where there is a guideline",
}
"""The sorts of questions, and what they are."""
PARTS = ("subject", "heading", "population", "kind")
"""What an answer does without, in turn."""
ASKED = {
    "causes": "Why does someone get {}?",
    "symptoms": "How does {} show itself?",
    "treatment": "What can be done about {}?",
    "diagnosis": "How do doctors find out that it is {}?",
    "prevention": "How can {} be avoided?",
    "prognosis": "What is to be expected with {}?",
    "inheritance": "Does {} run in families?",
    "risk_factors": "Who is more likely to get {}?",
    "complications": "What can {} lead to?",
}
"""Questions by the role of the section that answers them."""
OF_PEOPLE = {
    "pregnancy": ("{} in pregnancy", re.compile(r"pregnan", re.IGNORECASE)),
    "children": ("{} in children", re.compile(r"\bchildren\b|\bp(?:a)?ediatric", re.IGNORECASE)),
    "older_people": ("{} in older people", re.compile(r"\bolder\b|\belderly\b|\bgeriatric", re.IGNORECASE)),
}
"""Questions of people, and what the headings of sections on them say."""
_HEADS = (BlockKind.HEADING, BlockKind.QUESTION)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the documents on its subject, and the roles of the sections that answer it (none: any section)."""

    question: str
    documents: frozenset[str]
    roles: frozenset[str]


def measure(ground: Ground) -> Result:
    """Share of the questions of each sort that are answered from the right place, with everything and without each
    part. About three minutes."""
    app = ground.development()
    sources = dict(app.library.sources())
    sorts = {
        "section": list(_sections(app, sources)),
        "people": list(islice(_people(app, sources), PEOPLE)),
        "guideline": list(islice(_guidelines(sources), TREATED)),
    }
    rows: list[tuple[Cell, ...]] = []
    figures: dict[str, Cell] = {}
    for sort, asked in sorts.items():
        whole = _counted(app, asked, app.ask)
        for part in ("", *PARTS):
            found = whole if not part else _counted(app, asked, partial(app.ask_without, part))
            shares = [found[what] / len(asked) for what in ("right", "near", "declined")]
            change = (found["right"] - whole["right"]) / len(asked)
            rows.append((sort, len(asked), f"without {part}" if part else "everything", *shares, change))
            figures[f"{sort}_{part or 'everything'}"] = round(shares[0], 4)
        figures[f"{sort}_questions"] = len(asked)
    columns = ("questions of", "asked", "with", "right", "near", "declined", "change")
    return Result("knowing", (Table(columns, tuple(rows), title="Ablations of the answer"),), figures)


def _counted(app: App, asked: list[Asked], answer: Callable[[Question], Answer]) -> Counter[str]:
    """How many are "right", "near", of something "else", or "declined"."""
    return Counter(_found(app, one, answer(Question(one.question))) for one in asked)


def _found(app: App, asked: Asked, answer: Answer) -> str:
    if not answer.summary:
        return "declined"
    cited = [c for c in answer.summary[0].citations if c.document in asked.documents]
    if not cited:
        return "else"
    roles = {role for c in cited for role in _roles_at(app.document(c.document), c.start)}
    roles.update(
        people for c in cited for text in (c.quote, app.document(c.document).source.title) for people in _named(text)
    )
    return "right" if not asked.roles or roles & asked.roles else "near"


def _sections(app: App, sources: dict[str, Source]) -> Iterator[Asked]:
    chance = random.Random(SEED)
    for page in draw(app, PAGES):
        document = app.document(page.document)
        roles = sorted({b.role for b in document.blocks if b.kind in _HEADS and b.role in ASKED})
        if not roles:
            continue
        role = chance.choice(roles)
        title = document.source.title
        names = [n for n in document.source.subjects if plain(n) != plain(title)] or [title]
        yield Asked(ASKED[role].format(chance.choice(names)), frozenset(about([page], sources)), frozenset({role}))


def _people(app: App, sources: dict[str, Source]) -> Iterator[Asked]:
    chance = random.Random(SEED)
    ids = sorted(id for id, s in sources.items() if s.subjects and len(s.title.split()) <= 3)
    for id in chance.sample(ids, len(ids)):
        title = plain(sources[id].title)
        document = app.document(id)
        heads = [b for b in document.blocks if b.kind in _HEADS]
        held = sorted({people for b in heads for people in _people_of(document, b)} - set(_named(title)))
        if held:
            words = set(title.split())
            same = frozenset(i for i, s in sources.items() if words <= set(plain(s.title).split()))
            people = chance.choice(held)
            yield Asked(OF_PEOPLE[people][0].format(title), same, frozenset({people}))


def _named(text: str) -> Iterator[str]:
    return (people for people, (_, words) in OF_PEOPLE.items() if words.search(text))


def _people_of(document: Document, head: Block) -> Iterator[str]:
    return _named(document.text[head.start : head.end])


def _guidelines(sources: dict[str, Source]) -> Iterator[Asked]:
    """Subjects that a guideline and a page of reference have by the same title."""
    pages = {plain(s.title) for s in sources.values() if s.kind is Kind.REFERENCE}
    titles = sorted({plain(s.title) for s in sources.values() if s.kind is Kind.GUIDELINE} & pages)
    for title in random.Random(SEED).sample(titles, len(titles)):
        own = frozenset(i for i, s in sources.items() if s.kind is Kind.GUIDELINE and plain(s.title) == title)
        yield Asked(f"How is {title} treated?", own, frozenset())


def _roles_at(document: Document, at: int) -> list[str]:
    """Roles of the headings that a place stands under."""
    path: list[Block] = []
    for block in document.blocks:
        if block.start > at:
            break
        if block.kind in _HEADS:
            path = [*(b for b in path if b.level < block.level), block]
    return [role for block in path for role in (block.role, *_people_of(document, block))]
