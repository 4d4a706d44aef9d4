"""References as CSL-JSON items: the one form from which every other export is made.

An item is a dict as the CSL-JSON schema has it. Unknown facts are left out, never guessed. A source is retracted in its
title ("RETRACTED: …", as publishers mark it), so that no format and no reference manager can lose it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from primum.bibliography.names import names
from primum.model import Evidence, Kind, Source

Item = Mapping[str, Any]

_JOURNAL = {Kind.TRIAL, Kind.OBSERVATIONAL, Kind.REVIEW, Kind.SYSTEMATIC_REVIEW, Kind.CASE_REPORT}
# CSL has no type for these; the genre says what they are.
_GENRES = {Kind.GUIDELINE: "guideline", Kind.LABEL: "drug label", Kind.PREPRINT: "preprint", Kind.SUMMARY: "summary"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|T| )", re.ASCII)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def items(references: Iterable[Evidence]) -> list[Item]:
    """The references of an answer, in their order; the id of each is its document's."""
    return [item(evidence.source, id=evidence.document) for evidence in references]


def item(source: Source, *, id: str) -> Item:
    """One source. Where it has no title, its id stands for one."""
    kind = _type(source)
    title = _unpointed(plain(source.title)) or plain(id)
    if source.retracted and not title.lower().startswith("retracted"):
        title = f"RETRACTED: {title}"
    publisher = plain(source.publisher)
    container = kind in {"article-journal", "chapter", "webpage"}
    found: dict[str, Any] = {
        "id": plain(id),
        "type": kind,
        "title": title,
        "author": names([plain(author) for author in source.authors]),
        "issued": issued(source.published),
        "container-title": publisher if container else "",
        "publisher": "" if container else publisher,
        "genre": "" if kind == "article-journal" else _GENRES.get(source.kind, ""),
        "DOI": plain(source.doi),
        "PMID": plain(source.pmid),
        "PMCID": plain(source.pmcid),
        "URL": web_address(source.url),
        "language": plain(source.language),
        "status": "retracted" if source.retracted else "",
        "note": _note(source),
    }
    return {key: value for key, value in found.items() if value}


def csl_json(found: Sequence[Item]) -> str:
    """The items as a CSL-JSON file (`application/vnd.citationstyles.csl+json`), readable and ending in a line break."""
    return json.dumps(list(found), ensure_ascii=False, indent=2) + "\n"


def issued(published: str) -> dict[str, Any]:
    """A CSL date of an ISO date or moment, as precise as that is; text that is no date stays literal; empty is {}."""
    parts = date_parts(published)
    if parts:
        return {"date-parts": [list(parts)]}
    return {"literal": plain(published)} if plain(published) else {}


def date_parts(published: str) -> tuple[int, ...]:
    """Year, month and day, or as many as are given and can be; () where the text begins with no ISO date."""
    match = _DATE.match(published.strip())
    if not match or match[1] == "0000":
        return ()
    parts = [int(part) for part in match.groups() if part]
    while len(parts) > 1:
        try:
            date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
        except ValueError:
            parts.pop()
        else:
            break
    return tuple(parts)


def plain(text: str) -> str:
    """Text on one line, without characters that XML and line formats cannot hold."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def remarks(found: Item) -> list[str]:
    """What an item says beside the usual fields: its revision with where that stands, and its note."""
    revision = f"Revision {found['version']}, {found.get('status', '')}".rstrip(", ") if "version" in found else ""
    return [remark for remark in (revision, found.get("note", "")) if remark]


def web_address(url: str) -> str:
    """The address if it is one of the web, else empty: pages and exports carry no `file:` or `javascript:` address."""
    return plain(url) if _WEB.match(url) else ""


def _unpointed(title: str) -> str:
    """A title without its full stop, which MEDLINE writes and every style adds; an ellipsis stays."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _type(source: Source) -> str:
    indexed = bool(source.pmid or source.pmcid)
    if source.kind is Kind.PREPRINT:
        return "article"
    if source.kind in _JOURNAL or (source.kind in {Kind.GUIDELINE, Kind.OTHER} and indexed):
        return "article-journal"
    if source.kind in {Kind.GUIDELINE, Kind.LABEL}:
        return "report"
    if source.kind is Kind.REFERENCE and indexed:
        return "chapter"
    if source.kind is Kind.OTHER and source.doi:
        return "article-journal"
    return "webpage" if web_address(source.url) else "document"


def _note(source: Source) -> str:
    notes = ["Retracted: supports nothing."] if source.retracted else []
    if source.superseded_by:
        notes.append(f"Superseded by {plain(source.superseded_by)}.")
    made = [", ".join(filter(None, map(plain, (w.title, w.publisher, w.published)))) for w in source.written_from]
    if made:
        notes.append(f"Written from: {'; '.join(made)}.")
    return " ".join(notes)
