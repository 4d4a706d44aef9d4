"""Nouns to JSON and back without loss, and the canonical text of a revision: the bytes that reviewers sign.

Canonical means: keys sorted, no white space, UTF-8, no escapes beyond JSON's own. Equal nouns give equal bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from primum.errors import Invalid
from primum.model import Answer, Claim, State

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a quote, kept with the revision so that its page stands even when the library moves on."""

    document: str
    start: int
    end: int
    before: str
    after: str
    headings: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True)
class Content:
    """What a revision holds: the answer with all its claims, and the surroundings of every quote."""

    answer: Answer
    settings: tuple[Setting, ...] = ()


def dump(noun: Any) -> Any:
    """A noun as JSON-ready values."""
    return _adapter(type(noun)).dump_python(noun, mode="json", exclude={"numbers": True, "answer": {"numbers"}})


def load(kind: type[Noun], value: Any) -> Noun:
    """The noun that `dump` wrote; Invalid names what does not fit."""
    try:
        noun: Noun = _adapter(kind).validate_python(value, strict=False)
        return noun
    except ValidationError as error:
        first = error.errors()[0]
        raise Invalid(f"{'.'.join(str(p) for p in first['loc'])}: {first['msg']}") from None


def canonical(value: Any) -> str:
    """JSON-ready values as canonical text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_text(content: Content) -> str:
    """The canonical text of a revision. What changes without the text changing is left out: wall time, state."""
    answer = content.answer
    still = replace(answer, state=State.DRAFT, run=replace(answer.run, millis=0.0))
    return canonical(dump(Content(still, content.settings)))


def read_content(text: str) -> Content:
    """The content whose canonical text this is."""
    return load(Content, json.loads(text))


def claim_hash(claim: Claim) -> str:
    """SHA-256, hexadecimal, of a claim's words, key term and citations: what a reviewer's mark is bound to."""
    said = [claim.text, claim.term, [dump(c) for c in claim.citations]]
    return hashlib.sha256(canonical(said).encode()).hexdigest()


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]
