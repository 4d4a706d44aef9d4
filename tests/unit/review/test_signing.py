"""Signatures: what they bind to, the file that leaves the house, and checking it by itself."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from primum.board import Article, Decision, Declaration, Person, Review, Revision, Signature, content_hash
from primum.canon import Content, content_text
from primum.errors import Invalid, Unavailable
from primum.model import Answer, State
from primum.review import signing
from primum.review.keys import Keyring, key_id, verifies

AT = "2026-03-01T09:00:00Z"
ANA = Person("p2", "Ana", "ana@example.org", credentials="MD, FRCP", specialty="neurology")
BEN = Person("p3", "Ben", "ben@example.org", credentials="MD")
PAGE = Article(
    "a1", "cramp", "What helps cramp?", "What helps cramp?", State.APPROVED, "p1", AT, AT, approved=1, approved_at=AT
)


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "keys")


@pytest.fixture
def revision(article: Answer) -> Revision:
    text = content_text(Content(article))
    return Revision("a1", 1, text, content_hash(text), "p1", AT)


def signed(ring: Keyring, revision: Revision, person: Person, **changes: Any) -> Signature:
    declaration = changes.pop("declaration", Declaration(False, "None.", AT))
    review = Review("a1", 1, revision.hash, person.id, Decision.APPROVE, declaration, AT)
    return signing.sign(ring, PAGE, revision, replace(review, **changes), person, server="board")


def exported(ring: Keyring, revision: Revision, *signatures: Signature) -> dict[str, Any]:
    people = (ANA, BEN)
    return signing.export(PAGE, revision, signatures, keys=ring.public(), reviewers=people)


def test_a_file_says_who_approved_what_and_what_that_proves(ring: Keyring, revision: Revision) -> None:
    made = exported(ring, revision, signed(ring, revision, ANA), signed(ring, revision, BEN))
    checked = signing.verify(json.dumps(made))
    assert checked.sound
    assert checked.approvals == 2
    assert checked.lines[0] == "What helps cramp? (revision 1, approved)"
    assert "Approved by p2 (Ana, MD, FRCP)" in checked.lines[1]
    assert signing.PROVES in checked.lines
    assert signing.PROVES_NOT in checked.lines


def test_a_signature_holds_credentials_and_interests_but_no_name(ring: Keyring, revision: Revision) -> None:
    said = json.loads(signed(ring, revision, ANA).payload)
    assert said["credentials"] == "MD, FRCP"
    assert said["declaration"] == {"conflict": False, "statement": "None.", "at": AT}
    assert "Ana" not in json.dumps(said)


def test_a_name_that_was_erased_leaves_the_proof_standing(ring: Keyring, revision: Revision) -> None:
    gone = replace(ANA, name="", email="", credentials="", erased=True)
    made = signing.export(PAGE, revision, [signed(ring, revision, ANA)], keys=ring.public(), reviewers=[gone])
    checked = signing.verify(json.dumps(made))
    assert checked.sound
    assert "a person whose name was erased" in checked.lines[1]


def _reword(made: dict[str, Any]) -> None:
    made["revision"]["content"] = made["revision"]["content"].replace("Rest", "Wine")


def _rehash(made: dict[str, Any]) -> None:
    _reword(made)
    made["revision"]["hash"] = content_hash(made["revision"]["content"])


def _renumber(made: dict[str, Any]) -> None:
    made["revision"]["number"] = 2


def _other_article(made: dict[str, Any]) -> None:
    made["article"]["id"] = "a2"


def _other_person(made: dict[str, Any]) -> None:
    made["signatures"][0]["reviewer"] = "p3"


def _other_time(made: dict[str, Any]) -> None:
    row = made["signatures"][0]
    row["payload"] = row["payload"].replace("2026-03-01", "2026-04-01")


def _no_key(made: dict[str, Any]) -> None:
    made["keys"] = {}


def _swapped_key(made: dict[str, Any]) -> None:
    made["keys"] = dict.fromkeys(made["keys"], "A" * 43 + "=")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_reword, "The content was changed"),
        (_rehash, "it is of another text"),
        (_renumber, "it is of another text"),
        (_other_article, "it is of another text"),
        (_other_person, "it is of another text"),
        (_other_time, "what it signed was changed"),
        (_no_key, "the file lacks the key"),
        (_swapped_key, "is not the one with the id"),
    ],
)
def test_whatever_is_changed_is_found(
    ring: Keyring, revision: Revision, change: Callable[[dict[str, Any]], None], says: str
) -> None:
    made = exported(ring, revision, signed(ring, revision, ANA))
    change(made)
    checked = signing.verify(json.dumps(made))
    assert not checked.sound
    assert says in "\n".join(checked.lines)
    assert "Do not rely on this file." in checked.lines


def test_a_file_made_with_a_strangers_key_holds_by_itself_but_not_against_the_known_one(
    ring: Keyring, revision: Revision, tmp_path: Path
) -> None:
    stranger = Keyring(tmp_path / "other")
    known = ring.rotate()
    forged = json.dumps(exported(stranger, revision, signed(stranger, revision, ANA)))
    assert signing.verify(forged).sound
    assert not signing.verify(forged, key=known).sound


def test_a_signature_of_someone_with_a_conflict_does_not_count(ring: Keyring, revision: Revision) -> None:
    made = exported(ring, revision, signed(ring, revision, ANA, declaration=Declaration(True, "Shares.", AT)))
    assert not signing.verify(json.dumps(made)).sound


def test_a_file_without_signatures_proves_nothing(ring: Keyring, revision: Revision) -> None:
    checked = signing.verify(json.dumps(exported(ring, revision)))
    assert not checked.sound
    assert "nobody has signed it" in checked.lines[1]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "primum.article/1"}', '{"schema": "primum.answer/1"}'])
def test_another_file_is_refused_in_words(text: str) -> None:
    with pytest.raises(Invalid, match=r"no JSON|no exported article|lacks its article"):
        signing.verify(text)


def test_a_payload_that_is_none_is_refused_in_words(ring: Keyring, revision: Revision) -> None:
    key, signature = ring.sign(b"[]")
    row = Signature("a1", 1, "p2", "[]", signature, key, AT)
    with pytest.raises(Invalid, match="no payload of an approval"):
        signing.verify(json.dumps(exported(ring, revision, row)))


# Keys


def test_the_first_signature_makes_a_key_that_nobody_else_can_read(ring: Keyring) -> None:
    assert ring.current() == ""
    assert ring.public() == {}
    id, _ = ring.sign(b"x")
    assert ring.current() == id
    assert stat.S_IMODE((ring.folder / f"{id}.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE(ring.folder.stat().st_mode) == 0o700


def test_after_rotating_old_signatures_still_verify_and_the_old_private_key_is_gone(ring: Keyring) -> None:
    old, signature = ring.sign(b"text")
    new = ring.rotate()
    assert new != old
    assert ring.sign(b"text")[0] == new
    assert set(ring.public()) == {old, new}
    assert verifies(ring.public()[old], b"text", signature)
    assert not verifies(ring.public()[new], b"text", signature)
    assert not (ring.folder / f"{old}.pem").exists()


def test_of_many_first_signatures_at_the_same_moment_all_are_by_one_key(ring: Keyring) -> None:
    with ThreadPoolExecutor(8) as pool:
        signed_by = {id for id, _ in pool.map(ring.sign, [b"x"] * 32)}
    assert signed_by == {ring.current()}
    assert {p.name for p in ring.folder.iterdir()} == {"current", f"{ring.current()}.pem", f"{ring.current()}.pub"}


def test_a_key_is_named_by_its_bytes(ring: Keyring) -> None:
    id = ring.rotate()
    assert key_id(ring.public()[id]) == id


def test_a_key_that_cannot_be_read_is_named_and_not_replaced_in_silence(ring: Keyring) -> None:
    id = ring.rotate()
    (ring.folder / f"{id}.pem").write_bytes(b"nonsense")
    with pytest.raises(Unavailable, match=r"cannot be read.*primum keys rotate"):
        ring.sign(b"x")


@pytest.mark.parametrize(("key", "says"), [("%%", "not written in base64"), ("QUJD", "32 bytes, not 3")])
def test_what_is_no_key_is_refused(key: str, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        key_id(key)


def test_a_folder_that_cannot_be_made_is_named_with_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Unavailable, match=r"cannot be made.*PRIMUM_KEYS"):
        Keyring(tmp_path / "file" / "keys").sign(b"text")
