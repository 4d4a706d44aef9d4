"""Yes/no questions: what articles from given passages come to, beside the answers of experts.

BioASQ 10B's questions with their gold snippets (the model was trained on 7B to 9B), PubMedQA's development questions
with their abstracts less the conclusion, and SciFact's claims, asked, with the abstracts that bear on them, and with
those that they cite and that tell neither; both are weighed by weights fitted on other fifths of them
(`answer/verdict/results.py`, `answer/verdict/asserted.py`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from primum.app import App
from primum.bench import bioasq
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table, interval
from primum.model import Question

Asked = tuple[str, list[str], str]
SAID = ("yes", "no", "conflicting", "unknown", "")
"""What an article may conclude; "" where it concludes nothing."""


def measure(ground: Ground) -> Result:
    """Accuracy, and precision of yes and no, on both sets."""
    app = App(ground.config)
    rows, figures = [], {}
    confused: list[tuple[Cell, ...]] = []
    wrong: list[tuple[Cell, ...]] = []
    sets = {"BioASQ 10B": _bioasq(ground), "PubMedQA": _pubmedqa(ground), "SciFact": _scifact(ground),
            "SciFact, neither": _neither(ground)}  # fmt: skip
    for name, asked in sets.items():
        counts, missed = _counts(app, asked)
        wrong += [(name, *row) for row in missed]
        golds = sorted({gold for gold, _ in counts})
        confused += [(name, gold, *(counts[gold, word] for word in SAID)) for gold in golds]
        total = sum(counts.values())
        right = sum(n for (gold, said), n in counts.items() if gold == said)
        said = {word: sum(n for (_, s), n in counts.items() if s == word) for word in ("yes", "no", "")}
        precision = {word: counts[word, word] / max(1, said[word]) for word in ("yes", "no")}
        low, high = interval(right / total, total)
        rows.append((name, total, round(right / total, 3), f"{low:.3f} to {high:.3f}", round(precision["yes"], 3),
                     round(precision["no"], 3), said["yes"], said["no"], total - said["yes"] - said["no"] - said[""],
                     said[""]))  # fmt: skip
        figures[name.replace(" ", "_").lower()] = round(right / total, 4)
    columns = ("set", "questions", "accuracy", "95 %", "precision of yes", "precision of no", "yes", "no",
               "unknown or conflicting", "none")  # fmt: skip
    tables = (
        Table(columns, tuple(rows)),
        Table(("set", "experts", *(word or "none" for word in SAID)), tuple(confused), title="Confusion"),
        Table(("set", "question", "experts", "verdict"), tuple(wrong), title="Yes for no, and no for yes"),
    )
    return Result("verdict", tables, dict(figures), ("passages in place of a library",))


def _counts(app: App, asked: Iterable[Asked]) -> tuple[Counter[tuple[str, str]], list[tuple[str, str, str]]]:
    """How often each gold answer met each verdict, "" where the article has none; and the questions where yes was said
    for no, or no for yes."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    for question, texts, gold in asked:
        answer = app.ask_from(Question(question), [(str(n), text) for n, text in enumerate(texts)])
        said = answer.conclusion.answer if answer.conclusion else ""
        counts[gold, said] += 1
        if {gold, said} == {"yes", "no"}:
            wrong.append((question[:160], gold, said))
    return counts, wrong


def _bioasq(ground: Ground) -> Iterable[Asked]:
    for asked in bioasq.questions(ground):
        if asked.type == "yesno":
            yield asked.text, [text for _, text in asked.passages], asked.exact


def _pubmedqa(ground: Ground) -> Iterable[Asked]:
    found = json.loads(ground.path("pubmedqa/pqal_dev500.json").read_text(encoding="utf-8"))
    for row in found.values() if isinstance(found, dict) else found:
        yield row["QUESTION"], list(row["CONTEXTS"]), row["final_decision"]


def _scifact(ground: Ground) -> Iterable[Asked]:
    """Claims that an abstract supports or contradicts, asked as questions ("…, yes or no?"), each pair once."""
    corpus = _abstracts(ground)
    for row in ground.rows("scifact/claims_train.jsonl.gz"):
        for document, label in {str(found["doc_id"]): found["label"] for found in row["evidence"]}.items():
            yield _put(row["claim"]), corpus[document], "yes" if label == "SUPPORT" else "no"


def _neither(ground: Ground) -> Iterable[Asked]:
    """Claims with an abstract that they cite and that neither supports nor contradicts them."""
    corpus = _abstracts(ground)
    for row in ground.rows("scifact/claims_train.jsonl.gz"):
        telling = {str(found["doc_id"]) for found in row["evidence"]}
        for cited in map(str, row["cited_doc_ids"]):
            if cited not in telling:
                yield _put(row["claim"]), corpus[cited], "unknown"


def _put(claim: str) -> str:
    return f"{claim.rstrip(' .')}, yes or no?"


def _abstracts(ground: Ground) -> dict[str, list[str]]:
    rows = ground.rows("scifact/corpus.jsonl.gz")
    return {row["_id"]: [row["title"], *row["metadata"]["sentences"]] for row in rows}
