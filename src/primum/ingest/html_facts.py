"""What a web page says of its own source, in the tags that are meant for it; nothing is guessed from its text."""

from __future__ import annotations

import re

from lxml import etree, html

from primum.ingest import identifiers
from primum.ingest.dates import iso_date
from primum.ingest.publishers import jurisdiction_of
from primum.model import Source

_DATES = (
    "citation_publication_date", "citation_date", "article:published_time", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "datepublished", "article:modified_time", "dcterms.modified", "date",
)  # fmt: skip
_DATELINE = re.compile(
    r"\b(?:dateline|pub-?date|date-?published|published-?(?:date|on)|last-?(?:updated|reviewed))\b", re.I
)
_SITE_IN_TITLE = re.compile(r"\s+[|–—»]\s+[^|–—»]+$")


def source_of(tree: html.HtmlElement) -> Source:
    """Title, date, publisher, address, authors, identifiers, licence and language, as far as the page names them."""
    named = _named(tree)

    def first(*names: str) -> str:
        return next((named[name][0] for name in names if named.get(name)), "")

    publisher = first("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "application-name")
    return Source(
        title=_title(tree, first("citation_title", "dc.title", "dcterms.title", "og:title")),
        publisher=publisher,
        jurisdiction=jurisdiction_of(publisher),
        authors=tuple(dict.fromkeys(named.get("citation_author") or named.get("author") or ())),
        doi=identifiers.doi(first("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi")),
        pmid=identifiers.pmid(first("citation_pmid")),
        url=_link(tree, "canonical") or first("og:url", "citation_public_url"),
        licence=first("dc.rights", "dcterms.license", "dcterms.rights", "copyright") or _link(tree, "license"),
        published=iso_date(first(*_DATES)) or dated(tree),
        language=_language(tree),
    )


def dated(part: html.HtmlElement) -> str:
    """The date in an element that is marked as the date of publication, "" where there is none."""
    for element in part.iter("time", "p", "div", "span", "li"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"
        if _DATELINE.search(marks):
            text = element.get("datetime") or element.get("content") or text_of(element)
            found = iso_date(text) or ""
            precise = _date_within(text)
            if found or precise:
                return precise or found
    return ""


def text_of(element: etree._Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _date_within(text: str) -> str:
    """A full date that stands within a longer line, as in "Weekly / January 18, 2019 / 68(2)"."""
    found = re.search(r"[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d", text)
    return iso_date(found[0]) if found else ""


def _named(tree: html.HtmlElement) -> dict[str, list[str]]:
    """Contents of the page's meta tags, by name in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _title(tree: html.HtmlElement, named: str) -> str:
    if named:
        return named
    headings = [text_of(h) for h in tree.iter("h1") if text_of(h)]
    if len(headings) == 1:
        return headings[0]
    title = _SITE_IN_TITLE.sub("", next((text_of(t) for t in tree.iter("title")), ""))
    return title or next((text_of(h) for h in tree.iter("h1", "h2") if text_of(h)), "")


def _link(tree: html.HtmlElement, relation: str) -> str:
    for link in tree.iter("link", "a"):
        if relation in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return ""


def _language(tree: html.HtmlElement) -> str:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    return (root.get("lang") or "en").replace("_", "-").split("-")[0].lower() or "en"
