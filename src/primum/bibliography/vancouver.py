"""References in Vancouver style, set by citeproc-py with the style `vancouver.csl` beside this file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from threading import Lock

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from primum.bibliography.csl import Item

# citeproc-py knows no more than these, and warns of every other.
_READ = {"type", "title", "author", "container-title", "publisher", "issued", "genre", "version", "status"} | {
    *("DOI", "PMID", "PMCID", "URL")
}
# Where a part that ends in a mark of its own meets the full stop of the style: "end?." and "end....".
_DOUBLE_STOP = re.compile(r"(?<!\.)([?!.])\.(?=\s|$)|(?<=\.\.\.)\.")
# citeproc-py keeps what it renders with on the style's own tree, which all threads share.
_LOCK = Lock()


def vancouver(found: Sequence[Item]) -> list[str]:
    """One line of plain text for each item, in order, without numbers. Setting one takes about 2 ms; lines are kept."""
    return [
        _line(json.dumps({key: value for key, value in item.items() if key in _READ}, sort_keys=True)) for item in found
    ]


def vancouver_text(found: Sequence[Item]) -> str:
    """The items as a numbered list, one to a line, from 1, ending in a line break."""
    return "".join(f"{number}. {line}\n" for number, line in enumerate(vancouver(found), start=1))


@lru_cache(maxsize=4096)
def _line(item: str) -> str:
    source = CiteProcJSON([{**json.loads(item), "id": "1"}])
    with _LOCK:
        bibliography = CitationStylesBibliography(_style(), source, formatter.plain)
        bibliography.register(Citation([CitationItem("1")]))
        line = str(bibliography.bibliography()[0])
    line = _DOUBLE_STOP.sub(r"\1", line)
    # After an address or an identifier a full stop would be read as part of it.
    closed = line.endswith((".", "?", "!")) or any(key in json.loads(item) for key in ("DOI", "PMID", "PMCID", "URL"))
    return line if closed else f"{line}."


@cache
def _style() -> CitationStylesStyle:
    return CitationStylesStyle(BytesIO(files(__package__).joinpath("vancouver.csl").read_bytes()), validate=False)
