"""The published JSON contract: its keys, their order, and its schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from primum import wire
from primum.model import Answer, Audience
from primum.reader import Part, Rendition, Wording

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "answer.schema.json"

TOP = (
    "schema _id question title state outcome decline_reason verdict disagreements not_found "
    "nearest intent audience safety disclaimer summary sections references dropped run rendition"
)
REFERENCE = (
    "number document kind title publisher authors year url doi pmid licence jurisdiction retracted written_from "
    "strength concerns superseded_by kind_read study"
)


def test_keys_stand_in_the_order_of_the_contract(article: Answer) -> None:
    value = wire.answer_json(article)
    claim = value["summary"][0]
    assert " ".join(value) == TOP
    assert " ".join(value["references"][0]) == REFERENCE
    assert " ".join(claim) == "id term text citations strength verdict secondary original"
    assert " ".join(claim["citations"][0]) == "reference document quote start end"
    assert " ".join(claim["verdict"]) == "support reason judge"
    assert " ".join(value["run"]) == "code config library_version models millis retractions"


def test_a_citation_points_at_its_reference_by_number(article: Answer) -> None:
    value = wire.answer_json(article)
    nested = value["sections"][0]["sections"][0]["claims"][0]["citations"][0]
    cited = {r["number"]: r["document"] for r in value["references"]}
    assert cited[nested["reference"]] == nested["document"] == "b"
    assert (nested["quote"], nested["end"] - nested["start"]) == ("drink water.", 12)


def test_values_are_plain_json_and_pass_the_published_schema(article: Answer) -> None:
    value = wire.answer_json(article)
    back = json.loads(json.dumps(value, ensure_ascii=False))
    assert back == value
    checked = wire.check(back)
    assert checked.model_dump(by_alias=True, mode="json") == back
    assert (value["schema"], value["references"][0]["year"], value["references"][1]["year"]) == (
        "primum.answer/1",
        2021,
        None,
    )
    assert value["references"][1]["written_from"][0]["title"] == "A real page"


def test_the_readers_words_stand_beside_the_answers_own(article: Answer) -> None:
    reading = Rendition(
        Audience.PATIENT,
        summary=(Wording("c1", "Rest helps.", "Rest"),),
        parts=(Part("treatment", "How is it treated?", lines=(Wording("c2", "Drink:", items=("water", "tea")),)),),
        explanations=(("cramp", "tight muscle"),),
        grade=3.14,
    )
    value = wire.answer_json(article, rendition=reading)
    wire.check(json.loads(json.dumps(value)))
    plain = wire.answer_json(article)
    assert plain["rendition"] is None
    assert {k: v for k, v in value.items() if k != "rendition"} == {k: v for k, v in plain.items() if k != "rendition"}
    assert value["rendition"]["grade"] == 3.1
    assert value["rendition"]["parts"][0]["lines"][0]["items"] == ["water", "tea"]


def test_a_rows_own_id_wins_over_the_answers(article: Answer) -> None:
    assert wire.answer_json(article)["_id"] == "ans"
    assert wire.answer_json(article, id="q17")["_id"] == "q17"


@pytest.mark.parametrize("damage", ["extra", "missing", "no citation", "unknown kind"])
def test_a_value_that_breaks_the_contract_is_refused(damage: str, article: Answer) -> None:
    value = wire.answer_json(article)
    if damage == "extra":
        value["confidence"] = 0.9
    elif damage == "missing":
        del value["disclaimer"]
    elif damage == "no citation":
        value["summary"][0]["citations"] = []
    else:
        value["references"][0]["kind"] = "blog"
    with pytest.raises(ValidationError):
        wire.check(value)


def test_the_schema_in_the_documentation_is_current() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == wire.schema(), (
        "run: primum schema > docs/answer.schema.json"
    )


def test_every_required_field_is_named_and_nothing_else_is_allowed(article: Answer) -> None:
    described = wire.schema()
    assert described["required"] == list(wire.answer_json(article))
    assert all(
        part["additionalProperties"] is False for part in described["$defs"].values() if part["type"] == "object"
    )
    assert "Claim" in described["$defs"]
    assert "Json" not in json.dumps(described)
