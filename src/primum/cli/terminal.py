"""What every command shares: the two streams, options, rows in and out, progress."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, Protocol, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from primum import config, rows
from primum.errors import Invalid, PrimumError
from primum.model import Audience

if TYPE_CHECKING:
    from primum.app import App

out = Console(highlight=False, markup=False)
err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

LibraryOption = Annotated[
    str | None, typer.Option("--library", metavar="DIR", help="The library; else PRIMUM_LIBRARY.", show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else, on stdout.")]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write here.", show_default=False)]
RowsOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="JSON lines, one question each.", show_default=False)
]


def opened(context: typer.Context, library: str | None, **given: Any) -> App:
    """The app over the library that the command line or the environment names."""
    from primum.app import App

    app = App(config.read(library=library if library is not None else context.obj, **given))
    if app.config.encoder_folder is None:
        note(f"no encoder at {app.config.encoder or '(none set)'}; searching by words alone")
    return app


class Row(Protocol):
    """What a line of a file says; `id` names it."""

    @property
    def id(self) -> str:
        """Its "_id"."""


R = TypeVar("R", bound=Row)


def each_row(
    source: Path,
    target: Path | None,
    work: Callable[[rows.QuestionRow], dict[str, Any]],
    *,
    audience: Audience = Audience.PHYSICIAN,
) -> None:
    """Work through questions, one a line; see `each_of`."""

    def read(lines: Iterable[bytes], name: str) -> Iterator[rows.QuestionRow | Invalid]:
        return rows.read_questions(lines, name=name, audience=audience)

    each_of(source, target, read, work)


def each_of(
    source: Path,
    target: Path | None,
    read: Callable[[Iterable[bytes], str], Iterator[R | Invalid]],
    work: Callable[[R], dict[str, Any]],
) -> None:
    """Work through JSON lines in order, as `read` makes rows of them (it is told the file's name, for its errors).

    A row that fails is named on stderr, and the rest goes on."""
    done = failed = 0
    size = source.stat().st_size
    with source.open("rb") as lines, writing(target) as file, progress_bar() as advance:
        for row in read(lines, str(source)):
            try:
                if isinstance(row, Invalid):
                    raise row
                file.write(line(work(row)))
                file.flush()
                done += 1
            except OSError:
                raise
            except Exception as error:
                failed += 1
                named = isinstance(error, PrimumError)
                where = "" if isinstance(row, Invalid) else f"{source}, row {row.id}: "
                note(f"{where}{error if named else f'unforeseen {type(error).__name__}: {error}'}")
            advance(source.name, lines.tell() if lines.seekable() else 0, size)
    err.print(f"{done:,} {'row' if done == 1 else 'rows'} done, {failed:,} failed")
    if not done:
        raise typer.Exit(complain("no row was done", 2))


def print_json(value: Any) -> None:
    """A value as JSON on stdout."""
    sys.stdout.write(pretty(value) + "\n")


def print_facts(facts: dict[str, Any]) -> None:
    """Names and values, one a line; empty ones are left out."""
    for name, value in facts.items():
        if value and name != "blocks":
            for number, shown in enumerate(_shown(value)):
                out.print(Text.assemble((f"{'' if number else name:<14} ", "bold"), shown), soft_wrap=True)


def _shown(value: Any) -> list[str]:
    """A fact as lines: a list of words on one, a list of things with facts of their own on a line each."""
    if isinstance(value, list | tuple) and any(isinstance(part, dict) for part in value):
        return [", ".join(str(v) for v in part.values() if v) for part in value]
    if isinstance(value, list | tuple):
        return ["; ".join(map(str, value))]
    return [str(value) if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)]


def pretty(value: Any) -> str:
    """Indented JSON, without a line break at its end."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def line(value: Any) -> str:
    """One row of JSON lines."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def note(message: str) -> None:
    """A warning on stderr."""
    err.print(f"primum: {message}", style="yellow")


def complain(message: str, code: int) -> int:
    """An error on stderr; gives its exit code back."""
    # Without any command typer shows the help, and complains without a word.
    if message:
        err.print(f"primum: {message}", style="red")
    return code


@contextmanager
def writing(target: Path | None) -> Iterator[IO[str]]:
    """Where rows go: the file, or stdout where there is none or it is "-"."""
    if target is None or str(target) == "-":
        with nullcontext(sys.stdout) as stream:
            yield stream
    else:
        with target.open("w", encoding="utf-8", newline="\n") as file:
            yield file


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for every stage (its name, done, total); where stderr is no terminal, a line every ten seconds."""
    if not err.is_terminal:
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage)
            bar.update(tasks[stage], completed=done, total=max(1, total))

        yield advance


def _lines() -> Callable[[str, int, int], None]:
    last = time.monotonic()

    def advance(stage: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= 10:
            last = time.monotonic()
            err.print(f"{stage}: {100 * done / max(1, total):.0f} %")

    return advance
