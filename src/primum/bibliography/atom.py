"""Atom feeds (RFC 4287) of articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote

from primum.bibliography.xml_text import absolute, add, root, written
from primum.errors import Invalid

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_ID = re.compile(r"(tag:[a-z0-9.-]+,\d{4}(-\d{2}){0,2}:|urn:)\S+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a feed. `id` never changes, wherever the article moves (see `tag`, or "urn:uuid:…"); `summary` is
    plain text; times carry their zone."""

    id: str
    title: str
    address: str
    updated: datetime
    published: datetime | None = None
    summary: str = ""
    categories: Sequence[str] = ()
    authors: Sequence[str] = ()

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise Invalid(f"an entry's id is a tag: or urn: address, not {self.id!r}")


def tag(authority: str, day: date, name: str) -> str:
    """A stable id (RFC 4151): a host's name, a day on which the host was its owner's, and a name of the thing."""
    return f"tag:{authority.lower()},{day.isoformat()}:{quote(name, safe='/:;,.-_~')}"


def atom(
    entries: Iterable[Entry], *, id: str, title: str, address: str, own_address: str, updated: datetime, author: str
) -> bytes:
    """The feed as bytes. `address` is the page that it follows, `own_address` the feed's; `author` stands for entries
    that name none; `updated` is the last change of anything in it."""
    if not _ID.fullmatch(id):
        raise Invalid(f"a feed's id is a tag: or urn: address, not {id!r}")
    feed = root("feed", _NAMESPACE)
    add(feed, "id", id)
    add(feed, "title", title)
    add(feed, "updated", moment(updated))
    add(add(feed, "author"), "name", author)
    add(feed, "link", rel="self", type=MEDIA_TYPE, href=absolute(own_address))
    add(feed, "link", rel="alternate", type="text/html", href=absolute(address))
    for entry in entries:
        part = add(feed, "entry")
        add(part, "id", entry.id)
        add(part, "title", entry.title)
        add(part, "updated", moment(entry.updated))
        if entry.published:
            add(part, "published", moment(entry.published))
        for name in entry.authors:
            add(add(part, "author"), "name", name)
        add(part, "link", rel="alternate", type="text/html", href=absolute(entry.address))
        for term in entry.categories:
            add(part, "category", term=term)
        if entry.summary:
            add(part, "summary", entry.summary, type="text")
    return written(feed)


def moment(when: datetime) -> str:
    """A moment as RFC 3339 has it, in UTC, to the second. A time without its zone is Invalid."""
    if when.tzinfo is None:
        raise Invalid("a time without its zone cannot be published")
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
