"""The desk over the API, on SQLite and on PostgreSQL: from a question to a signed article, what is refused, and doing
things once."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from api_callers import Callers, key, right, wrong
from board import Board
from small_board import small_board
from starlette.testclient import TestClient
from walk_library import QUESTION

from primum import web


@pytest.fixture
def board(tmp_path: Path, database: str) -> Iterator[Board]:
    made = small_board(tmp_path, database=database)
    yield made
    made.app.records[0].close()


@pytest.fixture
def call(board: Board) -> Callers:
    return Callers(board)


def claims(case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The claims of a case by id."""
    return {c["claim"]["id"]: c for c in case["claims"]}


def test_from_a_question_to_a_signed_article_by_the_api_alone(call: Callers) -> None:
    article = call.submit(QUESTION)
    at = f"/desk/articles/{article['id']}"
    assert article["state"] == "submitted"
    waiting = right(call("peditor").get("/queue", params={"state": "submitted"}))["articles"]
    assert [row["article"]["id"] for row in waiting] == [article["id"]]
    assert right(call("pana").post(f"{at}/take", json={"seen": article["version"]}))["state"] == "under_review"
    right(call("peditor").post(f"{at}/assign", json={"reviewer": "pbo", "due": "2031-05-06"}))
    right(call("peditor").post(f"{at}/due", json={"reviewer": "pbo", "due": "2031-06-07"}))
    for who in ("pana", "pbo"):
        right(call(who).post(f"{at}/declare", json={"conflict": False, "statement": "None."}))
    mine = right(call("pbo").get("/queue", params={"mine": True}))["articles"]
    assert mine[0]["due"] == "2031-06-07" or "2031-06-07" in str(right(call("peditor").get(at))["assignments"])
    seen = claims(right(call("pana").get(at)))
    new = "Muscle cramps are caused by dehydration."
    proposed = {"stance": "edit", "text": new, "reason": "Shorter.", "hash": seen["c1"]["hash"]}
    assert right(call("pana").post(f"{at}/claims/c1/marks", json=proposed), 201)["verdict"]["support"] == "supported"
    right(call("pana").post(f"{at}/remarks", json={"text": "Good otherwise.", "claim": "c1"}), 201)
    proposal = claims(right(call("peditor").get(at)))["c1"]["proposals"][0]["id"]
    article = right(call("pauthor").get(at))["article"]
    taken = {"seen": article["version"]}
    assert right(call("pauthor").post(f"{at}/proposals/{proposal}/take-up", json=taken))["revision"] == 2
    assert call.sign(article["id"], "pana")["state"] == "under_review"
    signed = call.sign(article["id"], "pbo")
    assert (signed["state"], signed["approved"]) == ("approved", 2)
    page = right(call().get(f"/articles/{article['slug']}"))
    assert [r["name"] for r in page["reviewers"]] == ["Ana Sol", "Bo Ek"]
    gone = right(call("peditor").post(f"{at}/withdraw", json={"reason": "It says nothing of children."}))
    assert gone["state"] == "withdrawn"
    assert right(call("peditor").post(f"{at}/reopen", json={"reason": "It does."}))["state"] == "submitted"


def test_reviewers_do_not_see_each_other_until_both_are_in(call: Callers) -> None:
    id = call.review(QUESTION)["id"]
    at = f"/desk/articles/{id}"
    disagreed = {"stance": "disagree", "reason": "The trial says otherwise."}
    right(call("pana").post(f"{at}/claims/c2/marks", json=disagreed), 201)
    assert "The trial says otherwise." in call("peditor").get(at).text
    for who in ("pbo", "pauthor"):
        case = call(who).get(at)
        assert right(case)["blind"]
        assert "The trial says otherwise." not in case.text


def test_an_editor_settles_what_reviewers_disagree_on(call: Callers) -> None:
    id = call.review(QUESTION)["id"]
    at = f"/desk/articles/{id}"
    call.sign(id, "pana")
    right(call("pbo").post(f"{at}/claims/c2/marks", json={"stance": "disagree", "reason": "Too strong."}), 201)
    right(call("pbo").post(f"{at}/sign", json={"decision": "request_changes", "comment": "See sentence 2."}))
    assert right(call("peditor").get(at))["disagreed"] == ["c2"]
    ruled = right(call("peditor").post(f"{at}/settle", json={"stance": "agree", "reason": "It is so.", "claim": "c2"}))
    assert ruled["state"] == "under_review"
    assert claims(right(call("peditor").get(at)))["c2"]["ruling"]["reason"] == "It is so."


