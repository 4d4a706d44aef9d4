"""Doing a thing once: a POST that is sent again with the same `Idempotency-Key` gets the response that it got first."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from primum.api.keys import session_id
from primum.api.problems import problem
from primum.app import App
from primum.board import instant
from primum.errors import PrimumError
from primum.ports import Slip, Workspace

HEADER = "idempotency-key"
KIND, CLAIM = "once", "once claim"
DAY = timedelta(days=1)
PATIENCE = 60
"""Seconds for which a key whose request is still under way, or was cut off, is refused."""
PLACES = re.compile(r".*/api/v1/(answers|articles|desk/)|/(answers|articles|desk/)")
"""Where keys count. Responses that hold a secret (a new key, a one-time link) are kept nowhere."""
KEY = re.compile(r"[\x21-\x7e]{1,200}")
_PASSING = frozenset({401, 403, 429})
"""Refusals that may be none the next time, without the request being another."""


@dataclass(slots=True)
class _Heard:
    """A response as it goes by."""

    status: int = 0
    type: str = ""
    body: list[bytes] = field(default_factory=list)


class Once:
    """ASGI middleware around the API. A key belongs to the one who sends it: to their key or session, else to the
    address they come from. What is kept is the response, for a day, and a digest of the request."""

    def __init__(self, app: ASGIApp, *, hall: App, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.app = app
        self.hall = hall
        self.now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive) if scope["type"] == "http" else None
        wanted = request is not None and request.method == "POST" and HEADER in request.headers
        if request is None or not wanted or not PLACES.match(scope["path"]):
            await self.app(scope, receive, send)
            return
        given = request.headers[HEADER]
        if not KEY.fullmatch(given):
            refused = problem(422, "Idempotency-Key must be 1 to 200 visible ASCII characters.")
            await refused(scope, receive, send)
            return
        body = await request.body()
        name = _digest(_sender(request), given)
        said = _digest(scope["path"], request.url.query, body.decode("latin-1"))
        kept = await run_in_threadpool(self._found, request, name, said)
        if kept is not None:
            await kept(scope, receive, send)
            return
        await self._do(scope, given_again(body, receive), send, name, said)

    def _found(self, request: Request, name: str, said: str) -> Response | None:
        """The response that was kept, or a refusal; None where the request is to be done, by this one alone."""
        if not _is_good(self.hall, request):
            return None
        workspace = self.hall.desk.workspace
        slip = workspace.get(KIND, name)
        if slip is not None:
            return _again(slip, said)
        free = workspace.take(CLAIM, name) is not None
        if not free and workspace.count(KIND, name, seconds=PATIENCE) > 1:
            # The one before may have ended between the two looks.
            slip = workspace.get(KIND, name)
            busy = problem(409, "A request with this Idempotency-Key is under way: send it again in a minute.")
            return _again(slip, said) if slip is not None else busy
        return None

    async def _do(self, scope: Scope, receive: Receive, send: Send, name: str, said: str) -> None:
        heard = _Heard()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                heard.status = message["status"]
                headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in message["headers"]}
                heard.type = headers.get("content-type", "")
            elif message["type"] == "http.response.body":
                heard.body.append(message.get("body", b""))
                if not message.get("more_body", False):
                    # Kept before the last of it is sent: who has the response may rely on it.
                    await run_in_threadpool(self._keep, name, said, heard)
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception:
            await run_in_threadpool(self._release, self.hall.desk.workspace, name)
            raise

    def _keep(self, name: str, said: str, heard: _Heard) -> None:
        workspace = self.hall.desk.workspace
        if heard.status >= 500 or heard.status in _PASSING:
            self._release(workspace, name)
            return
        body = base64.b64encode(b"".join(heard.body)).decode()
        value = json.dumps({"request": said, "status": heard.status, "type": heard.type, "body": body})
        workspace.put(Slip(KIND, name, value, expires=instant(self.now() + DAY)))

    def _release(self, workspace: Workspace, name: str) -> None:
        """Nothing was done: the next request with this key may be the one that does it."""
        workspace.put(Slip(CLAIM, name, "free", expires=instant(self.now() + timedelta(seconds=PATIENCE))))


def _again(slip: Slip, said: str) -> Response:
    kept = json.loads(slip.value)
    if kept["request"] != said:
        return problem(422, "This Idempotency-Key was used for another request: take a new one for each.")
    headers = {"Cache-Control": "no-store", "Idempotency-Replayed": "true"}
    return Response(base64.b64decode(kept["body"]), kept["status"], headers, kept["type"] or JSONResponse.media_type)


def _sender(request: Request) -> str:
    secret = request.headers.get("authorization", "") or session_id(request)
    return secret or f"client {request.client.host if request.client else ''}"


def _is_good(hall: App, request: Request) -> bool:
    """Whether the key or session, if one is sent, is still good; the API refuses one that is not."""
    given, id = request.headers.get("authorization", ""), session_id(request)
    try:
        if given:
            hall.people.tokens.holder(given.partition(" ")[2].strip())
        elif id:
            return hall.people.door.session(id) is not None
    except PrimumError:
        return False
    return True


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def given_again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body, which was read, once more, then what comes next (the caller hanging up)."""
    given = False

    async def receiving() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receiving
