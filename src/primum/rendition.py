"""An answer as Markdown, for files, and as rich text, for terminals. Both show the same parts in the same order.

Both take a Rendition, the article in one reader's words; without one the article stands as it was composed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from primum.model import Answer, Audience, Claim, Evidence, Kind, Outcome, Run, Source, State, Study
from primum.reader import Part, Rendition, Wording, as_composed

BANNERS = {
    State.DRAFT: "Draft, not reviewed. For education only; no clinician has checked this article.",
    State.SUBMITTED: "Submitted, not yet reviewed. For education only; use with caution.",
    State.UNDER_REVIEW: "Under review. For education only; use with caution until the reviewers have signed.",
    State.CHANGES_REQUESTED: "Reviewers asked for changes. For education only; use with caution.",
    State.APPROVED: "Reviewed and approved.",
    State.WITHDRAWN: "Withdrawn. Do not rely on this article.",
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_SPACE = re.compile(r"\s+")
_LIST_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)")
_WIDTH = 100
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


def second_hand(claim: Claim) -> str:
    """That a source credits another work with a claim, in a sentence."""
    held = f" The library holds that work: {claim.original}." if claim.original else ""
    return f"Second-hand: the source credits {claim.secondary}.{held}"


def markdown(answer: Answer, reading: Rendition | None = None) -> str:
    """The whole article as Markdown (CommonMark), ending in a line break."""
    reading, cited = reading or as_composed(answer), _cited(answer)
    parts = [f"# {_escape(answer.title)}"]
    parts += [f"> **{_escape(f.message)}**" for f in answer.inquiry.safety]
    if answer.outcome is Outcome.DECLINED:
        parts.append(f"**No answer.** {_escape(answer.decline_reason)}".rstrip())
    else:
        parts.append(f"> {banner(answer.state)}")
    if reading.summary:
        # A list ends a paragraph: what follows it begins one.
        joined = [_line_markdown(w, cited) + ("\n\n" if w.items else " ") for w in reading.summary]
        parts.append("".join(joined).rstrip())
    for part in reading.parts:
        parts.extend(_part_markdown(part, cited, depth=2))
    parts.extend(_end_markdown(answer, reading))
    return "\n\n".join(parts) + "\n"


def terminal(answer: Answer, reading: Rendition | None = None) -> RenderableType:
    """The whole article for a terminal, through rich."""
    reading, cited = reading or as_composed(answer), _cited(answer)
    parts: list[RenderableType] = [Text(answer.title, style="bold underline")]
    parts += [Panel(Text(f.message), title=f.level, border_style="red", width=_WIDTH) for f in answer.inquiry.safety]
    if answer.outcome is Outcome.DECLINED:
        parts += [Text(), Text.assemble(("No answer. ", "bold red"), answer.decline_reason)]
    else:
        parts.append(Text(banner(answer.state), style="yellow"))
    if reading.summary:
        parts += [Text(), Text(" ").join(_line_text(w, cited) for w in reading.summary)]
    for part in reading.parts:
        parts.extend(_part_text(part, cited, depth=0))
    parts.extend(_end_text(answer, reading))
    return Group(*parts)


def _part_markdown(part: Part, cited: Cited, *, depth: int) -> Iterator[str]:
    yield f"{'#' * min(depth, 6)} {_escape(part.heading)}"
    if part.lines:
        yield "\n".join(f"- {_line_markdown(w, cited, indent='  ')}" for w in part.lines)
    for inner in part.parts:
        yield from _part_markdown(inner, cited, depth=depth + 1)


def _line_markdown(wording: Wording, cited: Cited, *, indent: str = "") -> str:
    before, term, after = around_term(wording)
    bold = f"**{_escape(term)}**" if term else ""
    shown = f"{_escape(before)}{bold}{_escape(after)}"
    marks = "".join(f"[{n}]" for n in cited.numbers[wording.claim]) + "".join(
        f" *({_escape(r)})*" for r in cited.remarks(wording)
    )
    items = "".join(f"\n{indent}- {_LIST_START.sub(_keep_plain, _escape(item))}" for item in wording.items)
    return f"{_LIST_START.sub(_keep_plain, shown)} {marks}" + (f"\n{items}" if items and not indent else items)


def _end_markdown(answer: Answer, reading: Rendition) -> Iterator[str]:
    if reading.explanations:
        yield f"## {EXPLAINED}"
        yield "\n".join(f"- **{_escape(word)}**: {_escape(meaning)}" for word, meaning in reading.explanations)
    if answer.not_found:
        yield "## Not found in the library"
        yield "\n".join(f"- {_escape(what)}" for what in answer.not_found)
    if answer.nearest:
        yield "## Nearest sources"
        yield "\n".join(
            f"- {_escape(n.title or n.document)} ({kind_name(n.kind)}) {n.url}".rstrip() for n in answer.nearest
        )
    if answer.references:
        yield "## References"
        yield "\n".join(f"{n}. {_escape(_reference(e))}" for n, e in enumerate(answer.references, start=1))
        studied = [f"- [{n}] {_escape(said)}" for n, said in _studies(answer)]
        if studied:
            yield f"## {STUDIED}"
            yield "\n".join(studied)
        yield retractions(answer.run)
        yield "## Quoted evidence"
        yield "\n".join(f"- [{n}] “{_escape(quote)}” ({where})" for n, quote, where in _quotes(answer))
    if line := closing(answer, reading):
        yield f"*{_escape(line)}*"
    yield f"---\n\n{_escape(_run_line(answer))}"


def _part_text(part: Part, cited: Cited, *, depth: int) -> Iterator[RenderableType]:
    yield Text()
    yield Padding(Text(part.heading, style="bold cyan" if depth == 0 else "bold"), (0, 0, 0, 2 * depth))
    for wording in part.lines:
        # A grid, so that the lines of a long sentence stand under each other.
        line = Table.grid(padding=(0, 1, 0, 0))
        line.add_row("•", _line_text(wording, cited))
        yield Padding(line, (0, 0, 0, 2 * depth + 1))
    for inner in part.parts:
        yield from _part_text(inner, cited, depth=depth + 1)


def _line_text(wording: Wording, cited: Cited) -> Text:
    before, term, after = around_term(wording)
    marks = "".join(f"[{n}]" for n in cited.numbers[wording.claim])
    said = "".join(f" ({r})" for r in cited.remarks(wording))
    items = "".join(f"\n  - {item}" for item in wording.items)
    return Text.assemble(
        before, (term, "bold"), after, (f" {marks}", "dim cyan"), (said, "italic"), items, "\n" if items else ""
    )


def _end_text(answer: Answer, reading: Rendition) -> Iterator[RenderableType]:
    if reading.explanations:
        yield Text(f"\n{EXPLAINED}", style="bold cyan")
        for word, meaning in reading.explanations:
            yield Text.assemble(" • ", (word, "bold"), f": {meaning}")
    if answer.not_found:
        yield Text.assemble("\n", ("Not found in the library: ", "bold"), "; ".join(answer.not_found))
    if answer.nearest:
        yield Text("\nNearest sources", style="bold cyan")
        for near in answer.nearest:
            yield Text(f" • {near.title or near.document} ({kind_name(near.kind)}) {near.url}".rstrip())
    if answer.references:
        yield Text("\nReferences", style="bold cyan")
        for number, evidence in enumerate(answer.references, start=1):
            yield Text.assemble((f"[{number}] ", "dim cyan"), _reference(evidence))
        yield Text(retractions(answer.run), style="dim")
    studied = list(_studies(answer))
    if studied:
        yield Text(f"\n{STUDIED}", style="bold cyan")
        for number, said in studied:
            yield Text.assemble((f"[{number}] ", "dim cyan"), said)
    if line := closing(answer, reading):
        yield Text(f"\n{line}", style="italic")
    yield Text(f"\n{_run_line(answer)}", style="dim")


def around_term(said: Claim | Wording) -> tuple[str, str, str]:
    """The text before its key term, the term, and the text after; all in the first where it has none.

    It begins with a capital, as a sentence does, where the source's words in its place did not; the claim's own text
    keeps the source's letters."""
    shown = opening(said.text)
    if not said.term:
        return shown, "", ""
    at = said.text.index(said.term)
    end = at + len(said.term)
    return shown[:at], shown[at:end], shown[end:]


