"""Claims that are a source's sentence with few words changed: what was changed, and whether it matters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from primum.answer.verify.wording import GENERIC, keys, meets, terms, word_keys
from primum.text import sentences
from primum.text.terms import STOPWORDS, stem, words

NEAR = 0.75
"""The share of a claim's words that must stand in one sentence, in order, for the two to be the same but for edits."""
_HARMLESS = frozenset(
    "a an the is are was were be been being that which who this these those its their there it they also has have had of in"
    " on at for to by with as do does did can will however additionally furthermore moreover therefore thus hence"
    " consequently similarly likewise indeed".split()
)
# "Colchicine: colchicine is effective": a label that the sentence says again.
_LABELLED = re.compile(r"^\W*([\w -]{2,40}):\s+(?=\1\b)", re.IGNORECASE)
# A number with a point is one word: of "0.5 mg" no "0" can be left out. It is held together by a letter meanwhile.
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_HELD = re.compile(r"(?<=\d)q(?=\d)")
# "3.0" is 3, and ".5" is 0.5.
_EVEN, _BARE = re.compile(r"(?<=\d)\.0+(?![\d.])"), re.compile(r"(?<![\w.])(?=\.\d)")


@dataclass(frozen=True, slots=True)
class Change:
    """What the claim says where the source says something else; either may be empty."""

    said: str
    given: str

    @property
    def harmless(self) -> bool:
        """Whether the change leaves the sense: little words, endings, synonyms, a hyphen."""
        said, given = self.said.replace(" ", ""), self.given.replace(" ", "")
        if said == given and said.isalpha():
            return True
        ours, theirs = self.said.split(), self.given.split()
        return _means(ours, theirs) and _means(theirs, ours)


@dataclass(frozen=True, slots=True)
class Edited:
    """The sentence that a claim comes near to, word for word, and every change."""

    sentence: str
    share: float
    changes: tuple[Change, ...]


def nearest(claim: str, evidence: Sequence[str]) -> Edited | None:
    """The sentence that has most of the claim's words in their order, where that is at least NEAR of them, and of its
    own; None where there is none, or the claim has fewer than four words."""
    want = _words(claim)
    if len(want) < 4:
        return None
    best: Edited | None = None
    stock = set(want)
    for text in evidence:
        for start, end in sentences.spans(text):
            held = _words(_LABELLED.sub("", text[start:end]))
            if sum(w in stock for w in held) < NEAR * len(want):
                continue
            matcher = SequenceMatcher(None, want, held, autojunk=False)
            share = 2 * sum(block.size for block in matcher.get_matching_blocks()) / (len(want) + len(held))
            if share < NEAR or (best is not None and share <= best.share):
                continue
            changes = tuple(
                Change(_shown(want[a:b]), _shown(held[c:d]))
                for tag, a, b, c, d in matcher.get_opcodes()
                if tag != "equal"
            )
            best = Edited(text[start:end], share, changes)
    return best


def _words(text: str) -> list[str]:
    return words(_POINT.sub("q", _BARE.sub("0", _EVEN.sub("", text))))


def _shown(held: Sequence[str]) -> str:
    return _HELD.sub(".", " ".join(held))


def unheard(edited: Edited, evidence: Sequence[str]) -> str:
    """The first words put into a sentence that no passage has, numbers and little words apart; empty where there are
    none."""
    held = frozenset().union(*map(keys, evidence))
    added = (change.said for change in edited.changes if not change.harmless and not change.given)
    return next((said for said in added if any(t.weight > GENERIC and not meets(t, held) for t in terms(said))), "")


def _means(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words of one side are little ones or have their like on the other."""
    held = frozenset().union(*(word_keys(w) for w in theirs), word_keys(" ".join(theirs)) if theirs else ())
    roots = {stem(w) for w in theirs}
    left = [w for w in ours if w not in _HARMLESS]
    if any(stem(w) not in roots for w in left if w in STOPWORDS or w[0].isdigit()):
        return False
    return all(meets(term, held) for term in terms(" ".join(left)))
