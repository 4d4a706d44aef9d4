"""What a web page says of its own source, in the tags that are meant for it; nothing is guessed from its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import etree, html

from primum.ingest import identifiers
from primum.ingest.dates import iso_date
from primum.ingest.publishers import jurisdiction_of
from primum.ingest.study_kinds import is_withdrawn
from primum.model import Source

_DATES = (
    "citation_publication_date", "citation_date", "article:published_time", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "dcterms.created", "dc.date.created", "citation_online_date", "datepublished",
    "article:modified_time", "dcterms.modified", "dc.date.modified", "og:updated_time", "datemodified", "lastreviewed",
    "last-modified", "date",
)  # fmt: skip
_DATELINE = re.compile(
    r"\b(?:dateline|pub-?date|date-?published|published-?(?:date|on)|last-?(?:updated|reviewed))\b", re.I
)
_SITE_IN_TITLE = re.compile(r"\s+[|–—»]\s+([^|–—»]+)$")
_REVIEWED = re.compile(
    r"\b(?:last|published|issued|updated)(?: (?:medically )?(?:reviewed|updated|modified|revised))?(?: on)?:?"
    r"\s+(.{4,40})",
    re.I,
)
_LINKED = ("datepublished", "datemodified", "lastreviewed", "publisher", "author", "license")


def source_of(tree: html.HtmlElement) -> Source:
    """Title, date, publisher, address, authors, identifiers, licence and language, as far as the page names them."""
    named = {**_linked_data(tree), **_named(tree)}

    def first(*names: str) -> str:
        return next((named[name][0] for name in names if named.get(name)), "")

    title, site = _title(tree, first("citation_title", "dc.title", "dcterms.title", "og:title"))
    publisher = first(
        "citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "publisher", "application-name"
    )
    if publisher and re.split(r"\s+[|–—»-]\s+", title)[-1].strip().lower() == publisher.lower():
        title = title[: -len(publisher)].rstrip(" |–—»-") or title
    publisher = publisher or site
    return Source(
        title=title,
        publisher=publisher,
        jurisdiction=jurisdiction_of(publisher),
        authors=tuple(dict.fromkeys(named.get("citation_author") or named.get("author") or ())),
        doi=identifiers.doi(first("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi")),
        pmid=identifiers.pmid(first("citation_pmid")),
        url=_link(tree, "canonical") or first("og:url", "citation_public_url"),
        licence=first("dc.rights", "dcterms.license", "dcterms.rights", "copyright")
        or _link(tree, "license")
        or first("license"),
        published=iso_date(first(*_DATES)) or dated(tree) or _reviewed(tree),
        language=_language(tree),
        retracted=is_withdrawn(title),
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


def _linked_data(tree: html.HtmlElement) -> dict[str, list[str]]:
    """What the page's JSON-LD says of the page, by the names that its meta tags would have."""
    found: dict[str, list[str]] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            said = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(said):
            for name, value in thing.items():
                texts = [_name_of(v) for v in (value if isinstance(value, list) else [value])]
                if name.lower() in _LINKED and any(texts):
                    found.setdefault(name.lower(), [text for text in texts if text])
    return found


def _things(said: object) -> Iterator[dict[str, object]]:
    """The pages and articles that JSON-LD describes."""
    for thing in said if isinstance(said, list) else [said]:
        if isinstance(thing, dict):
            yield from _things(thing.get("@graph") or [])
            sort = thing.get("@type")
            if any(
                str(s).endswith(("Page", "Article", "Guideline")) for s in (sort if isinstance(sort, list) else [sort])
            ):
                yield thing


def _name_of(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _reviewed(tree: html.HtmlElement) -> str:
    """The date of a line that says when the page was last reviewed."""
    for element in tree.iter("p", "div", "span", "li", "dd", "small"):
        said = text_of(element) if len(element) < 6 else ""
        if len(said) < 160 and (found := _REVIEWED.search(said)):
            return _date_within(found[1]) or iso_date(found[1])
    return ""


def _title(tree: html.HtmlElement, named: str) -> tuple[str, str]:
    """The page's title, and the name of its site where its head has that after the title."""
    head = next((text_of(t) for t in tree.iter("title")), "")
    site = _SITE_IN_TITLE.search(head)
    headings = [text_of(h) for h in tree.iter("h1") if text_of(h)]
    plain = _SITE_IN_TITLE.sub("", head)
    title = named or (headings[0] if len(headings) == 1 else plain)
    title = title or next((text_of(h) for h in tree.iter("h1", "h2") if text_of(h)), "")
    return title, site[1] if site and plain and plain.lower() in (named.lower(), *(h.lower() for h in headings)) else ""


def _link(tree: html.HtmlElement, relation: str) -> str:
    for link in tree.iter("link", "a"):
        if relation in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return ""


def _language(tree: html.HtmlElement) -> str:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    return (root.get("lang") or "en").replace("_", "-").split("-")[0].lower() or "en"
