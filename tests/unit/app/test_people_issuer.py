"""What an issuer's token must hold to be believed. The issuer here is a small web server that can lie."""

from __future__ import annotations

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from primum.app.people.issuer import Issuer
from primum.errors import SignIn, Unavailable

GOOD, STRANGER = (RSAKey.generate_key(2048, {"kid": kid, "use": "sig"}) for kid in ("good", "stranger"))
BACK = "http://primum.example/sign-in/back"


class Liar(ThreadingHTTPServer):
    """An issuer whose token holds what the test wants: `claims` change it, `sign` makes it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.claims: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {"sub": "s1", "email": "Mary@ward.example", "email_verified": True}
        self.published: dict[str, Any] = {}
        self.key: Any = GOOD
        self.algorithm = "RS256"
        self.keys = [GOOD]

    def says(self, path: str) -> Any:
        """The answer to a request for a path."""
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "/auth", "token_endpoint": "/token", "jwks_uri": "/jwks"}
            places["userinfo_endpoint"] = "/me"
            found = {name: self.address + place for name, place in places.items()}
            return {"issuer": self.address, **found, **self.published}
        if path == "/jwks":
            return {"keys": [key.as_dict(private=False) for key in self.keys]}
        if path == "/me":
            return self.userinfo
        now = int(time.time())
        claims = {"iss": self.address, "sub": "s1", "aud": "primum", "iat": now, "exp": now + 60, "nonce": "n1"}
        held = {name: value for name, value in {**claims, **self.claims}.items() if value is not None}
        header = {"alg": self.algorithm, "kid": self.key.kid or "good"}
        if self.algorithm in {"none", "HS256"}:
            signed = _made_by_anyone(header, held)
        else:
            signed = jwt.encode(header, held, self.key, algorithms=[self.algorithm])
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Liar)
        body = json.dumps(self.server.says(self.path)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


def _made_by_anyone(header: dict[str, Any], claims: dict[str, Any]) -> str:
    """A token without a signature, or with the issuer's public key taken for a shared secret."""
    signed = ".".join(_encoded(json.dumps(part).encode()) for part in (header, claims))
    known = hmac.new(GOOD.as_pem(private=False), signed.encode(), "sha256").digest()
    return f"{signed}.{_encoded(known) if header['alg'] == 'HS256' else ''}"


def _encoded(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


@pytest.fixture
def liar() -> Iterator[Liar]:
    with Liar() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def redeem(liar: Liar, client: str = "primum") -> tuple[str, str]:
    """Subject and address that are believed."""
    vouched = Issuer(liar.address, client, "").redeem("code", BACK, nonce="n1", verifier="v")
    return vouched.subject, vouched.email


def test_a_good_token_vouches_for_a_subject_of_this_issuer_and_a_verified_address(liar: Liar) -> None:
    assert redeem(liar) == (f"{liar.address} s1", "mary@ward.example")


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "http://elsewhere.example"},
        {"iss": None},
        {"aud": "another site"},
        {"aud": ["another site", "and another"]},
        {"aud": ["primum", "another site"]},
        {"aud": None},
        {"azp": "another site"},
        {"nonce": "n2"},
        {"nonce": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"sub": None},
        {"at_hash": "of another token"},
    ],
    ids=str,
)
def test_a_token_for_somebody_else_somewhere_else_or_another_time_is_not_believed(
    liar: Liar, claims: dict[str, Any]
) -> None:
    liar.claims = claims
    with pytest.raises(SignIn, match="nothing that can be believed"):
        redeem(liar)


def test_a_token_that_another_key_signed_is_not_believed(liar: Liar) -> None:
    liar.key = STRANGER
    with pytest.raises(SignIn):
        redeem(liar)
    liar.key = RSAKey.import_key(STRANGER.as_dict(private=True) | {"kid": "good"})
    with pytest.raises(SignIn):
        redeem(liar)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_that_anyone_could_have_made_is_not_believed(liar: Liar, algorithm: str) -> None:
    """Unsigned, or signed with the public key as if it were a shared secret."""
    liar.algorithm = algorithm
    with pytest.raises(SignIn):
        redeem(liar)


def test_a_new_key_of_the_issuer_is_fetched(liar: Liar) -> None:
    issuer = Issuer(liar.address, "primum", "")
    issuer.redeem("code", BACK, nonce="n1", verifier="v")
    liar.keys, liar.key = [STRANGER], STRANGER
    assert issuer.redeem("code", BACK, nonce="n1", verifier="v").subject.endswith(" s1")


@pytest.mark.parametrize("userinfo", [{"email_verified": False}, {"email_verified": None}, {"email": None}], ids=str)
def test_an_address_counts_only_where_the_issuer_verified_it(liar: Liar, userinfo: dict[str, Any]) -> None:
    liar.userinfo |= userinfo
    assert redeem(liar)[1] == ""


def test_what_is_said_of_another_subject_is_not_believed(liar: Liar) -> None:
    liar.userinfo["sub"] = "s2"
    with pytest.raises(SignIn):
        redeem(liar)


@pytest.mark.parametrize("published", [{"issuer": "http://elsewhere.example"}, {"jwks_uri": None}], ids=str)
def test_an_issuer_that_publishes_something_else_is_not_used(liar: Liar, published: dict[str, Any]) -> None:
    liar.published = published
    with pytest.raises((Unavailable, SignIn)):
        redeem(liar)
