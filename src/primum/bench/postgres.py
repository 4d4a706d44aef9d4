"""A PostgreSQL server of one's own, for benches and tests: in a folder that goes with it, on a socket there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from primum.errors import Unavailable

USER = "primum"
DEBIAN = Path("/usr/lib/postgresql")
_NEEDED = ("initdb", "pg_ctl", "createdb", "dropdb")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. `folder` holds its data and its socket, `programs` the programs of its version."""

    folder: Path
    programs: Path

    def make(self, name: str, *, like: str = "template0") -> str:
        """The address of a new database: an empty one, or one like another that nobody is connected to."""
        self._run("createdb", "-h", str(self.folder), "-U", USER, "-T", like, name)
        return self.address(name)

    def address(self, name: str) -> str:
        """The address of a database, for `PRIMUM_DATABASE`."""
        return f"postgresql+psycopg://{USER}@/{name}?host={self.folder}"

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        self._run("dropdb", "--force", "-h", str(self.folder), "-U", USER, name)

    def kill(self) -> None:
        """Kill the server as a power cut would: none of its processes gets a chance to finish anything."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        listed = Path(f"/proc/{main}/task/{main}/children")
        if not listed.exists():
            raise Unavailable("the server's processes are found in /proc, which only Linux has")
        processes = [main, *map(int, listed.read_text().split())]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(_lives(process) for process in processes):
            time.sleep(0.01)
        # Where nobody waits for dead processes, the next server would take the last one for alive.
        for lock in (self.folder / "data" / "postmaster.pid", *self.folder.glob(".s.PGSQL.*.lock")):
            lock.unlink(missing_ok=True)

    def start(self, *, durable: bool) -> None:
        """Start it; after a kill it recovers first. Without `durable`, writes are not forced to the disk."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c max_connections=120"
        options += "" if durable else " -c fsync=off"
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", str(self.folder / "log"), "-o", options)

    def stop(self) -> None:
        """Stop it at once."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self._data)

    def prepare(self) -> None:
        """Make the folder of its data."""
        self._run("initdb", "-D", self._data, "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *words: str) -> None:
        # What the server inherits it keeps open: its output goes to a file, not to a pipe that would never end.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [self.programs / program, *words], stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False,
                cwd=self.folder, **_as_nobody_special(),
            )  # fmt: skip
            if done.returncode:
                said.seek(0)
                lines = said.read().decode(errors="replace").strip().splitlines()
                raise Unavailable(f"PostgreSQL's {program} did not work: {lines[-1] if lines else 'it said nothing'}")


@contextmanager
def serving(*, durable: bool) -> Iterator[Server]:
    """A server while it runs. Unavailable names what is missing to start one."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="primum-postgres-"))
    server = Server(folder, programs)
    try:
        if owner := _as_nobody_special().get("user"):
            shutil.chown(folder, owner)
        server.prepare()
        server.start(durable=durable)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    """Whether a process is there and has not ended (one that nobody has waited for yet has)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _programs() -> Path:
    """The folder of PostgreSQL's programs: the newest that Debian has, else what the path names."""
    found = sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    named = shutil.which("initdb")
    for folder in [*found, *([Path(named).resolve().parent] if named else [])]:
        if all((folder / program).exists() for program in _NEEDED):
            return folder
    raise Unavailable("PostgreSQL is not installed (initdb and pg_ctl were not found); on Debian: postgresql")


def _as_nobody_special() -> dict[str, Any]:
    """PostgreSQL refuses to be run by root: then the user that its package makes runs it, or nobody."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_name, "group": found.pw_gid, "extra_groups": []}
    raise Unavailable("PostgreSQL cannot be run by root, and there is no user postgres or nobody to run it")
