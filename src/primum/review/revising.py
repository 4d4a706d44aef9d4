"""Changing the text of an article, claim by claim: a content in, a content out, references kept in step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from primum.canon import Content, Setting
from primum.errors import Invalid, NotFound
from primum.model import Answer, Claim, Conclusion, Disagreement, Evidence, Section

Change = Callable[[Claim], tuple[Claim, ...]]


def replaced(
    content: Content, claim: Claim, *, evidence: Mapping[str, Evidence], settings: Mapping[str, Setting]
) -> Content:
    """The content with this claim in the place of the one that has its id.

    `evidence` has every document that it newly cites, by id; `settings` the surroundings of its quotes (`place`)."""
    return _changed(content, claim.id, lambda _: (claim,), evidence=evidence, settings=settings)


def removed(content: Content, claim: str) -> Content:
    """The content without this claim; sections left empty go. Invalid where it is the last one."""
    if len(content.answer.claims()) == 1:
        raise Invalid("the last claim of an article cannot be removed: withdraw the article")
    return _changed(content, claim, lambda _: (), evidence={}, settings={})


def inserted(
    content: Content, claim: Claim, *, after: str, evidence: Mapping[str, Evidence], settings: Mapping[str, Setting]
) -> Content:
    """The content with a new claim behind the one with the id `after`."""
    return _changed(content, after, lambda old: (old, claim), evidence=evidence, settings=settings)


def rejudged(content: Content, claims: Mapping[str, Claim], evidence: Mapping[str, Evidence]) -> Content:
    """The content with these claims, by id, and these references, by document, in the place of those that it has."""
    answer = content.answer

    def section(old: Section) -> Section:
        return replace(
            old,
            claims=tuple(claims.get(c.id, c) for c in old.claims),
            sections=tuple(section(s) for s in old.sections),
        )

    changed = replace(
        answer,
        summary=tuple(claims.get(c.id, c) for c in answer.summary),
        sections=tuple(section(s) for s in answer.sections),
        references=tuple(evidence.get(e.document, e) for e in answer.references),
    )
    return Content(changed, content.settings)


def new_id(answer: Answer) -> str:
    """An id that no claim of the answer has."""
    taken = {c.id for c in answer.claims()}
    return next(id for n in range(1, len(taken) + 2) if (id := f"n{n}") not in taken)


def place(document: str, start: int, end: int) -> str:
    """The key of a quote's setting."""
    return f"{document}\x1f{start}\x1f{end}"


def _changed(
    content: Content, target: str, change: Change, *, evidence: Mapping[str, Evidence], settings: Mapping[str, Setting]
) -> Content:
    answer = content.answer
    if target not in {c.id for c in answer.claims()}:
        raise NotFound(f"this revision has no claim {target}")

    def claims(old: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(new for c in old for new in (change(c) if c.id == target else (c,)))

    def section(old: Section) -> Section:
        return replace(old, claims=claims(old.claims), sections=sections(old.sections))

    def sections(old: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(new for s in old if (new := section(s)).claims or new.sections)

    known = {e.document: e for e in answer.references} | dict(evidence)
    summary, parts = claims(answer.summary), sections(answer.sections)
    # References are checked against claims when an Answer is built: all that are known first, then those cited.
    whole = replace(answer, summary=summary, sections=parts, references=tuple(known.values()))
    whole = replace(whole, disagreements=_still(answer, whole), conclusion=_concluded(answer, whole))
    cited = dict.fromkeys(c.document for claim in whole.claims() for c in claim.citations)
    missing = [d for d in cited if d not in known]
    if missing:
        raise Invalid(f"nothing is known of the source {missing[0]}")
    return Content(replace(whole, references=tuple(known[d] for d in cited)), _settings(whole, content, settings))


def _still(before: Answer, after: Answer) -> tuple[Disagreement, ...]:
    """The disagreements between claims that were neither taken out nor changed."""
    same = _same(before, after)
    return tuple(d for d in before.disagreements if same.issuperset(d.claims))


def _concluded(before: Answer, after: Answer) -> Conclusion | None:
    """How a yes/no question came out, where what it stands on was neither taken out nor changed; else it is open."""
    found = before.conclusion
    stands = found is None or _same(before, after).issuperset((*found.pro, *found.contra))
    return found if stands else Conclusion("unknown")


def _same(before: Answer, after: Answer) -> set[str]:
    """The ids of the claims that are the same before and after."""
    left = set(after.claims())
    return {claim.id for claim in before.claims() if claim in left}


def _settings(answer: Answer, content: Content, more: Mapping[str, Setting]) -> tuple[Setting, ...]:
    """The surroundings of every quote that is still cited, in reading order."""
    known = {place(s.document, s.start, s.end): s for s in content.settings} | dict(more)
    keys = dict.fromkeys(place(c.document, c.start, c.end) for claim in answer.claims() for c in claim.citations)
    return tuple(known[key] for key in keys if key in known)
