"""Single sign-on, with a real provider in a process of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from provider import INSTALLED, MISSING, SECRET, provider, sign_in_there
from visiting import WORDS, Visitor, administered, hall

from primum.app import App
from primum.board import Role

pytestmark = pytest.mark.skipif(not INSTALLED, reason=MISSING)
BACK = "http://testserver/sign-in/back"
MARY = "mary@ward.example"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with provider(BACK) as address:
        yield address


def with_issuer(folder: Path, issuer: str, **settings: Any) -> App:
    given = {"oidc_issuer": issuer, "oidc_client": "primum", "oidc_secret": SECRET, "oidc_label": "Ward login"}
    return hall(folder, **{**given, **settings})


def begin(visitor: Visitor, next: str = "") -> str:
    """The provider's address, by the button on the page to sign in on."""
    visitor.get(f"/sign-in?next={next}" if next else "/sign-in")
    link = next_link = visitor.page.cssselect("a.button")[0]
    assert "Sign in with Ward login" in link.text_content()
    return str(visitor.client.get(next_link.get("href"), follow_redirects=False).headers["location"])


def through(visitor: Visitor, email: str, next: str = "") -> Visitor:
    """All the way to the provider and back."""
    return visitor.get(sign_in_there(begin(visitor, next), email, back=BACK))


def test_an_invited_person_signs_in_and_is_known_from_then_on(tmp_path: Path, issuer: str) -> None:
    app = with_issuer(tmp_path, issuer)
    ada = administered(app)
    person = app.people.roster.invite(app.people.roster.find("ada@ward.example").actor, MARY, [Role.REVIEWER]).person
    mary = through(Visitor(app), MARY, next="/account?done=profile")
    assert mary.answer.url.path == "/account"
    assert f"{MARY} · reviewer" in mary.text()
    assert "You sign in with your organisation’s service" in mary.text()
    known = app.people.store.person_by_subject(f"{issuer} {MARY}")
    assert known is not None
    assert (known.id, known.name) == (person.id, "Mary Seacole")
    mary.send("/sign-out")
    assert through(mary, MARY).signed_in
    ada.get("/people")
    assert ada.text("tbody").count("open") == 2
    actions = [entry.event.action for entry in app.people.store.trail(subject=f"person:{person.id}")]
    assert actions == ["person.invited", "person.linked", "person.signed_in", "person.signed_in"]


def test_the_request_carries_pkce_state_and_nonce(tmp_path: Path, issuer: str) -> None:
    asked = parse_qs(urlsplit(begin(Visitor(with_issuer(tmp_path, issuer)))).query)
    assert asked["code_challenge_method"] == ["S256"]
    for name in ("code_challenge", "state", "nonce"):
        assert re.fullmatch(r"[\w-]{43}", asked[name][0])
    assert asked["redirect_uri"] == [BACK]


def test_somebody_whom_nobody_invited_gets_no_account(tmp_path: Path, issuer: str) -> None:
    app = with_issuer(tmp_path, issuer)
    eve = through(Visitor(app), "eve@elsewhere.example")
    assert "There is no account for you here." in eve.text("#single-refused")
    assert not eve.signed_in
    assert app.people.store.people() == ()


def test_where_the_settings_name_a_role_a_newcomer_gets_it(tmp_path: Path, issuer: str) -> None:
    app = with_issuer(tmp_path, issuer, oidc_new="author")
    assert "new@ward.example · author" in through(Visitor(app), "new@ward.example").text()


def test_an_address_that_the_provider_did_not_verify_proves_nothing(tmp_path: Path, issuer: str) -> None:
    app = with_issuer(tmp_path, issuer, oidc_new="author")
    app.people.profile.welcome(app.people.links.first(), WORDS, _details(), email="unverified@ward.example")
    eve = through(Visitor(app), "unverified@ward.example")
    assert "vouches for no e-mail address" in eve.text("#single-refused")
    assert not eve.signed_in


def test_a_closed_account_stays_closed(tmp_path: Path, issuer: str) -> None:
    app = with_issuer(tmp_path, issuer)
    administered(app)
    actor = app.people.roster.find("ada@ward.example").actor
    person = app.people.roster.invite(actor, MARY, [Role.REVIEWER]).person
    assert through(Visitor(app), MARY).signed_in
    app.people.roster.deactivate(actor, person.id)
    mary = through(Visitor(app), MARY)
    assert "This account is closed." in mary.text("#single-refused")
    assert not mary.signed_in


def test_an_answer_works_once_and_in_the_browser_that_asked_alone(tmp_path: Path, issuer: str) -> None:
    app = with_issuer(tmp_path, issuer, oidc_new="reader")
    mary = Visitor(app)
    arrived = sign_in_there(begin(mary), MARY, back=BACK)
    victim = Visitor(app)
    begin(victim)
    assert "not begun here" in victim.get(arrived).text("#single-refused")
    assert not victim.signed_in
    assert "not begun here" in mary.get(arrived).text("#single-refused")
    fresh = sign_in_there(begin(mary), MARY, back=BACK)
    assert mary.get(fresh).signed_in
    again = Visitor(app).get(fresh)
    assert "not begun here" in again.text("#single-refused")


@pytest.mark.parametrize("arrived", ["?error=access_denied&state=x", "?code=x", "?code=x&state=y", ""])
def test_a_sign_in_that_was_broken_off_leads_back_to_the_page(tmp_path: Path, issuer: str, arrived: str) -> None:
    visitor = Visitor(with_issuer(tmp_path, issuer)).get(f"/sign-in/back{arrived}")
    assert visitor.answer.status_code == 401
    assert visitor.page.cssselect("#single-refused")


def test_a_wrong_client_secret_lets_nobody_in(tmp_path: Path, issuer: str) -> None:
    app = with_issuer(tmp_path, issuer, oidc_secret="not the secret", oidc_new="reader")
    assert "nothing that can be believed" in through(Visitor(app), MARY).text("#single-refused")


def test_a_provider_that_does_not_answer_is_said_so(tmp_path: Path) -> None:
    visitor = Visitor(with_issuer(tmp_path, "http://127.0.0.1:1")).get("/sign-in/single")
    assert visitor.answer.status_code == 503
    assert "does not answer" in visitor.text("#single-refused")


def _details() -> Any:
    from primum.app.people import Details

    return Details("Una Verified")
