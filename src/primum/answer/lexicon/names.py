"""Whose page is it: how the names of a concept stand to the names of what a document is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from primum.answer.lexicon.spelling import is_common
from primum.model import BlockKind, Document, Source
from primum.text.distance import distance
from primum.text.terms import stem, stems

Stems = frozenset[str]


class Match(IntEnum):
    """How a document's subject stands to a concept; higher is nearer. NEAR is a kind that stands for the whole where the
    whole has no page of its own: "acute bronchitis" for bronchitis."""

    NONE = 0
    BROADER = 1
    NARROWER = 2
    NEAR = 3
    EXACT = 4


# Words that a title adds to its subject without changing what it is about.
_FACETS = frozenset(
    stem(w)
    for w in (
        "guideline guidelines treatment treatments management manage managing screening prevention preventing diagnosis adult adults "
        "recommendation recommendations statement clinical pharmacological pharmacologic overview cause causes symptom "
        "symptoms sign signs fact facts information introduction patient patients people features manifestations final "
        "basics about need know treated living understanding summary tablet tablets capsule capsules injection oral solution usp hydrochloride "
        "sodium calcium self-care self care urgent help seeking older red flags night approach common general"
    ).split()
)
# "Parkinson's disease" and "Parkinson's" are one name, "heart disease" and "heart" are not.
_KINDS = frozenset(stem(w) for w in ("disease", "syndrome", "disorder", "condition", "infection", "injury", "problem"))
_PLAIN = frozenset(
    stem(w)
    for w in (
        "heart kidney liver lung eye ear skin bone blood brain nerve muscle joint mouth tooth foot hand back neck head "
        "bladder bowel stomach throat nose hair nail breast prostate thyroid vascular cardiovascular coronary artery valve "
        "mental sleep eating genetic autoimmune respiratory kidney viral bacterial fungal sexually rare chronic acute "
        "metabolic movement gum celiac pancreas gallbladder digestive spinal cord spine period rib leg arm knee hip shoulder elbow wrist ankle finger toe chest jaw lip tongue heel pelvis belly abdomen anxiety infectious personality"
    ).split()
) - {stem("celiac")}
_LIST = re.compile(r", (?:and )?")
_PARENTHESES = re.compile(r"\(([^()]*)\)")


_HEPATIC = frozenset({stem("hepatic")})
"""The stem of hepatitis as well, which is not any hepatic disease."""
_ANY_KIND = frozenset(stem(w) for w in ("disease", "disorder", "condition", "problem"))
COURSES = frozenset(
    stem(w) for w in ("acute", "chronic", "congenital", "uncomplicated", "simple", "primary", "idiopathic")
)
"""Words for the course or plain form of an illness: what is said of it holds of the illness ("acute bronchitis")."""


_LETTER = frozenset({"=A"})
_LETTERED = re.compile(
    r"[a-z] [Aa](?:$|\s*[(:,])|[a-z] A (?=(?i:virus|vaccin|infection|deficien|toxic|strep|beta))|(?<=[a-z] )A(?= and [B-K]\b)"
)
_LETTER_IN_TEXT = re.compile(r"[a-z] A\b")
# What stands before is looked at from the first capital on: the pattern is tried at capitals alone.
_SHORT = re.compile(r"[A-Z](?<![\w-][A-Z])[A-Z0-9-]{1,5}(?=s?(?![\w-]))")


@lru_cache(maxsize=65536)
def name_stems(name: str) -> Stems:
    """The stems that make up a name; a short form in capitals, of one or of many (SSRI, SSRIs), is itself, letter by letter,
    and never a stem. Hepatitis A is not hepatitis, though an "a" elsewhere is no word of a name."""
    one = name.removesuffix("s")
    if _SHORT.fullmatch(one):
        return frozenset({"=" + one})
    return frozenset(stems(name)) | (_LETTER if _LETTERED.search(name) else frozenset())


def text_stems(text: str) -> Stems:
    """The stems of a text, with the short forms in capitals that it holds."""
    found = frozenset(stems(text))
    if shorts := _SHORT.findall(text):
        found |= {"=" + short for short in shorts}
    return found | _LETTER if " A" in text and _LETTER_IN_TEXT.search(text) else found


@lru_cache(maxsize=65536)
def _bare(found: Stems) -> Stems:
    """The stems without an interchangeable "disease" or "syndrome", unless everyday words are left: heart disease is not
    the heart, and Paine syndrome is no pain."""
    bare = found - _KINDS
    return bare if bare and bare != _HEPATIC and not all(s in _PLAIN or is_common(s) for s in bare) else found


def _alike(have: Stems, want: Stems) -> bool:
    """Equal, or equal but for a "disease" that one of the two lacks or calls a disorder; Cushing's disease is not
    Cushing's syndrome."""
    if have == want or (have - _ANY_KIND == want - _ANY_KIND and have & _ANY_KIND and want & _ANY_KIND):
        return True
    return _bare(have) == _bare(want) and not (have & _KINDS and want & _KINDS)


