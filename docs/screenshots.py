"""Takes the pictures in docs/screenshots from a running site that holds the starter library.

    make serve                                  in one terminal
    .venv/bin/python docs/screenshots.py        in another

Needs Playwright, a Chromium and pdftoppm (Debian: chromium, poppler-utils).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
QUESTION = "What causes muscle spasms?"
OPTIONS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE = (1280, 1180)
PHONE = (390, 844)


def ask(browser: Browser, site: str, size: tuple[int, int], *, dark: bool = False) -> Page:
    """A page that shows the article."""
    scheme = "dark" if dark else "light"
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(site)
    page.fill("#question", QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_url("**/answers/*")
    return page


def open_citation(page: Page) -> None:
    """Open the passage behind the first bullet and bring both into view."""
    page.locator(".lines .mark").first.click()
    page.locator(".lines .host").first.evaluate("e => e.closest('.part').scrollIntoView()")


def take(browser: Browser, site: str) -> None:
    """All pictures but the printed one."""
    front = browser.new_page(viewport={"width": WIDE[0], "height": 800})
    front.goto(site)
    front.screenshot(path=FOLDER / "ask.png")
    ask(browser, site, WIDE).screenshot(path=FOLDER / "article.png")
    for name, size, dark in (("citation", (1280, 860), False), ("dark", (1280, 860), True), ("phone", PHONE, False)):
        page = ask(browser, site, size, dark=dark)
        if name != "phone":
            open_citation(page)
        page.screenshot(path=FOLDER / f"{name}.png")


def take_print(browser: Browser, site: str) -> None:
    """The first printed sheet."""
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "article.pdf"
        ask(browser, site, WIDE).pdf(path=paper, format="A4", prefer_css_page_size=True)
        subprocess.run(
            ["pdftoppm", "-r", "80", "-png", "-singlefile", paper, FOLDER / "print"],
            check=True,
        )


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", nargs="?", default="http://127.0.0.1:8000")
    site = parser.parse_args().site
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("no Chromium: on Debian, apt-get install chromium")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=OPTIONS)
        take(browser, site)
        take_print(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
