"""Templates rendered and sent."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import primum
from primum.config import Config
from primum.rendition import opening
from primum.web import addresses, labels
from primum.web.article import web_address
from primum.web.assets import Asset

PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow, noarchive"}
"""Headers of every page that shows what somebody asked."""


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
    made.filters["moment"] = labels.moment
    made.globals.update(
        asset=lambda name: addresses.at(config, assets[name].address),
        at=partial(addresses.at, config),
        audiences=labels.AUDIENCES,
        count=labels.count,
        day=labels.day,
        kind_label=labels.kind_label,
        plural=labels.plural,
        software=primum.__version__,
    )
    return made


def packed(body: bytes) -> bytes:
    """Fast gzip; the same bytes for the same page."""
    return gzip.compress(body, 5, mtime=0)


def send(
    request: Request,
    body: bytes,
    *,
    gzipped: bytes = b"",
    type: str = "text/html; charset=utf-8",
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
