"""An article from research: what studies found on a question, where no page on its subject answers it.

Abstracts are no pages about a subject: each tells of one study. So statements are looked for, not sections: a sentence
counts by how much of the question it and its title hold, by its part in the study (a conclusion before a result; an aim
or a method never), and by the kind of study. What they found is laid out by kind of study, the strongest first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from primum.answer.composing.compose import Draft, cited_documents
from primum.answer.composing.given import AIM
from primum.answer.composing.sameness import same
from primum.answer.composing.select import Candidate, choose
from primum.answer.composing.writing import Writer
from primum.answer.evidence.retrieve import Material
from primum.answer.lexicon.names import Match, Stems, names_in, text_stems
from primum.answer.statements.compress import asks, impersonal
from primum.answer.statements.reported import TITLE, reads, reports
from primum.answer.statements.units import Unit, UnitCache
from primum.model import Claim, Document, Evidence, Hit, Kind, Query, Section
from primum.ports import Library
from primum.text.instructions import instructs
from primum.text.populations import of_others
from primum.text.terms import stem

RESEARCH = {
    Kind.SYSTEMATIC_REVIEW: "What reviews of the evidence found",
    Kind.TRIAL: "What trials found",
    Kind.OBSERVATIONAL: "What observational studies found",
    Kind.REVIEW: "What other reviews say",
    Kind.CASE_REPORT: "What case reports tell",
    Kind.PREPRINT: "What preprints report",
    Kind.OTHER: "What other sources say",
}
"""The kinds of document read here, the strongest first, with the heading above what they found."""
SEARCHED, READ = 90, 40
"""Passages looked for, and most documents read."""
HOLDS = 0.5, 0.7
"""The share of the question's telling words that a snippet, and an abstract, must hold: a long one does by chance."""
SNIPPET, ABSTRACT = 400, 1000
"""Characters up to which a text is a snippet, and from which it is as long as an abstract."""
ITSELF, TITLED = 0.3, 0.4
"""The share that a sentence must hold, and a sentence together with the title above it."""
NEAR = 1.2
"""What the share that a short text holds and its place in the search, 0..1, come to between them where it stands beside
what answers: it is one of many that say so, and its sentences need hold less."""
WHOLE = 6000
"""Characters up to which a text is read as one whole; of a longer one, each section by itself."""
NAMED, TITLES_MOST = 5, 6
"""Fewest words of a title that says what a study is on, and most studies named by their title alone."""
SUMMARY_MOST, BODY_MOST, BODY_WORDS = 2, 20, 480
FIRST, _SHARED = 10, 0.7
"""Of so many studies found first, this share must hold a word for every study to be held to it: it is the subject."""
_NEAR_BEST = 0.8
"""A second statement of the direct answer is worth this share of the first."""
_BODY_HOLDS = 0.4
"""The share of the telling words in what stands below the direct answer."""
_CONCLUDES = re.compile(
    r"\b(?:we conclude|in conclusion|conclusions?|in summary|overall|taken together|therefore|thus"
    r"|(?:these|our|the present|present|current) (?:results|findings|data|observations|analys[ei]s)"
    r"|(?:results|findings|data|evidence|studies|trials?|analys[ei]s) (?:suggest|indicate|support|show|demonstrate"
    r"|confirm|provide))",
    re.IGNORECASE,
)
_RELATES = re.compile(
    r"\b(?:associat|correlat|link|relat|reduc|lower|decreas|increas|rais|higher|improv|worsen|prevent|protect|caus|affect"
    r"|effect|efficac|benefit|risk|differ|predict|induc|inhibit|prevalen|inciden|superior|similar)\w*",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:further|more|future|additional|new) (?:\w+ ){0,2}(?:research|stud(?:y|ies)|trials?|investigations?|work)\b"
    r"|\bneeds? for (?:\w+ ){0,4}(?:research|trials?|stud(?:y|ies))\b|\bwarrant|\bshould be (?:investigated|studied)",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?:was|were) (?:reviewed|collected|enrolled|recruited|included|randomi[sz]ed|(?:randomly )?assigned"
    r"|performed|used|conducted|measured|obtained|analy[sz]ed|studied|treated|followed|compared|asked|calculated"
    r"|defined|carried out|undertaken|designed|examined|assessed|evaluated|matched|selected)\b"
    r"|\b(?:underwent|excluded)\b",
    re.IGNORECASE,
)
_ANIMALS = re.compile(
    r"\b(?:mice|mouse|murine|rats?|rodents?|rabbits?|zebrafish|drosophila|dogs|pigs|in vitro|cell lines?)\b",
    re.IGNORECASE,
)
# What a study is, and not what it found: "This article reviews …", "We present our series of 12 patients".
_ANNOUNCES = re.compile(
    r"^(?:here(?:in)?,? )?(?:we (?:\w+ )?(?:report|describe|present)(?:ed)? (?:[\w-]+ ){0,5}?"
    r"(?:series|cohort|meta-analys[ei]s|stud(?:y|ies)|trials?|results|review|overview|findings|data|experience)\b"
    r"|this (?:[\w-]+ ){0,2}?(?:article|case|paper|report|review|series|study|trial|work)s? "
    r"(?:(?:is|was) (?:an?|the|to|designed|conducted|performed)|(?:describe|report|review|present|discuss|summari[sz]e"
    r"|examine|investigate|cover|focus|explore|outline|assess|evaluate)(?:s|es|d|ed)?)\b|this is (?:an?|the) )",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:(?:is|are|been|be)(?: \w+)? used|useful|able|reliable|suitable|tools?|ind(?:ex|ices)|methods?|tests?|ways?)"
    r" to [a-z]+|\b(?:of|with(?: an?)?) (?:\w+ )?unknown\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"to [a-z]+\b", re.IGNORECASE)
