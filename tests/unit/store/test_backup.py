"""Backups: what is brought back is what was there, on either engine, or nothing is brought back."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from board_things import AT, article, event, mark, person, remark, review, revision, signature
from sqlalchemy import select

from primum.board import Assignment, Credential, Token
from primum.errors import Conflict, NotFound, PrimumError, Unavailable, Unreadable
from primum.ports import Shelf, Slip
from primum.store import SqlStore, SqlWorkspace, backup, open_store, restore
from primum.store.tables import METADATA


@pytest.fixture
def written(store: SqlStore, workspace: SqlWorkspace) -> SqlStore:
    """A store with something in every table."""
    key = Token("t1", "p1", "digest1", frozenset({"read"}))
    store.record(event("invited"), person(name="Zoë\u2028\n"), Credential("p1", "argon", "issuer sub"), key)
    asked = Assignment("a1", "p2", "p1", AT)
    store.record(
        event("submitted", to="submitted"), article(), revision(), remark(), mark(), review(), signature(), asked
    )
    workspace.put(Slip("draft", "k", '{"half":"done', owner="p1"))
    workspace.count("failed", "p1", seconds=600)
    return store


def held(database: str) -> dict[str, list[Any]]:
    """Every row of every table but the trail's."""
    store, _ = open_store(database)
    with store.database.reading() as connection:
        found = {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in METADATA.sorted_tables
        }
    store.close()
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another, empty database of either engine."""
    if request.param == "sqlite":
        return str(tmp_path / "other" / "primum.db")
    return str(request.getfixturevalue("bare_postgres_url"))


def test_everything_comes_back_on_either_engine(written: SqlStore, database: str, other: str, tmp_path: Path) -> None:
    made = backup(written.database, tmp_path / "b.zip")
    assert made.number == 2
    assert restore(other, tmp_path / "b.zip") == made
    before, after = held(database), held(other)
    for name in set(before) - {"events", "head"}:
        assert after[name] == before[name]
        assert after[name], f"nothing in {name} was tried"
    again, _ = open_store(other)
    assert again.trail()[:2] == written.trail()
    assert [e.event.action for e in again.trail(after=2)] == ["restored"]
    assert again.verify_trail() == 3
    assert again.record(event(), again.article("a1")).number == 4
    again.close()


def test_a_backup_is_of_one_moment_and_for_its_owner_alone(written: SqlStore, tmp_path: Path) -> None:
    backup(written.database, tmp_path / "b.zip")
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "b.zip").stat().st_mode) == 0o600
    written.record(event(), person("p2"))
    with zipfile.ZipFile(tmp_path / "b.zip") as packed:
        assert packed.read("tables/people.jsonl").count(b"\n") == 1
        assert json.loads(packed.read("manifest.json"))["number"] == 2


def test_a_backup_takes_the_place_of_the_last_one_and_leaves_nothing_beside_it(
    written: SqlStore, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    stale = folder / ".b.zip.killed.part"
    stale.write_bytes(b"half")
    os.utime(stale, (0, 0))
    backup(written.database, folder / "b.zip")
    first = (folder / "b.zip").read_bytes()
    written.record(event(), person("p2"))
    backup(written.database, folder / "b.zip")
    assert (folder / "b.zip").read_bytes() != first
    assert [p.name for p in folder.iterdir()] == ["b.zip"]


@pytest.mark.parametrize("place", ["", "missing/b.zip"])
def test_a_place_where_nothing_can_be_written_is_named(written: SqlStore, tmp_path: Path, place: str) -> None:
    with pytest.raises((Unavailable, FileNotFoundError), match=r"folder|missing"):
        backup(written.database, tmp_path / place)


def test_what_is_there_is_replaced_only_when_that_is_asked_for(written: SqlStore, other: str, tmp_path: Path) -> None:
    backup(written.database, tmp_path / "b.zip")
    store, _ = open_store(other)
    store.record(event(), person("old"))
    with pytest.raises(Conflict, match="--force"):
        restore(other, tmp_path / "b.zip")
    assert store.people() == (person("old"),)
    restore(other, tmp_path / "b.zip", force=True)
    assert [p.id for p in store.people()] == ["p1"]
    assert store.count(Shelf()) == 1
    store.close()


def test_who_was_erased_after_the_backup_is_erased_again(written: SqlStore, database: str, tmp_path: Path) -> None:
    backup(written.database, tmp_path / "b.zip")
    written.erase(event("erased", "person:p1"), "p1")
    restore(database, tmp_path / "b.zip", force=True)
    assert written.person("p1").erased
    assert written.credential("p1") is None
    assert [e.event.action for e in written.trail(after=2)] == ["restored", "erased"]
    assert written.verify_trail() == 4


def rewritten(file: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """The same zip, with its members changed or left out."""
    with zipfile.ZipFile(file) as packed:
        members = [(name, packed.read(name)) for name in packed.namelist()]
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in members:
            made = change(name, data)
            if made is not None:
                packed.writestr(name, made)


def manifest(**changes: Any) -> Callable[[str, bytes], bytes]:
    return lambda name, data: json.dumps({**json.loads(data), **changes}).encode() if name == "manifest.json" else data


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut short": lambda f: f.write_bytes(f.read_bytes()[:-200]),
    "no zip": lambda f: f.write_text("hello"),
    "a byte turned over": lambda f: f.write_bytes(f.read_bytes()[:600] + b"\xff" + f.read_bytes()[601:]),
    "no manifest": lambda f: rewritten(f, lambda n, d: None if n == "manifest.json" else d),
    "manifest of nothing": lambda f: rewritten(f, lambda n, d: b"[]" if n == "manifest.json" else d),
    "a table left out": lambda f: rewritten(f, lambda n, d: None if n.endswith("people.jsonl") else d),
    "a text changed": lambda f: rewritten(f, lambda n, d: d.replace(b"looks wrong", b"looks right")),
    "a row left out": lambda f: rewritten(f, lambda n, d: b"" if n.endswith("marks.jsonl") else d),
    "no JSON": lambda f: rewritten(f, lambda n, d: b"{\n" if n.endswith("slips.jsonl") else d),
    "another head": lambda f: rewritten(f, manifest(number=1)),
    "another hash": lambda f: rewritten(f, manifest(hash="0" * 64)),
    "a newer format": lambda f: rewritten(f, manifest(format=99)),
    "a newer schema": lambda f: rewritten(f, manifest(schema="9999")),
    "a schema that is none": lambda f: rewritten(f, manifest(schema="*")),
}


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_a_damaged_backup_is_refused_whole(written: SqlStore, database: str, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "b.zip"
    backup(written.database, file)
    DAMAGES[damage](file)
    before = held(database)
    with pytest.raises(Unreadable, match=r"b\.zip"):
        restore(database, file, force=True)
    assert held(database) == before


def test_no_file_is_said_to_be_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"none\.zip"):
        restore(str(tmp_path / "x.db"), tmp_path / "none.zip")
    assert not (tmp_path / "x.db").exists()


def test_a_store_in_use_can_be_backed_up(written: SqlStore, tmp_path: Path) -> None:
    """Each backup that is made between writes can be restored, and its trail is whole."""
    for number in range(3):
        written.record(event(), person(f"q{number}"))
        made = backup(written.database, tmp_path / f"{number}.zip")
        try:
            assert restore(str(tmp_path / f"{number}.db"), made.file).number == made.number == 3 + number
        except PrimumError as error:
            pytest.fail(str(error))
