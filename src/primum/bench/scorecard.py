"""The scorecard: every bench that measures trust, one after the other, and their figures in one file.

A bench whose data or parts are absent is named as skipped, one that breaks as failed; the others run all the same.
What one found is kept by the version of the code, the settings, the data and the library: a scorecard that was broken
off goes on where it was, and one can be made bench by bench.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import primum
from primum.app.identity import code_name
from primum.bench import (
    appraising,
    asking,
    cited,
    declining,
    ideal,
    injection,
    judging,
    judging_edits,
    knowing,
    plain,
    quotes,
    redaction,
    repeat,
    retrieval,
    sheet,
    studies,
    triage,
)
from primum.bench import verdicts as yes_no
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table, machine, packed, unpacked
from primum.bench.scorecard_measures import MEASURES
from primum.board import instant
from primum.errors import NotFound, Unavailable

Part = Callable[[Ground], Result]
PARTS: dict[str, Part] = {
    "judge": judging.measure,
    "edits": judging_edits.measure,
    "quotes": quotes.measure,
    "sheet": sheet.measure,
    "repeat": repeat.measure,
    "decline": declining.measure,
    "retrieval": retrieval.measure,
    "knowing": knowing.measure,
    "verdict": yes_no.measure,
    "ideal": ideal.measure,
    "cited": cited.measure,
    "studies": studies.measure,
    "appraisal": appraising.measure,
    "triage": triage.measure,
    "redact": redaction.measure,
    "injection": injection.measure,
    "plain": plain.measure,
    "ask": asking.measure,
}
"""The benches that it runs, by name, in the order of its page."""
FAILURES = ("Wrong", "Failures", "Missed", "Changed", "Otherwise than wished", "Yes for no")
"""How the titles of tables begin that list what a bench found wrong."""
ELSEWHERE = ("emergencies told in plain speech, and general questions without an alarm: tests/spec",)
"""What is not on it, and where it is."""


@dataclass(frozen=True, slots=True)
class Scorecard(Result):
    """The whole of it. `card` is what the file holds, JSON-ready."""

    card: dict[str, Any] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """What the file holds."""
        return self.card


def measure(ground: Ground, parts: Mapping[str, Part] = PARTS) -> Scorecard:
    """Run the parts, or those that the ground names, and put their figures side by side. Parts that this version of the
    code has run already, with these settings and this library, are not run again unless they are named."""
    unknown = sorted(set(ground.only) - set(parts))
    if unknown:
        raise NotFound(f"the scorecard has no {', '.join(unknown)}; it has {', '.join(parts)}")
    runs: list[dict[str, Any]] = []
    results: list[Result] = []
    measures: list[dict[str, Any]] = []
    for name, part in parts.items():
        run, result, read = _run(ground, name, part)
        runs.append(run)
        measures += read
        results += [result] if result else []
    card = {
        "name": "scorecard",
        "made": instant(),
        "software": primum.__version__,
        "settings": ground.config.digest(),
        "command": "primum bench scorecard --data DIR" + (f" --only {','.join(ground.only)}" if ground.only else ""),
        "machine": machine(),
        "benches": runs,
        "measures": measures,
        "failures": [row for result in results for row in _failures(result)],
        "plots": plots(results),
        "elsewhere": list(ELSEWHERE),
        "results": [result.json() for result in results],
    }
    return Scorecard("scorecard", _tables(runs, measures), {}, (), card)


def _run(ground: Ground, name: str, part: Part) -> tuple[dict[str, Any], Result | None, list[dict[str, Any]]]:
    """One bench: how it went, its result if it has one, and its measures."""
    command = f"primum bench {name} --data DIR"
    run = {"bench": name, "command": command, "date": instant(), "state": "measured", "why": "", "seconds": 0.0}
    run |= {"machine": machine(), "code": code_name()}
    if name not in ground.only and (found := _recall(ground, name)):
        return found
    if ground.only and name not in ground.only:
        return {**run, "state": "skipped", "why": "not asked for"}, None, []
    ground.say(f"scorecard: {name}")
    began = time.perf_counter()
    result: Result | None = None
    read: list[dict[str, Any]] = []
    try:
        result = part(ground)
        read = _measures(run, result)
    except (NotFound, Unavailable) as error:
        # The page is public: where the data lies on the server is nobody's business.
        run |= {"state": "skipped", "why": str(error).replace(str(ground.data), "DIR")}
    except Exception as error:  # One bench that breaks must not cost the figures of the others; the card says which.
        run |= {"state": "failed", "why": f"{type(error).__name__}: {error}".replace(str(ground.data), "DIR")}
    run["seconds"] = round(time.perf_counter() - began, 1)
    if run["state"] != "measured":
        ground.say(f"scorecard: {name} {run['state']}: {run['why']}")
    elif result:
        place = _place(ground, name)
        place.write_text(json.dumps({"run": run, "result": packed(result)}), encoding="utf-8")
    return run, result, read


def _measures(run: Mapping[str, Any], result: Result) -> list[dict[str, Any]]:
    return [
        {**m.read(result), "command": run["command"], "date": run["date"], "machine": run["machine"]}
        for m in MEASURES
        if m.bench == run["bench"]
    ]


def _place(ground: Ground, name: str) -> Path:
    """Where the findings of one bench are kept for this version of the code, settings and library."""
    places = [str(Path(place).resolve()) for place in (ground.data, ground.library or ground.config.library)]
    what = "|".join((ground.config.digest(), *places))
    mark = hashlib.sha256(what.encode()).hexdigest()[:8]
    return ground.folder("scorecard") / f"{name}-{code_name()}-{mark}.json"


def _recall(ground: Ground, name: str) -> tuple[dict[str, Any], Result, list[dict[str, Any]]] | None:
    """What was kept of a bench; None where nothing was, or what cannot be read."""
    try:
        found = json.loads(_place(ground, name).read_text(encoding="utf-8"))
        result = unpacked(found["result"])
        return found["run"], result, _measures(found["run"], result)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _failures(result: Result) -> Iterable[dict[str, Any]]:
    for table in result.tables:
        if table.title.startswith(FAILURES) and table.rows:
            yield {
                "bench": result.name,
                "title": table.title,
                "columns": list(table.columns),
                "rows": [list(row) for row in table.rows],
            }


def plots(results: Iterable[Result]) -> dict[str, Any]:
    """What the page draws: `calibration` rows (mean probability, share that was so, pairs), and `abstained` such rows,
    at the middle of each tenth, of what was left to a person; `risk_coverage` by set, and `declining`, rows (coverage,
    risk); `confusion` by set, with its columns and rows (what people said, counts)."""
    found: dict[str, Any] = {"calibration": [], "abstained": [], "risk_coverage": {}, "declining": {}, "confusion": []}
    for result in results:
        titled = {table.title: table for table in result.tables}
        if calibration := titled.get("Calibration, all sets"):
            found["calibration"] = [[row[2], row[3], row[1]] for row in calibration.rows]
        if apart := titled.get("Calibration where it says supported, and where it abstains"):
            found["abstained"] = [[float(str(row[0])[:3]) + 0.05, row[4], row[3]] for row in apart.rows if row[3]]
        if risks := titled.get("Risk and coverage"):
            for name, coverage, risk in risks.rows:
                found["risk_coverage"].setdefault(name, []).append([coverage, risk])
        if declining := titled.get("Declining"):
            found["declining"] = {"declining": [list(row) for row in declining.rows]}
        if confusion := titled.get("Confusion"):
            found["confusion"] += _confusions(result.name, confusion)
        if result.name == "triage":
            found["confusion"].append(_triage(result.tables[0]))
    return found


def _confusions(bench: str, table: Table) -> Iterable[dict[str, Any]]:
    for name in dict.fromkeys(row[0] for row in table.rows):
        rows = [[row[1], *row[2:]] for row in table.rows if row[0] == name]
        yield {"title": f"{bench}: {name}", "columns": list(table.columns[2:]), "rows": rows}


def _triage(table: Table) -> dict[str, Any]:
    """The vignettes of the held-out half and the others apart; general questions are no labelled cases."""
    rows = [[str(row[0]).removeprefix("vignettes, "), *row[2:]] for row in table.rows if "vignettes" in str(row[0])]
    return {"title": "triage: case vignettes", "columns": list(table.columns[2:]), "rows": rows}


def _tables(runs: Iterable[dict[str, Any]], measures: Iterable[dict[str, Any]]) -> tuple[Table, ...]:
    columns = ("bench", "what", "set", "size", "figure", "95 % interval", "bar", "met", "published")
    rows: list[tuple[Cell, ...]] = [
        (m["bench"], m["what"], m["set"], m["size"], m["value"], "–".join(f"{end:.3f}" for end in m["interval"] or []),
         f"{m['bar']['sense']} {m['bar']['value']:g}" if m["bar"] else "",
         {None: "", True: "met", False: "not met"}[m["met"]], m["published"])
        for m in measures
    ]  # fmt: skip
    states: list[tuple[Cell, ...]] = [(r["bench"], r["state"], r["seconds"], r["why"]) for r in runs]
    return (Table(columns, tuple(rows)), Table(("bench", "state", "seconds", "why"), tuple(states), title="Benches"))
