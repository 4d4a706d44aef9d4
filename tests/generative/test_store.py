"""Random walks through the store, beside a memory of what was written: every read agrees, on both engines alike."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from board_things import article, event, mark, person, remark, revision
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgres import empty
from sqlalchemy import make_url

from primum.bench.postgres import Server
from primum.board import Article, Mark, Person, Remark, Revision, Stance
from primum.errors import Conflict, NotFound, PrimumError
from primum.model import State
from primum.ports import Shelf
from primum.store import SqlStore, backup, open_store, restore

IDS = st.sampled_from(["a1", "a2", "a3"])
PEOPLE = st.sampled_from(["p1", "p2", "p3"])
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=30)
ACTS = st.one_of(
    st.tuples(st.just("article"), IDS, st.integers(0, 3), st.sampled_from(list(State)), TEXTS),
    st.tuples(st.just("revision"), IDS, st.integers(1, 3), st.lists(st.sampled_from(["d1", "d2"]), max_size=3)),
    st.tuples(st.just("person"), PEOPLE, TEXTS, st.sampled_from(["", "x@example.org", "X@example.org"])),
    st.tuples(st.just("mark"), PEOPLE, st.sampled_from(["h1", "h2"]), st.sampled_from(list(Stance))),
    st.tuples(st.just("remark"), st.sampled_from(["r1", "r2"]), IDS, TEXTS, st.booleans()),
    st.tuples(st.just("erase"), PEOPLE),
)


class Memory:
    """What should be on record, kept in dicts; `refuses` says what the store must refuse."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.revisions: dict[tuple[str, int], Revision] = {}
        self.people: dict[str, Person] = {}
        self.marks: dict[tuple[str, str], Mark] = {}
        self.remarks: dict[str, Remark] = {}
        self.entries = 0

    def take(self, thing: Any) -> type[PrimumError] | None:
        """Write a thing here; or the error that the store must raise."""
        if isinstance(thing, Article):
            here = self.articles.get(thing.id)
            if (here.version if here else 0) != thing.version:
                return Conflict
            self.articles[thing.id] = replace(thing, version=thing.version + 1)
        elif isinstance(thing, Person):
            if thing.email and any(
                p.email.casefold() == thing.email.casefold() for p in self.people.values() if p.id != thing.id
            ):
                return Conflict
            self.people[thing.id] = thing
        elif thing.article not in self.articles:
            if not (isinstance(thing, Revision) and (thing.article, thing.number) in self.revisions):
                return NotFound
        elif isinstance(thing, Revision):
            if (thing.article, thing.number) in self.revisions:
                return Conflict
            self.revisions[thing.article, thing.number] = thing
        elif isinstance(thing, Mark):
            self.marks[thing.reviewer, thing.claim_hash] = thing
        else:
            self.remarks[thing.id] = thing
        return None


def meant(act: tuple[Any, ...]) -> Any:
    """The noun that an act writes."""
    kind, *rest = act
    if kind == "article":
        id, version, state, title = rest
        return article(id, version=version, state=state, title=title)
    if kind == "revision":
        return revision(rest[0], rest[1], documents=tuple(rest[2]))
    if kind == "person":
        return person(rest[0], name=rest[1], email=rest[2])
    if kind == "mark":
        return mark(rest[0], claim_hash=rest[1], stance=rest[2])
    return remark(rest[0], article=rest[1], text=rest[2], resolved=rest[3])


def walk(store: SqlStore, memory: Memory, acts: list[tuple[Any, ...]]) -> None:
    for act in acts:
        if act[0] == "erase":
            known = act[1] in memory.people
            expected = None if known else NotFound
            if known:
                memory.people[act[1]] = Person(act[1], "", "", frozenset(), active=False, erased=True)
            refused = _error(lambda id=act[1]: store.erase(event(), id))
        else:
            thing = meant(act)
            expected = memory.take(thing)
            refused = _error(lambda thing=thing: store.record(event(), thing))
        assert refused is expected, act
        memory.entries += expected is None


def _error(do: Any) -> type[PrimumError] | None:
    try:
        do()
    except PrimumError as error:
        return type(error)
    return None


def agree(store: SqlStore, memory: Memory) -> None:
    """Every read gives what the memory holds."""
    assert store.verify_trail() == len(store.trail(limit=1000)) == memory.entries
    assert {p.id: p for p in store.people()} == memory.people
    assert {a.id: a for a in store.articles(Shelf()).articles} == memory.articles
    for id in ("a1", "a2", "a3"):
        assert list(store.revisions(id)) == [memory.revisions[k] for k in sorted(memory.revisions) if k[0] == id]
        assert {r.id: r for r in store.remarks(id)} == {r.id: r for r in memory.remarks.values() if r.article == id}
    assert {(m.reviewer, m.claim_hash): m for m in store.marks("a1")} == memory.marks
    for state in State:
        held = {a.id for a in memory.articles.values() if a.state is state}
        assert {a.id for a in store.articles(Shelf(states=(state,))).articles} == held
        assert store.count(Shelf(states=(state,))) == len(held)
    cites = {a for (a, n), r in memory.revisions.items() if n == 1 and "d1" in r.documents}
    assert {a.id for a in store.articles(Shelf(cites=("d1",))).articles} == cites


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(walks=st.lists(st.lists(ACTS, max_size=25), min_size=1, max_size=2))
def test_a_walk_reads_as_it_was_written_and_survives_a_backup(walks: list[list[tuple[Any, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "primum.db")
        memory = Memory()
        for acts in walks:
            store, _ = open_store(database)
            walk(store, memory, acts)
            agree(store, memory)
            store.close()
        store, _ = open_store(database)
        backup(store.database, Path(folder) / "b.zip")
        store.close()
        restore(str(Path(folder) / "other.db"), Path(folder) / "b.zip")
        copy, _ = open_store(str(Path(folder) / "other.db"))
        memory.entries += 1  # what was restored is said in an entry
        agree(copy, memory)
        copy.close()


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(acts=st.lists(ACTS, max_size=40))
def test_a_walk_on_postgresql_goes_the_same_way(
    postgres_server: Server, postgres_url: str, acts: list[tuple[Any, ...]]
) -> None:
    store, _ = open_store(postgres_url)
    try:
        memory = Memory()
        walk(store, memory, acts)
        agree(store, memory)
    finally:
        store.close()
        empty(postgres_server, make_url(postgres_url).database or "")
