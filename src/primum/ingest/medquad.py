"""MedQuAD: question–answer pairs made from pages of the US National Institutes of Health and CDC.

Format and question types: Ben Abacha and Demner-Fushman, BMC Bioinformatics 2019;20:511, doi 10.1186/s12859-019-3119-4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from primum.errors import Unreadable
from primum.ingest.medquad_answers import segments_of, write_segments
from primum.ingest.medquad_inline_headings import parted
from primum.ingest.medquad_phenotypes import split_table, write_table
from primum.ingest.origin import Origin
from primum.ingest.outlining import DocumentBuilder, tidy
from primum.ingest.xml_files import inline, local, parse
from primum.model import Document, Kind, Notice, Source
from primum.text.terms import stems

ROOTS = ("Document", "DiseaseFile", "doc")

_PUBLISHERS = {
    "ADAM": "A.D.A.M. Medical Encyclopedia, US National Library of Medicine",
    "CDC": "Centers for Disease Control and Prevention",
    "CancerGov": "National Cancer Institute",
    "GARD": "Genetic and Rare Diseases Information Center, National Institutes of Health",
    "GHR": "Genetics Home Reference, US National Library of Medicine",
    "MPlusDrugs": "MedlinePlus, US National Library of Medicine",
    "MPlusHealthTopics": "MedlinePlus, US National Library of Medicine",
    "MPlusHerbsSupplements": "MedlinePlus, US National Library of Medicine",
    "NHLBI": "National Heart, Lung, and Blood Institute",
    "NIDDK": "National Institute of Diabetes and Digestive and Kidney Diseases",
    "NIHSeniorHealth": "NIHSeniorHealth, National Institutes of Health",
    "NINDS": "National Institute of Neurological Disorders and Stroke",
}

_ROLES = {
    "information": "definition", "causes": "causes", "symptoms": "symptoms", "exams and tests": "diagnosis",
    "treatment": "treatment", "prevention": "prevention", "outlook": "prognosis", "susceptibility": "risk_factors",
    "inheritance": "inheritance", "genetic changes": "causes", "frequency": "epidemiology",
    "complications": "complications", "considerations": "self_care", "research": "evidence", "stages": "types",
    "support groups": "other", "usage": "indications", "dose": "dose", "side effects": "adverse_effects",
    "precautions": "warnings", "contraindication": "contraindications", "important warning": "boxed_warning",
    "interactions with medications": "interactions", "interaction with medications": "interactions",
    "interactions with foods": "interactions", "interactions with herbs and supplements": "interactions",
    "emergency or overdose": "overdose", "forget a dose": "dose", "how does it work": "mechanism",
    "how effective is it": "evidence", "why get vaccinated": "indications", "brand names": "description",
    "dietary": "self_care", "storage and disposal": "description", "indication": "indications",
    "when to contact a medical professional": "red_flags", "learn about medication": "definition",
}  # fmt: skip

# In these collections two spaces part paragraphs; elsewhere they are slips of the pen.
_NARROW = ("GHR", "GARD")
_GROUP = "Parasites - "
_MULTIPLE = re.compile(r"\s*\?(?:\s*\?)*\s*$")
_SUMMARY = re.compile(r"^\s*Summary\s*:\s*")
_OWN_QUESTION = re.compile(
    r"^\s*((?:What|How|Is|Are|Who|Can|Does|Do|When|Why|Which|Where|Should|Will)\b[^.?!]{5,160}\?)\s+(?=\S)"
)
_CREDIT = re.compile(r"NIH: .+|(?:[A-Z][\w'’-]*[.,]? |(?:of|and|the|for|on|&) )*[A-Z][\w'’-]*")


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Notice | Unreadable]:
    """One document, `medquad:<subset folder>/<file stem>`; each question heads its answer.

    Questions without an answer are skipped; a file without any answer raises Unreadable. Left out of answers: notes and
    link lists that are the same on every page."""
    root = parse(stream, where=origin.path)
    if local(root) not in ROOTS:
        raise Unreadable(origin.path, f"is no MedQuAD file: its root is <{local(root)}>")
    collection = root.get("source") or root.get("corpus") or ""
    focus = tidy(inline(next(root.iter("Focus", "doctitle-focus"), None)))
    builder = DocumentBuilder()
    credits: list[str] = []
    asked = ""
    for question, kind, answer in _pairs(root):
        plain, credit = _without_credit(_SUMMARY.sub("", answer), collection)
        credits += credit
        asked = _write_pair(builder, question, kind, plain, collection=collection, focus=focus, asked=asked)
    text, blocks = builder.build()
    if not builder.has_body:
        raise Unreadable(origin.path, "has no text: all answers are empty")
    source = _source(root, focus, collection=collection, credits=tuple(dict.fromkeys(credits)))
    yield Document(_id(origin, collection), origin.supply.fill(source), text, blocks)


def _pairs(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """(question, its type, answer) of each pair with an answer not given before; files differ in the case of names."""
    told: set[str] = set()
    for pair in root.iter("QAPair", "pair"):
        parts = {local(e).lower(): e for e in pair}
        question, answer = parts.get("question"), inline(parts.get("answer"))
        if question is not None and answer.strip() and tidy(answer) not in told:
            told.add(tidy(answer))
            yield inline(question), question.get("qtype", "").strip().lower(), answer


def _write_pair(
    builder: DocumentBuilder, question: str, kind: str, answer: str, *, collection: str, focus: str, asked: str
) -> str:
    """Append a question and its answer. The same question asked again right away is not repeated; what was asked."""
    own = _OWN_QUESTION.match(answer)
    if own and not _is_kin(own.group(1), question, focus):
        own = None
    wording = own.group(1) if own else tidied_question(question)
    answer = answer[own.end() :] if own else answer
    before, intro, rows = split_table(answer)
    if collection == "NIHSeniorHealth":
        before = parted(before, subject=focus).replace(" - ", "   - ")
    segments = segments_of(before, gap=2 if collection in _NARROW else 3)
    if not segments and not rows:
        return asked
    if wording != asked:
        builder.question(wording, role=_ROLES.get(kind, ""))
    write_segments(builder, segments)
    if rows:
        write_table(builder, intro, rows)
    return wording


def _is_kin(own: str, question: str, focus: str) -> bool:
    """Whether a question that opens an answer shares a word with the one asked: one that was planted does not."""
    said = {*stems(question), *stems(focus)}
    return any(stem in said for stem in stems(own))


def tidied_question(question: str) -> str:
    """A question made by a template, as people write it: "What is (are) Gout ?" is "What is Gout?"."""
    plain = tidy(question)
    for clumsy, simple in (("What is (are) ", "What is "), (" (or clinical trials)", ""), (_GROUP, "")):
        plain = plain.replace(clumsy, simple)
    plain = _MULTIPLE.sub("?", plain)
    return plain[:1].upper() + plain[1:]


def _without_credit(answer: str, collection: str) -> tuple[str, list[str]]:
    """MedlinePlus names at the end which institute wrote a summary."""
    if collection != "MPlusHealthTopics":
        return answer, []
    head, gap, last = answer.rstrip().rpartition("    ")
    credit = tidy(last)
    if gap and len(credit) < 120 and _CREDIT.fullmatch(credit):
        return head, [credit.removeprefix("NIH: ")]
    return answer, []


def _source(root: etree._Element, focus: str, *, collection: str, credits: tuple[str, ...]) -> Source:
    names = [focus.removeprefix(_GROUP), *(tidy(inline(e)) for e in root.iter("Synonym"))]
    return Source(
        kind=Kind.REFERENCE,
        title=focus,
        publisher=_PUBLISHERS.get(collection, collection),
        jurisdiction="US" if collection in _PUBLISHERS else "",
        authors=credits,
        url=root.get("url", ""),
        subjects=tuple(dict.fromkeys(name for name in names if name)),
    )


def _id(origin: Origin, collection: str) -> str:
    folder = "_".join((origin.folder or collection).split())
    return f"medquad:{folder}/{'_'.join(origin.stem.split())}"
