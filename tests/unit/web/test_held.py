"""Rendered pages are held for a version and a time; the same bytes have the same tag."""

from __future__ import annotations

from primum.web.held import Held, Lately, page
from primum.web.sending import _has


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def test_a_page_is_held_for_its_version_and_no_longer_than_its_time() -> None:
    clock = Clock()
    held = Held(seconds=60, now=clock)
    made = held.keep("a", 1, page(b"first"))
    clock.time = 60
    assert held.get("a", 1) is made
    assert held.get("a", 2) is None
    assert held.get("b", 1) is None
    clock.time = 61
    assert held.get("a", 1) is None


def test_the_page_that_was_not_read_for_longest_goes_first() -> None:
    held = Held(most=2)
    held.keep("a", 1, page(b"a"))
    held.keep("b", 1, page(b"b"))
    held.get("a", 1)
    held.keep("c", 1, page(b"c"))
    assert [held.get(name, 1) is not None for name in "abc"] == [True, False, True]


def test_a_tag_follows_from_the_bytes_alone() -> None:
    assert page(b"same") == page(b"same")
    assert page(b"same").tag != page(b"other").tag


def test_a_reader_has_a_page_whichever_way_their_cache_writes_its_tag() -> None:
    tag = page(b"x").tag
    strong = tag.removeprefix("W/")
    for stated in (tag, strong, f'"other", {tag}', f'{strong},W/"y"', "*"):
        assert _has(stated, tag)
    for stated in ("", '"other"', strong.strip('"')):
        assert not _has(stated, tag)


def test_what_is_made_lately_is_made_again_when_it_is_old() -> None:
    clock, made = Clock(), []
    lately = Lately(lambda: made.append(clock.time) or len(made), seconds=10, now=clock)
    assert [lately.get(), lately.get()] == [1, 1]
    clock.time = 11
    assert lately.get() == 2
