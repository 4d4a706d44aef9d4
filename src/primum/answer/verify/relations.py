"""Which way a sentence says that something goes: more, less, no difference, not known; and how surely it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from primum.answer.verify.wording import groups
from primum.text.negation import Negation, negations
from primum.text.terms import fold, stem

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_EFFECT = (
    r"(?:difference|effect|association|benefit|impact|change|correlation|relationship|link|influence|role|improvement"
    r"|advantage|increase|decrease|reduction|risk|superiority|interaction|connection)"
)
_ADJECTIVES = r"(?:(?:\w+ly|clear|strong|good|direct|clinical|significant|relevant|overall|such|major|added|further|consistent|apparent|beneficial|measurable|additional|scientific|causal|independent|adverse|harmful|substantial|detectable|convincing|reliable|robust|statistical|known|other|evident) ){0,4}"
_NULL = re.compile(
    rf"\bno {_ADJECTIVES}{_EFFECT}s?\b|\b(?:without|absence of|lack of) (?:a |an |any )?{_ADJECTIVES}{_EFFECT}s?\b"
    rf"|\bno {_ADJECTIVES}(?:evidence|data|indication|proof|support)\b"
    rf"|\b(?:lack of|little|insufficient|limited|weak|inconclusive|not enough) {_ADJECTIVES}(?:evidence|data|proof)\b"
    r"|\b(?:not|n't|never) (?:(?!(?:is|are|was|were|has|have|had|did|does|do|can|may|might)\b)\w+ ){0,3}?(?:associated|different|differ|related|linked|correlated|affect|affected|increase"
    r"|increased|reduce|reduced|decrease|decreased|improve|improved|change|changed|alter|altered|influence|influenced"
    r"|effective|beneficial|superior|prevent|support|help|play|have an? (?:\w+ )?effect|significant|significantly"
    r"|predict|cause|contribute|worsen|require|necessary|needed|sufficient|shown|proven|established|inferior)\b"
    r"|\b(?:fail(?:s|ed)? to|ineffective|inefficacious|unaffected|unchanged|unrelated|irrespective of|regardless of"
    r"|independent of|independently of|non-?significant(?:ly)?|comparable|similar (?:between|in both|across|among|to)"
    r"|did not|does not|do not|neither|none of|nor)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:un(?:clear|known|certain|determined|resolved|proven|tested)|not (?:yet )?(?:\w+ )?(?:known|clear|understood|established"
    r"|proven|demonstrated|certain|confirmed|been (?:shown|proven|established|studied|determined))|remains? to be"
    r"|(?:further|more|future|additional) (?:\w+ )?(?:studies|research|trials?|work|investigation|data|evidence)"
    r"|aim(?:s|ed)? (?:to|of|was)|objectives?\b|to (?:determine|assess|investigate|evaluate|examine|explore|test|study)\b"
    r"|whether\b|hypothes\w+|controvers\w+|question(?:ed|able)\b|debate[ds]?\b|conflicting|inconsistent|anecdotal"
    r"|warrant\w*|needs? to be|should be (?:studied|investigated|evaluated|explored)|goal\b|purpose\b|misinformation|conspiracy|myths?\b|rumou?rs?\b|concerns?\b|misconception\w*|claims? that)",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|can|possib\w+|potential\w*|perhaps|probabl\w+|suggest\w*|likely|appears?|seems?|seemingly|feasible"
    r"|promising|presum\w+|theor\w+|speculat\w*|propos\w+|putative\w*|candidates?|some|tend\w*|trend|indicat\w*)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:cures?|proven?|proves|always|all|every|only|must|definitely|completely|entirely|never|guarantee\w*|certain(?:ly)?"
    r"|eliminat\w+|eradicat\w+|the (?:most|best|main|primary|leading|single)|solely|exclusively|confirmed|any)\b",
    re.IGNORECASE,
)
_BENCH = re.compile(
    r"\b(?:in vitro|in silico|docking|cell lines?|cultured?|mice|mouse|murine|rats?|animal models?|preclinical|simulation"
    r"|modelling|modeling)\b",
    re.IGNORECASE,
)
_NO_EVIDENCE = re.compile(
    rf"\b(?:no|little|lack of|insufficient|limited|not enough|without|inconclusive|weak) {_ADJECTIVES}"
    r"(?:evidence|data|proof|indication|information|studies|research)\b|\bevidence (?:is|was|remains) (?:lacking|limited|weak"
    r"|insufficient|scarce|inconclusive|poor)|\b(?:not known|unknown|unproven|not proven|not been (?:proven|shown|established))\b",
    re.IGNORECASE,
)
# What lacks is less of something, which is a direction, and denies nothing.
_LACK = re.compile(r"lack|absen(?:ce|t)|without")
_AFFIRMS = re.compile(
    r"\S+ (?:\w+ly )?(?:be )?(?:overlooked|ignored|forgotten|underestimated|neglected|dismissed|disregarded|missed|surprising"
    r"|uncommon|unusual|negligible|rare|unlikely)\b",
    re.IGNORECASE,
)
"""What says by denying that something is so: "should not be overlooked", "not uncommon"."""
_BACK = 12
_WHICH = re.compile(r"\b(?:that|which|who) (?:is|are|was|were) $", re.IGNORECASE)
_GOES_ON = re.compile(r"(?: \w+){1,3} (?:is|are|was|were|has|have|had|can|may|might|will)\b", re.IGNORECASE)
"""A denial between these only says which: "deficiency that is not treated is a risk"."""
_BUT = re.compile(r"\b(?:but|and) $", re.IGNORECASE)
_GRANTS = re.compile(r"(?:^|[,;(] ?)(?:even |al)?though|\b(?:despite|in spite of)\b", re.IGNORECASE)
"""What begins a clause that is only granted: "although not associated with deaths, …"."""
_LISTS = re.compile(r"[^,;]{0,40},? (?:and|or) ")
_RATIO = re.compile(
    r"\b(?:odds ratios?|hazard ratios?|relative risks?|risk ratios?|rate ratios?|[aA]?(?:OR|HR|RR|IRR))s?\b"
    r"[^.;\d]{0,40}?(\d+\.\d+)"
)


@dataclass(frozen=True, slots=True)
class Relations:
    """What a stretch of text says of directions. `signs` are (token, +1 or -1); `nulls`, `unknown`, `hedges`,
    `strong` and `bench` count wordings; `negations` are the tokens at which something is denied,
    `contrasts` those of them that deny what follows alone ("in children but not in adults"), `reaches` the token before
    which each denial ends, where a comma ends it ("in children, but not in adults, with pain")."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    signs: tuple[tuple[int, int], ...]
    negations: tuple[int, ...]
    contrasts: tuple[int, ...]
    reaches: tuple[int, ...]
    nulls: int
    unknown: int
    hedges: int
    strong: int
    bench: int
    no_evidence: int
    ratios: tuple[float, ...]

    @property
    def direction(self) -> int:
        """Which way the whole goes: the product of its signs; 0 where it has none."""
        product = 1
        for _, sign in self.signs:
            product *= sign
        return product if self.signs else 0

    @property
    def up(self) -> int:
        """How many words say more."""
        return sum(sign > 0 for _, sign in self.signs)

    @property
    def down(self) -> int:
        """How many words say less."""
        return sum(sign < 0 for _, sign in self.signs)

    def around(self, start: int) -> tuple[int, bool]:
        """The sign that governs the word at character `start` (0 for none), and whether it is denied near by.

        A word that gives a direction stands up to five words before what it moves, or after it ("was lowered")."""
        place = next((n for n, s in enumerate(self.starts) if s >= start), len(self.starts) - 1)
        near = [(sign, at) for at, sign in self.signs if -5 <= place - at <= 5]
        product = 1
        for sign, _ in near:
            product *= sign
        denied = any(
            (0 if at in self.contrasts else -3) <= place - at <= 7 and place < end
            for at, end in zip(self.negations, self.reaches, strict=True)
        )
        return (product if near else 0), denied


