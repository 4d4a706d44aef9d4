"""Answers that have a page: held in memory alone, a bounded number for a bounded time, under names nobody can guess."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from primum.errors import NotFound
from primum.model import Answer

MOST = 500
"""Answers held; the oldest goes first."""
HOURS = 24
"""How long an answer is held."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer under its page's name. `after` is the page that it follows up, or empty; `views` its rendered forms."""

    id: str
    answer: Answer
    asked: datetime
    after: str = ""
    views: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)


class Answers:
    """The newest answers, by the name of their page. Safe to use from several threads."""

    def __init__(
        self,
        *,
        most: int = MOST,
        hours: float = HOURS,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        name: Callable[[], str] = lambda: secrets.token_urlsafe(16),
    ) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._most = most
        self._life = timedelta(hours=hours)
        self._now = now
        self._name = name
        self._lock = Lock()

    def keep(self, answer: Answer, *, after: str = "") -> Kept:
        """Hold an answer; the oldest ones, and those past their time, go."""
        with self._lock:
            kept = Kept(self._name(), answer, self._now(), after if after in self._kept else "")
            self._kept[kept.id] = kept
            self._drop_old()
        return kept

    def get(self, id: str) -> Kept:
        """The answer, or NotFound where there never was one, or no longer is."""
        with self._lock:
            self._drop_old()
            if id not in self._kept:
                raise NotFound("This answer is no longer held.")
            return self._kept[id]

    def _drop_old(self) -> None:
        oldest_allowed = self._now() - self._life
        while self._kept:
            first = next(iter(self._kept.values()))
            if len(self._kept) <= self._most and first.asked > oldest_allowed:
                return
            del self._kept[first.id]
