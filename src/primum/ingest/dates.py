"""Dates as people write them, as ISO 8601: "April 27, 2021" is "2021-04-27", "Aug 2020" is "2020-08"."""

from __future__ import annotations

import datetime
import re

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MONTH = rf"(?P<month>{'|'.join(_NAMES)})[a-z]*\.?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?:[T ].*)?",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:\d*)(?:[+-]\d{{4}})?",
        rf"(?:\w+day,?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}.*",
        rf"(?:\w+day,?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}.*",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}\s+{_MONTH}(?:\s+{_DAY})?",
    )
)
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")


def iso_date(value: object) -> str:
    """An ISO date, partial where the value is ("2021", "2021-04"); "" where nothing is said or no year is to be found.

    A day or month that cannot be is left away rather than guessed."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    text = " ".join(str(value).split()) if value is not None and not isinstance(value, bool) else ""
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = parts["month"]
            return _joined(int(parts["year"]), _MONTHS.get(month[:3].lower()) or int(month), int(parts.get("day") or 0))
    years = _ANY_YEAR.findall(text)
    return str(years[-1]) if years else ""


def _joined(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return str(year)
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return f"{year}-{month:02}"
