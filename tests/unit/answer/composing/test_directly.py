"""The direct answer: one to three sentences, or a list read as one, that answer this question."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bookshelf import page

from primum.answer.composing.directly import direct_answer, is_beside
from primum.answer.composing.listed import MOST_ITEMS, MOST_WORDS
from primum.answer.composing.select import Candidate
from primum.answer.composing.writing import Writer
from primum.answer.lexicon.names import Match
from primum.answer.statements.parts import parts
from primum.answer.statements.units import units
from primum.model import Document, Evidence, Strength

SUBJECT = ["gout"]


def pool_of(document: Document) -> list[tuple[float, Candidate]]:
    """All statements of a document on gout, equally worth."""
    evidence = Evidence(document.id, document.source, 0, Strength.HIGH)
    found = []
    for part in parts(document):
        for unit in units(document, part):
            names = "gout" in unit.stems
            found.append((1.0, Candidate(unit, document, evidence, Match.EXACT, (True,), names, 1.0)))
    return found


def answered(text: str, intent: str, *, title: str = "Gout") -> list[str]:
    document = page("d", title, text)
    pool = pool_of(document)
    writer = Writer([c for _, c in pool], SUBJECT)
    found = direct_answer(pool, intent=intent, subject=SUBJECT, asked=frozenset())
    claims = [writer.claim(c, text=shown) for c, shown in found]
    for claim in claims:
        for citation in claim.citations:
            assert document.text[citation.start : citation.end] == citation.quote
    return [claim.text for claim in claims]


def listing(lead: str, items: Sequence[str], heading: str = "Causes") -> str:
    return f"# {heading}\n\n{lead}\n\n" + "\n".join(f"- {item}" for item in items)


def test_a_list_is_read_as_one_sentence() -> None:
    text = listing("Causes of gout include:", ["Red meat", "Beer and spirits", "Kidney disease"])
    assert answered(text, "causes") == ["Causes of gout include: Red meat; Beer and spirits; Kidney disease."]


MANY = (
    "Red meat", "Beer and spirits", "Kidney disease", "Some diuretic medicines", "Being overweight", "Sugary drinks",
    "Lead poisoning", "Psoriasis of the skin", "Fasting for days", "Surgery under anesthesia",
)  # fmt: skip


def test_a_list_that_is_not_told_whole_does_not_say_that_it_is() -> None:
    (told,) = answered(listing("Causes of gout include:", MANY), "causes")
    assert told.count(";") + 1 == MOST_ITEMS
    assert len(told.split()) <= MOST_WORDS
    assert answered(listing("The causes of gout are:", MANY), "causes") == []
    assert answered(listing("The causes of gout are:", MANY[:3]), "causes") == [
        "The causes of gout are: Red meat; Beer and spirits; Kidney disease."
    ]


def test_one_item_is_no_list() -> None:
    text = listing("Causes of gout include:", ["Red meat"]) + "\n\nGout is caused by crystals of uric acid."
    assert answered(text, "causes") == ["Gout is caused by crystals of uric acid."]


def test_a_lead_in_that_points_back_is_not_read_alone() -> None:
    text = "# Causes\n\nGout is caused by crystals.\n\nThese causes include:\n\n- Red meat\n- Beer and spirits"
    assert not any(t.startswith("These") for t in answered(text, "causes"))


def test_a_definition_is_a_sentence_and_no_list() -> None:
    text = "# What is gout?\n\nGout is a painful disease of the joints.\n\nPlaces of gout include:\n\n- Toe\n- Knee"
    assert answered(text, "definition")[0] == "Gout is a painful disease of the joints."


def test_there_are_no_more_than_three_sentences_and_none_twice() -> None:
    text = "# What is gout?\n\n" + " ".join(
        (
            "Gout is a painful disease of the joints.",
            "Gout is a disease of the joints that is painful.",
            "Gout is the commonest arthritis of older men.",
            "Gout is an old scourge of kings and bishops.",
            "Gout is one of the few arthritides with a known trigger.",
        )
    )
    told = answered(text, "definition")
    assert 1 <= len(told) <= 3
    assert sum("painful" in t for t in told) == 1


def test_a_sentence_under_a_case_is_shown_with_the_case() -> None:
    text = "# Treatment\n\n## Kidney failure\n\nA lower dose of colchicine is used to treat attacks."
    assert answered(text, "treatment") == ["Kidney failure: A lower dose of colchicine is used to treat attacks."]


def test_nothing_to_say_is_no_answer() -> None:
    assert direct_answer([], intent="causes", subject=SUBJECT, asked=frozenset()) == []


def test_a_list_of_what_is_given_is_not_told_over_a_denial_that_stands_within_it() -> None:
    drugs = ["Colchicine by mouth", "Naproxen by mouth", "Ibuprofen by mouth"]
    told = answered("# Treatment\n\n# Drug\n\n" + "\n".join(f"- {d}" for d in drugs), "treatment")
    assert any("Naproxen by mouth; Ibuprofen" in text for text in told)
    denied = "Prednisolone, at a rate not more than 5 mg a minute, " + "and by many further words, " * 12 + "slowly"
    text = "# Treatment\n\n# Drug\n\n" + "\n".join(f"- {d}" for d in (drugs[0], denied, *drugs[1:]))
    document = page("d", "Gout", text)
    pool = [(s, c) for s, c in pool_of(document) if "Prednisolone" not in c.unit.text]
    found = direct_answer(pool, intent="treatment", subject=SUBJECT, asked=frozenset())
    assert not any(shown for _, shown in found), "the quote would hold a denial that the claim has lost"


@pytest.mark.parametrize("intent", ["treatment", "self_care"])
def test_whom_to_see_about_it_is_nothing_that_is_done_for_it(intent: str) -> None:
    assert is_beside("If you have chronic hiccups, contact your health care provider.", intent)
    assert not is_beside("If you have chronic hiccups, chlorpromazine may help.", intent)
