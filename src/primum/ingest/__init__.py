"""Bytes in, Document out: one reader per format, in one visible table.

The room's door: `read_paths` yields a `Read` for every document, notice and skipped file; `find` is the first half of
that and `settling.settled` the second, for whoever runs them apart. `measure` says how many bytes there are; `Supply`
is what a user supplies for what files lack; `READERS` are the formats by name.
"""

from primum.ingest.driver import LIMIT_BYTES, find, measure, read_paths
from primum.ingest.origin import Origin, Supply
from primum.ingest.outcomes import Overlooked, Read, Skipped
from primum.ingest.readers import READERS

__all__ = [
    "LIMIT_BYTES",
    "READERS",
    "Origin",
    "Overlooked",
    "Read",
    "Skipped",
    "Supply",
    "find",
    "measure",
    "read_paths",
]
