"""The board's story on PostgreSQL: the same desk, the same ends."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from boardroom import Board

from primum.app.watching import Watch
from primum.board import Decision
from primum.model import Notice, State


def test_an_article_is_signed_by_two_at_once_and_recalled_when_its_source_goes(
    postgres_url: str, tmp_path: Path
) -> None:
    board = Board(tmp_path, database=postgres_url)
    article = board.under_review()
    for actor in (board.rob, board.rae):
        board.desk.declare(actor, article.id, conflict=False, statement="None.")
        board.desk.agree(actor, article.id, [c.id for c in board.claims(article)])
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(lambda who: board.desk.sign(who, article.id, Decision.APPROVE), (board.rob, board.rae)):
            pass
    assert board.desk.find(article.id).state is State.APPROVED
    board.library.add([], notices=[Notice("retracted", "cramps", "n1")])
    Watch(board.desk).check_sources()
    now = board.desk.find(article.id)
    assert (now.state, now.approved) == (State.UNDER_REVIEW, 1)
    assert board.desk.queue(board.eve)[0][0].article == now
    assert board.store.verify_trail()
    board.close()
