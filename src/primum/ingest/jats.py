"""Articles in JATS, the format of PubMed Central and of most publishers: https://jats.nlm.nih.gov/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from primum.errors import Unreadable
from primum.ingest.itself import of_the_paper
from primum.ingest.jats_facts import Facts, first, id_of, notices, source_of
from primum.ingest.jats_prose import WORDS
from primum.ingest.origin import Origin
from primum.ingest.outlining import DocumentBuilder
from primum.ingest.xml_blocks import FlowWriter, plain_case
from primum.ingest.xml_files import elements, local
from primum.model import Block, Document, Notice

_SECTION_ROLES = {
    "methods": "methods", "materials|methods": "methods", "materials and methods": "methods", "materials": "methods",
    "patients and methods": "methods", "subjects": "methods", "results": "results", "result": "results",
    "conclusions": "conclusions", "conclusion": "conclusions", "discussion": "conclusions", "intro": "background",
    "introduction": "background", "background": "background", "objective": "background",
}  # fmt: skip

_OTHER_ABSTRACTS = ("toc", "graphical", "teaser", "web-summary", "key-image")
_ITSELF_TYPES = ("supplementary-material", "coi-statement", "conflict", "display-objects", "acknowledgements")


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Notice | Unreadable]:
    """Each article of a file (a set, or records in a wrapper, hold several): `pmcid:…`, else `doi:…`, else `pmid:…`.

    Retraction notices also give a Notice that names the retracted article by its DOI or PMID. Left out: reference lists
    and marks that point to them, formulas that do not read in a line, sections about the article itself."""
    count = 0
    for article in elements(stream, ("{*}article",), where=origin.path):
        count += 1
        yield from _article(article, origin, where=f"{origin.path}, article {count}")
    if not count:
        raise Unreadable(origin.path, "holds no JATS article")


def _article(article: etree._Element, origin: Origin, *, where: str) -> Iterator[Document | Notice | Unreadable]:
    meta = first(article, "front", "article-meta")
    if meta is None:
        yield Unreadable(where, "has no article-meta, so nothing says what it is")
        return
    facts = Facts(article, meta)
    text, blocks = _text(article, facts)
    if not text:
        yield Unreadable(where, "has neither title nor text")
        return
    id = id_of(facts) or origin.file_id(text)
    yield Document(id, origin.supply.fill(source_of(facts)), text, blocks)
    yield from notices(facts, by=id)


def _text(article: etree._Element, facts: Facts) -> tuple[str, tuple[Block, ...]]:
    builder = DocumentBuilder()
    for abstract in (e for e in facts.meta if local(e) == "abstract"):
        if abstract.get("abstract-type", "") not in _OTHER_ABSTRACTS:
            title = facts.writer(builder).line(first(abstract, "title")) or "Abstract"
            builder.heading(title, level=1)
            _section(builder, abstract, level=2)
    body = first(article, "body")
    if body is not None:
        _section(builder, body, level=1)
    for appendix in article.iterfind("{*}back/{*}app-group/{*}app"):
        _headed(builder, appendix, level=1)
    if not builder.has_body:
        builder = DocumentBuilder()
        builder.paragraph(facts.title)
    return builder.build()


def _section(builder: DocumentBuilder, section: etree._Element, *, level: int) -> None:
    """What stands below a section's title; sections inside it get headings of `level`."""
    writer = FlowWriter(builder, WORDS, level=level)
    for part in section:
        name = local(part)
        if name == "sec":
            _headed(builder, part, level=level)
        elif name not in ("title", "label", "sec-meta"):
            writer.part(part)


def _headed(builder: DocumentBuilder, section: etree._Element, *, level: int) -> None:
    title = plain_case(FlowWriter(builder, WORDS).line(first(section, "title")))
    kind = section.get("sec-type", "").strip().lower()
    if kind in _ITSELF_TYPES or of_the_paper(title) or not any(str(t).strip() for t in section.itertext()):
        return
    if title:
        builder.heading(title, level=level, role=_SECTION_ROLES.get(kind, ""))
    _section(builder, section, level=level + bool(title))
