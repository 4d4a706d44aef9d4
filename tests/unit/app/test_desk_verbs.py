"""Every verb of the desk takes an actor, asks the table of permissions, and leaves an event in the actor's name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from boardroom import NAMES, QUESTION, Board

from primum.app.desk import Desk, RiskKind, Wanted
from primum.board import ANYONE, Actor, Article, Decision, RemarkKind, Stance
from primum.errors import Conflict, Forbidden, Invalid, NotFound, PrimumError
from primum.model import Citation, Notice, Question, State, Support
from primum.review.permissions import may
from primum.review.transitions import Action

LOOKS = {
    "all", "approvals", "cite", "content", "counts", "diff", "existing", "export", "find", "get_answer", "history",
    "instant", "is_overdue", "is_public", "late", "overdue", "overrides", "people", "shown", "signed", "standing",
    "today", "undelivered", "was_read",
}  # fmt: skip
"""Verbs that change nothing and are anyone's to call: what they may show is the doors' to ask (`is_public`, `case`)."""
SOFTWARE = {
    "appraised",
    "ask_again",
    "evidence_remark",
    "keep_at_it",
    "notify",
    "record_evidence",
    "remind",
    "send_notices",
}
"""What the software does by itself, in its own name."""


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = Board(tmp_path)
    yield made
    made.close()


Verb = Callable[[Desk, Actor, Article], object]
VERBS: dict[Action, Verb] = {
    Action.SEE: lambda desk, who, a: desk.case(who, a.id),
    Action.SUBMIT: lambda desk, who, a: desk.hand_in(who, a.id),
    Action.ASSIGN: lambda desk, who, a: desk.assign(who, a.id, "ray"),
    Action.TAKE: lambda desk, who, a: desk.take(who, a.id),
    Action.UNASSIGN: lambda desk, who, a: desk.unassign(who, a.id, "rob"),
    Action.DECLARE: lambda desk, who, a: desk.declare(who, a.id, conflict=False, statement="None."),
    Action.MARK: lambda desk, who, a: desk.mark(who, a.id, "c1", Stance.AGREE),
    Action.SIGN: lambda desk, who, a: desk.sign(who, a.id, Decision.REQUEST_CHANGES, comment="no"),
    Action.EDIT: lambda desk, who, a: desk.remove(who, a.id, "c4"),
    Action.SETTLE: lambda desk, who, a: desk.settle(who, a.id, Stance.AGREE, "so it is", claim="c1"),
    Action.REMARK: lambda desk, who, a: desk.remark(who, a.id, "look here"),
    Action.REPORT: lambda desk, who, a: desk.report(who, a.id, "looks wrong"),
    Action.REQUEST_CHANGES: lambda desk, who, a: desk.request_changes(who, a.id, "shorter"),
    Action.RECALL: lambda desk, who, a: desk.recall(who, a.id, "doubtful"),
    Action.CORRECT: lambda desk, who, a: desk.correct(who, a.id, "a word"),
    Action.WITHDRAW: lambda desk, who, a: desk.withdraw(who, a.id, "wrong"),
    Action.REOPEN: lambda desk, who, a: desk.reopen(who, a.id, "right"),
}


def in_state(board: Board, state: State) -> Article:
    """An article in a state; where it has reviewers, Rob is one, and has signed nothing."""
    if state is State.DRAFT:
        kept = board.desk.keep_answer(board.ann, board.ask(Question(QUESTION)))
        return board.desk.submit(board.ann, kept.id, draft=True).article
    if state is State.APPROVED:
        return board.approved()
    article = board.submitted()
    if state is State.SUBMITTED:
        return article
    article = board.desk.assign(board.eve, article.id, "rob")
    board.desk.declare(board.rob, article.id, conflict=False, statement="None.")
    if state is State.CHANGES_REQUESTED:
        board.desk.request_changes(board.eve, article.id, "shorter")
    if state is State.WITHDRAWN:
        board.desk.withdraw(board.eve, article.id, "wrong")
    return board.desk.find(article.id)


@pytest.mark.parametrize("state", list(State))
def test_every_verb_is_refused_where_the_table_refuses_it(board: Board, state: State) -> None:
    article = in_state(board, state)
    standing = board.desk.standing(article.id)
    for action, verb in VERBS.items():
        for name in NAMES:
            actor = board.people[name].actor
            refusal = may(actor, action, article, relations=standing.relations(actor))
            if refusal is None:
                continue
            before = board.store.trail(limit=1000)
            with pytest.raises(Forbidden):
                verb(board.desk, actor, article)
            assert board.store.trail(limit=1000) == before, f"{name}, {action}, {state}"


@pytest.mark.parametrize("action", list(VERBS))
@pytest.mark.parametrize("state", list(State))
def test_every_verb_that_is_allowed_does_what_it_says_in_the_actors_name(
    board: Board, state: State, action: Action
) -> None:
    article = in_state(board, state)
    standing = board.desk.standing(article.id)
    people = [board.people[name].actor for name in NAMES]
    allowed = [p for p in people if may(p, action, article, relations=standing.relations(p)) is None]
    if not allowed or (action is Action.UNASSIGN and state is State.SUBMITTED):
        return
    actor = allowed[0]
    before = board.store.trail(limit=1000)
    VERBS[action](board.desk, actor, article)
    after = board.store.trail(limit=1000)[len(before) :]
    if action is not Action.SEE:
        assert [(e.event.actor, e.event.subject) for e in after] == [(actor.id, f"article:{article.id}")]


def test_everything_that_writes_takes_who_does_it_first() -> None:
    for name, verb in inspect.getmembers(Desk, inspect.isfunction):
        if name.startswith("_") or name in LOOKS | SOFTWARE:
            continue
        first = list(inspect.signature(verb).parameters)[1]
        assert first == "actor", f"{name} does not take an actor"


def test_no_event_holds_a_text_a_question_or_a_name(board: Board) -> None:
    article = board.under_review()
    board.object("rob", article, "c1", "Because of salt.")
    board.desk.remark(board.rob, article.id, "Salt again")
    board.desk.report(ANYONE, article.id, "Salt is wrong", contact="reader@example.org")
    said = str([e.event for e in board.store.trail(limit=1000)]).lower()
    assert not [word for word in ("salt", "cramp", "example.org", "rob ") if word in said]


def test_two_reviewers_who_sign_at_the_same_moment_are_both_counted(board: Board) -> None:
    article = board.under_review()
    for actor in (board.rob, board.rae):
        board.desk.declare(actor, article.id, conflict=False, statement="None.")
        board.desk.agree(actor, article.id, [c.id for c in board.claims(article)])
    with ThreadPoolExecutor(2) as pool:
        signing = [
            pool.submit(board.desk.sign, actor, article.id, Decision.APPROVE) for actor in (board.rob, board.rae)
        ]
        states = {future.result().state for future in signing}
    assert states == {State.UNDER_REVIEW, State.APPROVED}
    assert len(board.store.signatures(article.id)) == 2
    assert board.store.verify_trail()


def test_reviewers_who_take_up_and_declare_at_the_same_moment_do_not_hinder_each_other(board: Board) -> None:
    article = board.submitted()
    people = (board.rob, board.rae, board.ray, board.eli)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda who: board.desk.take(who, article.id), people))
        list(pool.map(lambda who: board.desk.declare(who, article.id, conflict=False, statement=""), people))
    held = board.store.assignments(article=article.id)
    assert {a.reviewer for a in held if a.declaration is not None} == {"rob", "rae", "ray", "eli"}


def test_an_editor_changes_the_day_and_the_specialty_and_lets_a_reviewer_go(board: Board) -> None:
    article = board.under_review()
    board.desk.set_due(board.eve, article.id, "rob", "2030-01-31")
    assert {a.due for a in board.desk.case(board.eve, article.id).assignments} >= {"2030-01-31"}
    filed = board.desk.file_under(board.eve, article.id, "Sports  medicine")
    assert filed.specialty == "Sports medicine"
    assert [r.article.id for r in board.desk.queue(board.eve, Wanted(specialty="Sports medicine"))[0]] == [article.id]
    with pytest.raises(Forbidden, match="your own"):
        board.desk.unassign(board.rae, article.id, "rob")
    board.reviewed(article, "rae")
    with pytest.raises(Conflict, match="has signed this revision"):
        board.desk.unassign(board.eve, article.id, "rae")
    board.desk.unassign(board.eve, article.id, "rob")
    assert board.desk.standing(article.id).reviewers == ("rae",)


def test_where_the_machine_was_overruled_everybody_may_see_by_whom_and_why(board: Board) -> None:
    article = board.under_review()
    board.desk.edit(board.ann, article.id, "c2", text="Stretching helps swimmers, too.")
    for actor in (board.rob, board.rae):
        board.desk.mark(actor, article.id, "c2", Stance.OVERRIDE, reason=f"{actor.id} read the chapter")
    assert board.desk.overrides(article) == (), "not before it is approved"
    article = board.reviewed(article, "rob", "rae")
    assert article.state is State.APPROVED
    assert {(m.reviewer, m.reason) for m in board.desk.overrides(article)} == {
        ("rob", "rob read the chapter"),
        ("rae", "rae read the chapter"),
    }


def test_of_many_who_move_an_article_at_once_one_wins(board: Board) -> None:
    article = board.approved()

    def recall(_: int) -> bool:
        try:
            board.desk.recall(board.eve, article.id, "doubt", seen=article.version)
        except (Conflict, Forbidden):
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(recall, range(16))) == 1
    assert board.desk.find(article.id).version == article.version + 1


def test_a_better_source_is_searched_in_place_and_its_sentence_cited(board: Board) -> None:
    article = board.under_review()
    found = board.desk.search(board.rob, "stretching relieves muscle cramps")
    best = next(f for f in found if f.text.startswith("Stretching"))
    quote = board.desk.cite(best.document, best.start, best.end)
    assert quote.quote == best.text
    mark = board.desk.mark(board.rob, article.id, "c2", Stance.CITE, reason="the whole of it", citations=[quote])
    assert mark.verdict is not None
    assert mark.verdict.support is Support.SUPPORTED
    with pytest.raises(Forbidden):
        board.desk.search(board.joe, "anything")
    with pytest.raises(Invalid):
        board.desk.search(board.rob, " ")


def test_a_quote_that_does_not_stand_there_is_refused(board: Board) -> None:
    article = board.under_review()
    forged = Citation("cramps", 2, 10, "Wine too")
    with pytest.raises(Invalid, match="does not stand at its place"):
        board.desk.mark(board.rob, article.id, "c2", Stance.CITE, reason="better", citations=[forged])
    with pytest.raises(NotFound):
        board.desk.edit(board.ann, article.id, "c2", citations=[Citation("nowhere", 0, 4, "Wine")])


def test_the_judge_speaks_before_anything_is_saved(board: Board) -> None:
    article = board.under_review()
    claim = next(c for c in board.claims(article) if c.id == "c2")
    said = board.desk.judge_text(board.rob, article.id, claim.text, claim.citations)
    assert said.support is Support.SUPPORTED
    other = claim.text.replace("within minutes", "within 300 minutes")
    assert board.desk.judge_text(board.rob, article.id, other, claim.citations).support is not Support.SUPPORTED


def test_a_new_claim_is_put_where_it_belongs(board: Board) -> None:
    article = board.under_review()
    quote = next(c for c in board.claims(article) if c.id == "c2").citations[0]
    board.desk.insert(board.ann, article.id, after="c2", text=quote.quote, citations=[quote], reason="said again")
    ids = [c.id for c in board.claims(article)]
    assert ids[ids.index("c2") + 1] == "n1"
    with pytest.raises(Conflict, match="nothing was changed"):
        board.desk.edit(board.ann, article.id, "n1", text=quote.quote)


def test_what_is_wrong_is_said_before_anything_is_done(board: Board) -> None:
    article = board.under_review()
    wrong: list[Callable[[], object]] = [
        lambda: board.desk.mark(board.rob, article.id, "c99", Stance.AGREE),
        lambda: board.desk.mark(board.rob, article.id, "c1", Stance.DISAGREE),
        lambda: board.desk.mark(board.rob, article.id, "c1", Stance.EDIT, reason="why"),
        lambda: board.desk.mark(board.rob, article.id, "c1", Stance.CITE, reason="why"),
        lambda: board.desk.mark(board.rob, article.id, "c1", Stance.AGREE, hash="an old one"),
        lambda: board.desk.declare(board.rob, article.id, conflict=True, statement=" "),
        lambda: board.desk.assign(board.eve, article.id, "joe"),
        lambda: board.desk.assign(board.eve, article.id, "ray", due="soon"),
        lambda: board.desk.assign(board.eve, article.id, "nobody"),
        lambda: board.desk.unassign(board.eve, article.id, "ray"),
        lambda: board.desk.withdraw(board.eve, article.id, ""),
        lambda: board.desk.remark(board.rob, article.id, " "),
        lambda: board.desk.remark(board.rob, article.id, "x" * 4001),
        lambda: board.desk.remark(board.rob, article.id, "text", claim="c99"),
        lambda: board.desk.settle(board.eve, article.id, Stance.AGREE, "nobody dissents"),
        lambda: board.desk.settle(board.eve, article.id, Stance.EDIT, "no ruling", claim="c1"),
        lambda: board.desk.take_up(board.eve, article.id, "none"),
        lambda: board.desk.case(board.eve, "no such article"),
        lambda: board.desk.request_changes(board.eve, article.id, "x", seen=1),
    ]
    before = board.store.trail(limit=1000)
    for number, act in enumerate(wrong):
        with pytest.raises((Invalid, Conflict, NotFound)) as caught:
            act()
        assert isinstance(caught.value, PrimumError), number
    assert board.store.trail(limit=1000) == before


def test_the_queue_of_one_kind_of_reason_comes_page_by_page(board: Board) -> None:
    asked = (QUESTION, "What are the symptoms of high blood pressure?", "What is the treatment of muscle cramps?")
    every = [board.submitted(question).id for question in asked]
    reported = {every[0], every[2]}
    for article in reported:
        board.desk.report(board.joe, article, "This looks wrong.")
    found: list[str] = []
    after = ""
    for _ in range(4):
        rows, after = board.desk.queue(board.eve, Wanted(risk=RiskKind.REPORTED, limit=1, after=after))
        assert len(rows) <= 1
        found += [row.article.id for row in rows]
        if not after:
            break
    assert (len(found), set(found), after) == (2, reported, "")


def test_the_queue_shows_what_waits_by_risk_and_to_whom_it_concerns(board: Board) -> None:
    mine = board.under_review()
    other = board.submitted("How is high blood pressure treated?")
    board.desk.report(ANYONE, other.id, "this looks wrong", claim=board.claims(other)[0].id)
    board.desk.report(board.joe, other.id, "this, too")
    rows, _ = board.desk.queue(board.eve)
    assert {r.article.id for r in rows} == {mine.id, other.id}
    assert [r.article.id for r in board.desk.queue(board.rob, Wanted(mine=True))[0]] == [mine.id]
    row = next(r for r in rows if r.article.id == other.id)
    assert "2 reports by readers" in row.reasons
    assert [r.article.id for r in board.desk.queue(board.eve, Wanted(words="high blood"))[0]] == [other.id]
    feedback = [r for r in board.desk.case(board.eve, other.id).remarks if r.kind is RemarkKind.FEEDBACK]
    assert len(feedback) == 2
    board.desk.resolve(board.eve, other.id, feedback[0].id, reason="looked at")
    assert "1 report by readers" in {x for r in board.desk.queue(board.eve)[0] for x in r.reasons}
    board.clock.pass_days(30)
    assert [r.late for r in board.desk.queue(board.eve, Wanted(mine=False))[0] if r.article.id == mine.id] == [True]
    with pytest.raises(Forbidden):
        board.desk.queue(board.joe)


def test_many_readers_raise_the_risk_when_the_article_is_next_moved(board: Board) -> None:
    article = board.submitted()
    for _ in range(120):
        board.desk.was_read(article.id)
    assert board.desk.find(article.id) == article, "reading changes nothing"
    moved = board.desk.assign(board.eve, article.id, "rob")
    assert (moved.readers, moved.risk > article.risk) == (100, True)
    assert "many readers" in board.desk.queue(board.eve)[0][0].reasons


def test_the_same_question_submitted_by_two_at_once_gets_one_page(board: Board) -> None:
    kept = [board.desk.keep_answer(board.ann, board.ask(Question(QUESTION))).id for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda id: board.desk.submit(board.ann, id), kept))
    assert len({m.article.id for m in made}) == 1
    assert sorted(m.new for m in made) == [False, True]


def test_nobody_approves_a_retracted_source_before_the_watch_has_looked(board: Board) -> None:
    article = board.under_review()
    board.library.add([], notices=[Notice("retracted", "cramps", "n1")])
    with pytest.raises(Conflict, match="“Muscle cramps” was retracted"):
        board.reviewed(article, "rob")


def test_a_readers_address_is_for_editors_alone(board: Board) -> None:
    article = board.submitted()
    board.desk.report(ANYONE, article.id, "wrong dose", contact="reader@example.org")
    assert "reader@example.org" in str(board.desk.case(board.eve, article.id).remarks)
    for actor in (board.ann, board.rob):
        assert "reader@example.org" not in str(board.desk.case(actor, article.id))
    assert "wrong dose" in str(board.desk.case(board.ann, article.id).remarks)
