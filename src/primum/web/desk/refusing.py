"""What a person sees where something could not be done: why, what they had typed, and the way back."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request, Response

from primum.api import status_of
from primum.errors import Conflict, NotFound, PrimumError, SignIn
from primum.web import session
from primum.web.pages import Pages


def refused(
    pages: Pages, request: Request, error: PrimumError, *, texts: Mapping[str, str] | None = None, back: str = "/desk"
) -> Response:
    """A page that says what was refused and why. `texts` is what was typed: it is shown, so that nothing is lost."""
    title = "You cannot do this"
    if isinstance(error, SignIn):
        title = "You are signed out"
    elif isinstance(error, NotFound):
        title = "Not found"
    elif isinstance(error, Conflict):
        title = "Somebody was faster"
    return session.show(
        pages,
        request,
        "desk/refused.html",
        status=status_of(error),
        back=back,
        detail=str(error),
        signed_out=isinstance(error, SignIn),
        texts=[text for text in (texts or {}).values() if text.strip()],
        title=title,
    )
