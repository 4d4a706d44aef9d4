"""The published JSON form of an answer: `primum.answer/1`.

`primum ask --json`, rows of `answers.jsonl` and `POST /api/v1/ask` are all this. `primum schema` prints its JSON
Schema, which also stands in `docs/answer.schema.json`. Unknown facts are empty strings, or null for a year. Within
version 1 fields are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from primum.model import (
    Answer,
    Audience,
    Citation,
    Claim,
    Conclusion,
    Evidence,
    Kind,
    Nearest,
    Outcome,
    Run,
    Section,
    State,
    Strength,
    Study,
    Support,
)
from primum.reader import Part, Rendition, Wording

SCHEMA: Literal["primum.answer/1"] = "primum.answer/1"


class _Wire(BaseModel):
    """A part of the contract: every field is present, and no other."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, use_enum_values=True)


class CitationJson(_Wire):
    """A verbatim quote: the cited document's text from `start` (inclusive) to `end` (exclusive), in code points."""

    reference: int = Field(ge=1, description="The `number` of a reference.")
    document: str
    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)


class VerdictJson(_Wire):
    """What a judge says of a claim, and why."""

    support: Support
    reason: str
    judge: str


class ClaimJson(_Wire):
    """One sentence shown. `term` is a part of `text`, or empty."""

    id: str
    term: str
    text: str
    citations: list[CitationJson] = Field(min_length=1)
    strength: Strength
    verdict: VerdictJson
    secondary: str = Field(
        description="Whom the source credits for it, in its words; empty where it speaks for itself."
    )
    original: str = Field(description="The document of the work credited, where the library holds it; else empty.")


class SectionJson(_Wire):
    """A headed part of the article; sub-sections follow its own claims."""

    kind: str
    heading: str
    claims: list[ClaimJson]
    sections: list[SectionJson]


class WrittenFromJson(_Wire):
    """A source that a summary was written from."""

    title: str
    publisher: str
    published: str
    url: str
    identifier: str


class CellJson(_Wire):
    """A verbatim quote of the reference's text, `start` (inclusive) to `end` (exclusive), in code points."""

    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)


class StudyJson(_Wire):
    """What a source says of its own study, in its own words: who was studied, what was compared, what was found, and
    how many took part (`size`, with the quote that says so in `counted`). Null where it gives none."""

    population: CellJson | None
    comparison: CellJson | None
    finding: CellJson | None
    counted: CellJson | None
    size: int | None


class ReferenceJson(_Wire):
    """A source cited, appraised. References are numbered from 1 in order of first mention."""

    number: int = Field(ge=1)
    document: str
    kind: Kind
    title: str
    publisher: str
    authors: list[str]
    year: int | None
    url: str
    doi: str
    pmid: str
    licence: str
    jurisdiction: str
    retracted: bool
    written_from: list[WrittenFromJson]
    strength: Strength
    concerns: list[str]
    superseded_by: str
    kind_read: bool = Field(description="Whether the kind was read from title and text: no metadata states it.")
    study: StudyJson


class NearestJson(_Wire):
    """A source that comes near a question that could not be answered."""

    document: str
    title: str
    kind: Kind
    url: str


class SafetyJson(_Wire):
    """What the safety layer saw in the question."""

    kind: str
    level: str
    message: str


class DroppedJson(_Wire):
    """A sentence that was not shown, and why."""

    text: str
    reason: str


class ConclusionJson(_Wire):
    """What a yes/no question's claims come to, and which of them, by id, speak for yes and against it."""

    answer: Literal["yes", "no", "conflicting", "unknown"]
    pro: list[str] = Field(alias="for")
    contra: list[str] = Field(alias="against")


class DisagreementJson(_Wire):
    """Two claims, by id, of which the sources say opposite things, and how they differ."""

    claims: list[str] = Field(min_length=2, max_length=2)
    reason: str


class RunJson(_Wire):
    """What it takes to make the answer again; `millis` is the wall time in milliseconds, `retractions` the date of the
    table of retractions that the library was checked against, empty where there was none."""

    code: str
    config: str
    library_version: str
    models: list[str]
    millis: float
    retractions: str


class WordingJson(_Wire):
    """One claim in the reader's words: `text` may be several sentences, `items` is the list that it leads in, `term`
    a part of `text`, or empty. Quotes and verdict are those of the claim with this id."""

    claim: str
    text: str
    term: str
    items: list[str]


class PartJson(_Wire):
    """A headed part of a rendition; its inner parts follow its own lines."""

    kind: str
    heading: str
    lines: list[WordingJson]
    parts: list[PartJson]


class ExplanationJson(_Wire):
    """A word, and what it means."""

    word: str
    meaning: str


class RenditionJson(_Wire):
    """The article in one audience's words. Every claim of the answer is worded once. `grade` is the Flesch–Kincaid
    grade of the wordings."""

    audience: Audience
    grade: float
    summary: list[WordingJson]
    parts: list[PartJson]
    explanations: list[ExplanationJson]
    disclaimer: str


class AnswerJson(_Wire):
    """The article that answers a question, or the reason why there is none."""

    version: Literal["primum.answer/1"] = Field(alias="schema")
    id: str = Field(alias="_id")
    question: str
    title: str
    state: State
    outcome: Outcome
    decline_reason: str
    verdict: ConclusionJson | None
    disagreements: list[DisagreementJson]
    not_found: list[str]
    nearest: list[NearestJson]
    intent: str
    audience: Audience
    safety: list[SafetyJson]
    disclaimer: str
    summary: list[ClaimJson]
    sections: list[SectionJson]
    references: list[ReferenceJson]
    dropped: list[DroppedJson]
    run: RunJson
    rendition: RenditionJson | None
    """The article in the words of its audience; null where it stands as composed."""


