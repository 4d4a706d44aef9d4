"""BioASQ's questions of one challenge: their gold snippets, and the answers that experts wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from primum.bench.ground import Ground

BATCHES = ("7B", "8B", "9B", "10B")
REPORTED = "10B"
"""The challenge that nothing was trained or tuned on."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its type (yesno, factoid, list, summary), snippets as (PMID, text, whether it is a title), the ideal
    answers, and the exact one ("yes" or "no", else empty)."""

    text: str
    type: str
    snippets: tuple[tuple[str, str, bool], ...]
    ideal: tuple[str, ...]
    exact: str

    @property
    def passages(self) -> list[tuple[str, str]]:
        """The snippets as passages to answer from, each under its number."""
        return [(str(n), text) for n, (_, text, _) in enumerate(self.snippets)]


def questions(ground: Ground, batch: str = REPORTED) -> Iterator[Asked]:
    """The questions of a challenge, in the order of its file."""
    for row in ground.rows(f"bioasq/bioasq_{batch}_golden.jsonl.gz"):
        yield _asked(row)


def _asked(row: dict[str, Any]) -> Asked:
    ideal = row["ideal_answer"]
    return Asked(
        str(row["body"]),
        str(row["type"]),
        tuple((s["document"].rsplit("/", 1)[-1], s["text"], s["beginSection"] == "title") for s in row["snippets"]),
        tuple(ideal) if isinstance(ideal, list) else (str(ideal),),
        str(row["exact_answer"]).lower() if row["type"] == "yesno" else "",
    )
