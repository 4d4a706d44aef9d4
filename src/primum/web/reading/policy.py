"""What the editorial policy page states: read from the running software, its settings, library and measured figures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response

from primum.app import App
from primum.app.desk import MOVES, PROVES, PROVES_NOT, words
from primum.model import State, Strength
from primum.ports import Holdings
from primum.rendition import banner
from primum.web.labels import GRADING, STRENGTHS, kind_label, standing
from primum.web.pages import Pages
from primum.web.reading.edition import site_name
from primum.web.reading.scorecard import read_card, stated
from primum.web.reading.showing import OPEN, show


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that was measured: by which bench, what, how much, on which machine."""

    bench: str
    name: str
    value: str
    machine: str


GUARANTEES: dict[State, str] = {
    State.DRAFT: "Software wrote it, and a separate check compared each sentence with its passages. Nobody read it.",
    State.SUBMITTED: "An author or editor chose it for review. It guarantees no more than a draft.",
    State.UNDER_REVIEW: "Reviewers are at it, each without seeing what the others say. Nothing is signed yet.",
    State.CHANGES_REQUESTED: "Reviewers found something to change; it is with its author.",
    State.APPROVED: "{needed}, none of whom wrote any of it or declared a conflict, approved exactly this text, "
    "sentence by sentence. No sentence in it is unchecked, unsupported or contradicted, unless each of them overruled "
    "the check and gave a reason.",
    State.WITHDRAWN: "It is not to be relied on. The reason and every earlier version stay readable.",
}
"""What each state guarantees; the policies of the desk enforce it."""


def add_policy(router: APIRouter, pages: Pages) -> None:
    """The address of the policy."""

    @router.get("/editorial-policy")
    def editorial_policy(request: Request) -> Response:
        return show(
            pages, request, "policy.html", headers=OPEN,
            **facts(pages.app),
        )  # fmt: skip


def kinds_held(holdings: Holdings) -> list[tuple[str, str, int]]:
    """Rows (name, strength that it starts from, documents held) of every kind, the one that comes first on top."""
    return [(kind_label(kind), STRENGTHS[start], holdings.kinds.get(kind, 0)) for kind, start in GRADING.items()]


def facts(app: App) -> dict[str, Any]:
    """The values of the page."""
    holdings = app.holdings()
    needed = app.config.reviewers_needed
    many = "One reviewer" if needed == 1 else f"{needed} reviewers"
    return {
        "config": app.config,
        "figures": measured(app.config.scorecard),
        "holdings": holdings,
        "keys": app.desk.keyring.public(),
        "key_now": app.desk.keyring.current(),
        "kinds": kinds_held(holdings),
        "many": many,
        "moves": [(standing(m.start).name, standing(m.end).name, words(m.action), m.when) for m in MOVES],
        "proves": PROVES,
        "proves_not": PROVES_NOT,
        "site": site_name(app.config),
        "states": [(standing(state).name, banner(state), GUARANTEES[state].format(needed=many)) for state in State],
        "strengths": [STRENGTHS[strength] for strength in Strength],
    }


def measured(place: str) -> list[Figure]:
    """The figures in a file that `primum bench NAME --out FILE` wrote, or in a list of such; of a scorecard its
    measures. None where there is no file, or one that is of another form."""
    if card := read_card(place):
        rows = [(row, stated(row)) for row in card["measures"]]
        return [
            Figure(row["bench"], f"{row['what']} ({row['set']})", now["value"], row["machine"]) for row, now in rows
        ]
    try:
        found = json.loads(Path(place).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    rows = found if isinstance(found, list) else found.get("results", [found]) if isinstance(found, dict) else []
    return [
        Figure(str(row.get("name", "")), str(name), _shown(value), str(row.get("machine", "")))
        for row in rows
        if isinstance(row, dict) and isinstance(row.get("figures"), dict)
        for name, value in row["figures"].items()
        if isinstance(value, str | int | float)
    ]


def _shown(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else value
