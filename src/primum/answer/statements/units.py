"""What an article can be made of: sentences, list items with their lead-in, and table rows, each with its place."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from threading import Lock

from primum.answer.lexicon.names import Stems, text_stems
from primum.answer.statements.compress import (
    asks,
    continues_lead,
    impersonal,
    is_finished,
    is_furniture,
    is_sentence,
    lacks_subject,
    points_back,
    shorten,
    stands_alone,
)
from primum.answer.statements.lists import are_links, is_made_to, is_nameless_amount, must_join, under_its_lead
from primum.answer.statements.parts import Part, Span, parts
from primum.answer.statements.phrase import key_term
from primum.model import Block, BlockKind, Document, Kind
from primum.text import sentences
from primum.text.hinted import Hinted
from primum.text.terms import words

TABLED = {"dose", "symptoms", "causes", "adverse_effects", "risk_factors", "complications"}
"""Roles of sections whose short table rows name things, like the items of a list."""
_LEADS_ON = re.compile(
    r"(?:It|They|These|This|Certain (?:types|kinds)|(?:(?:Some of )?[Tt]he )?(?:[Mm]ore |[Mm]ost )?[Cc]ommon ones)(?= [a-z])"
)
MOST_WORDS = 60
MOST_TOGETHER = 40
"""Words up to which a sentence and the one that leans on it ("It …") are one statement."""
_PRONOUN = re.compile(
    r"(?:It|They|These|This(?: (?:condition|disorder|disease|syndrome))?|"
    r"(?:People|Persons|Individuals|Patients|Those|Children|Adults) (?:with|who have|affected by) this (?:condition|disorder|disease|syndrome))"
    r"(?= [a-z])(?! (?:\w+ ){0,2}(?:above|below|page|section)\b)"
)


# What is said in many ways, and the word that stands for all of them where repetitions are looked for.
_UNKNOWN = Hinted(
    r"\b(?:no one|nobody) (?:yet )?(?:is sure|is certain|(?:really |exactly )?knows)(?: exactly| yet)?\b|"
    r"\b(?:(?:is|are)(?: not|n['’]?t)|not) (?:yet |fully |well |completely |entirely |always )?"
    r"(?:known|clear|(?:well )?understood|certain)\b|"
    r"\b(?:scientists|researchers|doctors|experts) (?:do not|don['’]?t) (?:yet |fully |really )?"
    r"(?:know|understand)\b",
    re.IGNORECASE,
)

_UNFELT = Hinted(
    r"\b(?:no|without(?: any)?) (?:obvious |noticeable )?(?:signs or )?symptoms\b|"
    r"\b(?:do|does)(?: not|n['’]?t) (?:usually |often |always |generally )?"
    r"(?:have|cause|show|feel|produce|notice) (?:any )?(?:signs or )?symptoms\b",
    re.IGNORECASE,
)
_SAID_VARIOUSLY = (("unknown", _UNKNOWN), ("symptomless", _UNFELT))


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    return text_stems(text)


@dataclass(frozen=True)
class Unit:
    """A statement that can be shown: its words (`text`, deletions only), and the spans of the document that hold them.

    `order` counts units within their section; `listed` marks list items; `lead` is the text that leads a list in;
    `group` is a sub-heading without which the statement would be misread ("Type 2" above a list of features); `head` is
    the span of the heading above; `report` marks what only a study may say, which speaks of itself."""

    document: str
    text: str
    spans: tuple[Span, ...]
    role: str
    headings: tuple[str, ...]
    order: int
    listed: bool = False
    lead: str = ""
    list_id: int = -1
    group: str = ""
    head: Span | None = None
    report: bool = False

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the words shown."""
        return text_stems(self.text)

    @cached_property
    def gist(self) -> frozenset[str]:
        """The stems cut to five letters, so that "abdomen" and "abdominal" are one: for telling repetitions."""
        text = self.text
        for word, wordings in _SAID_VARIOUSLY:
            if found := wordings.search(text):
                text = text.replace(found.group(), word)
        stems = self.stems if text == self.text else text_stems(text)
        return frozenset(s[:5] for s in stems if not s.startswith("="))  # a short form counts once

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers shown: statements with different numbers say different things."""
        return frozenset(re.findall(r"\d+(?:[.,]\d+)*", self.text))

    @cached_property
    def context_stems(self) -> frozenset[str]:
        """Stems of the words shown, of the lead-in and of the headings above."""
        return self.stems | _stems(self.lead) | _stems(" ".join(self.headings))

    def outside(self, subject: Sequence[Stems]) -> bool:
        """Whether its sub-heading names something else than the subject and its own words: it is then shown with it."""
        group = _stems(self.group)
        if self.group and lacks_subject(self.text):
            return True
        if any(name <= self.stems for name in subject) and is_sentence(self.text):
            return False
        return bool(group) and not any(group <= name for name in subject) and not group <= self.stems

    @cached_property
    def furniture(self) -> bool:
        """Whether it speaks of the page or of a study's conduct, not of medicine."""
        if is_furniture(self.lead) or any(map(is_furniture, self.headings[-1:])):
            return True
        return is_furniture(impersonal(self.text) if self.report else self.text)

    @cached_property
    def term(self) -> str:
        """The key term that it begins with, "" where it has none."""
        return key_term(self.text, listed=self.listed)

    @cached_property
    def length(self) -> int:
        """Words shown."""
        return len(words(self.text))