def opening(text: str) -> str:
    """The text with a capital, unless its first word has a form of its own: "first-line …" but "pH …", "mRNA …"."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].upper() + text[1:] if len(first) > 1 and first.islower() else text


def _cited(answer: Answer) -> Cited:
    numbers = {claim.id: sorted({answer.numbers[c.document] for c in claim.citations}) for claim in answer.claims()}
    return Cited(numbers, remarks(answer))


def _quotes(answer: Answer) -> Iterator[tuple[int, str, str]]:
    """Every quote once, by reference and place: number, quote on one line, where it stands."""
    cited = {(answer.numbers[c.document], c.start, c.end): c for claim in answer.claims() for c in claim.citations}
    for (number, start, end), citation in sorted(cited.items()):
        yield number, " ".join(citation.quote.split()), f"{citation.document}, characters {start}–{end}"


def study_cells(study: Study) -> list[tuple[str, str]]:
    """What a source says of its own study, each in its words, under its name; what it does not say is left out."""
    told = [(name, cell) for name, cell in zip(CELLS, (study.population, study.comparison, study.finding), strict=True)]
    found = [(name, " ".join(cell.quote.split())) for name, cell in told if cell is not None]
    return [*found, (SIZE, f"{study.size:,}")] if study.size else found


def _studies(answer: Answer) -> Iterator[tuple[int, str]]:
    """What each source says of its own study, on one line, by its number."""
    for number, evidence in enumerate(answer.references, start=1):
        cells = study_cells(evidence.study)
        if cells:
            yield number, "; ".join(f"{n}: {said}" if n == SIZE else f"{n}: “{said}”" for n, said in cells)


def _reference(evidence: Evidence) -> str:
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
    return "Retractions: known from the notices in the library alone; no table of retractions was read in."


def _run_line(answer: Answer) -> str:
    run = answer.run
    models = ", ".join(run.models) or "none"
    return (
        f"Primum {run.code}; settings {run.config}; library version {run.library_version or 'none'}; models {models}; "
        f"{run.millis:.0f} ms"
    )


def _escape(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))


def _keep_plain(match: re.Match[str]) -> str:
    """A sentence that begins like a list or a heading ("2. dose") stays a sentence."""
    mark = match.group(2)
    return f"{match.group(1)}{mark[:-1]}\\{mark[-1]}"
