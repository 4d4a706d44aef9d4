"""BEIR corpora: `corpus.jsonl` with `_id`, `title`, `text`, `metadata`; queries and qrels beside it are not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from primum.errors import Unreadable
from primum.ingest import jsonlines
from primum.ingest.origin import Origin
from primum.model import Document

_TAKEN = {"url": "url", "doi": "doi", "pmid": "pmid", "pubmed_id": "pmid", "publisher": "publisher"}


def sniff(head: bytes) -> bool:
    """Whether the first record is one of a BEIR corpus."""
    line = head.split(b"\n", 1)[0]
    return line.lstrip().startswith(b"{") and b'"_id"' in line and b'"title"' in line


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Unreadable]:
    """A document for each line. A record without text but with a title has its title for text."""
    for where, record in jsonlines.records(stream, origin):
        if isinstance(record, Unreadable):
            yield record
            continue
        known = {**_metadata(record.get("metadata")), **record}
        title, text = known.get("title"), known.get("text")
        if text == "" and isinstance(title, str) and title.strip():
            known = {**known, "text": title}
        yield jsonlines.document(known, where)


def _metadata(metadata: object) -> dict[str, object]:
    """What BEIR's free metadata says of the source, in the fields that every record has."""
    if not isinstance(metadata, dict):
        return {}
    return {_TAKEN[key]: value for key, value in metadata.items() if key in _TAKEN and isinstance(value, str | int)}
