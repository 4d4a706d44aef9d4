"""A small library in our own words, and a way to run the command line in this process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import PAGES, Ran, Run

from primum import cli


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
