"""What a long message is about: of all that its story names, what its title and the sentences that ask turn on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from primum.answer.inquiry.asked import KIND_WORDS, asks_whether_it_is, names_one_thing
from primum.answer.inquiry.complaints import is_procedure, is_weak, part_of
from primum.answer.inquiry.message import Message
from primum.answer.inquiry.named import concepts_in
from primum.answer.inquiry.unsaid import is_at_large
from primum.answer.lexicon.spelling import is_valid, slips_of
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept
from primum.text.terms import fold

MOST = 3
"""Concepts of a long message that are looked up."""
_SHORT = 4
"""Letters of a word that is too short to be told from a slip."""
# Who is pregnant tells of it; a story is about that only where it asks nothing else.
_EXPECTING = frozenset(("pregnant", "pregnancy", "pregnancies"))
# How a story says what somebody has.
_HAS = re.compile(
    r"\b(?:ha(?:s|ve|d)|['’]ve|['’]s|got|having|born|li(?:ves?|ving)|diagnos\w+|detected|found(?: out)?|suffer\w*|called|known)"
    r"(?: (?:been|got|diagnosed|confirmed|recently|just|now|with|from|by|as|of|to|be|have|having|in|the|a|an|my|his|her|very|severe|mild|bad|rare|what|is|"
    r"called|chronic|acute|genetic|disease|condition|disorder|early|late|stage|for|about|\d+|years?|months?|that|i|he|she|has|had)){0,8}\W{1,3}$",
    re.IGNORECASE,
)


def told_of(
    message: Message, focus: str, vocabulary: Vocabulary, *, is_paged: Callable[[str], bool] = lambda _: False
) -> tuple[Concept, ...]:
    """A long message tells a story. Of it, what its title names, and the illnesses and drugs that its asking sentences
    name; where these say "it", name a test, a part of the body or pain alone, the one that the whole names most often, or
    what it says that somebody has, by a name that no list knows. `is_paged` tells of words whether a page is about them."""

    def is_name(concept: Concept) -> bool:
        """Whether a concept is surely an illness, a complaint, a drug or the like: no part of the body, nobody who
        helps, nothing said at large."""
        said = fold(concept.words)
        if is_at_large(concept) or said in _EXPECTING:
            return False
        return _is_name(concept, vocabulary) or (_is_unusual(said) and is_paged(concept.words))

    own = {m.preferred: c for c in concepts_in(message.title, vocabulary) for m in vocabulary.find(c.words)}
    asked = _joined(
        [own.get(vocabulary.preferred(c.words), c) for c in concepts_in(focus, vocabulary)], focus, is_paged
    )
    told = concepts_in(message.whole, vocabulary)
    title = fold(message.title)
    titled = [
        c
        for c in asked
        if fold(c.words) in title
        and not _is_kind(c)
        and (_is_known(c, vocabulary) or names_one_thing(c.words) or _is_unusual(c.words) or is_weak(c.words))
    ]
    named = [c for c in asked if c in titled or _is_name(c, vocabulary) or is_name(c) or _is_strange(c.words, focus)]
    suspected = [
        c for c in asked if c not in named and asks_whether_it_is(focus, c) and not _is_a_place(c.words, focus)
    ]
    if suspected and not titled:
        return tuple(suspected[:MOST])

    def often_said(concept: Concept) -> int:
        return -_mentions(concept, message.whole, vocabulary)

    if any(is_name(c) and (c in titled or not is_procedure(c.words)) for c in named):
        return tuple(sorted(named, key=lambda c: (c not in titled, often_said(c)))[:MOST])
    often = sorted((c for c in told if is_name(c) and not is_procedure(c.words)), key=often_said)
    known = [c for c in (*asked, *told) if vocabulary.find(c.words)]
    strange = [c for c in told if _is_unusual(c.words) and _is_had(c, message.whole)]
    # Of two that it names alike it cannot be known which is meant: what is told of the one is told for a part.
    first = [c for c in often if often_said(c) == often_said(often[0])][:2] or strange[:1]
    return tuple((*first, *(c for c in named if c not in first))[:MOST] or known[:1] or asked[:MOST])


def _joined(concepts: Sequence[Concept], text: str, is_paged: Callable[[str], bool]) -> tuple[Concept, ...]:
    """Concepts, of which two that stand side by side and have a page together are one: "throat cancer"."""
    joined = list(concepts)
    for one, other in pairwise(concepts):
        whole = f"{one.words} {other.words}"
        if whole in text and is_paged(whole):
            joined[joined.index(one) : joined.index(other) + 1] = [Concept(whole, (whole,))]
            break
    return tuple(joined)


def _is_had(concept: Concept, text: str) -> bool:
    """Whether a text says of somebody that they have a thing: "was diagnosed with sarcoidosis"."""
    return any(_HAS.search(text[: at.start()]) for at in re.finditer(re.escape(concept.words), text))


def _is_name(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary knows a concept that is no part of the body and no mere kind ("the syndrome")."""
    return not _is_kind(concept) and _is_known(concept, vocabulary) and not is_weak(concept.words)


def _is_kind(concept: Concept) -> bool:
    return KIND_WORDS.issuperset(fold(concept.words).split())


def _is_known(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary knows a concept, or its words name a complaint, a syndrome or a disease."""
    *rest, last = fold(concept.words).split()
    return bool(vocabulary.find(concept.words) or part_of(concept.words) or (rest and last in KIND_WORDS))


def _is_unusual(words: str) -> bool:
    return not all(is_valid(word) for word in words.split() if word.isalpha())


def _is_strange(words: str, text: str) -> bool:
    """Whether words are the name of something that no list knows ("would Salinomycin help?"), no place and no slip."""
    unknown = any(len(w) > _SHORT and w.isalpha() and not is_valid(w) and not slips_of(w) for w in words.split())
    within = re.search(rf"(?<=\w )\b{re.escape(words)}\b", text) is not None
    return unknown and within and words[0].isupper() and not _is_a_place(words, text)


def _is_a_place(words: str, text: str) -> bool:
    """Whether a name stands where a place does: "can it be sent to Lagos"."""
    return words[0].isupper() and re.search(rf"\b(?:in|to|at|from|near) {re.escape(words)}\b", text) is not None


def _mentions(concept: Concept, text: str, vocabulary: Vocabulary) -> int:
    """How often a text names a concept by any of its names."""
    preferred = vocabulary.preferred(concept.words)
    return sum(m.preferred == preferred for m in vocabulary.find(text)) or fold(text).count(fold(concept.words))
