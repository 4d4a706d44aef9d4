"""Templates rendered and sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

import primum
from primum.bibliography import web_address
from primum.config import Config
from primum.rendition import opening, retractions
from primum.web import addresses, labels
from primum.web.assets import Asset
from primum.web.held import Page

PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow, noarchive"}
"""Headers of every page that shows what somebody asked."""
HTML = "text/html; charset=utf-8"


def templates(assets: Mapping[str, Asset], config: Config) -> Environment:
    """The environment of all pages: everything escaped, an unknown name is an error.

    Every address of the site in a template is `at(path)`, so that the site may stand under a path."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["web_address"] = web_address
    made.filters["as_title"] = opening
    made.filters["as_sentence"] = labels.sentence
    made.filters["with_days"] = labels.with_days
    made.filters["dialled"] = _dialled(config)
    made.globals.update(
        asset=lambda name: addresses.at(config, assets[name].address),
        at=partial(addresses.at, config),
        audiences=labels.AUDIENCES,
        board_contact=config.contact,
        board_name=config.board_name,
        count=labels.count,
        day=labels.day,
        emergency_number=config.emergency_number,
        kind_label=labels.kind_label,
        retractions=retractions,
        sources=labels.sources,
        software=primum.__version__,
        standing_of=labels.standing,
        strengths=labels.STRENGTHS,
    )
    return made


def _dialled(config: Config) -> Callable[[str], Markup]:
    """Text in which the numbers that this site names for emergencies can be tapped to call them."""
    numbers = [n for n in (config.emergency_number, config.crisis_line) if re.fullmatch(r"\+?\d[\d ()./-]*", n)]
    numbers.sort(key=len, reverse=True)
    found = re.compile("|".join(rf"(?<![\w-]){re.escape(n)}(?![\w-])" for n in numbers) or r"(?!)")

    def dialled(text: str) -> Markup:
        return Markup(found.sub(_call, str(escape(text))))

    return dialled


def _call(number: re.Match[str]) -> str:
    return f'<a href="tel:{re.sub(r"[^+0-9]", "", number[0])}">{number[0]}</a>'


def send(
    request: Request,
    body: bytes,
    *,
    gzipped: bytes = b"",
    type: str = HTML,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The body, in its gzip form where there is one and the reader takes it."""
    given: dict[str, Any] = dict(headers or {})
    if gzipped:
        given["Vary"] = "Accept-Encoding"
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(gzipped, status, {**given, "Content-Encoding": "gzip"}, type)
    return Response(body, status, given, type)


def send_page(
    request: Request, page: Page, *, private: bool = False, type: str = HTML, vary: str = "Cookie"
) -> Response:
    """A page that a cache may hold but must ask about each time; nothing but its tag where the reader has it still.

    `private` says that it is for one person's browser alone."""
    headers = {
        "Cache-Control": f"{'private' if private else 'public'}, no-cache",
        "ETag": page.tag,
        "Vary": f"Accept-Encoding, {vary}" if vary else "Accept-Encoding",
    }
    given = request.headers
    if _has(given.get("if-none-match", ""), page.tag):
        return Response(status_code=304, headers=headers)
    if "gzip" in given.get("accept-encoding", ""):
        return Response(page.packed, 200, {**headers, "Content-Encoding": "gzip"}, type)
    return Response(page.body, 200, headers, type)


def _has(stated: str, tag: str) -> bool:
    """Whether an If-None-Match names this tag; by the weak comparison that RFC 9110 asks for."""
    if not stated:
        return False
    wanted = tag.removeprefix("W/")
    return stated.strip() == "*" or any(part.strip().removeprefix("W/") == wanted for part in stated.split(","))
