"""Question to Answer: the order of the steps."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial

from primum.answer import decline, doses
from primum.answer.appraisal.originals import Originals
from primum.answer.appraisal.study import StudyCache
from primum.answer.appraisal.weighing import from_the_originals, in_conflict, with_disagreements
from primum.answer.backing import upheld
from primum.answer.composing.compose import Draft, cited_documents, compose
from primum.answer.composing.elsewhere import in_passing, told_elsewhere
from primum.answer.composing.findings import cites_pages, from_research
from primum.answer.composing.given import from_passages, is_plain, speaks
from primum.answer.composing.select import Candidate, candidates
from primum.answer.disclaimers import DISCLAIMERS
from primum.answer.evidence.appraise import appraise
from primum.answer.evidence.evident import on_evidence
from primum.answer.evidence.further import further
from primum.answer.evidence.retrieve import Material, gather
from primum.answer.evidence.titles import in_a_name, is_paged
from primum.answer.inquiry.message import clean
from primum.answer.inquiry.question import ASKING, read
from primum.answer.lexicon.names import Match, has_section_on, names_in, text_stems
from primum.answer.lexicon.spelling import Speller
from primum.answer.lexicon.vocabulary import Vocabulary, spoken
from primum.answer.statements.units import UnitCache
from primum.answer.verdict import conclude
from primum.answer.verify import verify
from primum.model import (
    Answer,
    Claim,
    Conclusion,
    Document,
    Dropped,
    Evidence,
    Finding,
    Inquiry,
    Outcome,
    Question,
    Run,
    Section,
    Support,
)
from primum.ports import Library
from primum.text.instructions import instructs
from primum.text.terms import fold, stem, words

ADDRESSED = "the source's words here give orders to a machine: they are no evidence"
TITLE = 140
"""Longest title, in characters; a longer question is shown by its asking sentence."""


@dataclass(frozen=True)
class Knowledge:
    """What is kept between questions: the vocabulary, the speller, and the sections and studies of recent documents."""

    vocabulary: Vocabulary = field(default_factory=spoken)
    speller: Speller = field(default_factory=lambda: Speller(ASKING))
    cache: UnitCache = field(default_factory=UnitCache)
    studies: StudyCache = field(default_factory=StudyCache)
    people: bool = True
    """Whether it is understood that a question is of pregnant women, of children, of the old."""


@cache
def _shared() -> Knowledge:
    return Knowledge()


@on_evidence
def answer(
    question: Question,
    *,
    library: Library,
    code: str,
    config: str,
    models: tuple[str, ...] = (),
    region: str = "",
    year: int | None = None,
    id: str = "",
    version: str = "",
    knowledge: Knowledge | None = None,
    safety: tuple[Finding, ...] = (),
    refusal: str = "",
    given: Sequence[str] = (),
) -> Answer:
    """The article that a library gives on a question, or the reason why it gives none.

    It declines rather than raises. `code`, `config` and `models` name what made the answer, for its Run; `region` is
    the host's home region; `year` is the year that the age of sources is counted from (None: this year); `version`
    pins a library version; `safety` is what was found in the question before it came here, and a `refusal` is the
    reason why there will be no article, whatever the library holds; `given` says that the library holds just these
    documents, which came with the question. `millis` of the Run is wall time."""
    began = time.perf_counter()
    knowledge = knowledge or _shared()
    version = version or library.version()
    year = year or date.today().year
    texts = [d.text for d in library.documents(given).values()] if given else []
    said = frozenset(word for text in texts for word in words(text))
    inquiry, reading = read(
        question,
        vocabulary=knowledge.vocabulary,
        speller=knowledge.speller,
        is_right=lambda word: fold(word) in said or in_a_name(word, library=library, version=version),
        is_paged=lambda words: is_paged(words, library=library, version=version),
    )
    if not knowledge.people:
        inquiry, reading = replace(inquiry, population=""), replace(reading, population=None)
    inquiry = replace(inquiry, safety=safety)
    if refusal:
        run = Run(code, f"{config}, ages as of {year}", version, models, (time.perf_counter() - began) * 1000)
        return _refused(inquiry, refusal, run=run, id=id)
    material = gather(inquiry, reading, library=library, vocabulary=knowledge.vocabulary, version=version)
    appraised = partial(_appraised, intent=material.inquiry.intent, year=year, region=region)
    evidence = {i: appraised(d) for i, d in material.documents.items()}
    pool: Sequence[Candidate] = candidates(material, evidence, knowledge.cache)
    needed = decline.required(material, knowledge.vocabulary)
    draft = _drafted(material, pool, needed)
    if not (draft.complete or given):
        wide = further(material.itself(), library=library, version=version)
        appraisals = {i: appraised(d) for i, d in wide.documents.items()}
        own = [*told_elsewhere(wide, appraisals, knowledge.cache), *([] if material.stands_in else pool)]
        whole = _drafted(wide, own, decline.required(wide, knowledge.vocabulary))
        if whole.complete:
            material, evidence, pool, draft = wide, appraisals, own, in_passing(whole, wide)
    if given:
        material, evidence, draft = _of_passages(material, evidence, draft, library, given, knowledge=knowledge)
    else:
        originals = Originals(library, version, knowledge.cache, appraised)
        paged = cites_pages(draft, material)
        looked_up = (paged and draft.complete) or material.reading.left_open
        studies = None if looked_up else from_research(material, library, appraised, knowledge.cache, version)
        if studies is not None:
            draft, pool, evidence = studies.draft, studies.pool, evidence | studies.evidence
            material = replace(material, documents=material.documents | studies.documents)
        elif not paged:
            draft = Draft(missing=draft.missing)
        material, evidence, draft = _credited(material, evidence, draft, originals)
    check = _checker(draft, material, evidence, given=bool(given))
    kept, dropped = judged(draft, check)
    kept = with_disagreements(kept, pool, check)
    millis = (time.perf_counter() - began) * 1000
    run = Run(code, f"{config}, ages as of {year}", version, models, millis, library.checked())
    made = _assemble(material, kept, dropped, evidence=evidence, focus=reading.focus, run=run, id=id, given=texts)
    return _with_studies(made, material, knowledge)


def _drafted(material: Material, pool: Sequence[Candidate], needed: Sequence[int]) -> Draft:
    """The article that statements make; empty, with what is missing, where what the question turns on is not met."""
    draft = Draft(missing=decline.unmet(material, pool, needed))
    answerable = not draft.missing and decline.is_answerable(material, pool)
    return compose(material, pool, required=needed) if answerable else draft


def _credited(
    material: Material, evidence: dict[str, Evidence], draft: Draft, originals: Originals
) -> tuple[Material, dict[str, Evidence], Draft]:
    """What sources only pass on, in the words of the works that they credit, with those works among the material."""
    draft, works = from_the_originals(draft, material.documents, originals)
    documents = material.documents | {d.id: d for d in works}
    return replace(material, documents=documents), evidence | {d.id: originals.appraised(d) for d in works}, draft


def _of_passages(
    material: Material,
    evidence: dict[str, Evidence],
    draft: Draft,
    library: Library,
    given: Sequence[str],
    *,
    knowledge: Knowledge,
) -> tuple[Material, dict[str, Evidence], Draft]:
    """Material, evidence and draft where the documents came with the question: their own way of composing takes over
    where they are plain sentences, or where the ordinary one finds nothing."""
    documents = list(library.documents(given).values())
    if draft.summary and not is_plain(documents):
        return material, evidence, draft
    year = date.today().year
    every = {d.id: appraise(d.id, d.source, intent=material.inquiry.intent, year=year, region="") for d in documents}
    made = from_passages(material, documents, every, knowledge.vocabulary)
    if made is None:
        return material, evidence, draft
    return replace(material, documents={d.id: d for d in documents}), every, made


def _appraised(document: Document, *, intent: str, year: int, region: str) -> Evidence:
    return appraise(document.id, document.source, intent=intent, year=year, region=region)


def _checker(
    draft: Draft, material: Material, evidence: dict[str, Evidence], *, given: bool
) -> Callable[[Claim], Claim | Dropped]:
    """What puts one claim of an article through the checker: the claim with its verdict, or why it is not shown. Who
    gave the passages with the question answers for what they are; elsewhere a dose needs a source that may give one."""
    about = {i: material.level(i) is Match.EXACT for i in material.documents}
    if not any(about.values()):
        about = {i: has_section_on(material.concepts[0].names, d) for i, d in material.documents.items()}
    names = [n for c in material.concepts for n in c.names]
    names += [f"{name}s" for name in names if name.isupper()]  # SSRIs
    if draft.loose:
        unusual = {stem for stem, weight in material.reading.telling if weight > 1}
        names += [word for word in words(material.reading.focus) if stem(word) in unusual]
        about = {i: exact or _names_any(names, material.documents[i]) for i, exact in about.items()}
    if draft.loose and given:
        about = {i: yes or speaks(material.reading.focus, material.documents[i]) for i, yes in about.items()}

    def check(claim: Claim) -> Claim | Dropped:
        if any(instructs(citation.quote) for citation in claim.citations):
            return Dropped(claim.text, ADDRESSED)
        claim = upheld(claim, evidence)
        sources = [material.documents[c.document].source for c in claim.citations if c.document in material.documents]
        if not given and sources and all(doses.is_out_of_place(claim.text, s.kind) for s in sources):
            return Dropped(claim.text, doses.REASON)
        verdict = verify(claim, material.documents, subject=names, about=about, population=material.inquiry.population)
        shown = verdict.support is Support.SUPPORTED
        return replace(claim, verdict=verdict) if shown else Dropped(claim.text, verdict.reason)

    return check


def judged(draft: Draft, check: Callable[[Claim], Claim | Dropped]) -> tuple[Draft, tuple[Dropped, ...]]:
    """Every claim through the checker; what fails is taken out and listed, and sections left empty go."""
    dropped: list[Dropped] = []

    def keep(claims: Sequence[Claim]) -> tuple[Claim, ...]:
        checked = [check(claim) for claim in claims]
        dropped.extend(found for found in checked if isinstance(found, Dropped))
        return tuple(found for found in checked if isinstance(found, Claim))

    def section(old: Section) -> Section:
        return replace(old, claims=keep(old.claims), sections=tuple(s for s in map(section, old.sections) if s.claims))

    summary = keep(draft.summary)
    sections = tuple(s for s in map(section, draft.sections) if s.claims or s.sections)
    if draft.summary and not summary and sections:
        # The checker let none of the direct answer pass: what opens the first section stands in its place.
        first, *rest = sections
        opening, left = _opened(first)
        summary, sections = (opening,), (*left, *rest)
    return replace(draft, summary=summary, sections=sections), tuple(dropped)


def _opened(section: Section) -> tuple[Claim, tuple[Section, ...]]:
    """The first claim of a section or of its first part, and the section without it, where anything is left of it."""
    if section.claims:
        opening, rest = section.claims[0], replace(section, claims=section.claims[1:])
    else:
        opening, parts = _opened(section.sections[0])
        rest = replace(section, sections=(*parts, *section.sections[1:]))
    return opening, (rest,) if rest.claims or rest.sections else ()


def _names_any(names: Sequence[str], document: Document) -> bool:
    """Whether a text found by the question's words names what was asked about, in any of its sentences."""
    return names_in(names, text_stems(document.text))