# "Pleurisy and Other Pleural Disorders" is on pleurisy.
_AND_OTHERS = re.compile(r",? and other (?=\w)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def _variants(title: str, *, listed: bool = True) -> tuple[Stems, ...]:
    """The names that a title holds: whole, without brackets, within brackets, before a colon, beside a slash or an "or",
    and in a list where it may be one (`listed`)."""
    outside = _PARENTHESES.sub(" ", title)
    parts = {
        title,
        outside,
        outside.split(":")[0],
        *_PARENTHESES.findall(title),
        *outside.split("/"),
        *outside.split(" or "),
        *(_LIST.split(outside) if listed and ", and " in outside and _is_of_names(outside) else ()),
        *(_AND_OTHERS.split(outside)[0].split(", ") if listed and _AND_OTHERS.search(outside) else ()),
    }
    sets = {name_stems(p) for p in parts} | {name_stems(p) - _FACETS for p in parts}
    sets |= {_with_short_forms(p) for p in parts if " " in p and listed and _SHORT.search(p)}
    return tuple(sorted((s for s in sets if s), key=lambda s: (len(s), sorted(s))))


def _with_short_forms(title: str) -> Stems:
    """The stems of a title whose short forms are themselves, as they are alone: "HIV and Pregnancy"."""
    return frozenset(stems(_SHORT.sub(" ", title))) | {"=" + short for short in _SHORT.findall(title)}


@lru_cache(maxsize=16384)
def _subject_sets(title: str, subjects: tuple[str, ...]) -> tuple[Stems, ...]:
    # A synonym that lists features ("Cleft palate, short stature, and deafness") is one name, and names none of them.
    return tuple(dict.fromkeys(v for name in (*subjects, title) for v in _variants(name, listed=name == title)))


def _is_of_names(title: str) -> bool:
    """Whether a title that lists things names each: "Poison Ivy, Oak, and Sumac". In "Cataracts, ataxia, and short
    stature" the small letters tell that it is one disease, called by its features."""
    return all(part[:1].isupper() for part in _LIST.split(title))


MANY = 4
"""Subjects from which a page's single-word synonyms are taken for wider names than its own."""


def match(names: Iterable[str], source: Source, *, people: Stems = frozenset()) -> Match:
    """How the subject of a document (its title and subjects) stands to a concept that goes by `names`.

    `people` are the stems of the population that the question names: a page on the concept in them is about it."""
    names = tuple(names)
    subjects = _subject_sets(source.title, source.subjects)
    # Of what has a full name, a short form tells in a title alone: ASA is aspirin, and an acid that a rare disease is of.
    spelt = tuple(name for name in names if not _SHORT.fullmatch(name)) or names
    best = max(_best(spelt, subjects), _best(names, _variants(source.title)))
    if best is Match.NEAR and {name_stems(n) for n in names} & set(_variants(source.title)):
        return Match.EXACT
    titled = frozenset(s for v in _variants(source.title) for s in v)
    if best is Match.EXACT and len(source.subjects) >= MANY and not any(name_stems(n) & titled for n in names):
        # One of many synonyms in one word ("dwarfism" of a rare syndrome) is often a wider name.
        best = Match.EXACT if _best(names, [s for s in subjects if len(s) > 1]) is Match.EXACT else Match.NEAR
    if people and best is Match.NARROWER:
        told = [s - people for s in subjects if s - people]
        short = {name_stems(n) for n in names} & {s - people for s in _variants(source.title)}  # "HIV and Pregnancy"
        return Match.EXACT if short or _best(names, told) is Match.EXACT else best
    return best


def nearly(words: str, source: Source) -> bool:
    """Whether a page's name is these words but for one letter in one unusual word of theirs: the rest, of which one word
    at least is no everyday word, must be the same."""
    want = name_stems(words)
    for have in _subject_sets(source.title, source.subjects):
        shared, mine, other = want & have, want - have, have - want
        if len(mine) != 1 or len(other) != 1 or all(s in _KINDS or s in _PLAIN or is_common(s) for s in shared):
            continue
        one, two = *mine, *other
        if min(len(one), len(two)) >= 5 and not is_common(one) and distance(one, two, 1) == 1:
            return True
    return False


def heads(names: Iterable[str], heading: str) -> bool:
    """Whether a heading names the concept and nothing else but a side of it: "What causes gout?" for gout."""
    return _heads(tuple(names), heading)


def has_section_on(names: Iterable[str], document: Document) -> bool:
    """Whether a heading or a question of a document names the concept and nothing else but a side of it."""
    above = (b for b in document.blocks if b.kind in {BlockKind.HEADING, BlockKind.QUESTION})
    return any(heads(names, document.text[b.start : b.end]) for b in above)


@lru_cache(maxsize=65536)
def _heads(names: tuple[str, ...], heading: str) -> bool:
    # "Oral Thrush (Candidiasis)" heads a section on a kind of candidiasis.
    return _best(names, _variants(_PARENTHESES.sub(" ", heading))) is Match.EXACT


def _best(names: Iterable[str], subjects: Iterable[Stems]) -> Match:
    best = Match.NONE
    wanted = {name_stems(n) for n in names} - {frozenset()}
    for have in subjects:
        for want in wanted:
            if _alike(have, want):
                # A short form stands for many things: it counts where no page bears the full name.
                if not any(s.startswith("=") for s in have):
                    return Match.EXACT
                best = max(best, Match.NEAR)
            if have > want:
                best = max(best, Match.NEAR if have - want <= COURSES else Match.NARROWER)
            elif have < want:
                best = max(best, Match.BROADER)
    return best


def names_in(names: Iterable[str], found: Stems) -> bool:
    """Whether a text with these stems names the concept: all stems of one of its names stand in it."""
    return any((want := _bare(name_stems(n))) and want <= found for n in names)
