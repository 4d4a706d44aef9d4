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
from primum.answer.inquiry.question import ASKING, Reading, read
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


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where it is looked: a library at one version, what is kept between questions, and what sources are weighed by."""

    library: Library
    version: str
    knowledge: Knowledge
    year: int
    region: str

    def appraised(self, document: Document, *, intent: str) -> Evidence:
        return appraise(document.id, document.source, intent=intent, year=self.year, region=self.region)


@dataclass(frozen=True, slots=True)
class _Found:
    """What an article is made of: the material, its documents weighed, the statements to choose from, and the draft."""

    material: Material
    evidence: dict[str, Evidence]
    pool: Sequence[Candidate]
    draft: Draft


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
    year = year or date.today().year
    shelf = _Shelf(library, version or library.version(), knowledge or _shared(), year, region)
    texts = [d.text for d in library.documents(given).values()] if given else []
    inquiry, reading = _understood(question, shelf, texts)
    inquiry = replace(inquiry, safety=safety)
    ran = partial(Run, code, f"{config}, ages as of {year}", shelf.version, models)
    if refusal:
        return _refused(inquiry, refusal, run=ran((time.perf_counter() - began) * 1000), id=id)
    vocabulary = shelf.knowledge.vocabulary
    found = _composed(gather(inquiry, reading, library=library, vocabulary=vocabulary, version=shelf.version), shelf)
    if not (found.draft.complete or given):
        found = _told_elsewhere(found, shelf)
    found = _of_passages(found, shelf, given) if given else _of_works(found, shelf)
    check = _checker(found, given=bool(given))
    kept, dropped = judged(found.draft, check)
    kept = with_disagreements(kept, found.pool, check)
    run = ran((time.perf_counter() - began) * 1000, library.checked())
    made = _assemble(replace(found, draft=kept), dropped, focus=reading.focus, run=run, id=id, given=texts)
    return _with_studies(made, found.material, shelf.knowledge)


def _understood(question: Question, shelf: _Shelf, texts: Sequence[str]) -> tuple[Inquiry, Reading]:
    """What is asked; the words of texts that came with the question, and of the library's names, are spelt right."""
    said = frozenset(word for text in texts for word in words(text))
    library, version = shelf.library, shelf.version
    inquiry, reading = read(
        question,
        vocabulary=shelf.knowledge.vocabulary,
        speller=shelf.knowledge.speller,
        is_right=lambda word: fold(word) in said or in_a_name(word, library=library, version=version),
        is_paged=lambda words: is_paged(words, library=library, version=version),
    )
    if shelf.knowledge.people:
        return inquiry, reading
    return replace(inquiry, population=""), replace(reading, population=None)


def _composed(material: Material, shelf: _Shelf) -> _Found:
    """The article that the pages on the subject make."""
    evidence = {i: shelf.appraised(d, intent=material.inquiry.intent) for i, d in material.documents.items()}
    pool = candidates(material, evidence, shelf.knowledge.cache)
    return _Found(material, evidence, pool, _drafted(material, pool, shelf.knowledge.vocabulary))


def _told_elsewhere(found: _Found, shelf: _Shelf) -> _Found:
    """The article that pages on something else make, where they answer by name what the pages on the subject do not."""
    wide = further(found.material.itself(), library=shelf.library, version=shelf.version)
    intent = found.material.inquiry.intent
    evidence = {i: shelf.appraised(d, intent=intent) for i, d in wide.documents.items()}
    near = [] if found.material.stands_in else found.pool
    pool = [*told_elsewhere(wide, evidence, shelf.knowledge.cache), *near]
    whole = _drafted(wide, pool, shelf.knowledge.vocabulary)
    return _Found(wide, evidence, pool, in_passing(whole, wide)) if whole.complete else found


def _of_works(found: _Found, shelf: _Shelf) -> _Found:
    """The article with what studies found, where no page answers, and with what sources only pass on in the words of
    the works that they credit."""
    material, draft = found.material, found.draft
    appraised = partial(shelf.appraised, intent=material.inquiry.intent)
    paged = cites_pages(draft, material)
    looked_up = (paged and draft.complete) or material.reading.left_open
    cache, version = shelf.knowledge.cache, shelf.version
    studies = None if looked_up else from_research(material, shelf.library, appraised, cache, version)
    if studies is not None:
        material = replace(material, documents=material.documents | studies.documents)
        found = _Found(material, found.evidence | studies.evidence, studies.pool, studies.draft)
    elif not paged:
        found = replace(found, draft=Draft(missing=draft.missing))
    originals = Originals(shelf.library, version, cache, appraised)
    draft, works = from_the_originals(found.draft, material.documents, originals)
    return replace(
        found,
        material=replace(material, documents=material.documents | {d.id: d for d in works}),
        evidence=found.evidence | {d.id: appraised(d) for d in works},
        draft=draft,
    )


def _drafted(material: Material, pool: Sequence[Candidate], vocabulary: Vocabulary) -> Draft:
    """The article that statements make; empty, with what is missing, where what the question turns on is not met."""
    needed = decline.required(material, vocabulary)
    draft = Draft(missing=decline.unmet(material, pool, needed))
    answerable = not draft.missing and decline.is_answerable(material, pool)
    return compose(material, pool, required=needed) if answerable else draft


def _of_passages(found: _Found, shelf: _Shelf, given: Sequence[str]) -> _Found:
    """The article where the documents came with the question: their own way of composing takes over where they are
    plain sentences, or where the ordinary one finds nothing."""
    documents = list(shelf.library.documents(given).values())
    if found.draft.summary and not is_plain(documents):
        return found
    evidence = {d.id: shelf.appraised(d, intent=found.material.inquiry.intent) for d in documents}
    made = from_passages(found.material, documents, evidence, shelf.knowledge.vocabulary)
    if made is None:
        return found
    material = replace(found.material, documents={d.id: d for d in documents})
    return replace(found, material=material, evidence=evidence, draft=made)


def _checker(found: _Found, *, given: bool) -> Callable[[Claim], Claim | Dropped]:
    """What puts one claim of an article through the checker: the claim with its verdict, or why it is not shown. Who
    gave the passages with the question answers for what they are; elsewhere a dose needs a source that may give one."""
    material, draft = found.material, found.draft
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
        claim = upheld(claim, found.evidence)
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
    found: _Found, dropped: tuple[Dropped, ...], *, focus: str, run: Run, id: str, given: Sequence[str]
) -> Answer:
    material, evidence, draft = found.material, found.evidence, found.draft
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
    """The question itself; of a long message, the sentence that asks about the subject, which it names where that does
    not."""
    whole = clean(text)
    if len(whole) <= TITLE:
        return whole
    parts = [s for s in re.split(r"(?<=[?.!])\s+", focus) if len(s.split()) > 2 or subject.lower() in s.lower()]
    parts.sort(key=lambda s: (subject.lower() not in s.lower(), not s.endswith("?"), len(s) > TITLE))
    asking = parts[0] if parts else focus
    named = f" ({subject})" if subject.lower() not in asking.lower() and len(subject) < TITLE // 2 else ""
    room = TITLE - len(named)
    return (asking if len(asking) <= room else asking[: room - 1].rsplit(" ", 1)[0] + "…") + named
