"""Published articles as a reader gets them, over the real hall, the starter library and a board that really signed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from board import Board, starter_app
from lxml import etree, html
from starlette.testclient import TestClient

from primum import web
from primum.app import App, verify_article
from primum.board import Article, Decision, Event, Stance, instant
from primum.config import Config
from primum.model import Notice
from primum.web.reading import browse

Page = html.HtmlElement
SPASMS = "What causes muscle spasms?"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return Board(starter_app(tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="module")
def spasms(board: Board) -> Article:
    """An approved article."""
    return board.approve(SPASMS)


@pytest.fixture(scope="module")
def ibuprofen(board: Board) -> Article:
    """An article under review."""
    return board.assign(board.submit("Is ibuprofen safe in pregnancy?"))


@pytest.fixture
def client(board: Board) -> Iterator[TestClient]:
    with TestClient(web.create(board.app)) as opened:
        yield opened


def under(board: Board, **settings: object) -> TestClient:
    """Another site over the same record and library, with other settings."""
    config = replace(board.app.config, **settings)  # type: ignore[arg-type]
    return TestClient(web.create(App(config)))


def read(client: TestClient, address: str, **more: object) -> Page:
    response = client.get(address, **more)  # type: ignore[arg-type]
    assert response.status_code == 200, response.text[:300]
    return html.fromstring(response.text)


def text(page: Page, selector: str) -> str:
    return " ".join(" ".join(e.text_content() for e in page.cssselect(selector)).split())


def signed_in(client: TestClient, board: Board, id: str) -> TestClient:
    client.cookies.set("primum_session", board.sign_in(id))
    return client


# An approved article


def test_an_approved_article_names_who_signed_what_and_when(client: TestClient, board: Board, spasms: Article) -> None:
    page = read(client, f"/articles/{spasms.slug}")
    assert text(page, "h1") == SPASMS
    assert text(page, ".banner").startswith("Reviewed and approved.")
    assert text(page, ".steps") == "Submitted: done Under review: done Approved: done"
    first = page.cssselect(".signer")[0].text_content()
    assert "Ana Sol, MD, PhD · Neurology" in " ".join(first.split())
    assert "Interests in this subject: None." in first
    assert page.cssselect('.signer a[href="/reviewers/pana"]')
    revision = board.app.records[0].revision(spasms.id, 1)
    assert revision.hash in text(page, ".proof")
    assert page.cssselect(f'.proof a[href="/articles/{spasms.slug}.json"]')
    assert page.cssselect('.proof a[href="/editorial-policy#signatures"]')
    assert page.cssselect(f'.status a[href="/articles/{spasms.slug}/history"]')


def test_programs_learn_of_a_review_only_where_it_stands(
    client: TestClient, spasms: Article, ibuprofen: Article
) -> None:
    def data(slug: str) -> tuple[Page, dict[str, object]]:
        page = read(client, f"/articles/{slug}")
        return page, json.loads(page.cssselect('script[type="application/ld+json"]')[0].text)

    page, approved = data(spasms.slug)
    assert approved["@type"] == "MedicalWebPage"
    assert [p["name"] for p in approved["reviewedBy"]] == ["Ana Sol", "Bo Ek"]  # type: ignore[attr-defined]
    assert page.cssselect('link[rel="canonical"]')[0].get("href") == f"http://testserver/articles/{spasms.slug}"
    assert page.cssselect('meta[name="citation_title"]')[0].get("content") == SPASMS
    assert not page.cssselect('meta[name="robots"]')
    _, waiting = data(ibuprofen.slug)
    assert not {"reviewedBy", "lastReviewed"} & set(waiting)


def test_every_sentence_of_an_article_has_a_passage_that_stands_in_its_revision(
    client: TestClient, board: Board, spasms: Article
) -> None:
    page = read(client, f"/articles/{spasms.slug}")
    claims = board.desk.content(spasms).answer.claims()
    assert {e.get("id") for e in page.cssselect(".claim")} == {c.id for c in claims}
    for claim in claims:
        marks = page.get_element_by_id(claim.id).getnext().cssselect("a.mark")
        shown = {m.text_content() for mark in marks for n in mark.get("data-notes").split()
                 for m in page.get_element_by_id(f"q{n}").cssselect("mark")}  # fmt: skip
        assert all(any(c.quote in s or s in c.quote for s in shown) for c in claim.citations)
    wide = read(client, f"/articles/{spasms.slug}/passages/1")
    narrow = page.get_element_by_id("q1").cssselect("blockquote")[0].text_content()
    assert len(wide.cssselect("blockquote")[0].text_content()) >= len(narrow) - 4
    assert client.get(f"/articles/{spasms.slug}/passages/999").status_code == 404


def test_the_evidence_table_has_a_row_for_each_source(client: TestClient, board: Board, spasms: Article) -> None:
    page = read(client, f"/articles/{spasms.slug}")
    answer = board.desk.content(spasms).answer
    rows = page.cssselect(".evidence-table tbody tr")
    assert len(rows) == len(answer.references)
    cited = {e.document: sum(e.document in {c.document for c in claim.citations} for claim in answer.claims())
             for e in answer.references}  # fmt: skip
    assert [int(row.cssselect("td")[-1].text) for row in rows] == list(cited.values())


def test_each_reader_gets_the_same_claims_and_is_remembered(client: TestClient, spasms: Article) -> None:
    address = f"/articles/{spasms.slug}"

    def borne(page: Page) -> dict[str, list[str]]:
        return {e.get("id"): [m.text for m in e.getnext().cssselect("a.mark")] for e in page.cssselect(".claim")}

    plain = read(client, address)
    for reader in ("patient", "student", "nurse", "physician"):
        page = read(client, address, params={"for": reader})
        assert borne(page) == borne(plain)
        assert f"for-{reader}" in page.cssselect("body")[0].get("class")
    client.get(address, params={"for": "patient"})
    page = read(client, address)
    assert text(page, ".personalize [aria-current]") == "Patient or caregiver"
    assert client.get(address, params={"for": "wizard"}).status_code == 200


def test_an_unchanged_page_costs_its_head_alone(client: TestClient, spasms: Article) -> None:
    address = f"/articles/{spasms.slug}"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    assert "Cookie" in first.headers["vary"]
    assert "no-cache" in first.headers["cache-control"]
    patient = client.get(address, params={"for": "patient"})
    assert patient.headers["etag"] != first.headers["etag"]


def test_an_article_weighs_little_and_needs_few_requests(client: TestClient, spasms: Article) -> None:
    page = client.get(f"/articles/{spasms.slug}")
    root = html.fromstring(page.text)
    parts = {e.get("src") or e.get("href") for e in root.cssselect("script[src], link[rel=stylesheet], link[rel=icon]")}
    loaded = [client.get(part).content for part in parts | {"/static/atkinson.woff2"}]
    assert len(page.content) + sum(map(len, loaded)) <= 150_000
    assert 1 + len(loaded) <= 8


# States and notices


def test_an_article_under_review_says_so_and_who_may_read_it_is_a_setting(
    client: TestClient, board: Board, spasms: Article, ibuprofen: Article
) -> None:
    page = read(client, f"/articles/{ibuprofen.slug}")
    assert text(page, ".banner").startswith("Under review.")
    assert not page.cssselect(".signer")
    strict = under(board, publish="approved")
    assert strict.get(f"/articles/{ibuprofen.slug}").status_code == 404
    assert strict.get(f"/articles/{ibuprofen.slug}.json").status_code == 404
    assert strict.get(f"/articles/{ibuprofen.slug}/history").status_code == 404
    assert strict.get(f"/articles/{spasms.slug}").status_code == 200
    for place in ("/articles", "/sitemap.xml", "/feeds/changed.atom", "/feeds/new.atom"):
        assert ibuprofen.slug in client.get(place).text
        assert ibuprofen.slug not in strict.get(place).text


def test_a_withdrawn_article_says_why_and_its_old_text_stays_readable(client: TestClient, board: Board) -> None:
    article = board.approve("How is gout treated?")
    address = f"/articles/{article.slug}"
    before = client.get(address)
    board.desk.withdraw(board.who("peditor"), article.id, "A dose in it was wrong.")
    page = read(client, address, headers={"If-None-Match": before.headers["etag"]})
    assert text(page, ".banner.stop").startswith("Withdrawn. Do not rely on this article.")
    assert "A dose in it was wrong." in text(page, ".banner")
    assert "no longer stands" in text(page, ".status")
    assert read(client, f"{address}/history/1").cssselect(".claim")
    assert "A dose in it was wrong." in client.get("/feeds/changed.atom").text


def test_a_correction_shows_the_notice_the_approved_revision_and_what_changed(client: TestClient, board: Board) -> None:
    article = board.approve("What is the first-line treatment for hypertension?")
    address = f"/articles/{article.slug}"
    claims = board.desk.content(article).answer.claims()
    board.desk.correct(board.who("peditor"), article.id, "A sentence left out the age limit.")
    board.desk.remove(board.who("pauthor"), article.id, claims[-1].id, reason="No longer so")
    page = read(client, address)
    told = text(page, ".banner")
    assert "A sentence left out the age limit." in told
    assert "Revision 1 was approved" in told
    assert "No approval of this revision stands." in text(page, ".status")
    rows = [" ".join(e.text_content().split()) for e in read(client, f"{address}/history").cssselect(".versions li")]
    assert [re.match(r"Revision \d", row).group() for row in rows] == ["Revision 3", "Revision 2", "Revision 1"]  # type: ignore[union-attr]
    assert "Approved by Ana Sol, MD, PhD" in rows[2]
    assert "Approved" not in rows[0]
    old = read(client, f"{address}/history/1")
    assert "This is revision 1." in text(old, ".banner")
    assert claims[-1].id in {e.get("id") for e in old.cssselect(".claim")}
    changed = read(client, f"{address}/history/1..3")
    assert [e.text_content() for e in changed.cssselect("del")] == [claims[-1].text]
    for wrong in ("0", "9", "x", "1..9", "a..b", "1..", "99999999"):
        assert client.get(f"{address}/history/{wrong}").status_code == 404


def test_readers_see_where_reviewers_overruled_the_check_and_why(client: TestClient, board: Board) -> None:
    article = board.assign(board.submit("How is type 2 diabetes treated?"))
    claims = [c.id for c in board.desk.content(article).answer.claims()]
    for id in ("pana", "pbo"):
        board.desk.agree(board.who(id), article.id, claims)
    reason = "The source says it two lines on."
    board.desk.mark(board.who("pana"), article.id, claims[0], Stance.OVERRIDE, reason=reason)
    board.desk.sign(board.who("pana"), article.id, Decision.APPROVE)
    assert reason not in client.get(f"/articles/{article.slug}").text
    board.desk.sign(board.who("pbo"), article.id, Decision.APPROVE)
    page = read(client, f"/articles/{article.slug}")
    assert text(page, ".overruled") == f"Overruled by Ana Sol: {reason}"


def test_a_retracted_source_is_told_on_the_page_and_ends_the_approval(client: TestClient, board: Board) -> None:
    article = board.approve("What are the symptoms of asthma?")
    cited = board.desk.content(article).answer.references[0].document
    board.app.library.add((), notices=[Notice("retracted", cited)])
    board.app.watch.check_sources()
    page = read(client, f"/articles/{article.slug}")
    assert text(page, ".banner").startswith("Under review.")
    assert "retracted" in text(page, ".banner.stop")
    assert page.get_element_by_id("r1").cssselect(".flag.stop")
    assert page.cssselect(".claim ~ .alert, .alert")
    assert "reviewedBy" not in client.get(f"/articles/{article.slug}").text


# Exports


def test_every_form_of_an_article_can_be_taken_along(client: TestClient, board: Board, spasms: Article) -> None:
    address, many = f"/articles/{spasms.slug}", len(board.desk.content(spasms).answer.references)
    made = {form: client.get(f"{address}.{form}") for form in ("json", "md", "ris", "bib", "csl.json", "txt")}
    for form, response in made.items():
        assert response.status_code == 200
        assert response.headers["content-disposition"] == f'attachment; filename="{spasms.slug}.{form}"'
    assert made["ris"].text.count("TY  - ") == many + 1
    assert len(made["csl.json"].json()) == many + 1
    assert made["bib"].text.count("\n@") + 1 == many + 1
    assert made["txt"].text.startswith("1. What causes muscle spasms? [Internet].")
    assert made["md"].text.startswith("# What causes muscle spasms?\n\n> Reviewed and approved.")
    assert client.get(f"{address}.doc").status_code == 404


def test_the_signed_file_can_be_checked_offline_and_a_changed_one_fails(client: TestClient, spasms: Article) -> None:
    file = client.get(f"/articles/{spasms.slug}.json").text
    checked = verify_article(file)
    assert (checked.sound, checked.approvals) == (True, 2)
    assert not verify_article(file.replace("muscle", "muscel")).sound


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
    assert names == ["Ana Sol", "Bo Ek", "Eli Roth"]
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
    from primum.errors import Invalid

    with pytest.raises(Invalid, match="PRIMUM_ASKING"):
        Config(asking="nobody")
