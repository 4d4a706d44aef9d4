"""An answer as a whole: title, identity, disclaimer, reasons, and what was dropped."""

from __future__ import annotations

import pytest
from bookshelf import SHELF, YEAR, ask, knowledge, library, page

from primum.answer.backing import upheld
from primum.answer.composing.compose import Draft
from primum.answer.disclaimers import DISCLAIMERS
from primum.answer.pipeline import TITLE, answer, judged
from primum.answer.verify import JUDGE
from primum.library.memory import MemoryLibrary
from primum.model import Audience, Citation, Claim, Dropped, Evidence, Outcome, Question, Section, State, Strength

WORDY = (
    "Hello, I have been a reader of these pages for many years and like them very much, and I tell all of my friends. "
    "What causes muscle cramps? I would be so glad of any answer, since my old neighbour has them each and every night."
)
NO_QUESTION = "muscle cramps " + "and more and more words about them that go on and on " * 6


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("What causes gout?", "What causes gout?"),
        ("  what   causes\ngout ", "what causes gout"),
        ("SUBJECT: gout\nMESSAGE: what is it?", "gout. what is it?"),
        (WORDY, "What causes muscle cramps?"),
    ],
)
def test_the_question_is_the_title(text: str, title: str) -> None:
    assert ask(text).title == title


def test_a_title_never_grows_too_long_and_ends_at_a_word() -> None:
    title = ask(NO_QUESTION).title
    assert len(title) <= TITLE
    assert title.endswith("…")
    assert NO_QUESTION.startswith(title[:-1])
    assert NO_QUESTION[len(title) - 1] == " "


def test_an_id_that_is_given_is_kept() -> None:
    found = answer(
        Question("What causes gout?"), library=library(), code="", config="", id="mine", knowledge=knowledge()
    )
    assert found.id == "mine"


@pytest.mark.parametrize("audience", Audience)
def test_every_reader_gets_a_disclaimer_of_their_own_answered_or_not(audience: Audience) -> None:
    for text in ("What causes muscle cramps?", "What causes malaria?"):
        found = ask(Question(text, audience))
        assert found.disclaimer == DISCLAIMERS[audience]
    assert ("emergency number" in DISCLAIMERS[audience]) is (audience is Audience.PATIENT)
    assert "advice" in DISCLAIMERS[audience]


@pytest.mark.parametrize("audience", Audience)
def test_claims_and_citations_are_the_same_for_every_reader(audience: Audience) -> None:
    def told(found: Audience) -> list[tuple[str, tuple[object, ...]]]:
        return [(c.text, c.citations) for c in ask(Question("What causes muscle cramps?", found)).claims()]

    assert told(audience) == told(Audience.PHYSICIAN) != []


def test_an_answer_is_a_draft_that_the_checker_has_seen() -> None:
    found = ask("What causes muscle cramps?")
    assert found.state is State.DRAFT
    assert {c.verdict.judge for c in found.claims()} == {JUDGE}
    assert [c.id for c in found.claims()] == [f"c{n}" for n in range(1, len(found.claims()) + 1)]


def test_an_empty_library_declines() -> None:
    found = answer(
        Question("What causes gout?"), library=MemoryLibrary(None), code="", config="", knowledge=knowledge()
    )
    assert found.outcome is Outcome.DECLINED
    assert found.nearest == ()
    assert "gout" in found.decline_reason


def test_old_sources_are_told_by_the_year_that_is_given() -> None:
    def concerns(year: int) -> tuple[str, ...]:
        found = answer(
            Question("What causes muscle cramps?"),
            library=library(),
            code="",
            config="",
            year=year,
            knowledge=knowledge(),
        )
        return found.references[0].concerns

    assert concerns(YEAR) == ()
    assert concerns(YEAR + 20) == ("old: published 2024",)


@pytest.mark.parametrize("text", ["?!", "a", "123", "\u202e\u0000", "🤕🤕", "SELECT * FROM x; --", "gout " * 3000])
def test_whatever_is_asked_is_answered_or_declined(text: str) -> None:
    assert ask(text).outcome in set(Outcome)


def test_the_library_is_only_read() -> None:
    shelf = MemoryLibrary(None)
    shelf.add(SHELF)
    before = (shelf.version(), shelf.hashes())
    answer(Question("What causes muscle cramps?"), library=shelf, code="", config="", knowledge=knowledge())
    assert (shelf.version(), shelf.hashes()) == before


def test_where_no_direct_answer_passes_the_first_section_gives_one() -> None:
    def claim(text: str) -> Claim:
        return Claim(text, text, (Citation("d", 0, len(text), text),))

    draft = Draft((claim("wrong"),), (Section("treatment", "Management", (claim("Rest helps."), claim("Ice helps."))),))
    kept, dropped = judged(draft, lambda c: Dropped(c.text, "it does not stand there") if c.text == "wrong" else c)
    assert [c.text for c in kept.summary] == ["Rest helps."]
    assert [c.text for s in kept.sections for c in s.claims] == ["Ice helps."]
    assert [d.text for d in dropped] == ["wrong"]


RAISES = page("raises", "Muscle cramps", "# Treatment\n\nQuinine reduces muscle cramps in adults.")
DENIES = page("denies", "Muscle cramps", "# Treatment\n\nQuinine does not reduce muscle cramps in adults.")


def test_a_source_that_says_the_opposite_with_the_same_words_is_not_cited_for_it() -> None:
    found = ask("Does quinine reduce muscle cramps?", RAISES, DENIES)
    told = {c.text: [x.document for x in c.citations] for c in found.claims()}
    assert told["Quinine reduces muscle cramps in adults."] == ["raises"]
    assert found.disagreements


def test_every_further_source_says_the_statement_on_its_own() -> None:
    evidence = {d.id: Evidence(d.id, d.source, 0, s) for d, s in ((RAISES, Strength.LOW), (DENIES, Strength.HIGH))}
    text = "Quinine reduces muscle cramps in adults."
    quotes = [d.quote(d.text.index("Quinine"), len(d.text)) for d in (RAISES, DENIES)]
    claim = upheld(Claim("c1", text, tuple(quotes), strength=Strength.HIGH), evidence)
    assert [c.document for c in claim.citations] == ["raises"]
    assert claim.strength is Strength.LOW


def test_what_opens_the_first_part_of_a_section_stands_in_for_a_direct_answer_that_fails() -> None:
    def claim(id: str) -> Claim:
        return Claim(id, f"Rest helps {id}.", (Citation("d", 0, 4, "Rest"),))

    parts = (Section("treatment", "Drugs", (claim("c2"), claim("c3"))), Section("treatment", "Other", (claim("c4"),)))
    draft = Draft((claim("c1"),), (Section("treatment", "Management", (), parts),))

    def check(claim: Claim) -> Claim | Dropped:
        return Dropped(claim.text, "no") if claim.id == "c1" else claim

    kept, dropped = judged(draft, check)
    assert [c.id for c in kept.summary] == ["c2"]
    assert [[c.id for c in s.claims] for s in kept.sections[0].sections] == [["c3"], ["c4"]]
    assert len(dropped) == 1
