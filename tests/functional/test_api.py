"""The JSON API: the wire contract in, problem documents out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cramps import ANSWER, DECLINED, GUIDE, LEAFLET, QUESTION, Shelf
from starlette.testclient import TestClient

from primum import web, wire
from primum.errors import Busy, Conflict, Invalid, NotFound, PrimumError, Unavailable
from primum.model import Audience, Question
from primum.rows import document_row

ASK = "/api/v1/ask"


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def client(shelf: Shelf) -> TestClient:
    return TestClient(web.create(shelf))


def test_an_answer_keeps_the_wire_contract(client: TestClient) -> None:
    response = client.post(ASK, json={"question": QUESTION, "audience": "nurse"})
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    answer = wire.check(response.json())
    assert (answer.question, answer.audience, answer.outcome) == (QUESTION, "nurse", "answered")
    assert len(answer.summary) == len(ANSWER.summary)


def test_a_declined_question_is_an_answer_too(client: TestClient) -> None:
    response = client.post(ASK, json={"question": DECLINED.inquiry.question.text})
    assert response.status_code == 200
    assert (response.json()["outcome"], response.json()["sections"]) == ("declined", [])


def test_without_an_audience_the_hosts_own_counts(client: TestClient, shelf: Shelf) -> None:
    client.post(ASK, json={"question": f"  {QUESTION}\n"})
    assert shelf.asked == [Question(QUESTION, Audience.PHYSICIAN)]


@pytest.mark.parametrize(
    ("body", "where", "what"),
    [
        ({}, "body.question", "is missing"),
        ({"question": 7}, "body.question", "must be text"),
        ({"question": "x", "audience": "wizard-canary"}, "body.audience", "must be 'patient'"),
        (
            {"question": "x", "canary": "canary"},
            "body",
            "a field that is not known here; it may have: question, audience",
        ),
        (["canary"], "body", "must be a JSON object"),
    ],
)
def test_a_wrong_body_is_named_but_not_repeated(client: TestClient, body: Any, where: str, what: str) -> None:
    response = client.post(ASK, json=body)
    problem = response.json()
    assert response.status_code == problem["status"] == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["errors"][0]["where"] == where
    assert what in problem["errors"][0]["what"]
    assert what in problem["detail"]
    assert "canary" not in response.text


def test_what_is_no_json_is_named(client: TestClient) -> None:
    response = client.post(ASK, content=b'{"question": canary', headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert response.json()["detail"] == "body is not valid JSON"


def test_the_root_of_the_api_leads_to_what_describes_it(client: TestClient) -> None:
    root = client.get("/api/v1").json()
    assert "/ask" in client.get(root["openapi"]).json()["paths"]
    assert client.get(root["schema"]).json()["title"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("order=zz", "query.order must be 'changed', 'newest' or 'title'"),
        ("limit=0", "query.limit must be 1 or more"),
        ("limit=101", "query.limit must be 100 or less"),
        ("limit=ten", "query.limit must be a whole number"),
    ],
)
def test_a_value_that_cannot_be_is_told_what_it_must_be(client: TestClient, asked: str, said: str) -> None:
    response = client.get(f"/api/v1/articles?{asked}")
    assert (response.status_code, response.json()["detail"]) == (422, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (" \n", "The question is empty."),
        ("x" * 2001, "The question has 2,001 characters; at most 2,000 are allowed."),
        ("cramps\\u0000", "The question holds a character that is no text."),
        ("cramps\\ud800", "The question holds a character that is no text."),
    ],
)
def test_a_question_that_cannot_be_asked(client: TestClient, shelf: Shelf, question: str, said: str) -> None:
    body = '{"question": "' + question.replace("\n", "\\n") + '"}'
    response = client.post(ASK, content=body.encode(), headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["detail"]) == (422, said)
    assert shelf.asked == []


def test_the_longest_question_is_asked(client: TestClient) -> None:
    assert client.post(ASK, json={"question": "é" * 2000}).status_code == 200


def test_a_question_never_travels_in_an_address(client: TestClient) -> None:
    response = client.get(ASK, params={"question": QUESTION})
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Invalid("no"), 422),
        (NotFound("no"), 404),
        (Conflict("no"), 409),
        (Unavailable("the library is not there"), 503),
        (Busy("no"), 503),
    ],
)
def test_errors_become_status_codes(
    client: TestClient, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, error: PrimumError, status: int
) -> None:
    def ask(_: Question) -> None:
        raise error

    monkeypatch.setattr(shelf, "ask", ask)
    response = client.post(ASK, json={"question": QUESTION})
    assert (response.status_code, response.json()["detail"]) == (status, str(error))


def test_a_fault_is_a_problem_without_its_message(
    client: TestClient, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def ask(question: Question) -> None:
        raise RuntimeError(question.text)

    monkeypatch.setattr(shelf, "ask", ask)
    response = client.post(ASK, json={"question": "canary cramps"})
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "RuntimeError in ask" in caplog.text
    assert "canary" not in caplog.text + response.text


@pytest.mark.parametrize("address", [ASK, "/api/v1/answers"])
@pytest.mark.parametrize("error", [RuntimeError("a fault"), Unavailable("the library cannot be read")])
def test_who_tells_of_an_emergency_is_told_what_to_do_also_where_no_answer_comes(
    client: TestClient, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, error: Exception, address: str
) -> None:
    def ask(_: Question) -> None:
        raise error

    monkeypatch.setattr(shelf, "ask", ask)
    problem = client.post(address, json={"question": "My father suddenly cannot speak."}).json()
    assert problem["status"] in {500, 503}
    assert [(f["kind"], f["level"]) for f in problem["safety"]] == [("triage", "emergency")]
    assert "emergency number now" in problem["safety"][0]["message"]
    assert "safety" not in client.post(address, json={"question": QUESTION}).json()


@pytest.mark.parametrize("document", [GUIDE, LEAFLET])
def test_a_document_with_its_text(client: TestClient, document: Any) -> None:
    found = client.get(f"/api/v1/documents/{document.id}").json()
    assert found == json.loads(json.dumps(document_row(document)))
    assert (found["document"], found["text"], found["hash"]) == (document.id, document.text, document.content_hash)
    assert (found["kind"], found["title"]) == (document.source.kind, document.source.title)


def test_json_that_is_not_called_json_is_refused_with_what_to_send(client: TestClient) -> None:
    response = client.post(ASK, content=json.dumps({"question": QUESTION}).encode())
    assert response.status_code == 422
    assert response.json()["errors"] == [
        {"where": "body", "what": "must be a JSON object, sent with Content-Type: application/json"}
    ]


def test_an_unknown_document_and_an_unknown_address(client: TestClient) -> None:
    for address in ("/api/v1/documents/nowhere", "/api/v1/nothing"):
        response = client.get(address)
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"


def test_a_body_that_is_too_large_is_refused(client: TestClient, shelf: Shelf) -> None:
    stated = client.post(ASK, json={"question": "x" * 70_000})
    streamed = client.post(ASK, content=(b"x" * 1000 for _ in range(100)))
    for response in (stated, streamed):
        assert (response.status_code, response.json()["title"]) == (413, "Too large")
    assert shelf.asked == []


def test_the_schema_and_the_description_are_served(client: TestClient) -> None:
    assert client.get("/api/v1/schema").json() == wire.schema()
    described = client.get("/api/v1/openapi.json").json()
    assert {"/ask", "/documents/{id}", "/schema"} <= set(described["paths"])
    assert described["servers"] == [{"url": "/api/v1"}]
    (scheme,) = described["components"]["securitySchemes"].values()
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")


def test_every_address_says_what_it_answers_and_what_a_problem_looks_like(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    told = [
        (f"{method} {path} {status}", content.get("schema"))
        for path, item in described["paths"].items()
        for method, operation in item.items()
        for status, response in operation["responses"].items()
        for content in response.get("content", {"": {}} if status != "204" else {}).values()
    ]
    assert len(told) > 200
    assert [place for place, schema in told if not schema] == []
    known = described["components"]["schemas"]
    assert {s["$ref"].rpartition("/")[2] for _, s in told if "$ref" in s} <= set(known)
    assert not [name for name in known if "__" in name], "two shapes of one name"
    refused = client.post(ASK, json={"question": "How is gout treated?", "audience": "king"}).json()
    assert set(known["Problem"]["required"]) <= set(refused) <= set(known["Problem"]["properties"])


def test_the_description_tells_where_a_request_can_be_done_once(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    once = {
        path
        for path, item in paths.items()
        if any(p["name"] == "idempotency-key" for p in item.get("post", {}).get("parameters", ()))
    }
    assert {"/answers", "/articles", "/desk/articles/{id}/sign"} <= once
    assert not {"/ask", "/search", "/me/keys", "/people"} & once


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "documents": 3, "library_version": "7"}
