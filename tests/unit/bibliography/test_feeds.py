"""Atom, sitemaps and OpenSearch: well formed, complete, and stable."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from lxml import etree

from primum.bibliography import Entry, atom, opensearch, sitemap, sitemap_index, tag
from primum.bibliography.sitemap import MOST
from primum.errors import Invalid

WHEN = datetime(2026, 11, 20, 10, 30, tzinfo=timezone(timedelta(hours=2)))
SITE = "https://ward7.example"
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
}
ENTRY = Entry(
    id=tag("ward7.example", date(2026, 3, 1), "article/7"),
    title="Cramp & <b>pain</b>: what\x00 helps?",
    address=f"{SITE}/articles/cramp?a=1&b=2",
    updated=WHEN,
    published=datetime(2026, 3, 1, tzinfo=UTC),
    summary="Rest <script>.\nWater.",
    categories=("cramp", 'so-called "pain"'),
    authors=("Ana Sol",),
)


def feed(*entries: Entry, updated: datetime = WHEN) -> etree._Element:
    written = atom(
        entries,
        id=tag("ward7.example", date(2026, 3, 1), "changed"),
        title="Changed & new",
        address=f"{SITE}/articles",
        own_address=f"{SITE}/feeds/changed.atom",
        updated=updated,
        author="Ward 7",
    )
    return etree.fromstring(written)


def texts(element: etree._Element, path: str) -> list[str]:
    return [str(found) for found in element.xpath(path, namespaces=NAMES)]


def test_a_feed_has_what_the_standard_demands() -> None:
    found = feed(ENTRY)
    for required in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert len(texts(found, f"{required}/text()")) == 1
        assert len(texts(found, f"a:entry/{required}/text()")) == 1
    assert texts(found, "a:link[@rel='self']/@href") == [f"{SITE}/feeds/changed.atom"]
    assert texts(found, "a:link[@rel='alternate']/@href") == [f"{SITE}/articles"]


def test_an_entry_keeps_its_text_as_text() -> None:
    found = feed(ENTRY)
    assert texts(found, "a:entry/a:title/text()") == ["Cramp & <b>pain</b>: what helps?"]
    assert texts(found, "a:entry/a:summary/text()") == ["Rest <script>. Water."]
    assert texts(found, "a:entry/a:summary/@type") == ["text"]
    assert texts(found, "a:entry/a:link/@href") == [ENTRY.address]
    assert texts(found, "a:entry/a:category/@term") == ["cramp", 'so-called "pain"']


def test_times_are_given_in_utc() -> None:
    found = feed(ENTRY)
    assert texts(found, "a:entry/a:updated/text()") == ["2026-11-20T08:30:00Z"]
    assert texts(found, "a:entry/a:published/text()") == ["2026-03-01T00:00:00Z"]
    with pytest.raises(Invalid, match="zone"):
        feed(updated=datetime(2026, 1, 1))


def test_an_empty_feed_is_a_feed() -> None:
    assert not texts(feed(), "a:entry/a:id/text()")


def test_an_id_stays_the_same_and_is_an_address_of_its_own() -> None:
    assert tag("Ward7.example", date(2026, 3, 1), "article/1 ä") == "tag:ward7.example,2026-03-01:article/1%20%C3%A4"
    assert Entry("urn:uuid:00000000-0000-4000-8000-000000000000", "A", SITE, WHEN)
    with pytest.raises(Invalid, match="id"):
        Entry("https://ward7.example/articles/cramp", "A", SITE, WHEN)


def test_a_feed_leads_to_whole_addresses_alone() -> None:
    with pytest.raises(Invalid, match="absolute"):
        feed(Entry("urn:x:1", "A", "/articles/cramp", WHEN))


def test_a_sitemap_lists_addresses_and_when_they_changed() -> None:
    found = etree.fromstring(sitemap([(f"{SITE}/?a=1&b=2", WHEN), (f"{SITE}/reviewers", None)]))
    assert texts(found, "s:url/s:loc/text()") == [f"{SITE}/?a=1&b=2", f"{SITE}/reviewers"]
    assert texts(found, "s:url/s:lastmod/text()") == ["2026-11-20T08:30:00Z"]


def test_a_sitemap_holds_what_the_protocol_allows_and_an_index_the_rest() -> None:
    assert len(etree.fromstring(sitemap((SITE, None) for _ in range(MOST)))) == MOST
    with pytest.raises(Invalid, match="50,000"):
        sitemap((SITE, None) for _ in range(MOST + 1))
    index = etree.fromstring(sitemap_index([(f"{SITE}/sitemap-1.xml", WHEN)]))
    assert texts(index, "s:sitemap/s:loc/text()") == [f"{SITE}/sitemap-1.xml"]


def test_a_browser_learns_how_to_search_the_site() -> None:
    written = opensearch(
        name="Ward 7 of the Seven Hills Hospital",
        description="Clinical answers & their sources",
        search=f"{SITE}/search?q={{searchTerms}}",
        own_address=f"{SITE}/opensearch.xml",
        icon=f"{SITE}/icon.svg",
        language="en",
    )
    found = etree.fromstring(written)
    assert texts(found, "o:ShortName/text()") == ["Ward 7 of the"]
    assert texts(found, "o:LongName/text()") == ["Ward 7 of the Seven Hills Hospital"]
    assert texts(found, "o:Url[@type='text/html']/@template") == [f"{SITE}/search?q={{searchTerms}}"]
    assert texts(found, "o:Url[@rel='self']/@template") == [f"{SITE}/opensearch.xml"]
    with pytest.raises(Invalid, match="searchTerms"):
        opensearch(name="A", description="B", search=f"{SITE}/search", own_address=f"{SITE}/opensearch.xml")
