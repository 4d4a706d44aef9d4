"""Who took part in a study, and how many: the words of its own account that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from primum.answer.appraisal.lines import Line

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {w: n for n, w in enumerate(_ONES)} | {w: 10 * n for n, w in enumerate(_TENS, start=2)}
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_SAID = (
    rf"(?:(?:an? (?=hundred|thousand))?(?:{_SPELT}|hundred|thousand)(?:[ -](?:and )?(?:{_SPELT}|hundred|thousand))*)"
)
_NUMBER = rf"(?<![\w.,/±=<>–-])(?P<n>\d{{1,3}}(?:[,  ]\d{{3}})+|\d+|{_SAID})(?![\w.]*\d|\s*(?:%|/|–|±))"
_PEOPLE = (
    r"(?:out-?patients|in-?patients|patients|participants|subjects|adults|children|infants|neonates|newborns|babies"
    r"|women|men|adolescents|teenagers|volunteers|individuals|people|persons|students|girls|boys|males|females"
    r"|athletes|nurses|physicians|doctors|residents|workers|employees|couples|families|mothers|fathers|parents|caregivers"
    r"|veterans|soldiers|smokers|non-smokers|survivors|drivers|players|runners|cyclists|recipients|donors|pregnancies"
    r"|respondents|households|twins|toddlers|preschoolers|schoolchildren|pupils|youths?|elders|seniors|members|clients"
    r"|inmates|prisoners|offenders|carers|dyads|healthy controls|cases|eyes|knees|hips|limbs|teeth|implants"
    r"|admissions|mice|rats|rabbits|dogs|pigs|sheep|monkeys|animals)"
)
_APART = frozenset(
    "were was are is be had have has received in of with to for from or the that which who years weeks months days hours"
    " minutes mg kg by on at among between than these those all both most some many each per as into versus vs our we this"
    " not when while if whether after before during about and other enrolled included recruited studied analyzed analysed"
    " evaluated randomized randomised assigned comparing involving including approximately only".split()
)
_ADJECTIVES = r"(?:(?!(?:were|was|are|is|had|have|received|recruited|among|between|by|per|than|in|of|with|to|for|from|or|the|years?|weeks?|months?|days?|hours?|minutes?|mg|kg)\b)[\w’'/-]+,? ){0,6}?"
_COUNTED = re.compile(rf"{_NUMBER} (?:of the )?{_ADJECTIVES}{_PEOPLE}\b(?P<among>)?", re.IGNORECASE)
_EQUALS = re.compile(
    rf"(?<![\w.])(?:N|[Ss]ample size) ?(?:=|of|was) ?(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![.\d])"
    rf"|\b{_PEOPLE}(?: \w+)? \([nN] ?= ?(?P<among>\d{{1,3}}(?:,\d{{3}})+|\d+)\)"
)
_SAMPLE = re.compile(
    rf"\b(?:sample|cohort|population) of (?:approximately |about )?{_NUMBER}(?P<among>)?(?! (?:days?|weeks?|months?|years?|hours?|minutes?|sessions?|doses?|times?|mg|g|ml)\b)",
    re.I,
)
_NAMED = re.compile(rf"\b{_PEOPLE}\b", re.IGNORECASE)
_NUMERAL = re.compile(rf"(?:{_NUMBER})$", re.IGNORECASE)
_TAIL = re.compile(
    r" (?:with|who|whose|aged|undergoing|having|suffering|receiving|from|in|at|between|of|treated|diagnosed|requiring"
    r"|admitted|referred|presenting|scheduled|attending|over|under|without|on|hospitali[sz]ed|infected|affected|living"
    r"|recruited|meeting|taking|younger|older|visiting|enrolled|seen|operated)\b| \(",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"[;:]|\.$|,(?! ?(?:aged|who|with|age|mean age|and (?:aged|over|older)|\d))|\)(?=[ ,]*(?:were|was))"
    r"| (?:to (?:receive|either|one|undergo|have|take)|randomly|randomi[sz]ed|allocated|assigned|were|was|are|is|had|has been|have been|will|would|could|can|did|participated|completed|took part|showed|underwent"
    r"|received|attended|agreed|responded|answered|entered|met (?:the|our|all|inclusion|criteria)|reported|consented)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whose|that|which)\b[^,;]*$", re.IGNORECASE)
_TOOK_PART = (
    (5, re.compile(r"\brandom(?:ly|i[sz])|\ballocated\b", re.IGNORECASE)),
    (4, re.compile(r"\b(?:enrol|recruit|participat|includ|compris|consist|stud(?:ied|y population)|entered)", re.I)),
    (3, re.compile(r"\b(?:analy[sz]ed|completed|evaluated|assessed|examined|identified|reviewed|total of|consecutive)", re.I)),
)  # fmt: skip
_LEFT = re.compile(
    r"\b(?:screened|eligib|invited|approached|withdr[ae]w|dropped out|lost to|excluded|declined|discontinued|required"
    r"|developed|died|respon(?:se|ded) rate)",
    re.IGNORECASE,
)
_AND = re.compile(r"[ ,]+(?:and|or)$", re.IGNORECASE)
_SEX = re.compile(r"(?:fe)?males|(?:wo)?men|boys|girls", re.IGNORECASE)
_OF_A_GROUP = re.compile(r"\b(?:groups?|arms?|pairs?) (?:of|with)\W*$|\b(?:in|for|to) each\W*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_EACH = re.compile(r"\b(?:each|per|every|respectively)\b|\bgroup\b", re.IGNORECASE)
NEARLY = 1.0
"""How much less surely a larger number may be that of all who took part: the whole is told beside its groups."""
CERTAIN = 2.0
"""How surely a number must be that of those who took part to be told."""
NAMED = 2.2
"""What a phrase must be worth to be told as those studied."""
LONGEST = 34
"""Most words of a phrase that says who was studied."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many took part, and where the text says so."""

    size: int
    start: int
    end: int


