"""Who may ask the API for what; what addresses take, and the problems that each may answer with."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query, Request
from pydantic import BaseModel, ConfigDict

from primum.api.keys import app_of, caller
from primum.app.desk import Desk
from primum.board import Person
from primum.errors import Forbidden, SignIn

Number = Annotated[int, Path(ge=1, le=1_000_000)]
"""A revision's number."""
Limit = Annotated[int, Query(ge=1, le=100, description="Articles on a page.")]
Cursor = Annotated[str, Query(max_length=1000, description="`next` of the page before.")]
Responses = dict[int | str, dict[str, Any]]


class Body(BaseModel):
    """What is sent: no field that is not known."""

    model_config = ConfigDict(extra="forbid")


def desk_of(request: Request) -> Desk:
    """The desk behind the API."""
    return app_of(request).desk


def known(request: Request, *scopes: str) -> Person | None:
    """Who asks for something that any one of these scopes allows; None where nobody is named."""
    for scope in scopes[:-1]:
        try:
            return caller(request, scope).person
        except SignIn:
            raise
        except Forbidden:
            continue
    return caller(request, scopes[-1]).person


def require(request: Request, *scopes: str) -> Person:
    """The person who asks for something that any one of these scopes allows; SignIn where nobody is named."""
    person = known(request, *scopes)
    if person is None:
        raise SignIn("This takes a key to the API (Authorization: Bearer …) or a session.")
    return person


def check_may_ask(request: Request) -> None:
    """SignIn where nobody is named and only people with an account may ask."""
    if caller(request, "ask").person is None and app_of(request).config.asking == "signed_in":
        raise SignIn("Asking here takes a key to the API with the scope 'ask'.")


def answers(refusals: Responses, shape: type[BaseModel], *, status: int = 200) -> Responses:
    """What an address may answer: this shape, or a problem."""
    return {status: {"model": shape}, **refusals}
