"""Asking: search, ask, and looking at documents."""

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
    OutOption,
    RowsOption,
    each_row,
    err,
    opened,
    out,
    pretty,
    print_facts,
    print_json,
)
from primum.errors import Invalid
from primum.model import Answer, Audience, Query, Question
from primum.reader import Rendition

if TYPE_CHECKING:
    from primum.app import App


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
    app = opened(context, library)
    if queries is not None:
        each_row(queries, target, lambda row: rows.hits_row(row.id, app.search_documents(row.question.text, k=k)))
        return
    from primum import rendition

    hits = app.search(Query(words, k=k))
    if as_json:
        print_json({"query": words, "version": app.library.version(), "hits": [rows.hit_row(h) for h in hits]})
        return
    for number, hit in enumerate(hits, start=1):
        where = " › ".join((hit.source.title or hit.passage.document, *hit.passage.headings))
        facts = f"  {rendition.kind_name(hit.source.kind)}, {hit.source.year or 'no date'}, {hit.passage.document}"
        out.print(Text.assemble((f"{number:>3}. {where}", "bold"), (f"{facts}, {hit.score:.3f}", "dim")))
        out.print(Text(" ".join(hit.passage.text.split()), overflow="ellipsis"))
    if not hits:
        err.print("nothing was found")


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
    app = opened(context, library)
    reader = audience or Audience(app.config.audience)
    if questions is not None:
        each_row(questions, target, lambda row: _as_json(_answer_row(app, row), id=row.id), audience=reader)
        return
    with err.status("looking it up"):
        answer = _answer(app, Question(question, reader))
    if save is not None:
        save.write_text(pretty(_as_json(answer)) + "\n", encoding="utf-8")
        app.keep(answer, name=str(save.resolve()))
    if as_json:
        print_json(_as_json(answer))
        return
    from primum import rendition

    if as_markdown:
        sys.stdout.write(rendition.markdown(answer, _adapted(answer)))
    else:
        out.print(rendition.terminal(answer, _adapted(answer)), width=min(out.width, 100))


def document(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID")],
    text: Annotated[bool, typer.Option("--text", help="Print its text alone, as citations count it.")] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Print a document: what is known of it, then its text."""
    found = opened(context, library).document(id)
    if as_json:
        print_json(rows.document_row(found))
        return
    if not text:
        print_facts(rows.document_row(found, text=False))
        out.print()
    sys.stdout.write(found.text + ("\n" if not text or sys.stdout.isatty() else ""))


def schema() -> None:
    """Print the JSON Schema of an answer."""
    from primum import wire

    print_json(wire.schema())


def _as_json(answer: Answer, *, id: str = "") -> dict[str, Any]:
    """The answer in its own words, and beside them those for its reader."""
    from primum import wire
    from primum.app import beside

    return wire.answer_json(answer, id=id, rendition=beside(answer))


def _adapted(answer: Answer) -> Rendition:
    from primum.app import adapted

    return adapted(answer)


def _answer(app: App, question: Question) -> Answer:
    """The answer. Where there comes none, whoever tells of an emergency is told what to do before they are told why."""
    try:
        return app.ask(question)
    except Exception:
        from primum.app.safety import examine

        for finding in examine(question.text, app.config).findings:
            if finding.level in {"emergency", "urgent"}:
                err.print(finding.message, style="bold red")
        raise


def _answer_row(app: App, row: rows.QuestionRow) -> Answer:
    if row.passages is None:
        return app.ask(row.question, id=row.id)
    return app.ask_from(row.question, row.passages, id=row.id)
