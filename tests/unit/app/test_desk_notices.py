"""Notices by mail and webhook: off by default, private, sent after the fact, tried again."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest
from boardroom import Board

from primum.ports import Slip


class Mailbox(ThreadingTCPServer):
    """A mail server that takes everything."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Mail)
        self.letters: list[str] = []


class _Mail(StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                letter = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    letter += part
                assert isinstance(self.server, Mailbox)
                self.server.letters.append(letter.decode())
            if word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 good\r\n")


class Hook(HTTPServer):
    """A webhook that fails as often as it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Post)
        self.bodies: list[dict[str, Any]] = []
        self.failures = 0


class _Post(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Hook)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        fails = self.server.failures > 0
        self.server.failures -= fails
        if not fails:
            self.server.bodies.append(json.loads(body))
        self.send_response(500 if fails else 204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def hook() -> Iterator[Hook]:
    with Hook() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def by_mail(tmp_path: Path, mailbox: Mailbox) -> Board:
    return Board(
        tmp_path,
        smtp_host="127.0.0.1",
        smtp_port=mailbox.server_address[1],
        smtp_tls="off",
        smtp_from="board@example.org",
        site_url="https://evidence.example/primum",
    )


def test_without_a_mail_server_nothing_is_queued(tmp_path: Path) -> None:
    board = Board(tmp_path)
    board.approved()
    assert board.workspace.of("notice", "outbox") == ()
    assert board.desk.send_notices() == (0, 0)
    board.close()


def test_a_reviewer_is_told_what_to_do_and_where_but_neither_question_nor_name(
    tmp_path: Path, mailbox: Mailbox
) -> None:
    board = by_mail(tmp_path, mailbox)
    article = board.submitted()
    board.desk.send_notices()
    assert sorted(a.split("\n")[0] for m in mailbox.letters for a in m.split("To: ")[1:]) == [
        "eli@example.org\r",
        "eve@example.org\r",
    ]
    mailbox.letters.clear()
    board.desk.assign(board.eve, article.id, "rob", due="2030-01-31")
    assert mailbox.letters == [], "sent once it is on record, not before"
    assert board.desk.send_notices() == (1, 0)
    (letter,) = mailbox.letters
    assert "Subject: Primum: You are asked to review an article" in letter
    assert "by 2030-01-31" in letter
    assert f"https://evidence.example/primum/desk/{article.id}" in letter
    assert "cramp" not in letter.lower()
    assert "Rob" not in letter
    assert board.desk.send_notices() == (0, 0), "once is enough"
    board.close()


def test_what_cannot_be_sent_stays_and_is_sent_later(
    tmp_path: Path, hook: Hook, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("primum.app.desk.noticing.LOCK", 0)
    board = Board(tmp_path, webhook=f"http://127.0.0.1:{hook.server_address[1]}/")
    hook.failures = 1
    article = board.submitted()
    assert board.desk.send_notices() == (0, 1)
    assert "cramp" not in caplog.text
    assert "a notice (submitted) could not be sent" in caplog.text
    assert board.desk.send_notices() == (1, 0)
    (body,) = hook.bodies
    assert (body["kind"], body["article"], body["link"]) == ("submitted", article.id, "")
    assert "cramp" not in json.dumps(body).lower()
    board.close()


def test_a_server_that_is_not_there_is_no_reason_to_refuse_work(tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        board = Board(tmp_path, smtp_host="127.0.0.1", smtp_port=held.getsockname()[1], smtp_tls="off")
        board.submitted()
        assert board.desk.send_notices() == (0, 2)
    board.close()


def test_reviewers_are_reminded_of_what_is_overdue_once_a_week(tmp_path: Path, mailbox: Mailbox) -> None:
    board = by_mail(tmp_path, mailbox)
    article = board.under_review()
    board.reviewed(article, "rae")
    assert board.desk.late() == ()
    assert board.desk.remind() == 0
    board.clock.pass_days(20)
    assert [(a.id, who) for a, who in board.desk.late()] == [(article.id, "rob")]
    assert board.desk.remind() == 1
    assert board.desk.remind() == 0
    board.close()


def test_editors_are_reminded_of_articles_to_be_reviewed_again(tmp_path: Path, mailbox: Mailbox) -> None:
    board = by_mail(tmp_path, mailbox)
    board.approved()
    board.desk.send_notices()
    mailbox.letters.clear()
    board.clock.pass_days(1000)
    assert board.desk.remind() == 1
    board.close()


def test_a_notice_that_cannot_be_sent_is_given_up_after_a_fortnight_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("primum.app.desk.noticing.LOCK", 0)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        board = Board(tmp_path, webhook=f"http://127.0.0.1:{held.getsockname()[1]}/")
        board.submitted()
        assert board.desk.send_notices() == (0, 1)
        assert board.desk.undelivered().reasons == ("The webhook cannot be reached (PRIMUM_WEBHOOK).",)
        assert (board.desk.undelivered().waiting, board.desk.undelivered().given_up) == (1, 0)
        board.clock.pass_days(15)
        assert board.desk.send_notices() == (0, 1)
        assert (board.desk.undelivered().waiting, board.desk.undelivered().given_up) == (0, 1)
    board.close()


def test_while_the_site_is_served_reminders_go_out_and_what_has_expired_is_cleared_away(
    tmp_path: Path, mailbox: Mailbox
) -> None:
    board = by_mail(tmp_path, mailbox)
    board.under_review()
    board.desk.send_notices()
    board.workspace.put(Slip("draft", "old", "half a sentence", "rae", expires="2000-01-01T00:00:00Z"))
    board.clock.pass_days(20)
    mailbox.letters.clear()
    stop = Event()
    working = Thread(target=board.desk.keep_at_it, args=(stop,), kwargs={"every": 0.01})
    working.start()
    for _ in range(500):
        if len(mailbox.letters) >= 2:
            break
        sleep(0.01)
    stop.set()
    working.join(10)
    assert len(mailbox.letters) == 2, "each of two reviewers, once"
    assert all("overdue" in letter for letter in mailbox.letters)
    assert board.workspace.sweep() == 0, "swept already"
    board.close()
