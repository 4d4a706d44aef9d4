"""The command line: one function per command, and the only place that prints. `docs/cli.md` is its reference.

Results go to stdout, everything else (progress, warnings, errors) to stderr. Exit codes: 0 done (declining too), 1 not
found, not available or in conflict, 2 wrong usage or nothing read, 130 stopped by Ctrl-C.

The hall and its rooms take a second to import: the commands that need them do so, and help comes at once.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text
from typer.exceptions import TyperException

from primum import __version__, config, rendition, rows, wire
from primum.errors import Invalid, NotFound, PrimumError
from primum.model import Answer, Audience, Kind, Query, Question

if TYPE_CHECKING:
    from primum.app import App

out = Console(highlight=False, markup=False)
err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
shelf = typer.Typer(no_args_is_help=True, help="What the library holds, and its upkeep.")
cli.add_typer(shelf, name="library")

LibraryOption = Annotated[
    str | None, typer.Option("--library", metavar="DIR", help="The library; else PRIMUM_LIBRARY.", show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else, on stdout.")]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write here.", show_default=False)]
RowsOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="JSON lines, one question each.", show_default=False)
]
Lacking = Annotated[str, typer.Option(metavar="TEXT", help="For documents that do not state it.", show_default=False)]


def main() -> None:
    """The console script: runs a command and turns whatever goes wrong into one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = cli(standalone_mode=False) or 0
        sys.stdout.flush()
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except TyperException as error:
        code = _complain(error.format_message(), error.exit_code)
    except PrimumError as error:
        code = _complain(str(error), 2 if isinstance(error, Invalid) else 1)
    except BrokenPipeError:
        # The reader of our output went away: nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except OSError as error:
        code = _complain(f"{error.filename or 'the system'}: {error.strerror or error}", 1)
    except Exception as error:
        if os.environ.get("PRIMUM_DEBUG"):
            raise
        code = _complain(f"unforeseen {type(error).__name__}: {error} (PRIMUM_DEBUG=1 shows where)", 1)
    if code == 130:
        _complain("stopped; what was written stays", 130)
    sys.exit(code)


@cli.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    library: LibraryOption = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Ask a medical question; read an article in which every sentence opens the passage it stands on."""
    context.obj = library
    if version:
        out.print(f"primum {__version__}")
        raise typer.Exit


@cli.command()
def ingest(
    context: typer.Context,
    *,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders; .gz and .zip are opened.")],
    format: Annotated[str, typer.Option(metavar="F", help="Read every file as this format.", show_default=False)] = "",
    kind: Annotated[Kind | None, typer.Option(help="For documents that do not state it.", show_default=False)] = None,
    publisher: Lacking = "",
    published: Lacking = "",
    licence: Lacking = "",
    url: Lacking = "",
    jurisdiction: Lacking = "",
    no_wait: Annotated[bool, typer.Option("--no-wait", help="Return once words can be searched.")] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was skipped as JSON lines.", show_default=False)
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Read documents into the library. Safe to stop and to run again: what stands there already adds nothing."""
    from primum.app import Supply

    app = _app(context, library)
    supplied = Supply(kind, publisher, published, licence, url, jurisdiction)
    with _progress() as advance:
        done = app.ingest(
            paths,
            supply=supplied,
            format=format,
            wait=not no_wait,
            progress=lambda step: advance(step.stage, step.done, step.total),
        )
    if report is not None:
        skips = ({"where": s.where, "reason": s.reason, "failed": s.failed} for s in done.skipped)
        report.write_text("".join(_line(row) for row in skips), encoding="utf-8")
    for skipped in done.skipped:
        err.print(f"skipped {skipped.where}: {skipped.reason}", style="" if skipped.failed else "dim")
    err.print(
        f"read {done.read:,} documents: {done.new:,} new, {done.changed:,} changed, {done.same:,} as before, "
        f"{done.removed:,} removed; skipped {len(done.skipped):,}; made {done.vectors:,} vectors"
    )
    if not done.read + done.notices:
        raise typer.Exit(_complain("nothing was read", 2))


@shelf.command()
def status(context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None) -> None:
    """Counts of documents, of passages and of those that still lack a vector; version and encoder."""
    app = _app(context, library)
    held = app.holdings()
    facts: dict[str, Any] = {
        "library": app.config.library,
        "documents": held.documents,
        "passages": held.passages,
        "pending": held.pending,
        "version": held.version,
        "encoder": held.encoder,
        "kinds": {str(kind): count for kind, count in held.kinds.items() if count},
        "bytes": held.bytes,
    }
    if as_json:
        _print_json(facts)
        return
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in facts["kinds"].items())
    for name, value in {**facts, "kinds": kinds, "encoder": held.encoder or "none: words alone"}.items():
        out.print(Text.assemble((f"{name:<10} ", "bold"), f"{value:,}" if isinstance(value, int) else str(value)))


