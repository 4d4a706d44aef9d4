"""lancedb, without the second that it spends on the client of a remote service that Primum never calls.

Importing lancedb imports the package below for some of its types, and with it a generated client of hundreds of checked
functions: two thirds of the time that lancedb takes to start. Here that package's own code runs when something first
asks for the client; its types can be imported all the same.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

CLIENT = "lance_namespace_urllib3_client"


class _Later(ModuleType):
    """A package whose code runs when a name is asked of it that is not there yet."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or self.__spec__ is None or self.__spec__.loader is None:
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def _postpone(package: str) -> None:
    if package in sys.modules or (spec := find_spec(package)) is None:
        return
    module = module_from_spec(spec)
    module.__class__ = _Later
    sys.modules[package] = module


_postpone(CLIENT)
# Rows that the engine reads at a time. It would read 8,192, and holds many of these while it merges: half of what an
# ingest of 60,000 abstracts held at its most grew with the library. A search takes less of the processor, too.
os.environ.setdefault("LANCE_DEFAULT_BATCH_SIZE", "1024")
# Threads that cut texts into words and write down where they stand. The engine keeps two processors for reading and
# writing, which on a machine of two leaves one thread for all of it: indexing then used 1.3 processors, and now two.
os.environ.setdefault("LANCE_CPU_THREADS", str(os.cpu_count() or 1))

import lancedb  # noqa: E402
from lancedb.background_loop import LOOP  # noqa: E402
from lancedb.index import FTS, Bitmap, BTree, IvfPq, LabelList  # noqa: E402

__all__ = ["FTS", "LOOP", "BTree", "Bitmap", "IvfPq", "LabelList", "lancedb"]
