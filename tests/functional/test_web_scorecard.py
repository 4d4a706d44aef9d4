"""The scorecard's page: on the site, by itself, and what it says where nothing was measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from small_board import small_board
from starlette.testclient import TestClient
from visits import read, text, under

from primum import web
from primum.bench import scorecard
from primum.bench.ground import Ground
from primum.bench.result import Result, Table
from primum.config import Config

LABELS = ("supported", "unchecked")


def judge(_: Ground) -> Result:
    """Tables and figures as the judge's bench gives them, of two sets alike."""
    sets = ("healthver", "scifact", "expertqa", "scifact_sentences", "attributionbench", "covidfact", "nli4ct")
    figures: dict[str, str | int | float] = {}
    for name in sets:
        figures |= {f"{name}_precision": 0.9, f"{name}_recall": 0.1, f"{name}_macro_f1": 0.5, f"{name}_ece": 0.05}
    sure = (("0", 60, 0.05, 0.1), ("9", 40, 0.95, 0.9))
    risks = tuple((name, share, share / 4) for name in sets for share in (0.5, 1.0))
    return Result(
        "judge",
        (
            Table(("set", "pairs", "said supported"), tuple((name, 100, 10) for name in sets)),
            Table(("p", "pairs", "mean", "were"), sure, "Calibration, all sets"),
            Table(("set", "label", *LABELS), tuple((name, "supports", 9, 81) for name in sets), "Confusion"),
            Table(("set", "coverage", "risk"), risks, "Risk and coverage"),
            Table(("set", "claim"), (("healthver", "Rest <b>heals</b>"),), "Wrongly supported (five a set)"),
        ),
        figures,
    )  # fmt: skip


def absent(ground: Ground) -> Result:
    ground.path("safety/nothing.jsonl")
    raise AssertionError


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    ground = Ground(tmp_path_factory.mktemp("data"), Config())
    return scorecard.measure(ground, {"judge": judge, "triage": absent}).json()


@pytest.fixture
def client(card: dict[str, Any], tmp_path: Path) -> TestClient:
    place = tmp_path / "card.json"
    place.write_text(json.dumps(card), encoding="utf-8")
    return under(small_board(tmp_path), scorecard=str(place))


def test_each_figure_stands_with_its_set_number_interval_bar_and_command(client: TestClient) -> None:
    page = read(client, "/scorecard")
    rows = [[cell.text_content() for cell in row] for row in page.cssselect("#figures tbody tr")]
    assert rows[0][:6] == [
        "precision of supported", "HealthVer, dev", "10", "90 %", "59.6 % to 98.2 %", "at least 85 %: met",
    ]  # fmt: skip
    assert rows[1][2:6] == ["90", "10 %", "5.4 % to 17.9 %", "at least 15 %: not met"]
    assert rows[0][7].startswith("primum bench judge --data DIR, 20")
    assert "3 of 6 bars met" in text(page, ".lead")
    assert len(page.cssselect("#short li")) == 3


def test_what_did_not_run_says_why(client: TestClient) -> None:
    assert "skipped: the development data has no safety/nothing.jsonl" in text(read(client, "/scorecard"), "#benches")


def test_each_plot_is_named_and_has_its_numbers_in_a_table(client: TestClient) -> None:
    page = read(client, "/scorecard")
    for part in ("#calibration", "#risk"):
        (plot,) = page.cssselect(f"{part} svg[role=img]")
        named = [page.get_element_by_id(id).text_content() for id in plot.get("aria-labelledby").split()]
        assert all(named)
        assert plot.cssselect("polyline")[0].get("points")
        assert page.cssselect(f"{part} details tbody tr")
    assert len(page.cssselect("#risk polyline")) == len(page.cssselect("#risk .legend li")) == 7
    assert page.cssselect("#confusion tbody td")[0].text_content() == "9"


def test_failures_are_listed_as_text(client: TestClient) -> None:
    page = read(client, "/scorecard")
    assert "Rest <b>heals</b>" in text(page, "#failures")
    assert not page.cssselect("#failures b")


def test_the_page_needs_no_script_and_no_style_of_its_own(client: TestClient) -> None:
    page = read(client, "/scorecard")
    assert not page.cssselect("main script, style, [style]")


@pytest.mark.parametrize("held", ["", "{not json", "[]", '{"measures": 3}', '{"plots": {}, "measures": [{}]}'])
def test_without_a_card_no_figure_is_claimed_and_the_page_says_how_to_measure(tmp_path: Path, held: str) -> None:
    place = tmp_path / "card.json"
    if held:
        place.write_text(held, encoding="utf-8")
    page = read(under(small_board(tmp_path), scorecard=str(place)), "/scorecard")
    assert "Nothing has been measured on this server" in text(page, ".lead")
    assert "primum bench scorecard --data DIR" in text(page, ".scorecard")
    assert not page.cssselect("table")


def test_the_policy_shows_its_measures_and_leads_to_it(client: TestClient) -> None:
    page = read(client, "/editorial-policy")
    first = [cell.text_content() for cell in page.cssselect("#accuracy tbody tr")[0]]
    assert first == ["precision of supported (HealthVer, dev)", "90 %", "judge"]
    assert page.cssselect('#accuracy a[href="/scorecard"]')


def test_the_page_by_itself_loads_nothing(card: dict[str, Any]) -> None:
    page = html.fromstring(web.scorecard_page(card, Config()))
    assert not page.cssselect("script, link, img, iframe")
    assert "url(" not in page.cssselect("style")[0].text_content()
    assert page.cssselect("#figures tbody tr")
    assert {a.get("href") for a in page.cssselect("a")} == set()
