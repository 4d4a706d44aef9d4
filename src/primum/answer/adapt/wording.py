"""Words for words: replaces or explains a sentence's terms in place by the lexicon, and says what it did."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from primum.answer.adapt.lexicon import Entry, Key, Lexicon
from primum.answer.adapt.surroundings import DEGREES, DETERMINERS, PEOPLE, PREPOSITIONS, Place
from primum.text.terms import stems

_VOWEL = re.compile(r"[aeiouAEIOU]")
_FREE = frozenset({"e.g.", "i.e.", "et al.", "b.i.d.", "t.i.d.", "q.i.d.", "p.r.n.", "t.d.s.", "q.d.s.", "q.h.s."})
# Other Latin directions are told from words and initials by the dose before them.
_DOSE = r"(?<=\d)(?P<unit>\s?(?:mg|g|mcg|µg|ml|mL|IU|units?|tablets?|capsules?|drops?|puffs?)\s)"


@dataclass(frozen=True, slots=True)
class Edit:
    """What was changed: the text at start..end gave way to `said`; `entry` is why, None for a matter of grammar.

    `added` says that the text stayed and `said` follows it in brackets."""

    start: int
    end: int
    said: str
    entry: Entry | None = None
    added: bool = False
    was: str = ""
    """The term as the text has it."""


# With one of these in front, a noun takes no other adjective well: "glottic poor function".
_QUALITIES = frozenset(
    ("poor", "weak", "swollen", "inflamed", "sore", "fast", "slow", "large", "small", "thin", "dry", "moist")
)
# A bracket that explains what stands before it, and is no abbreviation or figure.
_EXPLAINED = re.compile(r" \((?!\d|[A-Z][A-Za-z0-9-]{1,8}\)|[A-Z]{2})[a-z]")
_DEFINES = re.compile(r"(?: \([^()]*\))? (?:is|are) (?:an?|the)?\b")
# Lay verbs that take no object, in the form that could stand before a noun.
_ALONE = ("coming back", "building up", "getting worse", "going up and down", "sticking out")
_AMOUNTS = frozenset(("enough", "too much", "too little", "not enough"))
Choose = Callable[[Place, int, int, Entry], "Edit | None"]


def reword(text: str, lexicon: Lexicon, choose: Choose, *, names: Sequence[Key] = ()) -> tuple[str, tuple[Edit, ...]]:
    """The text with every edit that `choose` makes of the lexicon's finds, and the edits, in order.

    Of several rows that fit, the longest is asked, and where it declines its words stay as they are. `names` are
    names that no shorter row may touch."""
    place, edits, i = Place(text), [], 0
    while i < len(place.tokens):
        found = _longest(place, i, lexicon, names)
        if found is None:
            i += 1
            continue
        j, entries = found
        edit = next((e for e in (choose(place, i, j, entry) for entry in entries) if e is not None), None)
        if edit is not None:
            edits.append(edit)
            while j < len(place.tokens) and place.tokens[j].start < edit.end:
                j += 1
        i = j
    return _applied(text, edits)


def plain_latin(text: str, lexicon: Lexicon) -> tuple[str, tuple[Edit, ...]]:
    """Latin directions in English: "10 mg b.i.d." becomes "10 mg twice a day"."""
    edits = [
        Edit(m.start("latin"), m.end("latin"), lexicon.latin[m["latin"].lower()])
        for pattern in _latin_patterns(tuple(lexicon.latin))
        for m in pattern.finditer(text)
    ]
    return _applied(text, sorted(edits, key=lambda e: e.start))


def instead(place: Place, i: int, j: int, entry: Entry) -> Edit | None:
    """The edit that says a term in lay words, where its surroundings allow."""
    if not _allowed(place, i, j, entry):
        return None
    start, end, said = place.tokens[i].start, place.tokens[j - 1].end, entry.lay
    if entry.medical and _told_already(place, i, j, entry):
        return None
    if entry.kind == "who":
        people = place.tokens[j]
        end, said = people.end, f"{people.raw} {said}"
    elif entry.kind == "noun":
        said = _with_article(place, i, j, said)
    elif said in _AMOUNTS and place.after(j) in DETERMINERS:
        said += " of"
    if place.opens(i) and place.tokens[i].raw[0].isupper():
        said = said[0].upper() + said[1:]
    before = place.before(i)
    if before in {"a", "an"}:
        article = place.tokens[i - 1]
        right = "an" if _VOWEL.match(said) else "a"
        right = right.capitalize() if article.raw[0].isupper() else right
        start, said = article.start, f"{right} {said}"
    return Edit(start, end, said, entry, was=place.text[place.tokens[i].start : place.tokens[j - 1].end])


def _told_already(place: Place, i: int, j: int, entry: Entry) -> bool:
    """Whether the sentence gives the term as a name, or says it in lay words itself."""
    end = place.tokens[j - 1].end
    shown = place.lower[place.tokens[i].start : end]
    if any(f"{word} {shown}" in place.lower for word in ("called", "called an", "called a", "known as", "termed")):
        return True
    if place.text[place.tokens[i].start - 1 : place.tokens[i].start] == "(" and place.text[end : end + 1] == ")":
        return True
    if entry.kind == "noun" and _EXPLAINED.match(place.text, end):
        return True
    if entry.kind == "noun" and place.opens(i) and _DEFINES.match(place.text, end):
        # "Anaphylaxis is a severe reaction …": what the sentence tells, its lay words would tell twice.
        return len(set(stems(entry.lay)) & set(stems(place.text[end : end + 80]))) > 1
    return entry.kind == "noun" and bare(entry.lay).removesuffix("s") in place.lower


def bare(said: str) -> str:
    """Lay words without an article."""
    return said.removeprefix("a ").removeprefix("an ")


@cache
def _latin_patterns(terms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    ordered = sorted(terms, key=len, reverse=True)
    dotted = "|".join(re.escape(t) for t in ordered if "." in t)
    bare = "|".join(re.escape(t) for t in ordered if "." not in t)
    free = "|".join(re.escape(t) for t in ordered if t in _FREE)
    return (
        re.compile(rf"(?<![\w.])(?P<latin>{free})(?!\w)", re.IGNORECASE),
        re.compile(rf"{_DOSE}(?P<latin>{dotted}|{bare})(?!\w)", re.IGNORECASE),
    )


def _longest(place: Place, i: int, lexicon: Lexicon, names: Sequence[Key]) -> tuple[int, tuple[Entry, ...]] | None:
    tokens = place.tokens
    first = tokens[i].norm
    sizes = lexicon.lengths.get(first, ())
    named = max((len(n) for n in names if n[0] == first and _says(place, i, n)), default=0)
    for size in sizes:
        j = i + size
        if size < named:
            break
        if j > len(tokens):
            continue
        entries = lexicon.entries.get(tuple(t.norm for t in tokens[i:j]))
        if entries and (size == 1 or place.joined(i, j)):
            return j, entries
    return (i + named, ()) if named else None


def _says(place: Place, i: int, words: Key) -> bool:
    tokens = place.tokens[i : i + len(words)]
    return len(tokens) == len(words) and all(t.norm == w for t, w in zip(tokens, words, strict=True))


def _allowed(place: Place, i: int, j: int, entry: Entry) -> bool:
    if entry.kind in {"keep", "explain"} or not place.whole(i, j) or not place.cased(i, j, entry.term):
        return False
    return _FITS[entry.kind](place, i, j, entry)


def _fits_noun(place: Place, i: int, j: int, entry: Entry) -> bool:
    before = place.before(i)
    if entry.shift and (before in {"a", "an", "this", "each", "every", "that"} or place.after(j).endswith("s")):
        return False
    if j - i > 1 and before in {"and", "or"} and place.adjective(i - 2):
        return False  # "renal and respiratory failure"
    if entry.phrasal and place.after(j) in {"that", "which", "who", "whose"}:
        return False  # "a disorder in which the body attacks itself that …"
    if entry.lay.split(" ")[0] in _QUALITIES and not place.stands_free(i):
        return False
    return not entry.phrasal or (place.stands_free(i) and place.heads_nothing(j))


def _fits_verb(place: Place, i: int, j: int, entry: Entry) -> bool:
    before = place.before(i)
    if entry.form in {"base", "third"}:
        return before not in DETERMINERS - {"that"} and before != "of"
    if entry.form == "past":
        passive = place.helped(i) or before in {"when", "if", "once", "as", "unless", "not"} or place.after(j) == "by"
        return passive or (before not in DETERMINERS and entry.past.split(" ")[0].endswith("ed"))
    if entry.lay.startswith(_ALONE) and not place.heads_nothing(j):
        return False  # "recurring seizures"
    return before not in DETERMINERS or " " not in entry.lay


def _fits_free(place: Place, i: int, j: int, entry: Entry) -> bool:
    before = place.before(i)
    return not before or before in PREPOSITIONS - DETERMINERS - DEGREES


def _fits_adjective(place: Place, i: int, j: int, entry: Entry) -> bool:
    if place.before(i) in DEGREES:
        return False
    return place.qualifies(j)


def _fits_people(place: Place, i: int, j: int, entry: Entry) -> bool:
    return place.after(j) in PEOPLE and place.before(i) not in DEGREES and place.stands_free(i)


def _fits_any(place: Place, i: int, j: int, entry: Entry) -> bool:
    """Words as they stand; but what took the place of an adverb cannot stand before its verb: "at times helps"."""
    if entry.lay.startswith("too ") and place.qualifies(j):
        return False  # "too high blood sugar"
    if entry.lay == "most often" and "most often" in place.lower:
        return False
    if entry.lay == "most often" and (place.before(i) == "not" or place.before(i).endswith(("n't", "n’t"))):
        return False  # "aren't usually" is not "aren't most often"
    moved = entry.term.endswith("ly") and " " in entry.lay and not entry.lay.startswith("most ")
    following = place.after(j)
    return (
        not moved
        or following[:1].isdigit()
        or following in {"every", "once", "twice"}
        or (place.heads_nothing(j) and not place.paired(j))
    )


_FITS: dict[str, Callable[[Place, int, int, Entry], bool]] = {
    "noun": _fits_noun,
    "verb": _fits_verb,
    "free": _fits_free,
    "adj": _fits_adjective,
    "who": _fits_people,
    "word": _fits_any,
}


def _with_article(place: Place, i: int, j: int, said: str) -> str:
    """A noun with its own article keeps it only where the place has none and no noun follows."""
    article, _, bare = said.partition(" ")
    if article not in {"a", "an"}:
        return said
    return said if place.takes_article(i) and place.heads_nothing(j) else bare


def _applied(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """The text after the edits; one that reaches into the one before is left out."""
    parts, done, at = [], [], 0
    for edit in edits:
        if edit.start < at:
            continue
        kept = text[edit.start : edit.end] if edit.added else ""
        parts.append(text[at : edit.start] + kept + edit.said)
        done.append(edit)
        at = edit.end
    return "".join(parts) + text[at:], tuple(done)
