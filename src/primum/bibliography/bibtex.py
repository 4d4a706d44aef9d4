"""Items as BibTeX, in UTF-8. Our own writer: what needs care is escaping and unique keys, and both fit on a page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from primum.bibliography.csl import Item, remarks
from primum.bibliography.names import OTHERS, Name

_TYPES: Mapping[str, str] = {
    "article-journal": "article",
    "report": "techreport",
    "chapter": "incollection",
    "book": "book",
}
_CONTAINER = {"article": "journal", "incollection": "booktitle"}
_PUBLISHER = {"techreport": "institution"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even behind a backslash, so that these two need commands.
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)
_BREAKING = re.compile(r"[{}\\\s]")
_STOPWORDS = {
    "the",
    "a",
    "an",
    "of",
    "on",
    "in",
    "and",
    "for",
    "to",
    "what",
    "is",
    "are",
    "does",
    "do",
    "how",
    "retracted",
}


def bibtex(found: Sequence[Item]) -> str:
    """The items as a BibTeX file. Keys are "sol2021", "sol2021-2", … in the order of the items."""
    return "\n".join(_entry(item, key) for item, key in zip(found, _keys(found), strict=True))


def _entry(item: Item, key: str) -> str:
    kind = _TYPES.get(item["type"], "misc")
    lines = [f"  {name} = {value}," for name, value in _fields(item, kind)]
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    if authors := item.get("author"):
        yield "author", f"{{{' and '.join(_author(a) for a in authors)}}}"
    if "title" in item:
        # Twice in braces: styles that write titles small would spoil names of drugs and diseases.
        yield "title", f"{{{{{_escaped(item['title'])}}}}}"
    if "container-title" in item:
        yield _CONTAINER.get(kind, "howpublished"), _braced(item["container-title"])
    if "publisher" in item:
        yield _PUBLISHER.get(kind, "publisher"), _braced(item["publisher"])
    yield from _dates(item.get("issued", {}))
    for name, variable in (("type", "genre"), ("version", "version"), ("language", "language")):
        if variable in item:
            yield name, _braced(item[variable])
    for variable in ("DOI", "URL", "PMID", "PMCID"):
        if variable in item:
            yield variable.lower(), f"{{{_verbatim(item[variable])}}}"
    if notes := remarks(item):
        yield "note", _braced(" ".join(notes))


def _dates(issued: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "date-parts" not in issued:
        if "literal" in issued:
            yield "year", _braced(issued["literal"])
        return
    parts = issued["date-parts"][0]
    yield "year", f"{{{parts[0]:04d}}}"
    if len(parts) > 1:
        yield "month", _MONTHS[parts[1] - 1]
    if len(parts) > 2:
        yield "day", f"{{{parts[2]}}}"


def _author(person: Name) -> str:
    """ "Family, Suffix, Given", as BibTeX orders the three; a group in braces, so that it is not cut at its commas."""
    if person == OTHERS:
        return "others"
    if "literal" in person:
        return _braced(person["literal"])
    parts = [_part(person[part]) for part in ("family", "suffix", "given") if part in person]
    return ", ".join(parts)


def _part(text: str) -> str:
    """A part of a name; in braces where BibTeX would cut it: at a comma or at "and"."""
    return _braced(text) if re.search(r",|\band\b", text) else _escaped(text)


def _verbatim(text: str) -> str:
    """Identifiers and addresses are read without LaTeX: what would break the braces is written as in an address."""
    return _BREAKING.sub(lambda match: quote(match[0]), text)


def _braced(text: str) -> str:
    return f"{{{_escaped(text)}}}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _keys(found: Sequence[Item]) -> Iterator[str]:
    """Keys of small ASCII letters and digits, each once."""
    used: Counter[str] = Counter()
    for number, item in enumerate(found, start=1):
        key = f"{_who(item) or f'ref{number}'}{_year(item)}"
        used[key] += 1
        yield key if used[key] == 1 else f"{key}-{used[key]}"


def _who(item: Item) -> str:
    first: Name = next(iter(item.get("author", [])), {})
    named = first.get("family") or first.get("literal", "").split(" ")[0]
    words = (_ascii(word) for word in item.get("title", "").split())
    return _ascii(named) or next((word for word in words if word and word not in _STOPWORDS), "")


def _year(item: Item) -> str:
    parts = item.get("issued", {}).get("date-parts")
    return str(parts[0][0]) if parts else ""


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", folded.lower())
