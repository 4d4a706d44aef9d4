"""What a long message is about: of all that its story names, what its title and the sentences that ask turn on."""

from __future__ import annotations

from primum.answer.inquiry.asked import KIND_WORDS, names_one_thing
from primum.answer.inquiry.complaints import is_procedure, is_weak, part_of
from primum.answer.inquiry.message import Message
from primum.answer.inquiry.named import concepts_in
from primum.answer.lexicon.spelling import is_valid
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept
from primum.text.terms import fold

MOST = 3
"""Concepts of a long message that are looked up."""


def told_of(message: Message, focus: str, vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """A long message tells a story. Of it, what its title names, and the illnesses and drugs that its asking sentences
    name; where these say "it", name a test or a part of the body alone, the one that the whole names most often."""
    asked, told = concepts_in(focus, vocabulary), concepts_in(message.whole, vocabulary)
    title = fold(message.title)
    titled = [
        c
        for c in asked
        if fold(c.words) in title
        and (_is_known(c, vocabulary) or names_one_thing(c.words) or _is_unusual(c.words) or is_weak(c.words))
    ]
    named = [c for c in asked if c in titled or _is_name(c, vocabulary)]

    def often_said(concept: Concept) -> int:
        return -_mentions(concept, message.whole, vocabulary)

    if any(_is_name(c, vocabulary) and not is_procedure(c.words) for c in named):
        return tuple(sorted(named, key=lambda c: (c not in titled, often_said(c)))[:MOST])
    often = sorted((c for c in told if _is_name(c, vocabulary) and not is_procedure(c.words)), key=often_said)
    known = [c for c in (*asked, *told) if vocabulary.find(c.words)]
    return tuple((*often[:1], *(c for c in named if c not in often[:1]))[:MOST] or known[:1] or asked[:MOST])


def _is_name(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Whether a concept is surely an illness, a complaint, a drug or the like: no part of the body, nobody who helps."""
    return _is_known(concept, vocabulary) and not is_weak(concept.words)


def _is_known(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary knows a concept, or its words name a complaint, a syndrome or a disease."""
    *rest, last = fold(concept.words).split()
    return bool(vocabulary.find(concept.words) or part_of(concept.words) or (rest and last in KIND_WORDS))


def _is_unusual(words: str) -> bool:
    return not all(is_valid(word) for word in words.split() if word.isalpha())


def _mentions(concept: Concept, text: str, vocabulary: Vocabulary) -> int:
    """How often a text names a concept by any of its names."""
    preferred = vocabulary.preferred(concept.words)
    return sum(m.preferred == preferred for m in vocabulary.find(text)) or fold(text).count(fold(concept.words))
