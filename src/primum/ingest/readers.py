"""The one visible table of readers, and how a file's reader is found.

A new format is one file with `read(stream, origin)` and one line here. That file is imported when it is first needed:
all of them, with what they stand on, take a third of a second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from primum.errors import Unreadable
from primum.ingest.origin import Origin
from primum.ingest.outcomes import Overlooked
from primum.model import Document, Notice

Read = Callable[[BinaryIO, Origin], Iterator[Document | Notice | Unreadable | Overlooked]]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format. `what` names it to people; `suffixes` are its files' endings (with no ".gz").

    A file is read where its ending fits and `sniff`, which sees the first bytes, says yes; or, where the format's first
    bytes are `telling`, by these alone. `streamed` readers take files of any size; the others need them whole.
    `updates` says that a later record of one id replaces an earlier one, `tells_kind` that the format has metadata for
    the kind of a document: what it leaves open is not read from the text.
    """

    name: str
    what: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Read
    telling: bool = False
    streamed: bool = False
    updates: bool = False
    tells_kind: bool = False


_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)([^>]*)")
_NOT_ROOT = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PACKED = (
    (b"PK\x03\x04", "a packed or Office file"),
    (b"PK\x05\x06", "a zip archive that is empty"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def xml_root(head: bytes) -> tuple[str, str]:
    """Name and attributes of an XML file's first element; two empty strings where it does not begin like XML."""
    text = head.decode("utf-16", "ignore").encode() if head[:2] in _WIDE else head.removeprefix(b"\xef\xbb\xbf")
    if not text.lstrip().startswith(b"<"):
        return "", ""
    found = _ROOT.search(_NOT_ROOT.sub(b"", text))
    return (found[1].decode("ascii", "replace"), found[2].decode("utf-8", "replace")) if found else ("", "")


def _rooted(*names: str, having: str = "") -> Callable[[bytes], bool]:
    def sniff(head: bytes) -> bool:
        name, attributes = xml_root(head)
        return name in names and having in attributes

    return sniff


def _reader(module: str) -> Read:
    """The `read` of a reader's file."""

    def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Notice | Unreadable | Overlooked]:
        found: Read = import_module(f"primum.ingest.{module}").read
        return found(stream, origin)

    return read


def _sniffer(module: str) -> Callable[[bytes], bool]:
    """The `sniff` of a reader's file."""

    def sniff(head: bytes) -> bool:
        return bool(import_module(f"primum.ingest.{module}").sniff(head))

    return sniff


def _texty(head: bytes) -> bool:
    """Whether the bytes can be text: hardly a control byte but white space (UTF-16 with its mark is text)."""
    return head[:2] in _WIDE or len(_CONTROL.findall(head)) <= max(2, len(head) // 100)


_MEDLINE = (
    "PubmedArticleSet", "PubmedBookArticleSet", "PubmedArticle", "MedlineCitationSet", "MedlineCitation",
    "DeleteCitation",
)  # fmt: skip
_JATS = ("article", "pmc-articleset", "articles", "OAI-PMH")
_ALL = (
    Reader("beir", "a BEIR corpus", (".jsonl",), _sniffer("beir"), _reader("beir"), streamed=True),
    Reader("jsonlines", "a JSON-lines file", (".jsonl", ".ndjson"), _sniffer("jsonlines"),
           _reader("jsonlines"), streamed=True),
    Reader("markdown", "a Markdown file", (".md", ".markdown"), _texty, _reader("markdown")),
    Reader("html", "an HTML page", (".html", ".htm", ".xhtml"), _texty, _reader("html")),
    Reader("jats", "a JATS article", (".xml", ".nxml"), _rooted(*_JATS), _reader("jats"),
           telling=True, tells_kind=True),
    Reader("spl", "an SPL drug label", (".xml",), _rooted("document", having="urn:hl7-org:v3"), _reader("spl"),
           telling=True, tells_kind=True),
    Reader("medline", "MEDLINE/PubMed XML", (".xml",), _rooted(*_MEDLINE), _reader("medline"),
           telling=True, streamed=True, updates=True, tells_kind=True),
    Reader("medquad", "MedQuAD XML", (".xml",), _rooted("Document", "DiseaseFile", "doc"), _reader("medquad"),
           telling=True, tells_kind=True),
    Reader("pdf", "a PDF", (".pdf",), lambda head: b"%PDF-" in head[:1024], _reader("pdf"), telling=True),
    Reader("retractions", "a table of retractions", (".tsv", ".csv"), _sniffer("retraction_table"),
           _reader("retraction_table"), streamed=True),
    Reader("text", "a plain text", (), lambda head: False, _reader("plain")),
)  # fmt: skip
READERS: dict[str, Reader] = {reader.name: reader for reader in _ALL}


def detect(path: str, head: bytes) -> Reader | None:
    """The reader for a file of this name that begins with these bytes, or None."""
    name = path.lower().removesuffix(".gz")
    for reader in _ALL:
        if name.endswith(reader.suffixes) and reader.sniff(head):
            return reader
    return next((reader for reader in _ALL if reader.telling and reader.sniff(head)), None)


def unknown(path: str, head: bytes) -> str:
    """Why no reader takes this file, as exactly as its first bytes tell."""
    if told := next((said for tell in (_packed, _wide_without_mark, _markup, _json) if (said := tell(head))), ""):
        return told
    if not _texty(head):
        return "binary data of a sort that there is no reader for"
    if path.lower().endswith((".txt", ".text")):
        return "plain text, which may be anything; read it with --format text"
    if path.lower().endswith((".csv", ".tsv")):
        return "a table; of tables those of retractions alone are read, with columns `doi` or `pmid` and `retracted`"
    return "no reader for this sort of file; name one with --format"


def _packed(head: bytes) -> str:
    packed = next((what for magic, what in _PACKED if head.startswith(magic)), "")
    if packed or head[257:262] == b"ustar":
        return f"{packed or 'a tar archive'}; there is no reader for it: unpack it, or save it as PDF, HTML or Markdown"
    return ""


def _wide_without_mark(head: bytes) -> str:
    """Of a text in which every other byte is zero."""
    half = len(head) // 2
    for start, name in enumerate(("UTF-16BE", "UTF-16LE")):
        if half > 8 and head[start : 2 * half : 2].count(0) > 0.8 * half:
            return f"it looks like UTF-16 without its mark; convert it first, e.g. `iconv -f {name} -t UTF-8`"
    return ""


def _markup(head: bytes) -> str:
    root, _ = xml_root(head)
    if root.lower() == "html":
        return "an HTML page under another name; read it with --format html"
    return f"XML of a sort that there is no reader for (its root is <{root}>)" if root else ""


def _json(head: bytes) -> str:
    if head.lstrip()[:1] not in (b"{", b"["):
        return ""
    named = re.search(rb'"resourceType"\s*:\s*"(\w+)"', head)
    if named:
        return f"a FHIR {named[1].decode('ascii', 'replace')}; there is no reader for it"
    return "JSON of a sort that there is no reader for; JSON lines with `id` and `text` can be read"
