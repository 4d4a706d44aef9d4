"""The page on the API: it lists every address that the API's own description has."""

from __future__ import annotations

import pytest
from cramps import Shelf
from lxml import html
from starlette.testclient import TestClient

from primum import web


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(web.create(Shelf()))


@pytest.fixture(scope="module")
def page(client: TestClient) -> html.HtmlElement:
    return html.fromstring(client.get("/api").text)


def calls(page: html.HtmlElement) -> dict[str, html.HtmlElement]:
    return {row.cssselect("summary code")[0].text: row for row in page.cssselect("main details")}


def test_every_address_stands_there_once(client: TestClient, page: html.HtmlElement) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert paths
    assert sorted(calls(page)) == sorted(f"{method.upper()} {path}" for path, item in paths.items() for method in item)


def test_a_call_says_what_it_takes_and_what_it_gives(page: html.HtmlElement) -> None:
    takes, gives = (dict(rows(found)) for found in calls(page)["POST /ask"].cssselect("dl"))
    assert takes["question"] == "text. A medical question of at most 2,000 characters."
    assert takes["audience"].startswith("patient | student | nurse | physician, optional.")
    assert "outcome" in gives
    _, judged = (dict(rows(found)) for found in calls(page)["POST /verify"].cssselect("dl"))
    assert "act on this" in judged["support"]


def rows(found: html.HtmlElement) -> list[tuple[str, str]]:
    return [(div.cssselect("dt")[0].text_content(), div.cssselect("dd")[0].text_content()) for div in found]


def test_its_example_works_as_it_stands(client: TestClient, page: html.HtmlElement) -> None:
    example = page.cssselect("pre")[0].text_content()
    assert "http://testserver/api/v1/ask" in example
    sent = example.partition("-d '")[2].rstrip("'")
    answer = client.post("/api/v1/ask", content=sent, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200


def test_every_page_leads_there(client: TestClient) -> None:
    assert html.fromstring(client.get("/").text).cssselect('footer a[href="/api"]')
