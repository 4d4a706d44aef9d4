"""How long an answer takes, warm, over the development library."""

from __future__ import annotations

import time

from primum.bench.ground import Ground, real_questions
from primum.bench.result import Result, Table, quantile
from primum.model import Outcome

QUESTIONS = 200
WARMING = 10
Spent = tuple[float, float]
"""Milliseconds by the clock, and of the processor."""


def measure(ground: Ground) -> Result:
    """Milliseconds per answer for 200 real questions, one after the other, after ten others."""
    app = ground.development()
    questions = real_questions(ground, QUESTIONS + WARMING)
    for question in questions[QUESTIONS:]:
        app.ask(question)
    spent: dict[Outcome, list[Spent]] = {outcome: [] for outcome in Outcome}
    for question in questions[:QUESTIONS]:
        start, worked = time.perf_counter(), time.process_time()
        answer = app.ask(question)
        spent[answer.outcome].append(((time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000))
    every = [pair for pairs in spent.values() for pair in pairs]
    rows = [_row("all", every), *(_row(str(outcome), times) for outcome, times in spent.items() if times)]
    held = app.holdings()
    return Result(
        "ask",
        (Table(("outcome", "questions", "p50 ms", "p95 ms", "longest ms", "p50 processor ms"), tuple(rows)),),
        {"p50_ms": rows[0][2], "p95_ms": rows[0][3], "p50_processor_ms": rows[0][5]},
        (
            "processor time is that of all threads, and does not grow while the machine is busy with other work",
            f"{held.documents:,} documents, {held.passages:,} passages, {held.pending:,} of them without a vector",
        ),
    )


def _row(name: str, spent: list[Spent]) -> tuple[str, int, float, float, float, float]:
    waited, worked = [wall for wall, _ in spent], [processor for _, processor in spent]
    figures = quantile(waited, 0.5), quantile(waited, 0.95), max(waited), quantile(worked, 0.5)
    p50, p95, longest, processor = (round(ms, 1) for ms in figures)
    return name, len(spent), p50, p95, longest, processor
