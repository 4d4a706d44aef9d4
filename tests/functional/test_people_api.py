"""Keys and sessions at the API: scopes, roles, tokens, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
import pytest
from visiting import ADA, OTHER, WORDS, Visitor, administered, hall

from primum.api.keys import token_for
from primum.app import App
from primum.board import Role


@pytest.fixture
def app(tmp_path: Path) -> App:
    return hall(tmp_path)


@pytest.fixture
def ada(app: App) -> Visitor:
    return administered(app)


def key(app: App, *scopes: str, email: str = ADA) -> dict[str, str]:
    """The header of a new key."""
    held = app.people.tokens.make(app.people.roster.find(email), "script", scopes, days=30)
    return {"Authorization": f"Bearer {held.secret}"}


def call(app: App, method: str, path: str, headers: dict[str, str] | None = None, **given: Any) -> httpx2.Response:
    """A program without cookies."""
    return Visitor(app).client.request(method, f"/api/v1{path}", headers=headers, **given)


def problem(answer: httpx2.Response) -> tuple[int, str]:
    """Status and detail of a problem document."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, answer.json()["detail"]


def test_a_key_says_whose_it_is(app: App, ada: Visitor) -> None:
    me = call(app, "GET", "/me", key(app, "read")).json()
    assert (me["name"], me["email"], me["roles"]) == ("Ada King", ADA, ["administrator"])


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer nonsense", "Basic YWRhOmE=", "Bearer primum_" + "x" * 43])
def test_without_a_good_key_the_answer_is_401(app: App, ada: Visitor, given: str) -> None:
    answer = call(app, "GET", "/me", {"Authorization": given} if given else {})
    assert problem(answer)[0] == 401
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("scopes", "path", "status"),
    [
        (("read",), "/me", 200),
        (("ask", "review", "edit", "admin"), "/me", 403),
        (("admin",), "/people", 200),
        (("read", "ask", "review", "edit"), "/people", 403),
    ],
)
def test_a_key_does_what_its_scopes_say_and_no_more(
    app: App, ada: Visitor, scopes: tuple[str, ...], path: str, status: int
) -> None:
    assert call(app, "GET", path, key(app, *scopes)).status_code == status


def test_a_scope_gives_nothing_that_the_persons_roles_do_not(app: App, ada: Visitor) -> None:
    actor = app.people.roster.find(ADA).actor
    app.people.roster.invite(actor, "mary@ward.example", [Role.REVIEWER])
    mary = key(app, "admin", email="mary@ward.example")
    for method, path in (
        ("GET", "/people"),
        ("GET", "/people/x"),
        ("POST", "/people/x/close"),
        ("DELETE", "/people/x"),
    ):
        assert problem(call(app, method, path, mary)) == (403, "This is for administrators.")
    assert call(app, "POST", "/people", mary, json={"email": "x@ward.example", "roles": ["editor"]}).status_code == 403


def test_a_key_cannot_make_keys_nor_change_its_persons_account(app: App, ada: Visitor) -> None:
    every = key(app, "read", "ask", "review", "edit", "admin")
    tries = (
        ("POST", "/me/keys", {"label": "more", "scopes": ["admin"]}),
        ("GET", "/me/keys", None),
        ("PUT", "/me/profile", {"name": "Eve"}),
        ("POST", "/me/interests", {"party": "a", "nature": "b", "since": "2026-01-01"}),
    )
    for method, path, body in tries:
        assert problem(call(app, method, path, every, json=body))[0] == 403
    assert app.people.roster.find(ADA).name == "Ada King"


def test_where_only_signed_in_people_may_ask_the_api_asks_for_a_key(tmp_path: Path) -> None:
    closed = hall(tmp_path, asking="signed_in")
    administered(closed)
    body = {"question": "What causes muscle cramps?"}
    assert problem(call(closed, "POST", "/ask", json=body))[0] == 401
    assert problem(call(closed, "POST", "/ask", key(closed, "read"), json=body))[0] == 403
    assert call(closed, "POST", "/ask", key(closed, "ask"), json=body).status_code == 200


def test_a_revoked_key_is_good_no_more(app: App, ada: Visitor) -> None:
    header = key(app, "read")
    assert call(app, "GET", "/me", header).status_code == 200
    ada.get("/account")
    action = ada.page.cssselect("form[action$='/revoke']")[0].get("action")
    ada.send(action)
    assert call(app, "GET", "/me", header).status_code == 401


def test_a_session_reads_by_itself_and_changes_with_its_token_alone(app: App, ada: Visitor) -> None:
    client = ada.client
    assert client.get("/api/v1/me").json()["email"] == ADA
    body = {"name": "Ada Lovelace", "credentials": "MD"}
    for headers in ({}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": ""}):
        assert problem(client.put("/api/v1/me/profile", json=body, headers=headers))[0] == 403
    token = token_for(next(c.value for c in client.cookies.jar if c.name == "primum_session"))
    answer = client.put("/api/v1/me/profile", json=body, headers={"X-CSRF-Token": token})
    assert (answer.status_code, answer.json()["name"]) == (200, "Ada Lovelace")


def test_a_board_can_be_made_over_the_api(app: App, ada: Visitor) -> None:
    admin = key(app, "admin")
    made = call(app, "POST", "/people", admin, json={"email": "mary@ward.example", "roles": ["reviewer"]})
    assert made.status_code == 201
    id, link = made.json()["id"], made.json()["link"]
    mary = Visitor(app).get(link).send(link, name="Mary Seacole", password=OTHER, again=OTHER)
    assert mary.signed_in
    assert call(app, "PUT", f"/people/{id}/roles", admin, json={"roles": ["editor"]}).json()["roles"] == ["editor"]
    assert call(app, "POST", f"/people/{id}/close", admin).json()["active"] is False
    assert not mary.signed_in
    assert call(app, "POST", f"/people/{id}/open", admin).json()["active"] is True
    again = call(app, "POST", f"/people/{id}/link", admin).json()["link"]
    assert "Set a new password" in Visitor(app).get(again).text("h1")
    assert call(app, "DELETE", f"/people/{id}", admin).status_code == 204
    assert call(app, "GET", f"/people/{id}", admin).json()["erased"] is True
    assert {p["id"] for p in call(app, "GET", "/people", admin).json()["people"]} >= {id}


def test_refusals_name_the_reason_and_never_the_values(app: App, ada: Visitor) -> None:
    admin = key(app, "admin")
    for body in ({"email": "zebra", "roles": ["reader"]}, {"email": ADA, "roles": ["reader"]}, {"email": "zebra"}):
        status, detail = problem(call(app, "POST", "/people", admin, json=body))
        assert status == 422
        assert "zebra" not in detail
    assert problem(call(app, "GET", "/people/nobody", admin))[0] == 404
    me = app.people.roster.find(ADA).id
    assert problem(call(app, "DELETE", f"/people/{me}", admin))[0] == 409


def test_keys_are_listed_without_their_secret(app: App, ada: Visitor) -> None:
    token = token_for(next(c.value for c in ada.client.cookies.jar if c.name == "primum_session"))
    body = {"label": "script", "scopes": ["read"], "days": 30}
    made = ada.client.post("/api/v1/me/keys", json=body, headers={"X-CSRF-Token": token})
    assert made.status_code == 201
    secret = made.json()["key"]
    listed = ada.client.get("/api/v1/me/keys")
    assert [row["label"] for row in listed.json()["keys"]] == ["script"]
    assert secret not in listed.text
    assert call(app, "GET", "/me", {"Authorization": f"Bearer {secret}"}).status_code == 200
    assert WORDS not in listed.text
