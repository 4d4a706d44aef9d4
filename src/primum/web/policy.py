"""What the editorial policy page states: read from the running software and its library, nothing by hand."""

from __future__ import annotations

from typing import Any

from primum.app import App
from primum.model import State, Strength
from primum.ports import Holdings
from primum.rendition import banner
from primum.web.kept import HOURS, MOST
from primum.web.labels import GRADING, STRENGTHS, kind_label


def kinds_held(holdings: Holdings) -> list[tuple[str, str, int]]:
    """Rows (name, strength that it starts from, documents held) of every kind, the one that comes first on top."""
    return [(kind_label(kind), STRENGTHS[start], holdings.kinds.get(kind, 0)) for kind, start in GRADING.items()]


def facts(app: App) -> dict[str, Any]:
    """The values of the page."""
    holdings = app.holdings()
    return {
        "config": app.config,
        "demonstration": app.demonstration,
        "holdings": holdings,
        "hours": HOURS,
        "kinds": kinds_held(holdings),
        "most": MOST,
        "states": [(state.value.replace("_", " ").capitalize(), banner(state)) for state in State],
        "strengths": [STRENGTHS[strength] for strength in Strength],
    }
