"""What a board can rely on: who signs what, when an article is approved, and when it stops being so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from boardroom import QUESTION, Board

from primum.board import ANYONE, Decision, Stance
from primum.errors import Conflict, Forbidden, Invalid
from primum.model import Question, State, Support
from primum.review import signing


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = Board(tmp_path)
    yield made
    made.close()


def test_a_question_becomes_an_article_that_two_reviewers_sign(board: Board) -> None:
    article = board.approved()
    assert article.state is State.APPROVED
    assert article.approved == article.revision == 1
    assert article.review_by > board.desk.today()
    assert [person.id for _, person, _ in board.desk.signed(article)] == ["rob", "rae"]
    checked = signing.verify(json.dumps(board.desk.export(article)))
    assert checked.sound
    assert checked.approvals == 2


def test_asking_publishes_nothing(board: Board) -> None:
    kept = board.desk.keep_answer(ANYONE, board.ask(Question(QUESTION)))
    assert board.desk.get_answer(kept.id).answer == kept.answer
    assert board.desk.queue(board.eve) == ((), "")


def test_one_signature_is_not_enough(board: Board) -> None:
    article = board.reviewed(board.under_review(), "rob")
    assert article.state is State.UNDER_REVIEW
    assert [o.reason for o in board.desk.case(board.eve, article.id).obstacles] == [
        "1 of 2 reviewers have approved this revision"
    ]


def test_nobody_signs_twice(board: Board) -> None:
    article = board.reviewed(board.under_review(), "rob")
    with pytest.raises(Forbidden, match="you have signed this revision"):
        board.desk.sign(board.rob, article.id, Decision.APPROVE)


def test_who_wrote_any_of_the_text_cannot_review_it(board: Board) -> None:
    article = board.submitted()
    board.desk.edit(board.eli, article.id, "c2", term="Stretching", reason="a key term")
    with pytest.raises(Invalid, match="Eli wrote some of its text"):
        board.desk.assign(board.eve, article.id, "eli")
    with pytest.raises(Forbidden, match="you wrote some of its text"):
        board.desk.take(board.eli, article.id)


def test_reviewers_are_blind_to_each_other_until_both_are_in(board: Board) -> None:
    article = board.under_review()
    board.object("rob", article, "c2", "Rob's own reason")
    board.desk.remark(board.rob, article.id, "Rob's own remark", claim="c2")
    board.desk.sign(board.rob, article.id, Decision.REQUEST_CHANGES)
    seen = board.desk.case(board.rae, article.id)
    assert seen.blind
    assert "Rob's own" not in str((seen.claims, seen.reviews, seen.remarks))
    assert "Rob's own" not in str(board.desk.case(board.ann, article.id))
    assert "Rob's own reason" in str(board.desk.case(board.eve, article.id).claims)
    board.reviewed(article, "rae")
    seen = board.desk.case(board.rae, article.id)
    assert not seen.blind
    assert "Rob's own reason" in str(seen.claims)
    assert "Rob's own remark" in str(board.desk.case(board.ann, article.id).remarks)


def test_without_a_declaration_of_interests_nobody_signs(board: Board) -> None:
    article = board.under_review()
    board.desk.agree(board.rob, article.id, [c.id for c in board.claims(article)])
    with pytest.raises(Conflict, match="declare your interests"):
        board.desk.sign(board.rob, article.id, Decision.APPROVE)


def test_who_declares_a_conflict_can_neither_mark_nor_sign_and_another_is_needed(board: Board) -> None:
    article = board.under_review()
    board.desk.declare(board.rob, article.id, conflict=True, statement="Shares in a maker.")
    for act in (
        lambda: board.desk.sign(board.rob, article.id, Decision.APPROVE),
        lambda: board.desk.mark(board.rob, article.id, "c1", Stance.AGREE),
        lambda: board.desk.take(board.rob, article.id),
    ):
        with pytest.raises(Forbidden):
            act()
    with pytest.raises(Invalid, match="conflict of interest"):
        board.desk.assign(board.eve, article.id, "rob")
    board.desk.assign(board.eve, article.id, "ray")
    assert board.reviewed(article, "rae", "ray").state is State.APPROVED


def test_every_claim_must_be_looked_at(board: Board) -> None:
    article = board.under_review()
    board.desk.declare(board.rob, article.id, conflict=False, statement="None.")
    board.desk.agree(board.rob, article.id, ["c1", "c2"])
    with pytest.raises(Conflict, match="3 claims have no mark of yours yet, the first is c3"):
        board.desk.sign(board.rob, article.id, Decision.APPROVE)


def test_nobody_approves_what_they_object_to(board: Board) -> None:
    article = board.under_review()
    board.object("rob", article, "c3")
    with pytest.raises(Conflict, match="you object to 1 claim, the first is c3"):
        board.reviewed(article, "rob")


def test_a_change_after_a_signature_asks_for_it_anew_and_keeps_marks_of_what_did_not_change(board: Board) -> None:
    article = board.reviewed(board.under_review(), "rob")
    board.desk.remove(board.ann, article.id, "c4", reason="said twice")
    case = board.desk.case(board.rob, article.id)
    assert case.reviews == ()
    assert all(f.mine is not None and f.mine.stance is Stance.AGREE for f in case.claims)
    assert board.reviewed(article, "rae").state is State.UNDER_REVIEW
    assert board.desk.sign(board.rob, article.id, Decision.APPROVE).state is State.APPROVED


def test_a_signature_on_a_text_that_was_changed_meanwhile_is_refused(board: Board) -> None:
    article = board.under_review()
    board.desk.declare(board.rob, article.id, conflict=False, statement="None.")
    seen = board.desk.case(board.rob, article.id)
    board.desk.agree(board.rob, article.id, [f.claim.id for f in seen.claims])
    board.desk.remove(board.ann, article.id, "c4")
    with pytest.raises(Conflict, match="the text was changed since you opened it"):
        board.desk.sign(board.rob, article.id, Decision.APPROVE, revision_hash=seen.revision.hash)


def test_a_reworded_claim_goes_to_the_judge_and_is_not_approved_on_agreement_alone(board: Board) -> None:
    article = board.under_review()
    changed = "Stretching the cramped muscle never relieves most muscle cramps."
    board.desk.edit(board.ann, article.id, "c2", text=changed, reason="shorter")
    claim = next(c for c in board.claims(article) if c.id == "c2")
    assert claim.verdict.support is not Support.SUPPORTED
    with pytest.raises(Conflict, match=r"claim c2 .*override it with a reason, or ask for changes"):
        board.reviewed(article, "rob")


def test_an_override_is_a_verdict_under_the_reviewers_name_and_every_reviewer_must_give_it(board: Board) -> None:
    article = board.under_review()
    board.desk.edit(board.ann, article.id, "c2", text="Stretching helps swimmers, too.")
    mark = board.desk.mark(board.rob, article.id, "c2", Stance.OVERRIDE, reason="so the whole chapter says")
    assert mark.verdict is not None
    assert (mark.verdict.support, mark.verdict.judge) == (Support.SUPPORTED, "person:rob")
    board.reviewed(article, "rob")
    with pytest.raises(Conflict, match="override it"):
        board.reviewed(article, "rae")
    board.desk.mark(board.rae, article.id, "c2", Stance.OVERRIDE, reason="agrees with the source")
    assert board.desk.sign(board.rae, article.id, Decision.APPROVE).state is State.APPROVED


def test_proposals_are_taken_up_or_turned_down_with_a_reason(board: Board) -> None:
    article = board.under_review()
    board.desk.mark(board.rob, article.id, "c4", Stance.REMOVE, reason="not asked")
    board.desk.mark(board.rob, article.id, "c2", Stance.EDIT, reason="plainer", text="It relieves most muscle cramps")
    proposals = [p for f in board.desk.case(board.eve, article.id).claims for p in f.proposals]
    assert {p.mark.stance for p in proposals} == {Stance.REMOVE, Stance.EDIT}
    assert all(p.mark.verdict is not None for p in proposals if p.mark.stance is Stance.EDIT)
    by_stance = {p.mark.stance: p.id for p in proposals}
    with pytest.raises(Invalid, match="reason"):
        board.desk.turn_down(board.eve, article.id, by_stance[Stance.EDIT], " ")
    board.desk.turn_down(board.eve, article.id, by_stance[Stance.EDIT], "the source says when")
    board.desk.take_up(board.eve, article.id, by_stance[Stance.REMOVE])
    case = board.desk.case(board.eve, article.id)
    assert "c4" not in {f.claim.id for f in case.claims}
    assert case.revision.reason == "not asked"
    assert "the source says when" in str(case.remarks)
    with pytest.raises(Conflict, match="turned down already"):
        board.desk.take_up(board.eve, article.id, by_stance[Stance.EDIT])
    assert board.reviewed(article, "rob", "rae").state is State.APPROVED


def test_where_reviewers_differ_an_editor_settles_it_on_record_and_two_must_still_approve(board: Board) -> None:
    article = board.under_review()
    board.object("rob", article, "c4", "it is too strong")
    board.desk.sign(board.rob, article.id, Decision.REQUEST_CHANGES)
    article = board.reviewed(article, "rae")
    assert article.state is State.UNDER_REVIEW
    assert board.desk.case(board.eve, article.id).disagreed == ("c4",)
    board.desk.settle(board.eve, article.id, Stance.AGREE, "the source says it", claim="c4")
    board.desk.settle(board.eve, article.id, Stance.AGREE, "nothing else was asked")
    assert board.desk.find(article.id).state is State.UNDER_REVIEW
    board.desk.assign(board.eve, article.id, "ray")
    assert board.reviewed(article, "ray").state is State.APPROVED
    with pytest.raises(Forbidden):
        board.desk.settle(board.rob, article.id, Stance.AGREE, "mine")


def test_a_claim_that_an_editor_rules_against_must_change(board: Board) -> None:
    article = board.under_review()
    board.desk.settle(board.eve, article.id, Stance.DISAGREE, "not what it says", claim="c4")
    article = board.reviewed(article, "rob", "rae")
    assert article.state is State.UNDER_REVIEW
    (file,) = (f for f in board.desk.case(board.eve, article.id).claims if f.claim.id == "c4")
    assert file.ruling is not None
    assert (file.ruling.reviewer, file.ruling.reason) == ("eve", "not what it says")
    assert {m.reviewer for m in file.marks} == {"rob", "rae"}, "a ruling is no reviewer's mark"
    assert file.mine is None
    board.desk.remove(board.ann, article.id, "c4")
    assert board.reviewed(article, "rob", "rae").state is State.APPROVED


def test_where_all_reviewers_ask_for_changes_it_goes_back_to_its_author(board: Board) -> None:
    article = board.reviewed(board.under_review(), "rob", "rae", decision=Decision.REQUEST_CHANGES)
    assert article.state is State.CHANGES_REQUESTED
    board.desk.remove(board.ann, article.id, "c4", reason="as asked")
    assert board.desk.hand_in(board.ann, article.id).state is State.UNDER_REVIEW
    assert board.reviewed(article, "rob", "rae").state is State.APPROVED


def test_a_correction_is_visible_and_the_signed_text_stays_readable(board: Board) -> None:
    article = board.approved()
    article = board.desk.correct(board.eve, article.id, "the dose was left out")
    assert article.state is State.UNDER_REVIEW
    assert article.notice == f"Corrected on {board.desk.today()}: the dose was left out"
    board.desk.remove(board.eve, article.id, "c4")
    article = board.reviewed(article, "rob", "rae")
    assert (article.state, article.approved) == (State.APPROVED, 3)
    assert article.notice.endswith("the dose was left out")
    assert [d.claim for d in board.desk.diff(article.id, 1, 3)] == ["c4"]
    assert signing.verify(json.dumps(board.desk.export(article, number=1))).sound


def test_a_return_to_review_asks_for_every_signature_anew(board: Board) -> None:
    article = board.desk.recall(board.eve, board.approved().id, "a reader doubts it")
    assert board.desk.case(board.eve, article.id).reviews == ()
    assert "a reader doubts it" in article.notice
    article = board.reviewed(article, "rob", "rae")
    assert (article.state, article.approved, article.notice) == (State.APPROVED, 2, "")


def test_a_withdrawn_article_says_why_and_every_version_stays(board: Board) -> None:
    article = board.desk.withdraw(board.eve, board.approved().id, "superseded by new guidance")
    assert article.state is State.WITHDRAWN
    assert "superseded by new guidance" in article.notice
    assert board.desk.shown(article).number == 1
    assert len(board.desk.history(article)) == 1
    assert board.desk.reopen(board.eve, article.id, "needed after all").state is State.SUBMITTED


def test_a_page_that_was_opened_before_somebody_else_moved_the_article_is_refused(board: Board) -> None:
    article = board.approved()
    board.desk.recall(board.eve, article.id, "first", seen=article.version)
    with pytest.raises((Conflict, Forbidden)):
        board.desk.recall(board.eli, article.id, "second", seen=article.version)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (QUESTION, "what are the causes of muscle cramps"),
        ("How is high blood pressure treated?", "How is hypertension treated?"),
        ("Is ibuprofen safe in pregnancy?", "Can ibuprofen be taken during pregnancy?"),
    ],
)
def test_a_question_that_has_a_page_is_led_to_it(board: Board, first: str, again: str) -> None:
    article = board.submitted(first)
    kept = board.desk.keep_answer(board.ann, board.ask(Question(again)))
    submission = board.desk.submit(board.ann, kept.id)
    assert not submission.new
    assert submission.article.id == article.id


@pytest.mark.parametrize("other", ["How are muscle cramps treated?", "What causes migraine?"])
def test_another_question_gets_a_page_of_its_own(board: Board, other: str) -> None:
    article = board.submitted()
    assert board.submitted(other).id != article.id
