"""The store killed at any moment: what was acknowledged is there, backups are whole or absent, the trail is whole."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from primum.bench.postgres import Server
from primum.bench.store_kills import hosting, killed

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="these tests fork processes, which this system cannot"),
]
SEED = 3


@pytest.fixture(scope="module")
def forking() -> Iterator[subprocess.Popen[bytes]]:
    with hosting() as process:
        yield process


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """Where databases are made; None for files of SQLite."""
    if request.param == "sqlite":
        return None
    found: Server = request.getfixturevalue("postgres_server")
    return found


@pytest.mark.parametrize(("job", "count"), [("write", 30), ("backup", 8), ("restore", 8)])
def test_a_kill_loses_nothing_and_leaves_nothing_half_done(
    forking: subprocess.Popen[bytes], server: Server | None, job: str, count: int, tmp_path: Path
) -> None:
    count = count if server is None or job != "write" else count // 3  # its processes take longer to begin
    done = killed(forking, job, tmp_path / "store", count=count, server=server, crash_server=False, seed=SEED)
    assert done.wrong == []
    assert done.kills == count
    if job == "write":
        assert done.acknowledged > count
