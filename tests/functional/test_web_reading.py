"""Published articles as a reader gets them, over the real hall, the starter library and a board that really signed."""

from __future__ import annotations

import json
import re

from board import Board
from lxml import html
from starlette.testclient import TestClient
from visits import SPASMS, Page, read, text, under

from primum.app import verify_article
from primum.board import Article, Decision, Stance
from primum.model import Notice

# An approved article


def test_an_approved_article_names_who_signed_what_and_when(client: TestClient, board: Board, spasms: Article) -> None:
    page = read(client, f"/articles/{spasms.slug}")
    assert text(page, ".ribbon").startswith("Demonstration library")
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
    (key,) = board.app.keyring.public()
    assert text(page, ".proof").count(key) == 1, "two signatures of one key name it once"
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


def test_words_are_explained_that_stand_on_the_page_and_others_are_said_to_be_the_sources(
    client: TestClient, spasms: Article
) -> None:
    page = read(client, f"/articles/{spasms.slug}", params={"for": "patient"})
    lists = page.cssselect(".explained dl")
    assert lists
    shown = page.cssselect(".answer, .body > .part:not(.explained):not(.not-found):not(.evidence-table)")
    said = " ".join(" ".join(piece for part in shown for piece in part.itertext()).split()).lower()
    for words in lists:
        replaced = "plainer ones stand above" in (words.getprevious().text_content())
        for word in words.cssselect("dt"):
            assert (f" {word.text_content().lower()}" not in f" {said}") is replaced, word.text_content()


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


def test_readers_are_counted_for_the_desk(board: Board, spasms: Article) -> None:
    site = under(board)
    app = site.app.state.hall  # type: ignore[attr-defined]
    counted: list[str] = []
    app.desk.was_read = counted.append
    for _ in range(25):
        site.get(f"/articles/{spasms.slug}")
    tag = site.get(f"/articles/{spasms.slug}").headers["etag"]
    for _ in range(25):
        site.get(f"/articles/{spasms.slug}", headers={"If-None-Match": tag})
    assert set(counted) == {spasms.id}
    assert len(counted) == 20


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


def test_one_signature_is_told_to_nobody_and_opens_nothing(client: TestClient, board: Board) -> None:
    article = board.approve("What are the causes of anemia?")
    board.desk.correct(board.who("peditor"), article.id, "A word was missing.")
    last = board.desk.content(board.app.records[0].article(article.id)).answer.claims()[-1]
    board.desk.remove(board.who("pauthor"), article.id, last.id, reason="No longer so")
    for id in ("pana", "pbo"):
        board.desk.declare(board.who(id), article.id, conflict=False, statement="None.")
    board.sign(article, "pana")
    strict = under(board, publish="approved")
    address = f"/articles/{article.slug}"
    assert strict.get(f"{address}/history/3").status_code == 404
    assert strict.get(f"{address}/history/1..3").status_code == 404
    assert last.id in {e.get("id") for e in read(strict, address).cssselect(".claim")}
    newest = read(client, f"{address}/history").cssselect(".versions li")[0].text_content()
    assert "Approved" not in newest
    board.sign(article, "pbo")
    assert read(strict, f"{address}/history/3").cssselect(".claim")


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
    assert made["md"].text.startswith("# What causes muscle spasms?\n\n> Reviewed and approved.\n>\n> What causes")
    assert re.search(r"^> .*Revision 1, approved .* by .+; .+\. Available from: ", made["md"].text, re.M), (
        "who signed it"
    )
    assert client.get(f"{address}.doc").status_code == 404


def test_the_signed_file_can_be_checked_offline_and_a_changed_one_fails(client: TestClient, spasms: Article) -> None:
    file = client.get(f"/articles/{spasms.slug}.json").text
    checked = verify_article(file)
    assert (checked.sound, checked.approvals) == (True, 2)
    assert not verify_article(file.replace("muscle", "muscel")).sound
