"""An answer as Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    quotes,
    reference,
    retractions,
    run_line,
    side,
    studies,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_SPACE = re.compile(r"\s+")
_LIST_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)")


def markdown(answer: Answer, reading: Rendition | None = None) -> str:
    """The whole article as Markdown (CommonMark), ending in a line break."""
    reading, known = reading or as_composed(answer), cited(answer)
    parts = [f"# {_escape(answer.title)}"]
    parts += [f"> **{_escape(f.message)}**" for f in answer.inquiry.safety]
    if answer.outcome is Outcome.DECLINED:
        parts.append(f"**No answer.** {_escape(answer.decline_reason)}".rstrip())
    else:
        parts.append(f"> {banner(answer.state)}")
    if taken := side(answer):
        mark = "**" if taken.pro or taken.contra else "*"
        parts.append(f"{mark}{_escape(str(taken))}{mark}")
    if reading.summary:
        # A list ends a paragraph: what follows it begins one.
        joined = [_line(w, known, parts=in_prose) + ("\n\n" if w.items else " ") for w in reading.summary]
        parts.append("".join(joined).rstrip())
    for part in reading.parts:
        parts.extend(_part(part, known, depth=2))
    parts.extend(_end(answer, reading))
    return "\n\n".join(parts) + "\n"


def _part(part: Part, known: Cited, *, depth: int) -> Iterator[str]:
    yield f"{'#' * min(depth, 6)} {_escape(part.heading)}"
    if part.lines:
        yield "\n".join(f"- {_line(w, known, indent='  ')}" for w in part.lines)
    for inner in part.parts:
        yield from _part(inner, known, depth=depth + 1)


def _line(wording: Wording, known: Cited, *, indent: str = "", parts: Parts = around_term) -> str:
    before, term, after = parts(wording)
    bold = f"**{_escape(term)}**" if term else ""
    shown = f"{_escape(before)}{bold}{_escape(after)}"
    marks = "".join(f"[{n}]" for n in known.numbers[wording.claim]) + "".join(
        f" *({_escape(r)})*" for r in known.remarks(wording)
    )
    items = "".join(f"\n{indent}- {_LIST_START.sub(_keep_plain, _escape(item))}" for item in wording.items)
    return f"{_LIST_START.sub(_keep_plain, shown)} {marks}" + (f"\n{items}" if items and not indent else items)


def _end(answer: Answer, reading: Rendition) -> Iterator[str]:
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
        yield "\n".join(f"{n}. {_escape(reference(e))}" for n, e in enumerate(answer.references, start=1))
        studied = [f"- [{n}] {_escape(said)}" for n, said in studies(answer)]
        if studied:
            yield f"## {STUDIED}"
            yield "\n".join(studied)
        yield retractions(answer.run)
        yield "## Quoted evidence"
        yield "\n".join(f"- [{n}] “{_escape(quote)}” ({where})" for n, quote, where in quotes(answer))
    if line := closing(answer, reading):
        yield f"*{_escape(line)}*"
    yield f"---\n\n{_escape(run_line(answer))}"


def _escape(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))


def _keep_plain(match: re.Match[str]) -> str:
    """A sentence that begins like a list or a heading ("2. dose") stays a sentence."""
    mark = match.group(2)
    return f"{match.group(1)}{mark[:-1]}\\{mark[-1]}"
