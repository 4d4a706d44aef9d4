"""Inquiry to Material: whose pages there are, which passages were found, and the documents to read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from primum.answer.evidence.telegram import SOFT_MODIFIERS, TELEGRAM, halves
from primum.answer.inquiry.asked import KIND_WORDS
from primum.answer.inquiry.complaints import complaint_of, is_bare, is_weak, part_of, same_complaint
from primum.answer.inquiry.intents import BY_NAME, DRUG_INTENTS
from primum.answer.inquiry.named import NAMING
from primum.answer.inquiry.question import Reading
from primum.answer.lexicon.names import Match, Stems, heads, match, name_stems, names_in, nearly
from primum.answer.lexicon.spelling import is_common
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept, Document, Hit, Inquiry, Kind, Query, Source
from primum.ports import Library
from primum.text.terms import STOPWORDS, fold, stem, stems, words

_SHORT_FORM = re.compile(r" \(([A-Z][A-Za-z0-9]{1,6})\)")
_WORDS_BEFORE = re.compile(r"(?:[\w’'-]+ ){0,6}[\w’'-]+$")
LONGEST_NAME = 16
"""A page's name has fewer words."""
PAGES = 12
"""Most documents read because they are about a concept of the question."""
_LOOKED_AT = 20
"""Passages among which one is looked for that stands under a name."""
FOUND = 14
"""Most documents read because a search found a passage of theirs."""
# What a body does anyway: "frequent urination" ails somebody, urination does not.
_FUNCTIONS = frozenset(
    stem(w)
    for w in "urination urine stool bowel movement breathing sleep swallowing pulse heartbeat periods sweat sweats sweating".split()
)

# Caught outside a hospital, as an infection is unless its page says otherwise.
_AT_HOME = frozenset(("community", "acquired"))

# What is told of a complaint wherever and whenever it is; whom it should worry is not.
_AT_LARGE = frozenset(("causes", "treatment", "self_care", "diagnosis"))

# "… in Older Adults", "… in Children and Adolescents"
_IN_PEOPLE = re.compile(
    r" (?:in|among) (?:[A-Z][\w-]+ )?(?:Adults|Adolescents|Children|Infants|Women|Men|Persons|People)(?: and [A-Z][\w-]+(?: Adults)?)?$"
)
# What stands in a title for whom or when something is told.
_CIRCUMSTANCES = frozenset(
    ("pregnancy", "breastfeeding", "smoking", "vaccination", "menopause", "adolescent", "elderly")
)

VACCINE = Concept("vaccine", ("vaccine", "vaccination", "vaccinated", "immunization", "shot"))
_VACCINE = re.compile(
    r"(?P<against>.{3,}?)(?: virus)? (?:vaccin(?:es?|ations?)|immuni[sz]ations?|shots?|jabs?)", re.IGNORECASE
)

Levels = dict[str, Match]


def _against(concept: Concept) -> str | None:
    """What a vaccine is against: of the "shingles vaccine", which has no page of its own, shingles."""
    found = _VACCINE.fullmatch(concept.words)
    return found["against"] if found else None


@dataclass(frozen=True, slots=True)
class Material:
    """What the library holds on a question. `concepts[0]` is the subject; `levels[i][document]` is how the document's subject
    stands to concept i; `found` maps a document to its hits, best first; `stands_in` says that the subject is a wider one, whose
    pages answer only where they speak of what was asked about; `parted` are the words of concepts that stood in one run with
    another, in a telegram ("BNP heart failure"): nothing answers that does not speak of them."""

    inquiry: Inquiry
    reading: Reading
    concepts: tuple[Concept, ...]
    levels: tuple[Levels, ...]
    documents: dict[str, Document]
    found: dict[str, tuple[Hit, ...]]
    stands_in: bool = False
    parted: frozenset[str] = frozenset()

    def level(self, document: str, concept: int = 0) -> Match:
        """How a document's subject stands to a concept."""
        return self.levels[concept].get(document, Match.NONE)

    def itself(self) -> Material:
        """What was asked about, without the wider one that stands in its place."""
        if not self.stands_in:
            return self
        inquiry = replace(self.inquiry, subject=self.concepts[-1], others=self.concepts[1:-1])
        order = [len(self.concepts) - 1, *range(1, len(self.concepts) - 1)]
        own, levels = tuple(self.concepts[i] for i in order), tuple(self.levels[i] for i in order)
        return replace(self, inquiry=inquiry, concepts=own, levels=levels, stands_in=False)


