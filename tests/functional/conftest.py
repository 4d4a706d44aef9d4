"""A small library in our own words, and a way to run the command line in this process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from board import Board, starter_app
from command_line import PAGES, Ran, Run
from starlette.testclient import TestClient

from primum import cli, web
from primum.board import Article

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("ask", "What is gout?")` runs the command by words alone, with a library of the test's own."""
    monkeypatch.setenv("PRIMUM_ENCODER", "")
    monkeypatch.setenv("PRIMUM_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("PRIMUM_DATABASE", str(tmp_path / "board.db"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["primum", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        shown = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, shown.out, shown.err)

    return run


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two pages."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def filled(run: Run, pages: Path) -> Run:
    """`run` over a library that holds the two pages."""
    done = run("ingest", pages)
    assert done.code == 0, done.err
    return run


@pytest.fixture(scope="session")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board over the starter library; what one test publishes the others see."""
    return Board(starter_app(tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="session")
def spasms(board: Board) -> Article:
    """An approved article."""
    return board.approve("What causes muscle spasms?")


@pytest.fixture(scope="session")
def ibuprofen(board: Board) -> Article:
    """An article under review."""
    return board.assign(board.submit("Is ibuprofen safe in pregnancy?"))


@pytest.fixture
def client(board: Board) -> Iterator[TestClient]:
    """A reader without JavaScript."""
    with TestClient(web.create(board.app)) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one file: while its driver runs, nothing else can run a loop of its own."""
    from browsers import launched

    with launched() as running:
        yield running
