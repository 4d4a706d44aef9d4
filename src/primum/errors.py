"""The tree of what can go wrong. Doors turn these into exit codes and status codes; nothing else does.

PrimumError
├── Invalid        a value that cannot be          (exit 2, HTTP 422)
├── NotFound       no such document, version       (exit 1, HTTP 404)
├── Unreadable     a file that cannot be read      (named, counted; the rest goes on)
├── Conflict       two documents claim one id      (exit 1, HTTP 409)
├── Forbidden      not for this person to do       (exit 1, HTTP 403)
│   └── SignIn     nobody is signed in             (exit 1, HTTP 401)
├── TooOften       tried too often                 (exit 1, HTTP 429)
├── Unavailable    a part that is not there        (exit 1, HTTP 503)
└── Busy           a port or a library in use      (exit 1, HTTP 503)
"""


class PrimumError(Exception):
    """Anything that Primum raises on purpose; its message is fit to be shown to a user."""


class Invalid(PrimumError, ValueError):
    """A value that cannot be: says what and where."""


class NotFound(PrimumError, LookupError):
    """No such document, version or name."""


class Unreadable(PrimumError):
    """A file, or a part of one, that cannot be read; `where` names it, `reason` says why."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class Conflict(PrimumError):
    """Two different things claim one name."""


class Unavailable(PrimumError):
    """A part that is needed is not there: a model, a folder, a permission, disk space."""


class Busy(PrimumError):
    """A part that is needed is in use by someone else."""


class Forbidden(PrimumError):
    """Something that the one who asks for it may not do: says who may."""


class SignIn(Forbidden):
    """Something that only a person who is signed in may do, and nobody is."""


class TooOften(PrimumError):
    """Something tried too often; `seconds` says how long to wait."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds
