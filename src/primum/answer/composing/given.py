"""An article from passages that somebody gave with the question, where these are plain statements without structure.

They were chosen for the question, so nothing needs to be a page about its subject: a sentence counts by how much of the
question it holds, by how much the other passages say the same (its centrality, after Erkan and Radev, "LexRank", JAIR
22, 2004, with shared words in place of a walk), and by where it stands. What none of the passages names is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from primum.answer.composing.compose import Draft
from primum.answer.composing.extracts import Extract, extracts, worths
from primum.answer.composing.sameness import same
from primum.answer.composing.select import Candidate
from primum.answer.composing.writing import Writer
from primum.answer.evidence.retrieve import Material
from primum.answer.lexicon.names import Match, names_in, text_stems
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.answer.statements.compress import asks
from primum.answer.statements.units import Unit
from primum.answer.verify.wording import abbreviations, coverage, keys, terms
from primum.model import Block, BlockKind, Concept, Document, Evidence
from primum.text import sentences
from primum.text.abstracts import behind_label
from primum.text.instructions import instructs
from primum.text.terms import stems, words

ENOUGH = 0.25
"""Share, by weight, of the question's telling words that the passages must hold between them."""
MOST = 0.35
"""The same share where they name none of its concepts by a name that is known."""
SPOKEN = 0.45
"""Share of the question, by weight, that one sentence must hold where the other two are not met."""
LEAST = 4
"""Fewer words say nothing."""
BODY_MOST = 8
_DOUBTFUL = 0.05
_LEANS = re.compile(r"(?:they|it|this|these|he|she|its|their)\b", re.IGNORECASE)
_CODE = re.compile(r"\b(?=[\w-]*[A-Za-z])(?=[\w-]*\d)[A-Za-z0-9][\w-]{3,}\b")
"""A name of letters and digits."""
_BREAKS = re.compile(r"[ \t\r\n]+")
_GLUED = re.compile(r"(?:(?<=[a-z]{3}[.!?])|(?<=[)\]%][.!?]))(?=[A-Z][A-Za-z]+[ ,:-])")
"""Where the space between two sentences was lost ("… in adults.METHODS: We …")."""
AIM = re.compile(
    r"\b(?:aim(?:s|ed)?|purpose|objective|goal|hypothes\w*|sought|whether|unknown|unclear|controversial|remains? to be|"
    r"to (?:determine|assess|evaluate|investigate|examine|test|compare|explore|establish|clarify|identify|study|"
    r"find out|ascertain|analy[sz]e|verify|see)|if there (?:is|was)|(?:little|not) (?:is )?known|"
    r"we (?:investigated|examined|evaluated|assessed|studied|compared|analy[sz]ed|measured|tested)|"
    r"were (?:randomi[sz]ed|enrolled|included|recruited|divided|assigned|evaluated|assessed|measured))\b|\?\s*$",
    re.IGNORECASE,
)
"""Sentences that say what was asked or done, not what was found."""


_STRUCTURED = {BlockKind.HEADING, BlockKind.QUESTION, BlockKind.ITEM, BlockKind.ROW}


def _named(words: str, held: frozenset[str]) -> bool:
    """Whether the passages hold half of a name that the vocabulary does not know, or its first word, which names
    what the rest says something of ("velnarone inhibit receptor 7")."""
    named, first = text_stems(words), text_stems(words.split(maxsplit=1)[0])
    return 2 * len(named & held) >= len(named) or (bool(first) and first <= held)


def is_plain(documents: Sequence[Document]) -> bool:
    """Whether most of the passages have no headings or lists, which the ordinary way of composing makes more of. The
    labels of an abstract are no such headings."""
    return 2 * sum(map(_is_structured, documents)) < len(documents)


def _is_structured(document: Document) -> bool:
    told = [b for b in document.blocks if b.kind is not BlockKind.HEADING or not _is_label(document, b)]
    return len(told) > 1 and any(b.kind in _STRUCTURED for b in told)


def _is_label(document: Document, block: Block) -> bool:
    return behind_label(document.text, block.start, block.end) == block.end


