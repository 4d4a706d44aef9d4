"""Three small documents on muscle cramps, in our own words, and the answers that pages are tested with."""

from __future__ import annotations

import atexit
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

from primum.answer.inquiry.thread import follow_up
from primum.answer.lexicon.vocabulary import vocabulary
from primum.app import Context
from primum.app.desk import Desk
from primum.app.people import People
from primum.app.storing import open_stores
from primum.config import Config
from primum.errors import NotFound
from primum.library.memory import MemoryLibrary
from primum.model import (
    Answer,
    Block,
    BlockKind,
    Citation,
    Claim,
    Concept,
    Document,
    Dropped,
    Evidence,
    Finding,
    Hit,
    Inquiry,
    Kind,
    Nearest,
    Outcome,
    Query,
    Question,
    Run,
    Section,
    Source,
    State,
    Strength,
    Support,
    Verdict,
    WrittenFrom,
)
from primum.ports import Holdings, Store, Workspace

QUESTION = "What causes muscle cramps?"
GUIDE = Document(
    "guide:cramps",
    Source(
        Kind.GUIDELINE,
        "Care of people with muscle cramps",
        "Example Society of Neurology",
        "GB",
        ("A. Writer", "B. Second"),
        doi="10.9999/cramps.1",
        url="https://guide.example/cramps",
        licence="CC-BY-4.0",
        published="2021-03",
    ),
    "Assessment\nCramps come from muscle fatigue, fluid loss and pressure on nerves.\n"
    "Look for low potassium, low calcium and low magnesium.\nRed flags\n"
    "Fever with rigid muscles in a person who takes an antipsychotic needs urgent assessment.",
    (
        Block(BlockKind.HEADING, 0, 10, level=1),
        Block(BlockKind.PARAGRAPH, 11, 75, page=3),
        Block(BlockKind.PARAGRAPH, 76, 130, page=3),
        Block(BlockKind.HEADING, 131, 140, level=1),
        Block(BlockKind.PARAGRAPH, 141, 229, page=4),
    ),
)
LABEL = Document(
    "spl:statin",
    Source(
        Kind.LABEL,
        "Examplastatin tablets",
        "Example Pharma",
        "US",
        url="https://labels.example/statin",
        published="2023",
        licence="public domain",
    ),
    "Warnings\nMuscle pain, cramps and weakness have been reported in people who take examplastatin.\n"
    "The risk is higher at 80 mg a day.",
    (Block(BlockKind.HEADING, 0, 8, level=1), Block(BlockKind.PARAGRAPH, 9, 127)),
)
LEAFLET = Document(
    "starter/cramps",
    Source(
        Kind.SUMMARY,
        "Muscle cramps: a short summary",
        "Primum demonstration library",
        written_from=(
            WrittenFrom("Leg cramps", "Example Health Service", "2022", "https://health.example/leg-cramps"),
        ),
    ),
    "Most cramps at night have no cause that can be found. Stretching the calf before sleep may help. "
    "<script>alert('no')</script> Pregnancy is a common cause.",
    (Block(BlockKind.PARAGRAPH, 0, 153),),
)
DOCUMENTS = {d.id: d for d in (GUIDE, LABEL, LEAFLET)}


def cite(document: Document, quote: str) -> Citation:
    """The quote at its place in the document."""
    start = document.text.index(quote)
    return document.quote(start, start + len(quote))


def claim(id: str, text: str, *citations: Citation, term: str = "", support: Support = Support.SUPPORTED) -> Claim:
    """A claim that a judge has seen."""
    return Claim(id, text, citations, term, Strength.MODERATE, Verdict(support, "word for word", "words"))


_FATIGUE = cite(GUIDE, "Cramps come from muscle fatigue, fluid loss and pressure on nerves.")
_SALTS = cite(GUIDE, "Look for low potassium, low calcium and low magnesium.")
_STATIN = cite(LABEL, "Muscle pain, cramps and weakness have been reported in people who take examplastatin.")
_DOSE = cite(LABEL, "The risk is higher at 80 mg a day.")
_NIGHT = cite(LEAFLET, "Most cramps at night have no cause that can be found.")
_FEVER = cite(GUIDE, "Fever with rigid muscles in a person who takes an antipsychotic needs urgent assessment.")

