"""The scorecard's page: what `primum bench scorecard` measured, as its file states it, on the site or by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response

from primum.config import Config
from primum.web.assets import FOLDER, read_assets
from primum.web.pages import Pages
from primum.web.reading import plots
from primum.web.reading.showing import OPEN, show
from primum.web.sending import templates


def add_scorecard(router: APIRouter, pages: Pages) -> None:
    """The address of the scorecard."""

    @router.get("/scorecard")
    def scorecard(request: Request) -> Response:
        card = read_card(pages.app.config.scorecard)
        return show(pages, request, "scorecard.html", headers=OPEN, **facts(card))


def read_card(place: str) -> dict[str, Any]:
    """The card in a file that `primum bench scorecard` wrote; empty where there is none, or one of another form."""
    try:
        found = json.loads(Path(place).read_text(encoding="utf-8"))
        facts(found)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return {}
    return dict(found)


def scorecard_page(card: Mapping[str, Any], config: Config) -> str:
    """The page by itself: everything it needs stands in it."""
    style = (FOLDER / "primum.css").read_text(encoding="utf-8")
    style = style[style.index(":root") :]  # The font is a file of the site; by itself the page uses the reader's own.
    return templates(read_assets(), config).get_template("scorecard_alone.html").render(style=style, **facts(card))


def facts(card: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the page. KeyError, TypeError or the like where it is no card."""
    if not card:
        return {"card": None}
    drawn = card["plots"]
    line, dots = plots.calibration(drawn["calibration"])
    barred = [m for m in card["measures"] if m["met"] is not None]
    return {
        "card": {key: card[key] for key in ("made", "software", "settings", "command", "machine", "elsewhere")},
        "benches": [dict(run) for run in card["benches"]],
        "measures": [stated(m) for m in card["measures"]],
        "lacking": [run["bench"] for run in card["benches"] if run["state"] != "measured"],
        "held": sum(bool(m["met"]) for m in barred),
        "barred": len(barred),
        "short": [stated(m) for m in barred if not m["met"]],
        "failures": [dict(table) for table in card["failures"]],
        "calibration": line,
        "dots": dots,
        "left": plots.calibration(drawn.get("abstained", []))[0],
        "rings": plots.calibration(drawn.get("abstained", []))[1],
        "curves": plots.curves(drawn["risk_coverage"]),
        "declining": plots.curves(drawn.get("declining", {})),
        "confusions": [(c["title"], c["columns"], plots.squares(c["rows"])) for c in drawn["confusion"]],
        "ticks": plots.ticks(),
        "plot": plots,
    }


def stated(row: Mapping[str, Any]) -> dict[str, Any]:
    """A measure with its figure, interval, bar and standing in words."""
    unit, size, ends, bar = row["unit"], row["size"], row["interval"], row["bar"]
    value = f"{row['value']:,} of {size:,}" if unit == "count" else _number(row["value"], unit)
    value, ends = (value, ends) if size else ("none yet", None)
    return {
        **row,
        "value": value,
        "size": f"{size:,}",
        "interval": f"{_number(ends[0], 'share')} to {_number(ends[1], 'share')}" if ends else "",
        "bar": f"{bar['sense']} {_number(bar['value'], unit)}" if bar else "",
        "met": "" if row["met"] is None else "met" if row["met"] else "not met",
        "date": str(row["date"])[:10],
    }


def _number(value: float, unit: str) -> str:
    """A share in per cent, a count whole, a time in milliseconds, a score with three decimals."""
    if unit == "share":
        return f"{100 * value:.1f} %".replace(".0 %", " %")
    if unit == "ms":
        return f"{value:,.0f} ms"
    return f"{value:,.0f}" if unit == "count" else f"{value:.3f}"
