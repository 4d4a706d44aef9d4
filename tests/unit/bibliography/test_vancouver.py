"""Vancouver style, line by line, and how to cite an article of ours."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.resources import files

import pytest
from cited_shelf import ARTICLE, REFERENCES, TRIAL
from citeproc import CitationStylesStyle

import primum.bibliography
from primum.bibliography import Publication, how_to_cite, item, items, publication_item, vancouver, vancouver_text
from primum.errors import Invalid
from primum.model import Kind, Source, State

LINES = (
    "van der Berg J-PA, Ōnishi-Sol A Jr, REST-2 Study Group, Иванов ИИ, 王小明, et al. Rest & water: do 50% of "
    "{all} cramps_ end? Journal of Café Studies. 2021 Aug 25. doi: 10.1234/a_b<1>{x}; PMID: 123; PMCID: PMC77",
    "Cramp [guideline]. Ministry of Rest; 2022.",
    "Leg cramp [Internet]. Rest, a library; 2024 Jun. Available from: https://rest.example/c;a?x=1&y=2%20z",
    "doc:4 [summary].",
    "Cramol tablet [drug label]. Cramol Inc.; 2012 Feb.",
    "Soa A, Sob A, Soc A, Sod A, Soe A, Sof A, et al. Early cramp [preprint]. someRxiv.",
)


def test_each_kind_of_source_is_set_as_vancouver_has_it() -> None:
    assert tuple(vancouver(items(REFERENCES))) == LINES


def test_the_list_is_numbered_as_the_article_numbers_it() -> None:
    assert vancouver_text(items(REFERENCES)).splitlines() == [f"{n}. {line}" for n, line in enumerate(LINES, start=1)]
    assert vancouver_text([]) == ""


def test_six_authors_are_all_named() -> None:
    six = Source(kind=Kind.TRIAL, title="Rest", authors=tuple(f"So{x} A" for x in "abcdef"))
    assert vancouver([item(six, id="x")]) == ["Soa A, Sob A, Soc A, Sod A, Soe A, Sof A. Rest."]


def test_months_are_the_three_letters_of_the_style() -> None:
    dates = [item(Source(Kind.TRIAL, "A", published=f"2021-{month:02d}"), id="x") for month in range(1, 13)]
    months = [line.split()[-1] for line in vancouver(dates)]
    assert " ".join(months) == "Jan. Feb. Mar. Apr. May. Jun. Jul. Aug. Sep. Oct. Nov. Dec."


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    assert vancouver([item(Source(title="p <0.05 & <i>n</i> >3..."), id="x")]) == ["p <0.05 & <i>n</i> >3..."]


def test_a_retracted_source_cannot_be_overlooked() -> None:
    assert "RETRACTED: Rest & water" in vancouver([item(replace(TRIAL, retracted=True), id="x")])[0]


def test_many_threads_get_what_one_gets() -> None:
    made = [[item(Source(Kind.TRIAL, f"T{n}", authors=(f"Sol{'x' * n} A",)), id="x")] for n in range(40)]
    alone = [f"Sol{'x' * n} A. T{n}." for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        assert [lines[0] for lines in pool.map(vancouver, made)] == alone


def test_the_style_is_valid() -> None:
    path = files(primum.bibliography).joinpath("vancouver.csl")
    assert CitationStylesStyle(str(path), validate=True).has_bibliography()  # it warns, which fails here, if it is not


def test_an_approved_article_is_cited_with_revision_reviewers_and_address() -> None:
    assert how_to_cite(ARTICLE) == (
        "What helps </script><!-- cramp & pain? [Internet]. Ward 7; Seven Hills Hospital; 2026 Nov 20. Revision 3, "
        "approved 2026-11-21 by Ana Sol, MD; Bo Ek, RN. Available from: https://ward7.example/articles/cramp"
    )


@pytest.mark.parametrize("state", [state for state in State if state is not State.APPROVED])
def test_no_review_is_claimed_that_does_not_stand(state: State) -> None:
    article = replace(ARTICLE, state=state)
    cited = how_to_cite(article)
    assert "Sol" not in cited
    assert "2026-11-21" not in cited
    assert publication_item(article)["status"] == article.standing
    assert article.standing in cited
    assert article.standing.startswith(("not ", "withdrawn")) or article.standing.endswith("not approved")


def test_an_article_that_cannot_be_found_cannot_be_cited() -> None:
    for missing in ({"title": " "}, {"site": ""}, {"revision": ""}, {"address": "/articles/cramp"}):
        with pytest.raises(Invalid):
            replace(ARTICLE, **missing)


def test_an_article_with_the_least_that_there_is_can_be_cited() -> None:
    least = Publication("Why?", "Ward 7", "https://ward7.example/a", "1", "")
    assert (
        how_to_cite(least)
        == "Why? [Internet]. Ward 7. Revision 1, not reviewed. Available from: https://ward7.example/a"
    )
