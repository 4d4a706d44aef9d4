"""What stands around a word: whether a phrase may take its place there, by the words before and after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from primum.text.terms import fold
from primum.text.variants import american

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_QUOTED = re.compile(r"“[^”]{3,160}”|\"[^\"]{3,160}\"|(?<!\w)['‘][^'’]{3,80}['’](?!\w)")
_ASIDE = re.compile(r" \([^()]*\)[ ](?P<next>[A-Za-z]+)")
_OPENERS = frozenset('.:;!?(•[“"')


def words_of(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


DETERMINERS = words_of("a an the this that these those each every any no your my his her its their our")
POSSESSIVES = words_of("your my his her its their our")
AUXILIARIES = words_of(
    "is are was were be been being am has have had do does did can may might must will would should could cannot "
    "isn't aren't can't don't doesn't "
)
PREPOSITIONS = words_of(
    "of in on at by for with without from to into through during after before between among about against under "
    "over as than like including because due since until while when where if although though and or but nor so "
    "yet that which who whose not also only such both either neither per via causes cause caused causing include "
    "includes develop develops have has having had get gets getting is are was were be being treat treating "
    "treats prevent preventing prevents experience experiencing mean means called induce induces produce produces "
    "diagnose diagnosing lead leads "
)
_VERBS = (
    AUXILIARIES
    | PREPOSITIONS
    | words_of(
        "occurs occur usually often sometimes rarely may might causes cause affects affect happens happen begins "
        "begin starts start develops develop worsens worsen goes go comes come makes make requires require needs need "
        "occurs results result occurring caused causing resulting leading accompanied associated linked within there "
        "this these those the a an it they you we he she then however therefore more most less least seen found "
        "treated used given known called which who whose where when while if unless should shall due despite unlike "
        "across among along up down out off again later first early increases increase decreases decrease appears "
        "appear lasts last becomes become improves improve refers resolves resolve "
    )
)
PEOPLE = words_of(
    "patients patient people person persons adults adult children child women woman men man individuals "
    "individual subjects participants mothers mother infants infant athletes teenagers adolescents smokers girls "
    "boys males females "
)
DEGREES = words_of("more most less least very so too as quite rather")
_LIGHT = words_of("severe mild moderate sudden acute chronic possible serious new early late painful sore ")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at start..end of a text; `norm` is it folded, in American spelling."""

    start: int
    end: int
    norm: str
    raw: str


@lru_cache(maxsize=65536)
def _norm(word: str) -> str:
    return american(fold(word))


class Place:
    """A text cut into words, and what may be asked of a stretch of them (tokens i..j, j exclusive)."""

    def __init__(self, text: str) -> None:
        self.text, self.lower = text, text.lower()
        self.tokens = [Token(m.start(), m.end(), _norm(m.group()), m.group()) for m in _WORD.finditer(text)]
        self.quoted = [m.span() for m in _QUOTED.finditer(text)]

    def joined(self, i: int, j: int) -> bool:
        """Whether only blanks or hyphens stand between the tokens."""
        t = self.tokens
        return all(self.text[t[n].end : t[n + 1].start] in (" ", "-", "\u00a0", "\n") for n in range(i, j - 1))

    def before(self, i: int) -> str:
        """The word directly before, or empty where something else stands there."""
        t = self.tokens
        return t[i - 1].norm if i and self.text[t[i - 1].end : t[i].start] in (" ", "\u00a0") else ""

    def after(self, j: int) -> str:
        """The word directly after, or empty where something else stands there."""
        t = self.tokens
        return t[j].norm if j < len(t) and self.text[t[j - 1].end : t[j].start] in (" ", "\u00a0") else ""

    def opens(self, i: int) -> bool:
        """Whether a sentence, an item or a bracket begins with token i."""
        lead = self.text[: self.tokens[i].start].rstrip()
        return not lead or lead[-1] in _OPENERS

    def whole(self, i: int, j: int) -> bool:
        """Whether the tokens are words of their own, not part of a compound, an address or a code."""
        before = self.text[self.tokens[i].start - 1 : self.tokens[i].start] if self.tokens[i].start else ""
        rest = self.text[self.tokens[j - 1].end : self.tokens[j - 1].end + 2]
        if before in ("-", "_", "@", "‑") or (rest[:1] in ("-", "‑", "_", "@") and rest[1:].isalnum()):
            return False
        return not any(low <= self.tokens[i].start < high for low, high in self.quoted)

    def cased(self, i: int, j: int, term: str) -> bool:
        """Whether the letters are those of plain words: capitals only where a sentence begins, or as in the term."""
        own = term.replace("-", " ").split()
        for n in range(i, j):
            raw = self.tokens[n].raw
            if raw[0].islower() or raw[0].isdigit() or (n - i < len(own) and raw == own[n - i]):
                continue
            if n != i or not self.opens(i) or (len(raw) > 1 and raw.isupper()):
                return False
        named = self.tokens[j].raw if self.after(j) and self.tokens[i].raw[0].isupper() else ""
        return not (named[:1].isupper() and not named.isupper() and len(named) > 1)

    def bracketed(self, i: int) -> bool:
        """Whether token i stands inside round brackets."""
        lead = self.text[: self.tokens[i].start]
        return lead.count("(") > lead.count(")")

    def heads_nothing(self, j: int) -> bool:
        """Whether no noun follows that the tokens before j would belong to."""
        following = self.after(j)
        if not following:
            # What stands in brackets between two words does not part them: "plasma glucose (FPG) test".
            aside = _ASIDE.match(self.text, self.tokens[j - 1].end)
            following = aside["next"].lower() if aside else ""
        return not following or following in _VERBS or following.endswith("ly")

    def stands_free(self, i: int) -> bool:
        """Whether no word before belongs to what begins with token i, but for an article or a light adjective."""
        before = self.before(i)
        if before in POSSESSIVES:
            return False
        return not before or before in PREPOSITIONS or before in DETERMINERS or before in _LIGHT or before[-3:] == "ing"

    def paired(self, j: int) -> bool:
        """Whether another adverb follows by "and" or "or"."""
        return self.after(j) in {"and", "or"} and self.after(j + 1).endswith("ly")

    def adjective(self, i: int) -> bool:
        """Whether token i has the ending of a learned adjective."""
        return i >= 0 and self.tokens[i].norm.endswith(("al", "ic", "ar", "ary", "ous", "ive", "ac"))

    def takes_article(self, i: int) -> bool:
        """Whether a noun with its own article may stand at token i."""
        before = self.before(i)
        return not before or before in PREPOSITIONS - DETERMINERS - {"whose", "due", "no", "like"}

    def qualifies(self, j: int) -> bool:
        """Whether a noun follows directly, as after an adjective."""
        following = self.after(j)
        return following.isalpha() and following not in _VERBS and not self.tokens[j].raw[0].isupper()

    def helped(self, i: int) -> bool:
        """Whether one of the three words before is a form of to be or to have, with no clause in between."""
        t, n = self.tokens, i
        while n and i - n < 3 and self.before(n):
            n -= 1
            if t[n].norm in AUXILIARIES:
                return True
        return False
