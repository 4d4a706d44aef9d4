"""Dates, publishers, supplied facts and claims to ids."""

from __future__ import annotations

import datetime

import pytest

from primum.ingest.claims import Claims
from primum.ingest.dates import iso_date
from primum.ingest.licences import kept_out
from primum.ingest.origin import Origin, Supply
from primum.ingest.plain import unwrapped
from primum.ingest.publishers import jurisdiction_of
from primum.model import Document, Kind, Source


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2021", "2021"), (2021, "2021"), ("2021-04", "2021-04"), ("2021-04-27", "2021-04-27"),
        ("2021/4/7", "2021-04-07"),
        ("20210427", "2021-04-27"), ("2021-04-27T10:00:00Z", "2021-04-27"), ("April 27, 2021", "2021-04-27"),
        ("27 April 2021", "2021-04-27"), ("27th of April 2021", "2021-04-27"), ("Apr 2021", "2021-04"),
        ("2021 Apr", "2021-04"),
        ("2021 Apr 7", "2021-04-07"), ("Tuesday, April 27, 2021", "2021-04-27"),
        (datetime.date(2021, 4, 27), "2021-04-27"),
        ("2021-13-01", "2021"), ("2021-02-30", "2021-02"), ("Spring 2019", "2019"), ("2019-2021", "2021"),
        ("", ""), (None, ""), ("soon", ""), (True, ""), ("12345", ""),
    ],
)  # fmt: skip
def test_dates_become_iso_and_are_never_guessed(said: object, iso: str) -> None:
    assert iso_date(said) == iso


@pytest.mark.parametrize(
    ("publisher", "code"),
    [
        ("World Health Organization", "INT"), ("WHO Regional Office", "INT"),
        ("US Preventive Services Task Force", "US"),
        ("Federal Ministry of Health, Nigeria", "NG"), ("MedlinePlus, US National Library of Medicine", "US"),
        ("NICE", "GB"), ("A nice clinic", ""), ("Who knows", ""), ("St Elsewhere", ""), ("", ""),
    ],
)  # fmt: skip
def test_well_known_publishers_have_a_country_and_others_none(publisher: str, code: str) -> None:
    assert jurisdiction_of(publisher) == code


@pytest.mark.parametrize(
    ("licence", "rule", "refused"),
    [
        ("CC BY-NC-SA 3.0 IGO", "nc", True),
        ("CC BY-NC-SA 3.0 IGO", "CC BY-NC", True),
        ("Creative Commons Attribution-NonCommercial 4.0", "CC BY-NC", True),
        ("CC BY-SA 4.0", "CC BY-NC", False),
        ("CC BY 4.0", "none", False),
        ("", "none", True),
        ("", "NC", False),
        ("All rights reserved.", "all rights reserved", True),
        ("Licence of the NCBI", "NC", False),
    ],
)
def test_a_licence_is_known_by_its_words_and_by_its_terms(licence: str, rule: str, refused: bool) -> None:
    assert kept_out(licence, ["MIT", rule]) == (rule if refused else "")


def test_supply_fills_only_what_is_lacking() -> None:
    source = Source(kind=Kind.TRIAL, publisher="Mine")
    filled = Supply(kind=Kind.GUIDELINE, publisher="Theirs", licence="CC0").fill(source)
    assert (filled.kind, filled.publisher, filled.licence) == (Kind.TRIAL, "Mine", "CC0")
    assert Supply(kind=Kind.GUIDELINE).fill(Source()).kind is Kind.GUIDELINE
    assert Supply().fill(source) == source


def test_an_origin_knows_its_name_in_folders_and_archives() -> None:
    origin = Origin("data/all.zip!5_NIDDK_QA/0000001.xml.gz")
    assert (origin.name, origin.stem, origin.folder) == ("0000001.xml", "0000001", "5_NIDDK_QA")
    assert Origin("notes.md").folder == ""


def claimed(claims: Claims, id: str, text: str, path: str, *, updates: bool = False) -> str:
    return claims.conflict(Document(id, Source(), text), path, updates=updates)


def test_an_id_belongs_to_who_came_first() -> None:
    claims = Claims()
    assert claimed(claims, "a", "one", "a.jsonl") == ""
    assert claimed(claims, "a", "one", "b.jsonl") == ""
    assert claimed(claims, "a", "two", "c.jsonl") == "a.jsonl"
    assert claimed(claims, "a", "two", "a.jsonl") == "a.jsonl"


def test_citations_update_each_other_but_no_other_documents() -> None:
    claims = Claims()
    assert claimed(claims, "pmid:7", "one", "m1.xml", updates=True) == ""
    assert claimed(claims, "pmid:7", "two", "m2.xml", updates=True) == ""
    assert claimed(claims, "pmid:7", "three", "x.jsonl") == "m2.xml"
    assert claimed(claims, "pmid:8", "three", "x.jsonl") == ""
    assert claimed(claims, "pmid:8", "four", "m3.xml", updates=True) == "x.jsonl"
    assert claimed(claims, "pmid:x", "five", "x.jsonl") == ""


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    text = (
        "Gout\n\nGout is a painful inflammation of one joint, most often that of\n"
        "the big toe, and it comes in the night. It is treated with one of these\n"
        "medicines, which must be begun within the first day of pain or so:\n- colchicine\n- naproxen\n"
    )
    assert unwrapped(text).split("\n")[2].endswith("within the first day of pain or so:")
    assert unwrapped(text).split("\n")[3] == "- colchicine"


def test_lines_of_many_lengths_stay_as_they_are() -> None:
    text = (
        "A short line\n" + "A line of prose that is much longer than any page is wide. " * 4 + "\nAnother short line\n"
    )
    assert unwrapped(text) == text
