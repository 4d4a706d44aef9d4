"""Files that by their names are no documents: licences, read-me files, queries and judgements, tables, pictures."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_BY_NAME: tuple[tuple[str, str], ...] = (
    ("a read-me file", r"(?:.*[_.-])?readme(?:[_.-].*)?"),
    ("a licence file", r"(?:licen[cs]e|copying|copyright)(?:\.\w+)?|.*[_.-]licen[cs]e(?:\.txt)?"),
    ("a licence file", r"notice(?:\.(?:txt|md|rst))?"),
    ("a project file", r"(?:changelog|changes|history|contributing|code_of_conduct|makefile)(?:\.\w+)?"),
    ("queries of a benchmark", r"(?:.*[_-])?queries(?:[_.-].*)?\.(?:jsonl|json|tsv)"),
    ("relevance judgements of a benchmark", r"qrels?\b.*"),
)  # fmt: skip
_BY_FOLDER = {
    "qrels": "relevance judgements of a benchmark",
    "_includes": "a fragment that a site generator puts into its pages",
    "_layouts": "a template of a site generator",
}
_BY_ENDING = {
    "a table": "tsv csv",
    "a picture": "jpg jpeg png gif svg webp bmp tif tiff ico",
    "sound or film": "mp3 mp4 wav avi mov webm",
    "a style sheet or script": "css js",
    "a program or its settings": "py r sh yaml yml toml ini cfg lock",
    "a check sum": "md5 sha256 sha1",
    "a list of identifiers": "ids",
}
_TABLE = re.compile(r"retract.*\.(?:tsv|csv)$", re.IGNORECASE)
"""Tables that are read: those of retractions, told by their names."""
_RULES = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _BY_NAME)
_ENDINGS = {ending: reason for reason, endings in _BY_ENDING.items() for ending in endings.split()}


def no_document(path: str) -> str:
    """Why a file of this name is no document, or an empty string."""
    inside = PurePosixPath(path.replace("\\", "/").rpartition("!")[2])
    name = inside.name.removesuffix(".gz")
    for reason, pattern in _RULES:
        if pattern.fullmatch(name):
            return f"no document: {reason}"
    for folder in inside.parts[:-1]:
        if folder in _BY_FOLDER:
            return f"no document: {_BY_FOLDER[folder]}"
    if _TABLE.search(name):
        return ""
    reason = _ENDINGS.get(name.rpartition(".")[2].lower(), "")
    return f"no document: {reason}" if reason else ""
