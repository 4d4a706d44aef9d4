"""From a MedQuAD answer to blocks. The answers are web pages whose markup was turned into white space: a list is "…
include       - fever    - cough       To diagnose …" in one line, a heading a short line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from primum.ingest.outlining import DocumentBuilder, tidy
from primum.text.headings import role_of


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an answer: an item of a list (`level` 0 is the outermost), or else a paragraph or heading."""

    text: str
    item: bool = False
    level: int = 0


_GAPS = re.compile(r"( {2,})")
_INLINE_BULLET = re.compile(r"(?<=:) -+ (?=\S)|(?<=\binclude) -+ (?=\S)|(?<=\bfollowing) -+ (?=\S)")
_ENDS = re.compile(r"[.!?:][\"”')\]]*$")
_LIST_ENDS_AT = 5
_NESTS_AT = 9
_NESTS_AFTER_COLON_AT = 7

_NAVIGATION = re.compile(
    r"(?:\[?top\]?|back to top|podcasts?|espa.?ol|related pages|frequently asked questions(?: \(faqs\))?"
    r"|(?:more on|see also|related links?|for more information)\b:?.{0,80}|key points|-+)",
    re.IGNORECASE,
)
_LINKS = re.compile(r"these resources (?:address|from medlineplus)", re.IGNORECASE)
_ASIDE = re.compile(r"\((?:watch|to enlarge|to reduce|see|click|read)\b[^()]*\bvideos?\b[^()]*\)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<=[a-z)\]][.,])\d{1,2}(?:,\d{1,2})*(?=\s|$)")
_GLUED = re.compile(r"(?<=[a-z)\]][.?!])(?=[A-Z][a-z])")
_SPACED = re.compile(r"(?<=\w|\)) (?=[:;,](?:\s|$))")

_OPEN_END = re.compile(
    r"\b(?:includes?|including|are|is|as|of|to|for|with|from|by|that|may|can|the|and|or|when|if|have|has|following)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z)])\.(?:\s|$)")
_SENTENCE = re.compile(
    r"^(?:You|Your|It|It's|If|This|These|They|There|People|Most|Some|Many|Doctors|Researchers|In|For|When|Although|However"
    r"|Talk|Ask|Call)\b|\b(?:is|are|was|were|can|may|might|do|does|have|has|will|should|depends?)\b"
)
_ITEM_WORDS = 16
_RELATIVE = re.compile(r"(?<!^)\b(?:that|which)\b")
_HEADING_WORDS = 12
_HEADING_LENGTH = 90


def segments_of(answer: str, *, gap: int = 3) -> list[Segment]:
    """The paragraphs, headings and list items of an answer, in order. `gap` is the number of spaces that part two
    paragraphs in this collection. Navigation, link lists and video hints are left out."""
    return _unbulleted(list(_without_clutter(_split(answer, gap=gap))))


def write_segments(builder: DocumentBuilder, segments: list[Segment], *, level: int = 2) -> None:
    """Append segments as blocks; headings among them get `level`."""
    for position, segment in enumerate(segments):
        following = segments[position + 1] if position + 1 < len(segments) else None
        if segment.item:
            builder.item(segment.text, level=segment.level)
        elif _is_heading(segment.text, following):
            builder.heading(segment.text, level=level)
        else:
            builder.paragraph(segment.text)


def _split(answer: str, *, gap: int) -> list[Segment]:
    found: list[Segment] = []
    for line in answer.split("\n"):
        spread = _INLINE_BULLET.sub("   - ", line.replace("\t", "    ").replace("\xa0", " ").strip())
        if spread:
            _split_line(spread, found, gap=gap)
    return _unrepeated([replace(s, text=_clean(s.text)) for s in found if _clean(s.text)])


def _unbulleted(segments: list[Segment]) -> list[Segment]:
    """Lists that lost their bullets: the short lines without a verb that follow a colon, two at least."""
    found: list[Segment] = []
    position = 0
    while position < len(segments):
        found.append(segments[position])
        position += 1
        if found[-1].item or not found[-1].text.endswith(":"):
            continue
        end = position
        while end < len(segments) and not segments[end].item and _is_fragment(segments[end].text):
            end += 1
        while end > position and end < len(segments) and _is_title(segments[end - 1].text):
            end -= 1
        if end - position >= 2:
            found += [replace(s, item=True) for s in segments[position:end]]
            position = end
    return found


def _is_fragment(text: str) -> bool:
    """Whether a line begins like an item ("Sepsis. This is an infection.") rather than with a sentence."""
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    return len(first.split()) <= _ITEM_WORDS and first[-1:] not in ":?" and not _SENTENCE.search(first)


def _is_title(text: str) -> bool:
    """Whether a line is written like a title, or names a kind of section."""
    words = [w for w in text.split() if len(w) > 3]
    if text[-1] in ".!?,;" or not words:
        return False
    return all(w[0].isupper() for w in words) if len(words) > 1 else role_of(text) != "other"


