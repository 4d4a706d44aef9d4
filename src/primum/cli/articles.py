"""Articles of the board: listing, showing, exporting, checking offline; the keys that sign approvals."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from primum.board import Article
from primum.cli.terminal import (
    JsonOption,
    OutOption,
    complain,
    err,
    line,
    note,
    opened,
    out,
    pretty,
    print_facts,
    print_json,
)
from primum.errors import Invalid
from primum.model import State

articles = typer.Typer(no_args_is_help=True, help="Articles of the board.")
keys = typer.Typer(no_args_is_help=True, help="The keys that sign approvals.")
Slug = Annotated[str, typer.Argument(metavar="SLUG", help="The article's slug, or its id.")]
Number = Annotated[int, typer.Option("--revision", metavar="N", help="This revision.", show_default=False)]


@articles.command("list")
def list_articles(
    context: typer.Context,
    state: Annotated[State | None, typer.Option(help="Only those in this state.", show_default=False)] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those past their review-by date.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Every article: state, slug, revision, changed, parted by tabs; with --json, one JSON object a line."""
    desk = opened(context, None).desk
    from primum.ports import Shelf

    shelf = Shelf(
        states=(state,) if state else (), overdue_on=desk.today() if overdue else "", order="title", limit=200
    )
    for article in desk.all(shelf):
        row = _row(article)
        sys.stdout.write(line(row) if as_json else "\t".join(str(row[name]) for name in _SHORT) + "\n")


@articles.command()
def show(context: typer.Context, slug: Slug, as_json: JsonOption = False) -> None:
    """What is on record about an article: its state, its revisions, who approved it."""
    desk = opened(context, None).desk
    article = desk.find(slug)
    revisions = [
        {"number": r.number, "hash": r.hash, "made": r.made, "author": r.author, "reason": r.reason}
        for r in desk.store.revisions(article.id)
    ]
    signed = [
        {"reviewer": person.id, "name": person.name, "credentials": person.credentials, "at": review.at}
        for review, person, _ in desk.signed(article)
    ]
    facts = {**_row(article), "notice": article.notice, "revisions": revisions, "approved_by": signed}
    if as_json:
        print_json(facts)
        return
    print_facts({name: value for name, value in facts.items() if not isinstance(value, list)})
    for revision in revisions:
        said = "  ".join(str(revision[name]) for name in ("number", "made", "author", "reason"))
        out.print(Text.assemble(("revision       ", "bold"), said))
    for row in signed:
        out.print(Text.assemble(("approved by    ", "bold"), f"{row['name']}, {row['credentials']}, {row['at']}"))


@articles.command()
def export(
    context: typer.Context,
    slug: Slug,
    number: Number = 0,
    target: OutOption = None,
) -> None:
    """Write an article with its signatures and keys as JSON, for `primum article verify`: the revision last approved,
    or the newest where none is."""
    desk = opened(context, None).desk
    made = pretty(desk.export(desk.find(slug), number=number)) + "\n"
    if target is None:
        sys.stdout.write(made)
    else:
        target.write_text(made, encoding="utf-8")


@articles.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An exported article; - is stdin.")],
    key: Annotated[
        str, typer.Option("--key", metavar="ID", help="Accept this key alone: its id as the server publishes it.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Check an exported article by itself, offline: that its text is the one that was signed, and by which key."""
    from primum.app import verify_article

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Invalid(f"{file} is no exported article: it is not text") from None
    checked = verify_article(text, key=key)
    if as_json:
        print_json({"sound": checked.sound, "approvals": checked.approvals, "lines": list(checked.lines)})
    else:
        for said in checked.lines:
            out.print(said, soft_wrap=True)
    if not checked.sound:
        raise typer.Exit(complain("this file does not prove an approval", 1))


@keys.command("show")
def show_keys(context: typer.Context, as_json: JsonOption = False) -> None:
    """The public keys, past and present: id and key, parted by a tab; the one in use is marked."""
    ring = opened(context, None).keyring
    current, held = ring.current(), ring.public()
    if as_json:
        print_json({"current": current, "keys": held})
        return
    for id, public in held.items():
        sys.stdout.write(f"{id}\t{public}\t{'in use' if id == current else 'retired'}\n")
    if not held:
        note("no key was made yet: the first approval makes one")


@keys.command()
def rotate(context: typer.Context) -> None:
    """Make a new signing key. The old private key is destroyed; what it signed can still be checked."""
    ring = opened(context, None).keyring
    before = ring.current()
    err.print(f"signing with {ring.rotate()} from now on" + (f"; {before} is retired" if before else ""))


_SHORT = ("state", "slug", "revision", "changed")


def _row(article: Article) -> dict[str, str | int]:
    names = ("id", "slug", "title", "revision", "approved", "approved_at", "review_by", "specialty", "risk", "changed")
    return {"state": article.state.value, **{name: getattr(article, name) for name in names}}