def gather(inquiry: Inquiry, reading: Reading, *, library: Library, vocabulary: Vocabulary, version: str) -> Material:
    """Find the pages of every concept, choose the subject, and search for passages."""
    people = reading.population.names if reading.population else ()
    shelf = _Shelf(library, vocabulary, version, frozenset(s for name in people for s in stems(name)))
    concepts = list(reading.concepts) or [inquiry.subject]
    levels = [shelf.pages(c) for c in concepts]
    if inquiry.intent != "comparison" or len(concepts) == 1:
        concepts, levels = shelf.whole(reading, concepts, levels)
    concepts, levels = shelf.without_modifiers(concepts, levels, named=bool(reading.concepts))
    concepts, levels, wider = shelf.otherwise(concepts, levels, intent=inquiry.intent)
    whole = len(concepts)
    if reading.concepts and inquiry.intent != "comparison" and len(inquiry.question.text.split()) <= TELEGRAM:
        concepts, levels = shelf.parted(concepts, levels)
    parted = frozenset(concept.words for concept in concepts[whole:])
    levels = [shelf.promoted(level, inquiry.intent) for level in levels]
    first = shelf.subject(inquiry.intent, concepts, levels)
    order = [first, *(i for i in range(len(concepts)) if i != first)]
    concepts, levels = [concepts[i] for i in order], [levels[i] for i in order]
    inquiry = replace(inquiry, subject=concepts[0], others=tuple(concepts[1:]))
    found: dict[str, list[Hit]] = {}
    for hit in _search(inquiry, reading, concepts, library, version):
        found.setdefault(hit.passage.document, []).append(hit)
    documents = library.documents(_choose(levels, found), version=version)
    live = {i: d for i, d in documents.items() if not d.source.retracted}
    for index, concept in enumerate(concepts):
        for id, document in live.items():
            if id not in levels[index]:
                level = shelf.level(concept, document.source, people=shelf.people)
                levels[index][id] = Match.NARROWER if level is Match.NEAR else level
    own = [d for i, d in live.items() if levels[0].get(i) is Match.EXACT]
    concepts[0] = _with_abbreviations(concepts[0], own)
    hits = {k: tuple(v) for k, v in found.items() if k in live}
    return Material(inquiry, reading, tuple(concepts), tuple(levels), live, hits, first in wider, parted)


