"""Sources held against each other: what they contradict, what they only pass on, and what their studies were."""

from __future__ import annotations

from bookshelf import YEAR, page

from primum import rendition
from primum.answer.pipeline import answer
from primum.library.memory import MemoryLibrary
from primum.model import Answer, Document, Kind, Question

CRAMPS = page(
    "cramps",
    "Night cramps",
    """
# Treatment

Stretching the calf before sleep is a treatment that eases night cramps within weeks.

Magnesium is effective for the treatment of night cramps in adults.
""",
    subjects=["Night cramps"],
)
TRIAL = page(
    "trial",
    "Magnesium for night cramps: a randomised trial",
    """
# Methods

We randomly assigned 84 adults with night cramps to magnesium tablets or placebo for four weeks.

# Results

Cramps in a week did not differ between magnesium and placebo (3.1 vs 3.2, P = 0.71).

# Conclusions

Magnesium was not effective for the treatment of night cramps in adults.
""",
    kind=Kind.TRIAL,
    subjects=["Night cramps", "Magnesium"],
)
LEAFLET = page(
    "leaflet",
    "Night cramps",
    """
# Treatment

Harrow et al. (2019) reported that heat before bed is a good treatment of night cramps and shortens them.
""",
    subjects=["Night cramps"],
)


def asked(*documents: Document, question: str = "How are night cramps treated?") -> Answer:
    library = MemoryLibrary()
    library.add(documents)
    return answer(Question(question), library=library, code="t", config="t", year=YEAR)


def test_where_sources_disagree_the_article_says_so_with_both_sides_cited() -> None:
    made = asked(CRAMPS, TRIAL)
    assert len(made.disagreements) == 1
    claims = {c.id: c for c in made.claims()}
    sides = [claims[id] for id in made.disagreements[0].claims]
    assert {c.citations[0].document for c in sides} == {"cramps", "trial"}
    section = next(s for s in made.sections if s.heading == "Where sources disagree")
    assert any(c.id in made.disagreements[0].claims for c in section.claims)
    text = rendition.markdown(made)
    assert "## Where sources disagree" in text
    for side, other in (sides, sides[::-1]):
        number = made.numbers[other.citations[0].document]
        [(said, pointed)] = rendition.remarks(made)[side.id]
        assert said.startswith(f"Reference {number} says otherwise: ")
        assert pointed == other.id
        assert said in text


def test_sources_that_contradict_each_other_carry_that_as_a_concern() -> None:
    made = asked(CRAMPS, TRIAL)
    for evidence in made.references:
        if evidence.document in {"cramps", "trial"}:
            assert any(c.startswith("conflicting:") for c in evidence.concerns)


def test_sources_that_agree_are_not_set_against_each_other() -> None:
    made = asked(CRAMPS)
    assert made.disagreements == ()
    assert "disagree" not in rendition.markdown(made)


def test_what_a_source_credits_to_another_work_is_marked_as_second_hand() -> None:
    made = asked(LEAFLET)
    heat = next(c for c in made.claims() if "heat before bed" in c.text)
    assert heat.secondary == "Harrow et al. (2019)"
    assert "Second-hand: the source credits Harrow et al. (2019)." in rendition.markdown(made)


def test_the_reference_of_a_trial_tells_of_its_study() -> None:
    made = asked(CRAMPS, TRIAL)
    trial = next(e for e in made.references if e.document == "trial")
    assert trial.study.size == 84
    assert trial.study.comparison is not None
    assert trial.study.comparison.quote == "magnesium tablets or placebo for four weeks"
    page_row = next(e for e in made.references if e.document == "cramps")
    assert page_row.study.size is None
