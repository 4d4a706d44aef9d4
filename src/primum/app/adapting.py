"""Articles in the reader's words, for the doors."""

from __future__ import annotations

from primum.answer.adapt import adapt
from primum.model import Answer, Audience
from primum.reader import Rendition


def adapted(answer: Answer, audience: Audience | None = None) -> Rendition:
    """The article for one audience, else for the one that asked: the same claims and citations in each."""
    return adapt(answer, audience or answer.inquiry.question.audience)


def beside(answer: Answer) -> Rendition | None:
    """What is published beside the answer itself: the words for its reader, None where it stands as composed."""
    return None if answer.inquiry.question.audience is Audience.PHYSICIAN else adapted(answer)
