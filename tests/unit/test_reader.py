"""The nouns of the reader's side."""

from __future__ import annotations

import pytest

from primum.errors import Invalid
from primum.model import Answer
from primum.reader import Part, Rendition, Wording, as_composed


def test_the_article_as_composed_has_its_own_words_and_order(article: Answer) -> None:
    made = as_composed(article)
    assert [(w.claim, w.text) for w in made.lines()] == [(c.id, c.text) for c in article.claims()]
    assert made.parts[0].parts[0].heading == "At home"
    assert made.disclaimer == article.disclaimer


@pytest.mark.parametrize(("text", "term"), [(" ", ""), ("Rest.", "Sleep")])
def test_an_empty_wording_or_a_foreign_term_cannot_be(text: str, term: str) -> None:
    with pytest.raises(Invalid):
        Wording("c", text, term)


def test_lines_come_in_reading_order(article: Answer) -> None:
    inner = Part("causes", "Deeper", lines=(Wording("3", "c"),))
    made = Rendition(
        article.inquiry.question.audience,
        summary=(Wording("1", "a"),),
        parts=(Part("causes", "First", (Wording("2", "b"),), (inner,)), Part("other", "Last", (Wording("4", "d"),))),
    )
    assert [w.claim for w in made.lines()] == ["1", "2", "3", "4"]
    assert Wording("1", "a:", items=("x", "y")).whole == "a:\nx\ny"
