"""What every response carries, what no request may do, and what is written down when something breaks.

A question must never reach a log: an unexpected error is recorded by its kind and place, never by its message.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from primum.api import FAULT
from primum.api.once import given_again

LARGEST_BODY = 64 * 1024
"""Bytes of a request's body; the longest question, percent-encoded, is well below."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STALE = "This form is out of date, or was not sent from this site. Go back, load the page anew, and send it again."
_log = logging.getLogger("primum.web")


class Guard:
    """ASGI middleware around the whole site; `refuse(request, status, detail)` answers what it turns away.

    `forged(scope, body)` says whether a request that changes something lacks the token of its sender's session."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        refuse: Callable[[Request, int, str], Response],
        forged: Callable[[dict[str, Any], bytes], bool],
    ) -> None:
        self.app = app
        self.refuse = refuse
        self.forged = forged

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _dress(message)
            await send(message)

        async def refused(status: int, detail: str) -> None:
            await self.refuse(Request(scope), status, detail)(scope, receive, sending)

        headers = Headers(scope=scope)
        changing = scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if changing and headers.get("sec-fetch-site") == "cross-site":
            await refused(403, "This form was sent from another site. Ask from this site's own page.")
            return
        body = await _read(receive, headers)
        if body is None:
            await refused(413, f"The request is larger than {LARGEST_BODY // 1024} KB.")
            return
        if changing and self.forged(dict(scope), body):
            await refused(403, STALE)
            return
        try:
            await self.app(scope, given_again(body, receive), sending)
            if lacking := scope.get("lacking"):
                _log.error("%s (%s)", lacking, _route(scope))
        except Exception as error:
            _record(scope, error)
            if not started:
                await refused(500, FAULT)


async def _read(receive: Receive, headers: Headers) -> bytes | None:
    """The request's whole body, or None where it is larger than LARGEST_BODY, whether or not the request says so."""
    stated = headers.get("content-length", "0")
    if not stated.isdigit() or int(stated) > LARGEST_BODY:
        return None
    body, more = b"", stated != "0" or "transfer-encoding" in headers
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST_BODY:
            return None
    return body


def _dress(start: Message) -> None:
    headers = MutableHeaders(scope=start)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


def _record(scope: Scope, error: Exception) -> None:
    """Log kind and place of an error. Its message, and the path's own values, might hold what was asked."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    _log.error("%s in %s at %s:%s (%s)", type(error).__name__, last.name, last.filename, last.lineno, _route(scope))


def _route(scope: Scope) -> str:
    """The pattern of the address, which holds nothing that was asked."""
    return str(getattr(scope.get("route"), "path", "no route"))