def units(document: Document, part: Part) -> tuple[Unit, ...]:
    """The statements of a section that can be read alone, in order."""
    found: list[Unit] = []
    if not part.blocks:
        _sentences(document, part, (part.start, part.end), found)
    run: list[int] = []
    for index in part.blocks:
        block = document.blocks[index]
        if block.kind is BlockKind.ITEM:
            run.append(index)
            continue
        _lists(document, part, run, found)
        run = []
        if block.kind in {BlockKind.PARAGRAPH}:
            _sentences(document, part, (block.start, block.end), found)
        elif block.kind is BlockKind.ROW:
            _row(document, part, block, found, header=_header(document, part, index))
    _lists(document, part, run, found)
    return tuple(found)


def _usable(text: str, *, whole: str, cell: bool) -> bool:
    """Whether a sentence, shortened from `whole`, can be shown; a table's cell must have a verb to be one."""
    if not 4 <= len(text.split()) <= MOST_WORDS or not stands_alone(text):
        return False
    closed = whole.rstrip("\"”')]")[-1:] in {".", "!"} and (whole[:1].isupper() or whole[:1].isdigit())
    return closed and (is_sentence(whole) if cell else True)


_REMEMBERED = 600
"""Characters before a sentence in which what it speaks of may have been brought up."""


def _sentences(document: Document, part: Part, span: Span, found: list[Unit], *, cell: bool = False) -> None:
    before: Unit | None = None
    said = ""
    asking = bool(_ASKED.search(document.text[part.start : span[0]].rstrip()))
    above = (document.source.title, *part.headings)
    for start, end in sentences.spans(document.text, *span):
        whole = document.text[start:end]
        text = shorten(whole)
        if before is not None and _limits(before, whole):
            # "It cannot be passed on. However, …": never the one without the other.
            found.pop()
            _together(before, " ".join(whole.split()), end, found, most=MOST_WORDS)
        unit: Unit | None = None
        if asking and _TO_THE_READER.match(text):
            pass
        elif said and points_back(text, said, above):
            if before is not None:
                _together(before, text, end, found, most=MOST_TOGETHER)
        elif points_back(text, document.text[max(part.start, start - _REMEMBERED) : start], above):
            pass  # too far from what it speaks of to be read with it
        elif _usable(text, whole=whole, cell=cell) and (part.group or not lacks_subject(text)):
            place = (document.id, text, ((start, end),), part.role, part.headings, len(found))
            unit = Unit(*place, group=part.group, head=part.heading)
            found.append(unit)
        elif before is not None and _goes_on(before, text, whole):
            _together(before, text, end, found, most=MOST_TOGETHER)
        elif start == part.start and (named := _named_above(document, part)) and _stands_for_it(text, whole):
            spans = ((part.heading or span)[0], end)
            found.append(Unit(document.id, f"{named}: {text}", (spans,), part.role, part.headings, len(found)))
        elif (start, end) == (part.start, part.end) and part.heading and _is_label(whole, part):
            # "Inheritance", and below it nothing but "Autosomal recessive inheritance".
            heading = document.text[slice(*part.heading)]
            spans = (part.heading[0], end)
            found.append(Unit(document.id, f"{heading}: {whole}", (spans,), part.role, part.headings, len(found)))
        before, said = unit, whole


