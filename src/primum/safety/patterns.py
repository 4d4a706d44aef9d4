"""The small language in which signs are written: words, what may stand between them, and names of other patterns.

    chest ~ pain        "pain" within four words after "chest"      chest ~~ pain     within nine
    chest & pain        either first, within five words             chest && pain     within twelve
    sore throat         one after the other                         breath*           any ending
    a & b & c           any order: what stands within the span of the others counts, too
    (his, her)? lips    a choice, which may be absent               #                 a number
    CHEST & PAIN        patterns of those names, in capitals        a, b              either

A text is scanned once: each of its words is looked up, and only patterns that can hold with the words found are tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from primum.errors import Invalid

Span = tuple[int, int]
"""The first word of a finding and the one after its last, by their places in the sentence."""
NUMBER = "#"
_NO_OTHERS: Mapping[int, Sequence[str]] = {}
_TOKEN = re.compile(r"\s*([A-Z][A-Z_]*|[a-z0-9]+\*?|~~|~|&&|&|[(),?#])")
_GAPS = {"": (0, False), "~": (4, False), "~~": (9, False), "&": (5, True), "&&": (12, True)}
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "hundred dozen several".split()
)
_DENYING = re.compile(r"^(?:not|no|never|without|nothing|un\w+|lost|stop\w*|absent|hardly|barely|refus\w*)\*?$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or with `*` every word that begins so."""

    key: str


@dataclass(frozen=True, slots=True)
class Name:
    """Whatever the pattern of that name finds."""

    of: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Parts that follow one another: each with the most words before it, and whether it may stand first."""

    first: Node
    rest: tuple[tuple[int, bool, Node], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Any of its options."""

    options: tuple[Node, ...]


Node = Word | Name | Chain | Choice


def parsed(text: str) -> tuple[Node, ...]:
    """The options of a pattern. Invalid where it cannot be read."""
    tokens = [m[1] for m in _TOKEN.finditer(text)]
    if "".join(tokens) != re.sub(r"\s", "", text):
        raise Invalid(f"a pattern that cannot be read: {text!r}")
    reader = _Reader(tokens, text)
    options = reader.options()
    if reader.token:
        raise Invalid(f"a pattern that cannot be read: {text!r}")
    return options


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, tokens: list[str], text: str) -> None:
        self._tokens, self._text = iter([*tokens, ""]), text
        self.token = next(self._tokens)

    def options(self) -> tuple[Node, ...]:
        found = list(self._chain())
        while self.token == ",":
            self._next()
            found += self._chain()
        return tuple(found)

    def _next(self) -> str:
        token, self.token = self.token, next(self._tokens, "")
        return token

    def _chain(self) -> Iterator[Node]:
        """One option; two or more where parts of it may be absent."""
        ways: list[list[tuple[str, Node]]] = [[]]
        mark = ""
        while True:
            part, may_lack = self._part()
            longer = [[*way, (mark, part)] for way in ways]
            ways = longer + ways if may_lack else longer
            mark = ""
            if self.token in _GAPS and self.token:
                mark = self._next()
            elif self.token in {"", ",", ")"}:
                break
        for way in ways:
            if way:
                first, *rest = way
                parts = tuple((*_GAPS[mark], part) for mark, part in rest)
                yield Chain(first[1], parts) if parts else first[1]

    def _part(self) -> tuple[Node, bool]:
        token = self._next()
        part: Node
        if token == "(":
            part = Choice(self.options())
            if self._next() != ")":
                raise Invalid(f"a bracket is not closed: {self._text!r}")
        elif token[:1].isupper():
            part = Name(token)
        elif token and token not in _GAPS and token not in {",", ")", "?"}:
            part = Word(token)
        else:
            raise Invalid(f"a pattern that cannot be read: {self._text!r}")
        if self.token == "?":
            self._next()
            return part, True
        return part, False


