"""Identifiers in a text: found, shown, and masked. Nothing that could tell who somebody is goes further than here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from primum.safety.addresses import addresses
from primum.safety.identifiers import Span, identifiers
from primum.safety.names import IsWord, names

KINDS = {
    "email": "e-mail address",
    "card": "card number",
    "account": "account number",
    "licence": "licence number",
    "national_number": "national number",
    "record": "record number",
    "ip": "network address",
    "date_of_birth": "date of birth",
    "phone": "phone number",
    "age": "age over 89",
    "address": "address",
    "name": "name",
}
"""Every kind of identifier, and what people call it. Where two overlap, the kind that stands first here wins."""
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text with its identifiers masked, and where they stood in the original, in order and without overlap."""

    text: str
    spans: tuple[Span, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds found, in words, each once."""
        return tuple(dict.fromkeys(KINDS[span.kind] for span in self.spans))


def redact(text: str, *, is_word: IsWord) -> Redacted:
    """The text with every identifier replaced by its kind in square brackets.

    `is_word` says of a word whether it is everyday English or one of medicine: such words are no names by themselves."""
    spans = _apart((*identifiers(text), *addresses(text), *names(text, is_word=is_word)))
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], f"[{KINDS[span.kind]}]"]
        at = span.end
    return Redacted("".join([*parts, text[at:]]), spans)


def _apart(found: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without overlap: those of one kind that touch are joined, of others the kind that ranks first stays whole."""
    kept: list[Span] = []
    for span in sorted((s for s in found if s.start < s.end), key=lambda s: (_RANK[s.kind], s.start, -s.end)):
        # Those kept are in order and apart, so those that clash stand side by side.
        low = bisect_right(kept, span.start, key=lambda k: k.end)
        high = bisect_left(kept, span.end, low, key=lambda k: k.start)
        clashing = kept[low:high]
        if not clashing:
            kept.insert(low, span)
        elif all(k.kind == span.kind for k in clashing):
            ends = [*clashing, span]
            kept[low:high] = [Span(min(k.start for k in ends), max(k.end for k in ends), span.kind)]
        elif span.kind == "address":
            left = [p for p in _around(span, clashing) if p.end - p.start > 3]
            kept[low:high] = sorted([*clashing, *left])
    return tuple(kept)


def _around(span: Span, others: list[Span]) -> list[Span]:
    """What is left of a span beside others that it overlaps."""
    left, at = [], span.start
    for other in sorted(others):
        if other.start > at:
            left.append(Span(at, other.start, span.kind))
        at = max(at, other.end)
    return [*left, Span(at, span.end, span.kind)] if at < span.end else left