@shelf.command("list")
def list_documents(context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None) -> None:
    """Every document: id, kind, year and title, parted by tabs; with --json, one JSON object a line."""
    for id, source in _app(context, library).library.sources():
        row = {"document": id, "kind": source.kind.value, "year": source.year, "title": source.title}
        sys.stdout.write(_line(row) if as_json else "\t".join(str(v or "") for v in row.values()) + "\n")


@shelf.command()
def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID")],
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """What is known of one document's source, and its headings."""
    document = _app(context, library).document(id)
    facts = rows.document_row(document, text=False)
    if as_json:
        _print_json(facts)
        return
    _print_facts(facts)
    for block in document.blocks:
        if block.kind in {"heading", "question"}:
            out.print(Text(f"{'  ' * block.level}{document.text[block.start : block.end]}"))


@shelf.command()
def remove(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...")],
    library: LibraryOption = None,
) -> None:
    """Remove documents; versions that saved answers name keep them."""
    gone = set(_app(context, library).library.remove(ids))
    err.print(f"removed {len(gone):,} documents")
    missing = [id for id in ids if id not in gone]
    if missing:
        raise NotFound(f"no such document: {', '.join(missing)}")


@shelf.command()
def compact(context: typer.Context, library: LibraryOption = None) -> None:
    """Merge small files and drop old versions, but for those that saved answers name."""
    app = _app(context, library)
    before = app.holdings().bytes
    with err.status("compacting"):
        app.library.compact()
    err.print(f"{before / 1e6:,.1f} MB before, {app.holdings().bytes / 1e6:,.1f} MB now")


@shelf.command()
def export(
    context: typer.Context,
    target: Annotated[Path, typer.Option("--out", metavar="FILE", help="Write JSON lines here; - is stdout.")],
    library: LibraryOption = None,
) -> None:
    """Write every document with its text as JSON lines."""
    app, count = _app(context, library), 0
    with _writing(target) as file:
        for document in app.documents():
            file.write(_line(rows.document_row(document)))
            count += 1
    err.print(f"wrote {count:,} documents")


@cli.command()
def search(
    context: typer.Context,
    *,
    words: Annotated[str, typer.Argument(metavar="WORDS", show_default=False)] = "",
    k: Annotated[int, typer.Option("-k", min=1, help="Passages to find; with --queries, documents.")] = 10,
    queries: RowsOption = None,
    target: OutOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Find passages; with --queries, rank documents for every row and write a run file."""
    if bool(words.strip()) == (queries is not None):
        raise Invalid('give either words or --queries FILE: primum search "muscle cramp"')
    if target is not None and queries is None:
        raise Invalid("--out goes with --queries")
    app = _app(context, library)
    if queries is not None:
        _each_row(queries, target, lambda row: rows.hits_row(row.id, app.search_documents(row.question.text, k=k)))
        return
    hits = app.search(Query(words, k=k))
    if as_json:
        _print_json({"query": words, "version": app.library.version(), "hits": [rows.hit_row(h) for h in hits]})
        return
    for number, hit in enumerate(hits, start=1):
        where = " › ".join((hit.source.title or hit.passage.document, *hit.passage.headings))
        facts = f"  {rendition.kind_name(hit.source.kind)}, {hit.source.year or 'no date'}, {hit.passage.document}"
        out.print(Text.assemble((f"{number:>3}. {where}", "bold"), (f"{facts}, {hit.score:.3f}", "dim")))
        out.print(Text(" ".join(hit.passage.text.split()), overflow="ellipsis"))
    if not hits:
        err.print("nothing was found")


@cli.command()
def ask(
    context: typer.Context,
    *,
    question: Annotated[str, typer.Argument(metavar="QUESTION", show_default=False)] = "",
    audience: Annotated[Audience | None, typer.Option(help="Who is reading.", show_default="physician")] = None,
    as_json: JsonOption = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print the article as Markdown.")] = False,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the JSON here, and keep its library version.", show_default=False),
    ] = None,
    questions: RowsOption = None,
    target: OutOption = None,
    library: LibraryOption = None,
) -> None:
    """Answer a question from the library, or every row of --questions."""
    if bool(question.strip()) == (questions is not None):
        raise Invalid('give either a question or --questions FILE: primum ask "What causes muscle cramps?"')
    if as_json and as_markdown:
        raise Invalid("--json and --markdown exclude each other")
    if (target is not None and questions is None) or (save is not None and questions is not None):
        raise Invalid("--out goes with --questions, and --save with one question")
    app = _app(context, library)
    reader = audience or Audience(app.config.audience)
    if questions is not None:
        _each_row(questions, target, lambda row: wire.answer_json(_answer_row(app, row), id=row.id), audience=reader)
        return
    with err.status("looking it up"):
        answer = app.ask(Question(question, reader))
    if save is not None:
        save.write_text(_pretty(wire.answer_json(answer)) + "\n", encoding="utf-8")
        app.keep(answer, name=str(save.resolve()))
    if as_json:
        _print_json(wire.answer_json(answer))
    elif as_markdown:
        sys.stdout.write(rendition.markdown(answer))
    else:
        out.print(rendition.terminal(answer), width=min(out.width, 100))


@cli.command()
def document(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID")],
    text: Annotated[bool, typer.Option("--text", help="Print its text alone, as citations count it.")] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Print a document: what is known of it, then its text."""
    found = _app(context, library).document(id)
    if as_json:
        _print_json(rows.document_row(found))
        return
    if not text:
        _print_facts(rows.document_row(found, text=False))
        out.print()
    sys.stdout.write(found.text + ("\n" if not text or sys.stdout.isatty() else ""))


@cli.command()
def schema() -> None:
    """Print the JSON Schema of an answer."""
    _print_json(wire.schema())


@cli.command()
def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.", show_default="8000")] = None,
    library: LibraryOption = None,
) -> None:
    """Serve the site and its API."""
    from primum import web

    app = _app(context, library, host=host, port=port)
    with web.listen(app.config.host, app.config.port) as listener:
        app.open()
        out.print(f"Primum is at http://{app.config.host}:{app.config.port} (Ctrl-C stops it)")
        web.serve(app, app.config.host, app.config.port, listener=listener)


