"""How much weight a source can bear: tier by question, strength by kind, and named concerns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from primum.answer.evidence.appraise import OLD, appraise, tier
from primum.model import Evidence, Kind, Source, Strength

YEAR = 2026
GUIDELINE = Source(kind=Kind.GUIDELINE, title="Guide", publisher="A Society", published="2024", jurisdiction="GB")


def weigh(source: Source, *, region: str = "", intent: str = "treatment") -> Evidence:
    return appraise("d", source, intent=intent, year=YEAR, region=region)


@pytest.mark.parametrize("intent", ["treatment", "definition", "causes"])
def test_guidelines_come_first(intent: str) -> None:
    order = sorted(Kind, key=lambda kind: tier(kind, intent))
    assert order[:3] == [Kind.GUIDELINE, Kind.SYSTEMATIC_REVIEW, Kind.TRIAL]
    assert order[-2:] == [Kind.PREPRINT, Kind.OTHER]
    assert sorted(tier(kind, intent) for kind in Kind) == list(range(len(Kind)))


@pytest.mark.parametrize(
    "intent", ["dose", "interactions", "adverse_effects", "contraindications", "pregnancy", "overdose"]
)
def test_labels_come_first_for_questions_on_a_drug(intent: str) -> None:
    assert tier(Kind.LABEL, intent) == 0
    assert tier(Kind.GUIDELINE, intent) == 1


@pytest.mark.parametrize(
    ("kind", "strength"),
    [
        (Kind.GUIDELINE, Strength.HIGH),
        (Kind.SYSTEMATIC_REVIEW, Strength.HIGH),
        (Kind.LABEL, Strength.HIGH),
        (Kind.TRIAL, Strength.MODERATE),
        (Kind.REFERENCE, Strength.MODERATE),
        (Kind.OBSERVATIONAL, Strength.LOW),
        (Kind.SUMMARY, Strength.LOW),
        (Kind.CASE_REPORT, Strength.VERY_LOW),
        (Kind.PREPRINT, Strength.VERY_LOW),
        (Kind.OTHER, Strength.VERY_LOW),
    ],
)
def test_strength_starts_from_the_kind(kind: Kind, strength: Strength) -> None:
    assert weigh(Source(kind=kind, publisher="A Society", published="2025")).strength is strength


def test_a_recent_guideline_of_ones_own_region_gives_no_concern() -> None:
    assert weigh(GUIDELINE, region="GB").concerns == ()


CONCERNS = [
    (replace(GUIDELINE, published="2010"), Strength.MODERATE, "old: published 2010"),
    (replace(GUIDELINE, published=""), Strength.HIGH, "no date given"),
    (replace(GUIDELINE, publisher=""), Strength.MODERATE, "issuing body not named"),
    (replace(GUIDELINE, superseded_by="g2"), Strength.MODERATE, "superseded by g2"),
    (replace(GUIDELINE, jurisdiction="US"), Strength.HIGH, "made for another region (US)"),
    (Source(kind=Kind.TRIAL, published="2025", populations=("animal",)), Strength.LOW, "animal study"),
    (Source(kind=Kind.SUMMARY, published="2025"), Strength.LOW, "a summary, not a primary source"),
    (Source(kind=Kind.PREPRINT, published="2025"), Strength.VERY_LOW, "preprint: not peer reviewed"),
    (Source(kind=Kind.CASE_REPORT, published="2025"), Strength.VERY_LOW, "single cases"),
    (Source(kind=Kind.OTHER, published="2025"), Strength.VERY_LOW, "type of source not stated"),
]


@pytest.mark.parametrize(("source", "strength", "concern"), CONCERNS, ids=[row[2] for row in CONCERNS])
def test_each_concern_is_named_and_weighs(source: Source, strength: Strength, concern: str) -> None:
    found = weigh(source, region="GB")
    assert found.concerns == (concern,)
    assert found.strength is strength


def test_concerns_add_up_and_strength_has_a_floor() -> None:
    found = weigh(replace(GUIDELINE, published="1990", superseded_by="g2", populations=("animal",)))
    assert found.strength is Strength.VERY_LOW
    assert len(found.concerns) == 3
    assert weigh(Source(published="1990")).strength is Strength.VERY_LOW


def test_the_last_year_that_is_not_old() -> None:
    assert not weigh(replace(GUIDELINE, published=str(YEAR - OLD))).concerns
    assert weigh(replace(GUIDELINE, published=str(YEAR - OLD - 1))).concerns


def test_what_was_done_in_people_and_animals_is_no_animal_study() -> None:
    assert not weigh(replace(GUIDELINE, populations=("adult", "animal"))).concerns


@pytest.mark.parametrize("jurisdiction", ["", "INT", "GB"])
def test_international_and_unknown_regions_are_no_concern(jurisdiction: str) -> None:
    assert not weigh(replace(GUIDELINE, jurisdiction=jurisdiction), region="GB").concerns


def test_retraction_is_the_only_thing_said_of_a_retracted_source() -> None:
    found = weigh(replace(GUIDELINE, retracted=True, published="1990"))
    assert found.strength is Strength.VERY_LOW
    assert found.concerns == ("retracted: supports nothing",)


def test_a_kind_that_was_read_from_the_text_is_named_and_weighs_less_where_nobody_published_it() -> None:
    known = weigh(Source(kind=Kind.TRIAL, published="2024", publisher="Journal", kind_read=True))
    assert (known.strength, known.concerns) == (Strength.MODERATE, ("kind read from its text",))
    nobodys = weigh(Source(kind=Kind.TRIAL, published="2024", kind_read=True))
    assert (nobodys.strength, nobodys.concerns) == (Strength.LOW, ("kind read from its text; publisher not stated",))
