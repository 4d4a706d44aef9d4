"""Rendered pages held in memory, so that a page that has not changed is sent again without being made again."""

from __future__ import annotations

import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 512
"""Pages held; the one not read for the longest time goes first."""
SECONDS = 60.0
"""After so many seconds a page is made anew, whatever its version: names of people and the library change as well."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent: `packed` is its gzip form, `tag` its entity tag, the same for the same bytes."""

    body: bytes
    packed: bytes
    tag: str


def packed(body: bytes) -> bytes:
    """Fast gzip; the same bytes for the same page."""
    return gzip.compress(body, 5, mtime=0)


def page(body: bytes) -> Page:
    """The page of these bytes."""
    return Page(body, packed(body), f'W/"{hashlib.sha256(body).hexdigest()[:24]}"')


class Held:
    """Pages by name and version. Safe to use from several threads."""

    def __init__(
        self, *, most: int = MOST, seconds: float = SECONDS, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._pages: OrderedDict[Hashable, tuple[Hashable, float, Page]] = OrderedDict()
        self._most = most
        self._seconds = seconds
        self._now = now
        self._lock = Lock()

    def get(self, name: Hashable, version: Hashable) -> Page | None:
        """The page, if this version of it is held and not too old."""
        with self._lock:
            found = self._pages.get(name)
            if found is None or found[0] != version or self._now() - found[1] > self._seconds:
                return None
            self._pages.move_to_end(name)
            return found[2]

    def keep(self, name: Hashable, version: Hashable, made: Page) -> Page:
        """Hold a page in the place of an earlier version."""
        with self._lock:
            self._pages[name] = (version, self._now(), made)
            self._pages.move_to_end(name)
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)
        return made


class Lately(Generic[T]):
    """A value that is made anew once it is older than `seconds`."""

    def __init__(
        self, make: Callable[[], T], *, seconds: float = SECONDS, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._make = make
        self._seconds = seconds
        self._now = now
        self._held: tuple[float, T] | None = None

    def get(self) -> T:
        """The value; two who ask at once may both make it."""
        held = self._held
        if held is None or self._now() - held[0] > self._seconds:
            held = self._held = (self._now(), self._make())
        return held[1]
