"""Finding articles, saying back what is wrong with them, and the pages around them, over a board that really signed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from board import Board, starter_app
from lxml import etree, html
from starlette.testclient import TestClient
from visits import SPASMS, read, signed_in, text, under

from primum import web
from primum.board import Article, Event, instant
from primum.config import Config
from primum.errors import Invalid
from primum.web.reading import browse

# Finding


def test_articles_are_found_by_words_subject_and_status(
    client: TestClient, spasms: Article, ibuprofen: Article
) -> None:
    def titles(**wanted: str) -> list[str]:
        return [e.text_content() for e in read(client, "/articles", params=wanted).cssselect(".results h2 a")]

    assert {spasms.title, ibuprofen.title} <= set(titles())
    assert titles(q="spasm muscle") == [spasms.title]
    assert titles(subject=ibuprofen.subject) == [ibuprofen.title]
    assert spasms.title in titles(status="approved")
    assert ibuprofen.title not in titles(status="approved")
    assert titles(q="zzyzx") == []
    assert client.get("/articles", params={"q": "zzyzx"}).headers["x-robots-tag"] == "noindex, follow"
    assert client.get("/articles", params={"after": "nonsense", "order": "wrong", "status": "odd"}).status_code == 200


def test_the_list_goes_on_where_a_page_ended(
    client: TestClient, board: Board, spasms: Article, ibuprofen: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browse, "LIMIT", 1)
    seen, address = [], "/articles?order=title"
    while address:
        page = read(client, address)
        seen += [e.text_content() for e in page.cssselect(".results h2 a")]
        further = page.cssselect(".further a")
        address = further[0].get("href") if further else ""
    assert len(seen) == len(set(seen)) == board.app.records[0].count(browse.public_shelf(board.app))
    assert seen == sorted(seen, key=str.casefold)


@pytest.mark.parametrize("asked", ["page=999", "after=nonsense"])
def test_a_page_of_the_list_that_is_not_there_is_said_to_be_none(
    client: TestClient, spasms: Article, asked: str
) -> None:
    page = read(client, f"/articles?{asked}")
    assert "There is no such page. This is the beginning of the list" in text(page, "main .banner")
    assert spasms.title.lower() in text(page, ".results").lower()
    assert text(read(client, "/articles?page=1"), "main .banner") == ""


def test_the_operator_sees_how_many_articles_wait(client: TestClient, ibuprofen: Article) -> None:
    shown = client.get("/metrics").text
    assert float(re.search(r"^primum_articles_waiting (\S+)$", shown, re.M)[1]) >= 1
    assert "\nprimum_articles_overdue 0.0\n" in shown
    assert "\nprimum_notices_unsent 0.0\n" in shown


def test_the_operator_sees_how_questions_were_answered(client: TestClient) -> None:
    def declined() -> float:
        found = re.search(r'^primum_answers_total\{outcome="declined"\} (\S+)$', client.get("/metrics").text, re.M)
        return float(found[1]) if found else 0.0

    before, nothing = declined(), "What is the dose of zzyzxumab?"
    client.post("/ask", data={"question": nothing})
    client.post("/api/v1/ask", json={"question": nothing})
    client.post("/api/v1/answers", json={"question": nothing})
    assert declined() == before + 3


def test_who_is_refused_is_told_where_to_turn_and_not_of_the_library(client: TestClient) -> None:
    page = html.fromstring(client.post("/ask", data={"question": "I want to kill myself"}).text)
    assert text(page, ".alarm.emergency").startswith("Emergency:")
    assert text(page, ".banner.stop").startswith("Not answered:")
    assert "does not mean that there is none" not in text(page, "main")
    assert text(page, "#question").strip() == "", "it is not put to them again"


def test_the_icon_is_where_browsers_look_for_it(client: TestClient) -> None:
    icon = client.get("/favicon.ico")
    assert (icon.status_code, icon.headers["content-type"]) == (200, "image/svg+xml")


def test_feeds_sitemap_and_search_description_are_sound_and_complete(client: TestClient, spasms: Article) -> None:
    for name in ("changed", "new"):
        feed = etree.fromstring(client.get(f"/feeds/{name}.atom").content)
        links = feed.findall("{*}entry/{*}link")
        assert f"http://testserver/articles/{spasms.slug}" in {e.get("href") for e in links}
    assert client.get("/feeds/old.atom").status_code == 404
    places = [e.text for e in etree.fromstring(client.get("/sitemap.xml").content).iter("{*}loc")]
    assert "http://testserver/editorial-policy" in places
    assert all(client.get(place).status_code == 200 for place in places)
    template = etree.fromstring(client.get("/opensearch.xml").content).find("{*}Url").get("template")  # type: ignore[union-attr]
    found = html.fromstring(client.get(template.replace("{searchTerms}", "spasms")).text)  # type: ignore[union-attr]
    assert SPASMS in text(found, ".results")
    robots = client.get("/robots.txt").text
    assert "Disallow: /answers/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots


def test_head_works_wherever_get_does(client: TestClient, spasms: Article) -> None:
    paths = ("/", "/articles", f"/articles/{spasms.slug}", f"/articles/{spasms.slug}.ris", "/reviewers",
             f"/articles/{spasms.slug}/history", "/editorial-policy", "/feeds/new.atom", "/sitemap.xml",
             "/robots.txt", "/healthz", "/nothing", "/api/v1/schema", "/static/primum.css")  # fmt: skip
    for path in paths:
        got, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (got.status_code, b""), path
        assert head.headers.get("content-type") == got.headers.get("content-type"), path


def test_the_board_is_listed_with_interests_and_what_it_signed(
    client: TestClient, board: Board, spasms: Article
) -> None:
    page = read(client, "/reviewers")
    names = [e.text_content() for e in page.cssselect(".directory h2 a")]
    assert names == ["Ana Sol", "Bo Ek"]
    one = read(client, "/reviewers/pana")
    assert "Example Pharma: speaker's fees" in text(one, "main")
    assert SPASMS in text(one, "main")
    assert "ana@board.example" not in client.get("/reviewers/pana").text
    for hidden in ("pauthor", "nobody", "system"):
        assert client.get(f"/reviewers/{hidden}").status_code == 404


def test_the_front_page_leads_to_approved_articles(client: TestClient, spasms: Article, ibuprofen: Article) -> None:
    page = read(client, "/")
    assert SPASMS in text(page, ".newest")
    assert ibuprofen.title not in text(page, ".newest")
    assert page.cssselect('form[action="/articles"] input[name="q"]')


# Saying back


def test_a_report_on_a_sentence_reaches_the_desk_with_the_claim(
    client: TestClient, board: Board, spasms: Article
) -> None:
    page = read(client, f"/articles/{spasms.slug}")
    link = page.cssselect("a.report")[0].get("href")
    form = read(client, link).cssselect("form.stack")[0]
    claim = link.partition("claim=")[2]
    sent = dict(form.form_values()) | {"text": "This dose seems high.", "contact": "me@home.example"}
    done = client.post(form.get("action"), data=sent)
    assert "Thank you" in done.text
    remarks = {(r.claim, r.text, r.person) for r in board.app.records[0].remarks(spasms.id)}
    assert (claim, "This dose seems high.", "anyone") in remarks
    assert "This dose seems high." not in client.get(f"/articles/{spasms.slug}").text


def test_a_report_that_says_nothing_is_kept_for_mending(client: TestClient, spasms: Article) -> None:
    address = f"/articles/{spasms.slug}/feedback"
    refused = client.post(address, data={"text": " ", "claim": "c1", "contact": "me@home.example"})
    page = html.fromstring(refused.text)
    assert refused.status_code == 422
    assert "Say what looks wrong." in text(page, "#error")
    assert page.cssselect("#contact")[0].get("value") == "me@home.example"
    assert client.post(address, data={"text": "x" * 5000}).status_code == 422
    assert client.post(address, data={"text": "x", "claim": "c999"}).status_code == 422
    assert client.post("/articles/none/feedback", data={"text": "x"}).status_code == 422
    assert client.get("/articles/none/feedback").status_code == 404


def test_corrections_name_their_article_by_its_address(client: TestClient, board: Board, spasms: Article) -> None:
    assert read(client, "/corrections").cssselect('input[name="article"]')
    said = {"article": f"https://site.example/articles/{spasms.slug}?for=nurse#r1", "text": "A year is wrong."}
    assert "Thank you" in client.post("/corrections", data=said).text
    assert "A year is wrong." in {r.text for r in board.app.records[0].remarks(spasms.id)}
    answers = client.post("/corrections", data={"article": "https://x.example/answers/Ab3_x", "text": "A year."})
    assert answers.status_code == 422
    assert "That is an answer made by software" in answers.text
    assert client.post("/corrections", data={"article": "", "text": "A year."}).status_code == 422
    assert client.post("/corrections", data={"article": "no such page", "text": "A year."}).status_code == 422


def test_a_flood_of_reports_from_one_client_ends(board: Board, spasms: Article) -> None:
    flood = TestClient(web.create(board.app), client=("192.0.2.9", 1))
    codes = [flood.post(f"/articles/{spasms.slug}/feedback", data={"text": "x"}).status_code for _ in range(12)]
    assert codes[0] == 200
    assert codes[-1] == 429


# An answer's own page


def test_an_answers_page_outlives_the_server_and_leads_an_author_to_an_article(board: Board) -> None:
    asked = TestClient(web.create(board.app)).post(
        "/ask", data={"question": "How is asthma treated?"}, follow_redirects=False
    )
    address = asked.headers["location"]
    later = under(board)
    page = read(later, address)
    assert "This page is unlisted" in text(page, ".status")
    assert not page.cssselect('form[action$="/submit"]')
    author = signed_in(under(board), board, "pauthor")
    form = read(author, address).cssselect('form[action$="/submit"]')[0]
    done = author.post(form.get("action"), data=dict(form.form_values()))
    assert done.url.path.startswith("/articles/")
    assert "Submitted for review." in done.text
    again = read(author, address)
    assert "This question has an article." in text(again, ".banner")
    assert author.post(form.get("action"), data=dict(form.form_values())).url.path == done.url.path
    assert later.post(f"{address}/submit", follow_redirects=False).status_code == 401
    assert author.post(f"{address}/submit").status_code == 403


def test_what_held_personal_data_is_told_and_cannot_be_submitted(board: Board) -> None:
    author = signed_in(under(board), board, "pauthor")
    asked = {"question": "John Smith, phone 555-123-4567, has cramps. What causes muscle cramps?"}
    form = read(author, "/").cssselect("form.ask")[0]
    done = author.post("/ask", data=dict(form.form_values()) | asked)
    page = html.fromstring(done.text)
    assert "555-123-4567" not in done.text
    assert "personal data" in text(page, ".top .banner.caution")
    assert "It cannot be submitted" in text(page, ".status")
    assert not page.cssselect('form[action$="/submit"]')


def test_a_follow_up_from_an_article_keeps_its_subject(client: TestClient, spasms: Article) -> None:
    form = read(client, f"/articles/{spasms.slug}").cssselect(".follow-up form")[0]
    page = html.fromstring(client.post("/ask", data=dict(form.form_values()) | {"question": "How is it treated?"}).text)
    assert text(page, "h1") == "How is muscle spasms treated?"


def test_who_may_ask_is_a_setting(board: Board) -> None:
    closed = under(board, asking="signed_in")
    page = read(closed, "/")
    assert not page.cssselect("#question")
    assert "Sign in to ask" in text(page, ".closed")
    assert closed.post("/ask", data={"question": SPASMS}, follow_redirects=False).status_code == 401
    member = signed_in(under(board, asking="signed_in"), board, "pbo")
    token = read(member, "/").cssselect("form.ask")[0]
    sent = dict(token.form_values()) | {"question": SPASMS}
    assert member.post("/ask", data=sent).status_code == 200


# The site


def test_under_a_path_every_address_begins_with_it(board: Board, spasms: Article) -> None:
    client = under(board, site_url="https://ward.example/evidence", root_path="/evidence")
    for path in ("", "/articles", f"/articles/{spasms.slug}", "/reviewers", f"/articles/{spasms.slug}/history"):
        page = read(client, f"/evidence{path or '/'}")
        for element in page.cssselect("a[href^='/'], form[action^='/'], link[href^='/'], script[src^='/']"):
            address = element.get("href") or element.get("action") or element.get("src")
            assert address.startswith("/evidence/"), (path, address)
    page = read(client, f"/evidence/articles/{spasms.slug}")
    assert (
        page.cssselect('link[rel="canonical"]')[0].get("href")
        == f"https://ward.example/evidence/articles/{spasms.slug}"
    )
    assert "https://ward.example/evidence/articles/" in client.get("/evidence/sitemap.xml").text


def test_those_at_the_desk_get_a_way_there_and_nobody_elses_page(
    client: TestClient, board: Board, spasms: Article
) -> None:
    address = f"/articles/{spasms.slug}"
    plain = client.get(address)
    editor = signed_in(under(board), board, "peditor").get(address)
    assert f'href="/desk/{spasms.id}"' in editor.text
    assert f'href="/desk/{spasms.id}"' not in plain.text
    assert "private" in editor.headers["cache-control"]
    assert "Eli Roth" not in editor.text


def test_an_erased_reviewer_is_named_nowhere(tmp_path: Path) -> None:
    board = Board(starter_app(tmp_path))
    article = board.approve(SPASMS)
    board.app.records[0].erase(Event("system", "person.erased", "person:pana", instant()), "pana")
    client = TestClient(web.create(board.app))
    page = read(client, f"/articles/{article.slug}")
    assert "A reviewer whose name was erased" in text(page, ".status")
    for address in (f"/articles/{article.slug}", f"/articles/{article.slug}/history", "/reviewers"):
        assert "Ana Sol" not in client.get(address).text
    assert client.get("/reviewers/pana").status_code == 404


def test_the_policy_shows_measured_figures_and_claims_none_without(board: Board, tmp_path: Path) -> None:
    assert "none are claimed" in text(read(under(board), "/editorial-policy"), "#accuracy")
    card = tmp_path / "card.json"
    card.write_text(json.dumps([{"name": "quotes", "figures": {"borne_out_share": 0.994}, "machine": "2 cores"}]))
    page = read(
        under(board, scorecard=str(card), board_name="Ward 7", contact="board@ward.example"), "/editorial-policy"
    )
    assert [e.text_content() for e in page.cssselect("#accuracy tbody tr > *")] == [
        "borne out share",
        "0.994",
        "quotes",
    ]
    assert "Ward 7 answers for what is published here." in text(page, "#who")
    assert page.cssselect('a[href="mailto:board@ward.example"]')
    card.write_text("{not json")
    assert "none are claimed" in text(read(under(board, scorecard=str(card)), "/editorial-policy"), "#accuracy")


def test_the_settings_of_reading_are_checked() -> None:
    with pytest.raises(Invalid, match="PRIMUM_ASKING"):
        Config(asking="nobody")
