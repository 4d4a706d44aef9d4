"""What no rewording may lose or add, decided without a model: numbers and units, denials, names, and content words.

They look at the two texts and at what the lexicon was asked to change, never at how it was done.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from primum.answer.adapt.splitting import SPLICED
from primum.answer.adapt.wording import Edit
from primum.text.negation import negations
from primum.text.numbers import quantities
from primum.text.terms import STOPWORDS, stems

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ECHO = re.compile(
    r"\b(\w[\w' -]{2,60}?)(?: and | or |,? \(|, or |, and |, |, which (?:is|are) |\. (?:this|these) \w+ (?:is|are) )"
    r"(?:an? |the )?\1\b",
    re.IGNORECASE,
)
# What every quantity has one of; a text without any needs no closer look.
_NUMERIC = re.compile(
    r"\d|[½¼¾⅓⅔%]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand"
    r"|million|billion|half|quarter|third|once|twice|thrice|dozen|daily|nightly|weekly|monthly|yearly|annually|hourly"
    r"|(?:an?|per|each|every) (?:other )?(?:day|night|week|month|year|hour|minute))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?:;•(“\"]\s)(?<!^)(?<![(“\"])\b[A-Z][\w-]*\b")
_DRUG = re.compile(
    r"\b[a-z]{3,}(?:pril|sartan|olol|azole|cillin|mycin|oxacin|dipine|statin|triptan|prazole|gliptin|gliflozin|glutide"
    r"|parin|caine|azepam|mab|nib|vir|cycline|floxacin|thiazide|semide|profen|formin|setron|lukast|tidine|zosin|terol)\b"
)
# Words that joined two clauses, which a full stop does in their stead.
_LINKS = frozenset(
    stems(
        "however which although though whereas while such example thereby thus causing resulting leading also because"
        " nevertheless nonetheless therefore consequently result addition additionally furthermore moreover"
    )
)
_JOINTS = frozenset(stems(" ".join(SPLICED)))


def broken(original: str, reworded: str, edits: Sequence[Edit]) -> str:
    """Why the reworded text may not stand for the original, or empty where nothing speaks against it.

    `edits` are the lexicon's, with places in the original."""
    return (
        _figures(original, reworded, edits)
        or _denials(original, reworded, edits)
        or _names(original, reworded, edits)
        or _content(original, reworded, edits)
        or _echo(original, reworded)
    )


def _echo(original: str, reworded: str) -> str:
    """Two terms that became one: "arrhythmia (irregular heartbeat)", "persistent or permanent"."""
    found = _ECHO.search(reworded)
    return f"it says {found[1]!r} twice" if found and not _ECHO.search(original) else ""


def _figures(original: str, reworded: str, edits: Sequence[Edit]) -> str:
    """The same numbers in the same order, and the same quantities; names apart that hold one: "T1D", "type 1"."""
    if _DIGITS.findall(original) != _DIGITS.findall(reworded):
        return "a number was lost or moved"
    if not (_NUMERIC.search(original) or _NUMERIC.search(reworded)):
        return ""
    before, after = (Counter(q.key for q in quantities(text)) for text in (original, reworded))
    for edit in edits:
        if edit.said and _DIGITS.search(edit.said):
            before.update(q.key for q in quantities(edit.said))
            before.subtract(q.key for q in quantities("" if edit.added else original[edit.start : edit.end]))
    return "" if +before == +after else "a quantity reads otherwise"


def _denials(original: str, reworded: str, edits: Sequence[Edit]) -> str:
    """As many denials as before, but for those that are part of a term or of its lay words: "asymptomatic"."""
    expected = len(negations(original))
    for edit in edits:
        expected += len(negations(edit.said)) - (0 if edit.added else len(negations(original[edit.start : edit.end])))
    return "" if len(negations(reworded)) == expected else "a denial was lost or added"


def _names(original: str, reworded: str, edits: Sequence[Edit]) -> str:
    touched = " ".join(original[e.start : e.end] for e in edits)
    for pattern in (_NAME, _DRUG):
        for name in pattern.findall(original):
            if name.lower() not in reworded.lower() and name not in touched.split():
                return f"the name {name!r} was lost"
    for drug in _DRUG.findall(original):
        if drug not in reworded:
            return f"the drug {drug!r} was lost"
    return ""


def _content(original: str, reworded: str, edits: Sequence[Edit]) -> str:
    """Every word that tells something is kept, or is one that the lexicon exchanged; and none is new."""
    before, after = Counter(stems(original)), Counter(stems(reworded))
    given = Counter(stem for e in edits if not e.added for stem in stems(original[e.start : e.end]))
    gained = Counter(stem for e in edits for stem in stems(e.said))
    lost = before - after - given
    new = after - before - gained
    missing = [s for s in lost if s not in _LINKS and s not in STOPWORDS]
    if missing:
        return f"the word {missing[0]!r} was lost"
    # A noun that a new sentence takes up again ("this protein") stood before, or is a lay word for one that did.
    added = [s for s in new if s not in _JOINTS and s not in before and s not in gained]
    return f"the word {added[0]!r} was added" if added else ""
