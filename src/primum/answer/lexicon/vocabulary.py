"""Which words mean the same: lay and technical names, brands and generics, classes and members, written for Primum.

`vocabulary.tsv` holds one row a line: type, preferred name, names separated by "|".
same          true synonyms of the preferred name
abbreviation  short forms of the preferred name
narrower      kinds of the preferred thing
class         members of a class of drugs
adjective     adjectives of the preferred noun
ambiguous     an abbreviation and its senses; it never counts as a synonym of any
said          what people say for the preferred thing and texts seldom do: it is understood, and looked for in no text

`spoken.tsv` holds more rows, for reading questions alone: what a text says is weighed by the first table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from primum.errors import Invalid
from primum.text.terms import STOPWORDS, fold, stem
from primum.text.variants import american, british

TYPES = ("same", "abbreviation", "narrower", "class", "adjective", "ambiguous", "said")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Words that a phrase may lack or have in between: "cancer of the breast", "cancer of breast". A denial is never
# skipped.
_SKIPPED = STOPWORDS - {"no", "not", "nor", "or", "off", "it"}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOWEL = re.compile("[aeiouy]")
_JOINT = re.compile(r"[\s,'’\"()/–-]*")
# Abbreviations that are also words, or too short to be told from them: only their capitals count.
_CAPITALS = _set(
    "af aa ors odd aids all als ad add cad cap cat cf cp ct da dic dm ed hs map ms oa or pa pad pat pe pet pid pt ra "
    "rp sad sah sars sob "
    "tens uc us va vf vt mi iv im sc po mono gad cbt mash nash ect mds aps pda pcp ace arb crp act apap asa flu mend "
    "map mris"
)  # fmt: skip

# Words whose stem is that of another thing: "urine" and "urination", "tendon" and "tendonitis".
_WHOLE = frozenset(
    {
        "urination", "alcoholism", "cavities", "teething", "colonization", "immunization", "lactation", "rigors",
        "stimulant",
        "stimulants", "retrovir", "prematurity", "parkinsonism", "influenzae", "pneumoniae", "blinded", "faced",
        "facing",
    }
)  # fmt: skip
_LEARNED = re.compile(r"(?:itis|ologists?)$")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A known phrase at start..end of a text; `type` is that of the row which names it."""

    start: int
    end: int
    preferred: str
    type: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    type: str
    preferred: str
    names: tuple[str, ...]


