"""What a request may ask, and its answer."""

from __future__ import annotations

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from primum.app import App
from primum.app.safety import examine
from primum.errors import Invalid
from primum.model import Answer, Audience, Question

LONGEST_QUESTION = 2000
"""Characters of a question, after surrounding white space is taken off."""
MOST_HITS = 100
"""Passages that one search gives at most."""


class Ask(BaseModel):
    """The body of `POST /api/v1/ask`."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description=f"A medical question of at most {LONGEST_QUESTION:,} characters.")
    audience: Audience | None = Field(default=None, description="Who is reading; left out, the host's own setting.")


class Search(BaseModel):
    """The body of `POST /api/v1/search`."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description=f"A question, or words, of at most {LONGEST_QUESTION:,} characters.")
    k: int = Field(default=10, ge=1, le=MOST_HITS, description="At most so many passages.")


def read_question(text: str, audience: Audience) -> Question:
    """The question, or Invalid with a reason that never repeats what was asked."""
    asked = text.strip()
    if not asked:
        raise Invalid("The question is empty.")
    if len(asked) > LONGEST_QUESTION:
        raise Invalid(f"The question has {len(asked):,} characters; at most {LONGEST_QUESTION:,} are allowed.")
    if any("\ud800" <= c <= "\udfff" or (c < " " and c not in "\t\n\r") for c in asked):
        raise Invalid("The question holds a character that is no text.")
    return Question(asked, audience)


def answered(app: App, request: Request, question: Question) -> Answer:
    """The answer; its outcome stays with the request, for the figures.

    Whatever goes wrong: what the question tells stays with the request, for the page or the problem document that says
    so. Who tells of an emergency is told what to do there."""
    try:
        answer = app.ask(question)
    except Exception:
        request.scope["findings"] = examine(question.text, app.config).findings
        raise
    request.scope["outcome"] = answer.outcome.value
    return answer