def from_passages(
    material: Material,
    documents: Sequence[Document],
    evidence: Mapping[str, Evidence],
    vocabulary: Vocabulary,
) -> Draft | None:
    """The draft from these passages, in the order in which they were given; None where they do not speak of what was
    asked. A passage without any of the question's unusual words says nothing here."""
    unusual = {s for s, w in material.reading.telling if w > 1}
    speaking = [d for d in documents if not unusual or not unusual.isdisjoint(text_stems(d.text))]
    held = frozenset(s for d in speaking for s in text_stems(d.text))
    known = [c for c in material.concepts if vocabulary.find(c.words)]
    missing = tuple(c.words for c in known if not names_in(c.names, held))
    if not _speak(material, held, known):
        speaking, missing = list(documents), ()
        if not any(speaks(material.reading.focus, document) for document in documents):
            return None
    pool, summary = _weighed(material, documents, {d.id for d in speaking}, evidence)
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


def _speak(material: Material, held: frozenset[str], known: Sequence[Concept]) -> bool:
    """Whether passages that hold these stems speak of what was asked, by its unusual words and the names in it."""
    telling = material.reading.telling
    share = sum(w for s, w in telling if s in held) / (sum(w for _, w in telling) or 1)
    if share < ENOUGH or not held:
        return False
    return share >= MOST or any(
        names_in(c.names, held) or (c not in known and _named(c.words, held)) for c in material.concepts
    )


def speaks(question: str, document: Document) -> bool:
    """Whether one sentence of a passage holds much of the question, synonyms and abbreviations counted, or the passage
    writes a name of it otherwise ("CPX351", "CPX-351")."""
    told = [s for s in sentences_of(document.text) if s]
    if _codes(question) & _codes(" ".join(told)):
        return True
    explained = abbreviations([question, *told])
    wanted = terms(question, explained)
    return bool(wanted) and any(coverage(wanted, keys(s, explained)) >= SPOKEN for s in told)


def _codes(text: str) -> set[str]:
    return {m.group().replace("-", "").lower() for m in _CODE.finditer(text)}


def sentences_of(text: str) -> list[str]:
    """The sentences of a passage, each on one line; empty where one may not be shown."""
    return [text if shown else "" for text, _, shown in _sentences(text)]


def _sentences(text: str) -> Iterator[tuple[str, tuple[int, int], bool]]:
    """Every sentence of a passage, without the label of an abstract before it, with its place and whether it may be shown;
    one that leans on the sentence before may be, since nothing else may be there."""
    for whole, end in _spans(text):
        start = behind_label(text, whole, end)
        if start == end:
            continue
        # The checker holds numbers and units letter by letter: narrow spaces between them stay.
        said = _BREAKS.sub(" ", text[start:end])
        yield said, (start, end), len(words(said)) >= LEAST and not (instructs(said) or asks(said))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences.spans(text):
        cuts = [start, *(m.start() for m in _GLUED.finditer(text, start, end)), end]
        yield from pairwise(cuts)


def _doubt(run: Extract) -> float:
    """What a run is worth less where it says what was asked or done, and where it leans on what stood before it."""
    return _DOUBTFUL * (bool(AIM.search(run.text)) + bool(_LEANS.match(run.text)))


def _weighed(
    material: Material, documents: Sequence[Document], speaking: Set[str], evidence: Mapping[str, Evidence]
) -> tuple[list[Candidate], list[Candidate]]:
    """Every sentence that can be shown of the passages that speak of the question, with what it is worth and the share
    of the question's words that it holds; and those of the best run of them. All passages are weighed."""
    told = [list(_sentences(document.text)) for document in documents]
    passages = [[text if shown else "" for text, _, shown in passage] for passage in told]
    runs = extracts(passages)
    worth = {run: w - _doubt(run) for run, w in zip(runs, worths(material.reading.focus, passages, runs), strict=True)}
    alone = {" ".join(words(run.text)): worth[run] for run in runs if run.first == run.last}
    asked = frozenset(stems(material.reading.focus))
    pool: dict[tuple[int, int], Candidate] = {}
    for number, document in enumerate(documents):
        for order, (text, span, shown) in enumerate(told[number]):
            if shown and document.id in speaking:
                unit = Unit(document.id, text, (span,), "other", (), order)
                share = len(asked & unit.stems) / max(1, len(asked))
                names = names_in(material.concepts[0].names, unit.stems)
                value = alone[" ".join(words(text))]
                pool[number, order] = Candidate(
                    unit, document, evidence[document.id], Match.NONE, (), names, value, share=share
                )
    told_of = [run for run in runs if documents[run.passage].id in speaking]
    best = max(told_of, key=worth.__getitem__, default=None)
    chosen = [pool[best.passage, order] for order in range(best.first, best.last + 1)] if best else []
    return list(pool.values()), chosen
