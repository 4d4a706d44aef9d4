"""The site as a process of its own, for benches that measure it from outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from primum.config import PREFIX, Config
from primum.errors import Unavailable

PATIENCE = 60.0
"""Seconds that the site may take to start."""
STOPPING = 10.0
"""Seconds that it may take to stop before it is killed."""


@contextmanager
def serving(config: Config) -> Iterator[tuple[int, int]]:
    """`primum serve` with these settings on a free port of this machine: (process, port), once it answers.

    Unavailable, with the last line that it said, where it does not start."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    environment = {**os.environ, **{PREFIX + name.upper(): str(value) for name, value in asdict(config).items()}}
    command = [sys.executable, "-m", "primum", "serve", "--host", "127.0.0.1", "--port", str(port)]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, stdout=said, stderr=said, env=environment) as process,
    ):
        try:
            end = time.monotonic() + PATIENCE
            while not _answers(port):
                if process.poll() is not None or time.monotonic() > end:
                    said.seek(0)
                    last = said.read().decode(errors="replace").strip().rpartition("\n")[2]
                    raise Unavailable(f"the site did not start: {last.removeprefix('primum: ')}")
                time.sleep(0.1)
            yield process.pid, port
        finally:
            process.terminate()
            try:
                process.wait(STOPPING)
            except subprocess.TimeoutExpired:
                process.kill()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False