def _is_label(text: str, part: Part) -> bool:
    """Whether a section on how often or how a thing is passed on holds a few words alone, which name it."""
    return part.role in {"inheritance", "epidemiology"} and 2 <= len(text.split()) <= 4 and text[:1].isupper()


# "Your doctor may ask whether:" turns what stands below it into questions.
_ASKED = re.compile(r"\b(?:whether|if)[^.:]{0,40}:(?:\n[^\n]*){0,8}$")
_TO_THE_READER = re.compile(r"(?:you|your)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\b(?:cannot|can['’]t|never|not|n['’]t|no|none|always|all|only|safe|harmless)\b", re.IGNORECASE)
_TURNS = re.compile(r"(?:however|but|yet|still|nevertheless)\b", re.IGNORECASE)


def _limits(before: Unit, whole: str) -> bool:
    """Whether a sentence takes back a part of the one before, which said "never" or "all"."""
    return _TURNS.match(whole) is not None and _ABSOLUTE.search(before.text) is not None


def _together(before: Unit, text: str, end: int, found: list[Unit], *, most: int) -> None:
    """Add a statement of two sentences, where it is no longer than `most` words."""
    if before.length + len(text.split()) <= most and not before.furniture:
        found.append(replace(before, text=f"{before.text} {text}", spans=((before.spans[0][0], end),)))


def _goes_on(before: Unit, text: str, whole: str) -> bool:
    """Whether a sentence says more of the one right before it and reads well behind it: "It often begins at night."."""
    named = before.text.lower().startswith(("a ", "an ")) and not is_sentence(before.text)
    return not named and _leans(text, whole)


def _leans(text: str, whole: str) -> bool:
    """Whether a sentence could be shown if what its first word points at stood in front of it."""
    leaning = _PRONOUN.match(text) or _FURTHER.match(text)
    return leaning is not None and _usable("Gout" + text[leaning.end() :], whole=whole, cell=False)


# "Other causes are stress and poor nutrition": beside those that the sentence before told.
_FURTHER = re.compile(
    r"Other (?:\w+ )?(?:causes?|reasons?|triggers?|symptoms?|signs?|complications?|treatments?|options?|risk factors?|tests?)"
    r"(?= (?:(?:may|can|might) )?(?:is|are|be|include)\b)"
)
# "This condition is inherited", and not "These risk factors are …".
_FOR_THE_SUBJECT = re.compile(
    r"(?:It|They|This (?:condition|disorder|disease|syndrome)|(?:This|These) "
    r"(?:is|are|was|were|can|may|might|has|have|affects?|occurs?|happens?|causes?|results?|develops?|often|usually))\b"
)


def _stands_for_it(text: str, whole: str) -> bool:
    """Whether a sentence leans on nothing but the subject that the question above it names."""
    return _FOR_THE_SUBJECT.match(text) is not None and _leans(text, whole)


def _named_above(document: Document, part: Part) -> str:
    """The page's subject as the question right above a section names it: "Is gout inherited?"; else ""."""
    title, above = document.source.title, document.text[slice(*part.heading)] if part.heading else ""
    found = re.search(re.escape(title), above, re.IGNORECASE) if title and above.rstrip().endswith("?") else None
    return found.group() if found else ""


def _header(document: Document, part: Part, index: int) -> Block | None:
    """The first row of the table that a row stands in; None for that row itself."""
    first = index
    while first - 1 in part.blocks and document.blocks[first - 1].kind is BlockKind.ROW:
        first -= 1
    return document.blocks[first] if first != index else None


