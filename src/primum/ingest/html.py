"""HTML: a page's main text, as trafilatura finds it, with its headings, lists and tables.

A file that holds several articles, each under a first-level heading in a part of its own, is read as several documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import etree, html

from primum.errors import Unreadable
from primum.ingest import identifiers
from primum.ingest.decoding import WIDE_MARKS, decode
from primum.ingest.html_body import write
from primum.ingest.html_facts import dated, source_of, text_of
from primum.ingest.html_mending import mend
from primum.ingest.origin import Origin
from primum.model import Document, Source

_CHARSET = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_READ_AS = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1"), "windows-1252")
_SEVEN_BITS = ("iso-2022", "hz", "utf-7")  # bytes of these are UTF-8 too, and mean something else
_DIRECTIVE = re.compile(r"\A---\n.*?\n---\n|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no parser takes these
_FEW_WORDS = 8
_ARTICLE = 1500  # characters that make an article of its own
_LINKS = 0.25  # share of linked text from which a page is one of links
_LABEL = re.compile(r"\s*\[[\w.-]+\]$")


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Unreadable]:
    """The page's document, or one for each article where it holds several; Unreadable where it has no main text."""
    data = stream.read()
    text = _UNFIT.sub(" ", _DIRECTIVE.sub("", _decoded(data, origin).replace("\r\n", "\n")))
    tree = _tree(text, origin)
    identity, source = origin.file_id(data), source_of(tree)
    mend(tree)
    parts = _articles(tree)
    if not parts:
        yield _document(identity, _with_main(tree), replace(source, title=source.title or origin.stem), origin.path)
    for number, part in enumerate(parts, start=1):
        where = f"{origin.path}, article {number}"
        try:
            yield _document(f"{identity}/{number}", _page(part), _article(part, source), where)
        except Unreadable as error:
            yield error


def _document(identity: str, tree: html.HtmlElement, source: Source, where: str) -> Document:
    """A page's main text as a document; Unreadable where it has none."""
    body = _main(tree, fast=True)
    if body is None:
        body = _main(tree, fast=False)
    builder = write(body, source.title) if body is not None else None
    text, blocks = builder.build() if builder is not None and builder.has_body else ("", ())
    if len(text.split()) < _FEW_WORDS:
        raise Unreadable(where, "no main text: the page holds nothing but navigation, scripts or a few words")
    return Document(identity, source, text, blocks)


def _main(tree: html.HtmlElement, *, fast: bool) -> etree._Element | None:
    """The tree of the page's main text; `fast` leaves out the second opinions, which lose headings."""
    body = _extracted(tree, fast=fast)
    if body is not None and len(body) == 1 and next(tree.iter("h1", "h2", "h3", "h4"), None) is not None:
        # Of a page with few words trafilatura takes everything, menus too, as one paragraph without headings.
        short = _extracted(tree, fast=fast, least=1)
        if short is not None and len(short) > 1 and 2 * len(text_of(short)) > len(text_of(body)):
            return short
    return body


def _extracted(tree: html.HtmlElement, *, fast: bool, least: int = 0) -> etree._Element | None:
    """What trafilatura takes for the main text; `least`: characters that are enough, 0 for as many as it asks."""
    import trafilatura  # a slow import that other formats need not wait for

    given = trafilatura.settings.use_config()  # a copy
    if least:
        given.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(least))
    found = trafilatura.bare_extraction(
        tree, fast=fast, include_comments=False, include_links=False, favor_recall=True, config=given
    )
    body: etree._Element | None = getattr(found, "body", None)
    return body if body is not None and text_of(body) else None


def _with_main(tree: html.HtmlElement) -> html.HtmlElement:
    """A page that marks no main part, and is no page of links, is taken whole: else its headings would be lost."""
    body = tree.find("body")
    if body is None or next(tree.iter("main", "article"), None) is not None:
        return tree
    linked = sum(len(text_of(a)) for a in body.iter("a"))
    if linked < _LINKS * len(text_of(body)):
        main = html.Element("main")
        main.text, body.text = body.text, None
        main.extend(list(body))
        body.append(main)
    return tree


def _article(part: html.HtmlElement, page: Source) -> Source:
    """The source of one article of several: its heading, the DOI that this links to, its date line."""
    heading = next(part.iter("h1"))
    doi = next((found for a in heading.iter("a") if (found := identifiers.doi(a.get("href") or ""))), "")
    return replace(
        page,
        title=_LABEL.sub("", text_of(heading)),
        doi=doi,
        url=f"https://doi.org/{doi}" if doi else page.url,
        published=dated(part) or page.published,
    )


def _decoded(data: bytes, origin: Origin) -> str:
    """By its mark, as UTF-8 where it is that whatever it declares, by what it declares, or else as browsers do."""
    if data[:2] in WIDE_MARKS or data[:3] == b"\xef\xbb\xbf":
        return decode(data, origin.path)
    declared = _CHARSET.search(data[:4096])
    names = [_READ_AS.get(name := declared[1].decode("ascii").lower(), name)] if declared else []
    for name in (*names, "utf-8") if names and names[0].startswith(_SEVEN_BITS) else ("utf-8", *names, "windows-1252"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise Unreadable(origin.path, f"its encoding cannot be told (it declares {names[0] if names else 'none'})")


def _tree(text: str, origin: Origin) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(origin.path, f"no readable HTML ({error})") from error
    return tree


def _articles(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """The parts that hold one article each: all children of one element, each with a first-level heading and much text.

    Empty where the page is one article, as nearly every page is."""
    headings = list(tree.iter("h1"))
    if len(headings) < 3:
        return []
    chains = [[h, *h.iterancestors()][::-1] for h in headings[1:]]
    depth = 0
    while all(len(c) > depth and c[depth] is chains[0][depth] for c in chains):
        depth += 1
    parts = [chain[depth] for chain in chains if len(chain) > depth]
    parts = list(dict.fromkeys([*(c for c in [_at(headings[0], depth)] if c is not None and c not in parts), *parts]))
    long = [part for part in parts if len(text_of(part)) >= _ARTICLE and part.find(".//h1") is not None]
    return long if len(long) >= 3 else []


def _at(heading: html.HtmlElement, depth: int) -> html.HtmlElement | None:
    chain = [heading, *heading.iterancestors()][::-1]
    return chain[depth] if len(chain) > depth else None


def _page(part: html.HtmlElement) -> html.HtmlElement:
    """A page that holds this part alone."""
    page: html.HtmlElement = html.document_fromstring("<html><body><main></main></body></html>")
    page.body[0].append(part)
    return page
