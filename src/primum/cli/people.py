"""People, from the host's own command line: what it does, the software does in its own name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from primum import config
from primum.board import SYSTEM, Person, Role
from primum.cli.terminal import JsonOption, err, line, note

if TYPE_CHECKING:
    from primum.app import App
    from primum.app.people import Invited

users = typer.Typer(no_args_is_help=True, help="Who may do what: people and their roles.")
Email = Annotated[str, typer.Argument(metavar="EMAIL")]


@users.command()
def add(
    email: Email,
    role: Annotated[list[Role], typer.Option("--role", help="What they may do; may be given several times.")],
    name: Annotated[str, typer.Option(metavar="TEXT", help="Their name.", show_default=False)] = "",
) -> None:
    """Put somebody on record, and print the one-time link by which they set up their account."""
    app = _app()
    _print_link(app, app.people.roster.invite(SYSTEM, email, role, name=name))


@users.command()
def link(email: Email) -> None:
    """Print a one-time link: to set up an account, or a new password. The one before is good no more."""
    app = _app()
    _print_link(app, app.people.roster.link(SYSTEM, app.people.roster.find(email).id))


@users.command("list")
def list_people(as_json: JsonOption = False) -> None:
    """Everyone on record: e-mail address, roles, account, name, parted by tabs; with --json, one object a line."""
    roster = _app().people.roster
    everyone = roster.everyone(SYSTEM)
    if not everyone:
        note("nobody is on record yet: primum users add EMAIL --role administrator")
    for person in everyone:
        row = {
            "id": person.id,
            "email": person.email,
            "roles": sorted(person.roles),
            "account": _account(person, roster.settled(person.id)),
            "name": person.name,
        }
        shown = "\t".join((person.email or person.id, ",".join(row["roles"]) or "-", str(row["account"]), person.name))
        sys.stdout.write(line(row) if as_json else shown + "\n")


@users.command()
def deactivate(email: Email) -> None:
    """Close an account: its sessions, links and keys are good no more."""
    roster = _app().people.roster
    roster.deactivate(SYSTEM, roster.find(email).id)
    err.print("the account is closed")


@users.command()
def erase(email: Email) -> None:
    """Forget a person's name, address, profile, password and keys. What they did stays under an id alone."""
    roster = _app().people.roster
    person = roster.find(email)
    roster.erase(SYSTEM, person.id)
    err.print(f"erased; what this person did stays under {person.id}")


def first_link(app: App) -> str:
    """The address by which the first administrator gets in; empty where one is on record."""
    from primum.web.addresses import absolute

    secret = app.people.links.first()
    return absolute(app.config, f"/welcome/{secret}") if secret else ""


def _app() -> App:
    from primum.app import App

    return App(config.read())


def _print_link(app: App, invited: Invited) -> None:
    from primum.web.addresses import absolute

    sys.stdout.write(absolute(app.config, f"/welcome/{invited.secret}") + "\n")
    days = app.config.link_days
    err.print(f"This link works once, for {days} day{'' if days == 1 else 's'}. Send it to {invited.person.email}.")


def _account(person: Person, settled: bool) -> str:
    if person.erased:
        return "erased"
    if not person.active:
        return "closed"
    return "open" if settled else "invited"
