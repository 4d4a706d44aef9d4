"""How long an answer takes, warm, over the development library."""

from __future__ import annotations

import time

from primum.bench.ground import Ground, real_questions
from primum.bench.result import Result, Table, quantile
from primum.model import Outcome

QUESTIONS = 200
WARMING = 10


def measure(ground: Ground) -> Result:
    """Milliseconds per answer for 200 real questions, one after the other, after ten others."""
    app = ground.development()
    questions = real_questions(ground, QUESTIONS + WARMING)
    for question in questions[QUESTIONS:]:
        app.ask(question)
    spent: dict[Outcome, list[float]] = {outcome: [] for outcome in Outcome}
    for question in questions[:QUESTIONS]:
        start = time.perf_counter()
        answer = app.ask(question)
        spent[answer.outcome].append((time.perf_counter() - start) * 1000)
    every = [ms for times in spent.values() for ms in times]
    rows = [_row("all", every), *(_row(str(outcome), times) for outcome, times in spent.items() if times)]
    held = app.holdings()
    return Result(
        "ask",
        (Table(("outcome", "questions", "p50 ms", "p95 ms", "longest ms"), tuple(rows)),),
        {"p50_ms": round(quantile(every, 0.5), 1), "p95_ms": round(quantile(every, 0.95), 1)},
        (f"{held.documents:,} documents, {held.passages:,} passages, {held.pending:,} of them without a vector",),
    )


def _row(name: str, times: list[float]) -> tuple[str, int, float, float, float]:
    return name, len(times), round(quantile(times, 0.5), 1), round(quantile(times, 0.95), 1), round(max(times), 1)