def test_an_author_rewrites_adds_and_removes_sentences(call: Callers) -> None:
    article = call.submit(QUESTION)
    at = f"/desk/articles/{article['id']}"
    found = right(call("pauthor").get(f"{at}/search", params={"words": "dehydration straining a muscle"}))["found"]
    place = {name: found[0][name] for name in ("document", "start", "end")}
    text = "Muscle cramps are caused by straining a muscle."
    moved = right(call("pauthor").post(f"{at}/claims/c1/insert", json={"text": text, "citations": [place]}))
    assert moved["revision"] == 2
    assert claims(right(call("pauthor").get(at)))["n1"]["claim"]["text"] == text
    assert right(call("pauthor").post(f"{at}/claims/n1/remove", json={"reason": "Twice."}))["revision"] == 3
    assert "nothing was changed" in wrong(call("pauthor").post(f"{at}/claims/c1/edit", json={}), 409)
    nowhere = {"text": text, "citations": [{"document": "none", "start": 0, "end": 4}]}
    wrong(call("pauthor").post(f"{at}/claims/c1/insert", json=nowhere), 404)
    assert right(call("peditor").post(f"{at}/request-changes", json={"reason": "Too short."}))["state"] == (
        "changes_requested"
    )
    assert right(call("pauthor").post(f"{at}/hand-in", json={}))["state"] == "under_review"


def test_of_two_who_saw_the_same_version_the_second_is_refused(call: Callers) -> None:
    article = call.submit(QUESTION)
    at, seen = f"/desk/articles/{article['id']}", article["version"]
    right(call("peditor").post(f"{at}/assign", json={"reviewer": "pana", "seen": seen}))
    late = call("peditor").post(f"{at}/withdraw", json={"reason": "Never mind.", "seen": seen})
    assert "was changed since you opened it" in wrong(late, 409)
    signed = {"decision": "approve", "revision_hash": "of another text"}
    right(call("pana").post(f"{at}/declare", json={"conflict": False}))
    assert "text was changed" in wrong(call("pana").post(f"{at}/sign", json=signed), 409)


def test_of_many_who_move_an_article_at_once_each_move_counts_or_is_refused(call: Callers, board: Board) -> None:
    id = call.review(QUESTION)["id"]
    at, people = f"/desk/articles/{id}", ("pana", "pbo", "peditor")
    callers = [TestClient(call.site, headers=key(board, who)) for who in people]

    def act(number: int) -> tuple[int, str]:
        who = callers[number % 3]
        if number % 5 == 0:
            return who.post(f"{at}/withdraw", json={"reason": f"reason {number}"}).status_code, ""
        text = f"remark {number}"
        return who.post(f"{at}/remarks", json={"text": text}).status_code, text

    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(act, range(18)))
    assert {status for status, _ in done} <= {200, 201, 403, 409}
    assert [status for status, text in done if not text].count(200) == 1, "one of those who withdraw it does"
    case = right(call("peditor").get(at))
    assert case["article"]["state"] == "withdrawn"
    assert sorted(r["text"] for r in case["remarks"]) == sorted(text for status, text in done if status == 201)
    assert board.app.records[0].verify_trail() > 0


def test_a_question_that_has_a_page_is_led_to_it(call: Callers) -> None:
    article = call.submit(QUESTION)
    again = call("pauthor").post("/articles", json={"answer": call.ask(QUESTION)})
    assert right(again, 200) == {"article": article, "new": False}


def test_an_answer_is_kept_and_followed_up(call: Callers) -> None:
    asked = right(call().post("/answers", json={"question": QUESTION, "audience": "patient"}), 201)
    held = right(call().get(f"/answers/{asked['id']}"))
    assert held == asked
    assert held["answer"]["rendition"]["audience"] == "patient"
    more = right(call().post("/answers", json={"question": "and in pregnancy?", "after": asked["id"]}), 201)
    assert more["after"] == asked["id"]
    assert "cramps" in more["answer"]["question"]
    assert "no longer held" in wrong(call().get("/answers/nobody-knows"), 404)


def test_what_is_half_written_is_kept_and_only_for_its_writer(call: Callers) -> None:
    saved = call("pana").put("/desk/drafts", json={"place": "a1/c1/why", "text": "Because"})
    assert saved.status_code == 204
    assert right(call("pana").get("/desk/drafts"))["drafts"] == [{"place": "a1/c1/why", "text": "Because"}]
    assert right(call("pana").get("/desk/drafts", params={"under": "a2/"}))["drafts"] == []
    assert right(call("pbo").get("/desk/drafts"))["drafts"] == []
    call("pana").put("/desk/drafts", json={"place": "a1/c1/why", "text": ""})
    assert right(call("pana").get("/desk/drafts"))["drafts"] == []


