"""The store killed at random moments: what was acknowledged is there, and the audit trail is whole.

A process of its own forks one that writes (or backs up, or restores) and is killed by SIGKILL at a random moment, some
of them while the tables are made. PostgreSQL's server is killed as well, every tenth time, and recovers.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from primum.app import storing
from primum.bench.ground import SEED, Ground
from primum.bench.postgres import Server, serving
from primum.bench.result import Result, Table
from primum.bench.store_work import draft, write
from primum.config import Config
from primum.errors import PrimumError, Unavailable

KILLS = 200
LONGEST = 0.4
"""Seconds to the kill, at most: every third time from the start on, else from the first acknowledgement on."""
_FRESH = 25
"""Kills after which a new database is begun, so that opening a new one is hit as well."""
_HOST = "import sys; sys.path[:] = json.loads(sys.argv[1]); from primum.bench.store_kills import host; host()"


@dataclass(slots=True)
class Tally:
    """What became of so many kills: writes acknowledged, and whatever was wrong afterwards, in words."""

    kills: int = 0
    acknowledged: int = 0
    idle: int = 0
    """Kills before anything was acknowledged."""
    wrong: list[str] = field(default_factory=list)


def measure(ground: Ground) -> Result:
    """200 kills while reviews are written, on each engine, and 40 while backups are made and restored."""
    rows: list[tuple[str | int, ...]] = []
    wrong = 0
    with TemporaryDirectory() as made, serving(durable=True) as server, hosting() as host_process:
        for engine in ("SQLite", "PostgreSQL"):
            for job, count in (("write", KILLS), ("backup", KILLS // 5), ("restore", KILLS // 5)):
                folder = Path(made) / f"{engine}-{job}"
                ground.say(f"{engine}: {count} kills of {job}")
                tally = killed(
                    host_process, job, folder, count=count, server=server if engine == "PostgreSQL" else None
                )
                for said in tally.wrong:
                    ground.say(said)
                wrong += len(tally.wrong)
                rows.append((engine, job, tally.kills, tally.idle, tally.acknowledged, len(tally.wrong)))
    columns = ("engine", "killed while it", "kills", "before the first", "acknowledged", "lost or broken")
    return Result("store_kills", (Table(columns, tuple(rows)),), {"lost_or_broken": wrong})


def killed(
    host_process: subprocess.Popen[bytes],
    job: str,
    folder: Path,
    *,
    count: int,
    server: Server | None = None,
    crash_server: bool = True,
    seed: int = SEED,
) -> Tally:
    """Kill a job so many times, in databases in `folder` or on `server`, and look each time at what is left."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    for number in range(count):
        if number % _FRESH == 0:
            name = f"{job}{seed}x{number}"
            database = server.make(name) if server else str(folder / f"{name}.db")
            backups = _backups(folder) if job == "restore" else ()
            state = _State(Config(database=database), folder / f"{name}.zip", backups)
        said = _run(host_process, job, state, after=chance.uniform(0.0, LONGEST), at_work=number % 3 > 0)
        if server and crash_server and number % 10 == 9:
            server.kill()
            server.start(durable=True)
        tally.kills += 1
        tally.acknowledged += len(said)
        tally.idle += not said
        try:
            failed = [line for line in said if line.startswith("failed ")]
            assert not failed, failed[0]
            if said or state.begun():
                _CHECKS[job](state, said)
        except (PrimumError, AssertionError, OSError) as error:
            tally.wrong.append(f"{job}, kill {number}: {error}")
    return tally


@dataclass(slots=True)
class _State:
    config: Config
    file: Path
    backups: tuple[Path, ...]
    last: int = 0
    drafts: int = -1

    def begun(self) -> bool:
        """Whether there is, or must be, a database: a job killed as it starts has made none yet."""
        path = self.config.database
        return "://" in path or Path(path).exists() or self.last > 0 or self.drafts >= 0


# The process that forks