ANSWER = Answer(
    id="a1",
    inquiry=Inquiry(Question(QUESTION), "causes", Concept("muscle cramps", ("muscle spasm",))),
    title=QUESTION,
    outcome=Outcome.ANSWERED,
    run=Run("0.1.0", "abc123", "7", ("all-MiniLM-L6-v2",), 84.2),
    disclaimer="This information is for healthcare professionals and does not replace clinical judgement.",
    summary=(claim("c1", _FATIGUE.quote, _FATIGUE), claim("c2", _NIGHT.quote, _NIGHT)),
    sections=(
        Section(
            "causes",
            "Causes",
            (),
            (
                Section(
                    "causes",
                    "Electrolytes",
                    (claim("c3", "Low potassium, low calcium and low magnesium.", _SALTS, term="Low potassium"),),
                ),
                Section(
                    "adverse_effects",
                    "Medicines",
                    (
                        claim("c4", _STATIN.quote, _STATIN, _DOSE, term="Muscle pain"),
                        claim("c5", _DOSE.quote, _DOSE, _NIGHT, term="80 mg", support=Support.PARTLY),
                    ),
                ),
            ),
        ),
        Section("red_flags", "Red flags", (claim("c6", _FEVER.quote, _FEVER, term="Fever"),)),
    ),
    references=(
        Evidence(GUIDE.id, GUIDE.source, 0, Strength.HIGH),
        Evidence(LEAFLET.id, LEAFLET.source, 4, Strength.LOW, ("a summary", "single source")),
        Evidence(LABEL.id, LABEL.source, 1, Strength.MODERATE, ("no trial data shown",)),
    ),
    dropped=(Dropped("Cramps are always harmless.", "no passage bears it out"),),
)
PARTIAL = replace(ANSWER, id="a2", outcome=Outcome.PARTIAL, not_found=("quinine dose in children",))
DECLINED = Answer(
    id="a3",
    inquiry=Inquiry(Question("What is the dose of zzyzxumab?"), "dose", Concept("zzyzxumab")),
    title="What is the dose of zzyzxumab?",
    outcome=Outcome.DECLINED,
    run=Run("0.1.0", "abc123", "7", (), 12.0),
    decline_reason="The library holds nothing on zzyzxumab.",
    not_found=("zzyzxumab",),
    nearest=(
        Nearest(LABEL.id, LABEL.source.title, Kind.LABEL, LABEL.source.url),
        Nearest("x", "", Kind.OTHER, "javascript:x"),
    ),
    disclaimer="This information is for healthcare professionals.",
)
EMERGENCY = replace(
    ANSWER,
    id="a4",
    inquiry=replace(ANSWER.inquiry, safety=(Finding("chest_pain", "emergency", "Call your emergency number now."),)),
)


@cache
def _blank() -> Path:
    """A database with nothing on record; making one takes longer than copying it."""
    folder = Path(mkdtemp(prefix="primum-blank-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    store, _ = open_stores(Config(database=str(folder / "primum.db")))
    store.close()  # type: ignore[attr-defined]
    return folder / "primum.db"


class Shelf:
    """Stands where the hall stands: fixed answers over the three documents, so that a page's every part can be seen."""

    def __init__(self, *answers: Answer, demonstration: bool = True, **settings: Any) -> None:
        # What is on record lies in files of its own: every shelf is another site.
        folder = Path(mkdtemp(prefix="primum-shelf-"))
        finalize(self, rmtree, folder, ignore_errors=True)
        copyfile(_blank(), folder / "primum.db")
        self.config = Config(
            database=str(folder / "primum.db"), keys=str(folder / "keys"), scorecard=str(folder / "none"), **settings
        )
        self.library = MemoryLibrary(encoder=None)
        self.library.add(DOCUMENTS.values())
        self.demonstration = demonstration
        self.asked: list[Question] = []
        self._answers = {a.inquiry.question.text: a for a in answers or (ANSWER, DECLINED)}

    @cached_property
    def records(self) -> tuple[Store, Workspace]:
        """What is on record, and what is kept for a while."""
        return open_stores(self.config)

    @cached_property
    def people(self) -> People:
        """Who is known here."""
        return People(*self.records, self.config)

    @cached_property
    def desk(self) -> Desk:
        """The editorial desk."""
        return Desk(*self.records, self.config, library=lambda: self.library, ask=self.ask)

    def ask(self, question: Question) -> Answer:
        """The fixed answer to the question, made for its reader."""
        self.asked.append(question)
        found = self._answers.get(question.text, ANSWER)
        title = found.title if found.inquiry.question.text == question.text else question.text
        return replace(found, inquiry=replace(found.inquiry, question=question), title=title)

    def follow_up(self, text: str, before: Answer) -> str:
        """The whole question that a follow-up asks."""
        return follow_up(text, before, vocabulary=vocabulary())

    def document(self, id: str, *, version: str = "") -> Document:
        """One of the three."""
        if id not in DOCUMENTS:
            raise NotFound(f"the library holds no document {id}")
        return DOCUMENTS[id]

    def context(self, id: str, start: int, end: int, *, version: str = "", width: int = 600) -> Context:
        """The quote within the whole text."""
        document = self.document(id)
        headings = tuple(document.text[b.start : b.end] for b in document.blocks[:1] if b.kind is BlockKind.HEADING)
        page = next((b.page for b in document.blocks if b.start <= start < b.end), None)
        return Context(document.text[:start], document.text[start:end], document.text[end:], headings, page)

    def search(self, query: Query) -> tuple[Hit, ...]:
        """The best passages of the three."""
        return self.library.search(query)

    def holdings(self) -> Holdings:
        """What three documents amount to."""
        return Holdings(3, 9, 0, "7", "all-MiniLM-L6-v2", {"guideline": 1, "label": 1, "summary": 1})


STATES_ARTICLE = {
    State.DRAFT: "Not reviewed by a person: made by software from the sources below.",
    State.SUBMITTED: "Waiting for review.",
    State.UNDER_REVIEW: "Under review.",
    State.CHANGES_REQUESTED: "Reviewers asked for changes.",
    State.APPROVED: "Reviewed and approved.",
    State.WITHDRAWN: "Withdrawn. Do not rely on this article.",
}
