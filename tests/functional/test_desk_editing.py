"""What editors and authors do at the desk by its pages: assigning, changing the text, closing, ending, reopening."""

from __future__ import annotations

from pathlib import Path

import pytest
from board import Board
from small_board import Desk, small_board, under_review
from walk_library import QUESTION, RETRACTION

from primum.app import Supply
from primum.board import ANYONE, Article
from primum.model import State


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return small_board(tmp_path)


@pytest.fixture
def article(board: Board) -> Article:
    return under_review(board)


def state(board: Board, article: Article) -> State:
    return board.app.records[0].article(article.id).state


def test_a_reviewer_takes_an_article_up_and_hands_it_back(board: Board) -> None:
    article = board.submit(QUESTION)
    ana = Desk(board, "pana").case(article).press("/take")
    assert "You review this article now." in ana.text("#notice")
    assert state(board, article) is State.UNDER_REVIEW
    assert "Declare your interests" in ana.text(".case-aside")
    ana.press("/declare", conflict="no", statement="Fees from a maker of salt tablets, 2021.")
    assert "Fees from a maker of salt tablets" in ana.text("#declare")
    ana.press("/unassign")
    assert "Nobody yet." in ana.text(".case-aside")


def test_who_declares_a_conflict_reviews_no_further(board: Board) -> None:
    article = board.submit(QUESTION)
    ana = Desk(board, "pana").case(article).press("/take")
    ana.press("/declare", conflict="yes", statement="")
    assert "Say what the conflict is" in ana.text("[role=alert]")
    ana.press("/declare", conflict="yes", statement="I own the company.")
    assert not ana.page.cssselect("form[action$='/agree'], form[action$='/sign'], form[action$='/take']")
    assert board.desk.standing(article.id).reviewers == ()


def test_a_reviewer_is_assigned_with_a_day_which_can_be_changed(board: Board) -> None:
    article = board.submit(QUESTION)
    editor = Desk(board, "peditor").case(article).press("/assign", reviewer="pbo", due="2031-05-06")
    assert "by 6 May 2031" in editor.text(".case-aside")
    editor.press("/unassign", "/due", due="2031-07-08")
    assert "by 8 July 2031" in editor.text(".case-aside")
    editor.press("/unassign", "/due", due="soon")
    assert "'soon' is no day" in editor.text("[role=alert]")
    editor.case(article).press("/unassign")
    assert "Nobody yet." in editor.text(".case-aside")


def test_an_editor_adds_changes_and_removes_sentences(board: Board, article: Article) -> None:
    editor = Desk(board, "peditor").case(article)
    new = "Muscle cramps are caused by dehydration."
    editor.press("/claims/c1/change", "/claims/c1/insert", text=new, reason="It is asked for often.")
    assert new in editor.text("#n1 .claim-text")
    editor.press("/claims/n1/change", text="Muscle cramps are caused by straining a muscle.", reason="Better.")
    assert "straining a muscle." in editor.text("#n1 .claim-text")
    editor.press("/claims/n1/change", "/claims/n1/cut", reason="Said already.")
    assert not editor.page.cssselect("#n1")
    editor.press("/claims/c1/change", reason="Nothing.")
    assert editor.answer.status_code == 409
    assert "Nothing was changed" in editor.text("[role=alert]")
    editor.press("/claims/c1/change", "/claims/c1/change", cite=[], text="No quote at all.")
    assert "Choose at least one quote" in editor.text("[role=alert]")


def test_a_report_of_a_reader_is_answered_and_closed(board: Board, article: Article) -> None:
    board.desk.report(ANYONE, article.id, "My doctor says otherwise.", claim="c2", contact="me@home.example")
    editor = Desk(board, "peditor").case(article)
    assert "A reader reports" in editor.text("#c2-talk")
    assert "My doctor says otherwise." in editor.text("#c2-talk")
    remark = editor.page.cssselect("#c2-talk input[name=remark_id]")[0].get("value")
    form = next(f for f in editor.page.cssselect("#c2-talk form") if ("remark_id", remark) in f.form_values())
    data = {**dict(form.form_values()), "reply": "We looked: the review says so."}
    editor.answer = editor.client.post(f"/desk/articles/{article.id}/resolve", data=data)
    assert "closed" in editor.text("#c2-talk .remark")
    assert "We looked: the review says so." in editor.text("#c2-talk")
    assert "Reported by readers" not in editor.get("/desk").text()


def test_an_article_is_sent_back_handed_in_withdrawn_and_reopened(board: Board, article: Article) -> None:
    editor = Desk(board, "peditor").case(article).press("/changes", move="")
    assert "This needs a reason" in editor.text("[role=alert]")
    editor.case(article).press("/changes", move="The third sentence is too short.")
    author = Desk(board, "pauthor").case(article)
    assert "The third sentence is too short." in author.text(".actions")
    author.press("/submit")
    assert state(board, article) is State.UNDER_REVIEW
    editor.case(article).press("/withdraw", move="It says nothing of children.")
    assert "It says nothing of children." in author.get(f"/articles/{article.slug}").text()
    editor.case(article).press("/reopen", move="Children are in now.")
    assert state(board, article) is State.SUBMITTED


def test_what_the_judge_does_not_support_is_overridden_by_both(board: Board, article: Article) -> None:
    board.desk.edit(board.who("peditor"), article.id, "c4", text="Cold water never causes cramps of any muscle.")
    claims = [c.id for c in board.desk.content(board.app.records[0].article(article.id)).answer.claims()]
    for who in ("pana", "pbo"):
        board.desk.agree(board.who(who), article.id, claims)
        reviewer = Desk(board, who).case(article)
        assert "The judge does not support sentence 4" in reviewer.text(".sign")
        reviewer.press("/claims/c4/disagree", "/claims/c4/override", why="The table of the review says so.")
        assert "You override the judge" in reviewer.text("#c4")
        reviewer.press("/sign", decision="approve")
    assert state(board, article) is State.APPROVED


def test_a_retraction_puts_the_article_first_and_the_case_says_why(
    board: Board, article: Article, tmp_path: Path
) -> None:
    board.sign(article)
    assert state(board, article) is State.APPROVED
    (tmp_path / "retraction.xml").write_text(RETRACTION, encoding="utf-8")
    board.app.ingest([tmp_path / "retraction.xml"], supply=Supply())
    editor = Desk(board, "peditor").get("/desk")
    first = editor.page.cssselect(".queue > li")[0]
    assert QUESTION in first.text_content()
    assert first.get("class") == "urgent"
    editor.case(article)
    assert "Retracted source." in editor.text(".case-head")
    assert "Evidence changed" in editor.text(f"#{editor.claim('Long runs')}")
    assert "cites a retracted source, which supports nothing" in editor.text(".obstacles")
    assert "The software sent it back to review" in editor.text("#trail")
