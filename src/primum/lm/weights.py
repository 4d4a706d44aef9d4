"""Reads a safetensors file with numpy alone: eight bytes of header length, a JSON header, then the raw tensors."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from primum.errors import Unavailable

DTYPES: dict[str, np.dtype[Any]] = {
    "F32": np.dtype("<f4"),
    "F16": np.dtype("<f2"),
    "I64": np.dtype("<i8"),
    "I32": np.dtype("<i4"),
}


def read(path: Path) -> dict[str, NDArray[Any]]:
    """Every tensor of a safetensors file by name, as read-only arrays. A damaged file raises Unavailable."""
    try:
        raw = path.read_bytes()
        (length,) = struct.unpack("<Q", raw[:8])
        header: dict[str, Any] = json.loads(raw[8 : 8 + length])
        return {name: _tensor(raw, 8 + length, entry) for name, entry in header.items() if name != "__metadata__"}
    except OSError as error:
        raise Unavailable(f"{path} cannot be read: {error.strerror}") from error
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise Unavailable(f"{path} is not a whole safetensors file: {error}") from error


def _tensor(raw: bytes, base: int, entry: dict[str, Any]) -> NDArray[Any]:
    start, end = entry["data_offsets"]
    dtype = DTYPES[entry["dtype"]]
    if base + end > len(raw):
        raise ValueError("it ends too early")
    flat: NDArray[Any] = np.frombuffer(raw, dtype, (end - start) // dtype.itemsize, base + start)
    return flat.reshape(entry["shape"])
