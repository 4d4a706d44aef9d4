"""What a text speaks of, in a form in which two texts can be compared: terms with weights, and the keys that meet them.

A term is a phrase of the vocabulary or a single word that carries meaning. It is met by a text that has a synonym of
it (`answer/lexicon/vocabulary.tsv`), a word of the same group (`wordings.txt`), an abbreviation that either text explains in
brackets, or the same stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from primum.answer.lexicon.vocabulary import vocabulary
from primum.text.terms import STOPWORDS, fold, stem

CONCEPT, RARE, COMMON, GENERIC = 1.5, 1.2, 0.6, 0.15
"""What a term weighs: a phrase of the vocabulary, a word that is not everyday English, one that is, one of studies."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_GENERIC = frozenset(
    map(
        stem,
        """study studies patient people person individual subject evidence data result finding show report suggest
        associate cause use may can could also many several some include significant role effect level case however
        common various number group known recent current currently possible potential likely well new based due type
        among within per via example one two often typically generally usually overall thus therefore important
        researcher scientist experts according help provide make made get give take way thing lot much still even
        scientific research reportedly indicate demonstrate reveal confirm fact know known think thought believe say said
        tell told ask asked yes answer question number additionally moreover furthermore nevertheless nonetheless
        meanwhile although because indeed instead finally next first play include including actually really simply
        become come particular particularly specifically addition""".split(),
    )
)
_BRACKETED = re.compile(r"\(\s*([A-Za-z][A-Za-z0-9-]{1,9})s?\s*[);,]")
_VIRUS = re.compile(r"\b(?:sars[- ]?cov[- ]?2|covid[- ]?19|2019[- ]?ncov|(?:novel |new )?coronavirus(?:es)?)", re.I)


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase or word at start..end of a claim. `keys` are those that meet it, `parts` the stems that do so
    together; `drug` says that the vocabulary knows it as a drug or a class of drugs."""

    start: int
    end: int
    text: str
    keys: frozenset[str]
    parts: tuple[str, ...]
    weight: float
    drug: bool = False


def terms(text: str, explained: Mapping[str, str] | None = None) -> tuple[Term, ...]:
    """The terms of a claim, in order, numbers and little words apart. `explained` gives long forms of abbreviations."""
    found: list[Term] = []
    concepts = _concepts(text)
    for match in _WORD.finditer(text):
        start, end = match.span()
        if any(low <= start < high for low, high, _ in concepts):
            continue
        word = _plain(match.group())
        if word in STOPWORDS or word.isdigit():
            continue
        root = stem(word)
        keys = {root, *_groups().get(root, ())}
        weight = GENERIC if root in _GENERIC else COMMON if root in _everyday() else RARE
        parts: tuple[str, ...] = (root,)
        if explained and (longer := explained.get(match.group())):
            parts = tuple(stem(w) for w in words_of(longer))
            keys.add("=" + " ".join(parts))
        found.append(Term(start, end, match.group(), frozenset(keys), parts, weight))
    for start, end, name in concepts:
        shown = text[start:end]
        parts = tuple(stem(w) for w in words_of(shown))
        keys = {"=" + name, *(_groups().get(parts[0], ()) if len(parts) == 1 else ())}
        weight = CONCEPT if not all(p in _GENERIC for p in parts) else GENERIC
        known = vocabulary()
        drug = bool(known.classes_of(name) or known.members(name))
        found.append(Term(start, end, shown, frozenset(keys), parts, weight, drug))
    return tuple(sorted(found, key=lambda term: term.start))


@lru_cache(maxsize=16384)
def word_keys(word: str) -> frozenset[str]:
    """What one word, or a short phrase, meets by itself."""
    return keys(word)


def keys(text: str, explained: Mapping[str, str] | None = None) -> frozenset[str]:
    """Everything that a text meets: stems, groups, preferred names of its phrases and of what they are kinds of."""
    found = _keys(text)
    more: set[str] = set()
    for short, longer in (explained or {}).items():
        if stem(_plain(short)) in found:
            parts = [stem(w) for w in words_of(longer)]
            more.update((*parts, "=" + " ".join(parts)))
    return found | more if more else found


@lru_cache(maxsize=8192)
def _keys(text: str) -> frozenset[str]:
    roots = [stem(w) for w in words_of(text)]
    found = set(roots)
    for root in roots:
        found.update(_groups().get(root, ()))
    known = vocabulary()
    for _, _, name in _concepts(text):
        found.add("=" + name)
        found.update("=" + wider for wider in (*known.broader(name), *known.classes_of(name)))
    return frozenset(found)


def meets(term: Term, held: frozenset[str]) -> bool:
    """Whether a text with these keys speaks of the term."""
    return not term.keys.isdisjoint(held) or all(part in held for part in term.parts)


def places(term: Term, text: str) -> tuple[int, ...]:
    """Where a text speaks of the term: the starts of the phrases and words that meet it."""
    named = [start for start, _, name in _concepts(text) if "=" + name in term.keys]
    if named:
        return tuple(named)
    tokens = [(m.start(), m.group()) for m in _WORD.finditer(text)]
    single = [start for start, word in tokens if not term.keys.isdisjoint(word_keys(word))]
    if single or len(term.parts) < 2:
        return tuple(single)
    roots = [(start, stem(_plain(word))) for start, word in tokens]
    return tuple(start for start, root in roots if root in term.parts) if meets(term, keys(text)) else ()


def coverage(wanted: Sequence[Term], held: frozenset[str]) -> float:
    """The share of the terms' weight that a text with these keys meets, 0..1; 1 where there is nothing to meet."""
    total = sum(term.weight for term in wanted)
    return sum(term.weight for term in wanted if meets(term, held)) / total if total else 1.0


