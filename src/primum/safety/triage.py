"""Emergencies first: what a text reports, held against the table of warning signs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from primum.safety.beside import goes_on, points_back, told_beside
from primum.safety.denial import denied
from primum.safety.likeness import ALARMING, SURER, Features, features, likeness
from primum.safety.measures import age_told, measured
from primum.safety.rules import Rule, rules
from primum.safety.signs import IsWord, mended, reported
from primum.safety.speech import Speech, is_case, is_pressing, is_question, kind_of, tells, without_past
from primum.safety.vitals import values
from primum.safety.vitals import weighed as vital_signs
from primum.safety.wording import sentences


class Level(StrEnum):
    """How soon help is needed. NONE says nothing at all: it is no reassurance."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    NONE = "none"


# Facts on who is concerned: they count wherever they stand, in a question and in the past too.
_STANDING = frozenset(
    [
        "baby",
        "newborn",
        "child",
        "under_three_months",
        "old_age",
        "pregnant",
        "postpartum",
        "diabetes",
        "asthma",
        "lung_disease",
        "heart_known",
        "blood_thinner",
        "sickle",
        "chemo",
        "epilepsy",
        "adrenal",
        "adrenal_strong",
        "myasthenia",
        "clot_risk",
        "missed_period",
        "late_pregnancy",
        "preterm",
        "long_history",
        "tropics",
        "tick",
        "insulin_word",
    ]
)
# Complaints that add up: several at once, or beside what is sudden, are a warning though no rule names them.
_COMPLAINTS = frozenset(
    """belly_pain bleeding blue breathless burn cannot_move_word chest_pain confused cough_blood diarrhea dizzy drowsy fainted
    fast_breathing fever grey_pale head_injury headache hives jaundice mottled nausea numb_word pain_word palpitations rash
    seizure severe shivering sweating swollen_word tremor unwell_word vision_lost vision_spots vomit weak_any big_trauma""".split()
)
# One word often shows two signs, which are one complaint.
_SAME = {"cannot_move_word": "weak_any", "numb_word": "weak_any"}
# What may last: complaints, and some signs that are none by themselves.
_LASTING = _COMPLAINTS | {"cannot_swallow"}
# Named with nearly every complaint, these are no second one.
_VAGUE = frozenset(("pain_word", "severe", "unwell_word"))
# Whoever is none of these counts as alert beside the other vital signs.
_NOT_ALERT = frozenset(("confused", "drowsy", "unconscious"))
# What has lasted.
_LASTS = frozenset(("long_history",))
# What is new counts, whatever has lasted for years beside it.
_NEW = frozenset(("sudden_word", "sudden_onset", "recent_days"))
# A few words that name so many complaints are what somebody has.
_MANY = 2
# What is said of suicide counts however it is said.
_ALWAYS = frozenset(("suicidal_self", "means_dose"))


