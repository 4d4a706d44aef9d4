"""People, articles and reviews to try a store with, in our own words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from primum.board import (
    Article,
    Decision,
    Declaration,
    Event,
    Mark,
    Person,
    Remark,
    RemarkKind,
    Review,
    Revision,
    Signature,
    Stance,
    content_hash,
)
from primum.model import State

AT = "2026-03-01T09:30:00Z"
LATER = "2026-03-02T09:30:00Z"


def event(action: str = "tried", subject: str = "settings", *, actor: str = "system", **detail: str) -> Event:
    return Event(actor, action, subject, AT, tuple(detail.items()))


def person(id: str = "p1", **changes: Any) -> Person:
    return replace(Person(id, name=f"Name of {id}", email=f"{id}@example.org", created=AT), **changes)


def article(id: str = "a1", **changes: Any) -> Article:
    made = Article(
        id,
        slug=f"slug-{id}",
        question="What causes cramps?",
        title=f"Cramps {id}",
        state=State.SUBMITTED,
        author="p1",
        created=AT,
        changed=AT,
    )
    return replace(made, **changes)


def revision(article: str = "a1", number: int = 1, **changes: Any) -> Revision:
    content = changes.pop("content", f'{{"text":"Text {number} of {article}"}}')
    made = Revision(article, number, content, content_hash(content), author="p1", made=AT, documents=("doc1",))
    return replace(made, **changes)


def mark(reviewer: str = "p2", claim: str = "c1", claim_hash: str = "h1", **changes: Any) -> Mark:
    return replace(Mark("a1", 1, reviewer, claim, claim_hash, Stance.AGREE, AT), **changes)


def review(reviewer: str = "p2", **changes: Any) -> Review:
    declared = Declaration(conflict=False, statement="None.", at=AT)
    made = Review("a1", 1, revision().hash, reviewer, Decision.APPROVE, declared, AT)
    return replace(made, **changes)


def signature(reviewer: str = "p2") -> Signature:
    return Signature("a1", 1, reviewer, payload='{"article":"a1"}', signature="c2ln", key="k1", at=AT)


def remark(id: str = "r1", **changes: Any) -> Remark:
    return replace(Remark(id, "a1", 1, RemarkKind.FEEDBACK, "anyone", AT, "This looks wrong."), **changes)
