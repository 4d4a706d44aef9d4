"""JSON-LD under the site's strict policy, in a real browser: data is let through, scripts are not."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
from cited_shelf import ARTICLE

from primum.bibliography import medical_web_page, script_text

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian, apt-get install chromium"),
]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"


def opened(body: str) -> tuple[list[str], list[str], str]:
    """Under the policy: what the browser complains of, the texts of its data blocks, and the title it ends with."""
    complaints: list[str] = []
    html = f"<!doctype html><html><head><meta charset=utf-8><title>calm</title></head><body>{body}</body></html>"
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        headers = {"Content-Security-Policy": POLICY}
        page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html", headers=headers))
        page.goto("http://ward7.example/")
        blocks = page.locator('script[type="application/ld+json"]').all_text_contents()
        title = page.title()
        browser.close()
    return complaints, blocks, title


def test_a_block_of_data_passes_a_policy_without_inline_scripts() -> None:
    title = "</script><script>document.title = 'run'</script><!-- <script>"
    page = medical_web_page(replace(ARTICLE, title=title))
    complaints, blocks, shown = opened(f'<script type="application/ld+json">{script_text(page)}</script>')
    assert complaints == []
    assert [json.loads(block) for block in blocks] == [page]
    assert shown == "calm"


def test_the_same_policy_stops_a_script_that_would_run() -> None:
    complaints, _, shown = opened("<script>document.title = 'run'</script>")
    assert any("Content Security Policy" in complaint for complaint in complaints)
    assert shown == "calm"
