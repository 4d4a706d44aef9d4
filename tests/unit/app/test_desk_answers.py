"""Answers' own pages, drafts, submission."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from boardroom import QUESTION, Board

from primum.app.desk import Desk
from primum.app.desk.likeness import slug_of
from primum.board import ANYONE
from primum.errors import Forbidden, Invalid, NotFound
from primum.model import Finding, Question, State
from primum.store import open_store


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = Board(tmp_path)
    yield made
    made.close()


def test_an_answer_is_found_by_its_id_alone_and_survives_a_restart(board: Board) -> None:
    asked = board.ask(Question(QUESTION))
    kept = board.desk.keep_answer(board.joe, asked)
    follow = board.desk.keep_answer(ANYONE, asked, after=kept.id)
    assert (follow.after, follow.owner) == (kept.id, "anyone")
    assert board.desk.keep_answer(ANYONE, asked, after="no-such-page").after == ""
    store, workspace = open_store(board.config.database)
    later = Desk(store, workspace, board.config, library=lambda: board.library, ask=board.ask)
    assert later.get_answer(kept.id).answer == replace(asked, run=later.get_answer(kept.id).answer.run)
    store.close()


def test_an_answer_that_is_no_longer_held_is_not_found(board: Board) -> None:
    with pytest.raises(NotFound, match="no longer held"):
        board.desk.get_answer("nothing")


def test_what_is_typed_is_kept_for_each_person_and_place(board: Board) -> None:
    board.desk.save_draft(board.rob, "a1/c1/reason", "half a senten")
    board.desk.save_draft(board.rob, "a1/c2/reason", "another")
    board.desk.save_draft(board.rae, "a1/c1/reason", "hers")
    assert board.desk.draft(board.rob, "a1/c1/reason") == "half a senten"
    assert board.desk.drafts(board.rob, under="a1/") == {"a1/c1/reason": "half a senten", "a1/c2/reason": "another"}
    assert board.desk.drafts(board.rob, under="a2/") == {}
    board.desk.save_draft(board.rob, "a1/c1/reason", " ")
    assert board.desk.draft(board.rob, "a1/c1/reason") == ""
    assert board.desk.draft(board.rae, "a1/c1/reason") == "hers"


def test_drafts_are_for_those_who_are_signed_in_and_have_an_end(board: Board) -> None:
    with pytest.raises(Forbidden, match="signed in"):
        board.desk.save_draft(ANYONE, "place", "text")
    with pytest.raises(Invalid, match="longer than"):
        board.desk.save_draft(board.rob, "place", "x" * 20_001)
    with pytest.raises(Invalid, match="needs a place"):
        board.desk.save_draft(board.rob, "", "text")


@pytest.mark.parametrize("name", ["joe", "rob", "ada"])
def test_only_authors_and_editors_submit(board: Board, name: str) -> None:
    actor = board.people[name].actor
    kept = board.desk.keep_answer(actor, board.ask(Question(QUESTION)))
    with pytest.raises(Forbidden, match="submit an answer: this is for authors and editors"):
        board.desk.submit(actor, kept.id)


def test_a_question_with_personal_data_cannot_be_submitted(board: Board) -> None:
    answer = board.ask(Question(QUESTION))
    found = Finding("identifiers", "stop", "a telephone number")
    marked = replace(answer, inquiry=replace(answer.inquiry, safety=(found,)))
    kept = board.desk.keep_answer(board.ann, marked)
    with pytest.raises(Invalid, match="personal data"):
        board.desk.submit(board.ann, kept.id)
    assert board.desk.queue(board.eve)[0] == ()


def test_a_declined_question_has_nothing_to_review(board: Board) -> None:
    kept = board.desk.keep_answer(board.ann, board.ask(Question("What is the capital of Peru?")))
    with pytest.raises(Invalid, match="declined"):
        board.desk.submit(board.ann, kept.id)


def test_a_draft_is_its_authors_and_editors_until_it_is_handed_in(board: Board) -> None:
    kept = board.desk.keep_answer(board.ann, board.ask(Question(QUESTION)))
    article = board.desk.submit(board.ann, kept.id, draft=True, specialty="neurology").article
    assert (article.state, article.specialty) == (State.DRAFT, "neurology")
    assert not board.desk.is_public(article)
    with pytest.raises(Forbidden):
        board.desk.case(board.rob, article.id)
    assert board.desk.case(board.ann, article.id).article.id == article.id
    article = board.desk.hand_in(board.ann, article.id)
    assert article.state is State.SUBMITTED
    assert board.desk.find(article.slug) == article


def test_a_revision_holds_its_quotes_with_their_surroundings(board: Board) -> None:
    article = board.submitted()
    content = board.desk.content(article)
    places = {(s.document, s.start, s.end) for s in content.settings}
    assert places == {(c.document, c.start, c.end) for claim in content.answer.claims() for c in claim.citations}
    assert any(s.headings == ("Treatment",) for s in content.settings)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("What causes muscle cramps?", "what-causes-muscle-cramps"),
        ("Ménière’s disease: what helps?", "menieres-disease-what-helps"),
        ("???", "question"),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_an_address_is_made_of_the_titles_words(title: str, slug: str) -> None:
    assert slug_of(title) == slug
    assert len(slug_of(title)) <= 80


def test_two_questions_of_one_title_get_two_addresses(board: Board) -> None:
    first = board.submitted()
    answer = board.ask(Question("What causes migraine?"))
    kept = board.desk.keep_answer(board.ann, replace(answer, title=first.title))
    assert board.desk.submit(board.ann, kept.id).article.slug == f"{first.slug}-2"


@pytest.mark.parametrize(("publish", "seen"), [("submitted", True), ("approved", False)])
def test_whether_readers_see_what_is_not_approved_is_the_hosts_to_say(tmp_path: Path, publish: str, seen: bool) -> None:
    board = Board(tmp_path, publish=publish)
    article = board.submitted()
    assert board.desk.is_public(article) == seen
    if not seen:
        for look in (board.desk.shown, board.desk.history):
            with pytest.raises(NotFound):
                look(article)
    for reviewer in ("rob", "rae"):
        board.desk.assign(board.eve, article.id, reviewer)
    article = board.reviewed(article, "rob", "rae")
    assert board.desk.is_public(article)
    article = board.desk.correct(board.eve, article.id, "a dose")
    board.desk.remove(board.eve, article.id, "c4")
    article = board.desk.find(article.id)
    assert board.desk.shown(article).number == (3 if seen else 1)
    assert [r.number for r in board.desk.history(article)] == ([1, 2, 3] if seen else [1])
    assert len(board.desk.history(article, actor=board.eve)) == 3
    board.close()
