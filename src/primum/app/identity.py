"""The name of the code that runs."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import primum


@cache
def code_name() -> str:
    """Version of Primum and eight hexadecimal digits over its installed files: equal names mean equal code."""
    root = Path(primum.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.suffix in {".py", ".yaml", ".tsv", ".txt"}):
        whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{primum.__version__}+{whole.hexdigest()[:8]}"
