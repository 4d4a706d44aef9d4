"""Documents, passages and search over them. `open_library` is the only way in; `Packing` makes rows beforehand."""

from __future__ import annotations

from primum.library.packing import Packed, Packing
from primum.ports import Encoder, Library

__all__ = ["MEMORY", "Packed", "Packing", "open_library"]

MEMORY = "memory:"
"""Address of a library that lives in memory and ends with the process."""


def open_library(uri: str, *, encoder: Encoder | None = None, create: bool = False) -> Library:
    """The library at a folder or object-storage address, or a new one in memory for "memory:".

    NotFound where there is none and `create` is not set; Unavailable where the place cannot be used.
    """
    if uri == MEMORY:
        from primum.library.memory import MemoryLibrary

        return MemoryLibrary(encoder)
    from primum.library.lance import LanceLibrary  # a second's import, which a process that only packs does without

    return LanceLibrary(uri, encoder=encoder, create=create)
