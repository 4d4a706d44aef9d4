"""An answer with every part filled, for all that show answers."""

from __future__ import annotations

import pytest

from primum.model import (
    Answer,
    Claim,
    Concept,
    Document,
    Dropped,
    Evidence,
    Finding,
    Inquiry,
    Kind,
    Nearest,
    Outcome,
    Question,
    Run,
    Section,
    Source,
    Strength,
    Support,
    Verdict,
    WrittenFrom,
)

RUN = Run(code="c0de", config="c0nf", library_version="7", models=("tiny",), millis=12.345)


@pytest.fixture
def article() -> Answer:
    """An answer with every part filled."""
    first = Document(
        id="a", source=Source(kind=Kind.GUIDELINE, title="Cramp guide", published="2021-08"), text="Rest helps cramp."
    )
    second = Document(
        id="b",
        source=Source(kind=Kind.SUMMARY, title="Leaflet", written_from=(WrittenFrom(title="A real page"),)),
        text="Café: drink water.",
    )
    rest = Claim(
        id="c1",
        text="Rest helps cramp.",
        term="Rest",
        citations=(first.quote(0, 17),),
        strength=Strength.HIGH,
        verdict=Verdict(Support.SUPPORTED, "verbatim", "quotes"),
    )
    water = Claim(id="c2", text="Drink water.", citations=(second.quote(6, 18),))
    question = Question("What helps cramp?")
    return Answer(
        id="ans",
        inquiry=Inquiry(question, "treatment", Concept("cramp"), safety=(Finding("emergency", "urgent", "Call."),)),
        title="What helps cramp?",
        outcome=Outcome.PARTIAL,
        run=RUN,
        not_found=("dose",),
        nearest=(Nearest("z", "Other", Kind.REVIEW),),
        disclaimer="For information.",
        summary=(rest,),
        sections=(Section("treatment", "Treatment", sections=(Section("self_care", "At home", (water,)),)),),
        references=(
            Evidence("a", first.source, 0, Strength.HIGH),
            Evidence("b", second.source, 3, Strength.LOW, ("old",)),
        ),
        dropped=(Dropped("It helps.", "dangling pronoun"),),
    )
