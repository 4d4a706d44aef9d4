"""Primum's own words for readers: `lay.tsv` for medical terms, `plain.tsv` for learned everyday words.

Each row is: how the term is used, the term, and what is said instead. Spellings (oedema, edema) and endings are rules,
not rows. The first column is one of KINDS; `-` stands for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from primum.answer.adapt.inflection import is_phrasal, is_plural, plural, verb_forms
from primum.errors import Invalid
from primum.text.terms import fold
from primum.text.variants import american

KINDS = {
    "noun": "a thing, in singular and plural; a leading article falls away where the place has one",
    "verb": "a verb in all its forms",
    "word": "these words as they stand",
    "free": "these words, where no article or degree stands before them",
    "adj": "a word before a noun",
    "who": "a word before people: hypertensive patients become patients with high blood pressure",
    "explain": "kept, and explained in brackets where it first stands",
    "short": "an abbreviation and what it stands for; only its own capitals count",
    "latin": "a Latin direction",
    "keep": "a name that no other row may touch",
}
_INFLECTED = {"noun", "explain", "verb"}
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a row. `form` is one, many (nouns); base, third, past, participle, going (verbs); or empty.
    `medical` says that it is a term of medicine, which a student would want explained."""

    kind: str
    term: str
    lay: str
    form: str = ""
    medical: bool = True
    phrasal: bool = False
    shift: bool = False
    """Whether a singular term is said by a plural one: "diarrhea", "loose stools"."""
    past: str = ""
    """What a past form says where no form of to be or to have stands before it; `lay` is the participle."""


@dataclass(frozen=True)
class Lexicon:
    """The rows, found by the words they begin with."""

    entries: dict[Key, tuple[Entry, ...]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    latin: dict[str, str] = field(default_factory=dict)

    def said(self, term: str) -> str:
        """What is said instead of a term, or empty."""
        found = self.entries.get(key(term), ())
        return next((e.lay for e in found if e.kind in {"noun", "word"}), "")


def key(term: str) -> Key:
    """A term as it is looked up: folded, in American spelling, hyphens as spaces."""
    return tuple(american(word) for word in fold(term).replace("-", " ").split())


def rows(name: str) -> Iterator[tuple[str, str, str]]:
    """The rows of one of this package's tables: kind, term, what is said instead."""
    text = files("primum.answer.adapt").joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or parts[0] not in KINDS or not all(parts):
            raise Invalid(f"{name}, line {number}: not a row of kind, term and lay words: {line!r}")
        yield parts[0], parts[1], parts[2]


@cache
def lexicon() -> Lexicon:
    """All rows, read once."""
    made: dict[Key, list[Entry]] = {}
    latin: dict[str, str] = {}
    for name in ("lay.tsv", "plain.tsv"):
        for kind, term, lay in rows(name):
            if kind == "latin":
                latin[term] = lay
            else:
                _put(made, _forms(kind, term, lay, medical=name == "lay.tsv"))
    for name_of_thing in _own_names():
        at = key(name_of_thing)
        if len(at) > 1:
            made.setdefault(at, [Entry("keep", name_of_thing, "-")])
    lengths: dict[str, set[int]] = {}
    for found in made:
        lengths.setdefault(found[0], set()).add(len(found))
    return Lexicon(
        {k: tuple(v) for k, v in made.items()},
        {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()},
        latin,
    )


def _put(made: dict[Key, list[Entry]], found: Iterable[tuple[str, Entry]]) -> None:
    """A row's own form stands before a form that another row only inflects to."""
    for words, entry in found:
        held = made.setdefault(key(words), [])
        if entry.form in {"", "one", "base"}:
            held.insert(0, entry)
        elif not held:
            held.append(entry)


def _forms(kind: str, term: str, lay: str, *, medical: bool) -> Iterator[tuple[str, Entry]]:
    if kind not in _INFLECTED:
        yield term, Entry(kind, term, lay, "", medical, is_phrasal(lay))
        return
    if kind == "verb":
        names = ("base", "third", "past", "participle", "going")
        spoken = dict(zip(names, verb_forms(lay), strict=True))
        for form, words in zip(names, verb_forms(term), strict=True):
            if form == "past":
                yield words, Entry(kind, term, spoken["participle"], form, medical, past=spoken["past"])
            elif form != "participle":
                yield words, Entry(kind, term, spoken[form], form, medical)
        return
    phrasal, many = is_phrasal(lay), plural(term)
    shift = kind == "noun" and is_plural(lay) and not is_plural(term)
    yield term, Entry(kind, term, lay, "one", medical, phrasal, shift)
    if many != term:
        said = lay if kind == "explain" else plural(lay)
        yield many, Entry(kind, term, said, "many", medical, phrasal)


def _own_names() -> Iterator[str]:
    """Names of diseases, drugs and tests in Primum's vocabulary: none is changed in part."""
    text = files("primum.answer.lexicon").joinpath("vocabulary.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            _, preferred, names = line.split("\t")
            yield preferred
            yield from names.split("|")
