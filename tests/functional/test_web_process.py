"""`primum serve` as a person runs it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from command_line import PAGES

from primum.app import App, Supply
from primum.config import Config

CANARY = "zebra-canary"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of two pages, searched by words alone."""
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    app = App(Config(library=str(tmp_path / "library"), encoder=""))
    app.ingest([tmp_path / name for name in PAGES], supply=Supply())
    return tmp_path / "library"


def command(library: Path, port: int) -> list[str | Path]:
    return [sys.executable, "-m", "primum", "serve", "--library", library, "--port", str(port)]


def test_it_says_where_it_is_answers_keeps_questions_to_itself_and_stops_when_told(library: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serving = subprocess.Popen(
        command(library, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PRIMUM_ENCODER": "",
            "PRIMUM_DATABASE": str(library.parent / "board.db"),
            "PRIMUM_KEYS": str(library.parent / "cramp.md" / "keys"),
            "PRIMUM_PORTT": "8080",
        },
    )
    try:
        assert serving.stdout is not None
        assert f"http://127.0.0.1:{port}" in serving.stdout.readline()
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True, timeout=30) as client:
            page = client.post("/ask", data={"question": f"What causes muscle cramps in a {CANARY}?"})
            assert page.status_code == 200
            assert client.post("/api/v1/ask", json={"question": CANARY}).status_code == 200
    finally:
        serving.send_signal(signal.SIGINT)
        said = serving.communicate(timeout=30)
    assert serving.returncode in (0, 130)
    assert CANARY not in "".join(said)
    assert "PRIMUM_PORTT is no setting" in said[1]
    assert "cannot be written, so that nothing can be approved" in said[1]


def test_a_port_in_use_is_one_clear_line_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            command(tmp_path / "no-library", port), capture_output=True, text=True, check=False, timeout=60
        )
    assert done.returncode == 1
    said = f"primum: port {port} on 127.0.0.1 is in use; choose another with --port or PRIMUM_PORT"
    assert done.stderr.splitlines() == [said]


def test_a_judge_that_is_not_there_is_told_at_the_start(library: Path, tmp_path: Path) -> None:
    settings = {
        "PRIMUM_JUDGE": str(tmp_path / "no-judge"),
        "PRIMUM_ENCODER": "",
        "PRIMUM_DATABASE": str(tmp_path / "primum.db"),
    }
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    done = subprocess.run(
        command(library, port),
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "set PRIMUM_JUDGE to a folder that has it, or to nothing" in done.stderr
