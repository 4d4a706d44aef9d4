"""How often something may be tried: a few times freely, then with waits that double."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock

from primum.board import instant
from primum.errors import TooOften
from primum.ports import Slip, Workspace

WINDOW = 3600
"""Seconds after the first try when counting starts anew."""
FIRST_WAIT = 5
LONGEST_WAIT = 900


@dataclass(frozen=True, slots=True)
class Counted:
    """Something whose tries are counted: `free` of them need no wait. The name is kept as a digest alone."""

    kind: str
    name: str
    free: int

    @property
    def key(self) -> str:
        """What it is counted under."""
        return f"{self.kind}:{hashlib.sha256(self.name.encode()).hexdigest()}"


class Throttle:
    """Counts tries in the workspace, so that a restart forgets none, and says when the next one may come."""

    def __init__(self, workspace: Workspace, *, now: Callable[[], datetime]) -> None:
        self._workspace = workspace
        self._now = now
        # Of many tries at once in this process, each counts before the next is looked at.
        self._turn = Lock()

    def count(self, *things: Counted) -> None:
        """Count one try of each thing before it is made; TooOften, and nothing is counted, where one has to wait."""
        with self._turn:
            waits = [self._wait(thing) for thing in things]
            if longest := max(waits, default=0):
                raise TooOften(f"Too many tries. Try again {_after(longest)}.", longest)
            for thing in things:
                tries = self._workspace.count("tries", self._name(thing), seconds=WINDOW)
                if tries >= thing.free:
                    self._hold(thing, min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(20, tries - thing.free)))

    def forget(self, thing: Counted) -> None:
        """Start anew, after a try that went well."""
        with self._turn:
            self._workspace.put(Slip("epoch", thing.key, json.dumps(self._epoch(thing) + 1), expires=self._in(WINDOW)))
            self._workspace.drop("hold", thing.key)

    def _name(self, thing: Counted) -> str:
        return f"{thing.key}:{self._epoch(thing)}"

    def _epoch(self, thing: Counted) -> int:
        kept = self._workspace.get("epoch", thing.key)
        return int(kept.value) if kept else 0

    def _wait(self, thing: Counted) -> int:
        kept = self._workspace.get("hold", thing.key)
        if kept is None:
            return 0
        until = datetime.fromisoformat(kept.value)
        return max(0, -int(-(until - self._now()).total_seconds() // 1))

    def _hold(self, thing: Counted, seconds: int) -> None:
        until = self._now() + timedelta(seconds=seconds)
        self._workspace.put(Slip("hold", thing.key, until.astimezone(UTC).isoformat(), expires=self._in(seconds + 1)))

    def _in(self, seconds: int) -> str:
        return instant(self._now() + timedelta(seconds=seconds))


def _after(seconds: int) -> str:
    if seconds < 90:
        return f"in {seconds} second{'' if seconds == 1 else 's'}"
    return f"in {-(-seconds // 60)} minutes"