def who(lines: Iterable[Line]) -> tuple[int, int] | None:
    """Where the text names those studied: the phrase that tells most of them, or None."""
    best: tuple[float, int, int] | None = None
    for line in lines:
        done = 0
        for match in _NAMED.finditer(line.text):
            if match.start() < done:
                continue
            start = _phrase_start(line.text, match.start(), done)
            done = _phrase_end(line.text, match.end())
            shown = _closed(line.text[start:done])
            worth = _worth(line, start, shown) - 0.001 * start
            if worth > NAMED and (best is None or worth > best[0]):
                best = (worth, line.start + start, line.start + start + len(shown))
    return best[1:] if best else None


def how_many(lines: Iterable[Line]) -> Counted | None:
    """How many took part: those randomised or enrolled before those screened, the whole before its groups."""
    told = [row for line in lines for row in _counted(line)]
    best = max((worth for worth, _ in told), default=0.0)
    if best < CERTAIN:
        return None
    near = [counted for worth, counted in told if worth >= best - NEARLY]
    return max(near, key=lambda c: (c.size, -c.start))


def _counted(line: Line) -> list[tuple[float, Counted]]:
    """The numbers of people in a sentence, with how surely each is that of those who took part. Of groups that it names
    side by side ("31 older and 32 younger drivers") none is: only a number that holds them all."""
    told: list[tuple[float, Counted]] = []
    groups = 0
    for match in sorted(_numbers(line.text), key=lambda m: m.start()):
        size = number(match["n"] or match["among"])
        if size < 2 or _YEAR.fullmatch(match["n"] or match["among"]):
            continue
        start = match.start("n") if match["n"] else match.start()
        if told and line.text[: match.start()].rstrip(" ,").endswith(" and"):
            groups = max(groups, told[-1][1].size + size)
        told.append((_certainty(line, match), Counted(size, line.start + start, line.start + match.end())))
    return [(worth, counted) for worth, counted in told if worth > 0 and counted.size >= groups]


