"""Passwords: hashed with argon2id, compared in the same time whether or not there is one, and judged by length and
by how easily they are guessed, never by what kinds of characters they hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from primum.app.people.wrong import Wrong

SHORTEST = 12
LONGEST = 256
AT_ONCE = 4
"""Hashes that are made at once at most: each takes 64 MiB."""
_SEQUENCES = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop")
_RUNS = tuple(
    line[start : start + length]
    for line in (*_SEQUENCES, *(s[::-1] for s in _SEQUENCES))
    for length in range(len(line), 3, -1)
    for start in range(len(line) - length + 1)
)
_SWAPPED = str.maketrans("013457@$!", "oieastasi")


class Passwords:
    """argon2id, by default with the parameters of argon2-cffi (RFC 9106, low memory)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = BoundedSemaphore(AT_ONCE)

    def hash(self, password: str) -> str:
        """The hash of a password, with its salt and parameters."""
        with self._turn:
            return self._hasher.hash(_plain(password))

    def fits(self, hashed: str, password: str) -> bool:
        """Whether this is the hash's password. Without a hash: False, after the same time."""
        with self._turn:
            try:
                self._hasher.verify(hashed or self._nobody, _plain(password[: LONGEST * 4]))
            except (Argon2Error, InvalidHashError):
                return False
        return bool(hashed) and len(password) <= LONGEST

    def outdated(self, hashed: str) -> bool:
        """Whether the hash was made with other parameters than now."""
        return self._hasher.check_needs_rehash(hashed)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this password")


def check_password(password: str, *, about: Iterable[str] = ()) -> None:
    """Wrong, saying why, where a password is too short, too long, or too easily guessed.

    `about` are the person's names and addresses; a password made of them, or of words that everybody takes, is
    refused, with digits around it or letters swapped as well."""
    plain = _plain(password)
    if len(plain) < SHORTEST:
        raise Wrong("password", f"The password has {len(plain)} characters; it must have at least {SHORTEST}.")
    if len(plain) > LONGEST:
        raise Wrong("password", f"The password has {len(plain)} characters; it may have {LONGEST} at most.")
    own = {part for text in about for part in re.split(r"[\W_]+", text.casefold()) if len(part) > 2}
    for form in _forms(plain):
        if _easy(form):
            raise Wrong("password", "The password is one of those that are guessed first; choose another.")
        if _easy(form, own):
            raise Wrong("password", "The password is made of your own name or address; choose another.")


def _plain(password: str) -> str:
    """The same characters however they were typed (Unicode's NFKC)."""
    return unicodedata.normalize("NFKC", password)


def _forms(password: str) -> set[str]:
    """The password's letters and digits, and its letters with "P@ssw0rd" read as "password"."""
    small = password.casefold()
    swapped = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", small).translate(_SWAPPED)
    return {re.sub(r"[\W_]+", "", form) for form in (small, swapped)}


def _easy(form: str, own: Iterable[str] = ()) -> bool:
    """Whether little is left of a password without the person's own words, three common ones, runs of the keyboard,
    repetitions, and digits at either end."""
    left, taken = form, 0
    for word in sorted(own, key=len, reverse=True):
        left = left.replace(word, " ")
    for word in _COMMON:
        if word in left and taken < 3:
            left, taken = left.replace(word, " "), taken + 1
    left = re.sub(r"(.{1,3})\1{2,}", " ", left)
    for run in _RUNS:
        left = left.replace(run, " ")
    left = re.sub(r"(^|\s)\d{1,4}(?=\s|$)|^\d{1,4}|\d{1,4}$", " ", left)
    return len(left.replace(" ", "")) < 4


_COMMON = sorted(Path(__file__).with_name("common.txt").read_text(encoding="utf-8").split(), key=len, reverse=True)
