"""The pages of the review desk, without JavaScript: marks, proposals, signatures; nothing typed is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from board import Board
from small_board import Desk, small_board, under_review
from visiting import Visitor
from walk_library import QUESTION

from primum.board import SYSTEM, Article, Decision, Event, Role, Stance, instant
from primum.model import State
from primum.web.desk.typed import place


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return small_board(tmp_path)


@pytest.fixture
def article(board: Board) -> Article:
    return under_review(board)


def test_the_desk_is_for_the_board_and_says_so_with_a_way_back(board: Board) -> None:
    somebody = Visitor(board.app).get("/desk")
    assert (somebody.answer.url.path, somebody.answer.url.query) == ("/sign-in", b"next=/desk")
    person = board.app.records[0].person("pana")
    reader = Desk(board, "pana")
    board.app.records[0].record(
        Event(SYSTEM.id, "person.roles", "person:pana", instant()), replace(person, roles=frozenset({Role.READER}))
    )
    reader.get("/desk")
    assert reader.answer.status_code == 403
    assert "You cannot do this" in reader.text("h1")
    assert reader.page.cssselect(".ways a")[0].get("href") == "/"


def test_the_queue_says_why_an_article_is_where_it_is(board: Board, article: Article) -> None:
    editor = Desk(board, "peditor").get("/desk")
    assert QUESTION in editor.text(".queue")
    assert "Ana Sol, Bo Ek" in editor.text(".queue-facts")
    assert "0 of 2 reviews in" in editor.text(".queue-facts")
    board.desk.report(
        board.who("pauthor"), article.id, "Is cold water no cause?", claim="c1", contact="me@home.example"
    )
    editor.get("/desk")
    assert "Is cold water no cause?" in editor.text(".mine")
    assert "me@home.example" in editor.text(".mine")
    assert "Is cold water" not in Desk(board, "pana").get("/desk").answer.text
    assert "Nothing waits here" in Desk(board, "pana").get("/desk?state=draft").text()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=muscle", 1),
        ("q=zebra", 0),
        ("state=approved", 0),
        ("mine=1", 1),
        ("specialty=Neurology", 0),
        ("overdue=1", 0),
        ("risk=evidence", 0),
        ("risk=nonsense", 1),
    ],
)
def test_the_queue_is_narrowed(board: Board, article: Article, query: str, found: int) -> None:
    assert len(Desk(board, "pana").get(f"/desk?{query}").page.cssselect(".queue > li")) == found


def test_the_queue_is_narrowed_to_a_kind_of_reason(board: Board, article: Article) -> None:
    editor = Desk(board, "peditor")
    assert "Nothing waits here" in editor.get("/desk?risk=reported").text()
    board.desk.report(board.who("pauthor"), article.id, "This looks wrong.")
    listed = editor.get("/desk?risk=reported")
    assert "1 report by readers" in listed.text(".queue-reasons")
    assert listed.page.cssselect("#risk option[selected]")[0].get("value") == "reported"


def test_editors_see_the_reading_grade_of_each_readers_wording(board: Board, article: Article) -> None:
    shown = Desk(board, "peditor").case(article).text(".case-aside")
    assert re.search(r"Patient or caregiver \d+\.\d.*Physician \d+\.\d", shown)
    assert "Reading grade" not in Desk(board, "pana").case(article).text(".case-aside")


def test_an_article_is_filed_under_a_specialty_and_found_by_it(board: Board, article: Article) -> None:
    Desk(board, "peditor").case(article).press("/specialty", specialty="Neurology")
    queue = Desk(board, "pana").get("/desk?specialty=Neurology")
    assert "Neurology" in queue.text(".queue-facts")
    assert len(queue.page.cssselect(".queue > li")) == 1


def test_a_reviewer_marks_and_sees_what_is_missing(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article)
    many = len(ana.page.cssselect(".claim-case"))
    assert f"{many} sentences have no mark of yours yet." in ana.text(".sign")
    assert ana.page.cssselect("input[value=approve]")[0].get("disabled") is not None
    ana.press("/claims/c1/agree")
    assert ana.answer.url.path == f"/desk/articles/{article.id}"
    assert "You agree" in ana.text("#c1")
    assert f"1 of {many} sentences marked" in ana.text(".case-aside")
    ana.press("/claims/c2/disagree", why="The runs were not long.")
    assert "You object to sentence 2" in ana.text(".sign")
    assert "The runs were not long." in ana.text("#c2 .my-reason")


def test_a_mark_without_its_reason_is_refused_in_words_and_the_rest_stays(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article).press("/claims/c2/disagree", why="  ")
    assert ana.answer.status_code == 422
    assert "To disagree needs a reason" in ana.text("#notice [role=alert]")
    assert "not marked yet" in ana.text("#c2")


def test_reviewers_do_not_see_each_other_before_both_are_in(board: Board, article: Article) -> None:
    board.desk.mark(board.who("pana"), article.id, "c1", Stance.DISAGREE, reason="A secret of mine.")
    board.desk.remark(board.who("pana"), article.id, "Another secret.", claim="c1")
    bo = Desk(board, "pbo").case(article)
    assert "secret" not in bo.answer.text
    assert "Ana Sol marked" not in bo.text("#trail")
    editor = Desk(board, "peditor").case(article)
    assert "Ana Sol disagrees: A secret of mine." in editor.text("#c1")
    assert "Ana Sol marked a sentence" in editor.text("#trail")


def test_somebody_else_was_faster_and_what_was_written_stays(board: Board, article: Article) -> None:
    author, editor = Desk(board, "pauthor").case(article), Desk(board, "peditor").case(article)
    first = author.press(
        "/claims/c2/change", text="Long runs were a common cause of muscle cramps in adults.", reason="Shorter"
    )
    assert first.answer.status_code == 200, first.text("#notice")
    editor.press("/claims/c2/change", text="Runs cause cramps.", reason="Shortest")
    assert editor.answer.status_code == 409
    assert "was changed since you opened it" in editor.text("[role=alert]")
    assert editor.page.cssselect("#c2-text")[0].text.strip() == "Runs cause cramps."
    editor.case(article)
    assert editor.page.cssselect("#c2-text")[0].text.strip() == "Runs cause cramps."
    assert "Runs cause cramps." in editor.get("/desk").text("#unfinished-title + ul")
    assert "Long runs were a common cause" in editor.case(article).text("#c2 .claim-text")
    editor.press("/claims/c2/change", "/claims/c2/forget")
    assert "Runs cause cramps." not in editor.answer.text


def test_a_session_that_ended_shows_what_was_written(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article)
    board.app.people.door.sign_out_everywhere("pana")
    ana.press("/claims/c1/disagree", why="A long thought.")
    assert ana.answer.status_code == 401
    assert ana.page.cssselect("textarea")[0].text.strip() == "A long thought."
    assert "/sign-in?next=/desk/articles/" in ana.page.cssselect(".ways a")[0].get("href")


def test_drafts_are_kept_until_they_are_sent(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article)
    token = ana.page.cssselect("[data-token]")[0].get("data-token")
    data = {"place": place(article.id, "c3", "why"), "text": "Half a thought"}
    assert ana.client.post("/desk/drafts", data=data).status_code == 403
    header = {"X-CSRF-Token": token}
    assert ana.client.post("/desk/drafts", data=data, headers=header).status_code == 204
    assert ana.client.post("/desk/drafts", data={**data, "place": "x"}, headers=header).status_code == 422
    again = Desk(board, "pana").case(article)
    assert again.page.cssselect("#c3-why")[0].text.strip() == "Half a thought"
    assert again.page.cssselect("#c3-object")[0].get("open") is not None
    assert "Half a thought" not in Desk(board, "pbo").case(article).answer.text
    again.press("/claims/c3/disagree", why="A whole thought")
    assert board.desk.drafts(board.who("pana")) == {}


def test_a_proposal_is_checked_made_turned_down_and_taken_up(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article)
    better = "Muscle cramps are caused by straining a muscle, dehydration, or pressure on the nerves."
    straining = ana.claim("straining a muscle")
    form = f"/claims/{straining}/propose"
    ana.press(form, f"/claims/{straining}/check", text="Cold water is the cause of gout.")
    assert ana.page.cssselect(f"#{straining}-edit .judged .state:not(.good)")
    assert board.desk.case(board.who("pana"), article.id).claims[3].mine is None
    ana.press(form, f"/claims/{straining}/check", text=better)
    assert ana.page.cssselect(f"#{straining}-edit .judged .state.good")
    ana.press(form, text=better, reason="It can be read alone.")
    assert "You propose another wording" in ana.text(f"#{straining}")
    editor = Desk(board, "peditor").case(article)
    assert better in editor.text(f"#{straining} .proposal")
    editor.press("/turn_down", down="")
    assert "needs a reason" in editor.text("[role=alert]")
    editor.case(article).press("/take_up")
    assert better in editor.text(f"#{straining} .claim-text")
    editor.get(editor.page.cssselect(".record li a")[0].get("href"))
    assert "Reworded" in editor.text(".differences")


def test_a_reviewer_takes_an_article_up_beside_its_head(board: Board) -> None:
    ana = Desk(board, "pana").case(board.submit(QUESTION))
    assert [button.text for button in ana.page.cssselect(".case-aside button")] == ["Take it up for review"]
    ana.press("/take")
    assert "You review this article now." in ana.text("#notice")
    assert not ana.page.cssselect(".case-aside button")


def test_a_better_passage_is_found_in_place_and_cited(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article)
    ana.press("/claims/c1/propose", "/claims/c1/find", words="runs without a rest", reason="Because")
    assert "Long runs without a rest" in ana.text("#c1-edit .found")
    assert ana.page.cssselect("#c1-reason")[0].text.strip() == "Because"
    pick = ana.page.cssselect("#c1-edit .found input")[0].get("value")
    ana.press("/claims/c1/propose", cite=[pick], reason="A review is better.")
    mine = board.desk.case(board.who("pana"), article.id).claims[0].mine
    assert mine is not None
    assert (mine.stance, mine.citations[0].document) == (Stance.CITE, "pmid:901")


def test_a_quote_that_is_none_is_refused(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article)
    for wrong in ("cramp|0|999999", "nowhere|0|10", "cramp|x|y", "cramp"):
        ana.press("/claims/c1/propose", cite=[wrong], reason="Because")
        assert ana.answer.status_code in (404, 422), wrong


def test_both_sign_it_is_approved_and_the_signed_file_is_there(board: Board, article: Article) -> None:
    for who in ("pana", "pbo"):
        reviewer = Desk(board, who).case(article)
        for claim in [c.get("id") for c in reviewer.page.cssselect(".claim-case")]:
            reviewer.press(f"/claims/{claim}/agree")
        reviewer.press("/sign", decision="approve")
        assert "signed and recorded" in reviewer.text("#notice"), reviewer.text("#notice")
    assert "With it the article is approved." in reviewer.text("#notice")
    assert "Approved" in reviewer.text(".case-head")
    assert "In the way of approval" not in reviewer.text(".case-aside")
    assert "Ana Sol, MD, PhD" in reviewer.text(".sign")
    assert reviewer.get(f"/articles/{article.slug}.json").answer.status_code == 200
    editor = Desk(board, "peditor").case(article).press("/correct", move="A dose was missing.")
    assert "Corrected on" in editor.text(".case-head")
    editor.press("/withdraw", move="It was wrong.")
    assert "Readers see: Withdrawn on" in editor.text(".case-head")
    assert "take" not in {f.get("action").rsplit("/", 1)[1] for f in editor.page.cssselect("form[method=post]")}


def test_a_signature_on_a_text_that_has_changed_is_refused(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article)
    board.desk.edit(board.who("peditor"), article.id, "c1", text="Muscle cramps are caused by dehydration.")
    ana.press("/sign", decision="request_changes", comment="Too short.")
    assert ana.answer.status_code == 409
    assert "The text was changed since you opened it" in ana.text("[role=alert]")
    assert ana.page.cssselect("#comment")[0].text.strip() == "Too short."


def test_reviewers_differ_and_an_editor_settles(board: Board, article: Article) -> None:
    claims = [c.id for c in board.desk.content(article).answer.claims()]
    board.desk.agree(board.who("pana"), article.id, claims)
    board.desk.sign(board.who("pana"), article.id, Decision.APPROVE)
    board.desk.mark(board.who("pbo"), article.id, "c1", Stance.DISAGREE, reason="No.")
    board.desk.sign(board.who("pbo"), article.id, Decision.REQUEST_CHANGES)
    editor = Desk(board, "peditor").case(article)
    assert "reviewers disagree" in editor.text(".obstacles")
    address, filled = next(
        (f"/desk/articles/{article.id}/settle", dict(f.form_values())) for f in editor.page.cssselect("#c1-settle form")
    )
    editor.answer = editor.client.post(address, data={**filled, "ruling": "The guideline says so.", "stance": "agree"})
    assert "Eli Roth ruled that it stands: The guideline says so." in editor.text("#c1")


def test_what_people_write_is_text_and_never_markup(board: Board, article: Article) -> None:
    ana = Desk(board, "pana").case(article).press("/remark", remark="<script>alert(1)</script>", claim="c1")
    assert "<script>alert(1)" not in ana.answer.text
    assert "<script>alert(1)</script>" in ana.text("#c1-talk")


def test_the_pages_bring_no_inline_script_or_style_and_are_held_by_no_cache(board: Board, article: Article) -> None:
    for address in ("/desk", f"/desk/articles/{article.id}"):
        page = Desk(board, "peditor").get(address)
        assert not page.page.cssselect("[style], style, script:not([src]), [onclick]")
        assert page.answer.headers["cache-control"] == "private, no-store"
        ids = [e.get("id") for e in page.page.cssselect("[id]")]
        assert len(ids) == len(set(ids))
        labelled = {label.get("for") for label in page.page.cssselect("label[for]")}
        loose = "main input:not([type=hidden]):not([type=checkbox]):not([type=radio]), main select, main textarea"
        assert {field.get("id") for field in page.page.cssselect(loose)} <= labelled


def test_the_address_in_notices_leads_to_the_case(board: Board, article: Article) -> None:
    page = Desk(board, "peditor").get(f"/desk/{article.id}")
    assert page.answer.url.path == f"/desk/articles/{article.id}"
    assert Desk(board, "peditor").get("/desk/articles/none-such").answer.status_code == 404


def test_a_mark_that_takes_the_last_obstacle_away_approves(tmp_path: Path) -> None:
    board = small_board(tmp_path, reviewers_needed=1)
    article = under_review(board)
    claims = [c.id for c in board.desk.content(article).answer.claims()]
    board.desk.mark(board.who("pbo"), article.id, claims[0], Stance.DISAGREE, reason="No.")
    board.desk.agree(board.who("pana"), article.id, claims)
    board.desk.sign(board.who("pana"), article.id, Decision.APPROVE)
    assert board.app.records[0].article(article.id).state is State.UNDER_REVIEW
    Desk(board, "pbo").case(article).press(f"/claims/{claims[0]}/agree")
    assert board.app.records[0].article(article.id).state is State.APPROVED
