"""No write without an event: what is on record is written by `record` and `erase` alone, and each takes an Event."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from tree import SOURCE, modules, parsed

from primum.board import Entry, Event
from primum.ports import Store
from primum.store import SqlStore

STORE = SOURCE / "store"
WRITERS = {"record", "erase"}
WRITING = {"insert", "update", "delete", "upsert", "writing.upsert"}
# Who may write rows, and what: the trail itself, nouns with their event, what is no record, and a backup brought back.
ALLOWED = {
    "trail.py": {"events", "head"},
    "writing.py": None,
    "workspace.py": {"slips", "counts"},
    "restoring.py": None,
}


@pytest.mark.parametrize("kind", [Store, SqlStore])
def test_what_writes_takes_an_event_and_gives_its_entry(kind: type) -> None:
    methods = {name: f for name, f in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")}
    assert set(methods) >= WRITERS
    for name, method in methods.items():
        signature = inspect.signature(method, eval_str=True)
        takes = [p.annotation for p in list(signature.parameters.values())[1:2]] == [Event]
        assert (takes and signature.return_annotation is Entry) == (name in WRITERS), name


def test_only_record_and_erase_reach_what_writes() -> None:
    tree = parsed(STORE / "records.py")
    (store,) = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    calling = {
        method.name
        for method in store.body
        if isinstance(method, ast.FunctionDef)
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"writing.write", "writing.forget", "self._append"}
    }
    assert calling == WRITERS
    appending = [m for m in store.body if isinstance(m, ast.FunctionDef) and "self.database.write" in ast.unparse(m)]
    assert [m.name for m in appending] == ["_append"]
    assert "trail.append(" in ast.unparse(appending[0])


def writes(path: Path) -> list[str]:
    """The tables that a file writes rows to."""
    found = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in WRITING:
            table = node.args[1] if ast.unparse(node.func).endswith("upsert") else node.args[0]
            found.append(ast.unparse(table).rpartition(".")[2])
    return found


def test_rows_are_written_in_few_places() -> None:
    seen = set()
    for path in modules(STORE):
        made = set(writes(path))
        if "migrations" in path.parts or not made:
            continue
        seen.add(path.name)
        assert path.name in ALLOWED, f"{path.name} writes to {made}"
        allowed = ALLOWED[path.name]
        assert allowed is None or made <= allowed, f"{path.name} writes to {made - allowed}"
    assert seen == set(ALLOWED)


def test_nothing_outside_the_store_opens_a_transaction() -> None:
    for path in modules():
        if STORE in path.parents:
            continue
        text = path.read_text(encoding="utf-8")
        assert "sqlalchemy" not in text.replace("`sqlalchemy`", ""), f"{path.name} speaks to the database"
        assert "database.write(" not in text, f"{path.name} writes past the store"
