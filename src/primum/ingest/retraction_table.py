"""Tables of retractions: one row for each notice, with the DOI or PMID of the article that it concerns.

Read are columns by the names that Open Retractions and Retraction Watch give them. Of what date a table is, its newest
rows tell; notices are dated ahead, as printed issues are, so the few newest of many do not count.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from datetime import date
from io import TextIOWrapper
from typing import BinaryIO

from primum.errors import Unreadable
from primum.ingest import identifiers
from primum.ingest.dates import iso_date
from primum.ingest.origin import Origin
from primum.model import Document, Notice

_DOI = ("doi", "originalpaperdoi", "original_doi")
_PMID = ("pmid", "originalpaperpubmedid", "original_pmid")
_SAYS = ("retracted", "is_retracted")
_NATURE = ("retractionnature", "nature", "update_types")
_DATE = ("date", "retractiondate", "retraction_date", "update_date")
_BY = ("notice_doi", "retractiondoi", "retraction_doi")
AHEAD = 0.005
"""Share of a table's rows that may be dated ahead of the day on which it was made."""
CHECKED, WHAT = "checked", "retractions"
"""The notice that says of what date a table is."""


def sniff(head: bytes) -> bool:
    """Whether the first line names the columns of such a table."""
    names = _columns(head.split(b"\n", 1)[0].decode("utf-8", "replace"))
    return _at(names, *_DOI, *_PMID) is not None and _at(names, *_SAYS, *_NATURE) is not None


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Notice | Unreadable]:
    """A notice for every article that the table calls retracted, and one that names the table's date.

    Corrections, errata and expressions of concern are left out. A row that names no article is given as Unreadable."""
    lines = TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    first = lines.readline()
    names = _columns(first)
    days: list[str] = []
    for number, row in enumerate(csv.reader(lines, delimiter=_delimiter(first)), start=2):
        if not row:
            continue
        day = iso_date(_said(row, names, *_DATE).split(";")[0].split(" ")[0])
        if len(day) == 10 and day <= date.today().isoformat():
            days.append(day)
        if not _is_retracted(row, names):
            continue
        doi, pmid = identifiers.doi(_said(row, names, *_DOI)), identifiers.pmid(_said(row, names, *_PMID))
        by = identifiers.doi(_said(row, names, *_BY))
        if not doi and pmid in {"", "0"}:
            yield Unreadable(f"{origin.path}:{number}", "the row names no article by DOI or PMID")
            continue
        yield Notice("retracted", f"doi:{doi}" if doi else f"pmid:{pmid}", by=f"doi:{by}" if by else "")
    if days:
        yield Notice(CHECKED, WHAT, by=sorted(days)[math.ceil(len(days) * (1 - AHEAD)) - 1])


def _columns(line: str) -> list[str]:
    parts = next(csv.reader([line.lstrip("\ufeff").strip("\r\n")], delimiter=_delimiter(line)), [])
    return [name.strip().lower().replace(" ", "") for name in parts]


def _delimiter(line: str) -> str:
    return "\t" if "\t" in line else ";" if line.count(";") > line.count(",") else ","


def _at(names: Sequence[str], *wanted: str) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _said(row: Sequence[str], names: Sequence[str], *wanted: str) -> str:
    at = _at(names, *wanted)
    return row[at].strip() if at is not None and at < len(row) else ""


def _is_retracted(row: Sequence[str], names: Sequence[str]) -> bool:
    said = _said(row, names, *_SAYS).lower()
    if said:
        return said in {"1", "true", "yes"}
    nature = _said(row, names, *_NATURE).lower()
    return "retraction" in nature and "partial" not in nature
