"""One page per question: when two questions are the same, and the address of a page."""

from __future__ import annotations

import re

from primum.answer.question import GENERIC
from primum.model import Concept, Inquiry
from primum.text.terms import fold, stems

LONGEST_SLUG = 80
"""Characters of a slug."""


def same_question(one: Inquiry, other: Inquiry) -> bool:
    """Whether two questions ask for the same page: the same telling words, or the same intent about the same things in
    the same people with no telling word that only one of them has."""
    if one.population != other.population:
        return False
    if frozenset(stems(_text(one))) == frozenset(stems(_text(other))):
        return True
    if one.intent != other.intent or not _same(one.subject, other.subject) or len(one.others) != len(other.others):
        return False
    paired = all(any(_same(a, b) for b in other.others) for a in one.others)
    return paired and _left(one) == _left(other)


def subject_names(inquiry: Inquiry) -> tuple[str, ...]:
    """The names of a question's subject, folded; the first is how articles are filed."""
    names = (inquiry.subject.words, *inquiry.subject.names)
    return tuple(dict.fromkeys(" ".join(fold(name).split()) for name in names if name.strip()))


def slug_of(title: str) -> str:
    """The words of a title as an address: lower case, joined by hyphens, at most 80 characters."""
    words = re.findall(r"[a-z0-9]+", fold(title).replace("'", ""))
    slug = "-".join(words)
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return slug or "question"


def _text(inquiry: Inquiry) -> str:
    return inquiry.corrected or inquiry.question.text


def _same(one: Concept, other: Concept) -> bool:
    return bool(_names(one) & _names(other))


def _names(concept: Concept) -> frozenset[str]:
    return frozenset(" ".join(stems(name)) for name in (concept.words, *concept.names))


def _left(inquiry: Inquiry) -> frozenset[str]:
    """The telling words of a question that name none of its concepts."""
    named = {s for c in (inquiry.subject, *inquiry.others) for name in (c.words, *c.names) for s in stems(name)}
    return frozenset(stems(_text(inquiry))) - named - GENERIC
