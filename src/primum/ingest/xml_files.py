"""XML read safely: nothing is fetched, no entity is expanded, and an error names file and line."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Collection, Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from primum.errors import Unreadable

_HEAD = 65536
_ENTITIES = "declares entities of its own, which can grow without bound; such a file is not read"
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")
_LONGEST_NAME = 33
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_TO_SUPERSCRIPTS = str.maketrans("0123456789+-−–", f"{SUPERSCRIPTS}⁻⁻")
_RAISED = re.compile(r"[+\-−–]?\d+|[+\-−–]")


def parse(stream: BinaryIO, *, where: str) -> etree._Element:
    """The root of a whole XML file. Raises Unreadable with the reason, and the line where there is one.

    Entity names of HTML (&nbsp;) that a missing DTD would define are understood."""
    data = stream.read().lstrip()  # before a declaration white space is a fault, and a common one
    if not data:
        raise Unreadable(where, "is empty")
    _refuse_entities(data[:_HEAD], where=where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "Entity" not in (error.msg or ""):
                raise
            root = etree.fromstring(numbered(data), parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(error, where=where) from None
    _refuse_declared(root, where=where)
    return root


def elements(stream: BinaryIO, tags: Collection[str], *, where: str) -> Iterator[etree._Element]:
    """Each element of one of `tags` once it is whole, in order; memory stays flat however long the file is.

    An element is emptied when the next is asked for; one that stands right inside another of `tags` is given as part of
    that alone. Where the file breaks off, what was whole has been given, and
    Unreadable says where it broke. Entity names of HTML are understood."""
    head = stream.read(_HEAD).lstrip()
    if not head:
        raise Unreadable(where, "is empty")
    _refuse_entities(head, where=where)
    events = etree.iterparse(
        _Rejoined(head, stream),
        events=("end",),
        tag=list(tags),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        first = True
        for _, element in events:
            if first:
                _refuse_declared(element, where=where)
                first = False
            parent = element.getparent()
            if parent is None or parent.tag not in tags:
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise _unreadable(error, where=where, log=events.error_log) from None


def numbered(data: bytes) -> bytes:
    """XML with the entity names of HTML (&nbsp;) as numbers, for files whose DTD is not at hand."""
    return _NAMED.sub(_numbered, data)


def inline(element: etree._Element | None, *, skip: Collection[str] = ()) -> str:
    """The text of an element and all within it, as it reads in a line; white space as it stands in the file.

    Elements whose local name is in `skip` are left out. Raised digits become superscript characters, so that 10⁶ does
    not turn into 106."""
    if element is None:
        return ""
    if not len(element):
        return element.text or ""
    parts: list[str] = []
    _gather(element, parts, skip)
    return "".join(parts)


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _gather(element: etree._Element, parts: list[str], skip: Collection[str]) -> None:
    if element.text:
        parts.append(element.text)
    for child in element:
        name = local(child)
        if name in skip:
            pass
        elif name == "sup":
            _close_up(parts)
            parts.append(raised(inline(child, skip=skip)))
        elif name in ("br", "break"):
            parts.append(" ")
        elif name:
            if name == "sub":
                _close_up(parts)
            _gather(child, parts, skip)
        elif isinstance(child, etree._Entity):
            parts.append(html.entities.html5.get(f"{child.name};", ""))
        if child.tail:
            parts.append(child.tail)


def _close_up(parts: list[str]) -> None:
    """Files that were indented by a program have a line break before <sub> that is no part of the text."""
    if parts and "\n" in parts[-1]:
        kept = parts[-1].rstrip()
        if "\n" in parts[-1][len(kept) :]:
            parts[-1] = kept


def raised(text: str) -> str:
    """Superscript characters for a raised number or sign; any other text as it is."""
    plain = text.strip()
    return plain.translate(_TO_SUPERSCRIPTS) if _RAISED.fullmatch(plain) else text


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _refuse_entities(head: bytes, *, where: str) -> None:
    # Zero bytes are taken out so that a file in UTF-16 is seen through as well.
    if b"<!ENTITY" in head.replace(b"\0", b""):
        raise Unreadable(where, _ENTITIES)


def _refuse_declared(element: etree._Element, *, where: str) -> None:
    """The same for declarations that stand far down a padded head; the parser has expanded none of them."""
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[attr-defined]
        raise Unreadable(where, _ENTITIES)


def _numbered(match: re.Match[bytes]) -> bytes:
    """A named HTML entity as numeric references."""
    characters = html.entities.html5.get(f"{match.group(1).decode('ascii')};", "")
    return "".join(f"&#{ord(c)};" for c in characters).encode("ascii") or match.group()


def _unreadable(error: etree.XMLSyntaxError, *, where: str, log: Iterable[etree._LogEntry] = ()) -> Unreadable:
    """What broke an XML file; a parser that reads on events says so in its `log` alone."""
    told = [] if error.lineno else [entry for entry in log if entry.level == etree.ErrorLevels.FATAL]
    message, line = (told[0].message, told[0].line) if told else (error.msg or "", error.lineno)
    if "amplification" in message:
        return Unreadable(where, _ENTITIES)
    reason = re.sub(r",? line \d+, column \d+.*$", "", message or "no element was found")
    return Unreadable(where, f"broken XML in line {line}: {' '.join(reason.split())}")


class _Rejoined:
    """A stream whose head was read already, with the head before it again, and its entity names as numbers."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        self._held = b""  # the beginning of what may be a name that the next bytes end

    def read(self, size: int = -1) -> bytes:
        """The head first, then what follows."""
        data, self._head = self._head or self._rest.read(size), b""
        whole = self._held + data
        at = whole.rfind(b"&", max(0, len(whole) - _LONGEST_NAME)) if data else -1
        cut = at if at >= 0 and b";" not in whole[at:] else len(whole)
        self._held = whole[cut:]
        # An empty answer ends the file, so bytes that are held back alone are passed on together with the next.
        return numbered(whole[:cut]) if cut or not data else self.read(size)
