"""Living articles: what changed in the evidence they stand on; notices to the board."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from primum.cli.terminal import JsonOption, LibraryOption, err, line, opened, out

if TYPE_CHECKING:
    from primum.app import Outlook, SourceChange

notices = typer.Typer(no_args_is_help=True, help="Notices to the board, by mail and by webhook.")


def watch(
    context: typer.Context,
    slugs: Annotated[list[str] | None, typer.Argument(metavar="[SLUG...]", help="Only these articles.")] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Record it: mark claims, send articles back to review.")
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Compare articles with the library as it is, and ask approved ones again: what would change, claim by claim."""
    app = opened(context, library)
    wanted = [app.desk.find(slug) for slug in slugs or ()]
    ids = {article.id for article in wanted}
    found = [f for f in app.watch.check_sources(apply=False) if not ids or f.article in ids]
    for change in found:
        _print_change(app.desk.find(change.article).slug, change, as_json=as_json)
    outlooks = list(map(app.watch.compare, wanted) if wanted else app.watch.outlooks())
    for outlook in outlooks:
        if as_json:
            sys.stdout.write(line(_outlook_row(outlook)))
        else:
            _print_outlook(outlook)
        if apply:
            app.watch.apply(outlook)
    if apply and not ids:
        app.ground.take()
        app.watch.check_sources()
    done = "recorded" if apply else "nothing was recorded: --apply does"
    many = f"{len(outlooks):,} article" + ("" if len(outlooks) == 1 else "s")
    err.print(f"asked {many} again; {_sources(found)}; {done}")


@notices.command()
def send(context: typer.Context) -> None:
    """Send what is queued, and reminders of what is overdue; to be run by the clock, every few minutes or so."""
    desk = opened(context, None).desk
    desk.background = False
    if not desk.gives_notice:
        err.print("notices are off: PRIMUM_SMTP_HOST or PRIMUM_WEBHOOK turns them on")
        return
    reminders = desk.remind()
    sent, failed = desk.send_notices()
    err.print(f"queued {reminders} reminders; sent {sent} notices, {failed} failed and stay queued")
    for reason in desk.undelivered().reasons:
        err.print(f"  {reason}")


def _sources(found: Sequence[SourceChange]) -> str:
    count = len({f.document for f in found})
    return f"{count} cited sources changed" if count != 1 else "1 cited source changed"


def _print_change(slug: str, change: SourceChange, *, as_json: bool) -> None:
    row = {"slug": slug, "document": change.document, "fate": change.fate.value, "claims": list(change.claims)}
    if as_json:
        sys.stdout.write(line({**row, "reason": change.reason}))
    else:
        out.print(Text.assemble((slug, "bold"), f": {change.reason} ({len(change.claims)} claims)"))


def _print_outlook(outlook: Outlook) -> None:
    out.print(Text(outlook.article.slug, style="bold"))
    for evidence, claims in outlook.better:
        out.print(f"  better evidence: {evidence.source.kind.value}, {evidence.source.title} ({len(claims)} claims)")
    for difference in outlook.differences:
        out.print(Text(f"  {difference.change.value} {difference.claim}"))
        for sign, claim in (("-", difference.before), ("+", difference.after)):
            if claim is not None:
                out.print(Text(f"    {sign} {claim.text}"), soft_wrap=True)
    if not (outlook.better or outlook.differences):
        out.print("  nothing would change")


def _outlook_row(outlook: Outlook) -> dict[str, Any]:
    return {
        "slug": outlook.article.slug,
        "outcome": outlook.outcome.value,
        "better": [
            {
                "document": e.document,
                "kind": e.source.kind.value,
                "title": e.source.title,
                "claims": [c.text for c in cs],
            }
            for e, cs in outlook.better
        ],
        "differences": [
            {
                "change": d.change.value,
                "claim": d.claim,
                "section": d.section,
                "before": d.before.text if d.before else "",
                "after": d.after.text if d.after else "",
            }
            for d in outlook.differences
        ],
    }