@cli.command()
def bench(
    context: typer.Context,
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Which bench; `list` names them.")],
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="The development data.", show_default=False)
    ] = None,
    target: OutOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Measure something, and print the figures."""
    from primum import bench as benches

    named = library or context.obj or ""
    settings = config.read(library=named or None)
    if name == "list":
        for bench_name, what in benches.described():
            sys.stdout.write(f"{bench_name:<10} {what}\n")
        return
    result = benches.run(name, data=data or Path("data"), config=settings, library=named, say=_note)
    if target is not None:
        target.write_text(_pretty(result.json()) + "\n", encoding="utf-8")
    if as_json:
        _print_json(result.json())
    else:
        sys.stdout.write(result.markdown() + "\n")


def _app(context: typer.Context, library: str | None, **given: Any) -> App:
    """The app over the library that the command line or the environment names."""
    from primum.app import App

    app = App(config.read(library=library if library is not None else context.obj, **given))
    if app.config.encoder_folder is None:
        _note(f"no encoder at {app.config.encoder or '(none set)'}; searching by words alone")
    return app


def _answer_row(app: App, row: rows.QuestionRow) -> Answer:
    if row.passages is None:
        return app.ask(row.question, id=row.id)
    return app.ask_from(row.question, row.passages, id=row.id)


def _each_row(
    source: Path,
    target: Path | None,
    work: Callable[[rows.QuestionRow], dict[str, Any]],
    *,
    audience: Audience = Audience.PHYSICIAN,
) -> None:
    """Work through JSON lines in order. A row that fails is named on stderr, and the rest goes on."""
    done = failed = 0
    size = source.stat().st_size
    with source.open("rb") as lines, _writing(target) as file, _progress() as advance:
        for row in rows.read_questions(lines, name=str(source), audience=audience):
            try:
                if isinstance(row, Invalid):
                    raise row
                file.write(_line(work(row)))
                file.flush()
                done += 1
            except OSError:
                raise
            except Exception as error:
                failed += 1
                named = isinstance(error, PrimumError)
                where = "" if isinstance(row, Invalid) else f"{source}, row {row.id}: "
                _note(f"{where}{error if named else f'unforeseen {type(error).__name__}: {error}'}")
            advance(source.name, lines.tell() if lines.seekable() else 0, size)
    err.print(f"{done:,} rows done, {failed:,} failed")
    if not done:
        raise typer.Exit(_complain("no row was done", 2))


def _print_json(value: Any) -> None:
    sys.stdout.write(_pretty(value) + "\n")


def _print_facts(facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        if value and name != "blocks":
            shown = value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
            out.print(Text.assemble((f"{name:<14} ", "bold"), str(shown)))


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _note(message: str) -> None:
    err.print(f"primum: {message}", style="yellow")


def _complain(message: str, code: int) -> int:
    # Without any command typer shows the help, and complains without a word.
    if message:
        err.print(f"primum: {message}", style="red")
    return code


@contextmanager
def _writing(target: Path | None) -> Iterator[IO[str]]:
    """Where rows go: the file, or stdout where there is none or it is "-"."""
    if target is None or str(target) == "-":
        with nullcontext(sys.stdout) as stream:
            yield stream
    else:
        with target.open("w", encoding="utf-8", newline="\n") as file:
            yield file


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
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