@lru_cache(maxsize=8192)
def relations(text: str) -> Relations:
    """Directions, denials and degrees of certainty in a sentence or two."""
    known = signed()
    tokens: list[str] = []
    starts: list[int] = []
    signs: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        word = fold(match.group())
        sign = known.get(stem(word), 0)
        if not sign and "-" in word:
            parts = [word.replace("-", ""), *word.split("-")]
            sign = next((known[s] for s in map(stem, parts) if s in known), 0)
        if sign:
            signs.append((len(tokens), sign))
        tokens.append(word)
        starts.append(match.start())
    denied, contrasts, reaches = [], [], []
    for negation in negations(text):
        if _LACK.match(negation.key) or _AFFIRMS.match(text, negation.start):
            continue
        before, after = text[max(0, negation.start - _BACK) : negation.start], text[negation.end :]
        if _WHICH.search(before) and _GOES_ON.match(after):
            continue
        denied.append(sum(start < negation.start for start in starts))
        contrast = bool(_BUT.search(before))
        contrasts += denied[-1:] if contrast else []
        reaches.append(sum(start < _end(text, negation, contrast=contrast) for start in starts))
    return Relations(
        tuple(tokens),
        tuple(starts),
        tuple(signs),
        tuple(denied),
        tuple(contrasts),
        tuple(reaches),
        len(_NULL.findall(text)),
        len(_UNKNOWN.findall(text)),
        len(_HEDGE.findall(text)),
        len(_STRONG.findall(text)),
        len(_BENCH.findall(text)),
        len(_NO_EVIDENCE.findall(text)),
        tuple(float(value) for value in _RATIO.findall(text)),
    )


def _end(text: str, negation: Negation, *, contrast: bool) -> int:
    """Where a denial ends: at the comma that closes what is contrasted or only granted, unless a list goes on there."""
    granted = [m.end() for m in _GRANTS.finditer(text, 0, negation.start)]
    comma = text.find(",", negation.end)
    closes = comma > 0 and (
        (contrast and not _LISTS.match(text, comma + 1)) or (granted and "," not in text[granted[-1] : negation.start])
    )
    return comma if closes else len(text)


@lru_cache(maxsize=1)
def signed() -> dict[str, int]:
    """Stems that say more (+1) or less (-1)."""
    return {s: (1 if sign == "+" else -1) for sign, members in groups() if sign for s in members}
