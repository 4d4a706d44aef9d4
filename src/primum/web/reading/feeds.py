"""How programs follow and find the site: Atom feeds, the sitemap, OpenSearch, and what robots are asked to leave."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from primum.app import App
from primum.bibliography import Entry, atom, opensearch, sitemap, sitemap_index, tag
from primum.board import Article
from primum.errors import NotFound
from primum.model import State
from primum.ports import Shelf
from primum.web.addresses import at
from primum.web.held import page
from primum.web.labels import standing, with_days
from primum.web.pages import Pages
from primum.web.reading.articles import origin_of
from primum.web.reading.browse import public_shelf
from primum.web.reading.edition import address, site_name
from primum.web.sending import send_page

NEWEST = 50
"""Entries of a feed."""
PER_MAP = 10_000
"""Addresses in one sitemap."""
CLOSED = ("/answers/", "/ask", "/account", "/people", "/sign-in", "/welcome/", "/desk", "/api/", "/*?")
FEEDS = {"changed": ("changed", "changed articles"), "new": ("newest", "new articles")}
_FIRST = date(2020, 1, 1)


def add_feeds(router: APIRouter, pages: Pages) -> None:
    """The addresses of feeds and of what helps to find pages."""

    @router.get("/feeds/{name}.atom")
    def feed(request: Request, name: str) -> Response:
        if name not in FEEDS:
            raise NotFound("The feeds are /feeds/changed.atom and /feeds/new.atom.")
        made = page(_feed(pages.app, origin_of(request), name))
        return send_page(request, made, type="application/atom+xml; charset=utf-8", vary="")

    @router.get("/sitemap.xml")
    def site_map(request: Request) -> Response:
        many, origin = pages.app.desk.store.count(public_shelf(pages.app)), origin_of(request)
        if many <= PER_MAP:
            made = _map(pages.app, origin, 1)
        else:
            numbers = range(1, -(-many // PER_MAP) + 1)
            made = sitemap_index((address(pages.app.config, f"/sitemaps/{n}.xml", origin), None) for n in numbers)
        return send_page(request, page(made), type="application/xml; charset=utf-8", vary="")

    @router.get("/sitemaps/{number}.xml")
    def part_of_map(request: Request, number: int) -> Response:
        many = pages.app.desk.store.count(public_shelf(pages.app))
        if not 1 <= number <= max(1, -(-many // PER_MAP)):
            raise NotFound("There is no such sitemap.")
        made = page(_map(pages.app, origin_of(request), number))
        return send_page(request, made, type="application/xml; charset=utf-8", vary="")

    @router.get("/opensearch.xml")
    def open_search(request: Request) -> Response:
        config, origin = pages.app.config, origin_of(request)
        made = opensearch(
            name=site_name(config),
            description=f"Medical articles of {site_name(config)}, each sentence with its source",
            search=address(config, "/articles?q={searchTerms}", origin),
            own_address=address(config, "/opensearch.xml", origin),
            language="en",
        )
        return send_page(request, page(made), type="application/opensearchdescription+xml; charset=utf-8", vary="")

    @router.get("/robots.txt")
    def robots(request: Request) -> Response:
        config = pages.app.config
        rows = [f"Disallow: {at(config, path)}" for path in CLOSED]
        where = f"Sitemap: {address(config, '/sitemap.xml', origin_of(request))}"
        return PlainTextResponse("\n".join(["User-agent: *", *rows, "", where, ""]))


def _feed(app: App, origin: str, name: str) -> bytes:
    order, called = FEEDS[name]
    found = app.desk.store.articles(public_shelf(app, Shelf(order=order, limit=NEWEST))).articles
    own = address(app.config, f"/feeds/{name}.atom", origin)
    site = site_name(app.config)
    moments = [_moment(a.changed if name == "changed" else a.created) for a in found]
    return atom(
        [_entry(app, a, origin) for a in found],
        id=tag(_authority(app, origin), _FIRST, f"feeds/{name}"),
        title=f"{site}: {called}",
        address=address(app.config, f"/articles?order={order}", origin),
        own_address=own,
        updated=max(moments, default=datetime(2020, 1, 1, tzinfo=UTC)),
        author=site,
    )


def _entry(app: App, article: Article, origin: str) -> Entry:
    said = standing(article.state).headline
    notice = f" {with_days(article.notice)}" if article.notice else ""
    summary = "" if article.state is State.WITHDRAWN else f" {article.summary}"
    return Entry(
        id=tag(_authority(app, origin), _FIRST, f"articles/{article.id}"),
        title=article.title,
        address=address(app.config, f"/articles/{article.slug}", origin),
        updated=_moment(article.changed),
        published=_moment(article.created),
        summary=f"{said}{notice}{summary}",
        categories=[name for name in (standing(article.state).name, article.subject, article.specialty) if name],
    )


def _map(app: App, origin: str, number: int) -> bytes:
    rows: list[tuple[str, datetime | None]] = []
    if number == 1:
        still = ("/", "/articles", "/reviewers", "/editorial-policy", "/scorecard")
        rows += [(address(app.config, path, origin), None) for path in still]
    for place, article in enumerate(app.desk.all(public_shelf(app, Shelf(order="oldest", limit=1000)))):
        if place // PER_MAP == number - 1:
            rows.append((address(app.config, f"/articles/{article.slug}", origin), _moment(article.changed)))
    return sitemap(rows)


def _authority(app: App, origin: str) -> str:
    """The host in ids that stay the same when an article moves."""
    return urlsplit(app.config.site_url or origin).hostname or app.config.server


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
