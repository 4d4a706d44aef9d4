"""Whether a clause says that one thing is another, or of its kind ("X is a Y", "X, a Y", "Ys such as X", "the Y X").

To speak of both is not to say so: "people with other autoimmune diseases often have fibromyalgia" tells of two
diseases, and not of what one of them is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_ASKS = re.compile(
    r"^\W*(?:(?:is|are|was|were)\s+(?!there\b)(?P<one>\S.*?)|(?P<other>\S.*?)\s+(?:is|are|was|were))"
    r"\s+(?P<kind>(?:an?|the)\s+.+)$",
    re.IGNORECASE,
)
_OF_KIND = re.compile(r"\b(?:form|type|kind|sort|subtype|variety|member) of\b", re.IGNORECASE)
_RELATES = re.compile(
    r"\b(?:of|for|in|to|with|by|from|on|between|among|at|against|after|than|that|or)\b", re.IGNORECASE
)
_LINKS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|called|named|means?|remains?)\b|[,(:–—-]\s*(?=an?\b|the\b|one of\b)"
    r"|,\s*(?=\w)",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"\b(?:with|(?<!caused )by|in|for|to(?! be\b)|that|which|who|from|on|than|when|while|and|or|because|other|if"
    r"|has|have|can|may)\b|[;.]",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\b(?:such as|including|include[sd]?|like|e\.g\.,?|namely|called)\b|:", re.IGNORECASE)
_FAR, _NEAR = 9, 5
"""Words between a thing and its kind where a word links them, and words of a kind that stands before its name."""


class Asked(NamedTuple):
    """What a question asks of: whether `one` is of a `kind`."""

    one: str
    kind: str


def asked(question: str) -> Asked | None:
    """What a question asks to be of which kind; None for one that asks something else. A kind that stands in a relation
    to something ("a cause of", "a treatment for") is none."""
    found = _ASKS.match(question)
    if not found:
        return None
    one, kind = found["one"] or found["other"], found["kind"]
    if _RELATES.search(_OF_KIND.sub("", kind)) or _RELATES.fullmatch(one.split()[-1]):
        return None
    return Asked(one, kind)


def says(clause: str, things: Iterable[int], kinds: Iterable[int]) -> bool:
    """Whether a clause says so of a thing whose name starts at one of `things`, and a kind at one of `kinds`; `things`
    empty where the clause leaves its subject to the title ("It is …")."""
    places = list(things)
    if not places:
        return any(_linked(clause[:kind]) for kind in kinds)
    return any(
        _linked(clause[thing:kind]) if thing < kind else _introduced(clause[kind:thing])
        for thing in places
        for kind in kinds
        if thing != kind
    )


def _linked(between: str) -> bool:
    """Whether what stands from a thing to its kind links the two."""
    parts = [(between[: link.start()], between[link.end() :]) for link in _LINKS.finditer(between)]
    return any(max(len(a.split()), len(b.split())) <= _FAR and not _PARTED.search(b) for a, b in parts)


def _introduced(between: str) -> bool:
    """Whether what stands from a kind to a thing gives the thing as one of them, or as its name."""
    if named := _NAMES.search(between):
        return len(between[: named.start()].split()) <= _NEAR and not _PARTED.search(between[: named.start()])
    return len(between.split()) <= _NEAR and not (_PARTED.search(between) or _LINKS.search(between))
