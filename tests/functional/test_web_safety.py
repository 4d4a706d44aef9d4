"""What leaves the server, what it refuses, and what it writes down."""

from __future__ import annotations

import gzip
import logging
import re

import httpx2
import pytest
from cramps import ANSWER, QUESTION, Shelf
from lxml import html
from serving import served
from starlette.testclient import TestClient

from primum import web
from primum.errors import Unavailable
from primum.model import Question
from primum.web.assets import read_assets

CANARY = "zebra-canary"


@pytest.fixture
def client() -> TestClient:
    return TestClient(web.create(Shelf()))


def article(client: TestClient) -> httpx2.Response:
    return client.post("/ask", data={"question": QUESTION})


@pytest.mark.parametrize(
    "address", ["/", "/editorial-policy", "/nothing", "/healthz", "/api/v1/schema", "/static/primum.css"]
)
def test_every_response_carries_the_security_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "server" not in headers


def test_no_page_has_inline_script_or_style_or_loads_from_elsewhere(client: TestClient) -> None:
    for page in (client.get("/"), article(client), client.get("/editorial-policy"), client.get("/articles")):
        root = html.fromstring(page.text)
        assert not root.cssselect("style, [style]")
        assert not [e for e in root.iter() for name in e.attrib if name.startswith("on")]
        loaded = [
            e.get("src") or e.get("href")
            for e in root.cssselect("script, link, img, iframe")
            if e.get("rel") not in {"search", "alternate", "canonical"}
        ]
        assert loaded
        assert all(address.startswith("/static/") for address in loaded)
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", client.get("/static/primum.css").text)


def test_an_article_weighs_little(client: TestClient) -> None:
    """All that a first visit loads, unpacked; on the wire it is about half."""
    page = article(client)
    root = html.fromstring(page.text)
    parts = [e.get("src") or e.get("href") for e in root.cssselect("script, link")] + ["/static/atkinson.woff2"]
    assert len(page.content) + sum(len(client.get(part).content) for part in parts) <= 150_000


def test_pages_are_sent_packed_to_those_who_take_it(client: TestClient) -> None:
    page = article(client)
    plain = client.get(page.url, headers={"Accept-Encoding": "identity"})
    assert (page.headers["content-encoding"], page.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert "content-encoding" not in plain.headers
    assert page.content == plain.content


def test_static_files_may_be_held_for_ever_under_their_own_name_only(client: TestClient) -> None:
    for asset in read_assets().values():
        named = client.get(asset.address)
        assert "immutable" in named.headers["cache-control"]
        assert named.content == asset.body
        assert not asset.packed or gzip.decompress(asset.packed) == asset.body
    assert "immutable" not in client.get("/static/primum.css").headers["cache-control"]
    assert "immutable" not in client.get("/static/primum.css?v=0").headers["cache-control"]
    assert client.get("/static/..%2fsite.py").status_code == 404


def test_what_is_not_ours_names_its_licence() -> None:
    licences = read_assets()["LICENCES.txt"].body.decode()
    assert "SIL OPEN FONT LICENSE" in licences


def test_another_site_cannot_ask(client: TestClient) -> None:
    for address, body in (
        ("/ask", {"data": {"question": QUESTION}}),
        ("/api/v1/ask", {"json": {"question": QUESTION}}),
    ):
        response = client.post(address, headers={"Sec-Fetch-Site": "cross-site"}, **body)
        assert response.status_code == 403
    assert (
        client.post("/ask", data={"question": QUESTION}, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200
    )


def test_a_form_that_is_too_large_is_refused_as_a_page(client: TestClient) -> None:
    response = client.post("/ask", data={"question": "x" * 70_000})
    assert response.status_code == 413
    assert "larger than 64 KB" in response.text


def test_a_fault_shows_a_page_and_logs_its_place_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def ask(self: Shelf, question: Question) -> None:
        raise ValueError(question.text)

    monkeypatch.setattr(Shelf, "ask", ask)
    response = TestClient(web.create(Shelf())).post("/ask", data={"question": CANARY})
    assert response.status_code == 500
    assert "your question was not" in response.text
    assert "ValueError in ask" in caplog.text
    assert CANARY not in caplog.text + response.text


@pytest.mark.parametrize(("address", "form"), [("/ask", "data"), ("/api/v1/ask", "json")])
def test_what_the_server_lacks_is_logged_without_the_words_of_another_program(
    address: str, form: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def ask(self: Shelf, question: Question) -> None:
        raise Unavailable(f"the database failed: near {question.text}")

    monkeypatch.setattr(Shelf, "ask", ask)
    client = TestClient(web.create(Shelf()))
    response = client.post(address, **{form: {"question": CANARY}})  # type: ignore[arg-type]
    assert response.status_code == 503
    assert "Unavailable: the database failed (" in caplog.text
    assert CANARY not in caplog.text


def test_an_emergency_is_told_even_where_no_answer_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(self: Shelf, question: Question) -> None:
        raise Unavailable("the library cannot be read") if "Unavailable" in question.text else ValueError("a fault")

    monkeypatch.setattr(Shelf, "ask", ask)
    client = TestClient(web.create(Shelf()))
    for told in ("My father suddenly cannot speak.", "My father suddenly cannot speak. Unavailable."):
        page = html.fromstring(client.post("/ask", data={"question": told}).text)
        assert page.cssselect("main > .alarm.emergency")[0].text_content().startswith("Emergency:")
    page = html.fromstring(client.post("/ask", data={"question": QUESTION}).text)
    assert not page.cssselect(".alarm")


def test_no_log_line_holds_a_question(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """A real server, every way in, at the most talkative level; stdout and stderr are read as well."""

    def ask(self: Shelf, question: Question) -> object:
        if "fault" in question.text:
            raise ValueError(question.text)
        return ANSWER

    monkeypatch.setattr(Shelf, "ask", ask)
    caplog.set_level(logging.DEBUG, logger="uvicorn")
    caplog.set_level(logging.DEBUG, logger="primum")
    with served(Shelf()) as address, httpx2.Client(base_url=address) as sender:
        for question in (CANARY, f"{CANARY} fault", CANARY * 300):
            sender.post("/ask", data={"question": question})
            sender.post("/api/v1/ask", json={"question": question})
            sender.post("/api/v1/ask", json={"question": question, "audience": question})
        sender.post(
            "/api/v1/ask", content=f'{{"question": {CANARY}'.encode(), headers={"content-type": "application/json"}
        )
        sender.post("/ask", files={"question": ("x.txt", CANARY.encode())})
        sender.get("/api/v1/ask", params={"question": CANARY})
        sender.get("/ask", params={"question": CANARY})
    captured = capfd.readouterr()
    assert "ValueError in ask" in captured.err + caplog.text
    # The client's own log, in this process, names the two addresses that it was told to get.
    ours = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith(("uvicorn", "primum")))
    assert CANARY not in ours + captured.out + captured.err
