"""How the prose of a JATS article is read: citation marks, formulas, figures, tables, boxes."""

from __future__ import annotations

import re

from lxml import etree

from primum.ingest.formulas import PLACE, formula
from primum.ingest.outlining import tidy
from primum.ingest.xml_blocks import FlowWriter, Vocabulary, plain_case
from primum.ingest.xml_files import local

# While a block is put together, cross-references stand between marks, those to the reference list between the first
# two, so that they can be taken out with the brackets around them.
_CITES, _CITED, _POINTS, _POINTED = "\ue000", "\ue001", "\ue002", "\ue003"
_MARK = rf"(?:{_CITES}[^{_CITED}]*{_CITED}|{_POINTS}[^{_POINTED}]*{_POINTED})"
_BRACKETED = re.compile(
    rf"\s*[\[(]\s*(?:see(?: also)?|e\.g\.,?|cf\.?|reviewed in|for example,?|as shown in)?\s*"
    rf"(?:(?:supplementary |additional )?(?:tables?|fig(?:ure)?s?\.?|files?|box|appendix)\s*)?{_MARK}"
    rf"(?:{_MARK}|[\s,;:–—−-]|\b(?:and|to|tables?|fig(?:ure)?s?)\b|&|\b[A-Z]\b|\bet al\b\.?)*[\])]",
    re.IGNORECASE,
)
_NUMBERS = re.compile(rf"\s*{_CITES}[\[(]?\d[\d\s,;–—−-]*[\])]?{_CITED}(?:\s*[,;–—−-]\s*(?={_CITES}))?")
_MARKS = re.compile(f"[{_CITES}{_CITED}{_POINTS}{_POINTED}]")
_FORMULAS = re.compile(rf"(?:{re.escape(PLACE.strip())}\s*[.,;]?\s*)+")
_LOOSE = re.compile(r" (?=[,;:)\]]|\.(?!\d))|\[\s*[,;–-]*\s*\]|\(\s*[,;–-]*\s*\)")


def mend(text: str) -> str:
    """A block's text without marks that point to the reference list, figures or tables in brackets."""
    if _CITES in text or _POINTS in text:
        text = _MARKS.sub("", _NUMBERS.sub("", _BRACKETED.sub("", text)))
    plain = tidy(_LOOSE.sub("", text))
    return "" if _FORMULAS.fullmatch(plain) else plain


def _inline(element: etree._Element, name: str) -> str | None:
    if name == "xref":
        kind = element.get("ref-type")
        text = "".join(str(t) for t in element.itertext()).replace("\n", " ")
        if kind in ("table-fn", "fn"):
            return ""
        return f"{_CITES}{text}{_CITED}" if kind in ("bibr", "ref") else f"{_POINTS}{text}{_POINTED}"
    if name in ("inline-formula", "disp-formula", "math", "tex-math"):
        return formula(element)
    if name == "sup" and any(local(e) == "xref" for e in element.iter()):
        return ""
    return None


def _captioned(writer: FlowWriter, element: etree._Element) -> str:
    """Label, title and text of a figure's or table's caption."""
    parts = []
    for child in element:
        if local(child) == "label":
            parts.append(tidy("".join(str(t) for t in child.itertext())).rstrip(".:"))
        elif local(child) == "caption":
            parts += [writer.line(e) for e in child]
    return " ".join(p if p.endswith((".", "?", "!")) else f"{p}." for p in parts if p)


def _figure(writer: FlowWriter, figure: etree._Element) -> None:
    writer.builder.caption(_captioned(writer, figure))


def _table(writer: FlowWriter, wrap: etree._Element) -> None:
    writer.builder.caption(_captioned(writer, wrap))
    for part in wrap:
        name = local(part)
        if name == "table":
            writer.table(part)
        elif name == "alternatives":
            for table in (e for e in part if local(e) == "table"):
                writer.table(table)
        elif name == "table-wrap-foot":
            for note in part:
                writer.builder.paragraph(writer.line(note))


def _each(writer: FlowWriter, group: etree._Element) -> None:
    for part in group:
        writer.part(part)


def _box(writer: FlowWriter, box: etree._Element) -> None:
    """A box: its title heads what stands in it."""
    for part in box:
        name = local(part)
        if name in ("title", "caption"):
            writer.builder.heading(plain_case(writer.line(part)), level=writer.level)
        elif name == "sec":
            _box(writer, part)
        elif name != "label":
            writer.part(part)


def _definitions(writer: FlowWriter, definitions: etree._Element) -> None:
    for item in (e for e in definitions if local(e) == "def-item"):
        parts = [writer.line(e) for e in item]
        writer.builder.item(": ".join(p for p in parts if p))


WORDS = Vocabulary(
    paragraphs=frozenset({"p", "verse-line"}),
    lists=frozenset({"list"}),
    items=frozenset({"list-item"}),
    captions=frozenset({"title"}),
    skipped=frozenset(
        {"label", "graphic", "inline-graphic", "media", "supplementary-material", "inline-supplementary-material", "fn"}
        | {"ref-list", "object-id", "hr", "alt-text", "long-desc", "attrib", "permissions", "email", "index-term"}
    ),
    inline=_inline,
    blocks={
        "fig": _figure, "table-wrap": _table, "fig-group": _each, "table-wrap-group": _each, "boxed-text": _box,
        "def-list": _definitions, "disp-quote": _each, "statement": _each,
    },
    mend=mend,
)  # fmt: skip
