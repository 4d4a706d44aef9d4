"""Claims and sections: what a statement cites, who backs it, and how a long section is divided."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bookshelf import page

from primum.answer.composing.select import Candidate
from primum.answer.composing.writing import Writer
from primum.answer.lexicon.names import Match
from primum.answer.statements.parts import parts
from primum.answer.statements.units import units
from primum.model import Document, Evidence, Strength


def candidates(document: Document, strength: Strength = Strength.LOW) -> list[Candidate]:
    evidence = Evidence(document.id, document.source, 0, strength)
    return [
        Candidate(unit, document, evidence, Match.EXACT, (True,), True, 1.0)
        for part in parts(document)
        for unit in units(document, part)
    ]


def writer(*pools: Sequence[Candidate]) -> Writer:
    return Writer([c for pool in pools for c in pool], ["gout"])


ONE = page("one", "Gout", "# Treatment\n\nColchicine is used to treat gout.")
TWO = page("two", "Gout", "# Treatment\n\nIn most adults colchicine in a low dose is used to treat gout.")
ELSEWHERE = page("else", "Gout", "# Causes\n\nColchicine is used to treat gout.")


def test_a_statement_is_backed_by_other_documents_that_say_all_of_it() -> None:
    first, second = candidates(ONE), candidates(TWO, Strength.HIGH)
    claim = writer(first, second).claim(first[0])
    assert [c.document for c in claim.citations] == ["one", "two"]
    assert claim.strength is Strength.HIGH
    alone = writer(first, second).claim(second[0])
    assert [c.document for c in alone.citations] == ["two"]


def test_the_same_words_in_a_section_on_something_else_back_nothing() -> None:
    first, other = candidates(ONE), candidates(ELSEWHERE)
    assert [c.document for c in writer(first, other).claim(first[0]).citations] == ["one"]


def test_an_item_cites_itself_first_and_then_its_lead_in() -> None:
    text = "# Causes\n\nCauses of gout include:\n\n- Red meat\n- Beer and spirits"
    items = candidates(page("d", "Gout", text))
    claim = writer(items).claim(items[1])
    assert [c.quote for c in claim.citations] == ["Beer and spirits", "Causes of gout include:"]
    assert claim.term == "Beer and spirits"


def test_claims_are_numbered_as_written() -> None:
    items = candidates(ONE)
    made = writer(items)
    assert [made.claim(items[0]).id, made.claim(items[0]).id] == ["c1", "c2"]


LONG = page(
    "long",
    "Gout",
    """
# Treatment

Colchicine tablets are used to treat gout.

Naproxen is a medicine used against gout.

Surgery is used in gout of long standing.

An operation can remove crystals of gout.

Losing weight helps people with gout.

Less alcohol and more exercise help against gout.
""",
)


def test_a_long_section_is_divided_by_theme_and_keeps_every_statement_once() -> None:
    pool = candidates(LONG)
    section = writer(pool).section("Management", "treatment", pool)
    assert {s.heading for s in section.sections} == {
        "Medicines",
        "Procedures and surgery",
        "Lifestyle and self-care",
    }
    told = [c.text for s in section.sections for c in s.claims] + [c.text for c in section.claims]
    assert sorted(told) == sorted(c.unit.text for c in pool)
    numbers = [int(c.id[1:]) for part in (section, *section.sections) for c in part.claims]
    assert all(a < b for a, b in pairwise(numbers))


def test_a_short_section_is_not_divided() -> None:
    pool = candidates(LONG)[:4]
    section = writer(pool).section("Management", "treatment", pool)
    assert section.sections == ()
    assert len(section.claims) == 4


def test_populations_share_one_section_and_one_alone_is_named_in_its_heading() -> None:
    pool = candidates(LONG)
    made = writer(pool)
    both = made.populations([("pregnancy", pool[:2]), ("children", pool[2:4])])
    assert both is not None
    assert (both.heading, [s.heading for s in both.sections]) == ("Special populations", ["Pregnancy", "Children"])
    one = made.populations([("children", pool[:2]), ("pregnancy", [])])
    assert one is not None
    assert (one.kind, one.heading) == ("children", "Special populations: children")
    assert made.populations([("children", [])]) is None


def test_a_bold_word_names_neither_the_subject_nor_one_of_its_sides() -> None:
    lines = candidates(
        page(
            "d",
            "Gout",
            "Gout is a joint disease.\n\nThe symptoms of gout come at night.\n\n"
            "Uric acid is a waste.\n\nGout and podagra are one.",
        )
    )
    made = Writer(lines, ("gout", "podagra"))
    assert [made.claim(line).term for line in lines] == ["", "", "Uric acid", ""]


def test_a_bold_word_does_not_stand_in_every_line() -> None:
    lines = candidates(
        page("d", "Gout", "Gout is a joint disease.\n\nGout is common in old men.\n\nUric acid is a waste.")
    )
    made = Writer(lines, ("arthritis",))
    assert [made.claim(line).term for line in lines] == ["Gout", "", "Uric acid"]