def test_the_desk_asks_for_a_key_with_the_right_scope(call: Callers, board: Board) -> None:
    article = call.submit(QUESTION)
    at = f"/desk/articles/{article['id']}"
    for path in ("/queue", at, f"{at}/search?words=cramps", "/desk/drafts"):
        assert "takes a key" in wrong(call().get(path), 401)
    wrong(call().post(f"{at}/take", json={}), 401)
    wrong(call().post("/articles", json={"answer": "x"}), 401)
    reading = key(board, "pana", "read")
    assert "scope 'review'" in wrong(call().post(f"{at}/take", json={}, headers=reading), 403)
    wrong(call().post(f"{at}/remarks", json={"text": "x"}, headers=reading), 403)
    right(call().post(f"{at}/take", json={}, headers=key(board, "pana", "review")))
    wrong(call("pauthor").get("/desk/articles/nowhere"), 404)


# Doing a thing once


def test_the_same_request_with_the_same_key_is_done_once(call: Callers) -> None:
    article = call.review(QUESTION)
    at = f"/desk/articles/{article['id']}"
    once = {"Idempotency-Key": "one-remark"}
    first = call("pana").post(f"{at}/remarks", json={"text": "Twice?"}, headers=once)
    again = call("pana").post(f"{at}/remarks", json={"text": "Twice?"}, headers=once)
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert len(right(call("pana").get(at))["remarks"]) == 1
    other = call("pana").post(f"{at}/remarks", json={"text": "Other."}, headers=once)
    assert "was used for another request" in wrong(other, 422)
    assert call("pbo").post(f"{at}/remarks", json={"text": "Mine."}, headers=once).status_code == 201


def test_a_refused_request_may_be_sent_again_with_its_key(call: Callers, board: Board) -> None:
    article = call.submit(QUESTION)
    at, once = f"/desk/articles/{article['id']}", {"Idempotency-Key": "k1"}
    early = {"conflict": False}
    wrong(call("pana").post(f"{at}/declare", json=early, headers=once), 403)
    right(call("pana").post(f"{at}/take", json={}))
    right(call("pana").post(f"{at}/declare", json=early, headers=once))
    stale = {"reason": "No.", "seen": 0}
    for _ in range(2):
        wrong(call("peditor").post(f"{at}/withdraw", json=stale, headers={"Idempotency-Key": "k2"}), 409)
    bad = call("peditor").post(f"{at}/withdraw", json=stale, headers={"Idempotency-Key": "x" * 201})
    assert "Idempotency-Key must be" in wrong(bad, 422)


def test_a_request_that_is_under_way_is_not_begun_again(call: Callers, board: Board) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), []
    answer = board.app.ask

    def slow(*given: Any, **named: Any) -> Any:
        begun.set()
        assert go_on.wait(20)
        return answer(*given, **named)

    board.app.ask = slow  # type: ignore[method-assign]
    once, body = {"Idempotency-Key": "slow"}, {"question": QUESTION}
    call("pana")
    first = threading.Thread(target=lambda: done.append(call("pana").post("/answers", json=body, headers=once)))
    first.start()
    assert begun.wait(20)
    other = TestClient(call.site, headers=dict(call("pana").headers))
    assert "under way" in wrong(other.post("/answers", json=body, headers=once), 409)
    go_on.set()
    first.join()
    assert right(other.post("/answers", json=body, headers=once), 201) == right(done[0], 201)


def test_a_revoked_key_gets_nothing_that_was_kept(call: Callers, board: Board) -> None:
    person = board.app.records[0].person("pana")
    held = board.app.people.tokens.make(person, "program", ["ask"], days=30)
    headers = {"Authorization": f"Bearer {held.secret}", "Idempotency-Key": "k"}
    right(call().post("/answers", json={"question": QUESTION}, headers=headers), 201)
    board.app.people.tokens.revoke(person, held.token.id)
    wrong(call().post("/answers", json={"question": QUESTION}, headers=headers), 401)


def test_keys_count_on_the_whole_site_and_no_secret_is_kept(call: Callers, board: Board) -> None:
    client = TestClient(web.create(board.app))
    once = {**key(board, "pana"), "Idempotency-Key": "k"}
    first = client.post("/api/v1/answers", json={"question": QUESTION}, headers=once)
    again = client.post("/api/v1/answers", json={"question": QUESTION}, headers=once)
    assert right(again, 201) == right(first, 201)
    other = client.post("/api/v1/people", json={"email": "x@y.example", "roles": []}, headers=once)
    assert "idempotency-replayed" not in other.headers


def test_every_address_is_in_the_documentation(call: Callers) -> None:
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    for path, methods in call.site.openapi()["paths"].items():
        whole = re.sub(r"\{(\w+)\}", lambda m: {"n": "N"}.get(m[1], m[1].upper()), path)
        named = (f" {whole}", f"`{whole.removeprefix('/desk/articles/ID/')}`", f"`…/{path.rsplit('/', 1)[1]}`")
        assert any(one in text for one in named), f"{sorted(methods)} {path}"
