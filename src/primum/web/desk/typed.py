"""What people type at the desk: where it is kept until it is sent, and what is still missing from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from primum.app.desk import Desk, Found
from primum.board import Actor
from primum.errors import PrimumError
from primum.model import Citation, Verdict

TYPED = ("why", "text", "reason", "words", "remark", "reply", "down", "ruling", "comment", "statement", "move")
"""Names of fields that people write in: what stands in them is kept as a draft until it is sent."""
WHOLE = "all"
"""Stands for the claim where a draft is about the whole article."""


class Sent:
    """The fields of a form as they were sent."""

    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> str:
        """The field's text; empty where it was not sent."""
        return next(iter(self._fields.get(name, ())), "").replace("\r\n", "\n")

    def every(self, name: str) -> list[str]:
        """All values of a field that may be sent several times."""
        return list(self._fields.get(name, ()))

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by the key of its draft."""
        key = f".{self['key']}" if self["key"] else ""
        return {name + key: self[name] for name in TYPED if name in self._fields}

    @property
    def seen(self) -> int | None:
        """The article's version that the page showed."""
        return int(self["seen"]) if self["seen"].isascii() and self["seen"].isdigit() else None


async def sent(request: Request) -> Sent:
    """The form of a request."""
    found: dict[str, list[str]] = {}
    for name, value in (await request.form(max_fields=500)).multi_items():
        if not isinstance(value, UploadFile):
            found.setdefault(name, []).append(value)
    return Sent(found)


Form = Annotated[Sent, Depends(sent)]


@dataclass(frozen=True, slots=True)
class Draft:
    """A change to a claim while it is made: the quotes chosen, what was found, and what the judge says of it."""

    claim: str
    citations: tuple[Citation, ...] = ()
    found: tuple[Found, ...] = ()
    searched: bool = False
    verdict: Verdict | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def place(article: str, claim: str, key: str) -> str:
    """Where the draft of a field is kept."""
    return f"{article}/{claim or WHOLE}/{key}"


def keep(desk: Desk, actor: Actor, article: str, claim: str, texts: Mapping[str, str]) -> None:
    """Keep what was typed. What cannot be kept (it is too long) is shown again by the page that refuses it."""
    for key, text in texts.items():
        try:
            desk.save_draft(actor, place(article, claim, key), text)
        except PrimumError:
            continue


def drop(desk: Desk, actor: Actor, article: str, claim: str, texts: Mapping[str, str]) -> None:
    """Forget drafts of what has been sent."""
    for key in texts:
        desk.save_draft(actor, place(article, claim, key), "")