@dataclass(slots=True)
class _Shelf:
    """Looking up which documents are about a concept, in one version of a library; sources seen are kept."""

    library: Library
    vocabulary: Vocabulary
    version: str
    people: Stems = frozenset()
    sources: dict[str, Source] = field(default_factory=dict)

    def pages(self, concept: Concept) -> Levels:
        """Documents whose subject matches a concept."""
        about = self.library.about
        candidates = list(dict.fromkeys(id for id, _ in about(" ".join(concept.names[:6]), k=40, version=self.version)))
        if len(concept.names) > 1:
            more = about(concept.words, k=15, version=self.version)
            candidates += [id for id, _ in more if id not in candidates]
        new = [c for c in candidates if c not in self.sources]
        self.sources.update(self.library.sources(new, version=self.version))
        levels = {
            id: self.level(concept, self.sources[id], people=self.people) for id in candidates if id in self.sources
        }
        return {id: level for id, level in levels.items() if level is not Match.NONE}

    def level(self, concept: Concept, source: Source, *, people: Stems = frozenset()) -> Match:
        """How a source's subject stands to a concept. A page that gives its name in brackets may be on a kind of it: "Oral
        Thrush (Candidiasis)"."""
        level = match(concept.names, source, people=people)
        if level is Match.NARROWER and self._names_it_beside_another(concept, source.title):
            return Match.NEAR
        title, bracket, _ = source.title.partition(" (")
        if level >= Match.NEAR and self._is_another(concept, title):
            return Match.NONE
        own = name_stems(title) in {name_stems(name) for name in concept.names}  # "Peptic Ulcer Disease (PUD)"
        if level is not Match.EXACT or not bracket or own:
            return level
        preferred = self.vocabulary.preferred
        return Match.NEAR if preferred(concept.words) in self.vocabulary.broader(preferred(title)) else level

    def _is_another(self, concept: Concept, title: str) -> bool:
        """Whether a title is a name of something else, whose page comes near by a synonym: "brittle bone disease" is no
        osteoporosis."""
        found = self.vocabulary.find(title)
        whole = len(found) == 1 and found[0].end - found[0].start == len(title)
        if not whole or any(name_stems(name) & name_stems(title) for name in concept.names):
            return False
        other, own = found[0].preferred, self.vocabulary.preferred(concept.words)
        known = bool(self.vocabulary.find(concept.words))
        related = {own, *self.vocabulary.broader(own), *self.vocabulary.senses(concept.words)}
        return known and other not in related and own not in self.vocabulary.broader(other)

    def _names_it_beside_another(self, concept: Concept, title: str) -> bool:
        """Whether a title names two things, this one and another: "Nausea and Vomiting"; of "Gout and Pregnancy" the one
        is what the other is told for. Of "Gout and Stone Risk in Adults: Screening" both are what is screened for."""
        head, facet, _ = title.partition(" (")[0].partition(": ")
        sides = _IN_PEOPLE.sub("", head).split(" and ")
        if len(sides) != 2 or not (facet or all(map(self._is_a_thing, sides))):
            return False
        return any(name_stems(side) == name_stems(name) for side in sides for name in concept.names)

    def _is_a_thing(self, words: str) -> bool:
        found = self.vocabulary.find(words)
        if found and (found[0].preferred in _CIRCUMSTANCES or found[0].end - found[0].start < len(words)):
            return False
        return (
            (bool(found) or " " not in words) and not _CIRCUMSTANCES & set(fold(words).split()) and not is_weak(words)
        )

    def whole(
        self, reading: Reading, concepts: list[Concept], levels: list[Levels]
    ) -> tuple[list[Concept], list[Levels]]:
        """Where the words from the first concept on are the name of a page ("Spine Injuries and Disorders", "hypertension
        in pregnancy"), they are one concept."""
        if reading.concepts and concepts[0].words not in reading.focus:
            return concepts, levels  # what is asked for in other words: "whom to turn to"
        named = self._named_whole(reading.focus, levels[0])
        if named and all(c.words in named for c in concepts):
            whole = Concept(named, (named, *self.vocabulary.names(named)))
            return [whole], [self.pages(whole)]
        if len(concepts) == 1 and reading.population is None and Match.EXACT in levels[0].values():
            return concepts, levels
        places = [(at, at + len(c.words)) for c in concepts if (at := reading.focus.find(c.words)) >= 0] or [(0, 0)]
        start, last = min(places)[0], max(end for _, end in places)
        for phrase in self._phrases(reading.focus, start, last, paged=Match.EXACT in levels[0].values()):
            said = fold(phrase).split()
            if phrase == concepts[0].words or not 1 < len(said) < LONGEST_NAME or said[0] in STOPWORDS:
                continue
            swapped = (phrase.replace(concepts[0].words, n) for n in concepts[0].names[:6] if len(concepts) == 1)
            whole = Concept(phrase, tuple(dict.fromkeys((phrase, *swapped, *self.vocabulary.names(phrase)))))
            pages = self.pages(whole)
            if Match.EXACT in pages.values():
                return [whole], [pages]
        return concepts, levels

    def _named_whole(self, focus: str, level: Levels) -> str:
        """The name of a page that a question holds word for word, of which the concept is a part: "progressive
        transformation of germinal centers"."""
        narrower = (self.sources[id] for id, found in level.items() if found is Match.NARROWER)
        names = {name for source in narrower for name in (source.title, *source.subjects) if len(name.split()) > 2}
        said = [found[0] for name in names if (found := re.search(rf"\b{re.escape(name)}\b", focus, re.IGNORECASE))]
        return max(said, key=lambda name: (len(name), name), default="")

    @staticmethod
    def _phrases(focus: str, start: int, last: int, *, paged: bool) -> list[str]:
        """Stretches of a question that may be a name: from the first concept to the last, to the end, and where the first
        has no page, with the one or two words after it ("aldolase B deficiency"), or before it ("normal pressure
        hydrocephalus")."""
        ends = (focus[start:last], focus[start:].rstrip(" ?.!"))
        after = () if paged else islice(re.finditer(r"\s+[\w’'-]+", focus[last:]), 2)
        longer = [focus[start : last + word.end()] for word in after if fold(word[0].strip()) in KIND_WORDS]
        before = [] if paged else re.findall(r"[\w’'-]+", focus[:start])[-2:]
        wider = [" ".join((*before[-n:], end)) for n in range(1, len(before) + 1) for end in ends]
        return list(dict.fromkeys((*ends, *longer, *wider)))

    def without_modifiers(
        self, concepts: list[Concept], levels: list[Levels], *, named: bool
    ) -> tuple[list[Concept], list[Levels]]:
        """Where no page is about "severe migraine", pages about migraine serve: words of degree and course name no other
        thing. Of a question that names nothing (not `named`), whatever everyday words may be a page's name."""
        out, lev = list(concepts), list(levels)
        for index, concept in enumerate(concepts):
            paged = Match.EXACT in levels[index].values()
            bare = "" if paged or part_of(concept.words) else self._core(concept, levels[index], named=named)
            if not bare:
                continue
            core = Concept(bare, tuple(dict.fromkeys((bare, *self.vocabulary.names(bare)))))
            pages = self.pages(core)
            if Match.EXACT in pages.values():
                out[index], lev[index] = core, pages
        if len({c.words for c in out}) < len(out):
            out = list(concepts)  # "bacterial and viral meningitis": what is left would not tell the two apart
        return out, lev

    def otherwise(
        self, concepts: list[Concept], levels: list[Levels], *, intent: str
    ) -> tuple[list[Concept], list[Levels], frozenset[int]]:
        """Where no page is about a concept: the page whose name differs from one of its names in one letter ("anderson
        tawil syndrome"), those on its kinds that bear its name ("urinary incontinence"), else those on what it is a kind of,
        or on the disorders of the part that a complaint is of, whose statements must then speak of the concept itself.
        With the indexes of the concepts in whose place such a wider one stands. None does in a comparison,
        where no concept is asked about for itself."""
        out, lev, wider = list(concepts), list(levels), set()
        paged = intent == "comparison" or any(Match.EXACT in level.values() for level in levels)
        for index, concept in enumerate(concepts):
            if not {Match.EXACT, Match.NEAR}.isdisjoint(levels[index].values()):
                continue
            lev[index] = levels[index] | self._nearly(concept) | self._kinds(concept)
            if intent in _AT_LARGE and Match.EXACT not in lev[index].values():
                lev[index] |= self._at_large(concept)
            if paged or Match.EXACT in lev[index].values():
                continue  # beside a subject with pages of its own, these must speak of it
            against = _against(concept)
            if against is not None and (pages := self._own(self._named(against))):
                out[index], lev[index] = self._named(against), pages
                out.append(VACCINE)
                lev.append({})
                continue
            if self._heads_a_section(concept):
                continue
            part, complaint = complaint_of(concept)
            others = [*self._wider(concept), *([part] if part is not None else [])]
            found = [(other, self._own(other)) for other in others]
            if paged_wider := [(other, pages) for other, pages in found if pages]:
                names = dict.fromkeys(name for other, _ in paged_wider for name in other.names)
                out[index] = Concept(paged_wider[0][0].words, tuple(names))
                lev[index] = {id: level for _, pages in paged_wider for id, level in pages.items()}
                out.append(complaint)
                lev.append({})
                wider.add(index)
        return out, lev, frozenset(wider)

    def _heads_a_section(self, concept: Concept) -> bool:
        """Whether a section of some page is under its name: "What are the treatments for high triglycerides?" """
        query = Query(text=" ".join(concept.names[:3]), k=_LOOKED_AT, version=self.version, dense=0.0)
        return any(heads(concept.names, h) for hit in self.library.search(query) for h in hit.passage.headings)

    def parted(self, concepts: list[Concept], levels: list[Levels]) -> tuple[list[Concept], list[Levels]]:
        """Where no page is about a run of words, and one is about what it begins or ends in, it is two concepts: "COPD
        exacerbation", "uric acid gout". What is left over stands at the end."""
        out, lev, rests = list(concepts), list(levels), list[Concept]()
        for index, concept in enumerate(concepts):
            if not {Match.EXACT, Match.NEAR}.isdisjoint(levels[index].values()):
                continue
            broader = [self.sources[id] for id, found in levels[index].items() if found is Match.BROADER]
            core, rest = halves(concept, broader, self.vocabulary)
            pages = self.pages(self._named(core)) if core else {}
            if Match.EXACT in pages.values():
                out[index], lev[index] = self._named(core), pages
                rests.append(self._named(rest))
        return [*out, *rests], [*lev, *({} for _ in rests)]

    def _kinds(self, concept: Concept) -> Levels:
        """Pages on the kinds of a thing that bear its name."""
        own = name_stems(concept.words)
        kinds = [kind for kind in self.vocabulary.narrower(concept.words) if own < name_stems(kind)]
        found = (self._own(Concept(kind, (kind, *self.vocabulary.names(kind)))) for kind in kinds)
        return {id: level for pages in found for id, level in pages.items()}

    def _at_large(self, concept: Concept) -> Levels:
        """Pages on a complaint of which this is the same at one place or time: bleeding after menopause is vaginal
        bleeding, and what swells an ankle is told under edema."""
        found = (self._own(wider) for wider in self._wider(concept) if same_complaint(concept.names, wider.names))
        return {id: level for pages in found for id, level in pages.items()}

    def _named(self, words: str) -> Concept:
        return Concept(words, tuple(dict.fromkeys((words, *self.vocabulary.names(words)))))

    def _own(self, concept: Concept) -> Levels:
        return {id: level for id, level in self.pages(concept).items() if level is Match.EXACT}

    def _wider(self, concept: Concept) -> list[Concept]:
        """What a thing is a kind of, one step up."""
        return [Concept(name, (name, *self.vocabulary.names(name))) for name in self.vocabulary.broader(concept.words)]

    def _nearly(self, concept: Concept) -> Levels:
        names = [name for name in concept.names[:6] if len(name.split()) > 1]
        if not names:
            return {}
        found = [id for id, _ in self.library.about(" ".join(names[:3]), k=8, version=self.version)]
        new = [id for id in found if id not in self.sources]
        self.sources.update({i: d.source for i, d in self.library.documents(new, version=self.version).items()})
        return {
            id: Match.EXACT
            for id in found
            if id in self.sources and any(nearly(name, self.sources[id]) for name in names)
        }

    def _core(self, concept: Concept, level: Levels, *, named: bool) -> str:
        """The longest name of a page within one of the concept's names, where only words of degree or everyday words are
        left over; "" where there is none."""
        best = self._within(concept.words, level, plain=True, headed=named)
        for name in () if best else concept.names[1:]:
            best = max(best, self._within(name, level, plain=False, headed=True), key=len)
        return " ".join(best)

    def _within(self, name: str, level: Levels, *, plain: bool, headed: bool) -> list[str]:
        """The words of a name that are the name of a page; `plain` lets everyday words go as well, where it is
        `headed` never the last, which says what the thing is."""
        want = {stem(w): w for w in words(name)}
        head = next(reversed(want), "") if headed else ""
        best: list[str] = []
        named = any(m.end - m.start == len(name) for m in self.vocabulary.find(name))

        def may_go(word: str) -> bool:
            if head in _FUNCTIONS:
                return False
            soft = stem(word) in SOFT_MODIFIERS or (word in _AT_HOME and "community-acquired" in fold(name))
            if soft or (word.isdigit() and "stage" in name.lower()):
                return plain or not named
            return (
                plain
                and not named
                and stem(word) != head
                and word.isalpha()
                and is_common(word)
                and word not in NAMING
                and not is_bare(word)
                and not self.vocabulary.find(word)
            )

        for id, found in level.items():
            if found is not Match.BROADER:
                continue
            for title in (self.sources[id].title, *self.sources[id].subjects):
                have = name_stems(title)
                over = [w for s, w in want.items() if s not in have]
                if not have or not have <= want.keys() or not all(may_go(w) for w in over):
                    continue
                kept = [w for s, w in want.items() if s in have]
                if all(w in KIND_WORDS for w in kept):
                    continue  # of "Louis Bar syndrome" the syndrome names nothing
                best = max(best, kept, key=len)
        return best

    def promoted(self, level: Levels, intent: str) -> Levels:
        """Kinds stand for the whole where the whole has no page, and where a guideline says what to do about them."""
        whole = Match.EXACT in level.values()
        return {
            id: Match.EXACT if m is Match.NEAR and (not whole or self._advises(id, intent)) else m
            for id, m in level.items()
        }

    def _advises(self, id: str, intent: str) -> bool:
        source = self.sources[id]
        screens = "screening" in source.title.lower().partition(": ")[2]
        return source.kind is Kind.GUIDELINE and intent == ("screening" if screens else "treatment")

    def subject(self, intent: str, concepts: Sequence[Concept], levels: Sequence[Levels]) -> int:
        """The concept that the article is about: one with pages of its own, a drug for a question on a drug."""

        def is_drug(index: int) -> bool:
            exact = [id for id, level in levels[index].items() if level is Match.EXACT]
            label = any(self.sources[id].kind is Kind.LABEL for id in exact)
            of_drugs = self.vocabulary.classes_of(concepts[index].words) or self.vocabulary.members(
                concepts[index].words
            )
            return label or bool(of_drugs)

        def rank(index: int) -> tuple[bool, bool, bool, int]:
            paged = Match.EXACT in levels[index].values()
            unknown = not self.vocabulary.find(concepts[index].words)
            wrong = is_drug(index) != (intent in DRUG_INTENTS) or is_weak(concepts[index].words)
            if intent in DRUG_INTENTS:
                return wrong, not paged, unknown, index
            return not paged, unknown, wrong, index

        return min(range(len(concepts)), key=rank)


