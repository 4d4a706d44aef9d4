"""Sitemaps and the OpenSearch description: how search engines and browsers find their way about the site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from textwrap import shorten

from primum.bibliography.atom import moment
from primum.bibliography.csl import plain
from primum.bibliography.xml_text import absolute, add, root, written
from primum.errors import Invalid

OPENSEARCH_TYPE = "application/opensearchdescription+xml"
MOST = 50_000
"""Addresses that one sitemap may hold, by the protocol; a larger site has several and an index of them."""
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


def sitemap(pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    """A sitemap of (absolute address, last change or None). More than MOST is Invalid."""
    return _listed("urlset", "url", pages)


def sitemap_index(maps: Iterable[tuple[str, datetime | None]]) -> bytes:
    """The index of several sitemaps, each (absolute address, last change or None)."""
    return _listed("sitemapindex", "sitemap", maps)


def opensearch(
    *, name: str, description: str, search: str, own_address: str, icon: str = "", language: str = ""
) -> bytes:
    """The description by which a browser offers the site as a search engine.

    `search` is the absolute address of a search by GET with "{searchTerms}" where the words go. The short name is cut
    to whole words in the 16 characters that the format allows, the description to 1,024.
    """
    if "{searchTerms}" not in search:
        raise Invalid("the search address needs {searchTerms} where the words go")
    described = root("OpenSearchDescription", _OPENSEARCH)
    add(described, "ShortName", shorten(plain(name), 16, placeholder="") or plain(name)[:16])
    add(described, "Description", plain(description)[:1024])
    if len(plain(name)) > 16:
        add(described, "LongName", plain(name)[:48].strip())
    if icon:
        add(described, "Image", absolute(icon))
    add(described, "Url", type="text/html", method="get", template=absolute(search))
    add(described, "Url", type=OPENSEARCH_TYPE, rel="self", template=absolute(own_address))
    if language:
        add(described, "Language", language)
    add(described, "InputEncoding", "UTF-8")
    add(described, "OutputEncoding", "UTF-8")
    return written(described)


def _listed(tag: str, row: str, pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    listed = root(tag, _SITEMAP)
    count = 0
    for count, (address, changed) in enumerate(pages, start=1):
        if count > MOST:
            raise Invalid(f"a sitemap holds {MOST:,} addresses at most")
        part = add(listed, row)
        add(part, "loc", absolute(address))
        if changed is not None:
            add(part, "lastmod", moment(changed))
    return written(listed)
