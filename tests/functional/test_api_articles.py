"""Articles over the API, as readers get them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from api_callers import Callers, right, wrong
from board import Board
from small_board import small_board, under_review
from walk_library import QUESTION, RETRACTION

from primum.app import Supply
from primum.board import SYSTEM, Article, Event, Revision, instant
from primum.model import State


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return small_board(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module")
def article(board: Board) -> Article:
    return board.sign(under_review(board))


@pytest.fixture(scope="module")
def call(board: Board) -> Callers:
    return Callers(board)


def clone(board: Board, article: Article, id: str, **changes: Any) -> Article:
    """Another article with the same text, put on record as it is."""
    store = board.app.records[0]
    made = replace(article, id=id, slug=id, version=0, **changes)
    text = store.revision(article.id, article.revision)
    revisions = [
        Revision(id, n, text.content, text.hash, text.author, text.made) for n in range(1, article.revision + 1)
    ]
    store.record(Event(SYSTEM.id, "article.submit", f"article:{id}", instant()), made, *revisions)
    return made


def test_an_article_says_what_was_signed_by_whom_and_its_text(call: Callers, article: Article) -> None:
    page = right(call().get(f"/articles/{article.slug}"))
    assert (page["article"]["state"], page["signed"], page["shown"]) == ("approved", True, 1)
    assert [(r["name"], r["credentials"]) for r in page["reviewers"]] == [("Ana Sol", "MD, PhD"), ("Bo Ek", "RN")]
    assert page["answer"]["state"] == "approved"
    assert page["answer"]["question"] == QUESTION
    assert "risk" not in page["article"]


def test_a_search_gives_the_passages_themselves(call: Callers, article: Article) -> None:
    found = right(call().post("/search", json={"question": QUESTION, "k": 2}))
    assert 0 < len(found["hits"]) <= 2
    for hit in found["hits"]:
        whole = right(call().get(f"/documents/{hit['document']}", params={"version": found["version"]}))
        assert whole["text"][hit["start"] : hit["end"]] == hit["text"]
    assert call().post("/search", json={"question": " "}).status_code == 422
    assert call().post("/search", json={"question": QUESTION, "k": 101}).status_code == 422


def test_where_only_people_with_an_account_may_ask_nobody_else_may_search(tmp_path: Path) -> None:
    call = Callers(small_board(tmp_path, asking="signed_in"))
    for address in ("/ask", "/search"):
        assert call().post(address, json={"question": QUESTION}).status_code == 401
        assert call("pauthor").post(address, json={"question": QUESTION}).status_code == 200


def test_an_unchanged_article_is_not_sent_again(call: Callers, board: Board, article: Article) -> None:
    first = call().get(f"/articles/{article.slug}")
    tag = first.headers["etag"]
    for given in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = call().get(f"/articles/{article.slug}", headers={"If-None-Match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert call().get(f"/articles/{article.slug}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_lists_go_on_where_the_last_page_ended(call: Callers, board: Board, article: Article) -> None:
    for n in range(5):
        clone(board, article, f"copy-{n}", title=f"Copy {n}", subject="copies")
    seen: list[str] = []
    after = ""
    while True:
        page = right(
            call().get("/articles", params={"subject": "copies", "order": "title", "limit": 2, "after": after})
        )
        assert page["total"] == 5
        seen += [a["title"] for a in page["articles"]]
        after = page["next"]
        if not after:
            break
    assert seen == [f"Copy {n}" for n in range(5)]
    assert "not one that was given here" in wrong(call().get("/articles", params={"after": "nonsense!"}), 422)


def test_lists_are_narrowed_by_state_and_words(call: Callers, board: Board, article: Article) -> None:
    clone(board, article, "gone-one", title="Chilblains of spring", state=State.WITHDRAWN)
    clone(board, article, "draft-one", title="Chilblains of autumn", state=State.DRAFT, approved=0)
    found = right(call().get("/articles", params={"words": "chilblains"}))
    assert [a["slug"] for a in found["articles"]] == ["gone-one"]
    assert right(call().get("/articles", params={"words": "chilblains", "state": "approved"}))["articles"] == []
    assert right(call().get("/articles", params={"state": "draft"}))["total"] == 0


def test_what_readers_may_not_open_is_not_found(call: Callers, board: Board, article: Article) -> None:
    clone(board, article, "hidden", state=State.DRAFT, approved=0)
    for path in ("", "/revisions", "/revisions/1", "/differences?from=1&to=1"):
        detail = wrong(call().get(f"/articles/hidden{path}"), 404)
        assert detail == wrong(call().get(f"/articles/never-was{path}"), 404)
    assert right(call("peditor").get("/articles/hidden/revisions"))["revisions"]


def test_versions_can_be_read_checked_and_compared(tmp_path: Path) -> None:
    board = small_board(tmp_path)
    call, article = Callers(board), board.sign(under_review(board))
    editor, at = call("peditor"), f"/desk/articles/{article.id}"
    right(editor.post(f"{at}/correct", json={"reason": "A word was wrong."}))
    text = "Muscle cramps are caused by dehydration."
    right(editor.post(f"{at}/claims/c1/edit", json={"text": text, "reason": "Shorter."}))
    path = f"/articles/{article.slug}"
    assert [r["number"] for r in right(call().get(f"{path}/revisions"))["revisions"]] == [1, 2, 3]
    first = call().get(f"{path}/revisions/1")
    held = right(first)
    assert hashlib.sha256(held["content"].encode()).hexdigest() == held["revision"]["hash"]
    assert call().get(f"{path}/revisions/1", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    found = right(call().get(f"{path}/differences", params={"from": 1, "to": 3}))["differences"]
    assert [d["after"]["text"] for d in found if d["claim"] == "c1"] == [text]
    assert "no revision 9" in wrong(call().get(f"{path}/revisions/9"), 404)
    assert "no revision 9" in wrong(call().get(f"{path}/differences", params={"from": 1, "to": 9}), 404)


def test_the_board_is_listed_without_addresses(call: Callers, article: Article) -> None:
    answer = call().get("/reviewers")
    listed = right(answer)
    assert [r["name"] for r in listed["reviewers"]] == ["Ana Sol", "Bo Ek"]
    assert listed["reviewers"][0]["interests"][0]["party"] == "Example Pharma"
    assert listed["needed"] == 2
    assert "@" not in answer.text


def test_a_reader_reports_a_claim_and_an_editor_finds_it(tmp_path: Path) -> None:
    board = small_board(tmp_path)
    call, article = Callers(board), under_review(board)
    path = f"/articles/{article.slug}/reports"
    given = {"text": "My leaflet says otherwise.", "claim": "c2", "contact": "me@home.example"}
    right(call().post(path, json=given), 201)
    at = f"/desk/articles/{article.id}"
    found = [r for r in right(call("peditor").get(at))["remarks"] if r["kind"] == "feedback"]
    assert [(r["claim"], r["contact"]) for r in found] == [("c2", "me@home.example")]
    assert "me@home.example" not in call("pana").get(at).text
    right(call("peditor").post(f"{at}/remarks/{found[0]['id']}/resolve", json={"reason": "We looked."}))
    wrong(call().post(path, json={"text": " "}), 422)
    wrong(call().post(path, json={"text": "x", "claim": "c99"}), 404)
    for _ in range(7):
        call().post(path, json={"text": "Again."})
    late = call().post(path, json={"text": "Again."})
    assert "many reports" in wrong(late, 429)
    assert late.headers["retry-after"] == "3600"


def test_after_a_retraction_the_article_says_so(tmp_path: Path) -> None:
    board = small_board(tmp_path)
    call, article = Callers(board), board.sign(under_review(board))
    (tmp_path / "taken-back.xml").write_text(RETRACTION, encoding="utf-8")
    board.app.ingest([tmp_path / "taken-back.xml"], supply=Supply())
    page = right(call().get(f"/articles/{article.slug}"))
    assert page["article"]["state"] == "under_review"
    assert page["article"]["notice"].startswith("Back under review")
    assert len(page["retracted"]) == 1
    assert page["alerts"]
    assert page["answer"]["state"] == "under_review"


def test_where_only_approved_articles_are_published_others_are_not_found(tmp_path: Path) -> None:
    board = small_board(tmp_path, publish="approved")
    call, article = Callers(board), under_review(board)
    wrong(call().get(f"/articles/{article.slug}"), 404)
    wrong(call().post(f"/articles/{article.slug}/reports", json={"text": "x"}), 404)
    assert right(call().get("/articles"))["total"] == 0
    assert right(call("pana").get(f"/articles/{article.slug}/revisions"))["revisions"]
    board.sign(article)
    assert right(call().get("/articles"))["total"] == 1
