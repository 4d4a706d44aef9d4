"""A new board's first article, by the web pages alone: asked, submitted, disagreed on, edited, approved, signed; then a
source is retracted and the page says so. Once on each database."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from browsers import BROWSER, playwright
from walk_library import CITATION, PAGE, QUESTION, RETRACTION
from walking import PICTURES, Somebody, primum, serving

pytestmark = [*BROWSER, pytest.mark.slow]
BETTER = "Muscle cramps are caused by straining a muscle, dehydration, or pressure on the nerves."


@pytest.fixture
def settings(database: str, tmp_path: Path) -> dict[str, str]:
    """The settings of a new host, and a library of two documents."""
    given = {
        "PRIMUM_DATABASE": database,
        "PRIMUM_ENCODER": "",
        "PRIMUM_KEYS": str(tmp_path / "keys"),
        "PRIMUM_LIBRARY": str(tmp_path / "library"),
        "PRIMUM_SCORECARD": str(tmp_path / "none.json"),
    }
    (tmp_path / "cramp.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "review.xml").write_text(CITATION, encoding="utf-8")
    primum(given, "ingest", tmp_path / "cramp.md", tmp_path / "review.xml")
    return given


def declare(reviewer: Somebody) -> None:
    reviewer.page.get_by_label("No conflict", exact=True).check()
    reviewer.press("Declare", "#declare")


def sign(reviewer: Somebody, decision: str, comment: str = "") -> None:
    reviewer.page.locator("section.sign").get_by_label(decision).check()
    reviewer.page.get_by_label("Comment (if you like").fill(comment)
    reviewer.press("Sign", "section.sign")
    assert "signed and recorded" in reviewer.page.locator("#notice").inner_text()


def sentence(person: Somebody, words: str) -> str:
    """The claim whose text has these words, as a selector."""
    found = person.page.locator(".claim-case", has=person.page.locator(".claim-text", has_text=words))
    return f"#{found.first.get_attribute('id')}"


def agree_with_the_rest(reviewer: Somebody) -> None:
    """By keyboard: j to the next sentence, a to agree, which goes on by itself."""
    page = reviewer.page
    for id in page.locator(".claim-case:not(.marked)").evaluate_all("all => all.map((c) => c.id)"):
        page.locator(f"#{id}").focus()
        page.keyboard.press("a")
        page.locator(f"#{id}.marked").wait_for()


def test_a_new_board_walks_from_invitation_to_retraction(
    settings: dict[str, str], browser: playwright.Browser, tmp_path: Path
) -> None:
    pictures = "" if settings["PRIMUM_DATABASE"].startswith("postgres") else os.environ.get(PICTURES, "")
    with serving(settings) as (address, first):

        def somebody() -> Somebody:
            return Somebody(browser, address, pictures)

        ada, ann, eve, rosa, rob = (somebody() for _ in range(5))
        invited(ada, ann, eve, rosa, rob, first=first)
        slug = asked_and_submitted(ann)
        case = assigned(eve)
        disagreed(rosa, case)
        proposed(rob, case)
        revised(ann, case)
        approved(rosa, rob, case)
        verified(ann, slug, settings, tmp_path / "article.json")
        retracted(ann, eve, slug, settings, tmp_path / "retraction.xml")
        assert [c for p in (ada, ann, eve, rosa, rob) for c in p.complaints] == []


def invited(ada: Somebody, ann: Somebody, eve: Somebody, rosa: Somebody, rob: Somebody, *, first: str) -> None:
    ada.set_up(first, "Ada King", email="ada@board.example")
    links = [
        ada.invite(f"{who}@board.example", role)
        for who, role in (("ann", "author"), ("eve", "editor"), ("rosa", "reviewer"), ("rob", "reviewer"))
    ]
    ada.see("01-invited")
    ann.set_up(links[0], "Ann Lind", "RN")
    eve.set_up(links[1], "Eve Roth", "MD")
    rosa.set_up(links[2], "Rosa Sol", "MD, PhD")
    rob.set_up(links[3], "Rob Ek", "MD")


def asked_and_submitted(ann: Somebody) -> str:
    ann.page.goto("/")
    ann.page.get_by_label("Ask a medical question").fill(QUESTION)
    ann.page.keyboard.press("Enter")
    ann.page.wait_for_url("**/answers/*")
    ann.see("02-asked")
    ann.page.get_by_role("button", name="Submit for review").click()
    ann.page.wait_for_url("**/articles/*")
    assert "Submitted for review." in ann.page.locator("main").inner_text()
    return ann.page.url.split("/articles/")[1].split("?")[0]


def assigned(eve: Somebody) -> str:
    eve.page.goto("/desk")
    eve.see("03-queue")
    eve.page.get_by_role("link", name=QUESTION).first.click()
    for who in ("Rosa Sol", "Rob Ek"):
        eve.page.get_by_label("Assign a reviewer").select_option(label=who)
        eve.press("Assign", "section.actions")
    eve.see("04-assigned", "section.actions")
    assert "Rosa Sol" in eve.page.locator(".case-aside").inner_text()
    return eve.page.url.split("?")[0]


def disagreed(rosa: Somebody, case: str) -> None:
    rosa.page.goto("/desk?mine=1")
    rosa.page.get_by_role("link", name=QUESTION).first.click()
    declare(rosa)
    cold = sentence(rosa, "Cold water")
    rosa.page.locator(cold).focus()
    rosa.page.keyboard.press("d")
    rosa.page.keyboard.type("It is not a cause, and nobody asked for what is none.")
    # Typed, not sent, and the page is left: nothing of it is lost.
    rosa.page.locator(f"{cold}-object .saving", has_text="Draft kept").wait_for()
    rosa.page.reload()
    kept = rosa.page.locator(f"{cold}-why")
    assert kept.input_value() == "It is not a cause, and nobody asked for what is none."
    rosa.see("05-disagreed", cold)
    rosa.press("Disagree", f"{cold}-object form")
    agree_with_the_rest(rosa)
    sign(rosa, "I ask for changes", "Leave the sentence on cold water out.")


def proposed(rob: Somebody, case: str) -> None:
    rob.page.goto(case)
    assert "Rosa Sol disagrees" not in rob.page.locator("main").inner_text()
    declare(rob)
    straining = sentence(rob, "straining a muscle")
    rob.page.locator(straining).focus()
    rob.page.keyboard.press("e")
    rob.page.locator(f"{straining}-text").fill(BETTER)
    rob.page.locator(f"{straining}-reason").fill("Where the nerves are pressed on matters little.")
    rob.press("Check with the judge", f"{straining}-edit")
    assert "supported" in rob.page.locator(f"{straining}-edit .judged").inner_text()
    rob.see("06-proposed", f"{straining}-edit")
    rob.press("Propose it", f"{straining}-edit")
    agree_with_the_rest(rob)
    sign(rob, "I ask for changes")


def revised(ann: Somebody, case: str) -> None:
    ann.page.goto(case)
    assert "Changes requested" in ann.page.locator(".case-head").inner_text()
    cold = sentence(ann, "Cold water")
    assert "Rosa Sol disagrees: It is not a cause" in ann.page.locator(cold).inner_text()
    straining = sentence(ann, "straining a muscle")
    ann.see("07-changes-requested", f"{straining} .proposal")
    ann.press("Take it up", straining)
    assert ann.page.locator(f"{straining} .claim-text").inner_text() == BETTER
    ann.page.locator(f"{cold}-edit > summary").click()
    ann.page.locator(f"{cold}-reason").fill("Nobody asked for what is no cause.")
    ann.press("Remove the sentence", f"{cold}-edit")
    assert ann.page.locator(cold).count() == 0
    ann.press("Hand it back to its reviewers")
    ann.page.get_by_role("link", name="What changed").last.click()
    assert ann.page.locator("ins, del").count() > 0
    ann.see("08-what-changed")


def approved(rosa: Somebody, rob: Somebody, case: str) -> None:
    for reviewer in (rosa, rob):
        reviewer.page.goto(case)
        said = re.search(r"(\d+) of (\d+) sentences marked", reviewer.page.locator(".case-aside").inner_text())
        assert said is not None
        assert 0 < int(said[1]) < int(said[2]), "marks on what did not change still stand"
        agree_with_the_rest(reviewer)
        if reviewer is rob:
            reviewer.page.locator("section.sign").get_by_label("I approve it").check()
            reviewer.see("09-sign", "section.sign")
        sign(reviewer, "I approve it")
    assert "Approved" in rob.page.locator(".case-head").inner_text()
    assert "Rosa Sol" in rob.page.locator("section.sign").inner_text()


def verified(ann: Somebody, slug: str, settings: dict[str, str], file: Path) -> None:
    ann.page.goto(f"/articles/{slug}")
    said = ann.page.locator("main").inner_text()
    assert "Reviewed and approved." in said
    assert "Rosa Sol" in said
    assert "Rob Ek" in said
    ann.see("10-approved")
    file.write_bytes(ann.context.request.get(f"/articles/{slug}.json").body())
    assert re.search("Rosa Sol|sound|approv", primum(settings, "article", "verify", file))


def retracted(ann: Somebody, eve: Somebody, slug: str, settings: dict[str, str], file: Path) -> None:
    file.write_text(RETRACTION, encoding="utf-8")
    primum(settings, "ingest", file)
    ann.page.goto(f"/articles/{slug}")
    said = ann.page.locator("main").inner_text()
    assert "Back under review" in said
    assert "A source it cites has been retracted." in said
    ann.see("11-retracted")
    eve.page.goto("/desk")
    top = eve.page.locator(".queue > li").first
    assert QUESTION in top.inner_text()
    assert "of evidence" in top.inner_text()
    eve.see("12-queue-again")
    top.get_by_role("link").click()
    assert "Retracted source." in eve.page.locator(".case-head").inner_text()
    assert "Evidence changed" in eve.page.locator(sentence(eve, "Long runs")).inner_text()
