"""Articles in the reader's words, for the doors."""

from __future__ import annotations

from functools import lru_cache

from primum.answer.adapt import adapt, plain_words
from primum.model import Answer, Audience
from primum.reader import Rendition

__all__ = ["adapted", "beside", "plain_words"]
KEPT = 512
"""Renditions kept: a page is read more often than it changes."""


def adapted(answer: Answer, audience: Audience | None = None) -> Rendition:
    """The article for one audience, else for the one that asked: the same claims and citations in each."""
    return _kept(answer, audience or answer.inquiry.question.audience)


@lru_cache(maxsize=KEPT)
def _kept(answer: Answer, audience: Audience) -> Rendition:
    return adapt(answer, audience)


def beside(answer: Answer) -> Rendition | None:
    """What is published beside the answer itself: the words for its reader, None where it stands as composed."""
    return None if answer.inquiry.question.audience is Audience.PHYSICIAN else adapted(answer)
