"""The scorecard in Chromium: accessible, no wider than a small window, and quiet about its own drawings."""

from __future__ import annotations

import json
from pathlib import Path

from browsers import BROWSER, faults, fits, playwright, watched
from serving import served
from small_board import small_board
from test_web_scorecard import judge

from primum.bench import scorecard
from primum.bench.ground import Ground
from primum.config import Config

pytestmark = BROWSER


def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(browser: playwright.Browser, tmp_path: Path) -> None:
    place = tmp_path / "card.json"
    place.write_text(json.dumps(scorecard.measure(Ground(tmp_path, Config()), {"judge": judge}).json()))
    board = small_board(tmp_path, scorecard=str(place))
    with served(board.app) as address:
        for width, scheme in ((1280, "light"), (320, "dark")):
            with watched(browser, address, size={"width": width, "height": 800}, scheme=scheme) as page:
                page.goto("/scorecard")
                page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
                assert faults(page) == []
                assert fits(page)
