"""A library of abstracts: no page is about the question, and what studies found answers it."""

from __future__ import annotations

import pytest
from bookshelf import CRAMPS, ask, page, told

from primum.model import Document, Kind, Outcome

FINDS = page(
    "finds",
    "Velnarone after ankle surgery: a randomised trial",
    """
Background: It is uncertain whether velnarone prevents clots after ankle surgery.

Methods: We randomly assigned 360 adults after ankle surgery to velnarone or placebo.

Results: Velnarone reduced the incidence of clots after ankle surgery (2% vs 6%).

Conclusion: Velnarone prevents clots in adults who had ankle surgery.
""",
    kind=Kind.TRIAL,
)
DENIES = page(
    "denies",
    "Velnarone for the prevention of clots after ankle surgery: a second trial",
    "BACKGROUND Clots are feared. METHODS Velnarone and placebo were compared in 240 adults. RESULTS Clots came in 5% "
    "and 6%. CONCLUSIONS Velnarone does not prevent clots in adults who had ankle surgery.",
    kind=Kind.TRIAL,
)
WATCHES = page(
    "watches",
    "Clots after ankle surgery in a register",
    "We aimed to describe clots after ankle surgery. Among 9,000 patients of a register, use of velnarone was "
    "associated with fewer clots after ankle surgery. Further trials of velnarone after ankle surgery are needed.",
    kind=Kind.OBSERVATIONAL,
)
RATS = page(
    "rats",
    "Velnarone and clots in rats",
    "In rats, velnarone prevented clots after ankle surgery.",
    kind=Kind.OTHER,
)
ASKED = "Does velnarone prevent clots after ankle surgery?"


@pytest.mark.parametrize(
    "asked",
    [ASKED, "velnarone clots ankle surgery", "What is the effect of velnarone on clots after ankle surgery?"],
)
def test_what_a_study_concludes_answers_and_its_doubts_aims_and_methods_do_not(asked: str) -> None:
    found = ask(asked, FINDS)
    assert found.outcome is Outcome.ANSWERED
    assert found.summary[0].text == "Velnarone prevents clots in adults who had ankle surgery."
    shown = told(found.claims())
    assert "uncertain" not in shown
    assert "assigned" not in shown


def test_trials_that_contradict_each_other_are_both_shown_each_under_its_own_name() -> None:
    found = ask(ASKED, FINDS, DENIES)
    cited = {c.text: [x.document for x in c.citations] for c in found.claims()}
    assert cited["Velnarone prevents clots in adults who had ankle surgery."] == ["finds"]
    assert cited["Velnarone does not prevent clots in adults who had ankle surgery."] == ["denies"]
    assert found.disagreements


def test_the_strongest_kind_of_study_comes_first() -> None:
    text = "Bleeding was seen in 4% of those on velnarone, more than clots were after ankle surgery."
    bleeds = page("bleeds", "A register of ankle surgery", text, kind=Kind.OBSERVATIONAL)
    found = ask(ASKED, bleeds, WATCHES, FINDS)
    assert [r.document for r in found.references][:2] == ["finds", "watches"]
    assert [s.heading for s in found.sections] == ["What studies found"]
    assert [c.citations[0].document for c in found.sections[0].claims] == ["finds", "bleeds"]
    assert "needed" not in told(found.summary)


def test_people_before_animals() -> None:
    assert [c.document for c in ask(ASKED, RATS, WATCHES).summary[0].citations] == ["watches"]


@pytest.mark.parametrize(
    "asked", ["Does velnarone prevent migraine?", "Does clopidumab prevent clots after ankle surgery?"]
)
def test_a_study_of_something_else_is_no_answer(asked: str) -> None:
    found = ask(asked, FINDS, DENIES, WATCHES)
    assert found.outcome is Outcome.DECLINED
    assert not found.claims()


def test_a_page_on_the_subject_answers_before_any_study() -> None:
    study = page(
        "study",
        "Fluids and muscle cramps",
        "Conclusions: Drinking more did not prevent muscle cramps. Results: Muscle cramps were as frequent.",
        kind=Kind.TRIAL,
    )
    assert ask("What causes muscle cramps?", CRAMPS, study).references[0].document == "cramps"


@pytest.mark.parametrize("retracted", [True, False])
def test_a_retracted_study_answers_nothing(retracted: bool) -> None:
    study: Document = page("study", FINDS.source.title, FINDS.text, kind=Kind.TRIAL, retracted=retracted)
    assert (ask(ASKED, study).outcome is Outcome.DECLINED) is retracted


def test_short_texts_that_say_so_too_are_cited_beside_what_answers() -> None:
    said = {
        "a": "Velnarone prevents clots after ankle surgery in adults.",
        "b": "After ankle surgery, fewer clots were seen in patients on velnarone.",
        "c": "The drug velnarone is given after ankle surgery, where clots are frequent.",
        "d": "Ankle surgery of children is seldom done in summer.",
    }
    found = ask(ASKED, *(page(id, f"Note {id}", text, kind=Kind.OTHER) for id, text in said.items()))
    assert {"a", "b", "c"} <= {r.document for r in found.references}
    assert "d" not in {r.document for r in found.references}
    assert all(len(c.citations) >= 1 and c.citations[0].quote in said[c.citations[0].document] for c in found.claims())


def test_a_study_may_speak_of_itself() -> None:
    text = "We found that velnarone prevents clots after ankle surgery in adults."
    found = ask(ASKED, page("we", "A register", text, kind=Kind.OBSERVATIONAL))
    assert [c.text for c in found.summary] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "This article reviews velnarone and clots after ankle surgery.",
        "We present our series of 12 patients on velnarone with clots after ankle surgery.",
        "This is a case report of clots after ankle surgery on velnarone.",
    ],
)
def test_what_a_study_is_does_not_answer(text: str) -> None:
    assert text not in told(ask(ASKED, page("is", "A paper", text, kind=Kind.OTHER), FINDS).claims())


def test_what_several_studies_say_is_told_once_with_all_of_them() -> None:
    said = "Velnarone prevents clots after ankle surgery in adults."
    others = (
        said,
        "In a trial, velnarone prevented clots after ankle surgery in adults.",
    )
    texts = [page(f"t{n}", f"Note {n}", text, kind=Kind.OTHER) for n, text in enumerate(others)]
    found = ask(ASKED, *texts)
    cited = [{x.document for x in c.citations} for c in found.claims()]
    assert {"t0", "t1"} in cited


def test_a_study_of_which_only_the_title_says_something_is_named_below() -> None:
    title = "Clots after ankle surgery treated with velnarone"
    named = page("named", title, f"{title}.", kind=Kind.OTHER)
    found = ask(ASKED, FINDS, named)
    assert found.sections[-1].heading == "Other studies on this"
    assert [c.citations[0].document for c in found.sections[-1].claims] == ["named"]
    assert ask(ASKED, named).outcome is Outcome.DECLINED
