"""One page per question: when two questions are the same, and the address of a page."""

from __future__ import annotations

import re

from primum.answer.inquiry.named import GENERIC
from primum.answer.inquiry.population import POPULATIONS
from primum.model import Concept, Inquiry
from primum.text.terms import fold, stem, stems

LONGEST_SLUG = 80
"""Characters of a slug."""
TELLING = frozenset(
    stem(word)
    for words in (
        "first second third two three four five six seven last latest early earliest new recent now before after",
        "stage minimum maximum increase raise lower reduce worsen aggravate relieve replace remove repair prevent",
        "avoid spread severe serious mild common least most worst fatal lethal permanent untreated dead left natural",
        "home food eat drink male female man men woman women adult son daughter between versus compare comparison",
    )
    for word in words.split()
)
"""Words that say little of what a text is about, and much of what a question asks: with another of them it is another
question."""


def same_question(one: Inquiry, other: Inquiry) -> bool:
    """Whether two questions ask for the same page: the same telling words, or the same intent about the same things in
    the same people with no telling word that only one of them has."""
    if one.population != other.population:
        return False
    if frozenset(stems(_text(one))) == frozenset(stems(_text(other))):
        return True
    people = _people(one)
    if one.intent != other.intent or len(one.others) != len(other.others):
        return False
    if not _same(one.subject, other.subject, people):
        return False
    paired = all(any(_same(a, b, people) for b in other.others) for a in one.others)
    return paired and _left(one, people) == _left(other, people)


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


def _people(inquiry: Inquiry) -> frozenset[str]:
    """The words that name the people whom a question is about."""
    return frozenset(s for name in POPULATIONS.get(inquiry.population, ()) for s in stems(name))


def _same(one: Concept, other: Concept, people: frozenset[str]) -> bool:
    return bool(_names(one, people) & _names(other, people))


def _names(concept: Concept, people: frozenset[str]) -> frozenset[str]:
    every = ([s for s in stems(name) if s not in people] for name in (concept.words, *concept.names))
    return frozenset(" ".join(name) for name in every if name)


def _left(inquiry: Inquiry, people: frozenset[str]) -> frozenset[str]:
    """The telling words of a question that name none of its concepts, and not its people."""
    named = {s for c in (inquiry.subject, *inquiry.others) for name in (c.words, *c.names) for s in stems(name)}
    return frozenset(stems(_text(inquiry))) - named - people - (GENERIC - TELLING)
