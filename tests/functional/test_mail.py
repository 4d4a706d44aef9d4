"""Notices through a real mail server, encrypted and signed in: they arrive; what cannot be sent is kept, tried again,
and told to administrators."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from api_callers import Callers, key, right
from board import Board
from mail_server import EXIM, MISSING, USER, WORD, MailServer
from small_board import Desk, small_board
from walk_library import QUESTION

from primum.board import SYSTEM, Article, Event, Role, instant

pytestmark = pytest.mark.skipif(EXIM is None, reason=MISSING)


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    # Not below pytest's own folder: that is closed to the user who delivers.
    folder = Path(tempfile.mkdtemp(prefix="primum-mail-"))
    made = MailServer(folder)
    made.start()
    yield made
    made.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def board(server: MailServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """A board whose notices go through the server."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SSL_CERT_FILE", server.certificate)
        patched.setattr("primum.app.desk.noticing.LOCK", 0)
        made = small_board(
            tmp_path_factory.mktemp("mail"),
            smtp_host="localhost",
            smtp_port=server.port,
            smtp_user=USER,
            smtp_password=WORD,
            smtp_from="Evidence Board <board@hospital.example>",
            site_url="http://testserver",
        )
        made.app.people.roster.give_roles(SYSTEM, "peditor", [Role.EDITOR, Role.ADMINISTRATOR])
        yield made


@pytest.fixture(scope="module")
def article(board: Board) -> Article:
    """A submitted article; nobody was told yet."""
    board.desk.background = False
    return board.submit(QUESTION)


def told(board: Board) -> str:
    """What the page of people tells an administrator of notices."""
    visitor = Desk(board, "peditor")
    visitor.get("/people")
    return visitor.text("#unsent")


def test_a_notice_arrives_and_one_that_the_server_was_not_there_for_arrives_later(
    board: Board, article: Article, server: MailServer
) -> None:
    assert board.desk.send_notices() == (1, 0)
    (letter,) = server.letters(1)
    assert letter["To"] == "eli@board.example"
    assert letter["From"] == "Evidence Board <board@hospital.example>"
    assert letter["Subject"] == "Primum: An article was submitted and waits for reviewers"
    assert letter["Date"].datetime.year >= 2024
    assert letter["Message-ID"].endswith("@hospital.example>")
    assert f"http://testserver/desk/{article.id}" in letter.get_content()
    assert "TLS" in letter["Received"]
    assert told(board) == ""

    server.stop()
    board.assign(article)
    assert board.desk.send_notices() == (0, 2)
    assert "2 notices could not be sent yet" in told(board)
    assert "The mail server cannot be reached" in told(board)
    assert board.desk.send_notices() == (0, 2), "nothing is lost by trying"
    at_api = right(Callers(board)().get("/notices", headers=key(board, "peditor", "admin")))
    assert (at_api["waiting"], len(at_api["reasons"])) == (2, 1)

    server.start()
    assert board.desk.send_notices() == (2, 0)
    assert sorted(one["To"] for one in server.letters(3)) == [
        "ana@board.example",
        "bo@board.example",
        "eli@board.example",
    ]
    assert told(board) == ""
    assert board.desk.send_notices() == (0, 0), "once is enough"


def test_what_stands_in_the_way_is_told_to_administrators(
    board: Board, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.desk.notify("submitted", article, people=["peditor"])
    obstacles: dict[str, dict[str, str]] = {
        "refuses the user or the password": {"smtp_password": "wrong"},
        "certificate is not trusted": {"smtp_host": "127.0.0.1"},
        "no way to sign in": {"smtp_tls": "off"},
        "refuses somebody's address": {"smtp_tls": "off", "smtp_user": ""},
    }
    for reason, settings in obstacles.items():
        with monkeypatch.context() as other:
            other.setattr(board.desk, "config", replace(board.desk.config, **settings))  # type: ignore[arg-type]
            assert board.desk.send_notices() == (0, 1)
            assert reason in told(board)
    assert board.desk.send_notices() == (1, 0)
    assert told(board) == ""


def test_an_address_that_is_refused_does_not_hold_up_the_others(
    board: Board, article: Article, server: MailServer
) -> None:
    store, _ = board.app.records
    before = len(server.letters(0))
    changed = Event(SYSTEM.id, "person.changed", "person:pana", instant())
    store.record(changed, replace(store.person("pana"), email="nobody@board.example"))
    board.desk.notify("submitted", article, people=["pana", "pbo", "peditor"])
    assert board.desk.send_notices() == (2, 1)
    assert len(server.letters(before + 2)) == before + 2
    assert "1 notice could not be sent yet" in told(board)
