"""An issuer of OpenID Connect, as its client: what it publishes, and what its tokens say."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from httpx2 import HTTPError
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from primum.errors import SignIn, Unavailable

SIGNED_WITH = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Algorithms believed: signatures that only the issuer can make."""
AGE = 3600
"""Seconds for which what the issuer publishes is held."""
TIMEOUT = 10
SKEW = 60
"""Seconds by which the issuer's clock may differ from ours."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the issuer vouches for: "issuer subject", and the address, where it says that it verified it."""

    subject: str
    email: str
    name: str


class Issuer:
    """The client of one issuer. What the issuer says is never repeated in an error, for it may name a person."""

    def __init__(self, address: str, client: str, secret: str) -> None:
        self.address_of = address
        self._client = client
        self._secret = secret
        self._turn = Lock()
        self._read_at = 0.0
        self._metadata: dict[str, Any] = {}
        self._keys: KeySet | None = None

    def address(self, back: str, *, state: str, nonce: str, verifier: str) -> str:
        """Where to send a browser that shall come back to `back` with a code."""
        endpoint = self._published()["authorization_endpoint"]
        with self._session(back) as session:
            address, _ = session.create_authorization_url(endpoint, state=state, nonce=nonce, code_verifier=verifier)
        return str(address)

    def redeem(self, code: str, back: str, *, nonce: str, verifier: str) -> Vouched:
        """Whom a code stands for. SignIn where code or token do not hold, Unavailable where nobody answers."""
        metadata = self._published()
        try:
            with self._session(back) as session:
                token = session.fetch_token(
                    metadata["token_endpoint"], grant_type="authorization_code", code=code, code_verifier=verifier
                )
                claims = self._claims(token, nonce)
                if "email" not in claims and metadata.get("userinfo_endpoint"):
                    claims = {**claims, **self._more(session, metadata["userinfo_endpoint"], claims["sub"])}
        except HTTPError:
            raise Unavailable("The sign-in service does not answer. Try again later.") from None
        except (OAuthError, JoseError, ValueError, KeyError, TypeError):
            raise SignIn("The sign-in service sent nothing that can be believed. Begin again.") from None
        verified = claims.get("email_verified") in (True, "true")
        email = str(claims.get("email") or "").strip().lower() if verified else ""
        return Vouched(f"{self.address_of} {claims['sub']}", email, str(claims.get("name") or ""))

    def _session(self, back: str) -> Any:
        return OAuth2Client(
            self._client,
            self._secret or None,
            scope="openid email profile",
            redirect_uri=back,
            code_challenge_method="S256",
            timeout=TIMEOUT,
        )

    def _published(self) -> Mapping[str, Any]:
        """What the issuer publishes about itself, read anew every hour."""
        with self._turn:
            if not self._metadata or time.monotonic() - self._read_at > AGE:
                found = self._get(self.address_of.rstrip("/") + "/.well-known/openid-configuration")
                if found.get("issuer") != self.address_of:
                    raise Unavailable("The sign-in service names another issuer than PRIMUM_OIDC_ISSUER.")
                if not {"authorization_endpoint", "token_endpoint", "jwks_uri"} <= found.keys():
                    raise Unavailable("The sign-in service does not say where to sign in.")
                self._metadata, self._keys, self._read_at = found, None, time.monotonic()
            return self._metadata

    def _get(self, address: str) -> dict[str, Any]:
        try:
            with self._session("") as session:
                answer = session.request("GET", address, withhold_token=True)
                answer.raise_for_status()
                found = answer.json()
        except (HTTPError, ValueError):
            raise Unavailable("The sign-in service does not answer. Try again later.") from None
        if not isinstance(found, dict):
            raise Unavailable("The sign-in service does not answer as it should.")
        return found

    def _key_set(self, *, anew: bool = False) -> KeySet:
        if self._keys is None or anew:
            self._keys = KeySet.import_key_set(self._get(self._published()["jwks_uri"]))  # type: ignore[arg-type]
        return self._keys

    def _claims(self, token: Mapping[str, Any], nonce: str) -> dict[str, Any]:
        """The identity token's claims, once signature, issuer, audience, times and nonce hold."""
        signed = str(token["id_token"])
        try:
            decoded = self._decode(signed, self._key_set())
        except (InvalidKeyIdError, ValueError):
            decoded = self._decode(signed, self._key_set(anew=True))  # the issuer may have taken a new key
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            {"iss": {"essential": True, "value": self.address_of}, "aud": {"essential": True, "value": self._client}},
            {"nonce": nonce, "client_id": self._client, "access_token": token.get("access_token")},
        )
        claims.validate(leeway=SKEW)
        return dict(claims)

    def _decode(self, signed: str, keys: KeySet) -> jwt.Token:
        return jwt.decode(signed, keys, registry=JWSRegistry(algorithms=list(SIGNED_WITH), strict_check_header=False))

    def _more(self, session: Any, address: str, subject: str) -> dict[str, Any]:
        """What the issuer says of the person besides; it must speak of the same subject."""
        answer = session.request("GET", address)
        answer.raise_for_status()
        found = answer.json()
        if found.get("sub") != subject:
            raise SignIn("The sign-in service sent nothing that can be believed. Begin again.")
        return {name: found[name] for name in ("email", "email_verified", "name") if name in found}
