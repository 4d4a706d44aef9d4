"""The bench of a crowd at the desk: it sees what is lost, and what does not follow from the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from board import Board
from small_board import small_board, under_review

from primum.bench.board import _lost, _person, _wrong
from primum.bench.crowd import Log
from primum.board import SYSTEM, Article, Event, Role, Stance, instant
from primum.canon import claim_hash
from primum.model import State
from primum.web.desk.typed import place


@pytest.fixture
def board(tmp_path: Path) -> Board:
    made = small_board(tmp_path)
    _person(made.app, "editor0", Role.EDITOR)
    return made


@pytest.fixture
def article(board: Board) -> Article:
    return under_review(board)


def test_what_was_acknowledged_and_is_there_is_not_lost_and_what_is_not_is(board: Board, article: Article) -> None:
    ana = board.who("pana")
    claim = board.desk.content(article).answer.claims()[0]
    board.desk.mark(ana, article.id, claim.id, Stance.DISAGREE, reason="one")
    board.desk.remark(ana, article.id, "two")
    board.desk.save_draft(ana, place(article.id, "c2", "why"), "three")
    log = Log(
        marks={("pana", article.id, claim.id, claim_hash(claim)): "one"},
        remarks=[(article.id, "two")],
        drafts={("pana", place(article.id, "c2", "why")): "three"},
    )
    assert list(_lost(board.app, log)) == []
    log.marks["pana", article.id, claim.id, claim_hash(claim)] = "other"
    log.marks["pbo", article.id, claim.id, claim_hash(claim)] = "never"
    log.remarks.append((article.id, "never"))
    log.drafts["pana", place(article.id, "c3", "why")] = "never"
    log.signatures.append(("pana", article.id))
    assert len(list(_lost(board.app, log))) == 5


def test_a_state_that_does_not_follow_is_seen(board: Board, article: Article) -> None:
    assert list(_wrong(board.app, [article])) == []
    store, _ = board.app.records
    now = store.article(article.id)
    board_event = Event(SYSTEM.id, "article.approve", f"article:{article.id}", instant())
    store.record(board_event, replace(now, state=State.APPROVED))
    assert [line.split(":")[0] for line in _wrong(board.app, [article])] == ["wrong", "wrong"]