class Vocabulary:
    """Synonyms, kinds and classes, looked up by stems so that plurals and spellings do not matter."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        self._nouns: dict[str, str] = {}
        nouns = (row for row in self._rows if row.type == "adjective" and " " not in row.preferred)
        self._adjectives = tuple((row.preferred, *row.names) for row in nouns)
        for noun, *adjectives in self._adjectives:
            self._nouns.update((_stem(fold(adjective)), _stem(fold(noun))) for adjective in adjectives)
        self._keys: dict[str, Key] = {}
        self._preferred: dict[Key, tuple[str, str]] = {}
        self._capitals: dict[Key, str] = {}
        self._short: dict[Key, str] = {}
        self._groups: dict[Key, list[str]] = {}
        self._members: dict[Key, list[str]] = {}
        self._kinds: dict[Key, list[str]] = {}
        self._senses: dict[Key, tuple[str, ...]] = {}
        self._upward: dict[Key, list[str]] = {}
        self._classes: dict[Key, list[str]] = {}
        # Ambiguous forms first: no later row makes a synonym of one.
        for type in sorted(TYPES, key=lambda type: type != "ambiguous"):
            for row in self._rows:
                if row.type == type:
                    self._enter(row)
        self._stems = {s for key in self._preferred for s in key} | self._nouns.keys()
        self._length = max(map(len, self._preferred), default=0)
        self._reach = 2 * self._length  # small words in between included

    def names(self, phrase: str) -> tuple[str, ...]:
        """Every other name of a phrase: synonyms, abbreviations, spellings; for an unknown phrase its spellings and the
        same with noun for adjective ("kidney pain" for "renal pain"). Never a broader, narrower or ambiguous one."""
        key = self._key(phrase)
        group = self._groups.get(self._key(self._preferred.get(key, (phrase, ""))[0]), [])
        found = dict.fromkeys(name for name in (*group, *self._swapped(phrase, group)) if name)
        for name in tuple(found) or (phrase,):
            found.setdefault(_british(name))
        own = fold(phrase)
        return tuple(name for name in found if fold(name) != own)

    def find(self, text: str) -> tuple[Match, ...]:
        """The known phrases of a text, leftmost and longest first, without overlap."""
        tokens = tuple(_WORD.finditer(text))
        words = [_plain(token.group()) for token in tokens]
        stems = [_stem(word) for word in words]
        found, at = [], 0
        while at < len(tokens):
            match = self._longest_at(text, at, tokens, words, stems)
            if match is None:
                at += 1
                continue
            found.append(match[0])
            at = match[1]
        return tuple(found)

    def preferred(self, phrase: str) -> str:
        """The preferred name of a phrase, or the phrase itself where it is unknown."""
        return self._preferred.get(self._key(phrase), (phrase, ""))[0]

    def members(self, drug_class: str) -> tuple[str, ...]:
        """The drugs of a class; nothing where the class is unknown."""
        return tuple(self._members.get(self._key(self.preferred(drug_class)), ()))

    def classes_of(self, drug: str) -> tuple[str, ...]:
        """The classes of a drug, by generic or brand name."""
        return tuple(self._classes.get(self._key(self.preferred(drug)), ()))

    def narrower(self, phrase: str) -> tuple[str, ...]:
        """Kinds of a thing, one step down."""
        return tuple(self._kinds.get(self._key(self.preferred(phrase)), ()))

    def broader(self, phrase: str) -> tuple[str, ...]:
        """What a thing is a kind of, one step up."""
        return tuple(self._upward.get(self._key(self.preferred(phrase)), ()))

    def senses(self, abbreviation: str) -> tuple[str, ...]:
        """What an ambiguous abbreviation may stand for."""
        return self._senses.get(self._key(abbreviation), ())

    def words(self) -> frozenset[str]:
        """Every folded word of every name, for the speller."""
        return frozenset(
            word
            for row in self._rows
            for name in (row.preferred, *row.names)
            for word in (_plain(token) for token in _WORD.findall(name))
        )

    def rows(self) -> tuple[Row, ...]:
        """The table as it stands."""
        return self._rows

    def _enter(self, row: Row) -> None:
        top = self._key(row.preferred)
        if row.type == "ambiguous":
            self._senses[top] = row.names
            self._preferred.setdefault(top, (row.preferred, "ambiguous"))
            self._mark(row.preferred, top)
            return
        if row.type in {"same", "abbreviation", "adjective", "said"}:
            kind = "same" if row.type in {"abbreviation", "said"} else row.type
            self._preferred.setdefault(top, (row.preferred, kind))
            group = self._groups.setdefault(self._key(self._preferred[top][0]), [row.preferred])
            self._mark(row.preferred, top)
            for name in row.names:
                key = self._key(name)
                if key in self._senses:
                    continue
                self._preferred.setdefault(key, (self._preferred[top][0], row.type))
                self._mark(name, key)
                if row.type not in {"adjective", "said"} and name not in group:
                    group.append(name)
            return
        down, up = (self._members, self._classes) if row.type == "class" else (self._kinds, self._upward)
        self._preferred.setdefault(top, (row.preferred, row.type))
        parent = self._preferred[top][0]
        for name in row.names:
            key = self._key(name)
            child = self._preferred.setdefault(key, (name, row.type))[0]
            down.setdefault(self._key(parent), []).append(child)
            up.setdefault(self._key(child), []).append(parent)

    def _mark(self, name: str, key: Key) -> None:
        if len(key) == 1 and name.isupper():
            self._short.setdefault(key, fold(name))
        if len(key) == 1 and len(name) < 6 and name[1:2].isupper() and (len(name) == 2 or fold(name) in _CAPITALS):
            self._capitals[key] = name

    def _key(self, phrase: str) -> Key:
        known = self._keys.get(phrase)
        if known is None:
            simple = phrase.isascii() and phrase.islower() and phrase.replace(" ", "").isalpha()
            words = phrase.split() if simple else [_plain(word) for word in _WORD.findall(phrase)]
            known = self._keys[phrase] = self._key_of(words, list(map(_stem, words)))
        return known

    def _key_of(self, words: Sequence[str], stems: Sequence[str]) -> Key:
        """The key of a run of words: content stems, nouns for adjectives, "cancer of the breast" as "breast cancer".
        Where fewer than two words carry meaning, all of them count ("no periods", "the flu")."""
        if len(words) == 1:
            return (stems[0],)
        if _SKIPPED.isdisjoint(words):
            return tuple([self._nouns.get(s, s) for s in stems])
        content = [s for w, s in zip(words, stems, strict=True) if w not in _SKIPPED]
        if len(content) < 2:
            return tuple(stems)
        if "of" in words:
            after = sum(w not in _SKIPPED for w in words[words.index("of") :])
            content = content[len(content) - after :] + content[: len(content) - after]
        return tuple([self._nouns.get(s, s) for s in content])

    def _longest_at(
        self, text: str, at: int, tokens: Sequence[re.Match[str]], words: Sequence[str], stems: Sequence[str]
    ) -> tuple[Match, int] | None:
        """The longest known phrase that begins at a token, with the token after it."""
        best: tuple[Match, int] | None = None
        content = 0
        for end in range(at + 1, min(at + self._reach, len(tokens)) + 1):
            last = end - 1
            if last > at and not _joined(text, tokens[last - 1], tokens[last]):
                break
            content += words[last] not in _SKIPPED
            if (stems[last] not in self._stems and words[last] not in _SKIPPED) or content > self._length:
                break
            key = self._key_of(words[at:end], stems[at:end])
            known = self._preferred.get(key)
            if known is None or (content > 1 and (words[at] in _SKIPPED or words[last] in _SKIPPED)):
                continue
            match = Match(tokens[at].start(), tokens[last].end(), *known)
            if len(key) == 1 and not _is_short_form_of(words[at], self._short.get(key)):
                continue
            if key not in self._capitals or text[match.start : match.end].rstrip("s") == self._capitals[key].rstrip(
                "s"
            ):
                best = (match, end)
        return best

    def _swapped(self, phrase: str, group: Sequence[str]) -> Iterator[str]:
        """The phrase with nouns for adjectives, where the vocabulary does not name it itself."""
        if group:
            return
        words = phrase.split()
        if len(words) < 2:
            return
        for forms in self._adjectives:
            for at, word in enumerate(words):
                if fold(word) in forms:
                    yield from (" ".join((*words[:at], form, *words[at + 1 :])) for form in forms if form != fold(word))


def _is_short_form_of(word: str, short: str | None) -> bool:
    """Whether a word is the short form that has its stem: "pudding" is no PUD."""
    return short is None or word.removesuffix("s") == short.removesuffix("s")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with Primum."""
    return Vocabulary(parse(_table("vocabulary.tsv")))


