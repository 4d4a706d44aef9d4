"""Items as RIS, the line format that every reference manager reads, written by rispy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import rispy

from primum.bibliography.csl import Item, remarks
from primum.bibliography.names import OTHERS, inverted

_TYPES: Mapping[str, str] = {
    "article-journal": "JOUR",
    "article": "UNPB",
    "report": "RPRT",
    "webpage": "ELEC",
    "chapter": "CHAP",
    "book": "BOOK",
}


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """RIS as its definition has it: no numbers between records, lines ended by carriage return and line feed."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


def ris(found: Sequence[Item]) -> str:
    """The items as a RIS file (UTF-8)."""
    return str(rispy.dumps([_record(item) for item in found], implementation=_Writer))


def _record(item: Item) -> dict[str, Any]:
    authors = item.get("author", [])
    notes = remarks(item)
    if OTHERS in authors:
        notes.append("The source names more authors than these.")
    record = {
        "type_of_reference": _TYPES.get(item["type"], "GEN"),
        "id": item["id"],
        "authors": [inverted(a) for a in authors if a != OTHERS],
        "title": item.get("title", ""),
        "secondary_title": item.get("container-title", ""),
        "publisher": item.get("publisher", ""),
        **_dates(item.get("issued", {})),
        "type_of_work": item.get("genre", ""),
        "doi": item.get("DOI", ""),
        "accession_number": item.get("PMID", ""),
        "name_of_database": "PubMed" if "PMID" in item else "",
        "custom2": item.get("PMCID", ""),
        "urls": [item["URL"]] if "URL" in item else [],
        "language": item.get("language", ""),
        "notes": notes,
    }
    return {key: value for key, value in record.items() if value}


def _dates(issued: Mapping[str, Any]) -> dict[str, str]:
    """PY is the year; DA is "year/month/day/other", what is unknown left empty between its slashes."""
    if "date-parts" not in issued:
        return {"date": f"///{issued['literal']}"} if "literal" in issued else {}
    year, month, day = (*issued["date-parts"][0], None, None)[:3]
    filled = "/".join([f"{year:04d}", *("" if part is None else f"{part:02d}" for part in (month, day))])
    return {"year": f"{year:04d}", "date": f"{filled}/"}