def _row(document: Document, part: Part, block: Block, found: list[Unit], *, header: Block | None) -> None:
    """A table row: cells that are sentences one by one; a short row is a list item under the table's header."""
    cells = document.text[block.start : block.end].split(" | ")
    if header is not None and len(cells) <= 2 and all(len(c.split()) < 9 for c in cells) and part.role in TABLED:
        if any(map(asks, cells)):
            return
        text = cells[0] + (f" ({cells[1]})" if len(cells) > 1 and cells[1].strip() else "")
        spans = ((header.start, header.end), (block.start, block.end))
        lead = document.text[header.start : header.end].split(" | ")[0] + ":"
        list_id = document.blocks.index(header)
        found.append(
            Unit(
                document.id,
                text,
                spans,
                part.role,
                part.headings,
                len(found),
                listed=True,
                lead=lead,
                list_id=list_id,
                group=part.group,
                head=part.heading,
            )
        )
        return
    start = block.start
    for cell in cells:
        if len(cell.split()) >= 6:
            _sentences(document, part, (start, start + len(cell)), found, cell=True)
        start += len(cell) + 3


def _lists(document: Document, part: Part, run: list[int], found: list[Unit]) -> None:
    """A stretch of items: those under one lead-in are one list, so that a list within an item is a list of its own."""
    lists: dict[int | None, list[int]] = {}
    for index in run:
        lists.setdefault(document.blocks[index].lead, []).append(index)
    for items in lists.values():
        _items(document, part, items, found)


# "You inject drugs and:" within a list of who should take it.
_HALF = re.compile(r"\b(?:and|or|who|if|that|have|are|is)(?: (?:either|any|one|both)(?: of)?)?:?$", re.IGNORECASE)


def _hangs(document: Document, lead: Block, text: str) -> bool:
    """Whether what leads a list in is an item of another, and says nothing without that one's lead-in."""
    return lead.kind is BlockKind.ITEM and bool(_HALF.search(text))


def _begins_asking(document: Document, item: Block) -> bool:
    """Whether the first sentence of an item asks."""
    if "?" not in document.text[item.start : item.end]:
        return False
    return asks(document.text[slice(*sentences.spans(document.text, item.start, item.end)[0])])


def _items(document: Document, part: Part, run: list[int], found: list[Unit]) -> None:
    """A list: items that name things stand alone under their lead-in; items that continue it are joined to it. Items that
    ask say nothing: the others are as they would be without them."""
    blocks = [b for b in map(document.blocks.__getitem__, run) if not _begins_asking(document, b)]
    if not blocks:
        return
    lead_span = _lead_span(document, part, blocks[0], run[0])
    lead = shorten(document.text[slice(*lead_span)]) if lead_span else ""
    part = under_its_lead(document, part, lead, led=blocks[0].lead is not None)
    texts = [document.text[b.start : b.end] for b in blocks]
    if are_links(texts) or (blocks[0].lead is not None and _hangs(document, document.blocks[blocks[0].lead], lead)):
        return
    if part.role != "dose" and document.source.kind is not Kind.LABEL:
        above = lead or part.group
        blocks = [b for b, text in zip(blocks, texts, strict=True) if not is_nameless_amount(text, above)]
        texts = [document.text[b.start : b.end] for b in blocks]
    if not blocks:
        return
    joined = lead_span is not None and blocks[0].lead is not None and must_join(lead, texts)
    if joined and lead_span is not None:
        _join(document, part, lead_span, blocks, found)
        return
    capital = 2 * sum(text[:1].isupper() for text in texts) > len(texts) > 1
    for block, text in zip(blocks, texts, strict=True):
        # Small letters among capitals: an item that lost its beginning.
        if continues_lead(text) or is_made_to(lead, text) or (capital and re.match(r"[a-z]{2,} [a-z]", text)):
            continue
        item = _item(document, part, block, lead_span)
        if item is not None:
            shown, quoted = item
            found.append(
                Unit(
                    document.id,
                    shown,
                    quoted,
                    part.role,
                    part.headings,
                    len(found),
                    True,
                    lead,
                    run[0],
                    part.group,
                    part.heading,
                )
            )


def _lead_span(document: Document, part: Part, item: Block, index: int) -> Span | None:
    """What leads a list in: the last sentence of its lead block, or the heading right above it."""
    if item.lead is None:
        return part.heading if index == part.blocks[0] else None
    block = document.blocks[item.lead]
    spans = sentences.spans(document.text, block.start, block.end)
    first = len(spans) - 1
    while 0 < first > len(spans) - 3 and _leads_on(document.text[slice(*spans[first])]):
        # "They include:" and "Other symptoms include:" are read with the sentence before them.
        first -= 1
    return (spans[first][0], spans[-1][1]) if spans else None


