"""The ten example articles, as Markdown and JSON, for people to read."""

from __future__ import annotations

import json
import re
from pathlib import Path

from primum import rendition, wire
from primum.bench.ground import Ground
from primum.bench.result import Result, Table
from primum.model import Question

FOLDER = Path("examples")
QUESTIONS = (
    "What causes muscle spasms?",
    "What is the first-line treatment for hypertension?",
    "Can atorvastatin be taken in pregnancy?",
    "What are the symptoms of type 2 diabetes?",
    "How is iron deficiency anemia diagnosed?",
    "What are the side effects of atorvastatin?",
    "Is cystic fibrosis inherited?",
    "Who should be screened for colorectal cancer?",
    "How can kidney stones be prevented?",
    "What is the difference between type 1 and type 2 diabetes?",
)


def measure(ground: Ground) -> Result:
    """Write the articles into the ignored folder `examples/` of the working directory."""
    app = ground.development()
    FOLDER.mkdir(exist_ok=True)
    rows = []
    for number, text in enumerate(QUESTIONS, start=1):
        answer = app.ask(Question(text))
        path = FOLDER / f"{number:02}-{re.sub(r'[^a-z0-9]+', '-', text.lower()).strip('-')}.md"
        path.write_text(rendition.markdown(answer), encoding="utf-8")
        whole = json.dumps(wire.answer_json(answer), ensure_ascii=False, indent=2)
        path.with_suffix(".json").write_text(whole + "\n", encoding="utf-8")
        words = sum(len(claim.text.split()) for claim in answer.claims())
        rows.append((str(path), str(answer.outcome), len(answer.claims()), words, len(answer.references)))
    return Result("examples", (Table(("article", "outcome", "claims", "words", "references"), tuple(rows)),))
