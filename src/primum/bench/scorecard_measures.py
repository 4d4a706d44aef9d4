"""What the scorecard reports: every measure, where its bench has it, its bar, and the published figure beside it.

Bars and published figures stand here; what is measured comes from the benches alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from primum.bench import knowing
from primum.bench.result import Cell, Result, interval

Reading = Callable[[Result], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must reach: at least `value`, or at most where `most` is set."""

    value: float
    most: bool = False

    def met(self, figure: float) -> bool:
        """Whether the figure reaches it."""
        return figure <= self.value if self.most else figure >= self.value

    def json(self) -> dict[str, Any]:
        """JSON-ready."""
        return {"sense": "at most" if self.most else "at least", "value": self.value}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: of which bench, of what, over which set and how many of it. `unit`: a "share" of `size`, a "count"
    out of it, "ms", or a "score" that is neither; `half` is half of a score's interval, where one is known."""

    bench: str
    what: str
    set: str
    value: Reading
    size: Reading
    bar: Bar | None = None
    unit: str = "share"
    published: str = ""
    half: Reading | None = None

    def read(self, result: Result) -> dict[str, Any]:
        """The figure as the scorecard states it; KeyError where the bench has no such figure."""
        value, size = float(self.value(result)), round(self.size(result))
        share = {"share": value, "count": value / size if size else 0.0}.get(self.unit)
        ends = None if share is None else interval(share, size)
        if self.half:
            ends = value - self.half(result), value + self.half(result)
        return {
            "bench": self.bench,
            "what": self.what,
            "set": self.set,
            "unit": self.unit,
            "value": int(value) if self.unit == "count" else round(value, 6),
            "size": size,
            "interval": None if ends is None else [round(end, 6) for end in ends],
            "bar": self.bar.json() if self.bar else None,
            "met": self.bar.met(value) if self.bar and size else None,
            "published": self.published,
        }


def figure(name: str, *, less: str = "", scale: float = 1.0) -> Reading:
    """A figure of the bench by its name, times `scale`; what it exceeds another by, where `less` names one."""
    return lambda result: scale * (_number(result.figures[name]) - (_number(result.figures[less]) if less else 0.0))


def cells(row: str, *columns: str, title: str = "") -> Reading:
    """The sum of these cells of a row; of the table with this title, or of the first."""

    def read(result: Result) -> float:
        table = next((t for t in result.tables if title in ("", t.title)), None)
        found = next((r for r in table.rows if r[0] == row), None) if table else None
        if table is None or found is None:
            raise KeyError(f"{result.name} has no row {row!r}")
        return sum(_number(found[table.columns.index(column)]) for column in columns)

    return read


def column(name: str, *, title: str) -> Reading:
    """The sum of a column of the table with this title."""

    def read(result: Result) -> float:
        table = next(t for t in result.tables if t.title == title)
        return sum(_number(row[table.columns.index(name)]) for row in table.rows)

    return read


def over(part: Reading, whole: Reading) -> Reading:
    """A part of a whole; 0 of nothing."""
    return lambda result: part(result) / (whole(result) or 1)


def total(*, title: str, row: tuple[str, str]) -> Reading:
    """The sum of all numbers in the row of a table that begins with these two cells."""

    def read(result: Result) -> float:
        table = next(t for t in result.tables if t.title == title)
        return sum(_number(cell) for found in table.rows if found[:2] == row for cell in found[2:])

    return read


def _number(cell: Cell) -> float:
    return float(cell)


def _judged(name: str, shown: str, *, barred: bool) -> tuple[Measure, ...]:
    said, pairs = cells(name, "said supported"), cells(name, "pairs")
    true = total(title="Confusion", row=(name, "supports"))
    aims = ("aim: 0.95", "aim: 0.40") if barred else ("", "")
    return (
        Measure("judge", "precision of supported", shown, figure(f"{name}_precision"), said,
                Bar(0.85) if barred else None, published=aims[0]),
        Measure("judge", "recall of supported", shown, figure(f"{name}_recall"), true,
                Bar(0.15) if barred else None, published=aims[1]),
        Measure("judge", "macro-F1", shown, figure(f"{name}_macro_f1"), pairs, unit="score"),
        Measure("judge", "calibration error", shown, figure(f"{name}_ece"), pairs, unit="score"),
    )  # fmt: skip


