"""Words and their stems: case folded, accents dropped, English Snowball stems of American spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

from primum.text.variants import american

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STEMMER = Stemmer.Stemmer("english")

STOPWORDS = frozenset(
    """a an and are as at be been being but by can could did do does doing during for from had has have having he her here hers
    him his how i if in into is it its itself just me might more most my no nor not of off on once only or other our ours out
    over own s same she should so some such t than that the their theirs them then there these they this those through to
    too under until up very was we were what when where which while who whom why will with would you your yours""".split()
)


def fold(text: str) -> str:
    """Lower case without accents; the length may change."""
    if text.isascii():
        return text.lower()
    # The sign of a trade mark would become letters of the name before it.
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("™", " "))
    for mark in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(mark, "")
    return plain.lower()


# Of plain text without apostrophes the words are what stands between signs: found by this in a third of the time.
_SIGNS_TO_SPACES = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def words(text: str) -> list[str]:
    """Folded words in order, stop words included."""
    if text.isascii() and "'" not in text:
        return text.translate(_SIGNS_TO_SPACES).split()
    return [w.removesuffix("'s") for w in _WORD.findall(fold(text))]


# Words that the stemmer takes for another thing's: the drug of abuse for the medicine's device, the gland for a test.
_APART = {
    "inhaler": "inhaler",
    "inhalers": "inhaler",
    "inhalant": "inhalant",
    "inhalants": "inhalant",
    "testes": "testis",
}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one folded word in its American spelling: "oedema" and "edema" are one."""
    return _APART.get(word) or str(_STEMMER.stemWord(american(word)))


class _Stems(dict[str, str]):
    """The stem of a folded word, empty for a stop word; worked out when it is first looked up."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = "" if word in STOPWORDS else stem(word)
        return found


_MOST = 65536
_stem_of = _Stems().__getitem__


def stems(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    return [*filter(None, map(_stem_of, words(text)))]