def answer_json(answer: Answer, *, id: str = "", rendition: Rendition | None = None) -> dict[str, Any]:
    """The answer as JSON-ready values, keys in the contract's order. `id`, where given, becomes `_id`; `rendition` is
    the article in other words than its own. Summary, sections and claims are the source's words in any case."""
    inquiry = answer.inquiry
    return {
        "schema": SCHEMA,
        "_id": id or answer.id,
        "question": inquiry.question.text,
        "title": answer.title,
        "state": answer.state.value,
        "outcome": answer.outcome.value,
        "decline_reason": answer.decline_reason,
        "verdict": _conclusion(answer.conclusion),
        "disagreements": [{"claims": list(d.claims), "reason": d.reason} for d in answer.disagreements],
        "not_found": list(answer.not_found),
        "nearest": [_nearest(n) for n in answer.nearest],
        "intent": inquiry.intent,
        "audience": inquiry.question.audience.value,
        "safety": [{"kind": f.kind, "level": f.level, "message": f.message} for f in inquiry.safety],
        "disclaimer": answer.disclaimer,
        "summary": [_claim(c, answer.numbers) for c in answer.summary],
        "sections": [_section(s, answer.numbers) for s in answer.sections],
        "references": [_reference(e, number) for number, e in enumerate(answer.references, start=1)],
        "dropped": [{"text": d.text, "reason": d.reason} for d in answer.dropped],
        "run": _run(answer.run),
        "rendition": _rendition(rendition) if rendition else None,
    }


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `answer_json`."""
    described = json.loads(json.dumps(AnswerJson.model_json_schema(by_alias=True)), object_hook=_public_names)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA}
    return {**head, **described, "title": "Primum answer, version 1"}


def check(value: Mapping[str, Any]) -> AnswerJson:
    """The value read by the contract; pydantic's ValidationError names every field that breaks it."""
    return AnswerJson.model_validate(value, strict=False)


def _rendition(rendition: Rendition) -> dict[str, Any]:
    return {
        "audience": rendition.audience.value,
        "grade": round(rendition.grade, 1),
        "summary": [_wording(w) for w in rendition.summary],
        "parts": [_part(p) for p in rendition.parts],
        "explanations": [{"word": word, "meaning": meaning} for word, meaning in rendition.explanations],
        "disclaimer": rendition.disclaimer,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "heading": part.heading,
        "lines": [_wording(w) for w in part.lines],
        "parts": [_part(p) for p in part.parts],
    }


def _wording(wording: Wording) -> dict[str, Any]:
    return {"claim": wording.claim, "text": wording.text, "term": wording.term, "items": list(wording.items)}


def _conclusion(conclusion: Conclusion | None) -> dict[str, Any] | None:
    if conclusion is None:
        return None
    return {"answer": conclusion.answer, "for": list(conclusion.pro), "against": list(conclusion.contra)}


def _run(run: Run) -> dict[str, Any]:
    return {
        "code": run.code,
        "config": run.config,
        "library_version": run.library_version,
        "models": list(run.models),
        "millis": round(run.millis, 1),
        "retractions": run.retractions,
    }


def _nearest(nearest: Nearest) -> dict[str, Any]:
    return {"document": nearest.document, "title": nearest.title, "kind": nearest.kind.value, "url": nearest.url}


def _claim(claim: Claim, numbers: Mapping[str, int]) -> dict[str, Any]:
    verdict = claim.verdict
    return {
        "id": claim.id,
        "term": claim.term,
        "text": claim.text,
        "citations": [_citation(c, numbers[c.document]) for c in claim.citations],
        "strength": claim.strength.value,
        "verdict": {"support": verdict.support.value, "reason": verdict.reason, "judge": verdict.judge},
        "secondary": claim.secondary,
        "original": claim.original,
    }


def _citation(citation: Citation, number: int) -> dict[str, Any]:
    return {
        "reference": number,
        "document": citation.document,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def _section(section: Section, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "heading": section.heading,
        "claims": [_claim(c, numbers) for c in section.claims],
        "sections": [_section(s, numbers) for s in section.sections],
    }


def _reference(evidence: Evidence, number: int) -> dict[str, Any]:
    source = evidence.source
    return {
        "number": number,
        "document": evidence.document,
        "kind": source.kind.value,
        "title": source.title,
        "publisher": source.publisher,
        "authors": list(source.authors),
        "year": source.year,
        "url": source.url,
        "doi": source.doi,
        "pmid": source.pmid,
        "licence": source.licence,
        "jurisdiction": source.jurisdiction,
        "retracted": source.retracted,
        "written_from": [asdict(w) for w in source.written_from],
        "strength": evidence.strength.value,
        "concerns": list(evidence.concerns),
        "superseded_by": source.superseded_by,
        "kind_read": source.kind_read,
        "study": _study(evidence.study),
    }


def _study(study: Study) -> dict[str, Any]:
    return {
        "population": _cell(study.population),
        "comparison": _cell(study.comparison),
        "finding": _cell(study.finding),
        "counted": _cell(study.counted),
        "size": study.size,
    }


def _cell(citation: Citation | None) -> dict[str, Any] | None:
    return {"quote": citation.quote, "start": citation.start, "end": citation.end} if citation else None


def _public_names(part: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema in which the models are called Claim, Section …, not by their class names here."""
    return {key.removesuffix("Json"): _public_name(value) for key, value in part.items()}


def _public_name(value: Any) -> Any:
    return value.removesuffix("Json") if isinstance(value, str) else value
