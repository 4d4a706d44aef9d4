"""The pages of people in Debian's Chromium: accessible, no wider than the window, usable by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsers import BROWSER, LOOKS, PHONE, WIDE, faults, fits, playwright
from serving import served
from visiting import ADA, OTHER, WORDS, hall

from primum.app import App
from primum.app.people import Details
from primum.board import SYSTEM, Role

pytestmark = BROWSER


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
    """Nothing that axe-core finds fault with, and nothing that makes the page scroll sideways."""
    assert faults(page) == []
    assert fits(page)


@LOOKS
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
