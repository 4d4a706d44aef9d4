"""Drug labels in HL7's Structured Product Labeling, as the FDA publishes them on DailyMed.

Section codes: LOINC, as listed at https://www.fda.gov/industry/structured-product-labeling-resources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from primum.errors import Unreadable
from primum.ingest.origin import Origin
from primum.ingest.outlining import DocumentBuilder, tidy
from primum.ingest.spl_products import source_of
from primum.ingest.xml_blocks import FlowWriter, Vocabulary, plain_case
from primum.ingest.xml_files import inline, local, parse
from primum.model import Document, Notice
from primum.text.headings import role_of

_ROLES = {
    "34066-1": "boxed_warning", "34067-9": "indications", "34068-7": "dose", "34070-3": "contraindications",
    "43685-7": "warnings", "34071-1": "warnings", "42232-9": "warnings", "34072-9": "warnings", "54433-8": "warnings",
    "34084-4": "adverse_effects", "34073-7": "interactions", "34074-5": "interactions", "42228-7": "pregnancy",
    "34077-8": "pregnancy", "34078-6": "pregnancy", "34079-4": "pregnancy", "34080-2": "lactation",
    "77290-5": "lactation", "53414-9": "pregnancy", "77291-3": "populations", "34081-0": "children",
    "34082-8": "older_people", "43684-0": "populations", "34088-5": "overdose", "34089-3": "description",
    "43678-2": "description", "34069-5": "description", "44425-7": "description", "51727-6": "description",
    "34090-1": "mechanism", "43679-0": "mechanism", "43681-6": "mechanism", "43682-4": "mechanism",
    "66106-6": "mechanism", "49489-8": "mechanism", "34092-7": "evidence", "43680-8": "evidence",
    "34091-9": "evidence", "34083-6": "evidence", "34086-9": "warnings", "34085-1": "warnings", "34087-7": "warnings",
    "42227-9": "warnings", "34076-0": "recommendations", "34075-2": "diagnosis", "55106-9": "description",
    "55105-1": "indications", "50570-1": "contraindications", "50569-3": "warnings", "50568-5": "warnings",
    "50567-7": "warnings", "50566-9": "red_flags", "50565-1": "warnings", "59845-8": "dose",
    "88436-1": "recommendations", "88828-9": "hepatic", "88829-7": "renal", "88830-5": "hepatic",
}  # fmt: skip

_BOXED = "34066-1"

# What sections are called that have a code and no title.
_NAMES = {
    _BOXED: "Boxed warning", "34067-9": "Indications and usage", "34068-7": "Dosage and administration",
    "34070-3": "Contraindications", "43685-7": "Warnings and precautions", "34071-1": "Warnings",
    "42232-9": "Precautions", "34084-4": "Adverse reactions", "34073-7": "Drug interactions", "42228-7": "Pregnancy",
    "34080-2": "Nursing mothers", "77290-5": "Lactation", "34081-0": "Pediatric use", "34082-8": "Geriatric use",
    "43684-0": "Use in specific populations", "34088-5": "Overdosage", "55106-9": "Active ingredient",
    "55105-1": "Purpose", "50570-1": "Do not use", "50569-3": "Ask a doctor before use",
    "50568-5": "Ask a doctor or pharmacist before use", "50567-7": "When using this product", "50566-9": "Stop use",
    "50565-1": "Keep out of reach of children", "53414-9": "If pregnant or breast-feeding",
}  # fmt: skip

# Titles of labels sold without prescription, whose sections often have no code of their own.
_TITLED = (
    ("indications", r"uses?|purposes?"), ("dose", r"directions?"), ("contraindications", r"do not use"),
    ("pregnancy", r"if (?:you are )?pregnant"), ("red_flags", r"stop use"), ("overdose", r"(?:in case of )?overdose"),
    ("warnings", r"warnings?|ask a doctor|when using|keep out of|allergy alert|liver warning|stomach bleeding"),
    ("description", r"active ingredients?|inactive ingredients?|other information|drug facts"),
)  # fmt: skip
_BY_TITLE = tuple((role, re.compile(rf"(?:{words})\b", re.IGNORECASE)) for role, words in _TITLED)
_OVER_THE_COUNTER = "34390-5"

# Data elements and indexing are no prose, the list of changes and the panel printed on the package say nothing that
# the sections do not say, and references are other people's.
_LEFT_OUT = frozenset({"48780-1", "48779-3", "43683-2", "51945-4", "34093-5"})
_INDEXING = "60685-5"
_HEADING_LENGTH = 80

# "[see Warnings and Precautions (5.1)]" and "(5.1)" point to where nobody can follow.
_POINTERS = re.compile(
    r"\s*\[\s*(?:and |also )?[Ss]ee\b[^\[\]]{0,400}\]"
    r"|\s*\(\s*(?:and |also )?[Ss]ee\b(?=[^()]*(?:\(\d|[A-Z]{4}))[^()]*(?:\([^()]*\)[^()]*)*\)"
    r"|\s*\(\d{1,2}(?:\.\d{1,2})?(?:, ?\d{1,2}\.\d{1,2})*\)(?=[.,;]|\s|$)"
)


def _without_pointers(text: str) -> str:
    return tidy(_POINTERS.sub("", text))


def _is_heading(paragraph: etree._Element) -> bool:
    """A short paragraph that is styled as a whole ("Risk Summary", underlined)."""
    if len(paragraph) != 1 or (paragraph.text or "").strip() or (paragraph[0].tail or "").strip():
        return False
    text = tidy(inline(paragraph))
    styled = local(paragraph[0]) == "content" and bool(paragraph[0].get("styleCode"))
    return styled and 0 < len(text) <= _HEADING_LENGTH and text[-1] not in ".,;:" and text[0].isupper()


_WORDS = Vocabulary(
    paragraphs=frozenset({"paragraph"}),
    lists=frozenset({"list"}),
    items=frozenset({"item"}),
    skipped=frozenset({"renderMultiMedia", "footnoteRef", "col", "colgroup", "caption"}),
    notes=frozenset({"footnote"}),
    heads=_is_heading,
    mend=_without_pointers,
)


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Notice | Unreadable]:
    """One label, `spl:<set id>`. Sections nest; the roles come from their codes. Left out: the highlights, which repeat
    the sections, the package panel, lists of changes and references. An indexing file raises Unreadable."""
    root = parse(stream, where=origin.path)
    if local(root) != "document":
        raise Unreadable(origin.path, f"is no drug label: its root is <{local(root)}>")
    if _code(root) == _INDEXING:
        raise Unreadable(origin.path, "is an index of pharmacologic classes, not a label: it has no text")
    set_id = next((e.get("root", "") for e in root if local(e) == "setId"), "")
    if not set_id:
        raise Unreadable(origin.path, "has no set id, which names a label")
    builder = DocumentBuilder()
    by_title = _code(root) == _OVER_THE_COUNTER
    for section in _inner(root):
        _write(builder, section, level=1, within="", by_title=by_title)
    text, blocks = builder.build()
    if not builder.has_body:
        raise Unreadable(origin.path, "has no label text")
    yield Document(f"spl:{set_id.lower()}", origin.supply.fill(source_of(root, set_id=set_id.lower())), text, blocks)


def _inner(element: etree._Element) -> Iterator[etree._Element]:
    """The sections right inside a document or section."""
    for child in element:
        name = local(child)
        if name == "section":
            yield child
        elif name in ("component", "structuredBody"):
            yield from _inner(child)


def _code(element: etree._Element) -> str:
    return next((e.get("code", "") for e in element if local(e) == "code"), "")


def _write(builder: DocumentBuilder, section: etree._Element, *, level: int, within: str, by_title: bool) -> None:
    """A section under its heading; `within` is the role of the section around it."""
    code = _code(section)
    if code in _LEFT_OUT or not _says_something(section):
        return
    parts = {local(e): e for e in section}
    title = plain_case(inline(parts.get("title"), skip=("footnote",)))
    if code == _BOXED and level > 1 and "warning" not in title.lower():
        code = ""  # a frame around a dose or a note on the package, and no boxed warning
    role = _role(code, title, within=within, by_title=by_title)
    if not title and role != within and code in _NAMES:
        title = _first_heading(parts.get("text")) or _NAMES[code]
    if title:
        builder.heading(title, level=level, role=role)
    if "text" in parts:
        FlowWriter(builder, _WORDS, level=level + bool(title)).flow(parts["text"])
    for inner in _inner(section):
        _write(builder, inner, level=level + bool(title), within=role or within, by_title=by_title)


def _first_heading(text: etree._Element | None) -> str:
    """The heading that a section without a title begins with, taken out of its text."""
    first = text[0] if text is not None and len(text) and not (text.text or "").strip() else None
    if first is None or local(first) != "paragraph" or not _is_heading(first) or text is None:
        return ""
    text.remove(first)
    return plain_case(inline(first))


def _role(code: str, title: str, *, within: str, by_title: bool) -> str:
    """What the code says; sections without a code of their own are told by their title where populations are listed,
    and where the label is of one sold without prescription."""
    if code in _ROLES:
        return _ROLES[code]
    if within == "populations" and (found := role_of(title)) != "other":
        return found
    return next((role for role, words in _BY_TITLE if words.match(title)), "") if by_title else ""


def _says_something(section: etree._Element) -> bool:
    """Whether a section, or one inside it that is not left out, has words."""
    text = next((e for e in section if local(e) == "text"), None)
    if text is not None and any(str(t).strip() for t in text.itertext()):
        return True
    return any(_code(inner) not in _LEFT_OUT and _says_something(inner) for inner in _inner(section))
