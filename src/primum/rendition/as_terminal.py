"""An answer as rich text, for terminals."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from primum.model import Answer, Outcome
from primum.reader import Part, Rendition, Wording, as_composed
from primum.rendition.sayings import (
    EXPLAINED,
    STUDIED,
    Cited,
    Parts,
    around_term,
    banner,
    cited,
    closing,
    in_prose,
    kind_name,
    reference,
    retractions,
    run_line,
    side,
    studies,
)

_WIDTH = 100


def terminal(answer: Answer, reading: Rendition | None = None) -> RenderableType:
    """The whole article for a terminal, through rich."""
    reading, known = reading or as_composed(answer), cited(answer)
    parts: list[RenderableType] = [Text(answer.title, style="bold underline")]
    parts += [Panel(Text(f.message), title=f.level, border_style="red", width=_WIDTH) for f in answer.inquiry.safety]
    if answer.outcome is Outcome.DECLINED:
        parts += [Text(), Text.assemble(("No answer. ", "bold red"), answer.decline_reason)]
    else:
        parts.append(Text(banner(answer.state), style="yellow"))
    if taken := side(answer):
        parts += [Text(), Text(str(taken), style="bold" if taken.pro or taken.contra else "italic")]
    if reading.summary:
        parts += [Text(), Text(" ").join(_line(w, known, parts=in_prose) for w in reading.summary)]
    for part in reading.parts:
        parts.extend(_part(part, known, depth=0))
    parts.extend(_end(answer, reading))
    return Group(*parts)


def _part(part: Part, known: Cited, *, depth: int) -> Iterator[RenderableType]:
    yield Text()
    yield Padding(Text(part.heading, style="bold cyan" if depth == 0 else "bold"), (0, 0, 0, 2 * depth))
    for wording in part.lines:
        # A grid, so that the lines of a long sentence stand under each other.
        line = Table.grid(padding=(0, 1, 0, 0))
        line.add_row("•", _line(wording, known))
        yield Padding(line, (0, 0, 0, 2 * depth + 1))
    for inner in part.parts:
        yield from _part(inner, known, depth=depth + 1)


def _line(wording: Wording, known: Cited, *, parts: Parts = around_term) -> Text:
    before, term, after = parts(wording)
    marks = "".join(f"[{n}]" for n in known.numbers[wording.claim])
    said = "".join(f" ({r})" for r in known.remarks(wording))
    items = "".join(f"\n  - {item}" for item in wording.items)
    return Text.assemble(
        before, (term, "bold"), after, (f" {marks}", "dim cyan"), (said, "italic"), items, "\n" if items else ""
    )


def _end(answer: Answer, reading: Rendition) -> Iterator[RenderableType]:
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
            yield Text.assemble((f"[{number}] ", "dim cyan"), reference(evidence))
        yield Text(retractions(answer.run), style="dim")
    studied = list(studies(answer))
    if studied:
        yield Text(f"\n{STUDIED}", style="bold cyan")
        for number, said in studied:
            yield Text.assemble((f"[{number}] ", "dim cyan"), said)
    if line := closing(answer, reading):
        yield Text(f"\n{line}", style="italic")
    yield Text(f"\n{run_line(answer)}", style="dim")