@contextmanager
def hosting() -> Iterator[subprocess.Popen[bytes]]:
    """A process that has imported everything, and forks one for each job that is then killed."""
    if not hasattr(os, "fork"):
        raise Unavailable("this bench forks processes, which this system cannot")
    command = [sys.executable, "-W", "ignore", "-c", "import json; " + _HOST, json.dumps(sys.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def host() -> None:
    """Fork a job for every line of standard input; say its process id, and "end" once it is dead."""
    import alembic.command  # noqa: F401  (what the first opening needs, imported once)
    import psycopg  # noqa: F401

    for line in sys.stdin:
        job, database, *files = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                _JOBS[job](Config(database=database), [Path(f) for f in files], _say)
            except BaseException as error:
                _say(f"failed {type(error).__name__}: {error}")
            os._exit(1)
        _say(f"pid {child}")
        os.waitpid(child, 0)
        _say("end")


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # one call, so that a line comes whole or not at all


def _run(process: subprocess.Popen[bytes], job: str, state: _State, *, after: float, at_work: bool) -> list[str]:
    """Run a job and kill it after so many seconds, counted from its first word where it is to be `at_work`; what it
    acknowledged."""
    assert process.stdin is not None
    files = [str(state.file), *map(str, state.backups)]
    process.stdin.write(json.dumps([job, state.config.database, *files]).encode() + b"\n")
    process.stdin.flush()
    said: list[str] = []
    while not (next := _heard(process)).startswith("pid "):
        said.append(next)
    child = int(next.split()[1])
    if at_work and not said:
        said.append(_heard(process))
    time.sleep(after)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    while "end" not in said[-1:]:
        said.append(_heard(process))
    return said[:-1]


def _heard(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    if not line:
        raise Unavailable("the process that forks has come to an end")
    return line.strip()


# The jobs, and what must hold after each


def _write(config: Config, _: list[Path], say: Callable[[str], None]) -> None:
    store, workspace = storing.open_stores(config)
    write(store, workspace, say)


def _backup(config: Config, files: list[Path], say: Callable[[str], None]) -> None:
    store, workspace = storing.open_stores(config)
    write(store, workspace, lambda _: None, steps=10)
    while True:
        say(str(storing.back_up(config, files[0]).number))


def _restore(config: Config, files: list[Path], say: Callable[[str], None]) -> None:
    while True:
        for file in files[1:]:
            storing.bring_back(config, file, force=True)
            say(file.name)


def _written(state: _State, said: list[str]) -> None:
    """Each acknowledged entry is there with its hash, at most one more is, and the newest draft is there."""
    last = storing.verify_audit(state.config)
    count = last.number if last else 0
    there = {e.number: e.hash for e in storing.audit_entries(state.config, after=state.last)}
    entries = [line.split()[1:] for line in said if line.startswith("entry ")]
    for number, hash in entries:
        assert there.get(int(number)) == hash, f"entry {number} was acknowledged and is not there"
    most = max([state.last, *(int(number) for number, _ in entries)])
    assert count in (most, most + 1), f"{count} entries, of which {most} were acknowledged"
    drafts = max([state.drafts, *(int(line.split()[1]) for line in said if line.startswith("draft "))])
    store, workspace = storing.open_stores(state.config)
    kept = draft(workspace)
    store.close()
    assert kept in (drafts, drafts + 1), f"draft {drafts} was acknowledged, and {kept} is there"
    state.last, state.drafts = count, kept


def _backed_up(state: _State, said: list[str]) -> None:
    """There is no backup, or a whole one that is no older than the last one acknowledged."""
    most = max([state.last, *map(int, said)])
    if not state.file.exists():
        assert most == 0, "a backup was acknowledged and is not there"
        return
    copy = replace(state.config, database=f"{state.file}.db")
    found = storing.bring_back(copy, state.file, force=True)
    assert found.number >= most, f"a backup up to entry {most} was acknowledged, and one up to {found.number} is there"
    storing.verify_audit(copy)
    state.last = found.number


def _restored(state: _State, _: list[str]) -> None:
    """The store is one of the two backups, whole, or what it was before; restoring says so in one more entry."""
    last = storing.verify_audit(state.config)
    first, second = state.backups
    sizes = {int(first.stem), int(second.stem)}
    count = last.number if last else 0
    assert count == 0 or count - 1 in sizes, f"{count} entries, which neither backup has"
    assert count > 0 or state.last == 0, "what was restored is gone"
    state.last = count


def _backups(folder: Path) -> tuple[Path, ...]:
    """Two backups of different stores, each named after the number of its entries."""
    made = []
    for steps in (20, 60):
        config = Config(database=str(folder / f"source{steps}.db"))
        if not Path(config.database).exists():
            store, workspace = storing.open_stores(config)
            write(store, workspace, lambda _: None, steps=steps)
            store.close()
        number = storing.back_up(config, folder / "new.zip").number
        made.append((folder / "new.zip").replace(folder / f"{number}.zip"))
    return tuple(made)


_JOBS = {"write": _write, "backup": _backup, "restore": _restore}
_CHECKS = {"write": _written, "backup": _backed_up, "restore": _restored}
