"""A visitor of the real site, without JavaScript: gets pages, fills in their forms, sends them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx2
from argon2 import PasswordHasher
from fastapi import FastAPI
from lxml import html
from starlette.testclient import TestClient

from primum import web
from primum.app import App
from primum.app.people import People
from primum.app.people.passwords import Passwords
from primum.config import Config

ADA, WORDS = "ada@ward.example", "glacier umbrella nine"
OTHER = "seventeen brass teapots"


def hall(folder: Path, **settings: Any) -> App:
    """Everything of Primum over an empty library and a database of the test's own; passwords are hashed in haste."""
    app = App(Config(library=str(folder / "library"), encoder="", database=str(folder / "board.db"), **settings))
    app.open(create=True)
    store, workspace = app.records
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    app.people = People(store, workspace, app.config, passwords=Passwords(hasher))
    return app


@lru_cache(maxsize=2)
def site_of(app: App) -> FastAPI:
    """The site over a hall, made once for all its visitors."""
    return web.create(app)


class Visitor:
    """A browser without JavaScript, on the page that it got last."""

    def __init__(self, app: App, *, base: str = "http://testserver", site: Any = None) -> None:
        self.app = app
        self.client = TestClient(site or site_of(app), base_url=base)
        self.answer = httpx2.Response(200, text="<html></html>")

    def get(self, address: str) -> Visitor:
        """Follow a link."""
        self.answer = self.client.get(address)
        return self

    @property
    def page(self) -> html.HtmlElement:
        """The page as elements."""
        return html.fromstring(self.answer.text)

    def text(self, selector: str = "main") -> str:
        """The text of elements, spaces made one."""
        return " ".join(" ".join(e.text_content() for e in self.page.cssselect(selector)).split())

    def fields(self, action: str) -> tuple[str, dict[str, Any]]:
        """Where the form that posts to an address leads, and its fields as the page fills them in."""
        for form in self.page.cssselect("form[method=post]"):
            address = urljoin(str(self.answer.url), form.get("action") or "")
            if address.split("?")[0].endswith(action):
                filled: dict[str, Any] = {}
                for name, value in form.form_values():
                    filled.setdefault(name, []).append(value)
                return address, filled
        raise AssertionError(f"{self.answer.url} has no form that posts to {action}")

    def send(self, action: str, **given: Any) -> Visitor:
        """Fill in and send the form of this page that posts to an address."""
        address, filled = self.fields(action)
        self.answer = self.client.post(address, data={**filled, **given}, headers={"Sec-Fetch-Site": "same-origin"})
        return self

    def found(self, secret: str, **given: Any) -> Visitor:
        """Open a one-time link and set up the account."""
        self.get(f"/welcome/{secret}")
        return self.send(f"/welcome/{secret}", **given)

    def sign_in(self, email: str = ADA, password: str = WORDS) -> Visitor:
        """Sign in by password."""
        return self.get("/sign-in").send("/sign-in", email=email, password=password)

    @property
    def signed_in(self) -> bool:
        """Whether the account's page is shown rather than the page to sign in on."""
        return self.client.get("/account", follow_redirects=False).status_code == 200


def administered(app: App, **site: Any) -> Visitor:
    """A visitor who became the first administrator and is signed in."""
    visitor = Visitor(app, **site)
    visitor.found(app.people.links.first(), email=ADA, name="Ada King", password=WORDS, again=WORDS)
    assert "Your account is set up" in visitor.text(), visitor.text()
    return visitor
