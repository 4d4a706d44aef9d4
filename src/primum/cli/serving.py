"""The site, and the benches."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from primum import config
from primum.cli.people import first_link
from primum.cli.terminal import JsonOption, LibraryOption, OutOption, note, opened, out, pretty, print_json


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.", show_default="8000")] = None,
    library: LibraryOption = None,
) -> None:
    """Serve the site and its API."""
    from primum import web

    app = opened(context, library, host=host, port=port)
    if not _writable(Path(app.config.keys)):
        note(f"PRIMUM_KEYS: {app.config.keys} cannot be written, so that nothing can be approved and signed")
    with web.listen(app.config.host, app.config.port) as listener:
        app.open()
        if app.config.judge:
            app.judging("Water is wet.", ["Water is wet."])  # a model that is missing is told now
        link = first_link(app)  # opens the database: where it cannot be reached, the site is not up
        if other := app.ground.settle():
            note(
                f"the articles on record stand on the library at {other}, and what changes there is told; "
                "`primum watch` compares them with this one, `primum watch --apply` moves them to it"
            )
        out.print(f"Primum is at http://{app.config.host}:{app.config.port} (Ctrl-C stops it)")
        if link:
            out.print(f"Nobody administers it yet. Whoever opens this link first does: {link}", soft_wrap=True)
        web.serve(app, app.config.host, app.config.port, listener=listener)


def _writable(folder: Path) -> bool:
    """Whether this user can write in a folder, or make it where it is not there yet."""
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    return there.is_dir() and os.access(there, os.W_OK)


def bench(
    context: typer.Context,
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Which bench; `list` names them.")],
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", help="The development data; else PRIMUM_DATA.", show_default=False),
    ] = None,
    target: OutOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
    seconds: Annotated[
        float, typer.Option(help="How long a bench that lasts should last; 0: as long as its bar says.")
    ] = 0,
    only: Annotated[
        str,
        typer.Option(metavar="NAMES", help="The benches that `scorecard` runs, parted by commas.", show_default=False),
    ] = "",
) -> None:
    """Measure something, and print the figures."""
    from primum import bench as benches

    named = library or context.obj or ""
    settings = config.read(library=named or None)
    ground = data or Path(os.environ.get("PRIMUM_DATA", "../shared/data"))
    if name == "list":
        for bench_name, what in benches.described():
            sys.stdout.write(f"{bench_name:<11} {what}\n")
        return
    chosen = tuple(part.strip() for part in only.split(",") if part.strip())
    result = benches.run(
        name,
        data=ground,
        config=settings,
        library=named,
        say=note,
        seconds=seconds,
        only=chosen,
    )
    if name == "scorecard" and target is None and not chosen:
        target = Path(settings.scorecard)
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(pretty(result.json()) + "\n", encoding="utf-8")
        if name == "scorecard":
            target.with_suffix(".html").write_text(_page(result.json(), settings), encoding="utf-8")
    if as_json:
        print_json(result.json())
    else:
        sys.stdout.write(result.markdown() + "\n")


def _page(card: dict[str, Any], settings: config.Config) -> str:
    from primum import web

    return web.scorecard_page(card, settings)
