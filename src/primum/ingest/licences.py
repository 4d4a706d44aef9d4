"""Licences by their short names, from addresses and from the words of a licence statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CREATIVE_COMMONS = re.compile(
    r"creativecommons\.org/licen[sc]es/(by(?:-(?:nc|nd|sa))*)(?:/(\d(?:\.\d)?))?", re.IGNORECASE
)
_ZERO = re.compile(r"creativecommons\.org/publicdomain/zero(?:/(\d\.\d))?", re.IGNORECASE)
_MARK = re.compile(r"creativecommons\.org/publicdomain/mark", re.IGNORECASE)
_ATTRIBUTION = re.compile(
    r"creative commons[ -](?:\w+ )?attribution(?P<terms>(?:[ ,/-]*(?:non-?commercial|no-?deriv(?:ative)?s?(?: works?)?"
    r"|share-?alike))*)(?:[^.]{0,40}?\b(?P<version>\d\.\d)\b)?"
    r"|\bcc[ -]by(?P<letters>(?:-(?:nc|nd|sa))*)\b(?: ?(?P<number>\d\.\d))?",
    re.IGNORECASE,
)
_TERMS = (("nc", r"non-?commercial|\bnc\b"), ("nd", r"no-?deriv|\bnd\b"), ("sa", r"share-?alike|\bsa\b"))


def licence_of_url(url: str) -> str:
    """ "CC BY-NC 4.0", "CC0 1.0" or "public domain" from a Creative Commons address; "" for any other."""
    if found := _CREATIVE_COMMONS.search(url):
        version = found[2] or ""
        return f"CC {found[1].upper()} {version if '.' in version or not version else version + '.0'}".strip()
    if found := _ZERO.search(url):
        return f"CC0 {found[1] or '1.0'}"
    return "public domain" if _MARK.search(url) else ""


def licence_of_text(text: str) -> str:
    """The licence that a statement names in words, or by an address in it; "" where it names none."""
    if named := licence_of_url(text):
        return named
    if found := _ATTRIBUTION.search(text):
        said = found["terms"] or found["letters"] or ""
        terms = "".join(f"-{short.upper()}" for short, words in _TERMS if re.search(words, said, re.IGNORECASE))
        return f"CC BY{terms} {found['version'] or found['number'] or ''}".strip()
    if re.search(r"\bcc0\b|public domain dedication", text, re.IGNORECASE):
        return "CC0 1.0"
    return "public domain" if re.search(r"\bpublic domain\b", text, re.IGNORECASE) else ""


def kept_out(licence: str, refused: Sequence[str]) -> str:
    """The first of the licences `refused` that this one is, or has among its terms; "" where it is none of them.

    Words count, in any case and however they are joined: "NC" and "CC BY-NC" are both in "CC BY-NC-SA 4.0", and a
    licence that is spelled out is known by its short name as well. "none" is a document that states no licence."""
    if not licence.strip():
        return next((rule for rule in refused if rule.lower() == "none"), "")
    said = [_words(licence), _words(licence_of_text(licence))]
    return next((rule for rule in refused if any(_words(rule) in words for words in said)), "")


def _words(text: str) -> str:
    return f" {' '.join(re.findall(r'[a-z]+|[0-9.]+', text.lower()))} "
