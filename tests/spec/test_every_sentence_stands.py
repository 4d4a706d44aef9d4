"""No sentence without a quote: over the whole starter library, every statement shown stands verbatim where it says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bookshelf import YEAR, every_section

from primum.answer.lexicon.spelling import Speller
from primum.answer.pipeline import Knowledge, answer
from primum.ingest import read_paths
from primum.library.memory import MemoryLibrary
from primum.model import Answer, Document, Outcome, Question, Support
from primum.text.numbers import quantities
from primum.text.terms import words

STARTER = Path(__file__).parents[2] / "starter"
QUESTIONS = """
What causes muscle spasms?
What are muscle cramps?
How are leg cramps at night treated?
leg cramps in pregnancy
When should I worry about muscle cramps?
How are muscle cramps diagnosed?
How can I prevent muscle cramps?
What medicines cause muscle cramps?
Is quinine safe for leg cramps?
What is dystonia?
What is spasticity?
What is the first-line treatment for hypertension?
What is hypertension?
How is high blood pressure diagnosed?
high blood pressure in pregnancy
How do I prevent high blood pressure?
Ibuprofen in pregnancy
What are the side effects of ibuprofen?
Can I take ibuprofen with aspirin?
What is gout?
How is gout treated?
What foods should I avoid with gout?
What are the symptoms of asthma?
How is asthma treated in children?
What is COPD?
How is COPD treated?
Who should be screened for depression?
How is depression treated?
What triggers eczema?
How is eczema treated?
What is GERD?
Red flags for headache
What is heart failure?
What are the symptoms of heart failure?
What causes an underactive thyroid?
How is hypothyroidism treated?
iron deficiency anaemia symptoms
treatment for low back pain
migrain treatment
How is osteoarthritis treated?
How is pneumonia treated?
Do statins cause muscle pain?
Who should take a statin?
What are the warning signs of stroke?
How can stroke be prevented?
difference between muscle cramps and spasticity
""".strip().splitlines()
# Whatever the library grows to be, it answers these.
MUST = {
    "What causes muscle spasms?",
    "What is gout?",
    "How is gout treated?",
    "migrain treatment",
    "Ibuprofen in pregnancy",
}


@cache
def starter() -> dict[str, Document]:
    read = (r.item for r in read_paths([STARTER]))
    return {d.id: d for d in read if isinstance(d, Document)}


@cache
def knowledge() -> Knowledge:
    return Knowledge(speller=Speller([t for d in starter().values() for t in (d.source.title, *d.source.subjects)]))


@cache
def shelf() -> MemoryLibrary:
    library = MemoryLibrary(None)
    library.add(tuple(starter().values()))
    return library


@cache
def asked(question: str) -> Answer:
    return answer(Question(question), library=shelf(), code="", config="", year=YEAR, knowledge=knowledge())


def is_subsequence(text: str, quote: str) -> bool:
    """Whether the words of a text stand in a quote in this order."""
    rest = iter(words(quote))
    return all(word in rest for word in words(text))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_statement_is_words_of_one_verbatim_quote(question: str) -> None:
    found = asked(question)
    for claim in found.claims():
        for citation in claim.citations:
            text = starter()[citation.document].text
            assert text[citation.start : citation.end] == citation.quote
        holders = [c.quote for c in claim.citations if is_subsequence(claim.text, c.quote)]
        assert holders, claim.text
        assert {q.key for q in quantities(claim.text)} <= {q.key for q in quantities(holders[0])}
        assert claim.verdict.support is Support.SUPPORTED
        assert claim.term in claim.text


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_article_is_whole(question: str) -> None:
    found = asked(question)
    assert (found.outcome is Outcome.DECLINED) is (not found.claims())
    assert not found.claims() or found.summary
    assert len(found.summary) <= 3
    assert len({c.id for c in found.claims()}) == len(found.claims())
    assert all(s.claims or s.sections for s in every_section(found))
    assert sum(len(c.text.split()) for c in found.claims()) <= 800
    assert all(e.document in starter() for e in found.references)


def test_the_starter_library_answers_what_it_was_written_for() -> None:
    answered = {q for q in QUESTIONS if asked(q).outcome is Outcome.ANSWERED}
    assert answered >= MUST
    assert len(answered) >= 0.8 * len(QUESTIONS)
