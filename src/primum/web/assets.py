"""Styles, scripts, the font and the icon: read once, named by content, held in memory as they are sent."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_ALREADY_PACKED = {".woff2"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: `packed` is its gzip form, or empty where packing gains nothing."""

    address: str
    type: str
    body: bytes
    packed: bytes


def read_assets(folder: Path = FOLDER) -> dict[str, Asset]:
    """Every file of the folder by name; its address carries a digest, so that browsers may hold it for ever."""
    return {path.name: _asset(path) for path in sorted(folder.iterdir()) if path.suffix in TYPES}


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    digest = hashlib.sha256(body).hexdigest()[:12]
    packed = b"" if path.suffix in _ALREADY_PACKED else gzip.compress(body, 9, mtime=0)
    return Asset(f"/static/{path.name}?v={digest}", TYPES[path.suffix], body, packed)