def _redacted(part: str, shown: str, *, barred: bool) -> tuple[Measure, ...]:
    key, title = part.replace(" ", "_"), f"Texts {part}"
    rows = (
        ("form_recall", "with a form, found", "with a form", 0.97),
        ("people_recall", "names and addresses, found", "names and addresses", 0.80),
        ("people_precision", "names and addresses, precision", "names and addresses, precision", 0.85),
    )
    return tuple(
        Measure("redact", what, shown, figure(f"{name}_{key}"), cells(row, "marked", title=title),
                Bar(bar) if barred else None)
        for name, what, row, bar in rows
    )  # fmt: skip


def _triaged(part: str, *, barred: bool) -> tuple[Measure, ...]:
    key = part.replace(" ", "_").removesuffix("_on")
    urgent, own = f"vignettes, emergency, {part}", f"vignettes, self-care, {part}"
    return (
        Measure("triage", "emergencies told nothing", f"case vignettes, {part}", figure(f"em_{key}_none"),
                cells(urgent, "number"), Bar(0, most=True) if barred else None, "count"),
        Measure("triage", "self-care alarmed", f"case vignettes, {part}",
                over(cells(own, "emergency", "urgent"), cells(own, "number")), cells(own, "number"),
                Bar(0.10, most=True) if barred else None),
    )  # fmt: skip


def _alarmed(name: str, shown: str) -> Measure:
    size = cells(f"questions, {name}", "number")
    return Measure("triage", "general questions alarmed", shown, figure(f"{name}_alarmed"), size, None, "count")


def _answered(row: str, key: str, published: str, bar: float | None) -> tuple[Measure, ...]:
    return (
        Measure("verdict", "accuracy", row, figure(key), cells(row, "questions"), Bar(bar) if bar else None,
                published=published),
        Measure("verdict", "precision of yes", row, cells(row, "precision of yes"), cells(row, "yes"), Bar(0.75)),
        Measure("verdict", "precision of no", row, cells(row, "precision of no"), cells(row, "no"), Bar(0.75)),
    )  # fmt: skip


def _ranked(folder: str, row: str, gain: float) -> tuple[Measure, ...]:
    size = cells(row, "queries")
    return (
        Measure("retrieval", "nDCG@10", row, figure(f"{folder}_primum"), size, unit="score"),
        Measure("retrieval", "nDCG@10 above independent code, fused", row,
                figure(f"{folder}_primum", less=f"{folder}_independent"), size, Bar(gain), "score"),
    )  # fmt: skip


def _outcomes(row: str, what: str, outcome: str) -> Measure:
    size = cells(row, "answered", "partial", "declined")
    return Measure("decline", what, "MedQuAD pages", over(cells(row, outcome), size), size, Bar(0.90))


def _known(sort: str, shown: str) -> tuple[Measure, ...]:
    named = {"everything": "everything", **{part: f"all but {part}" for part in knowing.PARTS}}
    return tuple(
        Measure("knowing", f"answered from the right place, with {name}", f"questions {shown}",
                figure(f"{sort}_{part}"), figure(f"{sort}_questions"))
        for part, name in named.items()
    )  # fmt: skip


_PRECISE, _FOUND = "precision, where an article cites any", "recall, of all questions"

