"""Dates that come in parts, as XML records give them, as ISO 8601; what is missing or impossible is left off."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_WORD = re.compile(r"[A-Za-z]{3,}")


@lru_cache(maxsize=4096)
def joined_date(year: str, month: str = "", day: str = "") -> str:
    """ "2021", "2021-08" or "2021-08-25" from a year, a month by number or name, and a day; "" without a year."""
    year = year.strip()
    if not _YEAR.fullmatch(year):
        return ""
    number = _month(month.strip().lower())
    if not number:
        return year
    if day.strip():
        try:
            return datetime.date(int(year), number, int(day)).isoformat()
        except ValueError:
            pass
    return f"{year}-{number:02}"


def first_date(text: str) -> str:
    """The first year of free text, with the month where it is named right after: "1998 Dec-1999 Jan" is "1998-12"."""
    found = _YEAR.search(text)
    if not found:
        return ""
    following = _WORD.search(text, found.end())
    return joined_date(found.group(), following.group() if following else "")


def date_of_digits(text: str) -> str:
    """The date of HL7's "20190604120000+0000", which may stop after the year or the month."""
    run = re.match(r"\d*", text.strip())
    digits = run.group() if run else ""
    return joined_date(digits[:4], digits[4:6], digits[6:8])


def _month(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else 0
    return _MONTHS.index(text[:3]) + 1 if text[:3] in _MONTHS else 0
