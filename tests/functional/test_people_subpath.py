"""The whole site under a path of another host, behind a proxy that takes the path off and behind one that does not."""

from __future__ import annotations

from collections import deque
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from board import Board, starter_app
from lxml import html
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send
from visits import SPASMS

from primum import web
from primum.app import App
from primum.board import SYSTEM, Role
from primum.config import Config
from primum.errors import Invalid
from primum.web.addresses import absolute

PREFIX = "/primum"
PLACES = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "button": "formaction"}


class Proxy:
    """A reverse proxy that hands on what lies under the prefix, and has nothing else."""

    def __init__(self, site: ASGIApp, *, strips: bool) -> None:
        self.site = site
        self.strips = strips

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path != PREFIX and not path.startswith(f"{PREFIX}/"):
            await send({"type": "http.response.start", "status": 418, "headers": []})
            await send({"type": "http.response.body", "body": b"another site of this host"})
            return
        inner = (path.removeprefix(PREFIX) or "/") if self.strips else path
        await self.site({**scope, "path": inner, "raw_path": inner.encode()}, receive, send)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    """A site with an approved article, one under review, and a person who may see everything."""
    made = starter_app(tmp_path_factory.mktemp("subpath"), site_url=f"http://testserver{PREFIX}")
    board = Board(made)
    board.approve(SPASMS)
    board.assign(board.submit("What are the symptoms of gout?"))
    roles = [Role.EDITOR, Role.ADMINISTRATOR, Role.AUTHOR]
    made.people.roster.give_roles(SYSTEM, "peditor", roles)
    return made


def links(text: str, address: str) -> list[str]:
    """All that a page points to, whole."""
    page = html.fromstring(text)
    found = [e.get(place) for tag, place in PLACES.items() for e in page.iter(tag) if e.get(place) is not None]
    found += [e.get(name) for name in ("hx-get", "hx-post", "data-address") for e in page.iter() if e.get(name)]
    return [urldefrag(urljoin(address, one))[0] for one in found]


@pytest.mark.parametrize("strips", [True, False], ids=["prefix taken off", "prefix left"])
def test_every_link_form_and_file_lies_under_the_path_and_is_there(app: App, strips: bool) -> None:
    client = TestClient(Proxy(web.create(app), strips=strips), base_url="http://testserver", follow_redirects=False)
    client.cookies.set("primum_session", app.people.door.admit(app.people.store.person("peditor")))
    start = f"http://testserver{PREFIX}/"
    seen, waiting = {start}, deque([start, f"{start}account", f"{start}people", f"{start}desk"])
    forms: set[str] = set()
    while waiting and len(seen) < 400:
        address = waiting.popleft()
        answer = client.get(address)
        assert answer.status_code in {200, 303, 307}, (address, answer.status_code)
        if answer.is_redirect:
            waiting.append(urljoin(address, answer.headers["location"]))
            continue
        if "text/html" not in answer.headers["content-type"]:
            continue
        page = html.fromstring(answer.text)
        posted = {urljoin(address, f.get("action") or "") for f in page.cssselect("form[method=post]")}
        posted |= {urljoin(address, b.get("formaction")) for b in page.cssselect("[formaction]")}
        for link in links(answer.text, address):
            if urlsplit(link).netloc != "testserver":
                continue
            assert urlsplit(link).path.startswith(f"{PREFIX}/"), (address, link)
            if link in posted:
                forms.add(urlsplit(link).path)
            elif link not in seen:
                seen.add(link)
                waiting.append(link)
    paths = {urlsplit(link).path for link in seen}
    assert {f"{PREFIX}/editorial-policy", f"{PREFIX}/account", f"{PREFIX}/people", f"{PREFIX}/desk"} <= paths
    assert f"{PREFIX}/account/profile" in forms
    assert any(path.startswith(f"{PREFIX}/articles/") for path in paths)


@pytest.mark.parametrize("strips", [True, False], ids=["prefix taken off", "prefix left"])
def test_asking_and_the_api_work_there(app: App, strips: bool) -> None:
    client = TestClient(Proxy(web.create(app), strips=strips), base_url="http://testserver")
    answer = client.post(f"{PREFIX}/ask", data={"question": SPASMS})
    assert answer.status_code == 200
    assert str(answer.url).startswith(f"http://testserver{PREFIX}/answers/")
    assert client.get(f"{PREFIX}/api/v1/schema").status_code == 200
    assert client.get(f"{PREFIX}/api/v1/nothing").headers["content-type"] == "application/problem+json"
    refused = client.post(f"{PREFIX}/api/v1/ask", json={"question": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (refused.status_code, refused.headers["content-type"]) == (403, "application/problem+json")
    lost = client.get(f"{PREFIX}/account", follow_redirects=False).headers["location"]
    assert lost == f"{PREFIX}/sign-in?next=/account"


def test_the_path_is_that_of_the_sites_address_and_both_must_agree() -> None:
    assert Config(site_url="https://a.example/primum/").prefix == "/primum"
    assert Config(root_path="/primum").prefix == "/primum"
    assert Config().prefix == ""
    config = Config(site_url="https://a.example/primum/")
    assert absolute(config, "/welcome/x") == "https://a.example/primum/welcome/x"
    for wrong in (
        {"site_url": "https://a.example/x", "root_path": "/y"},
        {"site_url": "a.example"},
        {"root_path": "primum"},
        {"root_path": "/primum/"},
    ):
        with pytest.raises(Invalid):
            Config(**wrong)  # type: ignore[arg-type]
