"""Word pairs in common, and the library that cited documents are looked for in, on a data set of our own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from primum.bench import cited, ideal
from primum.bench.bioasq import BATCHES, questions
from primum.bench.ground import Ground
from primum.config import Config


def test_the_same_words_share_every_pair_and_other_words_none() -> None:
    ideals = ["zelmoran lowers the pulse", "Zelmoran lowers blood pressure"]
    assert ideal.rouge_2("Zelmoran lowers blood pressure.", ideals) == (
        1.0,
        1.0,
    )
    assert ideal.rouge_2("Zelmoran lowers blood pressure.", ["nothing of it"]) == (0.0, 0.0)
    assert ideal.rouge_2("", ["nothing of it"]) == (0.0, 0.0)


def test_pairs_are_weighed_against_the_length_of_both() -> None:
    f1, recall = ideal.rouge_2("zelmoran lowers pressure in adults", ["zelmoran lowers pressure"])
    assert (f1, recall) == (pytest.approx(2 * 2 / (4 + 2)), 1.0)


def row(question: str, *snippets: tuple[str, str, str]) -> dict[str, object]:
    return {
        "body": question,
        "type": "yesno",
        "exact_answer": "Yes",
        "ideal_answer": "Yes, it does.",
        "snippets": [
            {"document": f"http://example.org/pubmed/{pmid}", "text": text, "beginSection": section}
            for pmid, text, section in snippets
        ],
    }


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    folder = tmp_path / "bioasq"
    folder.mkdir()
    rows = [
        row(
            "Does zelmoran lower blood pressure?",
            ("11", "Zelmoran in hypertension.", "title"),
            ("11", "Zelmoran lowered blood pressure in adults.", "abstract"),
            ("12", "Blood pressure fell with zelmoran.", "abstract"),
        )
    ]
    for batch in BATCHES:
        with gzip.open(folder / f"bioasq_{batch}_golden.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(r) + "\n" for r in rows)
    return Ground(tmp_path, Config())


def test_a_question_has_its_snippets_and_what_experts_said(ground: Ground) -> None:
    (asked,) = questions(ground)
    assert (asked.type, asked.exact, asked.ideal) == ("yesno", "yes", ("Yes, it does.",))
    assert asked.passages[2] == ("2", "Blood pressure fell with zelmoran.")


def test_snippets_of_one_identifier_are_one_document_with_each_sentence_once(ground: Ground, tmp_path: Path) -> None:
    target = tmp_path / "snippets.jsonl"
    assert cited.write(ground, target) == 2
    first = json.loads(target.read_text(encoding="utf-8").splitlines()[0])
    assert first["title"] == "Zelmoran in hypertension"
    assert first["text"] == "Zelmoran in hypertension.\n\nZelmoran lowered blood pressure in adults."


def test_direct_answers_are_scored_by_type(ground: Ground) -> None:
    found = ideal.measure(ground)
    assert found.tables[0].rows[0][:2] == ("all", 1)
