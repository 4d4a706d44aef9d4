"""The pages of people in Debian's Chromium: accessible, no wider than the window, usable by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from serving import served
from visiting import ADA, OTHER, WORDS, hall

from primum.app import App
from primum.app.people import Details
from primum.board import SYSTEM, Role

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian, apt-get install chromium"),
]
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    """An administrator with an interest and a key, and somebody who was invited."""
    made = hall(tmp_path_factory.mktemp("people"))
    people = made.people
    ada = people.profile.welcome(people.links.first(), WORDS, Details("Ada King", "MD"), email=ADA)
    ada = people.profile.declare(ada, "Acme Pharma", "speaker’s fees", "2024-01-01")
    people.tokens.make(ada, "the ward's script", ["read", "ask"], days=90)
    people.roster.invite(SYSTEM, "mary@ward.example", [Role.REVIEWER, Role.AUTHOR])
    return made


@pytest.fixture(scope="module")
def site(app: App) -> Iterator[str]:
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield running
        running.close()


def sign_in(page: playwright.Page) -> None:
    """As a person does it who uses the keyboard alone."""
    page.goto("/sign-in")
    page.get_by_label("E-mail address").focus()
    page.keyboard.type(ADA)
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account")


def check(page: playwright.Page) -> None:
    """No fault that axe-core calls serious, and nothing that makes the page scroll sideways."""
    faults = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    grave = [v for v in faults.response["violations"] if v["impact"] in {"serious", "critical"}]
    assert not grave, [(v["id"], [n["html"] for n in v["nodes"]]) for v in grave]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide-light", "phone-dark"])
def test_every_page_is_accessible_and_fits(
    browser: playwright.Browser, site: str, app: App, size: playwright.ViewportSize, scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, base_url=site, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/sign-in")
    check(page)
    mary = app.people.roster.find("mary@ward.example")
    page.goto(f"/welcome/{app.people.links.make(mary)}")
    check(page)
    sign_in(page)
    check(page)
    for address in ("/people", f"/people/{mary.id}", f"/people/{app.people.roster.find(ADA).id}"):
        page.goto(address)
        check(page)
    page.get_by_role("link", name="All people").click()
    page.get_by_label("E-mail address").fill("new@ward.example")
    page.get_by_role("button", name="Invite").click()
    assert page.locator("#invite-role-error").inner_text() == "Choose at least one role."
    check(page)
    context.close()


def test_an_error_has_the_focus_and_the_field_says_it(browser: playwright.Browser, site: str) -> None:
    context = browser.new_context(viewport=WIDE, base_url=site)
    page = context.new_page()
    sign_in(page)
    page.get_by_label("Password now").fill(WORDS)
    page.get_by_label("New password", exact=True).fill(OTHER)
    page.get_by_label("The new password again").fill("something else")
    page.get_by_role("button", name="Change the password").click()
    page.locator("#password-again-error").wait_for()
    assert page.evaluate("document.activeElement.id") == "password-again"
    check(page)
    context.close()


def test_a_board_member_comes_in_without_javascript(browser: playwright.Browser, site: str, app: App) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=site)
    page = context.new_page()
    bob = app.people.roster.invite(SYSTEM, "bob@ward.example", [Role.EDITOR])
    page.goto(f"/welcome/{bob.secret}")
    page.get_by_label("Name").fill("Bob Stone")
    page.get_by_label("Password", exact=True).fill(OTHER)
    page.get_by_label("The same password again").fill(OTHER)
    page.get_by_role("button", name="Set up the account").click()
    assert "Your account is set up" in page.locator("main").inner_text()
    page.get_by_role("button", name="Sign out", exact=True).click()
    assert "You are signed out." in page.locator("main").inner_text()
    context.close()
