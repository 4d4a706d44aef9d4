"""People by the web pages alone: invited, signing in, their account, administration."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from visiting import ADA, OTHER, WORDS, Visitor, administered, hall

from primum.app import App


@pytest.fixture
def app(tmp_path: Path) -> App:
    return hall(tmp_path)


@pytest.fixture
def ada(app: App) -> Visitor:
    return administered(app)


def invite(ada: Visitor, email: str, *roles: str) -> str:
    """The path of the link that the page shows."""
    ada.get("/people").send("/people", email=email, role=list(roles))
    assert ada.answer.status_code == 200, ada.text()
    return urlsplit(ada.page.cssselect("#link")[0].get("value")).path


def test_a_board_is_invited_by_the_pages_alone(app: App, ada: Visitor) -> None:
    link = invite(ada, "mary@ward.example", "reviewer", "author")
    mary = Visitor(app).get(link)
    assert "You were invited as mary@ward.example. Your role: author, reviewer." in mary.text()
    mary.send(
        link,
        name="Mary Seacole",
        credentials="RN",
        specialty="nursing",
        registration="UK 17",
        password=OTHER,
        again=OTHER,
    )
    assert mary.answer.url.path == "/account"
    assert "mary@ward.example · author, reviewer" in mary.text()
    assert mary.page.cssselect("#profile-credentials")[0].get("value") == "RN"
    row = next(row for row in ada.get("/people").page.cssselect("tbody tr") if "Mary" in row.text_content())
    assert [cell.text_content() for cell in row.cssselect("td")] == ["mary@ward.example", "author, reviewer", "open"]
    assert "Not allowed" in mary.get("/people").text("h1") or mary.answer.status_code == 403


def test_who_administers_a_new_site_is_led_to_invite_the_others(app: App) -> None:
    first = administered(app)
    assert first.answer.url.path == "/people"
    assert "Nothing can be approved yet. Still to be invited:" in first.text(".banner")


def test_the_page_of_people_says_whom_an_approval_still_takes(app: App, ada: Visitor) -> None:
    said = "Nothing can be approved yet. Still to be invited: "
    assert f"{said}an author or an editor, and 2 reviewers." in ada.get("/people").text()
    invite(ada, "mary@ward.example", "reviewer", "author")
    assert f"{said}1 reviewer." in ada.get("/people").text()
    invite(ada, "bo@ward.example", "reviewer")
    assert "Nothing can be approved" not in ada.get("/people").text()


def test_a_used_link_opens_nothing(app: App, ada: Visitor) -> None:
    link = invite(ada, "mary@ward.example", "reviewer")
    first, second = Visitor(app).get(link), Visitor(app).get(link)
    first.send(link, name="Mary", password=OTHER, again=OTHER)
    second.send(link, name="Eve", password=WORDS, again=WORDS)
    assert second.answer.status_code == 404
    assert "not good any more" in second.text()
    assert not second.signed_in
    assert Visitor(app).get(link).answer.status_code == 404


def test_what_is_wrong_is_said_at_its_field_and_the_rest_stays_as_typed(app: App, ada: Visitor) -> None:
    link = invite(ada, "mary@ward.example", "reviewer")
    mary = Visitor(app).get(link).send(link, name="Mary", specialty="nursing", password="short", again="short")
    assert mary.answer.status_code == 422
    field = mary.page.cssselect("#welcome-password")[0]
    assert field.get("aria-invalid") == "true"
    described = field.get("aria-describedby").split()[0]
    assert "must have at least 12" in mary.text(f"#{described}")
    assert mary.page.cssselect("#welcome-specialty")[0].get("value") == "nursing"
    assert not field.get("value")
    mary.send(link, password=OTHER, again="something else")
    assert "not the same" in mary.text("#welcome-again-error")


def test_every_field_has_a_label_and_every_id_stands_once(app: App, ada: Visitor) -> None:
    pages = [ada.get("/account"), ada.get("/people"), ada.get(f"/people/{app.people.roster.find(ADA).id}")]
    texts = [page.answer.text for page in pages]
    texts.append(Visitor(app).get("/sign-in").answer.text)
    for text in texts:
        ada.answer = type(ada.answer)(200, text=text)
        ids = [e.get("id") for e in ada.page.cssselect("[id]")]
        assert len(ids) == len(set(ids))
        labelled = {label.get("for") for label in ada.page.cssselect("label[for]")}
        loose = ada.page.cssselect("main input:not([type=hidden]):not([type=checkbox]), main select, main textarea")
        assert {field.get("id") for field in loose} <= labelled


def test_a_page_asks_to_sign_in_and_then_shows_itself(app: App, ada: Visitor) -> None:
    somebody = Visitor(app).get("/people?done=roles")
    assert somebody.answer.url.path == "/sign-in"
    somebody.send("/sign-in", email=ADA, password=WORDS)
    assert (somebody.answer.url.path, somebody.answer.url.query) == ("/people", b"done=roles")


@pytest.mark.parametrize(
    "next",
    ["https://evil.example", "//evil.example", "/\\evil.example", "/sign-out", "\t//evil.example", "javascript:x"],
)
def test_after_signing_in_no_other_site_is_gone_to(app: App, ada: Visitor, next: str) -> None:
    eve = Visitor(app).get("/sign-in")
    address, fields = eve.fields("/sign-in")
    fields |= {"next": next, "email": ADA, "password": WORDS}
    answer = eve.client.post(address, data=fields, follow_redirects=False)
    assert answer.headers["location"] == "/account"


def test_signing_out_closes_the_session_on_the_server(app: App, ada: Visitor) -> None:
    cookies = dict(ada.client.cookies)
    ada.get("/account").send("/sign-out")
    assert "You are signed out." in ada.text()
    ada.client.cookies.update(cookies)
    assert not ada.signed_in


def test_a_wrong_password_is_refused_and_tries_are_slowed_down(app: App, ada: Visitor) -> None:
    eve = Visitor(app)
    seen = [eve.sign_in(password="wrong password").answer.status_code for _ in range(6)]
    assert seen == [401] * 5 + [429]
    assert "Too many tries. Try again in 5 seconds." in eve.text("#sign-in-password-error")
    assert eve.answer.headers["retry-after"] == "5"
    assert eve.page.cssselect("#sign-in-email")[0].get("value") == ADA
    assert eve.sign_in().answer.status_code == 429


def test_a_forgotten_password_is_set_anew_by_an_administrators_link(app: App, ada: Visitor) -> None:
    link = invite(ada, "mary@ward.example", "reviewer")
    mary = Visitor(app).get(link).send(link, name="Mary", password=OTHER, again=OTHER)
    ada.send("/link")
    new = urlsplit(ada.page.cssselect("#link")[0].get("value")).path
    again = Visitor(app).get(new)
    assert "Set a new password" in again.text("h1")
    again.send(new, password=WORDS, again=WORDS)
    assert again.signed_in
    assert not mary.signed_in
    assert not Visitor(app).sign_in("mary@ward.example", OTHER).signed_in


def test_the_account_keeps_profile_and_interests(app: App, ada: Visitor) -> None:
    ada.get("/account").send("/account/profile", credentials="MD, FRCP", specialty="cardiology")
    assert "Your profile is saved." in ada.text()
    ada.send("/account/interests", party="Acme <b>", nature="fees", since="2024-01-01")
    assert "Acme <b>: fees" in ada.text("#interests")
    ada.send("/account/interests/0/end", until="2023-01-01")
    assert ada.page.cssselect("#end-0-until")[0].get("aria-invalid") == "true"
    ada.send("/account/interests/0/end", until="2025-01-01")
    assert "from 2024-01-01 to 2025-01-01" in ada.text("#interests")
    person = app.people.roster.find(ADA)
    assert (person.credentials, person.interests[0].until) == ("MD, FRCP", "2025-01-01")


def test_changing_the_password_keeps_this_browser_in_and_puts_others_out(app: App, ada: Visitor) -> None:
    elsewhere = Visitor(app).sign_in()
    ada.get("/account").send("/account/password", old="wrong", password=OTHER, again=OTHER)
    assert "This is not your password." in ada.text("#password-old-error")
    ada.send("/account/password", old=WORDS, password=OTHER, again=OTHER)
    assert "Your password is changed." in ada.text()
    assert ada.signed_in
    assert not elsewhere.signed_in


def test_sessions_are_listed_and_ended_one_by_one_or_all(app: App, ada: Visitor) -> None:
    elsewhere, third = Visitor(app).sign_in(), Visitor(app).sign_in()
    assert "This one" in ada.get("/account").text("#safety")
    ends = [f.get("action") for f in ada.page.cssselect('form[action^="/account/sessions/"]')]
    assert len(ends) == 3
    ada.send(ends[0])
    assert [v.signed_in for v in (ada, elsewhere, third)].count(True) == 2
    ada.get("/account").send("/account/sessions/end")
    assert "All your sessions have ended" in ada.text()
    assert not any(v.signed_in for v in (ada, elsewhere, third))


def test_roles_accounts_and_erasure_are_administered(app: App, ada: Visitor) -> None:
    link = invite(ada, "mary@ward.example", "reviewer")
    mary = Visitor(app).get(link).send(link, name="Mary Seacole", password=OTHER, again=OTHER)
    person = app.people.roster.find("mary@ward.example")
    page = f"/people/{person.id}"
    ada.get(page).send(f"{page}/roles", role=["editor"])
    assert "The roles are saved." in ada.text()
    assert "editor" in mary.get("/account").text(".lead")
    ada.send(f"{page}/close")
    assert not mary.signed_in
    ada.send(f"{page}/open")
    ada.send(f"{page}/erase")
    assert "Tick the box" in ada.text("#erase-error")
    ada.send(f"{page}/erase", sure="yes")
    assert "erased" in ada.text(".banner")
    assert "Mary" not in ada.get("/people").answer.text
    assert person.id in ada.answer.text


def test_an_administrator_cannot_lock_everybody_out(app: App, ada: Visitor) -> None:
    me = app.people.roster.find(ADA)
    ada.get(f"/people/{me.id}").send(f"/people/{me.id}/roles", role=["reader"])
    assert ada.answer.status_code == 422
    assert "only administrator" in ada.text("#roles-role-error")
    ada.send(f"/people/{me.id}/close")
    assert "only administrator" in ada.text("#close-refused")


def test_pages_of_people_are_kept_by_no_cache_and_found_by_no_search_engine(app: App, ada: Visitor) -> None:
    for address in ("/account", "/people", "/sign-in"):
        headers = (ada if address != "/sign-in" else Visitor(app)).get(address).answer.headers
        assert headers["cache-control"] == "private, no-store"
        assert "noindex" in headers["x-robots-tag"]
    for closed in ("/account", "/people", "/sign-in", "/welcome/"):
        assert f"Disallow: {closed}" in ada.get("/robots.txt").answer.text
