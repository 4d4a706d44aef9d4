"""Sending the reader's pages: packed for those who are not signed in, whose pages hold no secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from primum.app import App
from primum.errors import PrimumError
from primum.web import session
from primum.web.held import packed
from primum.web.pages import Pages
from primum.web.sending import PRIVATE, send

OPEN: Mapping[str, str] = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "all"}
"""Headers of pages that anyone may read and any index hold."""
UNLISTED: Mapping[str, str] = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex, follow"}
"""Headers of pages that anyone may read and no index should hold: old versions, forms, searches."""


def show(
    pages: Pages,
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] = PRIVATE,
    **values: Any,
) -> Response:
    """A page for this visitor. One with a token of forms is not packed: its length must tell nothing of the token."""
    facts = session.facts(request)
    body = pages.render(template, demonstration=demonstration(pages.app), **facts, **values)
    return send(request, body, gzipped=b"" if facts["csrf"] else packed(body), status=status, headers=headers)


def demonstration(app: App) -> bool:
    """Whether the ribbon stands on top: the library is the demonstration. One that cannot be read is not called so."""
    try:
        return app.demonstration
    except PrimumError:
        return False
