"""An Answer for one reader: the same claims and citations, in the order, headings and wording that fit.

A rewording stands only where the guards and the judge let it; else the claim's own words do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from primum.answer.adapt.choosing import Told
from primum.answer.adapt.guards import broken
from primum.answer.adapt.layout import headings, ordered
from primum.answer.adapt.lexicon import Key, key, lexicon
from primum.answer.adapt.splitting import split
from primum.answer.adapt.wording import Edit, plain_latin, reword
from primum.answer.disclaimers import DISCLAIMERS
from primum.model import Answer, Audience, Claim, Support, Verdict
from primum.reader import Part, Rendition, Wording, as_composed, own_words
from primum.text.numbers import quantities
from primum.text.populations import populations
from primum.text.readability import grade_of

Judge = Callable[[str, Sequence[str]], Verdict]
"""A judge: a text, and the texts that it must stand on."""

_DEFINED = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,9})\)")


@dataclass(frozen=True)
class _Desk:
    """What the wording of one article needs."""

    told: Told
    names: tuple[Key, ...]
    claims: dict[str, Claim]
    judge: Judge | None


def adapt(answer: Answer, audience: Audience, *, judge: Judge | None = None) -> Rendition:
    """The article for one audience. Every claim of the answer is worded exactly once.

    `judge` says whether a rewording is borne out by the claim's own text; without one the guards alone decide."""
    composed = as_composed(answer)
    parts = ordered(composed.parts, reader=audience)
    summary = composed.summary
    explanations: tuple[tuple[str, str], ...] = ()
    if audience is not Audience.PHYSICIAN:
        desk = _desk(answer, audience, judge)
        summary = tuple(_worded(w, desk) for w in summary)
        parts = tuple(_part(p, desk) for p in parts)
        explanations = desk.told.explanations()
    made = Rendition(audience, summary, parts, explanations, DISCLAIMERS[audience])
    return Rendition(audience, summary, parts, explanations, made.disclaimer, round(grade_of(_lines(made)), 2))


def _desk(answer: Answer, audience: Audience, judge: Judge | None) -> _Desk:
    claims = {c.id: c for c in answer.claims()}
    own = frozenset(short for c in claims.values() for short in _defined_otherwise(c.text))
    subject = answer.inquiry.subject
    named = {key(name) for name in (subject.words, *subject.names)}
    words = lexicon()
    names = tuple(n for n in named if len(n) > 1 and n not in words.entries)
    return _Desk(Told(audience, words, own, frozenset(named)), names, claims, judge)


def _defined_otherwise(text: str) -> Iterator[str]:
    """Abbreviations that a text defines, and not as the lexicon does."""
    for found in _DEFINED.finditer(text):
        entry = next((e for e in lexicon().entries.get(key(found[1]), ()) if e.kind == "short"), None)
        if entry is None or not text[: found.start()].rstrip().lower().endswith(entry.lay.lower()):
            yield found[1]


def _lines(made: Rendition) -> Iterator[str]:
    for wording in made.lines():
        yield wording.text
        yield from wording.items


def _part(part: Part, desk: _Desk) -> Part:
    own = headings(desk.told.reader)
    people = part.heading.removeprefix("Special populations: ").capitalize()
    heading = own.get(part.heading) or own.get(people) or _heading(part.heading, desk)
    lines = tuple(_worded(w, desk) for w in part.lines)
    return Part(part.kind, heading, lines, tuple(_part(p, desk) for p in part.parts))


def _heading(heading: str, desk: _Desk) -> str:
    """A source's own heading in lay words; nothing is explained in it."""
    if desk.told.reader is not Audience.PATIENT:
        return heading
    said, edits = reword(heading, desk.told.lexicon, desk.told.choose, names=desk.names)
    return heading if any(e.added for e in edits) or broken(heading, said, edits) else said


def plain_words(text: str) -> Wording:
    """Any text as a patient would be told it, by itself: with the guards, without a judge."""
    desk = _Desk(Told(Audience.PATIENT, lexicon()), (), {}, None)
    return _stands(Wording("", text), desk)


def _worded(own: Wording, desk: _Desk) -> Wording:
    """A claim in the reader's words; in its own where none stand."""
    return _stands(own_words(desk.claims[own.claim]), desk)


def _stands(own: Wording, desk: _Desk) -> Wording:
    """The plainest wording that stands, at last the text as it is."""
    for plain, short in ((True, True), (True, False), (False, True)):
        made = _wording(own, desk, plain=plain, short=short and desk.told.reader is Audience.PATIENT)
        if made is not None:
            return made
    return own


def _wording(own: Wording, desk: _Desk, *, plain: bool, short: bool) -> Wording | None:
    """One wording of a text; None where it changes nothing or does not stand."""
    told, text = desk.told, own.text
    edits: tuple[Edit, ...] = ()
    if told.reader is Audience.PATIENT:
        english, _ = plain_latin(text, told.lexicon)
        text = english if english == text or _same_figures(text, english) else text
    said = text
    if plain:
        said, edits = reword(text, told.lexicon, told.choose, names=desk.names)
    said, items = split(said) if short else (said, ())
    whole = "\n".join((said, *items))
    if whole == own.text or broken(text, whole, edits):
        return None
    # The judge reads running text: a list as the sentence that it was.
    running = f"{said} {'; '.join(items)}." if items else said
    if desk.judge is not None and desk.judge(running, (own.text, *_people(edits))).support is not Support.SUPPORTED:
        return None
    told.note(edits)
    return Wording(own.claim, said, _term(own.term, text, said, edits), items)


def _people(edits: Sequence[Edit]) -> Iterator[str]:
    """What the lexicon says of terms whose lay words name people ("fetus: unborn baby"): a judge of people alone could
    not know it."""
    for edit in edits:
        if edit.entry is not None and edit.entry.medical and populations(edit.said):
            yield f"{edit.was or edit.entry.term}: {edit.said}."


def _same_figures(before: str, after: str) -> bool:
    return sorted(q.key for q in quantities(before)) == sorted(q.key for q in quantities(after))


def _term(term: str, text: str, said: str, edits: Sequence[Edit]) -> str:
    """A key term as the wording has it; empty where it fell apart."""
    start = text.find(term) if term else -1
    if start < 0:
        return ""
    end = start + len(term)
    for edit in edits:
        if edit.start < start < edit.end or edit.start < end < edit.end:
            return ""
    inside = [e for e in edits if start <= e.start and e.end <= end and not (e.added and e.end == end)]
    carried, at = "", start
    for edit in inside:
        kept = text[edit.start : edit.end] if edit.added else ""
        carried += text[at : edit.start] + kept + edit.said
        at = edit.end
    carried += text[at:end]
    return carried if carried in said else ""
