"""The API's checks: what the commands `verify`, `triage` and `redact` tell of rows, of one text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from visiting import hall, site_of

PASSAGE = "Adults take 10 mg of velnarone twice daily. Velnarone is not used in children."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(site_of(hall(tmp_path_factory.mktemp("checks"))))


def test_a_claim_is_judged_on_all_passages_and_on_each(client: TestClient) -> None:
    pair = {"claim": "Velnarone is not used in children.", "evidence": ["Rest is advised.", PASSAGE]}
    response = client.post("/api/v1/verify", json=pair)
    assert response.headers["cache-control"] == "no-store"
    found = response.json()
    assert list(found) == ["support", "scores", "reason", "note", "each"]
    assert found["note"] == ""
    assert found["support"] == "supported"
    assert found["scores"].keys() == {"supported", "partly", "contradicted", "unsupported"}
    assert abs(sum(found["scores"].values()) - 1) < 0.001
    assert [each["support"] for each in found["each"]] == ["unsupported", "supported"]
    pair["claim"] = "Adults take 100 mg of velnarone twice daily."
    assert client.post("/api/v1/verify", json=pair).json()["support"] == "contradicted"


def test_an_emergency_is_told_with_its_reasons(client: TestClient) -> None:
    found = client.post("/api/v1/triage", json={"text": "my father suddenly can't speak"}).json()
    assert found["level"] == "emergency"
    assert found["reasons"]
    assert client.post("/api/v1/triage", json={"text": "What is gout?"}).json() == {"level": "none", "reasons": []}


def test_identifiers_are_masked_and_their_places_told(client: TestClient) -> None:
    text = "Call Ann Lee on 020 7946 0018."
    found = client.post("/api/v1/redact", json={"text": text}).json()
    assert "7946" not in found["text"]
    phone = next(span for span in found["spans"] if span["kind"] == "phone")
    assert text[phone["start"] : phone["end"]] == "020 7946 0018"


@pytest.mark.parametrize(
    ("address", "body", "said"),
    [
        ("verify", {"claim": " ", "evidence": ["x"]}, "the claim is empty"),
        ("verify", {"claim": "canary", "evidence": []}, "body.evidence must have 1 or more"),
        ("verify", {"claim": "canary", "evidence": ["x"] * 21}, "body.evidence must have 20 or fewer"),
        ("verify", {"claim": "canary", "evidence": ["x" * 6000] * 2}, "has 12,000 characters; at most 10,000"),
        ("verify", {"claim": "canary", "evidence": "canary"}, "body.evidence must be a list"),
        ("triage", {"text": "canary" * 2000}, "body.text must have 10,000 characters or fewer"),
        ("redact", {"text": "canary", "canary": 1}, "body holds a field that is not known here; it may have: text"),
    ],
)
def test_what_cannot_be_checked_is_named_but_not_repeated(
    client: TestClient, address: str, body: dict[str, Any], said: str
) -> None:
    response = client.post(f"/api/v1/{address}", json=body)
    assert response.status_code == 422
    assert said in response.json()["detail"]
    assert "canary" not in response.text


@pytest.mark.parametrize("address", ["verify", "triage", "redact"])
def test_where_only_people_with_an_account_may_ask_nobody_else_checks(tmp_path: Path, address: str) -> None:
    closed = TestClient(site_of(hall(tmp_path, asking="signed_in")))
    body = {"claim": "x", "evidence": ["x"]} if address == "verify" else {"text": "x"}
    response = closed.post(f"/api/v1/{address}", json=body)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


def test_what_nobody_in_particular_sends_goes_to_no_model_elsewhere(tmp_path: Path) -> None:
    there = TestClient(site_of(hall(tmp_path, judge="http://127.0.0.1:9/v1", judge_model="any")))
    response = there.post("/api/v1/verify", json={"claim": "x", "evidence": ["x"]})
    assert response.status_code == 401
    assert there.post("/api/v1/triage", json={"text": "x"}).status_code == 200
