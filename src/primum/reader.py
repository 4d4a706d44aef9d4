"""The nouns of the reader's side: one article in the words of those who read it. Standard library only.

A Rendition never stands alone: every Wording names the Claim that it words, and the Answer keeps that claim's own
text, its quotes and its verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from primum.errors import Invalid
from primum.model import Answer, Audience, Claim, Section


@dataclass(frozen=True, slots=True)
class Wording:
    """One claim in one audience's words: `text` may be several sentences, and `items` is the list that it leads in.

    `term` is the part of `text` to be shown in bold, or empty."""

    claim: str
    text: str
    term: str = ""
    items: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Invalid(f"the wording of claim {self.claim} is empty")
        if self.term and self.term not in self.text:
            raise Invalid(f"the key term {self.term!r} is no part of its wording")

    @property
    def whole(self) -> str:
        """The text and the items after it, one on each line."""
        return "\n".join((self.text, *self.items))


@dataclass(frozen=True, slots=True)
class Part:
    """A headed part of a rendition. `kind` is a role of `text.headings.ROLES`."""

    kind: str
    heading: str
    lines: tuple[Wording, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendition:
    """An article for one audience. `explanations` are pairs of a word and what it means; `grade` is the
    Flesch–Kincaid grade of the wordings, without headings and explanations."""

    audience: Audience
    summary: tuple[Wording, ...] = ()
    parts: tuple[Part, ...] = ()
    explanations: tuple[tuple[str, str], ...] = ()
    disclaimer: str = ""
    grade: float = 0.0

    def lines(self) -> tuple[Wording, ...]:
        """Every wording in reading order."""
        found = list(self.summary)
        pending = list(reversed(self.parts))
        while pending:
            part = pending.pop()
            found.extend(part.lines)
            pending.extend(reversed(part.parts))
        return tuple(found)


def as_composed(answer: Answer) -> Rendition:
    """The article as it stands: its claims in their own words and order. The grade is left at 0."""
    return Rendition(
        audience=answer.inquiry.question.audience,
        summary=tuple(own_words(c) for c in answer.summary),
        parts=_parts(answer.sections),
        disclaimer=answer.disclaimer,
    )


def own_words(claim: Claim) -> Wording:
    """A claim in its own words."""
    return Wording(claim.id, claim.text, claim.term)


def _parts(sections: Sequence[Section]) -> tuple[Part, ...]:
    return tuple(Part(s.kind, s.heading, tuple(own_words(c) for c in s.claims), _parts(s.sections)) for s in sections)
