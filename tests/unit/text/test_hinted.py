"""Patterns with hints find what the patterns alone find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from primum.answer.composing import themes
from primum.answer.statements import compress, merit
from primum.text import headings, sentences
from primum.text.hinted import Hinted

WORDS = (
    "This",
    "study",
    "as noted above",
    "Fig. 2",
    "was funded",
    "rats",
    "drug",
    "aspirin",
    "usual dose: 5",
    "(n = 3)",
)


def in_use() -> Iterator[Hinted]:
    for module in (compress, merit):
        yield from (value for value in vars(module).values() if isinstance(value, Hinted))
    yield from (cue for cues in themes.THEMES.values() for _, cue in cues)
    yield from (pattern for _, pattern in headings._COMPILED)


def plain(pattern: Hinted) -> re.Pattern[str]:
    return re.compile(pattern._pattern, pattern._flags)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\btreat(?:ed|ment)s?\b|cure", "Cured or Treated."),
        (r"(?:a|b)|gout", "B"),
        (r"gout|\d+", "7 days"),
        (r"x?", ""),
        (r"(?:see|in) (?:table|box) \d", "IN TABLE 3"),
        (r"[|()]gout|[\]|]fever", "|fever"),
        (r"\(gout\|", "(GOUT|"),
        (r"(?:mus){2}cle", "musmuscle"),
        (r"(?:mus)?cle", "cle"),
        (r"(?!this)thes", "these"),
        ("kinase", "\N{KELVIN SIGN}inase"),
        ("insipid", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}n\N{LATIN SMALL LETTER LONG S}ipid"),
        ("in", "\N{LATIN SMALL LETTER DOTLESS I}n"),
    ],
)
def test_what_a_pattern_finds_is_found_with_hints(pattern: str, text: str) -> None:
    assert bool(re.search(pattern, text, re.IGNORECASE))
    assert Hinted(pattern, re.IGNORECASE).search(text)


@pytest.mark.parametrize(("pattern", "text"), [(r"gout|fever", "Cramp."), (r"\bgout\b", "gouty"), ("Gout", "gout")])
def test_what_a_pattern_does_not_find_is_not_found(pattern: str, text: str) -> None:
    assert Hinted(pattern).search(text) is None


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=6).map(" ".join))
def test_patterns_in_use_find_the_same_in_any_text(text: str) -> None:
    for pattern in in_use():
        assert bool(pattern.search(text)) == bool(plain(pattern).search(text))


def test_patterns_in_use_find_the_same_in_the_starter_library() -> None:
    paths = sorted(Path(__file__).parents[3].glob("starter/**/*.md"))[:12]
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for start, end in sentences.spans(text):
            sentence = text[start:end]
            assert headings.role_of(sentence) == next(
                (role for role, p in headings._COMPILED if plain(p).search(sentence)), "other"
            )
            for pattern in in_use():
                assert bool(pattern.search(sentence)) == bool(plain(pattern).search(sentence))
