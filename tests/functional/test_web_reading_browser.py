"""Every page for readers in Debian's Chromium: accessible, no wider than the window, usable in every way of reading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from board import Board, starter_app
from browsers import BROWSER, LOOKS, PHONE, WIDE, faults, playwright, watched
from serving import served

pytestmark = BROWSER
SPASMS = "/articles/what-causes-muscle-spasms"
GOUT = "/articles/how-is-gout-treated"
PAGES = (
    "/",
    "/articles",
    "/articles?q=zzyzx",
    SPASMS,
    f"{SPASMS}?for=patient",
    f"{SPASMS}/history",
    f"{SPASMS}/feedback?claim=c1",
    f"{SPASMS}/passages/1",
    GOUT,
    f"{GOUT}/history/1..3",
    "/reviewers",
    "/reviewers/pana",
    "/editorial-policy",
    "/corrections",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An approved article, and one that was corrected and then withdrawn."""
    board = Board(starter_app(tmp_path_factory.mktemp("site")))
    board.approve("What causes muscle spasms?")
    gout = board.approve("How is gout treated?")
    board.desk.correct(board.who("peditor"), gout.id, "A dose was missing.")
    last = board.desk.content(gout).answer.claims()[-1]
    board.desk.remove(board.who("pauthor"), gout.id, last.id, reason="No longer so")
    board.desk.withdraw(board.who("peditor"), gout.id, "A dose in it was wrong.")
    with served(board.app) as address:
        yield address


@pytest.fixture
def page(browser: playwright.Browser, site: str) -> Iterator[playwright.Page]:
    """A page on a wide screen; whatever the console says, or is asked of another host, fails the test."""
    with watched(browser, site) as opened:
        yield opened


@LOOKS
def test_axe_finds_nothing_on_any_page(
    browser: playwright.Browser, site: str, size: dict[str, int], scheme: str
) -> None:
    wrong = {}
    with watched(browser, site, size=size, scheme=scheme) as page:
        for address in PAGES:
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            wrong[address] = faults(page)
    assert {address: found for address, found in wrong.items() if found} == {}


def test_the_copied_link_keeps_the_reader_that_was_chosen(page: playwright.Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    for address in (SPASMS, f"{SPASMS}?for=patient"):
        page.goto(address)
        page.get_by_role("button", name="Copy the link").click()
        page.get_by_text("Copied.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{site}{address}"


def test_nothing_is_wider_than_a_small_window_or_one_at_200_percent_in_either_direction(
    browser: playwright.Browser, site: str
) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    measured = """() => {
        document.querySelectorAll("details").forEach(d => { d.open = true; });
        const widths = [];
        for (const dir of ["ltr", "rtl"]) {
            document.documentElement.dir = dir;
            widths.push(document.documentElement.scrollWidth);
        }
        return widths;
    }"""
    for address in PAGES:
        page.goto(address)
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 700})
            assert max(page.evaluate(measured)) <= width, address
    context.close()


def test_a_mark_opens_its_passage_and_more_of_it_in_an_article(page: playwright.Page) -> None:
    page.goto(SPASMS)
    page.locator(".lines .mark").first.click()
    card = page.locator(".card")
    assert card.locator("mark").count() >= 1
    card.get_by_role("link", name="More of this source").first.click()
    page.locator(".card .passage.wide").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0


def test_a_flag_appears_where_the_reader_is_and_leads_to_the_form(page: playwright.Page) -> None:
    page.goto(SPASMS)
    line = page.locator(".lines .host").first
    flag = line.locator(".report")
    assert flag.evaluate("e => getComputedStyle(e).opacity") == "0"
    line.hover()
    assert flag.evaluate("e => getComputedStyle(e).opacity") == "1"
    flag.focus()
    page.keyboard.press("Enter")
    page.get_by_label("What looks wrong").fill("The number differs from the source.")
    page.get_by_role("button", name="Send to the editors").click()
    assert page.locator("h1").inner_text() == "Thank you"


def test_a_reader_changes_who_is_reading_in_place_without_javascript(browser: playwright.Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site, viewport=PHONE)
    page = context.new_page()
    page.goto(SPASMS)
    page.get_by_role("link", name="Patient or caregiver").click()
    assert page.locator("body.for-patient").count() == 1
    page.goto(SPASMS)
    assert page.locator("body.for-patient").count() == 1
    page.locator(".mark").first.click()
    assert page.locator("#q1 mark").first.is_visible()
    context.close()


def test_an_article_can_be_read_in_forced_colours_and_more_contrast(browser: playwright.Browser, site: str) -> None:
    for chosen in ({"forced_colors": "active"}, {"contrast": "more"}):
        context = browser.new_context(viewport=WIDE, base_url=site, **chosen)
        page = context.new_page()
        page.goto(SPASMS)
        for part in (".banner", ".answer .mark", ".steps .done", ".personalize [aria-current]"):
            shown = page.locator(part).first
            styles = shown.evaluate("e => { const s = getComputedStyle(e); return [s.borderTopStyle, s.color]; }")
            assert shown.is_visible()
            assert styles[1] != "rgba(0, 0, 0, 0)"
        context.close()


def test_paper_holds_the_board_the_citation_and_the_passages_but_no_forms(page: playwright.Page) -> None:
    page.goto(SPASMS)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for shown in (".signer", ".how-to-cite", ".evidence-table", "#q1 mark", ".banner"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in (".follow-up", ".personalize", ".exports", ".report", ".print", ".copy", ".masthead nav"):
        assert not page.locator(hidden).first.is_visible(), hidden