_METHODS = {"methods", "references", "funding", "acknowledgements"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """The telling words of a question, each with its weight and the names of the concept that it is part of; those that
    are no everyday words and that none of the studies found holds; and those that the first of them share."""

    words: tuple[tuple[str, float, tuple[str, ...]], ...]
    unheard: tuple[str, ...] = ()
    shared: tuple[tuple[str, ...], ...] = ()

    def share(self, held: Stems) -> float:
        """Share of the words, by weight, that are among these stems, or whose concept is by any of its names."""
        whole = sum(weight for _, weight, _ in self.words)
        met = sum(weight for word, weight, names in self.words if word in held or names_in(names, held))
        return met / whole if whole else 0.0

    def is_on(self, held: Stems) -> bool:
        """Whether a text with these stems holds what the studies found first have in common."""
        return not self.shared or any(word in held or names_in(names, held) for word, *names in self.shared)


# Words of a relation, and of what is asked for: they are told in many other words, and things by their names.
_RELATING = """
protect protects protective against link linked links improve improves improved improvement worsen influence
influences impact impacts contribute contributes depend depends dependent predict predicts predictive
predictor predictors correlate correlated correlation benefit benefits beneficial significant significantly
outcome outcomes evaluate evaluation assess assessment determine play plays involve involved change changes
changed alter alters occur occurs exist exists justified useful utility value feasible necessary appropriate
study studies evidence report reported result results lead leads health higher more less than only worse
enough list lists describe explain explains mechanism mechanisms action actions mode name names contain
contains include includes included stand stands target targets targeted goal goals aim aims class classes
method methods percentage available enter entered receive received approved project trial trials phase
consider considered drug drugs molecule characterize characterized known function functions show provide
consist consists administration mention briefly characteristic characteristics
"""
_RELATION = frozenset(stem(word) for word in _RELATING.split())


def _asked(material: Material, found: Sequence[Stems]) -> _Asked:
    """The telling words, each weighed by how few of the studies found hold it: what most lack tells the most."""
    people = material.reading.population
    concepts = [(text_stems(c.words), c.names) for c in material.reading.concepts if len(c.names) > 1]
    concepts += [(text_stems(" ".join(people.names)), people.names)] if people is not None else []
    telling = [(word, weight) for word, weight in material.reading.telling if word not in _RELATION]
    told, unheard = [], []
    for word, weight in telling or material.reading.telling:
        # A name with a stop in it ("1p21.3") is two words of a text.
        names = (*(n for own, every in concepts if word in own for n in every), *([] if word.isalnum() else [word]))
        holds = sum(word in held or names_in(names, held) for held in found)
        told.append((word, 1.0 + math.log((len(found) + 1) / (holds + 1)), names))
        unheard += [word] if weight > 1 and not holds else []
    common = [sum(word in held or names_in(names, held) for held in found[:FIRST]) for word, _, names in told]
    most = max(common, default=0)
    shared = [(word, *names) for (word, _, names), n in zip(told, common, strict=True) if n == most]
    return _Asked(tuple(told), tuple(unheard), tuple(shared) if most >= _SHARED * len(found[:FIRST]) else ())


@dataclass(frozen=True, slots=True)
class Research:
    """A draft from studies, the documents that it was made from, what they are worth, and every statement found."""

    draft: Draft
    documents: dict[str, Document]
    evidence: dict[str, Evidence]
    pool: tuple[Candidate, ...]


def cites_pages(draft: Draft, material: Material) -> bool:
    """Whether a draft answers in the words of pages: of a reference, a guideline, a label, or a text of unknown kind
    that is about the subject."""
    return any(
        material.documents[c.document].source.kind not in RESEARCH
        or (material.documents[c.document].source.kind is Kind.OTHER and material.level(c.document) is Match.EXACT)
        for claim in draft.summary
        for c in claim.citations
    )


def from_research(
    material: Material, library: Library, appraised: Callable[[Document], Evidence], cache: UnitCache, version: str
) -> Research | None:
    """An article from studies alone; None where they do not answer. They are looked for only where there are some among
    what was read for the question."""
    if not any(d.source.kind in RESEARCH for d in material.documents.values()):
        return None
    first: dict[str, Hit] = {}
    for hit in library.search(Query(text=material.reading.focus, k=SEARCHED, version=version)):
        first.setdefault(hit.passage.document, hit)
    sources = dict(library.sources(list(first), version=version))
    studies = [id for id in first if id in sources and sources[id].kind in RESEARCH and not sources[id].retracted]
    held = library.documents(studies[:READ], version=version)
    documents = {id: held[id] for id in studies[:READ] if id in held}
    evidence = {id: appraised(document) for id, document in documents.items()}
    stems = {id: text_stems(f"{d.source.title} {d.text}") for id, d in documents.items()}
    asked = _asked(material, list(stems.values()))
    if asked.unheard:
        return None
    best = max((hit.score for hit in first.values()), default=1.0) or 1.0
    pool = [
        candidate
        for id, document in documents.items()
        for candidate in _statements(document, evidence[id], asked, material, cache, found=first[id].score / best)
    ]
    pool.sort(key=lambda c: (-c.worth, c.place))
    titles = [c for c in pool if c.unit.role == TITLE]
    pool = [c for c in pool if c.unit.role != TITLE]
    summary = _direct(pool, {id for id, held in stems.items() if asked.is_on(held)})
    if not summary:
        return None
    rest = [(c.worth, c) for c in pool if c.share >= _BODY_HOLDS or not c.covered[0]]
    body = choose(rest, most=BODY_MOST, words=BODY_WORDS, taken=summary, per_document=2)
    writer = Writer(pool, material.concepts[0].names, studies=True)
    claims = tuple(writer.claim(c) for c in summary)
    sections = _by_kind(body, writer)
    told = [*claims, *(claim for section in sections for claim in section.every())]
    sections += _related(titles, told, writer)
    draft = Draft(claims, sections, complete=True, loose=True)
    return Research(draft, documents, evidence, tuple(pool))


def _related(titles: Sequence[Candidate], told: Sequence[Claim], writer: Writer) -> tuple[Section, ...]:
    """Studies of which only the title can be shown, and that are not cited for anything else."""
    cited = set(cited_documents(told))
    named = [c for c in titles if c.document.id not in cited][:TITLES_MOST]
    return (Section("evidence", "Other studies on this", tuple(map(writer.claim, named))),) if named else ()


def _statements(
    document: Document, evidence: Evidence, asked: _Asked, material: Material, cache: UnitCache, *, found: float
) -> list[Candidate]:
    """The sentences of a study that answer: those that hold enough of the question, and are no aim and no method. Of a
    short text that the search `found` high, 0..1, others stand beside them; they cover nothing."""
    people = material.reading.population
    titled = text_stems(document.source.title)
    told = []
    for part in cache.parts(document):
        whole = document.text if len(document.text) <= WHOLE else document.text[part.start : part.end]
        share = asked.share(text_stems(f"{document.source.title} {whole}"))
        enough, near = share >= _least(len(whole)), len(whole) <= ABSTRACT and share + found >= NEAR
        if part.role in _METHODS or not (enough or near):
            continue
        for unit in cache.units(document, part, reports):
            itself = asked.share(unit.stems)
            if not itself or unit.listed or unit.furniture or not _tells(unit):
                continue
            answers = enough and itself >= ITSELF and asked.share(unit.stems | titled) >= TITLED
            if not (answers or near):
                continue
            if people is not None and of_others(unit.text, people.words):
                continue
            place = (unit.spans[0][0] - part.start) / max(1, part.end - part.start)
            worth = 2 * itself + share + 0.35 * (1 - evidence.tier / 10) + _part(unit, place)
            worth -= 0.01 * max(0, unit.length - 35) + (0.4 if _is_on_animals(unit, material) else 0.0)
            worth += 0.4 * found
            names = names_in(material.concepts[0].names, unit.stems)
            told.append(Candidate(unit, document, evidence, Match.NONE, (answers,), names, worth, share=itself))
    return told


def _least(length: int) -> float:
    """The share of the telling words that a text of so many characters must hold: a long one holds words by chance."""
    low, high = HOLDS
    return low + (high - low) * min(1.0, max(0.0, (length - SNIPPET) / (ABSTRACT - SNIPPET)))


def _is_on_animals(unit: Unit, material: Material) -> bool:
    """Whether a statement is of animals or cells, where the question is not."""
    return bool(_ANIMALS.search(unit.text)) and not _ANIMALS.search(material.reading.focus)


def _tells(unit: Unit) -> bool:
    """Whether a sentence says what was found: it is a whole one, and asks, aims and orders nothing."""
    if unit.role == TITLE:
        return unit.length >= NAMED and not asks(unit.text)
    whole = unit.role == "conclusions" or reads(unit.text)
    if not whole or unit.length < 5 or asks(unit.text) or instructs(unit.text):
        return False
    return not (_PURPOSE.match(unit.text) or (unit.role != "conclusions" and _aims(unit.text)))


def _aims(text: str) -> bool:
    """Whether a sentence says what was asked or done, or what the study is. That a test serves to find something, and a
    thing is of unknown cause, is no aim and no doubt."""
    return _ANNOUNCES.match(text) is not None or AIM.search(_SERVES.sub(" ", impersonal(text))) is not None


def _part(unit: Unit, place: float) -> float:
    """What a sentence's part in its study is worth: by its label, else by its words and its place, 0 (first) to 1."""
    related = 0.15 if _RELATES.search(unit.text) else 0.0
    if _WANTS.search(unit.text):
        return related - 0.5
    if unit.role == "conclusions" or _CONCLUDES.search(unit.text):
        return related + 0.6
    told = 0.3 if unit.role == "results" else -0.3 if unit.role == "background" else 0.2 * place
    return related + told - (0.4 if _DID.search(unit.text) else 0.0)


def _direct(pool: Sequence[Candidate], about: Set[str]) -> list[Candidate]:
    """One or two statements, of different studies, that hold the most: of those `about` the subject, where one answers,
    else of such that stand beside another."""
    answers = [c for c in pool if c.covered[0]]
    on = [c for c in pool if c.document.id in about]
    pool = [c for c in on if c.covered[0]] or (on if answers else []) or answers
    chosen: list[Candidate] = []
    for candidate in pool:
        if len(chosen) == SUMMARY_MOST or (chosen and candidate.worth < _NEAR_BEST * chosen[0].worth):
            break
        if any(c.document.id == candidate.document.id or same(c.unit, candidate.unit) for c in chosen):
            continue
        chosen.append(candidate)
    return chosen


def _by_kind(body: Sequence[Candidate], writer: Writer) -> tuple[Section, ...]:
    """A section for each kind of study; one for all where there is little."""
    kinds = [k for k in RESEARCH if any(c.document.source.kind is k for c in body)]
    if len(kinds) > 1 and len(body) < 4:
        return (writer.section("What studies found", "conclusions", body),)
    return tuple(
        writer.section(RESEARCH[kind], "conclusions", [c for c in body if c.document.source.kind is kind])
        for kind in kinds
    )
