"""Putting documents into the tables and taking them out again, within one draft."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from primum.library.notices import amend
from primum.library.packing import Packed, pack
from primum.library.rows import CARD, notice_rows, one_of, unpack_document
from primum.library.tables import Tables
from primum.library.writing import Draft
from primum.model import Document, Notice
from primum.ports import Added

MANY = 5000
"""Ids named in one statement."""

_IDENTIFIERS = re.compile(r'"(doi|pmid|pmcid)":"([^"\\]+)"')
"""Identifiers in a source as `pack_source` writes it: reading all of it would take ten times as long."""
Told = Mapping[str, Sequence[Notice]]


def note(tables: Tables, notices: Sequence[Notice], own: Packed) -> Told:
    """Write down the notices that are new; all that was ever said of documents, by the id that the library has or will
    have them under. A notice may name a document by an identifier that only its source states."""
    table = tables.open("notices")
    said: dict[str, list[Notice]] = {}
    held = table.count_rows()
    ids = dict(_other_names(own.documents)) if held or notices else {}
    if held:
        for part in _parts({*own.hashes, *ids, *(n.target for n in notices)}):
            for row in table.search().where(one_of("target", part)).to_list():
                said.setdefault(row["target"], []).append(Notice(row["kind"], row["target"], row["by"]))
    new = [n for n in dict.fromkeys(notices) if n not in said.get(n.target, ())]
    if new:
        table.add(notice_rows(new))
    for notice in new:
        said.setdefault(notice.target, []).append(notice)
    ids |= _held_as(
        tables.open("documents"), {n.target for n in notices if n.kind == "retracted"} - {*own.hashes, *ids}
    )
    told: dict[str, list[Notice]] = {}
    for target, given in said.items():
        told.setdefault(ids.get(target, target), []).extend(given)
    return told


def _held_as(table: Any, targets: Collection[str]) -> dict[str, str]:
    """The ids under which documents are held that have these as other identifiers: a scan of all sources, which only
    what is not held by its id is worth."""
    wanted = set(targets) - set(hashes(table, targets))
    if not wanted or not table.count_rows():
        return {}
    rows = table.search().select(["id", "source"]).to_arrow()
    return {name: id for name, id in _other_names(rows) if name in wanted}


def _other_names(rows: pa.Table) -> Iterator[tuple[str, str]]:
    """(other identifier, id) of rows of the documents table."""
    for id, packed in zip(rows["id"].to_pylist(), rows["source"].to_pylist(), strict=True):
        for kind, value in _IDENTIFIERS.findall(packed):
            if f"{kind}:{value}" != id:
                yield f"{kind}:{value}", id


def put(draft: Draft, own: Packed, told: Told) -> Added:
    """Add or replace documents, as their notices leave them; so too those held that a notice names."""
    held = hashes(draft.table("documents"), {*own.hashes, *told})
    given, gone = _amended(draft, own, held, told)
    fate: dict[str, list[str]] = {"new": [], "changed": [], "same": [], "removed": gone}
    for id, hash in given.hashes.items():
        if held.get(id) != hash:
            fate["changed" if id in held else "new"].append(id)
        elif id in own.hashes:
            fate["same"].append(id)
    written = given.only({*fate["new"], *fate["changed"]})
    vectors = _carried(draft, fate["changed"], written.passages)
    drop(draft, [*fate["changed"], *(id for id in gone if id in held)])
    draft.append("documents", written.documents)
    draft.append("passages", written.passages)
    if vectors is not None:
        draft.append("vectors", vectors)
    draft.index()
    return Added(**{name: tuple(ids) for name, ids in fate.items()})


def _amended(draft: Draft, own: Packed, held: Mapping[str, str], told: Told) -> tuple[Packed, list[str]]:
    """Documents given, or held and named by a notice, as their notices leave them; and the ids of those deleted."""
    named = _fetch(draft.table("documents"), [id for id in told if id in held and id not in own.hashes])
    named += own.only([id for id in own.hashes if id in told])
    if not named:
        return own, []
    left = {document.id: amend(document, told[document.id]) for document in named}
    plain = own.only([id for id in own.hashes if id not in told])
    return plain + pack(d for d in left.values() if d is not None), [id for id, d in left.items() if d is None]


def drop(draft: Draft, ids: Sequence[str]) -> None:
    """Take documents out, with their passages and vectors."""
    for part in _parts(ids):
        draft.delete("documents", one_of("id", part))
        draft.delete("passages", one_of("document", part))
        if draft.head.mark:
            draft.delete("vectors", one_of("document", part))


def hashes(table: Any, ids: Iterable[str]) -> dict[str, str]:
    """Content hash of those of `ids` that the documents table holds."""
    found: dict[str, str] = {}
    for part in _parts(ids):
        rows = table.search().where(one_of("id", part)).select(["id", "hash"]).to_arrow()
        found.update(zip(rows["id"].to_pylist(), rows["hash"].to_pylist(), strict=True))
    return found


def _fetch(table: Any, ids: Sequence[str]) -> list[Document]:
    rows = (row for part in _parts(ids) for row in table.search().where(one_of("id", part)).to_list())
    return [unpack_document(row) for row in rows]


def _carried(draft: Draft, ids: Sequence[str], rows: pa.Table) -> pa.Table | None:
    """Rows for the vectors table: passages of replaced documents whose words have a vector already keep it."""
    if not ids or not draft.head.mark:
        return None
    parts = [draft.table("vectors").search().where(one_of("document", part)).to_arrow() for part in _parts(ids)]
    old = pa.concat_tables(parts)
    if not len(old):
        return None
    place = pc.index_in(rows["digest"], value_set=old["digest"].combine_chunks())
    has = pc.is_valid(place)
    cards = rows.select(CARD).filter(has)
    taken = old.select(["encoder", "vector"]).take(place.filter(has))
    for name in taken.column_names:
        cards = cards.append_column(taken.schema.field(name), taken[name])
    return cards.cast(draft.table("vectors").schema)


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    every = list(dict.fromkeys(ids))
    for start in range(0, len(every), MANY):
        yield every[start : start + MANY]
