"""Changing a text claim by claim, and saying what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from primum.canon import Content, Setting
from primum.errors import Invalid, NotFound
from primum.model import Answer, Citation, Claim, Conclusion, Evidence, Kind, Source, Strength, Support, Verdict
from primum.review import revising
from primum.review.differences import Change, Fate, differences, stretches

QUOTE = Citation("z", 0, 5, "Drink")
NEW = Evidence("z", Source(Kind.TRIAL, title="A trial"), 1, Strength.MODERATE)


@pytest.fixture
def content(article: Answer) -> Content:
    return Content(
        article, tuple(Setting(c.document, c.start, c.end, "", "") for q in article.claims() for c in q.citations)
    )


def test_a_changed_claim_brings_its_source_and_drops_the_one_no_longer_cited(content: Content) -> None:
    claim = Claim("c2", "Drink.", (QUOTE,))
    setting = Setting("z", 0, 5, "before", "after")
    after = revising.replaced(content, claim, evidence={"z": NEW}, settings={revising.place("z", 0, 5): setting})
    assert [e.document for e in after.answer.references] == ["a", "z"]
    assert after.answer.numbers == {"a": 1, "z": 2}
    assert setting in after.settings
    assert not [s for s in after.settings if s.document == "b"]
    assert after.answer.sections[0].sections[0].claims == (claim,)


def test_a_source_of_which_nothing_is_known_cannot_be_cited(content: Content) -> None:
    with pytest.raises(Invalid, match="z"):
        revising.replaced(content, Claim("c2", "Drink.", (QUOTE,)), evidence={}, settings={})


def test_removing_the_only_claim_of_a_section_removes_the_section(content: Content) -> None:
    after = revising.removed(content, "c2")
    assert [c.id for c in after.answer.claims()] == ["c1"]
    assert after.answer.sections == ()
    with pytest.raises(Invalid, match="last claim"):
        revising.removed(after, "c1")


def test_a_verdict_is_open_once_a_statement_that_it_stands_on_is_taken_out(content: Content) -> None:
    content = replace(content, answer=replace(content.answer, conclusion=Conclusion("yes", ("c2",))))
    assert revising.removed(content, "c2").answer.conclusion == Conclusion("unknown")
    content = replace(content, answer=replace(content.answer, conclusion=Conclusion("yes", ("c1",))))
    assert revising.removed(content, "c2").answer.conclusion == Conclusion("yes", ("c1",))


def test_a_new_claim_stands_behind_the_one_it_was_put_after(content: Content) -> None:
    id = revising.new_id(content.answer)
    claim = Claim(id, "Drink.", (QUOTE,))
    after = revising.inserted(content, claim, after="c1", evidence={"z": NEW}, settings={})
    assert [c.id for c in after.answer.claims()] == ["c1", id, "c2"]
    assert revising.new_id(after.answer) not in {"c1", "c2", id}


def test_a_claim_that_is_not_there_is_named(content: Content) -> None:
    with pytest.raises(NotFound, match="no claim c9"):
        revising.removed(content, "c9")


def test_the_differences_of_a_text_with_itself_are_none(article: Answer) -> None:
    assert differences(article, article) == ()


def test_every_kind_of_change_is_told_apart(content: Content) -> None:
    before = content.answer
    reworded = revising.replaced(
        content, replace(before.claims()[1], text="Drink much water."), evidence={}, settings={}
    ).answer
    (found,) = differences(before, reworded)
    assert (found.change, found.claim, found.section) == (Change.REWORDED, "c2", "At home")
    assert [(s.fate, s.text) for s in found.words] == [
        (Fate.SAME, "Drink"),
        (Fate.NEW, " much"),
        (Fate.SAME, " water."),
    ]
    shorter = stretches("NSAIDs: naproxen, ibuprofen 0.5 mg/day.", "NSAIDs: naproxen 0.25 mg/day.")
    assert [s.text for s in shorter if s.fate is not Fate.SAME] == [", ibuprofen 0.5", " 0.25"], "no more than that"
    recited = revising.replaced(
        content, replace(before.claims()[1], citations=(QUOTE,)), evidence={"z": NEW}, settings={}
    ).answer
    assert [d.change for d in differences(before, recited)] == [Change.RECITED]
    lost = replace(before.claims()[1], verdict=Verdict(Support.UNSUPPORTED, "retracted", "watch"))
    rejudged = revising.rejudged(content, {"c2": lost}, {}).answer
    assert [d.change for d in differences(before, rejudged)] == [Change.REJUDGED]
    removed = revising.removed(content, "c2").answer
    assert [(d.change, d.claim) for d in differences(before, removed)] == [(Change.REMOVED, "c2")]
    assert [(d.change, d.claim) for d in differences(removed, before)] == [(Change.ADDED, "c2")]


def test_claims_that_were_numbered_anew_are_known_by_their_words(article: Answer) -> None:
    first, second = article.claims()
    section = article.sections[0].sections[0]
    other = replace(
        article,
        summary=(replace(first, id="k7"),),
        sections=(replace(article.sections[0], sections=(replace(section, claims=(replace(second, id="c1"),)),)),),
    )
    assert differences(article, other) == ()


@pytest.mark.parametrize(
    ("before", "after"), [("", "new words"), ("a b c", "a c d"), ("same", "same"), ("x  y", "x y")]
)
def test_stretches_give_both_texts_back(before: str, after: str) -> None:
    found = stretches(before, after)
    assert "".join(s.text for s in found if s.fate is not Fate.NEW) == before
    assert "".join(s.text for s in found if s.fate is not Fate.GONE) == after
