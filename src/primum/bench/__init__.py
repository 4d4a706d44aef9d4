"""Measurements that anyone can repeat: `primum bench NAME --data DIR`. `docs/benchmarks.md` has the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from primum.bench import (
    appraising,
    asking,
    board,
    cited,
    declining,
    encode,
    examples,
    ideal,
    ingesting,
    injection,
    judging,
    judging_edits,
    knowing,
    memory,
    pages,
    plain,
    quotes,
    redaction,
    repeat,
    retrieval,
    scorecard,
    sheet,
    store_kills,
    store_speed,
    studies,
    triage,
    verdicts,
    words,
)
from primum.bench.ground import Ground
from primum.bench.result import Result
from primum.config import Config
from primum.errors import NotFound

__all__ = ["BENCHES", "Result", "described", "run"]

BENCHES: dict[str, tuple[Callable[[Ground], Result], str]] = {
    "ask": (asking.measure, "milliseconds per answer, 200 real questions over the development library"),
    "words": (words.measure, "BM25 alone over 200,000 passages, beside tantivy"),
    "ingest": (ingesting.measure, "MEDLINE citations per second, and peak memory as files grow"),
    "encode": (encode.measure, "passages encoded per second, against what the machine's arithmetic allows"),
    "memory": (memory.measure, "resident memory of a serving process, and what it is made of"),
    "pages": (pages.measure, "requests a second for an article's page, and for one unchanged, on each engine"),
    "retrieval": (retrieval.measure, "nDCG@10 on SciFact and NFCorpus, beside independent code"),
    "quotes": (quotes.measure, "share of shown claims that their quotes bear out verbatim, 500 real questions"),
    "knowing": (knowing.measure, "what subject, heading, population and kind bring an answer: each left out in turn"),
    "decline": (declining.measure, "questions declined once their subject is removed; others answered"),
    "store_speed": (store_speed.measure, "milliseconds to read a page and to record an act, on each engine"),
    "store_kills": (store_kills.measure, "what is lost when the store is killed at random moments, on each engine"),
    "board": (board.measure, "50 people reviewing and 200 reading at once: lost writes, wrong states, faults"),
    "plain": (plain.measure, "reading grade for each audience, claim parity, plain wording beside experts' (PLABA)"),
    "verdict": (verdicts.measure, "yes/no questions of BioASQ, PubMedQA and SciFact from passages, beside experts"),
    "ideal": (ideal.measure, "ROUGE-2 of direct answers from BioASQ's gold snippets against experts' answers"),
    "cited": (cited.measure, "cited documents that are gold, and gold ones that are cited, over BioASQ's snippets"),
    "studies": (
        studies.measure,
        "questions to a library of abstracts: the right study cited, or declined where there is none",
    ),
    "appraisal": (appraising.measure, "kinds read from texts whose kind is known; cells of the table of evidence"),
    "triage": (triage.measure, "emergencies told in case vignettes; alarms on general questions"),
    "redact": (redaction.measure, "identifiers found in synthetic texts, by kind, and precision of names"),
    "injection": (injection.measure, "articles changed by instructions planted in documents"),
    "judge": (judging.measure, "how right the judge is on labelled claims, and how well it is calibrated"),
    "edits": (
        judging_edits.measure,
        "1,000 true sentences, and each with one edit that makes it false: which are supported",
    ),
    "repeat": (repeat.measure, "500 questions asked again, in another order and process: the same answers"),
    "sheet": (sheet.measure, "a hundred shown claims for a person to mark, and the marks that a person gave"),
    "scorecard": (scorecard.measure, "all that measures trust, with bars, intervals, plots and failures on one page"),
    "examples": (examples.measure, "write the ten example articles into examples/"),
}


def described() -> list[tuple[str, str]]:
    """Every bench: its name and what it measures."""
    return [(name, what) for name, (_, what) in BENCHES.items()]


def run(
    name: str,
    *,
    data: Path,
    config: Config,
    library: str = "",
    say: Callable[[str], None] = lambda _: None,
    seconds: float = 0,
    only: Sequence[str] = (),
) -> Result:
    """Run one bench on the development data. `library` is the folder that the user named, if any; `seconds`
    how long a bench that lasts should last; `only` the benches that the scorecard runs, all where none is named."""
    if name not in BENCHES:
        raise NotFound(f"there is no bench {name!r}; there are {', '.join(BENCHES)}")
    if not data.is_dir():
        raise NotFound(f"there is no folder {data}; name the development data with --data")
    measure, _ = BENCHES[name]
    return measure(Ground(data, config, library, say, seconds, tuple(only)))
