"""RIS and BibTeX, read back by parsers that are not ours."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import rispy
from cited_shelf import ARTICLE, REFERENCES
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from primum.bibliography import Item, bibtex, item, items, publication_item, ris
from primum.model import Kind, Source

ITEMS = [*items(REFERENCES), publication_item(ARTICLE)]
COMMANDS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
COMMANDS |= {"textasciitilde": "~", "textasciicircum": "^"}
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" {}\\%$#_&~^,"), min_size=1
)


def unescaped(latex: str) -> str:
    """What LaTeX would print of a field: commands of one character, then escapes, grouping braces gone."""
    parts = re.findall(r"\{\\([a-z]+)\}|\\([&%$#_])|([^{}])", latex, re.S)
    return "".join(COMMANDS[command] if command else escaped or plain for command, escaped, plain in parts)


def parsed(found: list[Item]) -> BibliographyData:
    return parse_string(bibtex(found), "bibtex")


def test_the_page_on_exports_has_every_type() -> None:
    page = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = [re.findall(r"`([\w-]+)`", row) for row in page.splitlines() if row.startswith("| ")]
    kinds = [
        Source(kind, pmid=pmid, url=url) for kind in Kind for pmid in ("", "1") for url in ("", "https://a.example/")
    ]
    for made in [item(source, id="x") for source in kinds]:
        ris_type = rispy.loads(ris([made]))[0]["type_of_reference"]
        (entry,) = parsed([made]).entries.values()
        assert [made["type"], ris_type, entry.type] in rows


def test_every_record_of_ris_is_read_back_with_its_type() -> None:
    types = [record["type_of_reference"] for record in rispy.loads(ris(ITEMS))]
    assert types == ["JOUR", "RPRT", "ELEC", "GEN", "RPRT", "UNPB", "ELEC"]


def test_ris_keeps_names_dates_and_identifiers() -> None:
    trial, guideline, page, *_ = rispy.loads(ris(ITEMS))
    assert trial["authors"] == [
        *("van der Berg, J.-P. A.", "Ōnishi-Sol, A., Jr", "REST-2 Study Group", "Иванов, И. И.", "王小明")
    ]
    assert trial["title"] == "Rest & water: do 50% of {all} cramps_ end?"
    assert trial["secondary_title"] == "Journal of Café Studies"
    assert (trial["year"], trial["date"]) == ("2021", "2021/08/25/")
    assert (trial["doi"], trial["accession_number"], trial["custom2"]) == ("10.1234/a_b<1>{x}", "123", "PMC77")
    assert "The source names more authors than these." in trial["notes"]
    assert (guideline["publisher"], guideline["date"], guideline["type_of_work"]) == (
        *("Ministry of Rest", "2022///"),
        "guideline",
    )
    assert page["date"] == "2024/06//"
    assert "authors" not in page


def test_ris_is_written_as_its_definition_has_it() -> None:
    lines = ris(ITEMS).split("\r\n")
    assert lines[0] == "TY  - JOUR"
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines if line)
    assert ris([]) == ""


def test_every_entry_of_bibtex_is_read_back_with_its_type() -> None:
    types = [entry.type for entry in parsed(ITEMS).entries.values()]
    assert types == ["article", "techreport", "misc", "misc", "techreport", "misc", "misc"]


def test_bibtex_keeps_people_groups_and_those_left_out() -> None:
    people = parsed(ITEMS).entries["vanderberg2021"].persons["author"]
    berg, onishi, group, ivanov, wang, others = people
    assert (berg.prelast_names, berg.last_names, berg.first_names) == (["van", "der"], ["Berg"], ["J.-P."])
    assert (onishi.last_names, onishi.lineage_names) == (["Ōnishi-Sol"], ["Jr"])
    assert str(group) == "{REST-2 Study Group}"
    assert ivanov.last_names == ["Иванов"]
    assert str(wang) == "{王小明}"
    assert str(others) == "others"


def test_bibtex_keeps_titles_dates_and_identifiers() -> None:
    fields = parsed(ITEMS).entries["vanderberg2021"].fields
    assert unescaped(fields["title"]) == "Rest & water: do 50% of {all} cramps_ end?"
    assert (fields["year"], fields["month"], fields["day"]) == ("2021", "August", "25")
    assert fields["doi"] == "10.1234/a_b<1>%7Bx%7D"
    assert (fields["pmid"], fields["journal"]) == ("123", "Journal of Café Studies")
    assert parsed(ITEMS).entries["leg2024"].fields["url"] == "https://rest.example/c;a?x=1&y=2%20z"


def test_keys_are_plain_and_each_once() -> None:
    same = Source(kind=Kind.TRIAL, title="Ä", authors=("Sol A",), published="2020")
    foreign = Source(title="休息", authors=("王小明",))
    keys = list(parsed([item(s, id="x") for s in (same, same, same, foreign)]).entries)
    assert keys == ["sol2020", "sol2020-2", "sol2020-3", "ref4"]
    assert all(set(key) <= set(string.ascii_letters + string.digits + "-") for key in keys)


@pytest.mark.parametrize("body", ["Rest and Calm Group", "Institute of Rest, Sleep, and Calm"])
def test_a_body_whose_name_has_commas_or_and_stays_one_author(body: str) -> None:
    entry = next(iter(parsed([item(Source(authors=(body,)), id="x")]).entries.values()))
    assert [str(person) for person in entry.persons["author"]] == [f"{{{body}}}"]


@settings(max_examples=200)
@given(title=TEXT, publisher=TEXT, author=TEXT, url=TEXT)
def test_no_text_breaks_either_format(title: str, publisher: str, author: str, url: str) -> None:
    source = Source(Kind.TRIAL, title, publisher, authors=(author, "Sol A"), url=f"https://a.example/{url}")
    found = [item(source, id="x"), item(Source(title="After"), id="y")]
    first, after = rispy.loads(ris(found))
    assert first.get("title", "") == found[0]["title"]
    assert after["title"] == "After"
    entry, after = parsed(found).entries.values()
    assert unescaped(entry.fields["title"]) == found[0]["title"]
    assert unescaped(after.fields["title"]) == "After"
    assert str(entry.persons["author"][-1]) == "Sol, A."
