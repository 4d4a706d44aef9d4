"""What the API says of people, their keys, and notices that could not be sent."""

from __future__ import annotations

from pydantic import Field

from primum.api.shapes import InterestShape, Shape
from primum.board import Role


class PersonShape(Shape):
    """Somebody on record."""

    id: str
    name: str
    email: str
    roles: list[Role]
    credentials: str
    specialty: str
    registration: str
    interests: list[InterestShape]
    active: bool
    erased: bool
    created: str


class PeopleShape(Shape):
    """Everyone on record."""

    people: list[PersonShape]


class InvitedShape(PersonShape):
    """A person with a one-time link to an account."""

    link: str = Field(description="The link's path, shown this once.")


class KeyShape(Shape):
    """A key to the API, but for its secret."""

    id: str
    label: str
    scopes: list[str]
    created: str
    expires: str
    revoked: bool


class KeysShape(Shape):
    """One's keys."""

    keys: list[KeyShape]


class MadeKeyShape(KeyShape):
    """A key that was made."""

    key: str = Field(description="The secret, shown this once.")


class UndeliveredShape(Shape):
    """Notices to the board that could not be sent: how many wait, since when, why; and how many were given up."""

    waiting: int
    since: str
    reasons: list[str]
    given_up: int
