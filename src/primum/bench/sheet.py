"""A sheet for a person: a hundred shown claims, drawn at random, beside their quotes in context, to be marked by hand.

The sheet is `sheet.md` in the bench's folder. Where it is not there, it is written; where it is, its marks are read: a
person writes yes, no or partly behind "Borne out:" and behind "Answers:", and what is wrong behind "Remark:".
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from primum.app import App
from primum.bench.ground import SEED, Ground, real_answers
from primum.bench.result import Cell, Result, Table
from primum.errors import Invalid
from primum.model import Answer, Citation, Claim

QUESTIONS = 500
CLAIMS = 100
WIDTH = 220
"""Characters of the source shown on either side of a quote."""
MARKS = ("yes", "partly", "no")
READ_FOR = {"borne": "borne out by its passage", "answers": "an answer to its question"}
_ENTRY = re.compile(
    r"^## (?P<number>\d+)\. (?P<question>.+?)\n(?P<body>.*?)"
    r"^Borne out:[ \t]*(?P<borne>[^\n]*)\nAnswers:[ \t]*(?P<answers>[^\n]*)\nRemark:[ \t]*(?P<remark>[^\n]*)",
    re.MULTILINE | re.DOTALL,
)
_CLAIM = re.compile(r"^\*\*Claim:\*\* (.+)$", re.MULTILINE)
_HEAD = """\
# A hundred claims, to be read against their quotes

{count} of {shown:,} claims shown for {asked} real questions, drawn by a fixed seed; software {code}, library {library}.

For each: does the passage bear the claim out, under the heading that it stands under (*Borne out:*), and does it answer
the question (*Answers:*)? Write behind each **yes**, **partly** (misleading, beside the point, lacking a condition) or
**no**, and behind *Remark:* what is wrong. The quote is in bold within its source. Then run the same command again.
"""


def measure(ground: Ground) -> Result:
    """How many of the hundred claims a person found borne out; a sheet to be marked where there is none yet."""
    place = ground.folder("sheet") / "sheet.md"
    if not place.exists():
        place.write_text(_written(ground), encoding="utf-8")
        ground.say(f"wrote {place}: mark it, and run this again")
    return read(place)


def read(place: Path) -> Result:
    """The marks of a sheet; Invalid where one is none of yes, partly and no."""
    marked: dict[str, Counter[str]] = {what: Counter() for what in READ_FOR}
    faults: list[tuple[Cell, ...]] = []
    for entry in _ENTRY.finditer(place.read_text(encoding="utf-8")):
        for what, words in READ_FOR.items():
            mark = entry[what].strip().lower()
            if mark and mark not in MARKS:
                raise Invalid(f"{place}: the mark of claim {entry['number']} is {mark!r}; it may be {', '.join(MARKS)}")
            marked[what][mark] += 1
            if mark in MARKS[1:]:
                claim = _CLAIM.search(entry["body"])
                told = claim[1] if claim else ""
                faults.append((words, mark, entry["question"][:90], told, entry["remark"].strip()))
    done = {what: sum(counted[mark] for mark in MARKS) for what, counted in marked.items()}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (words, marked[what].total(), done[what], *(marked[what][m] for m in MARKS)) for what, words in READ_FOR.items()
    )
    figures: dict[str, Cell] = {"drawn": marked["borne"].total(), "marked": done["borne"]}
    figures |= {"borne_out": marked["borne"]["yes"], "answers_marked": done["answers"]}
    figures |= {"answers": marked["answers"]["yes"]}
    tables = [Table(("read for", "claims", "marked", *MARKS), rows)]
    if faults:
        columns = ("read for", "mark", "question", "claim", "remark")
        tables.append(Table(columns, tuple(faults), title="Wrong, by a person"))
    return Result("sheet", tuple(tables), figures, (f"the sheet: {place.name} in the bench's folder",))


def _written(ground: Ground) -> str:
    app = ground.development()
    shown = [(answer, claim) for answer in real_answers(ground, QUESTIONS) for claim in answer.claims()]
    drawn = random.Random(SEED).sample(shown, min(CLAIMS, len(shown)))
    run = shown[0][0].run
    head = _HEAD.format(count=len(drawn), shown=len(shown), asked=QUESTIONS, code=run.code, library=run.library_version)
    entries = [_entry(number, app, *pair) for number, pair in enumerate(drawn, start=1)]
    return "\n".join([head, *entries])


def _entry(number: int, app: App, answer: Answer, claim: Claim) -> str:
    where = " › ".join(part for part in _path(answer, claim) if part)
    asked = " ".join(answer.inquiry.question.text.split())
    lines = [
        f"## {number}. {asked[:400]}",
        "",
        f"Article: {answer.title} › {where}",
        "",
        f"**Claim:** {claim.text}",
        "",
    ]
    for citation in claim.citations:
        lines += [_quoted(app, citation, answer.run.library_version), ""]
    return "\n".join([*lines, "Borne out:", "Answers:", "Remark:", ""])


def _path(answer: Answer, claim: Claim) -> Iterator[str]:
    """The headings that a claim stands under."""
    if claim in answer.summary:
        yield "the answer"
        return
    for section in answer.sections:
        if claim in section.claims:
            yield section.heading
        for under in section.sections:
            if claim in under.claims:
                yield section.heading
                yield under.heading


def _quoted(app: App, citation: Citation, version: str) -> str:
    """A quote in its context, with its source."""
    source = app.document(citation.document, version=version).source
    around = app.context(citation.document, citation.start, citation.end, version=version, width=WIDTH)
    headings = " › ".join(around.headings)
    before, quote, after = (" ".join(part.split()) for part in (around.before, around.quote, around.after))
    title = f"{source.title}, {source.publisher} {source.published}".strip(", ")
    return f"> {title}{' — ' + headings if headings else ''}: {before} **{quote}** {after}"
