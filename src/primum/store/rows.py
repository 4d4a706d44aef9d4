"""Nouns to rows and back. Kinds stand in the order in which they are written: what is named before its namer."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Table

from primum import canon
from primum.board import (
    Article,
    Assignment,
    Credential,
    Mark,
    Person,
    Record,
    Remark,
    Review,
    Revision,
    Signature,
    Token,
)
from primum.store import tables

Noun = TypeVar("Noun")
_WORD = re.compile(r"[^\W_]+")

TABLES: dict[type[Any], Table] = {
    Person: tables.people,
    Credential: tables.credentials,
    Token: tables.tokens,
    Article: tables.articles,
    Revision: tables.revisions,
    Assignment: tables.assignments,
    Mark: tables.marks,
    Review: tables.reviews,
    Signature: tables.signatures,
    Remark: tables.remarks,
}
ORDER = {kind: place for place, kind in enumerate(TABLES)}
PERSONAL = {"people", "credentials", "tokens"}
"""Tables of which the trail keeps no hashes."""


def row(thing: Record, entry: int) -> dict[str, Any]:
    """A noun as a row of its table, written by the event of that number."""
    body = canon.dump(thing)
    if isinstance(thing, Revision):
        del body["content"]  # it has a column of its own
    return {**_COLUMNS[type(thing)](thing), "body": canon.canonical(body), "entry": entry}


def noun(kind: type[Noun], body: str) -> Noun:
    """The noun that a row holds."""
    return canon.load(kind, json.loads(body))


def revision(body: str, content: str) -> Revision:
    """A revision, whose content lies beside its body. Invalid where its hash is not that of its content."""
    return canon.load(Revision, {**json.loads(body), "content": content})


def digest(table: str, found: dict[str, Any]) -> str:
    """SHA-256, hexadecimal, of a row's body, or nothing where it holds personal data; so does a reader's address."""
    if table in PERSONAL:
        return ""
    body = str(found["body"])
    if table == "remarks":
        body = canon.canonical({**json.loads(body), "contact": ""})
    return hashlib.sha256(body.encode()).hexdigest()


def words(*texts: str) -> str:
    """Texts as the words they are searched by: small letters, no accents, one space around each."""
    plain = unicodedata.normalize("NFKD", " ".join(texts)).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return "".join(f" {word}" for word in _WORD.findall(kept)) + " "


def fits(value: Any) -> bool:
    """Whether a database can keep JSON-ready values: no NUL, no half of a surrogate pair, no number beyond 64 bits.

    What does not fit is on no record, so nobody who looks for it finds anything."""
    if isinstance(value, dict):
        return all(map(fits, value.values()))
    if isinstance(value, list | tuple):
        return all(map(fits, value))
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if not isinstance(value, str):
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in value


def email(address: str) -> str:
    """An address as it is compared: in small letters."""
    return address.strip().casefold()


def _article(thing: Article) -> dict[str, Any]:
    same = ("id", "slug", "version", "revision", "approved", "risk", "specialty", "subject", "author")
    return {
        **{name: getattr(thing, name) for name in (*same, "created", "changed", "review_by")},
        "state": thing.state.value,
        "title": thing.title.casefold(),
        "words": words(thing.title, thing.question, thing.subject, thing.summary),
    }


def _named(*names: str) -> Callable[[Any], dict[str, Any]]:
    return lambda thing: {name: getattr(thing, name) for name in names}


_COLUMNS: dict[type[Any], Callable[[Any], dict[str, Any]]] = {
    Person: lambda p: {"id": p.id, "email": email(p.email)},
    Credential: _named("person", "subject"),
    Token: _named("id", "person", "digest"),
    Article: _article,
    Revision: _named("article", "number", "content"),
    Assignment: lambda a: {"article": a.article, "reviewer": a.reviewer, "ended": int(a.ended)},
    Mark: _named("article", "reviewer", "claim", "claim_hash"),
    Review: _named("article", "revision", "reviewer"),
    Signature: _named("article", "revision", "reviewer"),
    Remark: lambda r: {"id": r.id, "article": r.article, "resolved": int(r.resolved), "at": r.at},
}
