"""A case laid out: each claim with its passages in context, what this person has half written, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from primum.app.desk import Action, CaseFile, ClaimFile, Found
from primum.board import Mark, Remark, Stance
from primum.model import Citation, Evidence, Support, Verdict
from primum.web.desk.typed import Draft, place
from primum.web.passages import Settled, Surroundings, passages_of

WIDTH = 320
"""Characters of surroundings on each side of a quoted passage, about."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage beside its claim."""

    number: int
    evidence: Evidence
    context: Surroundings


@dataclass(frozen=True, slots=True)
class Pick:
    """A quote that can be chosen: `value` names its place."""

    value: str
    text: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Source:
    """What was found in one document: its sentences, each with the value that chooses it."""

    first: Found
    sentences: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim on the page. `heading` is empty where the claim before stands under the same one; `typed` is what is half
    written, by the key of its field; `open` the panels that are unfolded; `others` what others said of it; `threads`
    its comments, each with the answers to it."""

    file: ClaimFile
    number: int
    heading: str
    passages: tuple[Beside, ...]
    typed: Mapping[str, str]
    picks: tuple[Pick, ...]
    sources: tuple[Source, ...]
    searched: bool
    verdict: Verdict | None
    open: frozenset[str]
    others: tuple[Mark, ...]
    threads: tuple[tuple[Remark, tuple[Remark, ...]], ...]
    blocking: bool
    differ: bool = False
    words: str = field(default="")


def rows(case: CaseFile, drafts: Mapping[str, str], draft: Draft | None) -> list[Row]:
    """Every claim of the case, in reading order."""
    settled = Settled(case.content)
    found: list[Row] = []
    above: tuple[str, ...] | None = None
    for number, file in enumerate(case.claims, start=1):
        here = draft if draft is not None and draft.claim == file.claim.id else None
        found.append(_row(case, file, settled, drafts, here, number=number, headed=file.headings != above))
        above = file.headings
    return found


def missing(case: CaseFile) -> list[tuple[str, str]]:
    """What the viewer must still do before signing an approval: (what, the place of the page where it is done)."""
    if Action.SIGN not in case.allowed:
        return []
    found: list[tuple[str, str]] = []
    if case.declared is None:
        found.append(("Declare your interests in this subject.", "declare"))
    unmarked = [f.claim.id for f in case.claims if f.mine is None]
    if unmarked:
        many = "1 sentence has" if len(unmarked) == 1 else f"{len(unmarked)} sentences have"
        found.append((f"{many} no mark of yours yet.", unmarked[0]))
    for number, file in enumerate(case.claims, start=1):
        if file.mine is not None and _objects(file):
            found.append((f"You object to sentence {number}: ask for changes, or agree.", file.claim.id))
        elif file.mine is not None and is_blocking(file) and file.mine.stance is not Stance.OVERRIDE:
            found.append(
                (f"The judge does not support sentence {number}: override it, or ask for changes.", file.claim.id)
            )
    return found


def is_blocking(file: ClaimFile) -> bool:
    """Whether the judge's verdict stands in the way of approval."""
    return file.claim.verdict.support is not Support.SUPPORTED


def value_of(citation: Citation) -> str:
    """The place of a quote as a form names it."""
    return f"{citation.document}|{citation.start}|{citation.end}"


def _objects(file: ClaimFile) -> bool:
    mine = file.mine
    if mine is None or (file.ruling is not None and file.ruling.stance is Stance.AGREE):
        return False
    proposed = next((p for p in file.proposals if p.mark == mine), None)
    return proposed.answer is None if proposed else mine.stance is Stance.DISAGREE


def _row(
    case: CaseFile,
    file: ClaimFile,
    settled: Settled,
    drafts: Mapping[str, str],
    draft: Draft | None,
    *,
    number: int,
    headed: bool,
) -> Row:
    claim, answer = file.claim, case.content.answer
    under = place(case.article.id, claim.id, "")
    typed = {key.removeprefix(under): text for key, text in drafts.items() if key.startswith(under)}
    passages = tuple(
        Beside(
            answer.numbers[p.document],
            answer.references[answer.numbers[p.document] - 1],
            settled.around(p, width=WIDTH),
        )
        for p in passages_of(claim)
    )
    chosen = {value_of(c) for c in (draft.citations if draft else claim.citations)}
    old = {value_of(c) for c in claim.citations}
    shown = (*claim.citations, *(c for c in (draft.citations if draft else ()) if value_of(c) not in old))
    return Row(
        file=file,
        number=number,
        heading=" › ".join(file.headings) or "Answer" if headed else "",
        passages=passages,
        typed=typed,
        picks=tuple(
            Pick(value_of(c), c.quote, answer.numbers.get(c.document, 0), value_of(c) in chosen) for c in shown
        ),
        sources=_sources(draft, {value_of(c) for c in shown}) if draft else (),
        searched=draft.searched if draft else False,
        verdict=draft.verdict if draft else None,
        open=frozenset(_open(typed, draft)),
        others=tuple(m for m in file.marks if m != file.mine),
        threads=_threads(file.remarks),
        blocking=is_blocking(file),
        differ=claim.id in case.disagreed,
        words=typed.get("words", ""),
    )


def _open(typed: Mapping[str, str], draft: Draft | None) -> list[str]:
    """Panels with something half written in them."""
    found = ["edit"] if draft is not None else []
    panels = {"why": "object", "text": "edit", "reason": "edit", "words": "edit", "ruling": "settle"}
    for key, text in typed.items():
        if text.strip():
            found.append(panels.get(key.partition(".")[0], "talk" if key.startswith(("remark", "reply")) else key))
    return found


def _sources(draft: Draft, taken: set[str]) -> tuple[Source, ...]:
    """What the search found, document by document, less what can be chosen already."""
    grouped: dict[str, list[Found]] = {}
    for one in draft.found:
        grouped.setdefault(one.document, []).append(one)
    return tuple(
        Source(
            group[0], tuple((v, f.text, False) for f in group if (v := f"{f.document}|{f.start}|{f.end}") not in taken)
        )
        for group in grouped.values()
    )


def _threads(remarks: tuple[Remark, ...]) -> tuple[tuple[Remark, tuple[Remark, ...]], ...]:
    """Remarks with the answers to them. Reasons for turning a proposal down stand with the proposal instead."""
    ids = {r.id for r in remarks}
    first = [r for r in remarks if not r.reply_to]
    return tuple((r, tuple(a for a in remarks if a.reply_to == r.id and a.reply_to in ids)) for r in first)