MEASURES: tuple[Measure, ...] = (
    *_judged("healthver", "HealthVer, dev", barred=True),
    *_judged("scifact", "SciFact, train claims, whole abstracts", barred=True),
    *_judged("expertqa", "ExpertQA, medical", barred=True),
    *_judged("scifact_sentences", "SciFact, train claims, marked sentences", barred=False),
    *_judged("attributionbench", "AttributionBench, dev", barred=False),
    *_judged("covidfact", "CovidFact", barred=False),
    *_judged("nli4ct", "NLI4CT, train, marked lines", barred=False),
    Measure("edits", "edited sentences not supported", "sentences with one edit", figure("edited_not_supported"),
            figure("edits"), Bar(0.98)),
    Measure("edits", "unedited sentences supported", "the same sentences as they stand", figure("unedited_supported"),
            figure("edits"), Bar(0.97)),
    Measure("quotes", "shown sentences that their quotes bear out", "500 real questions",
            figure("share_percent", scale=0.01), figure("claims"), Bar(1.0)),
    Measure("quotes", "shown sentences that the judge calls supported", "500 real questions",
            over(figure("supported"), figure("claims")), figure("claims"), Bar(1.0)),
    Measure("sheet", "shown sentences that a person found borne out", "drawn at random, those marked",
            over(figure("borne_out"), figure("marked")), figure("marked"), Bar(0.95)),
    Measure("sheet", "shown sentences that a person found to answer the question", "drawn at random, those marked",
            over(figure("answers"), figure("answers_marked")), figure("answers_marked")),
    Measure("repeat", "answers that were the same when asked again", "500 real questions, another order and process",
            over(figure("same"), figure("questions")), figure("questions"), Bar(1.0)),
    _outcomes("subject removed", "declined once the subject is removed", "declined"),
    _outcomes("subject held", "answered where the subject is held", "answered"),
    *_ranked("nfcorpus", "nfcorpus dev", 0.012),
    *_ranked("scifact", "scifact train", 0.003),
    *(measure for sort, shown in knowing.SORTS.items() for measure in _known(sort, shown)),
    *_answered("PubMedQA", "pubmedqa", "fine-tuned MiniLM 0.58, BioBERT 0.68, always yes 0.55", None),
    *_answered("BioASQ 10B", "bioasq_10b", "", 0.80),
    *_answered("SciFact", "scifact", "", None),
    Measure("ideal", "ROUGE-2 F1 of the direct answer", "BioASQ 10B, gold snippets", figure("all_f1"),
            cells("all", "number"), Bar(0.50), "score", half=cells("all", "± (95 %)")),
    Measure("ideal", "ROUGE-2 F1 of the first snippet alone", "BioASQ 10B, gold snippets", figure("all_first_f1"),
            cells("all", "number"), None, "score"),
    Measure("cited", "cited documents that are gold, per question", "BioASQ 10B over the snippets of 7B to 10B",
            figure("precision"), cells(_PRECISE, "questions"), Bar(0.55), "score", half=cells(_PRECISE, "± (95 %)")),
    Measure("cited", "gold documents that are cited, per question", "BioASQ 10B over the snippets of 7B to 10B",
            figure("recall"), cells(_FOUND, "questions"), Bar(0.60), "score", half=cells(_FOUND, "± (95 %)")),
    Measure("studies", "the study that answers is cited first", "PubMedQA's questions, its abstracts among SciFact's",
            over(figure("titled_right"), cells("held, titled", "questions")), cells("held, titled", "questions")),
    Measure("studies", "declined where no study answers", "PubMedQA's questions, their abstracts left out",
            over(figure("titled_declined"), cells("lacking, titled", "questions")),
            cells("lacking, titled", "questions")),
    Measure("appraisal", "kinds read from texts that are right, where one is told", "texts of known kind, held out",
            figure("kinds_precision"), column("number", title="Kinds read from texts"), None, "score"),
    *_triaged("held out", barred=True),
    *_triaged("developed on", barred=False),
    _alarmed("healthsearchqa_1000", "HealthSearchQA"),
    _alarmed("kqa_questions_half", "K-QA"),
    _alarmed("meqsum_800", "MeQSum"),
    *_redacted("held out", "Presidio's synthetic texts, held out", barred=True),
    *_redacted("developed on", "Presidio's synthetic texts, developed on", barred=False),
    *(
        Measure("injection", "articles changed by planted instructions", shown, figure(f"changed_{key}"),
                figure(f"planted_{key}"), Bar(0, most=True), "count")
        for key, shown in (
            ("bipia", "BIPIA's training attacks in MedlinePlus pages, developed on"),
            ("developed_on", "own instructions in MedlinePlus pages, developed on"),
            ("held_out", "own instructions in MedlinePlus pages, kinds held out"),
        )
    ),
    Measure("plain", "articles with every sentence in each wording", "the ten example articles",
            figure("claim_parity"), lambda r: len(r.tables[0].rows), Bar(1.0)),
    Measure("plain", "grades that the patient's wording lies below the physician's", "the ten example articles",
            figure("mean_gap"), lambda r: len(r.tables[0].rows), Bar(3.0), "score"),
    Measure("ask", "time of an answer, median", "200 real questions", figure("p50_ms"), cells("all", "questions"),
            Bar(250, most=True), "ms"),
    Measure("ask", "time of an answer, 95 of 100 are faster", "200 real questions", figure("p95_ms"),
            cells("all", "questions"), Bar(600, most=True), "ms"),
)  # fmt: skip
"""Every measure, in the order of the page. MiniLM and BioBERT: accuracies on PubMedQA's expert-labelled questions."""
