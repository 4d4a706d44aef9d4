"""The command line: one function per command, and the only place that prints. `docs/cli.md` is its reference.

Results go to stdout, everything else (progress, warnings, errors) to stderr. Exit codes: 0 done (declining too), 1 not
found, not available or in conflict, 2 wrong usage or nothing read, 130 stopped by Ctrl-C.

The hall and its rooms take a second to import: the commands that need them do so, and help comes at once.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from primum import __version__, config
from primum.cli import articles, asking, judging, people, safety, serving, shelf, storing, watching
from primum.cli.terminal import LibraryOption, complain, note, out
from primum.errors import Invalid, PrimumError

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for command in (
    shelf.ingest,
    asking.search,
    asking.ask,
    asking.document,
    asking.schema,
    judging.verify,
    safety.triage,
    safety.redact,
    watching.watch,
    storing.backup,
    storing.restore,
    serving.serve,
    serving.bench,
):
    cli.command()(command)
cli.add_typer(shelf.shelf, name="library")
cli.add_typer(articles.articles, name="article")
cli.add_typer(articles.keys, name="keys")
cli.add_typer(watching.notices, name="notices")
cli.add_typer(storing.audit, name="audit")
cli.add_typer(people.users, name="users")


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
        code = complain(_plain(error.format_message()), error.exit_code)
    except PrimumError as error:
        code = complain(str(error), 2 if isinstance(error, Invalid) else 1)
    except BrokenPipeError:
        # The reader of our output went away: nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except OSError as error:
        code = complain(_of_system(error), 1)
    except Exception as error:
        if os.environ.get("PRIMUM_DEBUG"):
            raise
        code = complain(f"unforeseen {type(error).__name__}: {error} (PRIMUM_DEBUG=1 shows where)", 1)
    if code == 130:
        complain("stopped; what was written stays", 130)
    sys.exit(code)


def _of_system(error: OSError) -> str:
    """What the operating system refused; it names no file where one that is open cannot be written on."""
    what = "no disk space is left" if error.errno == errno.ENOSPC else error.strerror or str(error)
    return f"{error.filename}: {what}" if error.filename else what


def _plain(message: str) -> str:
    """What a validator says of an option, in the words of this program."""
    for pattern, words in _WORDINGS:
        message = re.sub(pattern, words, message)
    return message


_WORDINGS = (
    (r"^Invalid value for '?([^']+?)'?: ", r"\1: "),
    (r"Value error, (.+) is not one of (.+)\.$", r"\1 is none of \2"),
    (r"Input should be greater than or equal to (\S+)$", r"it must be \1 or more"),
    (r"Input should be less than or equal to (\S+)$", r"it must be \1 or less"),
    (r"Input should be a valid integer.*$", "it must be a whole number"),
    (r"Input should be a valid number.*$", "it must be a number"),
)
"""Wordings of typer and of the validator behind it, and ours."""


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
    for name in config.unknown(os.environ):
        note(f"{name} is no setting, and changes nothing; docs/settings.md lists those there are")
