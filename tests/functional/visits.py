"""What tests of the reader's pages share: getting a page, its text, another site over the same record."""

from __future__ import annotations

from dataclasses import replace

from board import Board
from lxml import html
from starlette.testclient import TestClient

from primum import web
from primum.app import App

Page = html.HtmlElement
SPASMS = "What causes muscle spasms?"


def under(board: Board, **settings: object) -> TestClient:
    """Another site over the same record and library, with other settings."""
    config = replace(board.app.config, **settings)  # type: ignore[arg-type]
    return TestClient(web.create(App(config)))


def read(client: TestClient, address: str, **more: object) -> Page:
    """The page at an address, which must be there."""
    response = client.get(address, **more)  # type: ignore[arg-type]
    assert response.status_code == 200, response.text[:300]
    return html.fromstring(response.text)


def text(page: Page, selector: str) -> str:
    """The text of the elements, spaces made one."""
    return " ".join(" ".join(e.text_content() for e in page.cssselect(selector)).split())


def signed_in(client: TestClient, board: Board, id: str) -> TestClient:
    """The client, signed in as this person."""
    client.cookies.set("primum_session", board.sign_in(id))
    return client
