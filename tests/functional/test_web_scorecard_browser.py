"""The scorecard in Chromium: accessible, no wider than a small window, and quiet about its own drawings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from serving import served
from small_board import small_board
from test_web_scorecard import judge

from primum.bench import scorecard
from primum.bench.ground import Ground
from primum.config import Config

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian, apt-get install chromium"),
]
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(tmp_path: Path) -> None:
    place = tmp_path / "card.json"
    place.write_text(json.dumps(scorecard.measure(Ground(tmp_path, Config()), {"judge": judge}).json()))
    board = small_board(tmp_path, scorecard=str(place))
    complaints: list[str] = []
    with served(board.app) as address, playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        for width, scheme in ((1280, "light"), (320, "dark")):
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.on("console", lambda message: complaints.append(message.text))
            page.goto(f"{address}/scorecard")
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            assert axe.Axe().run(page, options=RULES).response["violations"] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()
    assert complaints == []
