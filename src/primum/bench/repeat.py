"""Whether the same question over the same library gives the same answer: asked again, in another order and process.

Two answers are the same when their published JSON is, but for `run`.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

from primum import config
from primum.app import open_app
from primum.bench.ground import SEED, Ground, real_answers, real_questions
from primum.bench.result import Result, Table
from primum.errors import Unavailable
from primum.model import Answer, Question
from primum.wire import answer_json

QUESTIONS = 500
_HASH_SEED = "4242"


def measure(ground: Ground) -> Result:
    """Of 500 real questions, those answered in the same way by a second process that asks them in another order."""
    app = ground.development()
    questions = real_questions(ground, QUESTIONS)
    first = [shown(answer) for answer in real_answers(ground, QUESTIONS)]
    order = random.Random(SEED).sample(range(len(questions)), len(questions))
    ground.say("repeat: asking again in another process")
    second = _elsewhere(app.config.library, [questions[i].text for i in order])
    again = dict(zip(order, second, strict=True))
    differ = [i for i, said in enumerate(first) if digest(said) != again[i]]
    alike = len(questions) - len(differ)
    share = round(100 * alike / len(questions), 2)
    tables = [Table(("questions", "the same", "share %"), ((len(questions), alike, share),))]
    if differ:
        tables.append(Table(("question",), tuple((questions[i].text[:160],) for i in differ), title="Changed"))
    return Result("repeat", tuple(tables), {"questions": len(questions), "same": alike})


def shown(answer: Answer) -> str:
    """An answer's published JSON without `run`."""
    found = answer_json(answer)
    found.pop("run")
    return json.dumps(found, sort_keys=True)


def digest(said: str) -> str:
    """What an answer says, in short."""
    return hashlib.sha256(said.encode()).hexdigest()


def ask_again() -> None:
    """The other process: a library and questions on standard input, digests of their answers on standard output."""
    task = json.load(sys.stdin)
    app = open_app(config.read(library=task["library"]))
    for text in task["questions"]:
        sys.stdout.write(digest(shown(app.ask(Question(text)))) + "\n")


def _elsewhere(library: str, questions: list[str]) -> list[str]:
    program = "from primum.bench.repeat import ask_again; ask_again()"
    task = json.dumps({"library": str(Path(library).resolve()), "questions": questions})
    environment = {**os.environ, "PYTHONHASHSEED": _HASH_SEED}
    done = subprocess.run(
        [sys.executable, "-c", program], input=task, env=environment, capture_output=True, text=True, check=False
    )
    said = done.stdout.split()
    if done.returncode or len(said) != len(questions):
        raise Unavailable(f"the second process ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return said