def _unrepeated(segments: list[Segment]) -> list[Segment]:
    """Some lists stand twice, as bullets, and then run together behind the last one: the second telling goes."""
    found: list[Segment] = []
    position = 0
    while position < len(segments):
        end = position
        while end < len(segments) and segments[end].item:
            end += 1
        if end == position:
            found.append(segments[position])
            position += 1
        else:
            found += _told_once(segments[position:end])
            position = end
    return found


def _told_once(items: list[Segment]) -> list[Segment]:
    """The items of a list, each told once, and what follows a repetition as a paragraph."""
    texts = [s.text for s in items]
    for last in range(len(texts)):
        for first in range(last + 1):
            again = _told_again(texts, first, last)
            if again is None:
                continue
            kept = [*items[:last], replace(items[last], text=again[0])]
            after = [Segment(again[1])] if again[1] else []
            return [*kept, *after, *_told_once(items[again[2] :])] if again[2] < len(items) else [*kept, *after]
    return items


def _told_again(texts: list[str], first: int, last: int) -> tuple[str, str, int] | None:
    """Where the items from `first` on are told a second time inside the item `last`: that item without them, what
    follows the repetition, and the next item that is no part of it. A dash within an item parts its second telling."""
    opening, text = texts[first], texts[last]
    cut = text.find(f" {opening}") if first < last else _doubled_at(text)
    while cut > 0:
        whole = " ".join([*texts[first:last], text[:cut]])
        told = text[cut + 1 :]
        after = last + 1
        while (
            len(told) < len(whole) and after < len(texts) and whole.startswith(f"{told} {texts[after]}"[: len(whole)])
        ):
            told = f"{told} {texts[after]}"
            after += 1
        if told.startswith(whole) and told[len(whole) : len(whole) + 1] in {"", " "}:
            return text[:cut], told[len(whole) :].strip(), after
        cut = text.find(f" {opening}", cut + 1) if first < last else -1
    return None


_DOUBLED = re.compile(r"(.{12,}?) \1(?= |$)")


def _doubled_at(text: str) -> int:
    """Where a text begins to say again what it has just said, word for word; -1 where it does not."""
    found = _DOUBLED.match(text)
    return found.end(1) if found else -1


def _split_line(line: str, found: list[Segment], *, gap: int) -> None:
    """Split one line at its runs of spaces; the first number of `pieces` is the width before each piece."""
    parts = ["", *_GAPS.split(line)]
    fresh = True
    bullet = False
    for before, piece in zip(parts[::2], parts[1::2], strict=True):
        width = len(before)
        last = found[-1] if found else None
        if piece.startswith("- ") or piece == "-":
            level = _level(last, width=width, fresh=fresh)
            found.append(Segment(piece[1:].strip(), item=True, level=level))
            bullet = piece == "-"
        elif bullet and last:
            found[-1] = replace(last, text=piece)
            bullet = False
        elif last is None or fresh or _parts(last, piece, width=width, gap=gap):
            found.append(Segment(piece))
        else:
            found[-1] = replace(last, text=f"{last.text} {piece}")
        fresh = False


def _level(last: Segment | None, *, width: int, fresh: bool) -> int:
    """A wide space before a bullet opens a list inside an item, and the next wide one closes it."""
    if last is None or fresh or not last.item:
        return 0
    if last.level:
        return 0 if width >= _NESTS_AFTER_COLON_AT else 1
    return int(width >= (_NESTS_AFTER_COLON_AT if last.text.endswith(":") else _NESTS_AT))


def _parts(last: Segment, piece: str, *, width: int, gap: int) -> bool:
    """Whether a run of spaces parts two blocks rather than two words."""
    whole = bool(_ENDS.search(last.text))
    if last.item:
        return width >= _LIST_ENDS_AT or (width > 2 and piece[:1].isupper() and piece.count(" ") >= 3)
    return width >= gap and (whole or (width >= 4 and piece[:1].isupper()))


def _clean(text: str) -> str:
    line = tidy(_ASIDE.sub(" ", text))
    return tidy(_GLUED.sub(" ", _FOOTNOTE.sub("", _SPACED.sub("", line))))


def _without_clutter(segments: list[Segment]) -> Iterator[Segment]:
    """Leaves out navigation, and lists that only link elsewhere or name the sentences that follow ("Key Points")."""
    skipping = False
    for segment in segments:
        if segment.item and skipping:
            continue
        links = not segment.item and bool(_LINKS.match(segment.text))
        skipping = links or segment.text.lower() == "key points"
        if not links and not _NAVIGATION.fullmatch(segment.text):
            yield segment


def _is_heading(text: str, following: Segment | None) -> bool:
    """A short line without a full stop that stands above something, and is no "Symptoms may include"."""
    if following is None or len(text) > _HEADING_LENGTH or text.count(" ") >= _HEADING_WORDS:
        return False
    if not (text[0].isupper() or text[0].isdigit()) or text[-1] in ".!:;,":
        return False
    if following.item and text[-1] != "?" and _is_clause(text):
        return False
    return not (_OPEN_END.search(text) or _RELATIVE.search(text))


def _is_clause(text: str) -> bool:
    """Whether words read on into a list ("The abuse may be …") rather than name it."""
    words = text.split()
    return len(words) >= 4 and sum(w[0].islower() for w in words) >= 2
