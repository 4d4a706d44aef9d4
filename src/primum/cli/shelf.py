"""The library: filling it, what it holds, and its upkeep."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from primum import rows
from primum.cli.terminal import (
    JsonOption,
    LibraryOption,
    complain,
    err,
    line,
    note,
    opened,
    out,
    print_facts,
    print_json,
    progress_bar,
    writing,
)
from primum.errors import NotFound
from primum.model import Kind

if TYPE_CHECKING:
    from primum.app import App

shelf = typer.Typer(no_args_is_help=True, help="What the library holds, and its upkeep.")
Lacking = Annotated[str, typer.Option(metavar="TEXT", help="For documents that do not state it.", show_default=False)]


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

    supplied = Supply(kind, publisher, published, licence, url, jurisdiction)
    app = opened(context, library)
    with progress_bar() as advance:
        done = app.ingest(
            paths,
            supply=supplied,
            format=format,
            wait=not no_wait,
            progress=lambda step: advance(step.stage, step.done, step.total),
        )
    overlooked = [(first, _passed_over(*names, count)) for names, (first, count) in done.overlooked.items()]
    if report is not None:
        skips = [{"where": s.where, "reason": s.reason, "failed": s.failed} for s in done.skipped]
        names = [{"where": first, "reason": reason, "failed": False} for first, reason in overlooked]
        report.write_text("".join(line(row) for row in skips + names), encoding="utf-8")
    for first, reason in overlooked:
        note(f"{first}: {reason}")
    for skipped in done.skipped:
        err.print(f"skipped {skipped.where}: {skipped.reason}", style="" if skipped.failed else "dim")
    err.print(
        f"read {done.read:,} documents: {done.new:,} new, {done.changed:,} changed, {done.same:,} as before, "
        f"{done.removed:,} removed; skipped {len(done.skipped):,}; made {done.vectors:,} vectors"
    )
    _say_found(app)
    if not done.read + done.notices:
        raise typer.Exit(complain("nothing was read", 2))


def _say_found(app: App) -> None:
    """Tell of articles whose sources changed; or that none was looked at, since they stand on another library."""
    if count := len({finding.article for finding in app.found}):
        stand = "article stands" if count == 1 else "articles stand"
        err.print(f"{count:,} {stand} on sources that changed: primum article list, or the desk's queue")
    elif app.holds_records and app.ground.has_articles and (other := app.ground.elsewhere):
        note(f"the articles on record stand on the library at {other}; none was compared with this one")


def _passed_over(name: str, meant: str, count: int) -> str:
    """What is said of a name that no fact goes by."""
    others = "" if count == 1 else f", here and in {count - 1:,} more"
    slip = f"; did you mean `{meant}`?" if meant else ""
    return f"`{name}` is no fact of a document and was passed over{others}{slip}"


@shelf.command()
def status(context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None) -> None:
    """Counts of documents, of passages and of those that still lack a vector; version and encoder."""
    app = opened(context, library)
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
        print_json(facts)
        return
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in facts["kinds"].items())
    for name, value in {**facts, "kinds": kinds, "encoder": held.encoder or "none: words alone"}.items():
        out.print(Text.assemble((f"{name:<10} ", "bold"), f"{value:,}" if isinstance(value, int) else str(value)))


@shelf.command("list")
def list_documents(context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None) -> None:
    """Every document: id, kind, year and title, parted by tabs; with --json, one JSON object a line, licence too."""
    for id, source in opened(context, library).library.sources():
        row = {"document": id, "kind": source.kind.value, "year": source.year, "title": source.title}
        said = line({**row, "licence": source.licence})
        sys.stdout.write(said if as_json else "\t".join(str(v or "") for v in row.values()) + "\n")


@shelf.command()
def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID")],
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """What is known of one document's source, and its headings."""
    document = opened(context, library).document(id)
    facts = rows.document_row(document, text=False)
    if as_json:
        print_json(facts)
        return
    print_facts(facts)
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
    app = opened(context, library)
    gone = set(app.remove(ids))
    err.print(f"removed {len(gone):,} document{'' if len(gone) == 1 else 's'}")
    _say_found(app)
    missing = [id for id in ids if id not in gone]
    if missing:
        raise NotFound(f"no such document: {', '.join(missing)}")


@shelf.command()
def compact(context: typer.Context, library: LibraryOption = None) -> None:
    """Merge small files and drop old versions, but for those that saved answers name."""
    app = opened(context, library)
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
    app, count = opened(context, library), 0
    with writing(target) as file:
        for document in app.documents():
            file.write(line(rows.document_row(document)))
            count += 1
    err.print(f"wrote {count:,} documents")
