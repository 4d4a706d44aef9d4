"""How fast MEDLINE XML becomes searchable by words, and how much memory that takes as files grow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from primum.bench import medline_files
from primum.bench.ground import SEED, Ground
from primum.bench.result import Result, Table
from primum.errors import Unavailable

CITATIONS = 30_000
"""About as many as one of PubMed's yearly files has."""
FACTORS = (1, 2, 4)


def measure(ground: Ground) -> Result:
    """Citations per second and peak memory of `primum ingest --no-wait` on one file of 1, 2 and 4 times that size."""
    folder = ground.folder("ingest")
    rows = []
    for factor in FACTORS:
        path = folder / f"made{factor}x.xml"
        if not path.exists():
            ground.say(f"writing {path.name}")
            partial = path.with_suffix(".partial")
            medline_files.write(partial, CITATIONS * factor, seed=SEED)
            partial.rename(path)
        seconds, worked, peak = _ingest(path, folder / "library")
        rate = CITATIONS * factor / seconds
        rows.append(
            (
                f"{factor}x",
                path.stat().st_size / 1e6,
                CITATIONS * factor,
                round(seconds, 1),
                round(worked, 1),
                rate,
                peak,
            )
        )
        ground.say(f"{factor}x: {rate:,.0f} citations/s, {peak:,.0f} MB at most")
    return Result(
        "ingest",
        (Table(("file", "MB", "citations", "seconds", "processor s", "citations/s", "peak MB"), tuple(rows)),),
        {"citations_per_second": round(rows[0][5]), "peak_growth": round(rows[-1][6] / rows[0][6], 2)},
        ("a process of its own each time, start-up included, no vectors; generated files",),
    )


def _ingest(path: Path, library: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and peak resident memory in MB, of one ingest into a new library."""
    shutil.rmtree(library, ignore_errors=True)
    command = [sys.executable, "-m", "primum", "--library", str(library), "ingest", "--no-wait", str(path)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Unavailable(f"{' '.join(command)} ended with {process.returncode}")
    # Linux counts in kB, macOS in bytes.
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1e3 if sys.platform != "darwin" else 1e6)
