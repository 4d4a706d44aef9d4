"""The parts that guard an answer, by themselves: a claim judged on passages, a text triaged, identifiers masked."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import Field

from primum.api.access import Body, Responses, answers, check_may_ask, require
from primum.api.keys import app_of
from primum.api.shapes import Shape, said
from primum.app.judging import Judgement, note
from primum.app.safety import Level, redact, triage
from primum.errors import Invalid
from primum.model import Support

LONGEST_TEXT = 10_000
"""Characters of a text to examine, or of all the passages of a claim together."""
LONGEST_CLAIM = 2000
MOST_PASSAGES = 20


class Text(Body):
    """A text to examine, in English."""

    text: str = Field(max_length=LONGEST_TEXT)


class Pair(Body):
    """A claim, and the texts that it is to be judged on."""

    claim: str = Field(max_length=LONGEST_CLAIM)
    evidence: list[Annotated[str, Field(max_length=LONGEST_TEXT)]] = Field(
        min_length=1, max_length=MOST_PASSAGES, description=f"At most {LONGEST_TEXT:,} characters together."
    )


class TriageShape(Shape):
    """How soon help is needed by the table of warning signs; `none` says that no rule held, and nothing else."""

    level: Level
    reasons: list[str]


class SpanShape(Shape):
    """Where an identifier stands in the text as it was sent, in code points: `start` inclusive, `end` exclusive."""

    kind: str
    start: int
    end: int


class RedactedShape(Shape):
    """The text with its identifiers masked, and where they stood."""

    text: str
    spans: list[SpanShape]


class SaidShape(Shape):
    """The verdict on one passage alone."""

    support: Support
    reason: str


class JudgementShape(Shape):
    """The verdict on all passages together, and on each."""

    support: Support = Field(description="The verdict: act on this, not on the highest of the scores.")
    scores: dict[Support, float] = Field(
        description="How likely people are to judge so, by the score alone. Rules or a second judge may overrule it."
    )
    reason: str
    note: str = Field(description="Says so where the verdict is not what the scores put first; else empty.")
    each: list[SaidShape] = Field(description="The verdict on each passage alone, in their order.")


def add_checks(api: FastAPI, problems: Responses) -> None:
    """The addresses of the checks: open to those who may ask."""

    @api.post("/verify", summary="Whether passages bear a claim out", responses=answers(problems, JudgementShape))
    def verify(request: Request, body: Pair) -> JSONResponse:
        check_may_ask(request)
        if app_of(request).config.judge_address:
            require(request, "ask")  # what nobody in particular sends goes to no service beyond this machine
        many = sum(map(len, body.evidence))
        if many > LONGEST_TEXT:
            raise Invalid(f"The evidence has {many:,} characters; at most {LONGEST_TEXT:,} are allowed.")
        return said(JudgementShape, _told(app_of(request).judging(body.claim, body.evidence)))

    @api.post("/triage", summary="How soon help is needed", responses=answers(problems, TriageShape))
    def examine(request: Request, body: Text) -> JSONResponse:
        check_may_ask(request)
        return said(TriageShape, triage(body.text))

    @api.post("/redact", summary="Mask identifiers", responses=answers(problems, RedactedShape))
    def mask(request: Request, body: Text) -> JSONResponse:
        check_may_ask(request)
        return said(RedactedShape, redact(body.text))


def _told(found: Judgement) -> dict[str, object]:
    scores = {support: round(chance, 4) for support, chance in found.scores.items()}
    return {
        "support": found.verdict.support,
        "scores": scores,
        "reason": found.verdict.reason,
        "note": note(found),
        "each": found.each,
    }
