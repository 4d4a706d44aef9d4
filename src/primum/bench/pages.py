"""How fast an approved article's page is sent by one process over 16 connections of loopback, whole and unchanged."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from primum.app import App, Supply
from primum.bench.ground import Ground
from primum.bench.postgres import serving as postgres
from primum.bench.result import Cell, Result, Table, quantile
from primum.bench.serving import serving
from primum.board import ANYONE, SYSTEM, Actor, Decision, Event, Person, Role, instant
from primum.errors import Unavailable
from primum.model import Question

QUESTION = "What causes muscle cramps?"
CONNECTIONS = 16
SECONDS = 8.0
WARMING = 2.0
_NEWEST = {"guidelines/medlineplus_documents.jsonl.gz": Supply()}
Row = tuple[str, str, int, float, float, float, float]


def measure(ground: Ground) -> Result:
    """Requests a second, milliseconds at the median and the 99th percentile, and of the server's processor, on each
    engine."""
    rows: list[Row] = []
    notes = [f"{CONNECTIONS} connections, {SECONDS:.0f} s each, the client on the same machine; one server process"]
    with tempfile.TemporaryDirectory(prefix="primum-pages-") as made:
        folder = Path(made)
        sets = [([ground.path(name)], supply) for name, supply in _NEWEST.items()]
        ground.fill(folder / "library", sets, encoder=False)
        rows += _of_engine(ground, folder, "SQLite", str(folder / "primum.db"))
        try:
            with postgres(durable=True) as server:
                rows += _of_engine(ground, folder, "PostgreSQL", server.make("pages"))
        except Unavailable as error:
            notes.append(f"PostgreSQL was not measured: {error}")
    figures: dict[str, Cell] = {
        f"{engine.lower()}_{what}_{unit}": value
        for engine, what, _, *found in rows
        for unit, value in zip(("per_second", "p50_ms", "p99_ms", "processor_ms"), found, strict=True)
    }
    columns = ("engine", "page", "bytes sent", "requests/s", "p50 ms", "p99 ms", "processor ms")
    return Result("pages", (Table(columns, tuple(rows)),), figures, tuple(notes))


def _of_engine(ground: Ground, folder: Path, engine: str, database: str) -> list[Row]:
    app = App(
        replace(
            ground.config,
            library=str(folder / "library"),
            encoder="",
            database=database,
            keys=str(folder / "keys"),
            root_path="",
            site_url="",
        )
    )
    slug = approve(app, QUESTION)
    path = f"/articles/{slug}"
    with serving(app.config) as (process, port):
        tag = asyncio.run(_tag(port, path))
        found = []
        for what, header in (("whole", ""), ("unchanged", f"If-None-Match: {tag}\r\n")):
            ground.say(f"{engine}: {what}")
            asyncio.run(_load(port, path, header, WARMING))
            worked = _processor(process)
            size, spent, seconds = asyncio.run(_load(port, path, header, SECONDS))
            worked = (_processor(process) - worked) / len(spent) * 1000
            rate = len(spent) / seconds
            times = (round(quantile(spent, share) * 1000, 1) for share in (0.5, 0.99))
            found.append((engine, what, size, round(rate), *times, round(worked, 2)))
    return found  # type: ignore[return-value]


def approve(app: App, question: str) -> str:
    """Bring a question to an approved article, by an author and as many reviewers as are needed; its slug."""
    store, _ = app.records
    people = [Person("author", "A. Author", "author@bench.example", frozenset({Role.AUTHOR, Role.EDITOR}))]
    for number in range(app.config.reviewers_needed):
        id = f"reviewer{number}"
        people.append(Person(id, f"R. Reviewer {number}", f"{id}@bench.example", frozenset({Role.REVIEWER}), "MD"))
    for person in people:
        store.record(Event(SYSTEM.id, "person.invited", f"person:{person.id}", instant()), person)
    author, *reviewers = (Actor(p.id, p.roles) for p in people)
    kept = app.desk.keep_answer(ANYONE, app.ask(Question(question)))
    article = app.desk.submit(author, kept.id).article
    claims = [claim.id for claim in app.desk.content(article).answer.claims()]
    for reviewer in reviewers:
        app.desk.assign(author, article.id, reviewer.id)
        app.desk.declare(reviewer, article.id, conflict=False, statement="None.")
    for reviewer in reviewers:
        app.desk.agree(reviewer, article.id, claims)
        app.desk.sign(reviewer, article.id, Decision.APPROVE)
    return article.slug


def _processor(process: int) -> float:
    """Seconds of processor time that a process has taken, all threads together; 0 where the system does not say.

    Unlike the clock it does not grow while the machine is busy with other work."""
    place = Path(f"/proc/{process}/stat")
    if not place.exists():
        return 0.0
    user, system = place.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


async def _tag(port: int, path: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(_request(path, ""))
    head, _ = await _answer(reader)
    writer.close()
    return head.partition(b"etag: ")[2].partition(b"\r\n")[0].decode().replace("w/", "W/")


async def _load(port: int, path: str, header: str, seconds: float) -> tuple[int, list[float], float]:
    """Ask over CONNECTIONS connections at once, each as soon as it has its answer: bytes of one, seconds of each, and
    of all."""
    request, spent, sizes = _request(path, header), [], set()
    begun = time.perf_counter()

    async def ask() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (asked := time.perf_counter()) - begun < seconds:
            writer.write(request)
            head, size = await _answer(reader)
            if b" 200 " not in head[:16] and b" 304 " not in head[:16]:
                raise Unavailable(f"the site answered {head[:40]!r}")
            spent.append(time.perf_counter() - asked)
            sizes.add(size)
        writer.close()

    await asyncio.gather(*(ask() for _ in range(CONNECTIONS)))
    return max(sizes), spent, time.perf_counter() - begun


async def _answer(reader: asyncio.StreamReader) -> tuple[bytes, int]:
    """The head of an answer, in small letters, and the length of the whole; the body is read and let go."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0] or b"0")
    if length and b" 304 " not in head[:16]:
        await reader.readexactly(length)
        return head, len(head) + length
    return head, len(head)


def _request(path: str, header: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n{header}\r\n".encode()
