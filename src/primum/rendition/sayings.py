"""What Markdown, the terminal and the pages say of an answer in the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from primum.model import Answer, Audience, Claim, Evidence, Kind, Outcome, Run, Source, State, Strength, Study, Support
from primum.reader import Rendition, Wording

MOST_BOLD = 4
"""Words of an item that may be bold as a whole: a name, and no sentence."""
Parts = Callable[[Claim | Wording], tuple[str, str, str]]
"""What parts a sentence into the text before what is bold, that, and the text after."""
BANNERS = {
    State.DRAFT: "Draft, not reviewed. For education only; no clinician has checked this article.",
    State.SUBMITTED: "Submitted, not yet reviewed. For education only; use with caution.",
    State.UNDER_REVIEW: "Under review. For education only; use with caution until the reviewers have signed.",
    State.CHANGES_REQUESTED: "Reviewers asked for changes. For education only; use with caution.",
    State.APPROVED: "Reviewed and approved.",
    State.WITHDRAWN: "Withdrawn. Do not rely on this article.",
}
EXPLAINED = "Words explained"
"""The heading of the list of words and what they mean."""
STUDIED = "What the sources studied"
"""The heading of what sources say of their own studies."""
CELLS = ("Who was studied", "What was compared", "What was found")
SIZE = "How many"
"""What the cells of a source's row are called; the number has no quotation marks."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What stands behind each claim, by its id: the numbers of its references, and what must be known of it."""

    numbers: Mapping[str, Sequence[int]]
    known: Mapping[str, Sequence[tuple[str, str]]]

    def remarks(self, wording: Wording) -> list[str]:
        """What must be known of a claim."""
        return [text for text, _ in self.known.get(wording.claim, ())]


def banner(state: State) -> str:
    """What a reader must know of an article in this state."""
    return BANNERS[state]


def closing(answer: Answer, reading: Rendition) -> str:
    """The closing line. Where there is no article, nothing is said of one; patients are told where to turn."""
    declined = answer.outcome is Outcome.DECLINED
    return "" if declined and reading.audience is not Audience.PATIENT else reading.disclaimer


def kind_name(kind: Kind) -> str:
    """A kind in plain words: "Systematic review"."""
    return kind.value.replace("_", " ").capitalize()


def identifiers(source: Source) -> list[str]:
    """DOI, PMID and PMCID as a reader writes them, and the address where it adds something."""
    found = []
    if source.doi:
        found.append(f"doi:{source.doi}")
    if source.pmid:
        found.append(f"PMID {source.pmid}")
    if source.pmcid:
        found.append(source.pmcid)
    if source.url:
        found.append(source.url)
    return found


def remarks(answer: Answer) -> dict[str, list[tuple[str, str]]]:
    """What a reader must know of single claims, by id: whom a source credits for what it says, and which reference says
    otherwise. Each is (text, the id of the claim that it points to, or "")."""
    claims = {claim.id: claim for claim in answer.claims()}
    found: dict[str, list[tuple[str, str]]] = {c.id: [(second_hand(c), "")] for c in claims.values() if c.secondary}
    for pair in answer.disagreements:
        for one, other in (pair.claims, pair.claims[::-1]):
            if other in claims:
                numbers = sorted({answer.numbers[c.document] for c in claims[other].citations})
                said = f"Reference {', '.join(map(str, numbers))} says otherwise: {pair.reason}."
                found.setdefault(one, []).append((said, other))
    return found


@dataclass(frozen=True, slots=True)
class Side:
    """How a yes/no question comes out: what is said first, the claims for it and against it by id, and how strong the
    strongest claim of the side taken is ("" where none is)."""

    said: str
    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()
    strength: str = ""

    def __str__(self) -> str:
        if not (self.pro or self.contra):
            return self.said
        weighed = f" (strength {self.strength})" if self.strength else ""
        return f"{self.said}: {_statements(self.pro)} below for it, {_statements(self.contra)} against{weighed}."


def side(answer: Answer) -> Side | None:
    """The side that an article takes on a yes/no question; None for other questions and where it answers in part.

    What the check no longer bears out, because its source was retracted since, counts for neither side."""
    found = answer.conclusion
    if found is None or answer.outcome is not Outcome.ANSWERED:
        return None
    stands = {claim.id: claim for claim in answer.claims() if claim.verdict.support is Support.SUPPORTED}
    pro, contra = (tuple(id for id in ids if id in stands) for ids in (found.pro, found.contra))
    sides = {"yes": (pro, "Yes, as far as these sources go"), "no": (contra, "No, as far as these sources go")}
    bearing, said = sides.get(found.answer, ((), ""))
    if bearing:
        strongest = min((stands[id].strength for id in bearing), key=list(Strength).index)
        return Side(said, pro, contra, strongest.value.replace("_", " "))
    if found.answer == "conflicting" and pro and contra:
        return Side("The statements differ", pro, contra)
    return Side("No plain yes or no; the sources say:")


