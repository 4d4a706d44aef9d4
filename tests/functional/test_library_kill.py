"""A writer killed at any moment loses nothing that was acknowledged, and the library opens and answers."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from primum.library import open_library
from primum.model import Document, Query, Source
from primum.ports import Library, Vectors

BATCH = 20
KILLS = 4
WRITER = """
import sys
sys.path.insert(0, sys.argv[3])
from test_library_kill import Lengths, batch, open_library
library = open_library(sys.argv[1], encoder=Lengths(), create=True)
for number in range(int(sys.argv[2]), 100_000):
    library.add(batch(number))
    print(number, flush=True)
    if number % 3 == 0:
        library.encode()
    if number % 7 == 0:
        library.compact()
"""


class Lengths:
    """An encoder for which the length of a text is all that matters."""

    name = "lengths-1"
    dimension = 8

    def encode(self, texts: list[str]) -> Vectors:
        vectors = np.ones((len(texts), 8), np.float32)
        vectors[:, 0] += [len(text) for text in texts]
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def batch(number: int) -> list[Document]:
    """New documents, and one that every batch writes again."""
    new = [Document(f"doc{number}-{n}", Source(), f"Word{number} stands here.") for n in range(BATCH)]
    return [*new, Document("counter", Source(), f"The count is {number}.")]


def killed(folder: Path, first: int, *, after: float) -> int:
    """Run a writer from batch `first` on, kill it; the last batch that it acknowledged."""
    command = [sys.executable, "-c", WRITER, str(folder), str(first), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline()]
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    whole = [int(line) for line in lines if line.endswith("\n")]
    return whole[-1]


def check(library: Library, acknowledged: int) -> int:
    """Everything acknowledged is there, nothing is there in part; the last batch that is there."""
    hashes = library.hashes()
    count = int(library.document("counter").text.split()[-1].strip("."))
    assert count in (acknowledged, acknowledged + 1)
    expected = {d.id: d.content_hash for number in range(count + 1) for d in batch(number)}
    assert hashes == expected
    assert library.holdings().passages == len(expected)
    assert len(library.search(Query(f"word{count}", k=100, dense=0.0))) == BATCH
    assert len(library.search(Query("word0", k=100, dense=0.0))) == BATCH
    (hit,) = library.search(Query("count", k=5, dense=0.0))
    assert str(count) in hit.passage.text
    return count


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    chance = random.Random(20)
    folder, first = tmp_path / "library", 0
    for _ in range(KILLS):
        last = killed(folder, first, after=chance.uniform(0.0, 1.5))
        first = check(open_library(str(folder)), last) + 1
    library = open_library(str(folder), encoder=Lengths())
    library.add(batch(first))
    check(library, first)
    library.encode()
    library.compact()
    assert library.holdings().pending == 0
    assert check(library, first) == first