class Lexicon:
    """Named patterns, and the way to find those that hold in a sentence.

    `parts` are patterns used by others; `signs` are those looked for. Invalid where a pattern names one that is not there,
    or itself."""

    def __init__(self, parts: Mapping[str, str], signs: Mapping[str, str]) -> None:
        self._parts = {name: parsed(text) for name, text in parts.items()}
        self.signs = frozenset(signs)
        self._needs: dict[str, frozenset[str]] = {}
        self._halves: dict[str, tuple[bool, bool]] = {}
        self._open: set[str] = set()
        self._tried: dict[str, list[tuple[str, Node, bool, int]]] = {}
        self._bits: dict[frozenset[str], int] = {}
        for name, text in signs.items():
            for option in parsed(text):
                self._add(name, option)
        used = {key for tried in self._tried.values() for key in _words(node for _, node, _, _ in tried)}
        used |= set(_words(node for options in self._parts.values() for node in options))
        self._answers: dict[str, int] = {}
        for keys, bit in self._bits.items():
            for key in keys:
                self._answers[key] = self._answers.get(key, 0) | bit
        self._stems = frozenset(key[:-1] for key in used if key.endswith("*"))
        self.words = frozenset(word for key in used for word in _forms(key) if word.isalpha())
        self._longest = max(map(len, self._stems), default=0)
        self._seen = lru_cache(maxsize=20_000)(self._seen_as)
        self._find = _Finder(self._parts, self._keys)

    def _add(self, name: str, option: Node) -> None:
        """An option of a sign, under the keys of which one must be there for it to hold, with the bits of all it needs."""
        plain, denying = self._split(option)
        for node, denies in ((plain, False), (denying, True)):
            if node:
                bits = 0
                for keys in self._all_needs(node):
                    bits |= self._bits.setdefault(keys, 1 << len(self._bits))
                for key in self._keys(node):
                    self._tried.setdefault(key, []).append((name, node, denies, bits))

    def _all_needs(self, node: Node) -> Iterator[frozenset[str]]:
        """Sets of keys of each of which one must be in a sentence for the pattern to hold."""
        match node:
            case Chain(first, rest):
                for part in (first, *(r[2] for r in rest)):
                    yield from self._all_needs(part)
            case Name(name) if len(self._parts[name]) == 1:
                yield from self._all_needs(self._parts[name][0])
            case _:
                yield self._keys(node)

    def scan(
        self, words: Sequence[str], found: Collection[str] = (), *, others: Mapping[int, Sequence[str]] = _NO_OTHERS
    ) -> Iterator[tuple[str, Span, bool]]:
        """The signs that hold in a sentence's words: name, where, and whether the words themselves deny something. Signs
        that are in `found` by then are not looked for. `others` are what words may be meant for, by their places."""
        places: dict[str, list[Span]] = {}
        there = 0
        for place, word in enumerate(words):
            keys = self._seen(word)
            if place in others:
                keys = tuple(dict.fromkeys((*keys, *(key for other in others[place] for key in self._seen(other)))))
            for key in keys:
                if key in places:
                    places[key].append((place, place + 1))
                else:
                    places[key] = [(place, place + 1)]
                    there |= self._answers.get(key, 0)
        done: set[int] = set()
        sentence = _Sentence(places)
        for key in places:
            for name, option, denies, needs in self._tried.get(key, ()):
                if needs & there == needs and name not in found and id(option) not in done:
                    done.add(id(option))
                    for span in self._find.of(option)(sentence):
                        yield name, span, denies

    def knows(self, word: str) -> bool:
        """Whether some pattern asks for the word, or for a beginning of it of four letters or more."""
        return word in self.words or any(len(key) > 4 for key in self._seen(word)[1:])

    def _seen_as(self, word: str) -> tuple[str, ...]:
        """The keys under which patterns may ask for a word: itself, its beginnings that some pattern has, "a number"."""
        stems = tuple(word[:n] + "*" for n in range(2, min(len(word), self._longest) + 1) if word[:n] in self._stems)
        number = (NUMBER,) if word[0].isdigit() or word in _NUMBER_WORDS else ()
        return (word, *stems, *number)

    def _keys(self, node: Node) -> frozenset[str]:
        """Keys of which one must be in a sentence for the pattern to hold."""
        match node:
            case Word(key):
                return frozenset((key,))
            case Choice(options):
                return frozenset().union(*map(self._keys, options))
            case Chain(first, rest):
                return min((self._keys(part) for part in (first, *(r[2] for r in rest))), key=_weight)
            case Name(name):
                if name not in self._needs:
                    self._needs[name] = frozenset().union(*map(self._keys, self._parts[name]))
                return self._needs[name]

    def _split(self, node: Node) -> tuple[Node | None, Node | None]:
        """What of a pattern says nothing against itself, and what does: "chest pain", and "no pulse"."""
        match node:
            case Word(key):
                return (None, node) if _DENYING.match(key) else (node, None)
            case Choice(options):
                halves = [self._split(o) for o in options]
                return _choice(h[0] for h in halves), _choice(h[1] for h in halves)
            case Chain(first, rest):
                parts = [first, *(r[2] for r in rest)]
                halves = [self._split(p) for p in parts]
                plain = [h[0] for h in halves]
                denying = (
                    _chain(rest, [*parts[:n], half[1], *parts[n + 1 :]]) for n, half in enumerate(halves) if half[1]
                )
                return _chain(rest, plain) if all(plain) else None, _choice(denying)
            case Name(name):
                if name not in self._parts:
                    raise Invalid(f"a pattern names {name}, which is no pattern")
                if name not in self._halves:
                    if name in self._open:
                        raise Invalid(f"the pattern {name} names itself")
                    self._open.add(name)
                    for at, half in enumerate(self._split(Choice(self._parts[name]))):
                        if half:
                            self._parts[name + "+-"[at]] = (half,)
                    self._halves[name] = (f"{name}+" in self._parts, f"{name}-" in self._parts)
                has = self._halves[name]
                return Name(f"{name}+") if has[0] else None, Name(f"{name}-") if has[1] else None


