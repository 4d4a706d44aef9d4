"""MEDLINE and PubMed XML: one citation after the other, whatever the file's length.

Fields as NLM's PubMed DTD describes them, https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/190101/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from lxml import etree

from primum.errors import Unreadable
from primum.ingest import identifiers
from primum.ingest.medline_facts import children, notices, publication_types, relations, source_of
from primum.ingest.origin import Origin
from primum.ingest.outlining import DocumentBuilder, tidy
from primum.ingest.xml_files import elements, inline
from primum.model import Block, BlockKind, Document, Notice
from primum.text.abstracts import is_labelled, labelled
from primum.text.headings import role_of

RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation", "DeleteCitation")

_CATEGORY_ROLES = {
    "BACKGROUND": "background", "OBJECTIVE": "background", "METHODS": "methods", "RESULTS": "results",
    "CONCLUSIONS": "conclusions",
}  # fmt: skip

# Notes at the end of old abstracts that are no part of what the authors say.
_NOTES = re.compile(
    r"\(ABSTRACT TRUNCATED(?: AT \d+ WORDS)?\)$"
    r"|(?:Copyright )?(?:©|\([cC]\) ?(?=(?:19|20)\d\d))[^.]{0,160}\.?(?: All rights reserved\.?)?$"
    r"|Copyright (?:(?:19|20)\d\d|by)\b[^.]{0,160}\.?$"
)
_LABELS = ("RESULT", "CONCLUSION", "FINDINGS", "Results:", "Result:", "Findings:", "Conclusions:", "Conclusion:")
_NOTES_SPAN = 220
_NOTES_HINTS = re.compile(r"opyright|©|\([cC]\)|TRUNCATED")


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Notice | Unreadable]:
    """Documents `pmid:…`, and notices of what was deleted, retracted or superseded.

    A record without a PMID or without any text is given as Unreadable; a file that breaks off raises it at its end."""
    count = 0
    for record in elements(stream, RECORDS, where=origin.path):
        count += 1
        if record.tag == "DeleteCitation":
            yield from _deletions(record)
        else:
            yield from _record(record, origin, where=f"{origin.path}, record {count}")
    if not count:
        raise Unreadable(origin.path, "holds no citation")


def _deletions(record: etree._Element) -> Iterator[Notice]:
    for gone in record.iterchildren("PMID"):
        if number := identifiers.pmid(gone.text or ""):
            yield Notice("deleted", f"pmid:{number}")


def _record(record: etree._Element, origin: Origin, *, where: str) -> Iterator[Document | Notice | Unreadable]:
    """One citation, or one book or chapter: a document, and the notices that it gives."""
    within = {e.tag: e for e in record}
    holder = record if record.tag == "MedlineCitation" else within.get("MedlineCitation", within.get("BookDocument"))
    parts = children(holder) if holder is not None else {}
    number = identifiers.pmid(parts["PMID"].text or "") if "PMID" in parts else ""
    if not number:
        yield Unreadable(where, "has no PMID")
        return
    id = f"pmid:{number}"
    article = children(parts["Article"]) if "Article" in parts else parts
    types = publication_types(article)
    said = relations(parts)
    source = source_of(number, parts, article, types=types, said=said, data=within.get("PubmedData"))
    abstract = article["Abstract"] if "Abstract" in article else _in_english(holder)
    text, blocks = _text(abstract, title=source.title)
    if text:
        yield Document(id, origin.supply.fill(source), text, blocks)
    else:
        yield Unreadable(where, f"{id} has neither title nor abstract")
    yield from notices(id, said, types=types)


def _in_english(holder: etree._Element | None) -> etree._Element | None:
    """The English abstract that a record in another language may have beside its own."""
    others = holder.iterchildren("OtherAbstract") if holder is not None else ()
    return next((other for other in others if other.get("Language") == "eng"), None)


def _text(abstract: etree._Element | None, *, title: str) -> tuple[str, tuple[Block, ...]]:
    """The abstract, each of its labels a heading; the title where there is none."""
    builder = DocumentBuilder()
    for part in abstract if abstract is not None else ():
        if part.tag != "AbstractText":
            continue
        words = _without_notes(inline(part))
        label = tidy(part.get("Label", ""))
        if words and label and label.upper() not in ("UNLABELLED", "UNASSIGNED", "ABSTRACT"):
            heading, role = _labelled(label, part.get("NlmCategory", ""))
            builder.heading(heading, role=role)
            builder.paragraph(words)
        elif _may_be_labelled(words) and is_labelled(line := tidy(words)):
            _parted(builder, line)
        else:
            builder.paragraph(words)
    if not builder.has_body:
        builder.paragraph(title)
    return builder.build()


def _may_be_labelled(text: str) -> bool:
    """A quick look, which takes a tenth of the time of the pattern."""
    return any(label in text for label in _LABELS)


def _parted(builder: DocumentBuilder, abstract: str) -> None:
    """An abstract whose labels stand in its text ("METHODS: … RESULTS: …"), as headings and what stands below them."""
    for block in labelled(abstract):
        words = abstract[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            heading, role = _labelled(words.rstrip(" :-"), "")
            builder.heading(heading, role=role)
        else:
            builder.paragraph(words)


def _without_notes(text: str) -> str:
    if not _NOTES_HINTS.search(text, max(0, len(text) - _NOTES_SPAN)):
        return text
    line = tidy(text)
    found = _NOTES.search(line, max(0, len(line) - _NOTES_SPAN))
    return line[: found.start()] if found else line


@lru_cache(maxsize=4096)
def _labelled(label: str, category: str) -> tuple[str, str]:
    """A label's wording as a heading, and its role."""
    heading = label.capitalize() if label.isupper() and len(label) > 4 else label
    return heading, _CATEGORY_ROLES.get(category, "") or role_of(label)