@dataclass(frozen=True, slots=True)
class Triage:
    """The level of a text, and the rules that gave it: those of the highest level, in the table's order."""

    level: Level
    rules: tuple[Rule, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in plain words, each once."""
        return tuple(dict.fromkeys(rule.reason for rule in self.rules))


def triage(text: str, *, is_word: IsWord | None = None, by_words: bool = True) -> Triage:
    """The level of a text by the rules alone. Whatever the text asks of its reader changes nothing.

    Words that `is_word` does not know are read as words of the signs that differ by one letter; without it none is.
    `by_words` lets how like its words are to those of emergencies count, beside its signs."""
    signs, told = _read(text, is_word)
    found = _held(signs)
    enough = SURER if found.level is Level.URGENT else ALARMING
    if by_words and found.level is not Level.EMERGENCY and likeness(_features(_sayings(told))) >= enough:
        # Rules that name a sign say more, so words alone are asked last.
        return _held(signs | {"alarming_words"})
    return found


def _held(signs: frozenset[str]) -> Triage:
    """The highest level whose rules hold, and those rules."""
    if signs <= _STANDING:
        return Triage(Level.NONE)
    held = [rule for rule in rules() if rule.holds(signs)]
    for level in (Level.EMERGENCY, Level.URGENT):
        found = tuple(rule for rule in held if rule.level == level)
        if found:
            return Triage(level, found)
    return Triage(Level.NONE)


def weighed(text: str, *, is_word: IsWord | None = None) -> list[Features]:
    """What the sentences that tell of someone are weighed by."""
    return _features(_read(text, is_word)[1])


Told = tuple[str, frozenset[str]]
"""A sentence that tells of somebody, without what is past, and the signs that it shows."""


def _features(told: list[Told]) -> list[Features]:
    return [features(sentence, signs, denied(sentence)) for sentence, signs in told]


def _sayings(told: list[Told]) -> list[Told]:
    """Sentences of two words or more: one word alone ("Diabetic.") is the subject of a letter."""
    return [(sentence, signs) for sentence, signs in told if " " in sentence.strip()]


_FEW = 3


def _joined(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences as they are, but where two or more of a few words follow one another as in a telegram ("Elephant. Chest.
    Arm."), these are one."""
    joined: list[str] = []
    run: list[str] = []
    for part in (*parts, ""):
        if part and len(part.split()) <= _FEW and "?" not in part:
            run.append(part)
            continue
        joined += [", ".join(p.rstrip(".!;, ") for p in run)] if len(run) > 1 else run
        run = []
        joined += [part] if part else []
    return tuple(joined)


def _read(text: str, is_word: IsWord | None) -> tuple[frozenset[str], list[Told]]:
    """The signs that a text reports of someone, and those of its sentences that tell of somebody."""
    parts = _joined(tuple(told_beside(mended(sentence, is_word)) for sentence in sentences(text)))
    alone = len([p for p in parts if len(p.split()) > 3]) <= 1
    pressing = any(is_pressing(p) for p in parts)
    told = len(parts) > 1 and any(tells(p) for p in parts)
    found: set[str] = set()
    beside: set[str] = set()
    asked: frozenset[str] = frozenset()
    telling: list[Told] = []
    case = is_case(parts)
    age = age_told(parts, case=case)
    vital: dict[str, list[float]] = {}
    for part in parts:
        speech = kind_of(part, alone=alone, told=told)
        said = reported(part, is_word=is_word) | measured(part, age)
        # What has lasted may be an illness or a habit of theirs, not what they complain of.
        aside = _LASTS if not said & _LASTING else frozenset()
        said -= aside
        found |= said & (_STANDING | _ALWAYS)
        named = said & _COMPLAINTS - (_VAGUE if is_question(part) else frozenset())
        if speech is Speech.GENERAL or (speech is Speech.WEAK and not pressing and len(named) < _MANY):
            asked |= said
            continue
        if asked and points_back(part):
            found |= asked
        if speech is Speech.REPORT and ("?" not in part or goes_on(part)):
            found.add("told")
        kept = without_past(part)
        said = said if kept == part else (reported(kept, is_word=is_word) | measured(kept, age)) - aside
        found |= said
        beside |= said if not said & _LASTS else frozenset()
        telling.append((kept, said))
        for name, numbers in values(kept).items():
            vital.setdefault(name, []).extend(numbers)
    found |= {*vital_signs(vital, age=age, alert=not found & _NOT_ALERT)}
    if case:
        found.add("case_report")
    # A case history tells of old complaints in a sentence of their own, beside what is found now.
    if found & _NEW or (case and beside & _COMPLAINTS):
        found -= _LASTS
    several = len({_SAME.get(sign, sign) for sign in found & _COMPLAINTS})
    found |= {
        name
        for name, count in (("two_complaints", 2), ("three_complaints", 3), ("four_complaints", 4))
        if several >= count
    }
    return frozenset(found), telling
