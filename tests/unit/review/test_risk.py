"""What brings an article forward in the desk's queue."""

from __future__ import annotations

from dataclasses import replace

from primum.board import Article, Revision, content_hash
from primum.canon import Content, content_text
from primum.model import Answer, Disagreement, State
from primum.review.risk import DISAGREEMENT, RiskKind, risk
from primum.review.standing import Standing


def standing(answer: Answer) -> Standing:
    text = content_text(Content(answer))
    revision = Revision("x", 1, text, content_hash(text), "author", "2026-01-01T00:00:00+00:00")
    held = Article("x", "x", "X?", "X", State.SUBMITTED, "author", revision.made, revision.made)
    return Standing(held, (revision,))


def test_sources_that_contradict_each_other_bring_an_article_forward(article: Answer) -> None:
    one, other = (claim.id for claim in article.claims()[:2])
    calm = risk(standing(article))
    torn = risk(standing(replace(article, disagreements=(Disagreement((one, other), "one says so, the other not"),))))
    assert torn.score == calm.score + DISAGREEMENT
    assert "1 point on which sources disagree" in torn.reasons
    assert RiskKind.CONTRADICTED in torn.kinds
    assert RiskKind.CONTRADICTED not in calm.kinds
