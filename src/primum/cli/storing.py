"""The store: its audit trail and its backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from primum import config
from primum.cli.terminal import JsonOption, complain, err, line, out, print_json
from primum.errors import Invalid

if TYPE_CHECKING:
    from primum.board import Entry

audit = typer.Typer(no_args_is_help=True, help="The audit trail: who did what, when.")
FileArgument = Annotated[Path, typer.Argument(metavar="FILE")]


def backup(file: FileArgument, as_json: JsonOption = False) -> None:
    """Write everything on record to one file; the store may be in use meanwhile."""
    from primum.app import storing

    made = storing.back_up(config.read(), file)
    facts = {"file": str(file), "bytes": file.stat().st_size, "rows": made.rows, "number": made.number}
    facts |= {"hash": made.hash, "made": made.made}
    if as_json:
        print_json(facts)
        return
    err.print(
        f"wrote {file}: {sum(made.rows.values()):,} rows, {file.stat().st_size / 1e6:,.1f} MB, "
        f"audit trail up to {made.number}:{made.hash}"
    )


def restore(
    file: FileArgument,
    force: Annotated[bool, typer.Option("--force", help="Replace everything that the database holds.")] = False,
) -> None:
    """Bring a backup back into an empty database, of either engine. All of it counts, or nothing."""
    from primum.app import storing

    made = storing.bring_back(config.read(), file, force=force)
    err.print(f"restored {sum(made.rows.values()):,} rows of {made.made}, audit trail up to {made.number}:{made.hash}")


@audit.command()
def verify(
    noted: Annotated[
        str, typer.Option("--head", metavar="NUMBER:HASH", help="An entry noted elsewhere.", show_default=False)
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Check every entry of the trail, and every row on record against it; exit 1 where something does not fit."""
    from primum.app import storing

    number, _, hash = noted.partition(":")
    if noted and not (number.isdecimal() and hash):
        raise Invalid(f"--head is {noted!r}; it must be a number, a colon and a hash, as this command prints them")
    try:
        last = storing.verify_audit(config.read(), number=int(number or 0), hash=hash)
    except Invalid as error:
        raise typer.Exit(complain(str(error), 1)) from None
    facts = {"entries": last.number if last else 0, "head": f"{last.number}:{last.hash}" if last else ""}
    if as_json:
        print_json(facts)
        return
    entries = "1 entry" if facts["entries"] == 1 else f"{facts['entries']:,} entries"
    out.print(f"{entries}, all in order; nothing on record was changed without one")
    if last:
        out.print(f"head {facts['head']}", soft_wrap=True)


@audit.command()
def show(
    subject: Annotated[
        str, typer.Option(metavar="S", help="Only of this subject, such as article:ID.", show_default=False)
    ] = "",
    after: Annotated[int, typer.Option(metavar="N", min=0, help="Only entries after this number.")] = 0,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many; 0 shows all.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Entries of the trail, oldest first: number, when, who, what, to what, details; with --json one object a line."""
    import sys

    from primum.app import storing

    for entry in storing.audit_entries(config.read(), subject=subject, after=after, limit=limit):
        sys.stdout.write(line(_row(entry)) if as_json else _shown(entry))


def _row(entry: Entry) -> dict[str, Any]:
    event = entry.event
    said = {"number": entry.number, "at": event.at, "actor": event.actor, "action": event.action}
    return {
        **said,
        "subject": event.subject,
        "detail": dict(event.detail),
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _shown(entry: Entry) -> str:
    event = entry.event
    detail = " ".join(f"{name}={value}" for name, value in event.detail)
    return "\t".join([str(entry.number), event.at, event.actor, event.action, event.subject, detail]) + "\n"
