"""Where well-known publishers of guidance speak for: an ISO 3166 country code, or "INT"."""

from __future__ import annotations

import re

# Code, parts of names in any case, acronyms in capitals.
_PUBLISHERS: tuple[tuple[str, str, str], ...] = (
    ("INT", r"world health organi[sz]ation|pan american health", "WHO|PAHO|UNICEF|UNFPA"),
    ("US", r"us preventive services|us national library|centers for disease control|national institutes? of health"
           r"|medlineplus|food and drug administration",
           "USPSTF|CDC|NIH|FDA|AHRQ"),
    ("NG", r"federal ministry of health,? (?:of )?nigeria|nigeria centre for disease", "NCDC"),
    ("GB", r"national institute for health and care|scottish intercollegiate|uk health security",
           "NICE|SIGN|MHRA|UKHSA"),
    ("EU", r"european medicines agency|european centre for disease", "EMA|ECDC"),
    ("CA", r"health canada|public health agency of canada|canadian task force", "CADTH"),
    ("AU", r"therapeutic goods administration|national health and medical research council", "NHMRC"),
)  # fmt: skip
_COMPILED = tuple((code, re.compile(rf"(?i:{names})|\b(?:{acronyms})\b")) for code, names, acronyms in _PUBLISHERS)


def jurisdiction_of(publisher: str) -> str:
    """The country of a publisher in the table, "" for any other."""
    return next((code for code, pattern in _COMPILED if pattern.search(publisher)), "")
