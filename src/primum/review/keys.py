"""The server's signing keys: files in a folder of their own, outside the database.

`current` names the key in use; `ID.pem` is a private key (mode 600), `ID.pub` its public half in base64. Rotating makes
a new key and destroys the old private one; every public key is kept, so that what it signed can still be checked.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from primum.errors import Invalid, Unavailable


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys in a folder; the first use of `sign` makes the folder and a key."""

    folder: Path

    def sign(self, payload: bytes) -> tuple[str, str]:
        """The id of the key in use, and its Ed25519 signature in base64."""
        id = self.current() or self._first()
        try:
            key = self._private(id)
        except Unavailable:
            # Another process may have rotated between the two reads.
            if self.current() == id:
                raise
            id = self.current()
            key = self._private(id)
        return id, base64.b64encode(key.sign(payload)).decode()

    def current(self) -> str:
        """The id of the key in use; empty where none was made yet."""
        place = self.folder / "current"
        return place.read_text(encoding="ascii").strip() if place.is_file() else ""

    def public(self) -> dict[str, str]:
        """Every public key, past and present, by id: 32 bytes in base64."""
        return {p.stem: p.read_text(encoding="ascii").strip() for p in sorted(self.folder.glob("*.pub"))}

    def rotate(self) -> str:
        """Make a new key and use it from now on; the id of it. The old private key is destroyed."""
        before = self.current()
        id = self._make()
        _write(self.folder / "current", id.encode() + b"\n", mode=0o644)
        if before:
            (self.folder / f"{before}.pem").unlink(missing_ok=True)
        return id

    def _first(self) -> str:
        """The id of the first key. Of several who make one at the same moment, one's is kept."""
        id = self._make()
        try:
            _write(self.folder / "current", id.encode() + b"\n", mode=0o644, only_new=True)
        except FileExistsError:
            for ending in ("pem", "pub"):
                (self.folder / f"{id}.{ending}").unlink()
        return self.current()

    def _make(self) -> str:
        """A new pair of keys, not yet in use; its id. Unavailable where the folder cannot be made."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Unavailable(
                f"the folder of the signing keys, {self.folder}, cannot be made: {error.strerror}; PRIMUM_KEYS names it"
            ) from None
        private = Ed25519PrivateKey.generate()
        public = base64.b64encode(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
        id = key_id(public)
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        _write(self.folder / f"{id}.pub", public.encode() + b"\n", mode=0o644)
        _write(self.folder / f"{id}.pem", pem, mode=0o600)
        return id

    def _private(self, id: str) -> Ed25519PrivateKey:
        place = self.folder / f"{id}.pem"
        try:
            key = load_pem_private_key(place.read_bytes(), password=None)
        except (OSError, ValueError) as error:
            raise Unavailable(
                f"the signing key {place} cannot be read: {error}; primum keys rotate makes one"
            ) from None
        if not isinstance(key, Ed25519PrivateKey):
            raise Unavailable(f"{place} is no Ed25519 key; primum keys rotate makes one")
        return key


def key_id(public: str) -> str:
    """A key's id: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes."""
    return hashlib.sha256(_bytes(public, 32, "a public key")).hexdigest()[:16]


def verifies(public: str, payload: bytes, signature: str) -> bool:
    """Whether the holder of this key signed these bytes. Invalid where key or signature is none."""
    try:
        Ed25519PublicKey.from_public_bytes(_bytes(public, 32, "a public key")).verify(
            _bytes(signature, 64, "a signature"), payload
        )
    except InvalidSignature:
        return False
    return True


def _bytes(text: str, length: int, what: str) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except ValueError:
        raise Invalid(f"{what} is not written in base64") from None
    if len(found) != length:
        raise Invalid(f"{what} has {length} bytes, not {len(found)}")
    return found


def _write(place: Path, content: bytes, *, mode: int, only_new: bool = False) -> None:
    """All or nothing, durable, and never readable by others for a moment in between; with `only_new`, FileExistsError
    where there is such a file already."""
    part = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if not only_new:
        part.replace(place)
        return
    try:
        os.link(part, place)
    finally:
        part.unlink()