def _assemble(
    material: Material,
    draft: Draft,
    dropped: tuple[Dropped, ...],
    *,
    evidence: dict[str, Evidence],
    focus: str,
    run: Run,
    id: str,
    given: Sequence[str],
) -> Answer:
    question = material.inquiry.question
    has_claims = bool(draft.summary)
    outcome = Outcome.DECLINED if not has_claims else Outcome.ANSWERED if draft.complete else Outcome.PARTIAL
    sections = draft.sections if has_claims else ()
    shown = Answer(
        id=id or _identity(question, run),
        inquiry=material.inquiry,
        title=_title(question.text, focus, material.concepts[0].words),
        outcome=outcome,
        run=run,
        not_found=draft.missing or ((material.concepts[0].words,) if not has_claims else ()),
        decline_reason="" if has_claims else decline.reason(material, draft.missing),
        nearest=() if outcome is Outcome.ANSWERED else decline.nearest(material),
        disclaimer=DISCLAIMERS[question.audience],
        references=tuple(evidence[i] for i in material.documents),
        summary=draft.summary,
        sections=sections,
        dropped=dropped,
        disagreements=draft.disagreements if has_claims else (),
    )
    return replace(
        shown,
        references=tuple(evidence[d] for d in cited_documents(shown.claims())),
        conclusion=_concluded(shown, focus, given, material) if has_claims else None,
    )


