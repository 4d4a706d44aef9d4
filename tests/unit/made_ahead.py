"""Makers for the tests of work done ahead: another process finds them here by name."""

from __future__ import annotations

import os
import signal
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from primum.errors import Invalid


def numbers(count: int) -> Iterator[int]:
    yield from range(count)


def processes(count: int) -> Iterator[int]:
    for _ in range(count):
        yield os.getpid()


def chatter() -> Iterator[str]:
    print("a reader prints")
    yield "one"
    warnings.warn("the file is odd", UserWarning, stacklevel=1)
    print("and prints")
    yield "two"


def failing() -> Iterator[str]:
    yield "one"
    raise Invalid("there is no format 'x'")


def dying() -> Iterator[str]:
    yield "one"
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGKILL)


def counted(folder: Path) -> Iterator[int]:
    for number in range(10_000):
        (folder / str(number)).touch()
        yield number


def slow() -> Iterator[int]:
    yield os.getpid()
    time.sleep(600)


def doubled(items: Iterator[int]) -> Iterator[tuple[int, int]]:
    for item in items:
        yield os.getpid(), 2 * item


def passed_on(items: Iterator[str]) -> Iterator[str]:
    for item in items:
        yield f"{item} and on"


def both(items: Iterator[int]) -> Iterator[int]:
    yield next(items)
    yield os.getpid()
    yield from items
