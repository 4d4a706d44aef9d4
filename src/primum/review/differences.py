"""What changed between two texts of an article, claim by claim and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from primum.canon import claim_hash
from primum.model import Answer, Claim, Section


class Change(StrEnum):
    """What became of a claim. RECITED: the same words on other quotes; REJUDGED: the same claim, another verdict."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    RECITED = "recited"
    REJUDGED = "rejudged"


class Fate(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row that share a fate; white space included, so that joining them gives the text back."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim that differs. `section` is its heading ("" for the summary); `words` shows the change in place."""

    change: Change
    claim: str
    section: str
    before: Claim | None
    after: Claim | None
    words: tuple[Stretch, ...] = ()


_WORD = re.compile(r"\s*(?:\w+(?:[^\w\s]\w+)*|[^\w\s])|\s+")  # "0.5" and "mg/day" are one word, a comma one of its own


def differences(before: Answer, after: Answer) -> tuple[Difference, ...]:
    """What differs, in the reading order of the later text; claims that went stand last. Claims are matched by id
    where their words are akin, else by their words alone: answers made anew number their claims anew."""
    old, new = dict(_placed(before)), dict(_placed(after))
    pairs = _pairs(old, new)
    found = []
    for claim, section in new.items():
        earlier = pairs.get(claim)
        if earlier is None:
            found.append(Difference(Change.ADDED, claim.id, section, None, claim, (Stretch(Fate.NEW, claim.text),)))
        elif (change := _change(earlier, claim)) is not None:
            found.append(Difference(change, claim.id, section, earlier, claim, stretches(earlier.text, claim.text)))
    kept = {id(c) for c in pairs.values()}
    for claim, section in old.items():
        if id(claim) not in kept:
            found.append(Difference(Change.REMOVED, claim.id, section, claim, None, (Stretch(Fate.GONE, claim.text),)))
    return tuple(found)


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Two texts as one: what stayed, what went, what came."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[Stretch] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(Fate.SAME, "".join(old[i:j])))
            continue
        if j > i:
            found.append(Stretch(Fate.GONE, "".join(old[i:j])))
        if m > k:
            found.append(Stretch(Fate.NEW, "".join(new[k:m])))
    return tuple(found)


def _placed(answer: Answer) -> Iterator[tuple[Claim, str]]:
    yield from ((claim, "") for claim in answer.summary)
    for section in answer.sections:
        yield from _in(section)


def _in(section: Section) -> Iterator[tuple[Claim, str]]:
    yield from ((claim, section.heading) for claim in section.claims)
    for part in section.sections:
        yield from _in(part)


def _pairs(old: dict[Claim, str], new: dict[Claim, str]) -> dict[Claim, Claim]:
    """For each later claim the earlier one that it continues."""
    left = list(old)
    pairs: dict[Claim, Claim] = {}
    for test in (_same_claim, _same_words, _same_id):
        for claim in new:
            if claim not in pairs and (match := next((o for o in left if test(o, claim)), None)) is not None:
                pairs[claim] = match
                left.remove(match)
    return pairs


def _same_claim(old: Claim, new: Claim) -> bool:
    return old.id == new.id and old.text == new.text


def _same_words(old: Claim, new: Claim) -> bool:
    return old.text == new.text


def _same_id(old: Claim, new: Claim) -> bool:
    return old.id == new.id and _akin(old.text.split(), new.text.split())


def _akin(old: Sequence[str], new: Sequence[str]) -> bool:
    return len(set(old) & set(new)) * 3 >= min(len(set(old)), len(set(new)))


def _change(old: Claim, new: Claim) -> Change | None:
    if old.text != new.text or old.term != new.term:
        return Change.REWORDED
    if claim_hash(old) != claim_hash(new):
        return Change.RECITED
    return Change.REJUDGED if old.verdict.support is not new.verdict.support else None
