"""What is wrong with one field of a form."""

from __future__ import annotations

from primum.errors import Invalid


class Wrong(Invalid):
    """A value that cannot be, and the field it was given in, so that a page can say it there."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def clean_line(field: str, text: str, *, longest: int = 200) -> str:
    """A line of text without space around it; Wrong where it is too long or holds what is no text."""
    line = " ".join(text.split())
    if len(line) > longest:
        raise Wrong(field, f"This has {len(line)} characters; at most {longest} are allowed.")
    if not line.isprintable():
        raise Wrong(field, "This holds a character that is no text.")
    return line
