"""The pages in a real browser: Debian's Chromium, driven by Playwright, checked by axe-core."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from browsers import BROWSER, LOOKS, PHONE, faults, fits, playwright, watched
from cramps import ANSWER, DECLINED, EMERGENCY, PARTIAL, QUESTION, Shelf
from serving import served

from primum.model import Answer, Question

pytestmark = BROWSER
RARE = "What does everything at once look like?"


def _as(question: str, answer: Answer) -> Answer:
    return replace(answer, inquiry=replace(answer.inquiry, question=Question(question)))


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    worst = replace(PARTIAL, inquiry=EMERGENCY.inquiry)
    with served(Shelf(ANSWER, DECLINED, _as(RARE, worst))) as address:
        yield address


@pytest.fixture
def page(browser: playwright.Browser, site: str) -> Iterator[playwright.Page]:
    with watched(browser, site) as opened:
        yield opened


def ask(page: playwright.Page, question: str = QUESTION) -> None:
    """Ask as a reader does: type, then Enter."""
    page.goto("/")
    page.get_by_label("Ask a medical question").fill(question)
    page.keyboard.press("Enter")
    page.wait_for_url("**/answers/*")


def test_a_citation_opens_the_quoted_passage_beneath_its_sentence_by_click(page: playwright.Page) -> None:
    ask(page)
    mark = page.locator("#c4 + .marks .mark")
    mark.click()
    card = page.locator("li:has(#c4) .card")
    assert card.locator("mark").all_text_contents() == [c.quote for c in ANSWER.claims()[3].citations]
    assert "Warnings" in card.locator("blockquote").first.inner_text()
    assert mark.get_attribute("aria-expanded") == "true"
    card.get_by_role("button", name="Close").click()
    assert page.locator(".card").count() == 0
    assert mark.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_citation_opens_and_closes_by_keyboard_and_focus_returns(page: playwright.Page, key: str) -> None:
    ask(page)
    mark = page.locator("#c1 + .marks .mark")
    mark.focus()
    page.keyboard.press(key)
    assert page.locator(".answer .card mark").inner_text() == ANSWER.summary[0].citations[0].quote
    assert page.evaluate("document.activeElement.className") == "card"
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0
    assert mark.evaluate("mark => mark === document.activeElement")


def test_a_passage_can_be_read_further_in_place(page: playwright.Page) -> None:
    ask(page)
    page.locator("#c3 + .marks .mark").click()
    page.get_by_role("link", name="More of this source").first.click()
    page.locator(".card .passage.wide").wait_for()
    assert page.locator(".card .wide mark").inner_text() == "Look for low potassium, low calcium and low magnesium."
    assert "CC-BY-4.0" in page.locator(".card .wide").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0


def test_several_sentences_can_have_their_passages_open_one_for_each(page: playwright.Page) -> None:
    ask(page)
    for place in ("#c3", "#c5", "#c6"):
        page.locator(f"{place} + .marks .mark").first.click()
    page.locator("#c5 + .marks .mark").last.click()
    assert page.locator(".card").count() == 3


def test_everything_works_without_javascript(browser: playwright.Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site, viewport=PHONE)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Ask a medical question").fill(QUESTION)
    page.get_by_label("Nurse").check()
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator("#c6 + .marks .mark").click()
    assert page.url.endswith("#q6")
    passage = page.locator("#q6 mark")
    assert passage.inner_text().startswith("Fever with rigid muscles")
    assert passage.is_visible()
    page.locator("#q6").get_by_role("link", name="More of this source").click()
    assert page.locator("h1").inner_text() == "Care of people with muscle cramps"
    page.get_by_role("link", name="Back to the article").click()
    page.get_by_label("Have a follow-up question?").fill("And in pregnancy?")
    page.locator(".follow-up button").click()
    assert page.locator("h1").inner_text() == "What causes muscle cramps in pregnancy?"
    context.close()


def test_the_list_of_passages_folds_away_and_a_reference_unfolds_it(page: playwright.Page) -> None:
    ask(page)
    assert not page.locator("#q1 blockquote").is_visible()
    page.get_by_role("link", name="Passage 1", exact=True).click()
    assert page.locator("#q1 blockquote").is_visible()


def test_an_answer_can_be_reached_again_by_its_address(page: playwright.Page) -> None:
    ask(page)
    page.reload()
    assert page.locator("h1").inner_text() == QUESTION
    page.goto(page.url + "#q2")
    page.reload()
    assert page.locator("#q2 blockquote").is_visible()


@LOOKS
@pytest.mark.parametrize("question", [None, QUESTION, RARE, DECLINED.inquiry.question.text])
def test_axe_finds_nothing(
    browser: playwright.Browser, site: str, question: str | None, size: dict[str, int], scheme: str
) -> None:
    with watched(browser, site, size=size, scheme=scheme) as page:
        if question is None:
            page.goto("/")
        else:
            ask(page, question)
            page.locator("details").evaluate_all("all => all.forEach((d) => { d.open = true; })")
            if page.locator(".mark").count():
                page.locator(".mark").first.click()
        assert faults(page) == []
        if page.locator(".nearest a").count():
            page.locator(".nearest a").first.click()
            page.locator(".nearest-passages").wait_for()
            assert faults(page) == []


def test_axe_finds_nothing_on_the_policy_and_on_the_api(page: playwright.Page) -> None:
    for address in ("/editorial-policy", "/api"):
        page.goto(address)
        page.locator("details").evaluate_all("all => all.forEach((d) => { d.open = true; })")
        assert faults(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(browser: playwright.Browser, site: str, width: int) -> None:
    with watched(browser, site, size={"width": width, "height": 700}) as page:
        ask(page, RARE)
        page.locator(".mark").first.click()
        assert fits(page)


def test_on_a_phone_the_answer_is_on_the_first_screen(browser: playwright.Browser, site: str) -> None:
    with watched(browser, site, size=PHONE) as page:
        ask(page)
        box = page.locator(".answer .host > p").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < PHONE["height"]


def test_print_holds_numbered_marks_passages_and_addresses_but_no_forms(page: playwright.Page) -> None:
    ask(page)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#q1 mark").is_visible()
    assert page.locator("#evidence summary").is_visible()
    for hidden in (".follow-up", ".personalize", ".masthead nav"):
        assert not page.locator(hidden).first.is_visible()
    printed = page.locator("#r2 .written-from a").evaluate("a => getComputedStyle(a, '::after').content")
    assert "https://health.example/leg-cramps" in printed
    assert page.locator(".mark").first.evaluate("m => getComputedStyle(m, '::before').content") == '"["'


def test_the_link_is_copied_at_a_press(page: playwright.Page, site: str) -> None:
    ask(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url.split("#")[0]


def test_a_question_is_sent_once_and_its_button_says_that_it_is_looked_up(page: playwright.Page) -> None:
    page.goto("/")
    page.evaluate("""document.querySelector("form.ask").addEventListener("submit", (event) => {
        window.sent = (window.sent ?? 0) + (event.defaultPrevented ? 0 : 1);
        event.preventDefault();
    })""")
    page.fill("#question", QUESTION)
    button = page.locator("form.ask button")
    button.click()
    assert button.inner_text() == "Looking it up …"
    button.click()
    assert page.evaluate("window.sent") == 1


def test_the_keyboard_reaches_the_text_first_and_focus_can_be_seen(page: playwright.Page) -> None:
    ask(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "mark"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
