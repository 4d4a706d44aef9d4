"""Takes the pictures in docs/screenshots: the starter library, and the board of the tests that signs articles.

    .venv/bin/python docs/screenshots.py

Needs Playwright, a Chromium and pdftoppm (Debian: chromium, poppler-utils).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"
sys.path.insert(0, str(ROOT / "tests" / "functional"))

from board import Board, starter_app  # noqa: E402
from serving import served  # noqa: E402

SPASMS, PRESSURE = "What causes muscle spasms?", "What is the first-line treatment for hypertension?"
ARTICLE = "/articles/what-causes-muscle-spasms"
CORRECTED = "/articles/what-is-the-first-line-treatment-for-hypertension"
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WIDE, LOW, PHONE = (1280, 1180), (1280, 860), (390, 844)


def prepare(board: Board) -> None:
    """Articles in several states: approved, corrected and back under review, waiting, withdrawn."""
    board.approve(SPASMS)
    pressure = board.approve(PRESSURE)
    board.desk.correct(board.who("peditor"), pressure.id, "A sentence on a warning sign said too little.")
    last = board.desk.content(pressure).answer.claims()[-1]
    board.desk.remove(board.who("pauthor"), pressure.id, last.id, reason="Its source does not say this")
    board.assign(board.submit("Is ibuprofen safe in pregnancy?"))
    withdrawn = board.approve("How is gout treated?")
    board.desk.withdraw(board.who("peditor"), withdrawn.id, "A dose in it was wrong.")


def opened(browser: Browser, site: str, path: str, size: tuple[int, int], *, dark: bool = False) -> Page:
    """A page of the site."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page.goto(site + path)
    return page


def open_citation(page: Page) -> None:
    """Open the passage behind the first bullet and bring both into view."""
    page.locator(".lines .mark").first.click()
    page.locator(".lines .host").first.evaluate("e => e.closest('.part').scrollIntoView()")


def take(browser: Browser, site: str) -> None:
    """All pictures but the printed one."""
    for name, path, size in (
        ("article", ARTICLE, WIDE),
        ("patient", f"{ARTICLE}?for=patient", WIDE),
        ("phone", ARTICLE, PHONE),
        ("corrected", CORRECTED, LOW),
        ("difference", f"{CORRECTED}/history/1..3", (1280, 520)),
        ("history", f"{CORRECTED}/history", (1280, 860)),
        ("withdrawn", "/articles/how-is-gout-treated", (1280, 700)),
        ("report", f"{ARTICLE}/feedback?claim=c2", (1280, 760)),
    ):
        opened(browser, site, path, size).screenshot(path=FOLDER / f"{name}.png")
    page = opened(browser, site, ARTICLE, LOW, dark=True)
    open_citation(page)
    page.screenshot(path=FOLDER / "dark.png")
    evidence = opened(browser, site, ARTICLE, LOW)
    evidence.locator("#evidence-table").evaluate("e => e.scrollIntoView()")
    evidence.screenshot(path=FOLDER / "evidence.png")


def take_print(browser: Browser, site: str) -> None:
    """The first printed sheet."""
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "article.pdf"
        opened(browser, site, ARTICLE, WIDE).pdf(path=paper, format="A4", prefer_css_page_size=True)
        subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", paper, FOLDER / "print"], check=True)


def main() -> None:
    """Take them all."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("no Chromium: on Debian, apt-get install chromium")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        board = Board(starter_app(Path(folder)))
        prepare(board)
        with served(board.app) as site:
            browser = driver.chromium.launch(executable_path=chromium, args=OPTIONS)
            take(browser, site)
            take_print(browser, site)
            browser.close()


if __name__ == "__main__":
    main()
