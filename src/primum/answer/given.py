"""An article from passages that somebody gave with the question, where these are plain statements without structure.

They were chosen for the question, so nothing needs to be a page about its subject: a sentence counts by how much of the
question it holds, by how much the other passages say the same (its centrality, after Erkan and Radev, "LexRank", JAIR
22, 2004, with shared words in place of a walk), and by where it stands. What none of the passages names is missing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from primum.answer.compose import Draft
from primum.answer.names import Match, names_in, text_stems
from primum.answer.retrieve import Material
from primum.answer.select import Candidate, same
from primum.answer.units import Unit
from primum.answer.vocabulary import Vocabulary
from primum.answer.writing import Writer
from primum.model import BlockKind, Document, Evidence
from primum.text import sentences
from primum.text.instructions import instructs
from primum.text.terms import STOPWORDS, stem, stems, words

ENOUGH = 0.25
"""Share, by weight, of the question's telling words that the passages must hold between them."""
MOST = 0.35
"""The same share where they name none of its concepts by a name that is known."""
SUMMARY_MOST, SUMMARY_WORDS = 3, 80
BODY_MOST = 8
_NEAR_BEST = 0.7
"""A further sentence of the direct answer is worth this share of the first."""
_BREAKS = re.compile(r"[ \t\r\n]+")
_FIGURES = re.compile(r"\d ?%|\bp ?[<=]|\bCI\b")
_TELLS = re.compile(r"\b(?:conclu|suggest|demonstrat|show|indicat|is an?|are|result|found|approved|recommend)\w*", re.I)
AIM = re.compile(
    r"\b(?:aim(?:s|ed)?|purpose|objective|goal|hypothes\w*|sought|whether|unknown|unclear|controversial|remains? to be|"
    r"to (?:determine|assess|evaluate|investigate|examine|test|compare|explore|establish|clarify|identify|study|"
    r"find out|ascertain|analy[sz]e|verify|see)|if there (?:is|was)|(?:little|not) (?:is )?known|"
    r"we (?:investigated|examined|evaluated|assessed|studied|compared|analy[sz]ed|measured|tested)|"
    r"were (?:randomi[sz]ed|enrolled|included|recruited|divided|assigned|evaluated|assessed|measured))\b|\?\s*$",
    re.IGNORECASE,
)
"""Sentences that say what was asked or done, not what was found."""


def _named(words: str, held: frozenset[str]) -> bool:
    """Whether the passages hold half of a name that the vocabulary does not know, or its first word, which names
    what the rest says something of ("velnarone inhibit receptor 7")."""
    named, first = text_stems(words), text_stems(words.split(maxsplit=1)[0])
    return 2 * len(named & held) >= len(named) or (bool(first) and first <= held)


def is_plain(documents: Sequence[Document]) -> bool:
    """Whether none of the passages has headings or lists, which the ordinary way of composing makes more of."""
    structured = {BlockKind.HEADING, BlockKind.QUESTION, BlockKind.ITEM, BlockKind.ROW}
    return not any(
        block.kind in structured for document in documents if len(document.blocks) > 1 for block in document.blocks
    )


def from_passages(
    material: Material,
    documents: Sequence[Document],
    evidence: Mapping[str, Evidence],
    vocabulary: Vocabulary,
) -> Draft | None:
    """The draft from these passages, in the order in which they were given; None where they do not speak of what was
    asked. A passage without any of the question's unusual words says nothing here."""
    telling = material.reading.telling
    unusual = {s for s, w in telling if w > 1}
    if unusual:
        documents = [d for d in documents if not unusual.isdisjoint(text_stems(d.text))]
    held = frozenset(s for d in documents for s in text_stems(d.text))
    share = sum(w for s, w in telling if s in held) / (sum(w for _, w in telling) or 1)
    if share < ENOUGH or not held:
        return None
    known = [c for c in material.concepts if vocabulary.find(c.words)]
    missing = tuple(c.words for c in known if not names_in(c.names, held))
    met = [c for c in material.concepts if names_in(c.names, held) or (c not in known and _named(c.words, held))]
    if not met and share < MOST:
        return None
    pool = _scored(material, documents, evidence)
    summary = _best(pool)
    if not summary:
        return None
    rest = [c for c in sorted(pool, key=lambda c: (-c.share, -c.worth, c.place)) if c.share > 0]
    body: list[Candidate] = []
    for candidate in rest:
        if len(body) < BODY_MOST and not any(same(candidate.unit, c.unit) for c in (*summary, *body)):
            body.append(candidate)
    writer = Writer(pool, material.concepts[0].names)
    claims = tuple(writer.claim(c) for c in summary)
    sections = (writer.section("What the sources say", "conclusions", body),) if body else ()
    return Draft(claims, sections, missing, complete=not missing, loose=True)


def _sentences(document: Document) -> list[Unit]:
    """Every sentence of a passage; one that leans on the sentence before is kept, since nothing else may be there."""
    found: list[Unit] = []
    for start, end in sentences.spans(document.text):
        whole = document.text[start:end]
        # The checker holds numbers and units letter by letter: narrow spaces between them stay.
        text = _BREAKS.sub(" ", whole)
        found.append(Unit(document.id, text, ((start, end),), "other", (), len(found)))
    return found


def _scored(material: Material, documents: Sequence[Document], evidence: Mapping[str, Evidence]) -> list[Candidate]:
    """Every sentence that can be shown, with its worth and the share of the question's words that it holds.

    The worth is what ROUGE-2 of the sentence against experts' answers is likely to be: a linear fit."""
    asked = frozenset(s for s in stems(material.reading.focus) if s not in STOPWORDS)
    units = [
        (number, document, unit, _pairs(unit.text))
        for number, document in enumerate(documents)
        for unit in _sentences(document)
        if not (instructs(unit.text) or unit.length < 4 or unit.text.rstrip(" .").endswith("?"))
    ]
    distinct = {" ".join(words(unit.text)): pairs for *_, unit, pairs in units}
    common = Counter(pair for pairs in distinct.values() for pair in pairs)
    found: list[Candidate] = []
    for number, document, unit, pairs in units:
        share = len(asked & unit.stems) / max(1, len(asked))
        central = sum(common[p] - 1 for p in pairs) / max(1, len(pairs)) / max(1, len(distinct) - 1)
        worth = 0.2 + 0.11 * share + 0.7 * central - 0.06 * math.log1p(number) - 0.03 * min(unit.order, 1)
        worth += (0.025 if _TELLS.search(unit.text) else 0.0) + (0.05 if number == 0 else 0.0)
        worth -= (0.1 if unit.furniture else 0.03 if AIM.search(unit.text) else 0.0) + (
            0.03 if _FIGURES.search(unit.text) else 0.0
        )
        worth -= 0.016 * max(0, 12 - unit.length) + 0.001 * max(0, unit.length - 40)
        names = names_in(material.concepts[0].names, unit.stems)
        found.append(Candidate(unit, document, evidence[document.id], Match.NONE, (), names, worth, share=share))
    return found


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Neighbouring words, by their stems."""
    return frozenset(pairwise(stem(w) for w in words(text)))


def _best(pool: Sequence[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    for candidate in sorted(pool, key=lambda c: (-c.worth, c.place)):
        used = sum(c.unit.length for c in chosen)
        if chosen and (candidate.worth < _NEAR_BEST * chosen[0].worth or used + candidate.unit.length > SUMMARY_WORDS):
            continue
        if not any(same(candidate.unit, c.unit) for c in chosen):
            chosen.append(candidate)
        if len(chosen) == SUMMARY_MOST:
            break
    return chosen
