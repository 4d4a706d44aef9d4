"""Triage and identifiers, for one text or for rows of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from primum import rows
from primum.cli.terminal import OutOption, each_row, print_json
from primum.errors import Invalid

TextArgument = Annotated[str, typer.Argument(metavar="TEXT", show_default=False)]
TextsOption = Annotated[
    Path | None, typer.Option("--texts", metavar="FILE", help="JSON lines, one text each.", show_default=False)
]


def triage(*, text: TextArgument = "", texts: TextsOption = None, target: OutOption = None) -> None:
    """Tell an emergency from what a text says: emergency, urgent, or none (which is no reassurance)."""
    from primum.app import safety

    def told(given: str) -> dict[str, Any]:
        found = safety.triage(given)
        return {"level": found.level.value, "reasons": list(found.reasons)}

    _each("triage", text, texts, target, told)


def redact(*, text: TextArgument = "", texts: TextsOption = None, target: OutOption = None) -> None:
    """Find and mask identifiers: names, addresses, dates of birth, phone, record, account and other numbers."""
    from primum.app import safety

    def told(given: str) -> dict[str, Any]:
        masked = safety.redact(given)
        spans = [{"kind": s.kind, "start": s.start, "end": s.end} for s in masked.spans]
        return {"text": masked.text, "spans": spans}

    _each("redact", text, texts, target, told)


def _each(
    command: str, text: str, texts: Path | None, target: Path | None, work: Callable[[str], dict[str, Any]]
) -> None:
    """One text to stdout, or every row of a file with its id."""
    if bool(text.strip()) == (texts is not None):
        raise Invalid(f'give either a text or --texts FILE: primum {command} "my chest hurts"')
    if texts is None:
        if target is not None:
            raise Invalid("--out goes with --texts")
        print_json(work(text))
        return

    def of_row(row: rows.QuestionRow) -> dict[str, Any]:
        return {"_id": row.id, **work(row.question.text)}

    each_row(texts, target, of_row)