def _statements(ids: Sequence[str]) -> str:
    return f"{len(ids) or 'no'} statement{'' if len(ids) == 1 else 's'}"


def second_hand(claim: Claim) -> str:
    """That a source credits another work with a claim, in a sentence."""
    held = f" The library holds that work: {claim.original}." if claim.original else ""
    return f"Second-hand: the source credits {claim.secondary}.{held}"


def around_term(said: Claim | Wording) -> tuple[str, str, str]:
    """The text before its key term, the term, and the text after; all in the first where it has none.

    It begins with a capital, as a sentence does, where the source's words in its place did not; a label that its
    sentence begins with again stands once, and what is bold is no whole sentence. The claim's own text keeps the
    source's letters, and both."""
    shown = opening(said.text)
    if not said.term:
        return shown, "", ""
    at = said.text.index(said.term)
    end = at + len(said.term)
    before, term, after = shown[:at], shown[at:end], shown[end:]
    if not before and not after.strip(" .") and len(term.split()) > MOST_BOLD:
        return shown, "", ""
    again = re.match(rf": (an? |the )?({re.escape(term)})\b(?!-)", after, re.IGNORECASE)
    if before or again is None:
        return before, term, after
    article = again[1] or ""
    return article.capitalize(), again[2] if article else term, after[again.end() :]


def in_prose(said: Claim | Wording) -> tuple[str, str, str]:
    """The same for a direct answer, where nothing is bold: a key term heads an item of a list."""
    return "".join(around_term(said)), "", ""


def opening(text: str) -> str:
    """The text with a capital, unless its first word has a form of its own: "first-line …", "a …" but "pH …", "p …"."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].upper() + text[1:] if (len(first) > 1 or first == "a") and first.islower() else text


def cited(answer: Answer) -> Cited:
    """The references behind every claim of an answer, and what must be known of each."""
    numbers = {claim.id: sorted({answer.numbers[c.document] for c in claim.citations}) for claim in answer.claims()}
    return Cited(numbers, remarks(answer))


def quotes(answer: Answer) -> Iterator[tuple[int, str, str]]:
    """Every quote once, by reference and place: number, quote on one line, where it stands."""
    places = {(answer.numbers[c.document], c.start, c.end): c for claim in answer.claims() for c in claim.citations}
    for (number, start, end), citation in sorted(places.items()):
        yield number, " ".join(citation.quote.split()), f"{citation.document}, characters {start}–{end}"


def study_cells(study: Study) -> list[tuple[str, str]]:
    """What a source says of its own study, each in its words, under its name; what it does not say is left out."""
    told = [(name, cell) for name, cell in zip(CELLS, (study.population, study.comparison, study.finding), strict=True)]
    found = [(name, " ".join(cell.quote.split())) for name, cell in told if cell is not None]
    return [*found, (SIZE, f"{study.size:,}")] if study.size else found


def studies(answer: Answer) -> Iterator[tuple[int, str]]:
    """What each source says of its own study, on one line, by its number."""
    for number, evidence in enumerate(answer.references, start=1):
        cells = study_cells(evidence.study)
        if cells:
            yield number, "; ".join(f"{n}: {said}" if n == SIZE else f"{n}: “{said}”" for n, said in cells)


def reference(evidence: Evidence) -> str:
    """A source on one line: what it is, how it was graded, where it stands, what it was written from."""
    source = evidence.source
    authors = ", ".join(source.authors[:3]) + (" et al." if len(source.authors) > 3 else "")
    issued = ", ".join(p for p in (source.publisher, str(source.year or "")) if p)
    graded = f"source strength {evidence.strength.value.replace('_', ' ')}"
    concerns = f" ({'; '.join(evidence.concerns)})" if evidence.concerns else ""
    place = f", {source.jurisdiction}" if source.jurisdiction else ""
    parts = ["RETRACTED"] if source.retracted else []
    parts += [
        authors,
        source.title or evidence.document,
        issued,
        f"{kind_name(source.kind)}{place}; {graded}{concerns}",
    ]
    parts.append("; ".join(identifiers(source)))
    parts += [f"Licence: {source.licence}" if source.licence else "", _written_from(source)]
    return ". ".join(p.rstrip(".") for p in parts if p) + "."


def _written_from(source: Source) -> str:
    named = (", ".join(p for p in (w.title, w.publisher, w.published) if p) for w in source.written_from)
    joined = "; ".join(named)
    return f"Written from: {joined}" if joined else ""


def retractions(run: Run) -> str:
    """What retracted sources were looked for in."""
    if run.retractions:
        return f"Retractions: checked against data of {run.retractions}, and against the notices in the library."
    return "Retractions: only notices in the library were looked at."


def run_line(answer: Answer) -> str:
    """What made the answer, on one line."""
    run = answer.run
    models = ", ".join(run.models) or "none"
    return (
        f"Primum {run.code}; settings {run.config}; library version {run.library_version or 'none'}; models {models}; "
        f"{run.millis:.0f} ms"
    )
