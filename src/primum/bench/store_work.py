"""What a board writes, step by step: articles submitted, marked, discussed, reviewed and revised; drafts in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from primum.board import (
    Article,
    Assignment,
    Decision,
    Declaration,
    Event,
    Mark,
    Person,
    Remark,
    RemarkKind,
    Review,
    Revision,
    Stance,
    content_hash,
    instant,
)
from primum.errors import NotFound
from primum.model import State
from primum.ports import Slip, Store, Workspace

_TEXT = '{"text":"' + "Rest helps a cramp, and so does slow stretching. " * 40 + '"}'
PEOPLE = ("ana", "ben", "eva")


def write(store: Store, workspace: Workspace, say: Callable[[str], None], *, steps: int = 0) -> None:
    """Go on where the last one stopped, without end or for so many steps; say what was acknowledged.

    "entry NUMBER HASH" for an entry of the trail, "draft NUMBER" for a draft."""
    first = draft(workspace) + 1
    for number in range(first, first + steps) if steps else count(first):
        events = store.trail(after=0, limit=1)
        if not events:
            people = [Person(id, id.capitalize(), f"{id}@example.org", created=instant()) for id in PEOPLE]
            entry = store.record(_event("invited", "settings"), *people)
            say(f"entry {entry.number} {entry.hash}")
        entry = store.record(*_step(store, number))
        say(f"entry {entry.number} {entry.hash}")
        workspace.put(Slip("draft", "typed", str(number), owner=PEOPLE[0]))
        say(f"draft {number}")


def draft(workspace: Workspace) -> int:
    """The newest draft that is there; -1 where there is none."""
    kept = workspace.get("draft", "typed")
    return int(kept.value) if kept else -1


def _step(store: Store, number: int) -> tuple[Any, ...]:
    """One act of a review; an article takes eight of them."""
    id, at = f"a{number // 8}", instant()
    try:
        article = store.article(id)
    except NotFound:
        made = Article(id, f"cramp-{id}", "What helps?", "Cramp", State.SUBMITTED, "ana", created=at, changed=at)
        return _event("submitted", f"article:{id}"), made, _revision(id, 1), Assignment(id, "ben", "eva", at)
    subject = f"article:{id}"
    done = len(store.trail(subject=subject, limit=20))
    if done % 4 == 1:
        remark = Remark(f"{id}r{done}", id, 1, RemarkKind.COMMENT, "eva", at, "Is this so?")
        return _event("remarked", subject), remark
    if done % 4 == 2:
        marks = [Mark(id, 1, "ben", f"c{n}", f"h{done}", Stance.AGREE, at) for n in range(8)]
        return _event("marked", subject), *marks
    if done % 4 == 3:
        revision = store.revision(id, article.revision)
        declared = Declaration(False, "None.", at)
        review = Review(id, revision.number, revision.hash, "ben", Decision.REQUEST_CHANGES, declared, at)
        return _event("reviewed", subject), review, replace(article, state=State.CHANGES_REQUESTED, changed=at)
    newer = replace(article, state=State.UNDER_REVIEW, revision=article.revision + 1, changed=at)
    return _event("revised", subject), newer, _revision(id, newer.revision)


def _revision(article: str, number: int) -> Revision:
    content = _TEXT.replace("Rest", f"Rest {number}")
    documents = ("guide", f"doc{number}")
    return Revision(article, number, content, content_hash(content), "ana", instant(), documents=documents)


def _event(action: str, subject: str) -> Event:
    return Event("ana", action, subject, instant())
