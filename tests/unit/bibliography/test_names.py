"""Names of authors: split where the writing leaves no doubt, else left whole."""

from __future__ import annotations

import pytest

from primum.bibliography.names import OTHERS, inverted, name, names

PEOPLE = [
    ("Sol AB", "Sol", "A. B.", ""),
    ("van der Berg J-PA", "van der Berg", "J.-P. A.", ""),
    ("O'Neil K Jr", "O'Neil", "K.", "Jr"),
    ("Müller-Lang K 3rd", "Müller-Lang", "K.", "3rd"),
    ("García López M", "García López", "M.", ""),
    ("Иванов ИИ", "Иванов", "И. И.", ""),
    ("Sol, Ana B.", "Sol", "Ana B.", ""),
    ("Sol, AB", "Sol", "A. B.", ""),
    ("Sol, A. B., Jr", "Sol", "A. B.", "Jr"),
    ("Sol A. B.", "Sol", "A. B.", ""),
    ("A. B. Sol", "Sol", "A. B.", ""),
    ("Ana B. van Sol", "van Sol", "Ana B.", ""),
    ("Ana Sol, MD", "Sol", "Ana", ""),
    ("Ana Maria de Sol, MD, PhD", "de Sol", "Ana Maria", ""),
    ("Sol A, MD", "Sol", "A.", ""),
]
WHOLE = [
    "World Health Organization",
    "Institute of Rest, Sleep, and Calm",
    "Relief Aid UK",
    "ACCORD",
    "Ana Sol",
    "王小明",
    "김 민수",
    "Sol A, Ek B",
    "Wang Jf",
    "X",
]


@pytest.mark.parametrize(("written", "family", "given", "suffix"), PEOPLE)
def test_a_person_is_split_where_the_writing_leaves_no_doubt(
    written: str, family: str, given: str, suffix: str
) -> None:
    expected = {"family": family, "given": given, "suffix": suffix}
    assert name(written) == {part: text for part, text in expected.items() if text}


@pytest.mark.parametrize("written", WHOLE)
def test_a_group_or_a_doubtful_name_stays_as_it_stands(written: str) -> None:
    assert name(written) == {"literal": written}


def test_a_group_is_named_without_the_words_that_lead_to_it() -> None:
    assert name("on behalf of the REST-2 Study Group*") == {"literal": "REST-2 Study Group"}


@pytest.mark.parametrize(
    "authors", [("Sol A", "et al."), ("Sol A, et al",), ("Sol A et al.",), ("Sol A", "and others"), ("et al.", "Sol A")]
)
def test_authors_whom_the_source_leaves_out_are_said_to_be_there_once_and_last(authors: tuple[str, ...]) -> None:
    assert names(authors) == [{"family": "Sol", "given": "A."}, OTHERS]


def test_no_authors_are_no_names() -> None:
    assert names(()) == []
    assert names(("", "  ")) == []


def test_a_name_is_turned_for_an_index() -> None:
    assert inverted(name("Sol AB Jr")) == "Sol, A. B., Jr"
    assert inverted(name("Rest Group")) == "Rest Group"
