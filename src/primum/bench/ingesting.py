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
    if not Path("/proc/self/statm").exists():
        raise Unavailable("this bench reads /proc/PID/statm, which only Linux has")
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
        ("from the command's start to its end, no vectors; generated files; all its processes are counted",),
    )


def _ingest(path: Path, library: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and most memory in MB, of one ingest into a new library; that of the
    processes that it starts for reading is counted with its own."""
    shutil.rmtree(library, ignore_errors=True)
    command = [sys.executable, "-m", "primum", "--library", str(library), "ingest", "--no-wait", str(path)]
    start, peak = time.perf_counter(), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        peak = max(peak, _resident(process.pid))
        time.sleep(0.05)
    seconds = time.perf_counter() - start
    _, status, usage = ended
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Unavailable(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, peak


def _resident(process: int) -> float:
    """Resident megabytes of a process and of all that it has started; 0 for one that has just ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        started = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(_resident(int(child)) for child in started)