def _search(
    inquiry: Inquiry, reading: Reading, concepts: Sequence[Concept], library: Library, version: str
) -> list[Hit]:
    """Two searches: the question as asked, and its concepts by all their names with the words of the intent."""
    asked = library.search(Query(text=reading.focus, k=40, version=version))
    heading = BY_NAME[inquiry.intent].plan[0].replace("_", " ")
    named = " ".join(
        (
            *(" ".join(c.names[:3]) for c in concepts[:3]),
            reading.population.words if reading.population else "",
            heading,
        )
    )
    wide = library.search(Query(text=named, k=30, version=version, dense=0.0))
    seen: dict[str, Hit] = {}
    for hit in (*asked, *wide):
        held = seen.get(hit.passage.id)
        if held is None or hit.score > held.score:
            seen[hit.passage.id] = hit
    return sorted(seen.values(), key=lambda h: (-h.score, h.passage.id))


def _choose(levels: Sequence[Levels], found: dict[str, list[Hit]]) -> list[str]:
    chosen: dict[str, None] = {}
    for index, level in enumerate(levels):
        exact = [id for id, m in level.items() if m is Match.EXACT]
        exact.sort(key=lambda id: id not in found)
        chosen.update(dict.fromkeys(exact[: PAGES if index == 0 else PAGES // 2]))
        if index == 0 and len(exact) < 2:
            chosen.update(dict.fromkeys([id for id, m in level.items() if m is Match.NARROWER and id in found][:4]))
    chosen.update(dict.fromkeys(list(found)[:FOUND]))
    return list(chosen)


def _with_abbreviations(concept: Concept, pages: Sequence[Document]) -> Concept:
    """The concept with the short forms that its own pages give it: "Cystic fibrosis (CF)"."""
    short: dict[str, None] = {}
    for page in pages:
        for found in _SHORT_FORM.finditer(page.text, 0, 4000):
            words = _WORDS_BEFORE.search(page.text, max(0, found.start() - 100), found.start())
            before = words.group().split()[-len(found.group(1)) - 1 :] if words else []
            named = any(name[:1].upper() == found.group(1)[0] for name in concept.names)
            if named and names_in(concept.names, frozenset(stems(" ".join(before)))):
                short[found.group(1)] = None
    return replace(concept, names=(*concept.names, *(s for s in short if s not in concept.names)))
