"""The same question over the same library version and settings gives the same bytes, whatever the process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bookshelf import SHELF, YEAR, ask, knowledge, library

from primum.answer.pipeline import answer
from primum.answer.statements.units import UnitCache
from primum.library.memory import MemoryLibrary
from primum.model import Answer, Audience, Question, Run

HERE = Path(__file__).parent
QUESTIONS = (
    "What causes muscle spasms?",
    "First-line treatment for hypertension",
    "Ibuprofen in pregnancy",
    "What is the difference between Cushing's disease and Cushing's syndrome?",
    "What is the treatment of malaria?",
    "Does tolvapril interact with lithium?",
    "symptoms of nodal dystrophy",
)


def digest(found: Answer) -> str:
    """What an answer says, apart from how long it took."""
    return hashlib.sha256(repr(replace(found, run=replace(found.run, millis=0.0))).encode()).hexdigest()


def all_digests() -> str:
    return " ".join(digest(ask(question)) for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_asking_again_gives_the_same_whether_anything_is_remembered_or_not(question: str) -> None:
    first = ask(question)
    fresh = answer(
        Question(question),
        library=library(),
        code="code",
        config="config",
        year=YEAR,
        knowledge=replace(knowledge(), cache=UnitCache(size=1)),
    )
    assert digest(ask(question)) == digest(first) == digest(fresh)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_in_which_documents_came_in_plays_no_part(question: str) -> None:
    shelf = MemoryLibrary(None)
    shelf.add(tuple(reversed(SHELF)))
    found = answer(Question(question), library=shelf, code="code", config="config", year=YEAR, knowledge=knowledge())
    run = ask(question).run
    assert digest(replace(found, run=run)) == digest(replace(ask(question), run=run))


def test_processes_agree_whatever_their_hash_seed() -> None:
    program = "import test_same_bytes; print(test_same_bytes.all_digests())"
    said = set()
    for seed in ("0", "4242"):
        path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH", ""))))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        said.add(done.stdout.strip())
    assert said == {all_digests()}


def test_the_id_follows_question_reader_library_settings_and_code() -> None:
    def id_of(question: Question, *, code: str = "a", config: str = "b") -> str:
        return answer(question, library=library(), code=code, config=config, year=YEAR, knowledge=knowledge()).id

    asked = Question("What causes gout?")
    ids = {
        id_of(asked),
        id_of(Question("What causes gout")),
        id_of(replace(asked, audience=Audience.PATIENT)),
        id_of(asked, code="c"),
        id_of(asked, config="c"),
    }
    assert len(ids) == 5
    assert id_of(asked) == id_of(asked)
    assert all(len(i) == 12 and int(i, 16) >= 0 for i in ids)


def test_an_older_library_version_gives_the_older_answer() -> None:
    shelf = MemoryLibrary(None)
    shelf.add(SHELF[:1])
    old = shelf.version()
    first = answer(Question(QUESTIONS[0]), library=shelf, code="", config="", year=YEAR, knowledge=knowledge())
    shelf.add(SHELF[1:])
    again = answer(
        Question(QUESTIONS[0]), library=shelf, code="", config="", year=YEAR, knowledge=knowledge(), version=old
    )
    assert digest(first) == digest(again)
    assert again.run.library_version == old != shelf.version()


def test_the_run_names_what_made_the_answer() -> None:
    found = answer(
        Question("What causes gout?"),
        library=library(),
        code="1+2",
        config="c",
        models=("m",),
        year=YEAR,
        knowledge=knowledge(),
    )
    assert replace(found.run, millis=0.0) == Run("1+2", f"c, ages as of {YEAR}", library().version(), ("m",), 0.0)
    assert found.run.millis > 0
