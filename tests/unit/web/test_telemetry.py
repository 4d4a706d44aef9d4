"""Figures and log lines for the operator: what they count, and that they hold nothing that was typed."""

from __future__ import annotations

import json

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from primum.web.telemetry import Telemetry, Watch


def site(telemetry: Telemetry) -> TestClient:
    pages, api = FastAPI(), FastAPI()

    @pages.get("/answers/{id}")
    def answer(id: str) -> str:
        return id

    @api.get("/documents/{id}")
    def document(id: str) -> str:
        return id

    pages.mount("/api/v1", api)
    pages.add_middleware(Watch, telemetry=telemetry)
    return TestClient(pages)


def test_requests_are_counted_by_the_pattern_of_their_address() -> None:
    telemetry = Telemetry()
    client = site(telemetry)
    for path in ("/answers/secret", "/answers/other", "/api/v1/documents/secret", "/secret"):
        client.get(path)
    figures = bytes(telemetry.page().body).decode()
    assert 'primum_requests_total{method="GET",route="/answers/{id}",status="200"} 2.0' in figures
    assert 'route="/api/v1/documents/{id}",status="200"} 1.0' in figures
    assert 'route="none",status="404"} 1.0' in figures
    assert "secret" not in figures


def test_log_lines_are_json_without_what_was_typed(capsys: pytest.CaptureFixture[str]) -> None:
    client = site(Telemetry(requests=True))
    shown = client.get("/answers/secret?question=mine").headers["x-request-id"]
    logged = json.loads(capsys.readouterr().err)
    assert logged["id"] == shown
    assert (logged["route"], logged["status"], logged["method"]) == ("/answers/{id}", 200, "GET")
    assert "secret" not in json.dumps(logged)
    assert "mine" not in json.dumps(logged)


def test_faults_alone_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    site(Telemetry()).get("/answers/1")
    assert capsys.readouterr().err == ""


def test_answers_and_gauges() -> None:
    telemetry = Telemetry()
    telemetry.answered("declined")
    telemetry.show("articles_under_review", "Articles under review", 3)
    telemetry.show("articles_under_review", "Articles under review", 2)
    figures = bytes(telemetry.page().body).decode()
    assert 'primum_answers_total{outcome="declined"} 1.0' in figures
    assert "primum_articles_under_review 2.0" in figures
