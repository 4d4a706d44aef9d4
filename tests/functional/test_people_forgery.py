"""What other sites, other browsers and stolen pages cannot do; and what nothing writes down."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from starlette.routing import Route
from visiting import ADA, OTHER, WORDS, Visitor, administered, hall

from primum.app import App
from primum.config import Config
from primum.web.assets import read_assets
from primum.web.pages import Pages
from primum.web.people import people_routes
from primum.web.sending import templates
from primum.web.server import server


@pytest.fixture
def app(tmp_path: Path) -> App:
    return hall(tmp_path)


@pytest.fixture
def ada(app: App) -> Visitor:
    return administered(app)


def addresses(app: App) -> list[str]:
    """Every address that a form of a signed-in person posts to."""
    assets = read_assets()
    routes = people_routes(Pages(app, templates(assets, app.config))).routes
    posted = [route.path for route in routes if isinstance(route, Route) and "POST" in (route.methods or ())]
    return [path for path in posted if path.startswith(("/account", "/people", "/sign-out"))]


def test_no_form_of_a_person_is_taken_without_the_token(app: App, ada: Visitor) -> None:
    me = app.people.roster.find(ADA)
    forms = addresses(app)
    assert len(forms) >= 15
    for form in forms:
        path = form.replace("{id}", me.id).replace("{number}", "0").replace("{key}", "x")
        for given in ({}, {"csrf": ""}, {"csrf": "0" * 64}):
            answer = ada.client.post(path, data={"name": "Eve", "sure": "yes", **given})
            assert answer.status_code == 403, path
            assert "out of date" in answer.text
    assert app.people.roster.find(ADA) == me


def test_another_persons_token_will_not_do(app: App, ada: Visitor) -> None:
    other = Visitor(app).sign_in().get("/account")
    token = other.fields("/account/profile")[1]["csrf"]
    assert ada.client.post("/account/profile", data={"name": "Eve", "csrf": token}).status_code == 403


def test_a_form_from_another_site_is_refused_even_with_the_token(app: App, ada: Visitor) -> None:
    address, fields = ada.get("/account").fields("/account/profile")
    answer = ada.client.post(address, data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_nobody_is_signed_in_by_a_form_of_another_site(app: App, ada: Visitor) -> None:
    fresh = Visitor(app)
    answer = fresh.client.post("/sign-in", data={"email": ADA, "password": WORDS})
    assert answer.status_code == 403
    assert not fresh.signed_in


def test_a_session_that_somebody_else_chose_is_never_taken_on(app: App, ada: Visitor) -> None:
    """Session fixation: a cookie that was planted before signing in opens nothing afterwards."""
    victim = Visitor(app)
    victim.client.cookies.set("primum_session", "planted", domain="testserver.local", path="/")
    victim.sign_in()
    taken = [c.value for c in victim.client.cookies.jar if c.name == "primum_session"]
    assert victim.signed_in
    assert "planted" not in taken
    eve = Visitor(app)
    eve.client.cookies.set("primum_session", "planted")
    assert not eve.signed_in


def test_over_https_cookies_are_bound_to_the_host_and_unreadable_to_scripts(app: App, ada: Visitor) -> None:
    set_by = cookies(app)
    assert len(set_by) == 2
    for line in set_by:
        assert line.startswith("__Host-primum")
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(line.split("; "))
        assert "Domain" not in line


def cookies(app: App) -> list[str]:
    """All that signing in over https sets."""
    visitor = Visitor(app, base="https://testserver").get("/sign-in")
    lines = visitor.answer.headers.get_list("set-cookie")
    address, fields = visitor.fields("/sign-in")
    answer = visitor.client.post(address, data={**fields, "email": ADA, "password": WORDS}, follow_redirects=False)
    return [*lines, *answer.headers.get_list("set-cookie")]


def test_behind_a_proxy_that_speaks_https_cookies_are_secure_by_the_sites_own_address(tmp_path: Path) -> None:
    app = hall(tmp_path, site_url="https://evidence.example")
    visitor = Visitor(app).get("/sign-in")
    assert "Secure" in visitor.answer.headers["set-cookie"]


def test_nothing_that_is_secret_or_names_a_person_is_logged(
    app: App, ada: Visitor, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    Visitor(app).sign_in(password="wrong password")
    Visitor(app).sign_in()
    ada.get("/account").send("/account/keys", label="script", scope=["read"], days="30")
    key = ada.page.cssselect("#new-key")[0].get("value")
    ada.client.get("/api/v1/me", headers={"Authorization": f"Bearer {key}"})
    ada.get("/people").send("/people", email="mary@ward.example", role=["reader"])
    link = ada.page.cssselect("#link")[0].get("value").rsplit("/", 1)[1]
    Visitor(app).get(f"/welcome/{link}").send(f"/welcome/{link}", name="Mary Seacole", password=OTHER, again=OTHER)
    captured = capfd.readouterr()
    ours = "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith(("httpx", "httpcore")))
    for word in (ADA, WORDS, OTHER, "Seacole", "wrong password", key, link, *dict(ada.client.cookies).values()):
        assert word not in ours + captured.out + captured.err


def test_forwarded_headers_are_believed_from_named_proxies_alone(tmp_path: Path) -> None:
    assert server(hall(tmp_path)).config.proxy_headers is False
    trusted = server(hall(tmp_path, proxies="10.0.0.1")).config
    assert (trusted.proxy_headers, trusted.forwarded_allow_ips) == (True, "10.0.0.1")
    assert Config().proxies == ""
