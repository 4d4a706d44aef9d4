"""Debian's Chromium for tests: a browser, pages that complain of what must not be, and what axe-core finds.

Test files that import this are skipped, and counted, where Chromium or its driver is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian, apt-get install chromium"),
]
"""Marks of a test file whose tests need the browser."""
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LOOKS = pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide-light", "phone-dark"]
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@contextmanager
def launched() -> Iterator[playwright.Browser]:
    """A browser while it runs."""
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=[*OPTIONS, "--no-first-run"])
        yield running
        running.close()


@contextmanager
def watched(
    browser: playwright.Browser,
    site: str,
    *,
    session: str = "",
    size: dict[str, int] = WIDE,
    scheme: str = "light",
    console: bool = True,
    **more: Any,
) -> Iterator[playwright.Page]:
    """A page of a new window, signed in where a session is given. What its scripts fail at, what it asks of other
    hosts, and with `console` whatever the console says, fails the test."""
    context = browser.new_context(viewport=size, base_url=site, color_scheme=scheme, reduced_motion="reduce", **more)
    if session:
        context.add_cookies([{"name": "primum_session", "value": session, "url": site}])
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(site) else complaints.append(f"another host: {r.url}"))
    if console:
        page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert not complaints, complaints


def faults(page: playwright.Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds against accessibility: the rule, and the elements."""
    found = axe.Axe().run(page, options=RULES).response["violations"]
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]


def fits(page: playwright.Page) -> bool:
    """Whether nothing is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