def _choice(options: Iterable[Node | None]) -> Node | None:
    found = tuple(o for o in options if o)
    return found[0] if len(found) == 1 else Choice(found) if found else None


def _chain(rest: tuple[tuple[int, bool, Node], ...], parts: list[Node | None]) -> Chain:
    first, *others = (p for p in parts if p)
    return Chain(first, tuple((r[0], r[1], part) for r, part in zip(rest, others, strict=True)))


# Words so common that they say little about which patterns may hold.
_COMMON = frozenset("not no my his her is has have can will i he she it the a in on and for of to up with at".split())


def _weight(keys: frozenset[str]) -> tuple[int, int]:
    return len(keys & _COMMON), len(keys)


def _forms(key: str) -> Iterator[str]:
    """Words that a key asks for; of a beginning of five letters or more, its commonest endings."""
    if not key.endswith("*"):
        yield key
    elif len(key) > 5:
        yield from (key[:-1] + ending for ending in ("", "s", "ed", "ing", "ness"))


def _words(options: Iterable[Node]) -> Iterator[str]:
    for node in options:
        match node:
            case Word(key):
                yield key
            case Choice(inner):
                yield from _words(inner)
            case Chain(first, rest):
                yield from _words((first, *(r[2] for r in rest)))


class _Sentence:
    """One sentence's words by their keys; what named patterns found in it is kept."""

    __slots__ = ("found", "places")

    def __init__(self, places: Mapping[str, list[Span]]) -> None:
        self.places = places
        self.found: dict[str, list[Span]] = {}


_Find = Callable[[_Sentence], list[Span]]


class _Finder:
    """Patterns as functions of a sentence, each made once. What cannot hold with the sentence's words is not tried: of a
    choice, options that need another word; of a chain, none where one part has no word."""

    def __init__(self, parts: Mapping[str, tuple[Node, ...]], keys: Callable[[Node], frozenset[str]]) -> None:
        self._parts, self._keys = parts, keys
        self._made: dict[int, _Find] = {}
        self._named: dict[str, _Find] = {}

    def of(self, node: Node) -> _Find:
        made = self._made.get(id(node))
        if made is None:
            made = self._made[id(node)] = self._make(node)
        return made

    def _make(self, node: Node) -> _Find:
        match node:
            case Word(key):
                return lambda sentence: sentence.places.get(key, _NOWHERE)
            case Name(name):
                return self._of_name(name)
            case Choice(options):
                return self._of_choice(options)
            case Chain(first, rest):
                return self._of_chain(first, rest)

    def _of_name(self, name: str) -> _Find:
        if name not in self._named:
            any_of = self._of_choice(self._parts[name])

            def find(sentence: _Sentence) -> list[Span]:
                found = sentence.found.get(name)
                if found is None:
                    found = sentence.found[name] = any_of(sentence)
                return found

            self._named[name] = find
        return self._named[name]

    def _of_choice(self, options: tuple[Node, ...]) -> _Find:
        """Whichever options hold. The function of an option is made when it is first tried."""
        places: dict[str, list[int]] = {}
        for place, option in enumerate(options):
            for key in self._keys(option):
                places.setdefault(key, []).append(place)

        def find(sentence: _Sentence) -> list[Span]:
            keys = places.keys() & sentence.places.keys()
            if not keys:
                return _NOWHERE
            tried = sorted({place for key in keys for place in places[key]})
            if len(tried) == 1:
                return self.of(options[tried[0]])(sentence)
            return list(dict.fromkeys(span for place in tried for span in self.of(options[place])(sentence)))

        return find

    def _of_chain(self, first: Node, rest: tuple[tuple[int, bool, Node], ...]) -> _Find:
        needs = sorted((self._keys(part) for part in (first, *(r[2] for r in rest))), key=len)
        start, parts = self.of(first), [(gap, either, self.of(part)) for gap, either, part in rest]

        def find(sentence: _Sentence) -> list[Span]:
            there = sentence.places.keys()
            for need in needs:
                if need.isdisjoint(there):
                    return _NOWHERE
            found = start(sentence)
            for gap, either, part in parts:
                if not found:
                    return found
                found = _joined(found, part(sentence), gap, either)
            return found

        return find


_NOWHERE: list[Span] = []


def _joined(some: list[Span], others: list[Span], gap: int, either: bool) -> list[Span]:
    """Every pair that stands close enough, as one span."""
    found = [(a, d) for a, b in some for c, d in others if 0 <= c - b <= gap]
    if either:
        found += [(c, b) for a, b in some for c, d in others if 0 <= a - d <= gap]
        found += [(min(a, c), max(b, d)) for a, b in some for c, d in others if (a < c and d < b) or (c < a and b < d)]
    return list(dict.fromkeys(found)) if len(found) > 1 else found
