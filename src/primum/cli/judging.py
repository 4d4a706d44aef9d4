"""Judging claims on their passages, for rows of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from primum import config, rows
from primum.cli.terminal import OutOption, each_of

PairsOption = Annotated[
    Path, typer.Option("--pairs", metavar="FILE", help="JSON lines: a claim and its evidence each.", show_default=False)
]


def verify(*, pairs: PairsOption, target: OutOption = None) -> None:
    """Judge every claim of --pairs on its evidence: supported, partly, contradicted, unsupported, or unchecked."""
    from primum.app.judging import note, open_judging

    judged = open_judging(config.read())

    def told(row: rows.PairRow) -> dict[str, Any]:
        found = judged(row.claim, row.evidence)
        scores = {str(support): round(chance, 4) for support, chance in found.scores.items()}
        told: dict[str, Any] = {
            "_id": row.id,
            "support": str(found.verdict.support),
            "scores": scores,
            "reason": found.verdict.reason,
            "note": note(found),
        }
        if len(found.each) > 1:
            told["each"] = [{"support": str(v.support), "reason": v.reason} for v in found.each]
        return told

    each_of(pairs, target, rows.read_pairs, told)
