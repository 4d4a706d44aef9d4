"""Resident memory of a serving process after 50 questions, and what it is made of."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from primum.bench.ground import Ground, real_questions
from primum.bench.result import Result, Table
from primum.bench.serving import serving
from primum.errors import Unavailable

QUESTIONS = 50
_HEAD = re.compile(r"^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+\s*(.*)$")


def measure(ground: Ground) -> Result:
    """Megabytes resident, by what the pages hold: libraries mapped from files, and the process's own data."""
    if not Path("/proc/self/smaps").exists():
        raise Unavailable("this bench reads /proc/PID/smaps, which only Linux has")
    library = ground.library or ground.config.library
    with serving(replace(ground.config, library=library)) as (process, port):
        idle = sum(resident(process).values())
        for question in real_questions(ground, QUESTIONS):
            _ask(port, question.text)
        parts = resident(process)
    total = sum(parts.values())
    rows = tuple((name, round(mb, 1)) for name, mb in sorted(parts.items(), key=lambda p: -p[1]) if mb >= 1)
    small = round(sum(mb for mb in parts.values() if mb < 1), 1)
    return Result(
        "memory",
        (Table(("what", "MB"), (*rows, ("all else", small), ("together", round(total, 1)))),),
        {"resident_mb": round(total, 1), "resident_mb_before_questions": round(idle, 1)},
        (f"`primum serve` over {library}, after {QUESTIONS} real questions",),
    )


def resident(process: int) -> dict[str, float]:
    """Resident megabytes of a process by the package whose files are mapped; its own data is "heap and buffers"."""
    found: dict[str, float] = defaultdict(float)
    part = ""
    for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
        head = _HEAD.match(line)
        if head:
            part = _named(head.group(1))
        elif line.startswith("Rss:"):
            found[part] += int(line.split()[1]) / 1024
    return dict(found)


def _named(mapped: str) -> str:
    if not mapped or mapped.startswith("["):
        return "heap and buffers (Python objects, encoder weights, caches)"
    package = re.search(r"site-packages/([^/]+)", mapped)
    if package:
        return package.group(1).removesuffix(".libs")
    return "Python itself" if "python" in mapped else "system libraries" if ".so" in mapped else Path(mapped).name


def _ask(port: int, question: str) -> None:
    """Ask over HTTP; a question that the site refuses (too long) is still one that it handled."""
    body = json.dumps({"question": question}).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/ask", body, headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            reply.read()
    except urllib.error.HTTPError as error:
        if error.code != 422:
            raise
