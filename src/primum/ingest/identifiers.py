"""Identifiers as sources write them, brought to one form; what cannot be one gives ""."""

from __future__ import annotations

import re

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMCID = re.compile(r"(?:PMC)?0*([1-9]\d{0,9})(?:\.\d+)?", re.IGNORECASE)


def doi(text: str) -> str:
    """A DOI without prefix or address, lower case (DOIs are case-insensitive): "10.1000/xyz"."""
    found = _DOI.search(text.strip())
    return found.group().rstrip(".,;)").lower() if found else ""


def pmid(text: str) -> str:
    """A PubMed id: digits alone."""
    digits = text.strip().lower().removeprefix("pmid:").strip().lstrip("0")
    return digits if digits.isascii() and digits.isdigit() and len(digits) <= 10 else ""


def pmcid(text: str) -> str:
    """A PubMed Central id with its prefix, without version: "PMC123"."""
    found = _PMCID.fullmatch(text.strip().removeprefix("pmcid:").strip())
    return f"PMC{found.group(1)}" if found else ""