def _concluded(shown: Answer, focus: str, given: Sequence[str], material: Material) -> Conclusion | None:
    """What the claims come to; those of a partial article from a library do not answer what was asked."""
    titles = {i: d.source.title for i, d in material.documents.items()}
    telling = shown.claims() if given or shown.outcome is Outcome.ANSWERED else ()
    return conclude(focus, telling, given, titles=titles)


def _with_studies(answer: Answer, material: Material, knowledge: Knowledge) -> Answer:
    """The answer with what each source that it cites says of its own study, and which of them contradict each other."""
    answer = replace(answer, references=in_conflict(answer))
    told = ((e, knowledge.studies.study(material.documents[e.document], knowledge.cache)) for e in answer.references)
    return replace(answer, references=tuple(replace(e, study=study) for e, study in told))


def _refused(inquiry: Inquiry, refusal: str, *, run: Run, id: str) -> Answer:
    question = inquiry.question
    return Answer(
        id=id or _identity(question, run),
        inquiry=inquiry,
        title=_title(question.text, clean(question.text), inquiry.subject.words),
        outcome=Outcome.DECLINED,
        run=run,
        decline_reason=refusal,
        disclaimer=DISCLAIMERS[question.audience],
    )


def _identity(question: Question, run: Run) -> str:
    """Twelve hexadecimal digits that the same question over the same library version and settings always gets."""
    whole = "\x1f".join((question.text, question.audience, run.library_version, run.config, run.code))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def _title(text: str, focus: str, subject: str) -> str:
    """The question itself; of a long message, the sentence that asks about the subject."""
    whole = clean(text)
    if len(whole) <= TITLE:
        return whole
    parts = [s for s in re.split(r"(?<=[?.!])\s+", focus) if len(s.split()) > 2 or subject.lower() in s.lower()]
    parts.sort(key=lambda s: (subject.lower() not in s.lower(), not s.endswith("?"), len(s) > TITLE))
    asking = parts[0] if parts else focus
    return asking if len(asking) <= TITLE else asking[: TITLE - 1].rsplit(" ", 1)[0] + "…"