def number(said: str) -> int:
    """A number in digits or words, 0 where it is none: "1,099", "one thousand and ninety-nine"."""
    digits = re.sub(r"[,  ]", "", said)
    if digits.isdigit():
        return int(digits)
    total = part = 0
    for word in re.findall(r"[a-z]+", said.lower()):
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "hundred":
            part = max(1, part) * 100
        elif word == "thousand":
            total, part = total + max(1, part) * 1000, 0
    return total + part


def _numbers(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_COUNTED, _EQUALS, _SAMPLE):
        yield from pattern.finditer(text)


def _certainty(line: Line, match: re.Match[str]) -> float:
    """How surely a number is that of those who took part."""
    text = line.text
    around = text[max(0, match.start() - 60) : match.end() + 70]
    before = text[max(0, match.start() - 28) : match.start()]
    told = next((worth for worth, cue in _TOOK_PART if cue.search(around)), 1)
    worth = float(told)
    worth += 1.5 if re.search(r"\b(?:total of|in total|total sample|overall)\W*$", before, re.IGNORECASE) else 0
    worth += 1 if line.told in {"people", "methods"} else 0.5 if line.told == "results" else 0
    worth -= 4 if line.told == "background" else 1.5 if line.told == "conclusions" else 0
    worth -= 4 if _LEFT.search(text[match.start() : match.end() + 40]) else 0
    worth -= (
        2
        if re.search(r"\b(?:at least|up to|more than|than|of|age|aged|every|first|least|in)\W*$", before) and told < 5
        else 0
    )
    worth -= 3 if before.endswith("(") and _SEX.search(match.group()) else 0
    if match.re is _EQUALS:
        worth += 1 if match["n"] else -0.5
    worth -= 3 if _EACH.search(text[match.start() : match.end() + 14]) or _OF_A_GROUP.search(before) else 0
    return worth


def _worth(line: Line, start: int, shown: str) -> float:
    words = shown.split()
    if len(words) < 2 or len(words) > LONGEST:
        return 0.0
    worth = 1.0 + (1.5 if _COUNTED.match(shown) else 0) + min(2.0, 0.25 * (len(words) - 2))
    worth += {"people": 3.0, "methods": 2.0, "results": 0.5, "background": -1.0, "conclusions": -1.0}.get(line.told, 0)
    worth += next((0.4 * w for w, cue in _TOOK_PART if cue.search(line.text)), 0.0)
    worth -= 1.5 if _LEFT.search(line.text[start : start + len(shown) + 30]) else 0
    worth -= 1.0 if _EACH.search(shown) else 0
    return worth


def _phrase_start(text: str, at: int, least: int) -> int:
    """Where the phrase begins whose noun stands at a place: with its adjectives, and the number before them."""
    start = at
    for _ in range(7):
        head = text[max(least, start - 40) : start]
        word = head.rstrip(" ").rpartition(" ")[2]
        if (
            not word
            or head[-1:] != " "
            or word.lower().strip(",()") in _APART
            or word[-1] in ".;:)("
            or word[0] in "(["
        ):
            break
        if word[-1] == ",":
            break
        start = start - (len(head) - len(head.rstrip(" "))) - len(word)
        if _NUMERAL.search(word) and word.lower() not in {"a", "one"}:
            break
    return start


def _closed(phrase: str) -> str:
    """A phrase without a bracket that it opens and does not close, and without an "and" at its end."""
    if phrase.count("(") > phrase.count(")"):
        phrase = phrase[: phrase.rindex("(")]
    return _AND.sub("", phrase.rstrip(" ,"))


def _phrase_end(text: str, end: int) -> int:
    """Where the phrase ends that begins with the people it names: their age, illness and place are part of it."""
    if not _TAIL.match(text, end):
        return end
    for stop in _STOPS.finditer(text, end):
        if _RELATIVE.search(text[end : stop.start()]) and re.match(r" (?:were|was|are|is|ha|had|did)", stop.group()):
            continue
        return stop.start()
    return len(text)
