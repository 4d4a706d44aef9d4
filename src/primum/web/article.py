"""An Answer laid out for its page, in one reader's words: the claims with their marks, the passages, the references.

A mark is one bracketed number beside a sentence. It stands for all passages of one reference that bear the sentence
out, and opens them. A note is one passage, shown among its surroundings in the part "Quoted evidence".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import not_

from primum import reader
from primum.bibliography import web_address
from primum.model import Answer, Claim, Evidence, Kind, Source, Strength, Support
from primum.reader import Rendition, Wording
from primum.rendition import SIZE, Parts, Side, around_term, in_prose, remarks, side, study_cells
from primum.web.labels import STRENGTHS, kind_label
from primum.web.passages import Quoted, Surroundings, passages_of, quoted

Around = Callable[[Quoted], Surroundings]
"""What finds the surroundings of a passage: in the library, or in a revision."""


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
    """A claim in its pieces: the text before the key term, the term, the text after, the list that it leads in, and
    the marks. `doubt` and `alerts` are what a reader must know of its check and of changed evidence, `overruled` what
    reviewers said against that check; `original` is the sentence as it was signed, where this reader's words differ;
    `remarks` tell whom the source credits and what says otherwise, each with the claim that it points to, or ""."""

    id: str
    before: str
    term: str
    after: str
    items: tuple[str, ...]
    marks: tuple[Mark, ...]
    doubt: str
    alerts: tuple[str, ...]
    overruled: tuple[str, ...]
    original: str
    remarks: tuple[tuple[str, str], ...] = ()


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
    """A source cited: `notes` are the passages quoted from it, `claims` the sentences that stand on it by id, `links`
    pairs of label and address, `study` rows of (name, what it says of its own study, whether that is a quote)."""

    number: int
    kind: str
    evidence: Evidence
    source: Source
    strength: str
    links: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]
    claims: tuple[str, ...]
    study: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A page's worth of an answer. `basis` rows are (kind, strength, how many references) of the direct answer;
    `explanations` tell words that stand in its text, `replaced` words of the sources that were said otherwise;
    `reworded` are the lines whose words are not those of the claim; `side` is how a yes/no question comes out."""

    summary: tuple[Line, ...]
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]
    notes: tuple[Note, ...]
    basis: tuple[tuple[str, str, int], ...]
    sentences: int
    explanations: tuple[tuple[str, str], ...]
    replaced: tuple[tuple[str, str], ...]
    disclaimer: str
    reworded: tuple[Line, ...]
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What is on record beside the claims, by claim: changes of evidence, and why reviewers overruled the check."""

    alerts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    overruled: Mapping[str, Sequence[str]] = field(default_factory=dict)


def lay_out(answer: Answer, reading: Rendition, around: Around, beside: Beside) -> Article:
    """The article in this reading's words and order."""
    notes = {
        passage: Note(number, answer.numbers[passage.document], passage, around(passage))
        for number, passage in enumerate(quoted(answer), start=1)
    }
    claims = {claim.id: claim for claim in answer.claims()}

    lines: list[Line] = []
    known = remarks(answer)

    def line(wording: Wording, parts: Parts = around_term) -> Line:
        lines.append(_line(claims[wording.claim], wording, notes, beside, known.get(wording.claim, ()), parts=parts))
        return lines[-1]

    summary, parts = tuple(line(w, parts=in_prose) for w in reading.summary), _parts(reading.parts, line, "s")
    said = " ".join(text for made in lines for text in (made.before, made.term, made.after, *made.items)).casefold()
    stands = [_stands(word, said) for word, _ in reading.explanations]
    leading = {citation.document for claim in answer.summary for citation in claim.citations}
    return Article(
        summary=summary,
        parts=parts,
        references=_references(answer, tuple(notes.values())),
        notes=tuple(notes.values()),
        basis=glance([e for e in answer.references if e.document in leading]),
        sentences=len(claims),
        explanations=tuple(compress(reading.explanations, stands)),
        replaced=tuple(compress(reading.explanations, map(not_, stands))),
        disclaimer=reading.disclaimer,
        reworded=tuple(made for made in lines if made.original),
        side=side(answer),
    )


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, which has small letters, as a word of its own or as the beginning of one."""
    return re.search(rf"\b{re.escape(word.casefold())}", text) is not None


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


def doubt(claim: Claim, alerts: Sequence[str] = ()) -> str:
    """What a reader must know of the check of a claim that is not plainly supported; empty where it is, and where one
    of `alerts`, which stand beside it, says the same."""
    verdict = claim.verdict
    if verdict.support is Support.SUPPORTED or verdict.reason in alerts:
        return ""
    named = {
        Support.PARTLY: "Borne out in part",
        Support.CONTRADICTED: "Contradicted",
        Support.UNSUPPORTED: "Not borne out",
        Support.UNCHECKED: "Not checked",
    }[verdict.support]
    return f"{named}: {verdict.reason}" if verdict.reason else named


def _line(
    claim: Claim,
    wording: Wording,
    notes: Mapping[Quoted, Note],
    beside: Beside,
    known: Sequence[tuple[str, str]],
    *,
    parts: Parts,
) -> Line:
    opened: dict[int, list[int]] = {}
    for passage in passages_of(claim):
        opened.setdefault(notes[passage].reference, []).append(notes[passage].number)
    before, term, after = parts(wording)
    marks = tuple(Mark(reference, tuple(numbers)) for reference, numbers in sorted(opened.items()))
    alerts = tuple(beside.alerts.get(claim.id, ()))
    original = claim.text if (wording.text, wording.items) != (claim.text, ()) else ""
    return Line(
        id=claim.id,
        before=before,
        term=term,
        after=after,
        items=wording.items,
        marks=marks,
        doubt=doubt(claim, alerts),
        alerts=alerts,
        overruled=tuple(beside.overruled.get(claim.id, ())),
        original=original,
        remarks=tuple(known),
    )


def _parts(parts: Sequence[reader.Part], line: Callable[[Wording], Line], anchor: str) -> tuple[Part, ...]:
    return tuple(
        Part(
            anchor=f"{anchor}{number}",
            kind=part.kind,
            heading=part.heading,
            lines=tuple(line(w) for w in part.lines),
            parts=_parts(part.parts, line, f"{anchor}{number}-"),
            prose=len(part.lines) == 1 and not part.lines[0].term,
        )
        for number, part in enumerate(parts, start=1)
    )


def _references(answer: Answer, notes: Sequence[Note]) -> tuple[Reference, ...]:
    resting: dict[str, list[str]] = {}
    for claim in answer.claims():
        for document in dict.fromkeys(c.document for c in claim.citations):
            resting.setdefault(document, []).append(claim.id)
    return tuple(
        Reference(
            number=number,
            kind=kind_label(evidence.source.kind),
            evidence=evidence,
            source=evidence.source,
            strength=STRENGTHS[evidence.strength],
            links=links(evidence.source),
            notes=tuple(n for n in notes if n.reference == number),
            claims=tuple(resting.get(evidence.document, ())),
            study=tuple((name, said, name != SIZE) for name, said in study_cells(evidence.study)),
        )
        for number, evidence in enumerate(answer.references, start=1)
    )
