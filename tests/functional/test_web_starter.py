"""The site over the real starter library: the pages that a newcomer sees first."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from primum import web, wire
from primum.app import App, Supply
from primum.config import Config
from primum.web.reading.asking import EXAMPLES

STARTER = Path(__file__).parents[2] / "starter"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    """The starter library, searched by words alone."""
    made = App(Config(library=str(tmp_path_factory.mktemp("starter") / "library"), encoder=""))
    made.ingest([STARTER], supply=Supply())
    return made


@pytest.fixture(scope="module")
def client(app: App) -> TestClient:
    return TestClient(web.create(app))


@pytest.mark.parametrize("question", EXAMPLES)
def test_every_example_is_answered_with_sections_and_references(client: TestClient, question: str) -> None:
    page = html.fromstring(client.post("/ask", data={"question": question}).text)
    assert page.cssselect("h1")[0].text == question
    assert page.cssselect(".answer .claim")
    assert page.cssselect(".part .claim")
    assert page.cssselect(".references li .written-from")
    assert "Demonstration library" in page.cssselect(".ribbon")[0].text


def test_every_mark_opens_a_passage_that_stands_in_the_document(app: App, client: TestClient) -> None:
    answer = wire.check(client.post("/api/v1/ask", json={"question": EXAMPLES[0]}).json())
    page = html.fromstring(client.post("/ask", data={"question": EXAMPLES[0]}).text)
    texts = {reference.number: app.document(reference.document).text for reference in answer.references}
    for mark in page.cssselect("a.mark"):
        for number in mark.get("data-notes").split():
            passage = page.get_element_by_id(f"q{number}").cssselect("blockquote")[0]
            for cut in passage.cssselect(".cut"):
                cut.drop_tree()
            assert passage.text_content().strip() in texts[int(mark.text)]


def test_an_article_weighs_little(client: TestClient) -> None:
    """All that a first visit loads, unpacked; packed, as browsers take it, it is about half."""
    page = client.post("/ask", data={"question": EXAMPLES[0]})
    loaded = {e.get("src") or e.get("href") for e in html.fromstring(page.text).cssselect("script, link")}
    parts = [client.get(part).content for part in loaded | {"/static/atkinson.woff2"}]
    assert len(page.content) + sum(map(len, parts)) <= 150_000


def test_the_same_question_gives_the_same_article(client: TestClient) -> None:
    def article() -> bytes:
        page = html.fromstring(client.post("/ask", data={"question": EXAMPLES[1]}).text)
        return b"".join(html.tostring(part) for part in page.cssselect(".answer, .part, .references"))

    assert article() == article()


def test_a_follow_up_is_answered_about_the_same_subject(client: TestClient) -> None:
    page = html.fromstring(client.post("/ask", data={"question": "How is hypertension treated?"}).text)
    form = dict(page.cssselect(".follow-up form")[0].form_values()) | {"question": "And in pregnancy?"}
    after = html.fromstring(client.post("/ask", data=form).text)
    shown = " ".join(claim.text_content() for claim in after.cssselect(".claim")).lower()
    assert "pregnan" in shown
    assert "hypertension" in shown


def test_what_the_library_does_not_hold_is_declined(client: TestClient) -> None:
    page = html.fromstring(client.post("/ask", data={"question": "What is the dose of zzyzxumab?"}).text)
    assert page.cssselect(".answer.none")
    assert not page.cssselect(".claim")
