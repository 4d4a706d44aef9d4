"""Answering without a part of what Primum knows: each part is felt where it is missing, and nowhere else."""

from __future__ import annotations

import pytest

from primum.answer.blind import PARTS, without
from primum.answer.pipeline import answer
from primum.errors import Invalid
from primum.library.memory import MemoryLibrary
from primum.model import Answer, Document, Kind, Question, Source
from primum.text.outline import outline


def document(id: str, title: str, text: str, kind: Kind = Kind.REFERENCE) -> Document:
    return Document(id, Source(kind=kind, title=title, published="2024"), text, outline(text))


GOUT = document(
    "gout",
    "Gout",
    "# Causes\n\nCrystals of urate form in the joints.\n\n"
    "# Treatment\n\nColchicine eases the pain of an attack of gout.\n\n"
    "# Pregnancy\n\nColchicine is given to pregnant women with gout by specialists alone.",
)
RARE = document(
    "rare",
    "Nephropathy of Aru",
    "# Treatment\n\nAllopurinol lowers urate in the nephropathy of Aru and treats its gout.",
)
ADVICE = document(
    "advice", "Gout", "# Treatment\n\nOffer naproxen to adults with an attack of gout.", kind=Kind.GUIDELINE
)


def ask(question: str, part: str = "") -> Answer:
    library = MemoryLibrary(None)
    library.add((GOUT, RARE, ADVICE))
    asked = Question(question)
    shelf, knowledge = without(part, asked, library) if part else (library, None)
    return answer(asked, library=shelf, code="code", config="config", year=2026, knowledge=knowledge)


def told(found: Answer) -> str:
    return " ".join(claim.text for claim in found.claims())


def test_without_the_subject_a_page_on_another_illness_answers() -> None:
    assert "Allopurinol" not in told(ask("How is gout treated?"))
    assert "Allopurinol" in told(ask("How is gout treated?", "subject"))


def test_without_headings_a_statement_counts_by_its_own_words_alone() -> None:
    assert "Crystals of urate" in told(ask("What causes gout?"))
    assert "Crystals of urate" not in told(ask("What causes gout?", "heading"))


def test_without_populations_a_question_of_pregnant_women_is_one_like_any_other() -> None:
    assert ask("How is gout treated in pregnancy?").inquiry.population == "pregnant"
    assert ask("How is gout treated in pregnancy?", "population").inquiry.population == ""


def test_without_kinds_a_guideline_is_a_page_like_any_other() -> None:
    kinds = {e.source.kind for e in ask("How is gout treated?").references}
    assert Kind.GUIDELINE in kinds
    assert {e.source.kind for e in ask("How is gout treated?", "kind").references} == {Kind.REFERENCE}


def test_there_are_no_other_parts() -> None:
    library = MemoryLibrary(None)
    with pytest.raises(Invalid, match="subject, heading, population, kind"):
        without("luck", Question("What is gout?"), library)
    assert len(PARTS) == 4
