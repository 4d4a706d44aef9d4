"""What an approval signs, the file in which an approved article leaves the house, and checking it offline."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from primum.board import Article, Person, Review, Revision, Signature, content_hash
from primum.canon import canonical, dump, read_content
from primum.errors import Invalid
from primum.review.keys import Keyring, key_id, verifies

SCHEMA = "primum.article/1"
PROVES = (
    "This proves that the holder of the key recorded these approvals of exactly these bytes, by the persons with these "
    "ids, at these times."
)
PROVES_NOT = (
    "It does not prove who these persons are, that what they approved is right, or that the article has not been "
    "corrected or withdrawn since. Compare the key's id with the one that the server publishes."
)


def sign(
    keyring: Keyring, article: Article, revision: Revision, review: Review, reviewer: Person, *, server: str
) -> Signature:
    """The signature that this server recorded this review. It binds to the bytes of the revision by their hash."""
    payload = canonical(
        {
            "article": article.id,
            "slug": article.slug,
            "revision": revision.number,
            "hash": revision.hash,
            "reviewer": reviewer.id,
            "credentials": reviewer.credentials,
            "decision": review.decision.value,
            "declaration": asdict(review.declaration),
            "at": review.at,
            "server": server,
        }
    )
    key, signature = keyring.sign(payload.encode())
    return Signature(article.id, revision.number, reviewer.id, payload, signature, key, review.at)


def export(
    article: Article,
    revision: Revision,
    signatures: Sequence[Signature],
    *,
    keys: Mapping[str, str],
    reviewers: Sequence[Person],
) -> dict[str, Any]:
    """A revision with everything needed to check it: JSON-ready, form `primum.article/1`.

    `revision.content` is the text whose bytes were signed, as one string. Names stand beside the signatures, not in
    them, so that a person's name can be erased."""
    signed = [s for s in signatures if s.revision == revision.number]
    used = {s.key for s in signed}
    return {
        "schema": SCHEMA,
        "article": {
            **{name: getattr(article, name) for name in ("id", "slug", "title", "question", "notice")},
            **{name: getattr(article, name) for name in ("created", "changed", "approved_at", "review_by")},
            "state": article.state.value,
            "approved": article.approved,
        },
        "revision": {n: getattr(revision, n) for n in ("number", "hash", "made", "author", "reason", "content")},
        "signatures": [dump(s) for s in signed],
        "reviewers": [
            {"id": p.id, "name": p.name, "credentials": p.credentials, "specialty": p.specialty}
            for p in reviewers
            if p.id in {s.reviewer for s in signed}
        ],
        "keys": {id: public for id, public in keys.items() if id in used},
    }


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a file found: `sound` says whether everything in it fits; `lines` say it in plain words."""

    sound: bool
    lines: tuple[str, ...]
    approvals: int = 0


def verify(text: str, *, key: str = "") -> Checked:
    """Check an exported article by itself: no store, no library, no network.

    Its content must have the hash that it states, and every signature must be one of that hash, of this article and
    revision, by a key in the file. `key`, where given, is the id of the one key that is trusted. Invalid where the text
    is no exported article."""
    parts = _read(text)
    revision, article = parts["revision"], parts["article"]
    found = content_hash(revision["content"])
    faults: list[str] = []
    if found != revision["hash"]:
        faults.append(f"The content was changed: its hash is {found[:16]}…, the file says {revision['hash'][:16]}….")
    else:
        read_content(revision["content"])
    people: list[str] = []
    names = {p["id"]: ", ".join(filter(None, (p["name"], p["credentials"]))) for p in parts["reviewers"]}
    for row in parts["signatures"]:
        fault = _fault(row, parts, hash=found, trusted=key)
        said = _said(row) if not fault else {}
        if fault:
            faults.append(f"The signature for {row['reviewer']} does not hold: {fault}.")
        elif said.get("decision") == "approve":
            who = names.get(said["reviewer"]) or "a person whose name was erased"
            people.append(f"Approved by {said['reviewer']} ({who}) on {said['at']}; key {row['key']}.")
    state = str(article["state"]).replace("_", " ")
    head = f"{article['title']} (revision {revision['number']}, {state})"
    if faults:
        return Checked(False, (head, *faults, "Do not rely on this file."))
    if not people:
        return Checked(False, (head, "The content is whole, but nobody has signed it."))
    return Checked(True, (head, *people, PROVES, PROVES_NOT), len({p.split()[2] for p in people}))


def _read(text: str) -> dict[str, Any]:
    """The file's parts, with the shape that checking needs."""
    try:
        parts = json.loads(text)
    except json.JSONDecodeError as error:
        raise Invalid(f"this is no JSON: line {error.lineno}, {error.msg}") from None
    if not isinstance(parts, dict) or parts.get("schema") != SCHEMA:
        raise Invalid(f"this is no exported article: it lacks the schema {SCHEMA!r}")
    wanted: dict[str, tuple[str, ...]] = {
        "article": ("id", "title", "state"),
        "revision": ("number", "hash", "content"),
    }
    for name, keys in wanted.items():
        held = parts.get(name)
        if not isinstance(held, dict) or any(k not in held for k in keys):
            raise Invalid(f"this exported article lacks its {name}, or a part of it")
    rows = {"signatures": ("payload", "signature", "key", "reviewer"), "reviewers": ("id", "name", "credentials")}
    for name, fields in rows.items():
        held = parts.get(name)
        if not isinstance(held, list) or any(
            not isinstance(row, dict) or any(not isinstance(row.get(f), str) for f in fields) for row in held
        ):
            raise Invalid(f"this exported article's {name} are not of the form {SCHEMA}")
    if not isinstance(parts.get("keys"), dict) or not isinstance(parts["revision"]["content"], str):
        raise Invalid("this exported article lacks its keys, or its content")
    return parts


def _fault(row: Mapping[str, Any], parts: Mapping[str, Any], *, hash: str, trusted: str) -> str:
    """What is wrong with one signature, or ""."""
    public = parts["keys"].get(row["key"])
    if not isinstance(public, str):
        return f"the file lacks the key {row['key']}"
    if key_id(public) != row["key"]:
        return f"the key in the file is not the one with the id {row['key']}"
    if trusted and row["key"] != trusted:
        return f"it is by the key {row['key']}, not by {trusted}"
    if not verifies(public, row["payload"].encode(), row["signature"]):
        return "the signature is not by that key, or what it signed was changed"
    return _other(_said(row), (hash, parts["article"]["id"], parts["revision"]["number"], row["reviewer"]))


def _other(said: Mapping[str, Any], wanted: tuple[object, ...]) -> str:
    """What a payload says that it may not: that it is of another text, or by someone with a conflict."""
    if tuple(said.get(name) for name in ("hash", "article", "revision", "reviewer")) != wanted:
        return "it is of another text"
    declaration = said.get("declaration")
    if not isinstance(declaration, dict) or declaration.get("conflict") is not False:
        return "the reviewer had declared a conflict of interest, or declared nothing"
    return ""


def _said(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A signature's payload; Invalid where it is none."""
    try:
        said = json.loads(row["payload"])
    except json.JSONDecodeError:
        said = None
    if not isinstance(said, dict):
        raise Invalid(f"what was signed for {row['reviewer']} is no payload of an approval")
    return said
