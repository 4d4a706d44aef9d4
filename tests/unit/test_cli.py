"""The command line's shape: what it offers is documented, and every error becomes one line and a code."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from primum import cli
from primum.errors import Busy, Conflict, Invalid, NotFound, Unavailable, Unreadable

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def commands(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its full name, sub-commands included."""
    parts = getattr(command, "commands", None)
    if parts is None:
        yield name, command
    for part_name, part in (parts or {}).items():
        yield from commands(part, f"{name} {part_name}".strip())


COMMANDS = dict(commands(typer.main.get_command(cli.cli)))


OF_THE_LIBRARY = {
    *("ingest", "search", "ask", "document", "serve", "bench"),
    *(f"library {name}" for name in ("status", "list", "show", "remove", "compact", "export")),
}


def test_the_commands_of_the_contract_stand() -> None:
    assert {*OF_THE_LIBRARY, "schema", "verify", "triage", "redact"} <= set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    words = name.split()
    assert (f"primum {words[0]}" if len(words) == 1 else f"`{words[1]}") in DOCS
    options = [o for p in COMMANDS[name].params for o in p.opts if o.startswith("-") and o != "--help"]
    missing = [o for o in options if not re.search(rf"{o}\b", DOCS)]
    assert not missing
    assert COMMANDS[name].help


@pytest.mark.parametrize("name", sorted(OF_THE_LIBRARY))
def test_every_command_over_documents_takes_the_library(name: str) -> None:
    assert "--library" in [o for p in COMMANDS[name].params for o in p.opts]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Invalid("bad value"), 2),
        (NotFound("no such thing"), 1),
        (Conflict("two of them"), 1),
        (Unavailable("not there"), 1),
        (Busy("in use"), 1),
        (Unreadable("x.xml", "cut short"), 1),
        (OSError(28, "No space left on device", "/full"), 1),
        (RuntimeError("what?"), 1),
        (KeyboardInterrupt(), 130),
    ],
)
def test_an_error_is_one_line_and_a_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "cli", fail)
    monkeypatch.delenv("PRIMUM_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    shown = capsys.readouterr()
    assert (ended.value.code, shown.out) == (code, "")
    assert re.fullmatch(r"primum: [^\n]+\n", shown.err)
    if not isinstance(error, KeyboardInterrupt):
        said = "no disk space is left" if isinstance(error, OSError) else str(error.args[-1])
        assert said in shown.err or str(error) in shown.err


def test_an_unforeseen_error_can_be_seen_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "cli", fail)
    monkeypatch.setenv("PRIMUM_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main()


@pytest.mark.parametrize("words", [["primum"], ["primum", "library"]])
def test_without_a_command_the_help_is_shown(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    shown = capsys.readouterr()
    assert (ended.value.code, shown.err) == (2, "")
    assert "Usage:" in shown.out


def test_a_wrong_option_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["primum", "search", "gout", "--speed"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    shown = capsys.readouterr()
    assert ended.value.code == 2
    assert re.fullmatch(r"primum: [^\n]*--speed[^\n]*\n", shown.err)
