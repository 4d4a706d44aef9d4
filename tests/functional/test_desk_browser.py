"""The review desk in a real browser: keys, drafts as they are typed, nothing lost, and what axe-core finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from board import Board
from browsers import BROWSER, LOOKS, faults, fits, playwright, watched
from serving import served
from small_board import small_board, under_review

from primum.board import Article, Stance

pytestmark = BROWSER


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return small_board(Path(tmp_path_factory.mktemp("board")))


@pytest.fixture(scope="module")
def article(board: Board) -> Article:
    made = under_review(board)
    board.desk.remark(board.who("peditor"), made.id, "Is this still so?", claim="c3")
    board.desk.mark(board.who("pbo"), made.id, "c3", Stance.REMOVE, reason="It says too little.")
    return made


@pytest.fixture(scope="module")
def site(board: Board) -> Iterator[str]:
    with served(board.app) as address:
        yield address


@pytest.fixture
def ana(browser: playwright.Browser, site: str, board: Board, article: Article) -> Iterator[playwright.Page]:
    """A reviewer's page with the case open. The console may say that the line was down."""
    with watched(browser, site, session=board.sign_in("pana"), console=False) as page:
        page.goto(f"/desk/articles/{article.id}")
        yield page


def focused(page: playwright.Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_keys_go_from_sentence_to_sentence_and_open_what_is_done_to_it(ana: playwright.Page) -> None:
    ana.keyboard.press("j")
    assert focused(ana) == "c1"
    ana.keyboard.press("j")
    assert focused(ana) == "c2"
    ana.keyboard.press("k")
    assert focused(ana) == "c1"
    for key, place in (("d", "c1-why"), ("e", "c1-text"), ("/", "c1-words"), ("x", "c1-why")):
        ana.keyboard.press(key)
        assert focused(ana) == place
        ana.keyboard.press("Escape")
        assert focused(ana) == "c1"
    ana.keyboard.press("c")
    assert ana.evaluate("document.activeElement.name") == "cite"
    ana.keyboard.press("?")
    assert ana.get_by_role("dialog").get_by_text("next, previous sentence").is_visible()


def test_single_keys_can_be_switched_off(ana: playwright.Page) -> None:
    ana.keyboard.press("?")
    ana.get_by_label("Single keys are on").uncheck()
    ana.get_by_role("button", name="Close").click()
    ana.keyboard.press("j")
    assert focused(ana) != "c1"
    ana.reload()
    ana.keyboard.press("j")
    assert focused(ana) != "c1"


def test_agreeing_by_key_goes_on_to_the_next_sentence(ana: playwright.Page) -> None:
    ana.keyboard.press("j")
    ana.keyboard.press("a")
    ana.locator("#c1.marked").wait_for()
    ana.wait_for_function("document.activeElement.id === 'c2'")
    many = ana.locator(".claim-case").count()
    assert f"1 of {many} sentences marked" in ana.locator(".case-aside").inner_text()


def test_a_key_pressed_while_the_last_one_is_saved_agrees_with_nothing_and_says_so(ana: playwright.Page) -> None:
    held: list[playwright.Route] = []

    def hold(route: playwright.Route) -> None:
        held.append(route)

    ana.route("**/claims/c2/agree", hold)
    ana.locator("#c2").focus()
    ana.keyboard.press("a")
    ana.locator(".case.busy").wait_for()
    ana.keyboard.press("a")
    held[0].continue_()
    ana.locator("#c2.marked").wait_for()
    ana.get_by_text("press “a” again to agree with this one").first.wait_for()
    assert focused(ana) == "c3"
    assert ana.locator("#c3.marked").count() == 0


def test_what_is_typed_survives_leaving_the_page(ana: playwright.Page) -> None:
    ana.locator("#c2").focus()
    ana.keyboard.press("e")
    ana.locator("#c2-text").fill("Another wording.")
    ana.goto("/desk")
    ana.go_back()
    assert ana.locator("#c2-text").input_value() == "Another wording."
    assert ana.locator("#c2-edit").get_attribute("open") is not None
    ana.goto("/desk")
    assert "Another wording." in ana.locator("#unfinished-title + ul").inner_text()


def test_what_is_typed_survives_a_line_that_is_down(ana: playwright.Page) -> None:
    ana.locator("#c4-object summary").click()
    ana.context.set_offline(True)
    ana.locator("#c4-why").fill("Written in a tunnel.")
    ana.locator("#c4-object .saving.failed").wait_for()
    ana.locator("#c4-object button.primary").click()
    ana.locator("#notice .stop").wait_for()
    assert "Your text is kept" in ana.locator("#notice").inner_text()
    assert ana.locator("#c4-why").input_value() == "Written in a tunnel."
    ana.context.set_offline(False)
    ana.reload()
    assert ana.locator("#c4-why").input_value() == "Written in a tunnel."


def test_what_is_typed_survives_a_session_that_ends(
    ana: playwright.Page, board: Board, site: str, article: Article
) -> None:
    ana.locator("#c3-object summary").click()
    board.app.people.door.sign_out_everywhere("pana")
    ana.locator("#c3-why").fill("Written too late.")
    ana.locator("#c3-object button.primary").click()
    ana.get_by_role("link", name="Sign in and go on").wait_for()
    ana.context.add_cookies([{"name": "primum_session", "value": board.sign_in("pana"), "url": site}])
    ana.goto(f"/desk/articles/{article.id}")
    assert ana.locator("#c3-why").input_value() == "Written too late."
    ana.locator("#c3-object button.primary").click()
    ana.locator("#c3.marked").wait_for()
    assert "Written too late." in ana.locator("#c3 .my-reason").inner_text()


def test_a_better_passage_is_found_chosen_and_proposed_by_keyboard_alone(ana: playwright.Page) -> None:
    ana.locator("#c1").focus()
    ana.keyboard.press("/")
    ana.keyboard.type("cold water")
    ana.keyboard.press("Enter")
    ana.locator("#c1-edit .found").first.wait_for()
    assert focused(ana) == "c1-words"
    ana.keyboard.press("Escape")
    ana.keyboard.press("c")
    for _ in range(20):
        here = "document.activeElement.closest('label')?.textContent ?? ''"
        if "Cold water was not a cause" in ana.evaluate(here):
            break
        ana.keyboard.press("Tab")
    ana.keyboard.press("Space")
    while focused(ana) != "c1-reason":
        ana.keyboard.press("Tab")
    ana.keyboard.type("The newer source says more.")
    while ana.evaluate("document.activeElement.textContent") != "Propose it":
        ana.keyboard.press("Tab")
    ana.keyboard.press("Enter")
    ana.locator("#c1 .my-reason").wait_for()
    assert "The newer source says more." in ana.locator("#c1 .my-reason").inner_text()
    assert focused(ana) == "c1"


@LOOKS
@pytest.mark.parametrize("who", ["pana", "peditor"])
def test_axe_finds_nothing(
    browser: playwright.Browser,
    site: str,
    board: Board,
    article: Article,
    who: str,
    *,
    size: dict[str, int],
    scheme: str,
) -> None:
    with watched(browser, site, session=board.sign_in(who), size=size, scheme=scheme) as page:
        for address in ("/desk", f"/desk/articles/{article.id}"):
            page.goto(address)
            page.locator("details").evaluate_all("all => all.forEach((d) => { d.open = true; })")
            assert faults(page) == []
            assert fits(page)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_is_wider_than_a_window_at_two_hundred_per_cent(
    browser: playwright.Browser, site: str, board: Board, article: Article, direction: str
) -> None:
    with watched(browser, site, session=board.sign_in("peditor"), size={"width": 320, "height": 600}) as page:
        for address in ("/desk", f"/desk/articles/{article.id}"):
            page.goto(address)
            page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
            assert fits(page)