def _leads_on(text: str) -> bool:
    return _LEADS_ON.match(text) is not None or _FURTHER.match(text) is not None


def _join(document: Document, part: Part, lead: Span, blocks: list[Block], found: list[Unit]) -> None:
    head = shorten(document.text[slice(*lead)]).rstrip(":, ") + ":"
    if not stands_alone(head + " …"):
        return
    text, spans = head, [lead]
    for block in blocks:
        # Of an item only its first sentence: a second would seem to belong to the lead-in as well.
        end = sentences.spans(document.text, block.start, block.end)[0][1]
        item = document.text[block.start : end].rstrip(" ;.,")
        if item.endswith(":") or not is_finished(item):
            continue
        if len(text.split()) + len(item.split()) > MOST_WORDS:
            break
        text += (" " if text.endswith(":") else "; ") + item
        spans.append((block.start, end))
    if len(spans) > 1:
        whole = ((lead[0], spans[-1][1]),) if spans[-1][1] - lead[0] <= 900 else tuple(spans)
        found.append(
            Unit(
                document.id,
                text + ".",
                whole,
                part.role,
                part.headings,
                len(found),
                group=part.group,
                head=part.heading,
            )
        )


_SPAN_OF_TIME = re.compile(r"^[\d\s–—-]+(?:hours?|days?|weeks?|months?|years?)$", re.IGNORECASE)


def _with_brackets_closed(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences of an item, each with those that follow until its brackets are closed: "(2.4 MU at a single visit)"."""
    whole: list[Span] = []
    for start, end in spans:
        open = whole and text.count("(", *whole[-1]) > text.count(")", *whole[-1])
        whole[-1:] = [(whole[-1][0], end)] if open else [*whole[-1:], (start, end)]
    return whole


def _item(document: Document, part: Part, block: Block, lead: Span | None) -> tuple[str, tuple[Span, ...]] | None:
    """The words of a list item and the spans that hold them with its lead-in: all of it, or its first sentence where
    the rest is too long or does not stand alone; None where nothing does."""
    spans = _with_brackets_closed(document.text, sentences.spans(document.text, block.start, block.end))
    shown, used = shorten(document.text[block.start : block.end]), (block.start, block.end)
    leaning = any(not stands_alone(document.text[s:e]) for s, e in spans[1:])
    if len(shown.split()) > MOST_WORDS or leaning:
        shown, used = shorten(document.text[slice(*spans[0])]), spans[0]
    if not re.search(r"[^\W\d]{4}", _SPAN_OF_TIME.sub("", shown)) and not shown.isupper():
        return None
    if not shown or len(shown.split()) > MOST_WORDS or not stands_alone(shown):
        return None
    if lead is None:
        return shown, (used,)
    return shown, ((lead, used) if used[0] - lead[1] > 2 else ((lead[0], used[1]),))


class UnitCache:
    """Sections and units of recently used documents, by id and text; bounded by count."""

    def __init__(self, size: int = 2048) -> None:
        self._size = size
        self._lock = Lock()
        self._parts: OrderedDict[tuple[str, int], tuple[Part, ...]] = OrderedDict()
        self._units: OrderedDict[tuple[str, int, int, str], tuple[Unit, ...]] = OrderedDict()

    def parts(self, document: Document) -> tuple[Part, ...]:
        """Sections of a document. Threads may ask at once: each returns what it read or made itself."""
        key = (document.id, hash(document.text))
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = parts(document)
            self._trim()
        return found

    def units(
        self, document: Document, part: Part, cut: Callable[[Document, Part], tuple[Unit, ...]] = units
    ) -> tuple[Unit, ...]:
        """Statements of one section, as `cut` finds them."""
        key = (document.id, hash(document.text), part.start, cut.__name__)
        found = self._units.get(key)
        if found is None:
            found = self._units[key] = cut(document, part)
            self._trim()
        return found

    def _trim(self) -> None:
        with self._lock:
            while len(self._parts) > self._size:
                self._parts.popitem(last=False)
            while len(self._units) > self._size * 8:
                self._units.popitem(last=False)
