"""Nothing leaves the machine: no library that Primum uses reports to its makers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from primum.config import HOME

ENCODER = HOME / "encoder"
PAGE = """# Gout

## Causes

Gout is caused by crystals of uric acid in a joint.
"""


@pytest.mark.skipif(not (ENCODER / "model.onnx").exists(), reason="no encoder: make setup builds it")
def test_encoding_and_asking_leave_nothing_behind_at_home_and_keep_nothing_to_send(tmp_path: Path) -> None:
    """onnxruntime would keep an id of this machine and what it is to send in a hidden folder at home, before it
    tries to send it. It does not while a test runs: so it is not told of this one."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "gout.md").write_text(PAGE, encoding="utf-8")
    settings = {"PRIMUM_ENCODER": str(ENCODER), "PRIMUM_LIBRARY": str(tmp_path / "library")}
    settings |= {"PRIMUM_DATABASE": str(tmp_path / "primum.db"), "HOME": str(home), "PATH": os.environ["PATH"]}
    settings |= {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    for words in (["ingest", str(tmp_path / "gout.md")], ["ask", "What causes gout?"]):
        command = [sys.executable, "-m", "primum", *words]
        done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert [str(path.relative_to(home)) for path in home.rglob("*")] == []
