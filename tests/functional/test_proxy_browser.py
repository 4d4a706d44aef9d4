"""The desk in a real browser behind a real nginx, with the configuration that deploy/ has: a path of its own, TLS."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from board import Board
from browsers import BROWSER, playwright, watched
from certificates import certify
from serving import served
from small_board import small_board, under_review
from visiting import WORDS

from primum.api.keys import SECURE_COOKIE
from primum.board import Article

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = [*BROWSER, pytest.mark.skipif(NGINX is None, reason="no nginx: on Debian, apt-get install nginx-light")]
DEPLOYED = Path(__file__).parents[2] / "deploy" / "nginx.conf"
AROUND = """
daemon off;
pid {folder}/pid;
error_log {folder}/errors warn;
events {{ worker_connections 64; }}
http {{
    access_log {folder}/access;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u;
    scgi_temp_path {folder}/s;
{server}
}}
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory, port: int) -> Board:
    settings = {"site_url": f"https://localhost:{port}/primum", "proxies": "127.0.0.1"}
    return small_board(tmp_path_factory.mktemp("board"), **settings)


@pytest.fixture(scope="module")
def article(board: Board) -> Article:
    return under_review(board)


@pytest.fixture(scope="module")
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def site(board: Board, port: int) -> Iterator[str]:
    """The address behind nginx."""
    folder = Path(tempfile.mkdtemp(prefix="primum-nginx-"))
    certify(folder)
    with served(board.app) as inner:
        server = DEPLOYED.read_text(encoding="utf-8")
        for deployed, ours in (
            ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
            ("hospital.example;", "localhost;"),
            ("/etc/ssl/hospital.example.pem", f"{folder}/cert.pem"),
            ("/etc/ssl/hospital.example.key", f"{folder}/key.pem"),
            ("http://127.0.0.1:8000", inner),
        ):
            assert deployed in server
            server = server.replace(deployed, ours)
        conf = folder / "nginx.conf"
        conf.write_text(AROUND.format(folder=folder, server=server), encoding="utf-8")
        with subprocess.Popen([str(NGINX), "-c", conf, "-p", folder, "-e", folder / "errors"]) as running:
            try:
                for _ in range(100):
                    with socket.socket() as caller:
                        if caller.connect_ex(("127.0.0.1", port)) == 0:
                            break
                    assert running.poll() is None, (folder / "errors").read_text()
                    time.sleep(0.05)
                yield f"https://localhost:{port}"
            finally:
                running.terminate()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def page(browser: playwright.Browser, site: str) -> Iterator[playwright.Page]:
    """A page; whatever leaves the path of the site, or is not there, is a failure."""
    with watched(browser, f"{site}/primum/", console=False, ignore_https_errors=True) as opened:
        missing: list[str] = []
        opened.on("response", lambda r: missing.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        yield opened
        assert missing == []


def test_the_board_works_behind_a_proxy_under_a_path(
    page: playwright.Page, site: str, board: Board, article: Article
) -> None:
    secret = board.app.people.links.make(board.app.records[0].person("pana"))
    page.goto(f"welcome/{secret}")
    page.get_by_label("Password", exact=True).fill(WORDS)
    page.get_by_label("The same password again").fill(WORDS)
    page.get_by_role("button", name="Set up the account").click()
    page.get_by_role("link", name="Desk", exact=True).click()
    (session,) = [c for c in page.context.cookies() if c["name"] == SECURE_COOKIE]
    assert (session["secure"], session["httpOnly"], session["domain"]) == (True, True, "localhost")
    page.get_by_role("link", name=article.title).first.click()
    page.locator("#c1").focus()
    page.keyboard.press("a")
    page.locator("#c1.marked").wait_for()
    page.locator("#c2").focus()
    page.keyboard.press("e")
    page.locator("#c2-text").fill("Kept behind a proxy.")
    page.get_by_text("Draft kept").wait_for()
    page.locator("#c2-words").fill("cold water")
    page.keyboard.press("Enter")
    page.locator("#c2-edit .found").first.wait_for()
    page.get_by_role("link", name="The page that readers see").click()
    page.locator(".mark").first.click()
    page.locator(".card").wait_for()
    page.get_by_role("link", name="History").first.click()
    page.get_by_role("link", name="Ask", exact=True).click()
    page.get_by_label("Ask a medical question").fill(article.question)
    page.keyboard.press("Enter")
    page.wait_for_url("**/primum/answers/*")
    page.get_by_role("link", name="Account").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    assert page.request.get("api/v1/articles").status == 200
    assert f"{site}/primum/articles/" in page.request.get("feeds/changed.atom").text()
    assert page.request.get("metrics").status == 403, "figures are for the monitoring alone"
    assert page.request.get("/articles").status in {403, 404}, "the rest of the host is not ours"
