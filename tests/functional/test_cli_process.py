"""The command line as a process of its own: what it imports, pipes, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

COMMAND = [sys.executable, "-m", "primum"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "PRIMUM_ENCODER": "", "PRIMUM_LIBRARY": str(tmp_path / "library")}


def test_help_names_every_command_and_imports_no_heavy_part(environment: dict[str, str]) -> None:
    script = (
        "import sys\nfrom primum import cli\nsys.argv = ['primum', '--help']\n"
        "try:\n    cli.main()\nfinally:\n    heavy = {'lancedb', 'onnxruntime', 'fastapi', 'trafilatura', 'pyarrow'}\n"
        "    print('heavy:', sorted(heavy & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    for name in ("ingest", "library", "search", "ask", "document", "schema", "serve", "bench"):
        assert name in done.stdout
    assert "heavy: []" in done.stdout


def test_a_slip_in_the_name_of_a_setting_is_told_by_every_command(environment: dict[str, str]) -> None:
    slipped = environment | {"PRIMUM_LIBARY": "elsewhere"}
    done = subprocess.run([*COMMAND, "schema"], env=slipped, capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout)["$id"] == "primum.answer/1", "stdout holds nothing else"
    assert "PRIMUM_LIBARY is no setting" in done.stderr


def test_a_reader_that_goes_away_ends_the_command_without_a_word(environment: dict[str, str], tmp_path: Path) -> None:
    rows = ({"id": f"d{n:04}", "title": "T" * 200, "text": f"Text {n} on gout."} for n in range(2000))
    (tmp_path / "d.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    ingest = [*COMMAND, "ingest", tmp_path / "d.jsonl"]
    subprocess.run(ingest, env=environment, check=True, capture_output=True, timeout=120)
    with subprocess.Popen([*COMMAND, "library", "list"], env=environment, stdout=PIPE, stderr=PIPE) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        assert listing.stdout.readline().startswith(b"d0000\t")
        listing.stdout.close()
        complaint = listing.stderr.read().decode()
    assert listing.returncode == 1
    assert complaint.splitlines() == ["primum: no encoder at (none set); searching by words alone"]


def test_ctrl_c_ends_with_130_and_what_was_answered_stays(environment: dict[str, str], tmp_path: Path) -> None:
    """The questions come through a pipe that stays open, so that the command waits for more when it is stopped."""
    pipe = tmp_path / "questions.jsonl"
    os.mkfifo(pipe)
    command = [*COMMAND, "ask", "--questions", str(pipe)]
    # Opened to read and write, a pipe waits for nobody.
    ours = os.open(pipe, os.O_RDWR)
    try:
        os.write(ours, b'{"_id": "1", "text": "Is gout treated?", "passages": [{"id": "p", "text": "Gout: rest."}]}\n')
        with subprocess.Popen(command, env=environment, stdout=PIPE, stderr=PIPE) as asking:
            assert asking.stdout is not None
            assert asking.stderr is not None
            first = asking.stdout.readline()
            asking.send_signal(signal.SIGINT)
            complaint = asking.stderr.read().decode()
    finally:
        os.close(ours)
    assert asking.returncode == 130, complaint
    assert json.loads(first)["_id"] == "1"
    assert complaint.strip().splitlines()[-1] == "primum: stopped; what was written stays"
    assert "Traceback" not in complaint
