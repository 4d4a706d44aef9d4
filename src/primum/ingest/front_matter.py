"""YAML front matter: the `name: value` lines between two lines of `---` at the top of a Markdown file.

Values are taken as they are written: an id of 007 is no 7, and a date that cannot be is told rather than mended.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

import yaml

from primum.errors import Unreadable
from primum.ingest.origin import Origin

_FRONT = re.compile(r"\A\s*?---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_OPEN = re.compile(r"\A\s*?---[ \t]*\n\s*\w+:")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Front:
    """The fields by name, the line of the file that each stands in, and the text below them."""

    body: str
    fields: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def place(self, message: str) -> str:
        """ "front matter, line 3", where the message begins with a field's name in backticks, else without the line."""
        named = re.match(r"`(\w+)`", message)
        line = self.lines.get(named[1]) if named else None
        return f"front matter, line {line}" if line else "front matter"


def front_matter(text: str, origin: Origin) -> Front:
    """The fields at the top of a text, and the rest; Unreadable, with its line, where they are wrong."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _FRONT.match(text)
    if not found:
        if _OPEN.match(text):
            raise Unreadable(origin.path, "its front matter has no closing line of `---`")
        return Front(text)
    above = text.count("\n", 0, found.start(1))
    try:
        node = yaml.compose(found[1], Loader=yaml.BaseLoader)
        fields = yaml.load(found[1], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise Unreadable(origin.path, _wrong(error, above)) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(origin.path, f"front matter: {error}") from error
    if fields is None or fields == "":
        return Front(text[found.end() :])
    if isinstance(fields, str):  # prose between two rules across the page
        return Front(text)
    if not isinstance(fields, dict):
        raise Unreadable(origin.path, "its front matter must be `name: value` lines")
    said = {str(name): None if value in _NOTHING else value for name, value in fields.items()}
    front = Front(text[found.end() :], said, _lines(node, above, origin))
    for name, value in said.items():
        if isinstance(value, str) and _DAY.fullmatch(value) and not _is_day(value):
            raise Unreadable(
                origin.path, f"{front.place(f'`{name}`')}: `{name}` is {value!r}, and there is no such day"
            )
    return front


def _wrong(error: yaml.YAMLError, above: int) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
    hint = "; a value with a colon in it needs quotes" if problem == "mapping values are not allowed here" else ""
    return f"front matter, line {mark.line + above + 1 if mark else 1}: {problem}{hint}"


def _lines(node: yaml.Node | None, above: int, origin: Origin) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, _ in node.value if node is not None else ():
        line = name.start_mark.line + above + 1
        if name.value in found:
            raise Unreadable(origin.path, f"front matter, line {line}: `{name.value}` was said before")
        found[str(name.value)] = line
    return found


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
