"""The table of warning signs: `rules.tsv`, one row for each rule, with its reason and its source from `sources.tsv`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from primum.errors import Invalid
from primum.safety.signs import known

Signs = frozenset[str]
_TOKEN = re.compile(r"\s*([a-z_]+|[&|!()])")


@dataclass(frozen=True, slots=True)
class Reference:
    """A named source of warning signs, and the month in which it was read."""

    title: str
    publisher: str
    url: str
    read: str


@dataclass(frozen=True)
class Rule:
    """When the signs of a text hold, the level is at least `level`, for `reason`, as `source` says."""

    name: str
    level: str
    subject: str
    when: str
    reason: str
    source: Reference
    holds: Callable[[Signs], bool]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the table's order. Invalid where a row names a sign or a source that does not exist."""
    sources = {row[0]: Reference(*row[1:]) for row in _rows("sources.tsv", 5)}
    found = []
    for name, level, subject, when, reason, source in _rows("rules.tsv", 6):
        if source not in sources or level not in {"emergency", "urgent"}:
            raise Invalid(f"rules.tsv: the rule {name} has level {level!r} and source {source!r}")
        found.append(Rule(name, level, subject, when, reason, sources[source], compiled(when, known=known())))
    return tuple(found)


def compiled(when: str, *, known: Collection[str]) -> Callable[[Signs], bool]:
    """A condition as a function of the signs found. Names are signs; `&`, `|`, `!` and brackets join them.

    Invalid where the condition cannot be read or names a sign that is not `known`."""
    tokens = [m[1] for m in _TOKEN.finditer(when)]
    if "".join(tokens) != re.sub(r"\s", "", when):
        raise Invalid(f"a condition that cannot be read: {when!r}")
    for token in tokens:
        if token[0].isalpha() and token not in known:
            raise Invalid(f"the condition {when!r} names {token}, which is no sign")
    rest = iter([*tokens, ""])
    reader = _Reader(rest, when)
    held = reader.either()
    if reader.token:
        raise Invalid(f"a condition that cannot be read: {when!r}")
    return held


class _Reader:
    """Reads a condition from left to right; `&` binds closer than `|`."""

    def __init__(self, tokens: Iterator[str], when: str) -> None:
        self.tokens, self.when = tokens, when
        self.token = next(tokens)

    def either(self) -> Callable[[Signs], bool]:
        parts = [self.both()]
        while self.token == "|":
            self.token = next(self.tokens)
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else lambda signs: any(p(signs) for p in parts)

    def both(self) -> Callable[[Signs], bool]:
        parts = [self.one()]
        while self.token == "&":
            self.token = next(self.tokens)
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else lambda signs: all(p(signs) for p in parts)

    def one(self) -> Callable[[Signs], bool]:
        token, self.token = self.token, next(self.tokens, "")
        if token == "!":
            part = self.one()
            return lambda signs: not part(signs)
        if token == "(":
            inner = self.either()
            if self.token != ")":
                raise Invalid(f"a bracket is not closed: {self.when!r}")
            self.token = next(self.tokens, "")
            return inner
        if not token or not token[0].isalpha():
            raise Invalid(f"a condition that cannot be read: {self.when!r}")
        return lambda signs: token in signs


def _rows(name: str, width: int) -> Iterator[list[str]]:
    lines = resources.files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != width:
            raise Invalid(f"{name}, line {number}: {len(cells)} cells, not {width}")
        yield cells