@lru_cache(maxsize=1)
def spoken() -> Vocabulary:
    """The vocabulary with what people say beside, to read questions with."""
    return Vocabulary((*vocabulary().rows(), *parse(_table("spoken.tsv"))))


def _table(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def parse(table: str) -> tuple[Row, ...]:
    """Rows of a vocabulary table; Invalid names the line that is not one."""
    rows = []
    for number, line in enumerate(table.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        type, _, rest = line.partition("\t")
        preferred, _, names = rest.partition("\t")
        parts = tuple(names.split("|"))
        if type not in TYPES or not preferred or not all(parts) or "\t" in names:
            raise Invalid(f"vocabulary, line {number}: not type, preferred name and names: {line[:80]!r}")
        rows.append(Row(type, preferred, parts))
    return tuple(rows)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if word in _WHOLE or _LEARNED.search(word):
        return american(word).removesuffix("s") if word.endswith("ts") else american(word)
    return stem(american(word))


def _plain(word: str) -> str:
    if word[-1] == "s" and (word[:-1].isupper() or (len(word) > 3 and not _VOWEL.search(word))):
        word = word[:-1]  # STDs, pvcs
    folded = word.lower() if word.isascii() else fold(word)
    return folded.removesuffix("'s")


def _joined(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two words stand in one phrase: only spaces, hyphens and the like between, or a letter's stop ("H.
    pylori")."""
    gap = text[left.end() : right.start()]
    return bool(_JOINT.fullmatch(gap)) or (left.end() - left.start() == 1 and gap.strip() == ".")


def _british(name: str) -> str:
    return " ".join(british(word) for word in name.split(" ")) if name.islower() else name
