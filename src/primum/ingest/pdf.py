"""PDF: headings, paragraphs and lists with their printed pages. Scans, which hold no text, are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import pypdfium2 as pdfium

from primum.errors import Unreadable
from primum.ingest.origin import Origin
from primum.ingest.pdf_drawn import Drawn, drawn_on
from primum.ingest.pdf_flow import flow
from primum.ingest.pdf_lines import Line, page_lines, without_running
from primum.ingest.pdf_tables import tabled
from primum.ingest.publishers import jurisdiction_of
from primum.model import Document, Source

_FRONT_PAGES = 6
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)\s*(?:Copyright\s*)?(?:(?P<y1>(?:19|20)\d\d),?\s+)?(?P<who>[A-Z][^\d©.]{3,80}?)"
    r"(?:,?\s+(?P<y2>(?:19|20)\d\d))?\.?\s*(?:$|All rights|Some rights|Page\b|\|)"
)
_LICENCE = re.compile(r"\bCC[ -](?:BY|0)(?:-[A-Z]{2})*(?: \d\.\d)?(?: IGO)?\b")
_NO_TITLE = re.compile(
    r"microsoft word|^about:|\.(?:docx?|html?|indd|pdf|qxd|odt|pptx?|rtf|tex|tmp|txt)\b|untitled|^\W*$", re.IGNORECASE
)


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """The one document that the file is; Unreadable where it is encrypted, damaged or a scan."""
    data = stream.read()
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable(origin.path, _why(str(error))) from error
    try:
        lines, running = _lines(pdf)
        if not lines:
            raise Unreadable(origin.path, "a scan: its pages hold no text; make it searchable (OCR) first")
        source = _source(pdf, lines, running)
    except pdfium.PdfiumError as error:
        raise Unreadable(origin.path, f"a page of it cannot be read ({error})") from error
    finally:
        pdf.close()
    text, blocks = flow(lines, title=source.title).build()
    if not text:
        raise Unreadable(origin.path, "its pages hold a table of contents and no other text")
    yield Document(origin.file_id(data), replace(source, title=source.title or origin.stem), text, blocks)


def _lines(pdf: pdfium.PdfDocument) -> tuple[list[Line], list[Line]]:
    """All lines in reading order, rows of ruled tables as one each; and, apart, what repeats at the edges of pages."""
    by_page: list[tuple[list[Line], Drawn]] = []
    for number in range(len(pdf)):
        page = pdf[number]
        textpage = page.get_textpage()
        try:
            drawn = drawn_on(page)
            by_page.append((page_lines(textpage, number + 1, page.get_height(), drawn), drawn))
        finally:
            textpage.close()
            page.close()
    _, running = without_running([line for lines, _ in by_page for line in lines], len(pdf))
    edges = set(map(id, running))
    kept = [([line for line in lines if id(line) not in edges], drawn) for lines, drawn in by_page]
    return [line for lines, drawn in kept for line in tabled(lines, drawn)], running


def _why(error: str) -> str:
    if "password" in error.lower():
        return "it is encrypted; save it without a password first"
    return f"no readable PDF ({error.removeprefix('Failed to load document ').strip('(). ')})"


def _source(pdf: pdfium.PdfDocument, lines: list[Line], running: list[Line]) -> Source:
    """What the file says of itself: its title, and on its first pages holder and year of the copyright, and licence."""
    front = [line.text for line in [*lines, *running] if line.page <= _FRONT_PAGES]
    publisher = published = ""
    for text in front:
        if found := _COPYRIGHT.search(text):
            publisher, published = found["who"].strip(" ,"), found["y1"] or found["y2"] or ""
            break
    licences = [found for text in front for found in _LICENCE.findall(text)]
    return Source(
        title=_title(pdf, lines),
        publisher=publisher,
        published=published,
        licence=max(licences, key=len, default=""),
        jurisdiction=jurisdiction_of(publisher),
    )


def _title(pdf: pdfium.PdfDocument, lines: list[Line]) -> str:
    """The title in the file's properties, or else what is set largest on the first page."""
    named = " ".join(pdf.get_metadata_value("Title").split())
    if len(named) > 3 and not _NO_TITLE.search(named):
        return named
    first = [line for line in lines if line.page == lines[0].page]
    largest = max(line.size for line in first)
    title = " ".join(line.text for line in first if line.size > 0.8 * largest)
    return title if len(title) <= 250 else ""
