"""Articles and answers as files: data, Markdown, and their references for reference managers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import Request, Response

from primum import rendition, wire
from primum.app import beside
from primum.app.desk import Kept
from primum.bibliography import Item, bibtex, csl_json, how_to_cite, items, publication_item, ris, vancouver_text
from primum.errors import NotFound
from primum.model import Answer, State
from primum.web.held import page
from primum.web.labels import with_days
from primum.web.pages import Pages
from primum.web.reading.edition import Edition, edition, find
from primum.web.sending import PRIVATE, send, send_page


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export: its ending, its media type, and what a reader knows it as."""

    ending: str
    type: str
    name: str
    make: Callable[[Pages, Edition, str], str]


def _signed(pages: Pages, found: Edition, origin: str) -> str:
    made = pages.app.desk.export(found.article, number=found.revision.number)
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _markdown(pages: Pages, found: Edition, origin: str) -> str:
    state = found.article.state
    if state is State.APPROVED and not found.signed:
        state = State.UNDER_REVIEW
    notice = f"\n>\n> **Notice.** {with_days(found.article.notice)}" if found.article.notice else ""
    # Who signed which revision, and where it is to be found.
    cited = f"\n>\n> {how_to_cite(found.publication(pages.app.config, origin=origin))}"
    banner = f"> {rendition.banner(state)}"
    return rendition.markdown(replace(found.answer, state=state)).replace(banner, banner + notice + cited, 1)


def _of_items(write: Callable[[Sequence[Item]], str]) -> Callable[[Pages, Edition, str], str]:
    """The article itself, then its references."""

    def make(pages: Pages, found: Edition, origin: str) -> str:
        own = publication_item(found.publication(pages.app.config, origin=origin))
        return write([own, *items(found.answer.references)])

    return make


FORMS: Mapping[str, Form] = {
    form.ending: form
    for form in (
        Form("json", "application/json; charset=utf-8", "JSON, with its signatures", _signed),
        Form("md", "text/markdown; charset=utf-8", "Markdown", _markdown),
        Form("ris", "application/x-research-info-systems; charset=utf-8", "RIS", _of_items(ris)),
        Form("bib", "application/x-bibtex; charset=utf-8", "BibTeX", _of_items(bibtex)),
        Form("csl.json", "application/vnd.citationstyles.csl+json; charset=utf-8", "CSL-JSON", _of_items(csl_json)),
        Form("txt", "text/plain; charset=utf-8", "References (Vancouver)", _of_items(vancouver_text)),
    )
}


def _references(write: Callable[[Sequence[Item]], str]) -> Callable[[Answer], str]:
    return lambda answer: write(items(answer.references))


def _data(answer: Answer) -> str:
    return json.dumps(wire.answer_json(answer, rendition=beside(answer)), ensure_ascii=False, indent=1) + "\n"


ANSWERS: Mapping[str, Callable[[Answer], str]] = {
    "json": _data,
    "md": rendition.markdown,
    "ris": _references(ris),
    "bib": _references(bibtex),
    "csl.json": _references(csl_json),
    "txt": _references(vancouver_text),
}
"""The same forms of an answer that is no article: its references alone, for it is nothing that one could cite."""


def send_answer(request: Request, kept: Kept, form: str) -> Response:
    """An answer in this form, as a file to be kept by the one who asked."""
    if form not in ANSWERS:
        raise NotFound(f"An answer has no form {form!r}; it has {', '.join(ANSWERS)}.")
    response = send(request, ANSWERS[form](kept.answer).encode(), type=FORMS[form].type, headers=PRIVATE)
    response.headers["Content-Disposition"] = f'attachment; filename="answer.{form}"'
    return response


def send_export(pages: Pages, request: Request, slug: str, form: str) -> Response:
    """The article at this address in this form, as a file to be kept."""
    if form not in FORMS:
        raise NotFound(f"An article has no form {form!r}; it has {', '.join(FORMS)}.")
    found = find(pages.app, slug)
    origin = f"{request.url.scheme}://{request.url.netloc}"
    name = (slug, form, "" if pages.app.config.site_url else origin)
    made = pages.held.get(name, found.version)
    if made is None:
        text = FORMS[form].make(pages, edition(pages.app, found), origin)
        made = pages.held.keep(name, found.version, page(text.encode()))
    response = send_page(request, made, type=FORMS[form].type, vary="")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.{form}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
