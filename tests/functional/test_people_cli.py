"""`primum users`, and the first administrator's link that `primum serve` prints."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

from command_line import Run
from visiting import OTHER, Visitor

from primum.app import App
from primum.config import Config

LINK = re.compile(r"http://127\.0\.0\.1:\d+(/welcome/[\w-]{43})")


def path_in(said: str) -> str:
    """The path of the one link that was printed."""
    (path,) = LINK.findall(said)
    return str(path)


def test_a_site_without_people_says_how_to_begin(run: Run) -> None:
    done = run("users", "list")
    assert (done.code, done.out) == (0, "")
    assert "primum users add EMAIL --role administrator" in done.err


def test_somebody_is_added_lets_themselves_in_and_is_listed(run: Run, tmp_path: Path) -> None:
    added = run("users", "add", "Mary@ward.example", "--role", "reviewer", "--role", "editor", "--name", "Mary Seacole")
    assert added.code == 0, added.err
    assert added.out == LINK.search(added.out).group() + "\n"  # type: ignore[union-attr]
    assert "works once, for 7 days" in added.err
    listed = run("users", "list", "--json").rows()
    assert [(row["email"], row["roles"], row["account"]) for row in listed] == [
        ("mary@ward.example", ["editor", "reviewer"], "invited")
    ]
    app = App(Config(library=str(tmp_path / "library"), encoder="", database=str(tmp_path / "board.db")))
    app.open(create=True)
    link = path_in(added.out)
    assert Visitor(app).get(link).send(link, name="Mary Seacole", password=OTHER, again=OTHER).signed_in
    assert run("users", "list").out == "mary@ward.example\teditor,reviewer\topen\tMary Seacole\n"


def test_links_closing_and_erasing(run: Run) -> None:
    first = path_in(run("users", "add", "mary@ward.example", "--role", "reader").out)
    assert path_in(run("users", "link", "mary@ward.example").out) != first
    assert run("users", "deactivate", "mary@ward.example").code == 0
    assert run("users", "list", "--json").rows()[0]["account"] == "closed"
    assert run("users", "erase", "mary@ward.example").code == 0
    row = run("users", "list", "--json").rows()[0]
    assert (row["email"], row["name"], row["account"]) == ("", "", "erased")
    missing = run("users", "link", "mary@ward.example")
    assert (missing.code, missing.err.strip()) == (1, "primum: Nobody with this e-mail address is on record.")


def test_what_cannot_be_is_refused_in_one_line(run: Run) -> None:
    for words in (
        ("add", "mary", "--role", "reader"),
        ("add", "mary@ward.example"),
        ("add", "m@w.example", "--role", "x"),
    ):
        done = run("users", *words)
        assert done.code == 2
        assert done.err.startswith("primum: ")


def test_serving_prints_the_first_administrators_link_until_there_is_one(filled: Run, tmp_path: Path) -> None:
    assert path_in(started(tmp_path))
    assert filled("users", "add", "ada@ward.example", "--role", "administrator").code == 0
    assert "welcome" not in started(tmp_path)


def started(folder: Path) -> str:
    """All that a server prints before it is told to stop."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {"PRIMUM_LIBRARY": "library", "PRIMUM_DATABASE": "board.db"}
    serving = subprocess.Popen(
        [sys.executable, "-m", "primum", "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PRIMUM_ENCODER": "", **{k: str(folder / v) for k, v in settings.items()}},
    )
    assert serving.stdout is not None
    said = serving.stdout.readline()
    # The line with the link comes before the server answers; it is stopped once it does.
    for _ in range(300):
        with socket.socket() as probe:
            probe.settimeout(1)
            probe.connect(("127.0.0.1", port))
            probe.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
            try:
                if probe.recv(12):
                    break
            except TimeoutError:
                continue
    serving.send_signal(signal.SIGINT)
    with serving.stdout as told:
        rest = told.read()  # not `communicate`, which passes over what came with the first line
    serving.wait(timeout=30)
    return said + rest
