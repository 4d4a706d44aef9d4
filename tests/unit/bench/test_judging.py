"""What the benches judge by: nDCG, quotes, subjects."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from primum.app import App, Supply, open_app
from primum.bench import declining, quotes, retrieval
from primum.bench.ground import Ground, real_questions
from primum.bench.retrieval import mean_ndcg
from primum.config import Config
from primum.model import Answer, Claim, Question, Source


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        (["a", "b"], 1.0),
        (["b", "a"], (1 / math.log2(2) + 2 / math.log2(3)) / (2 / math.log2(2) + 1 / math.log2(3))),
        (["x", "a"], (2 / math.log2(3)) / (2 + 1 / math.log2(3))),
        (["x"] * 10 + ["a"], 0.0),
        ([], 0.0),
    ],
)
def test_ndcg_of_two_relevant_documents(ranked: list[str], expected: float) -> None:
    assert mean_ndcg({"q": ranked}, {"q": {"a": 2, "b": 1}}) == pytest.approx(expected)


def test_ndcg_is_the_mean_over_queries() -> None:
    assert mean_ndcg({"1": ["a"], "2": ["x"]}, {"1": {"a": 1}, "2": {"a": 1}}) == pytest.approx(0.5)


def test_judgements_leave_out_the_head_and_what_is_not_relevant(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t2\nq\tb\t0\nr\tc\t1\n", encoding="utf-8")
    assert retrieval.judgements(Ground(tmp_path, Config()), "t.tsv") == {"q": {"a": 2}, "r": {"c": 1}}


def test_scaling_sets_the_best_to_one_and_the_hundredth_to_nought() -> None:
    scaled = retrieval._scaled(np.arange(200, dtype=np.float32))
    assert (scaled[199], scaled[100], scaled[0]) == (1, 0, 0)
    assert not retrieval._scaled(np.zeros(5, np.float32)).any()


@pytest.fixture
def app(tmp_path: Path) -> App:
    path = tmp_path / "t.jsonl"
    rows = [
        {"id": "gout", "title": "Gout", "text": "Gout is treated with colchicine, 0.5 mg. It is not treated with rest."}
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    found = open_app(Config(library=str(tmp_path / "library"), encoder=""), create=True)
    found.ingest([path], supply=Supply())
    return found


@pytest.fixture
def answer(app: App) -> Answer:
    return app.ask(Question("How is gout treated?"))


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("Gout is treated with colchicine, 0.5 mg.", True),
        ("Gout is treated with colchicine.", True),
        ("It is treated with colchicine.", False),
        ("Gout is treated with colchicine, 5 mg.", False),
        ("Colchicine is treated with gout.", False),
    ],
)
def test_a_claim_must_follow_from_its_quote_by_deletion(app: App, answer: Answer, text: str, sound: bool) -> None:
    citation = app.document("gout").quote(0, 40)
    assert citation.quote == "Gout is treated with colchicine, 0.5 mg."
    assert (quotes.fault(Claim(id="c", text=text, citations=(citation,)), answer, app) == "") is sound


def test_a_quote_must_stand_where_it_says(app: App, answer: Answer) -> None:
    moved = replace(app.document("gout").quote(0, 4), start=1, end=5)
    assert "does not stand" in quotes.fault(Claim(id="c", text="Gout", citations=(moved,)), answer, app)
    gone = replace(app.document("gout").quote(0, 4), document="goat")
    assert quotes.fault(Claim(id="c", text="Gout", citations=(gone,)), answer, app)


def test_what_is_about_a_subject_is_found_by_title_subjects_and_synonyms() -> None:
    page = declining.Page("p", "What is gout?", ("gout", "gouty arthritis"))
    sources = {
        "title": Source(title="Gout (podagra)"),
        "plural": Source(title="Gouts"),
        "subject": Source(title="Uric acid", subjects=("Gouty arthritis",)),
        "part": Source(title="Treatment of gout in adults"),
        "other": Source(title="Goutweed poisoning"),
        "order": Source(title="Arthritis, gouty"),
        "twin": Source(title="GOUT", subjects=("podagra",)),
        "by the twin": Source(title="Podagra of the toe"),
        "none": Source(),
    }
    assert declining.about([page], sources) == {"title", "plural", "subject", "part", "order", "twin", "by the twin"}


def test_subjects_that_are_part_of_one_another_overlap() -> None:
    assert declining.overlaps("breast cancer", "cancer")
    assert declining.overlaps("cancer", "breast cancer")
    assert not declining.overlaps("can", "cancer")
    assert declining.plain("Breast  Cancer (Female)") == "breast cancer"


def test_questions_come_from_three_sets_by_turns_in_a_fixed_order(tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    for name, field in (("meqsum_800", "chq"), ("healthsearchqa_1000", "question"), ("kqa_questions_half", "question")):
        rows = (json.dumps({field: f",{name} {n}?"}) for n in range(5))
        (folder / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    ground = Ground(tmp_path, Config())
    asked = [q.text for q in real_questions(ground, 6)]
    assert asked == [q.text for q in real_questions(ground, 6)]
    assert [text.split("_")[0].lstrip(",") for text in asked] == ["meqsum", "healthsearchqa", "kqa"] * 2
    assert len({*asked}) == 6
