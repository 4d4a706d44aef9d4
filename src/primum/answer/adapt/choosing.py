"""What each reader is told of a term: a patient its lay words, a student what it means, a nurse what it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from primum.answer.adapt.lexicon import Entry, Key, Lexicon, key
from primum.answer.adapt.surroundings import Place
from primum.answer.adapt.wording import Edit, bare, instead
from primum.model import Audience
from primum.text.readability import syllables
from primum.text.terms import stems

MOST_EXPLAINED = 15
"""Most words in the list of words explained."""
MOST_ASIDE = 3
"""Most words of an explanation that stands in a patient's sentence; a longer one stands in the list."""
_DEFINES = re.compile(r"\s+(?:is an?\b|is the\b|are\b|means?\b|refers?\b|\(|, (?:an?|or)\b)")
_BODIES = frozenset(("WHO", "USPSTF", "CDC", "NIH", "FDA", "NICE"))


@dataclass
class Told:
    """What the article has told its reader so far: terms explained, and terms said in lay words.

    `own` are the abbreviations that the article itself defines; `subject` are the names of what it is about."""

    reader: Audience
    lexicon: Lexicon
    own: frozenset[str] = frozenset()
    subject: frozenset[Key] = frozenset()
    explained: set[str] = field(default_factory=set)
    replaced: dict[str, str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)

    def choose(self, place: Place, i: int, j: int, entry: Entry) -> Edit | None:
        """The edit for this reader, or None to leave the words as they are."""
        if entry.kind == "short":
            return self._spell(place, i, j, entry)
        if self.reader is Audience.PATIENT:
            if entry.phrasal and entry.kind == "noun" and key(entry.term) in self.subject:
                return self._explain(place, i, j, entry)
            return self._explain(place, i, j, entry) if entry.kind == "explain" else instead(place, i, j, entry)
        if self.reader is Audience.STUDENT and entry.medical and entry.kind in {"noun", "explain"}:
            return self._explain(place, i, j, entry)
        return None

    def note(self, edits: Sequence[Edit]) -> None:
        """Remember what a wording that stands has told."""
        for edit in edits:
            entry = edit.entry
            if entry is None:
                continue
            if edit.added or (entry.kind == "short" and self.reader is not Audience.PATIENT):
                self.explained.add(_one(entry.term))
            elif entry.medical and entry.kind in {"noun", "who", "short"} and syllables(entry.term) > 2:
                self._tell(self.replaced, edit.was or entry.term, entry.lay.removeprefix("with "))

    def explanations(self) -> tuple[tuple[str, str], ...]:
        """The words of medicine that were said otherwise, as the sources have them, and what was said."""
        every = {**self.listed, **self.replaced}
        return tuple(every.items())[:MOST_EXPLAINED] if self.reader is Audience.PATIENT else ()

    def _tell(self, told: dict[str, str], word: str, meaning: str) -> None:
        """Keep a word as the text first has it, and what it means; other spellings and its plural add nothing."""
        known = {_one(" ".join(key(w))) for w in (*self.listed, *self.replaced)}
        shown = word[0].lower() + word[1:] if word[1:].islower() else word
        if _one(" ".join(key(word))) not in known:
            told[shown] = bare(meaning)

    def _explain(self, place: Place, i: int, j: int, entry: Entry) -> Edit | None:
        if _one(entry.term) in self.explained:
            return None
        if not place.whole(i, j) or not place.cased(i, j, entry.term) or place.bracketed(i):
            return None
        start, end = place.tokens[i].start, place.tokens[j - 1].end
        if not place.heads_nothing(j) or _DEFINES.match(place.text, end):
            return None
        if bare(entry.lay) in place.lower or (self.reader is Audience.STUDENT and not _needs_telling(entry)):
            return None
        if self.reader is Audience.PATIENT and len(entry.lay.split()) > MOST_ASIDE:
            self._tell(self.listed, place.text[start:end], entry.lay)
            return None
        return Edit(start, end, f" ({bare(entry.lay)})", entry, added=True)

    def _spell(self, place: Place, i: int, j: int, entry: Entry) -> Edit | None:
        token = place.tokens[i]
        around = place.text[max(0, token.start - 1) : token.start], place.text[token.end : token.end + 1]
        if token.raw != entry.term or not place.whole(i, j) or entry.term in self.own:
            return None
        if "/" in around or "(" in around[0] or ")" in around[1] or place.text.startswith(" (", token.end):
            return None
        lay = next((e for e in self.lexicon.entries.get(key(entry.lay), ()) if e.kind == "noun"), None)
        if self.reader is Audience.PATIENT and lay is not None:
            spoken = replace(lay, kind="noun", term=entry.term)
            edit = instead(place, i, j, spoken)
            return replace(edit, entry=replace(spoken, kind="short")) if edit else None
        known = _one(entry.term) in self.explained
        return None if known or place.bracketed(i) or not place.heads_nothing(j) else self._spelled(place, i, entry)

    def _spelled(self, place: Place, i: int, entry: Entry) -> Edit | None:
        """What an abbreviation stands for: before it, for a nurse; after it, in brackets, for others."""
        token = place.tokens[i]
        if self.reader is Audience.NURSE and entry.term not in _BODIES:
            said = f"{entry.lay} ({token.raw})"
            return Edit(token.start, token.end, said[0].upper() + said[1:] if place.opens(i) else said, entry)
        said = entry.lay
        if self.reader is Audience.PATIENT:
            meant = next((e for e in self.lexicon.entries.get(key(entry.lay), ()) if e.kind == "explain"), entry)
            said = bare(meant.lay)
            if len(said.split()) > MOST_ASIDE:
                self._tell(self.listed, entry.term, said)
                return None
        return Edit(token.start, token.end, f" ({said})", entry, added=True)


def _needs_telling(entry: Entry) -> bool:
    """Whether a student would want it told: a learned term that its lay words do not merely repeat."""
    most = 2 if " " not in entry.term else 3
    learned = entry.kind == "explain" or any(syllables(word) > most for word in key(entry.term))
    return learned and "(" not in entry.lay and not set(stems(entry.term)) & set(stems(entry.lay))


def _one(term: str) -> str:
    """A term without the ending of its plural."""
    return term.removesuffix("s")
