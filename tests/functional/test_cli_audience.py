"""The same article by the command line for every reader: other words, the same claims and citations."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from command_line import Run

from primum import wire


def asked(filled: Run, audience: str) -> dict[str, Any]:
    done = filled("ask", "What causes muscle cramps?", "--audience", audience, "--json")
    assert done.code == 0, done.err
    value: dict[str, Any] = json.loads(done.out)
    wire.check(value)
    return value


def claims(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Every claim of the summary, the sections and theirs."""
    inner = [c for s in value["sections"] for c in claims({"summary": s["claims"], "sections": s["sections"]})]
    return [*value["summary"], *inner]


def worded(rendition: dict[str, Any]) -> list[str]:
    """The claims' ids, in the order in which a rendition words them."""
    inner = [c for p in rendition["parts"] for c in worded({"summary": p["lines"], "parts": p["parts"]})]
    return [*(w["claim"] for w in rendition["summary"]), *inner]


@pytest.mark.parametrize("audience", ["patient", "student", "nurse"])
def test_the_readers_words_stand_beside_the_same_claims(filled: Run, audience: str) -> None:
    value, plain = asked(filled, audience), asked(filled, "physician")
    assert plain["rendition"] is None
    assert value["rendition"]["audience"] == audience
    assert sorted(worded(value["rendition"])) == sorted(c["id"] for c in claims(value))
    texts = [(c["text"], [k["quote"] for k in c["citations"]]) for c in claims(value)]
    assert texts == [(c["text"], [k["quote"] for k in c["citations"]]) for c in claims(plain)]


def test_a_patient_reads_plain_headings_and_every_citation(filled: Run) -> None:
    patient = filled("ask", "What causes muscle cramps?", "--audience", "patient", "--markdown").out
    physician = filled("ask", "What causes muscle cramps?", "--markdown").out
    assert "## How is it treated?" in patient
    assert "## Management" in physician
    assert "## How is it treated?" not in physician

    def marks(text: str) -> list[str]:
        return sorted(re.findall(r"\[\d+\]", text.split("## References", maxsplit=1)[0]))

    assert marks(patient) == marks(physician)
