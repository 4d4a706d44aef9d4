"""An Answer laid out for its page: the claims with their marks, the passages behind them, the references.

A mark is one bracketed number beside a sentence. It stands for all passages of one reference that bear the sentence
out, and opens them. A note is one passage, shown among its surroundings in the part "Evidence".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from primum.app import App
from primum.model import Answer, Claim, Evidence, Kind, Section, Source, Strength, Support
from primum.rendition import around_term
from primum.web.labels import STRENGTHS, kind_label
from primum.web.passages import Quoted, Surroundings, passages_of, quoted, surroundings


@dataclass(frozen=True, slots=True)
class Note:
    """One quoted passage: number `number` of the page, of reference `reference`."""

    number: int
    reference: int
    passage: Quoted
    context: Surroundings


@dataclass(frozen=True, slots=True)
class Mark:
    """One bracketed number beside a sentence, and the notes that it opens."""

    reference: int
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A claim in its pieces: the text before the key term, the term, the text after, and the marks."""

    id: str
    before: str
    term: str
    after: str
    marks: tuple[Mark, ...]
    doubt: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section: `anchor` is its place in the page, `prose` says that its one line needs no bullet."""

    anchor: str
    kind: str
    heading: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    prose: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A source cited: `notes` are the passages quoted from it, `links` pairs of label and address."""

    number: int
    kind: str
    evidence: Evidence
    source: Source
    strength: str
    links: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A page's worth of an answer. `glance` rows are (kind, strength, how many references); `basis` counts those of the
    direct answer alone."""

    summary: tuple[Line, ...]
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]
    notes: tuple[Note, ...]
    basis: tuple[tuple[str, str, int], ...]
    glance: tuple[tuple[str, str, int], ...]
    sentences: int


def lay_out(answer: Answer, app: App) -> Article:
    """The article, every passage among its surroundings in the library version that the answer names."""
    version = answer.run.library_version
    notes = {
        passage: Note(number, answer.numbers[passage.document], passage, surroundings(passage, app, version=version))
        for number, passage in enumerate(quoted(answer), start=1)
    }
    mark = partial(_line, notes=notes)
    references = tuple(
        _reference(number, evidence, tuple(n for n in notes.values() if n.reference == number))
        for number, evidence in enumerate(answer.references, start=1)
    )
    leading = {citation.document for claim in answer.summary for citation in claim.citations}
    return Article(
        summary=tuple(mark(c) for c in answer.summary),
        parts=_parts(answer.sections, mark, "s"),
        references=references,
        notes=tuple(notes.values()),
        basis=glance([e for e in answer.references if e.document in leading]),
        glance=glance(answer.references),
        sentences=len(answer.claims()),
    )


def glance(references: Sequence[Evidence]) -> tuple[tuple[str, str, int], ...]:
    """How many references there are of each kind and strength, in the order of the kinds, the strongest first."""
    counted = Counter((e.source.kind, e.strength) for e in references)
    ordered = sorted(counted.items(), key=lambda row: (list(Kind).index(row[0][0]), list(Strength).index(row[0][1])))
    return tuple((kind_label(kind), STRENGTHS[strength], many) for (kind, strength), many in ordered)


def links(source: Source) -> tuple[tuple[str, str], ...]:
    """The identifiers of a source with the addresses where they resolve; addresses other than http(s) are left out."""
    found = []
    if source.doi:
        found.append((f"doi:{source.doi}", f"https://doi.org/{source.doi}"))
    if source.pmid:
        found.append((f"PMID {source.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"))
    if source.pmcid:
        found.append((source.pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{source.pmcid}/"))
    if web_address(source.url) and not any(source.url == address for _, address in found):
        found.append((source.url, source.url))
    return tuple(found)


def web_address(url: str) -> str:
    """The address, if it is one that a page may link to; else empty."""
    return url if re.match(r"https?://[^\s/]", url, re.IGNORECASE) else ""


def _line(claim: Claim, *, notes: Mapping[Quoted, Note]) -> Line:
    opened: dict[int, list[int]] = {}
    for passage in passages_of(claim):
        opened.setdefault(notes[passage].reference, []).append(notes[passage].number)
    before, term, after = around_term(claim)
    marks = tuple(Mark(reference, tuple(numbers)) for reference, numbers in sorted(opened.items()))
    return Line(claim.id, before, term, after, marks, _doubt(claim))


def _doubt(claim: Claim) -> str:
    """What a reader must know of the check of a claim that is not plainly supported; else empty."""
    verdict = claim.verdict
    if verdict.support is Support.SUPPORTED:
        return ""
    named = {
        Support.PARTLY: "Borne out in part",
        Support.CONTRADICTED: "Contradicted",
        Support.UNSUPPORTED: "Not borne out",
        Support.UNCHECKED: "Not checked",
    }[verdict.support]
    return f"{named}: {verdict.reason}" if verdict.reason else named


def _parts(sections: Sequence[Section], mark: Callable[[Claim], Line], anchor: str) -> tuple[Part, ...]:
    return tuple(
        Part(
            anchor=f"{anchor}{number}",
            kind=section.kind,
            heading=section.heading,
            lines=tuple(mark(c) for c in section.claims),
            parts=_parts(section.sections, mark, f"{anchor}{number}-"),
            prose=len(section.claims) == 1 and not section.claims[0].term,
        )
        for number, section in enumerate(sections, start=1)
    )


def _reference(number: int, evidence: Evidence, notes: tuple[Note, ...]) -> Reference:
    source = evidence.source
    return Reference(
        number, kind_label(source.kind), evidence, source, STRENGTHS[evidence.strength], links(source), notes
    )