def words_of(text: str) -> list[str]:
    """Folded words that carry meaning, in order."""
    return [w for w in map(_plain, _WORD.findall(text)) if w not in STOPWORDS]


def abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """The abbreviations that texts explain themselves, with their long forms: "endoplasmic reticulum (ER)"."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _BRACKETED.finditer(text):
            short = match[1]
            if not any(c.isupper() for c in short):
                continue
            letters = [c.lower() for c in short if c.isalpha()]
            before = _WORD.findall(text[max(0, match.start() - 120) : match.start()].replace("-", " "))[-len(letters) :]
            if len(before) == len(letters) and all(w[0].lower() == c for w, c in zip(before, letters, strict=True)):
                found.setdefault(short, " ".join(before))
    return found


@lru_cache(maxsize=4096)
def _concepts(text: str) -> tuple[tuple[int, int, str], ...]:
    """Phrases of the vocabulary, and the new coronavirus under all its names: (start, end, preferred name)."""
    virus = [(m.start(), m.end(), "COVID-19") for m in _VIRUS.finditer(text)]
    others = [
        (m.start, m.end, m.preferred)
        for m in vocabulary().find(text)
        if m.type != "ambiguous" and not any(low < m.end and m.start < high for low, high, _ in virus)
    ]
    return tuple(sorted(virus + others))


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The groups of `wordings.txt`: (sign, stems), the sign being "+", "-" or empty."""
    found = []
    for line in files("primum.answer.verify").joinpath("wordings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sign = line[0] if line[0] in "+-" else ""
            found.append((sign, tuple(stem(w) for w in line.removeprefix(sign).split())))
    return tuple(found)


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[str, ...]]:
    """The groups that a stem belongs to, as keys."""
    found: dict[str, list[str]] = {}
    for _, members in groups():
        for member in members:
            found.setdefault(member, []).append("~" + members[0])
    return {member: tuple(names) for member, names in found.items()}


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    lines = files("primum.answer.lexicon").joinpath("english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(stem(w) for line in lines if not line.startswith("#") for w in line.split())


def _plain(word: str) -> str:
    return fold(word).removesuffix("'s")
