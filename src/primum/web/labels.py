"""What the pages call things: readers, strengths, and where an article stands with the editorial board."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from primum.model import Audience, Kind, State, Strength
from primum.rendition import kind_name, opening

AUDIENCES: Mapping[Audience, str] = {
    Audience.PATIENT: "Patient or caregiver",
    Audience.STUDENT: "Student",
    Audience.NURSE: "Nurse or allied professional",
    Audience.PHYSICIAN: "Physician",
}
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_KINDS: Mapping[Kind, str] = {Kind.LABEL: "Drug label", Kind.OBSERVATIONAL: "Observational study"}
STRENGTHS: Mapping[Strength, str] = {
    Strength.HIGH: "high",
    Strength.MODERATE: "moderate",
    Strength.LOW: "low",
    Strength.VERY_LOW: "very low",
}


def kind_label(kind: Kind) -> str:
    """A kind as a reader knows it."""
    return _KINDS.get(kind) or kind_name(kind)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page says of an article's review. Every word is a function of the state.

    `tone` is "caution", "stop" or "good"; `name` the state in a word or two; `reached` says how many of STEPS are
    behind or at the article.
    """

    tone: str
    name: str
    headline: str
    board: str
    reached: int
    note: str = ""


GRADING: Mapping[Kind, Strength] = {
    Kind.GUIDELINE: Strength.HIGH,
    Kind.SYSTEMATIC_REVIEW: Strength.HIGH,
    Kind.TRIAL: Strength.MODERATE,
    Kind.LABEL: Strength.HIGH,
    Kind.OBSERVATIONAL: Strength.LOW,
    Kind.REFERENCE: Strength.MODERATE,
    Kind.REVIEW: Strength.LOW,
    Kind.SUMMARY: Strength.LOW,
    Kind.CASE_REPORT: Strength.VERY_LOW,
    Kind.PREPRINT: Strength.VERY_LOW,
    Kind.OTHER: Strength.VERY_LOW,
}
"""The order in which kinds of source come first, and the strength that each starts from. A test keeps it true."""
STEPS: Sequence[str] = ("Submitted", "Under review", "Approved")
_UNSIGNED = "No member of this site’s medical board has signed this text."
_STANDINGS: Mapping[State, Standing] = {
    State.DRAFT: Standing(
        "caution", "Draft", "Not reviewed by a person: made by software from the sources below.", _UNSIGNED, 0
    ),
    State.SUBMITTED: Standing("caution", "Submitted", "Waiting for review. Use with caution.", _UNSIGNED, 1),
    State.UNDER_REVIEW: Standing(
        "caution", "Under review", "Under review. Use with caution until it is signed.", _UNSIGNED, 2
    ),
    State.CHANGES_REQUESTED: Standing(
        "caution",
        "Changes requested",
        "Reviewers asked for changes. Use with caution.",
        _UNSIGNED,
        2,
        "Changes requested",
    ),
    State.APPROVED: Standing(
        "good", "Approved", "Reviewed and approved.", "This revision has passed this site’s editorial review.", 3
    ),
    State.WITHDRAWN: Standing(
        "stop", "Withdrawn", "Withdrawn. Do not rely on this article.", _UNSIGNED, 0, "Withdrawn"
    ),
}


def standing(state: State) -> Standing:
    """What the page says of an article in this state."""
    return _STANDINGS[state]


def steps(state: State) -> list[tuple[str, str]]:
    """The stepper: (name, "done" | "current" | "open")."""
    reached = standing(state).reached
    marks = ["done" if n < reached else "open" for n in range(len(STEPS))]
    if reached and state is not State.APPROVED:
        marks[reached - 1] = "current"
    return list(zip(STEPS, marks, strict=True))


def day(moment: datetime | str) -> str:
    """A date as people write it: "2 March 2026". Text is an instant or a day in ISO 8601; any other stays as it is."""
    if isinstance(moment, str):
        try:
            return day(datetime.fromisoformat(moment))
        except ValueError:
            return moment
    return f"{moment.day} {moment:%B %Y}"


def with_days(text: str) -> str:
    """A text on record, its days in ISO 8601 as people write them: "since 2 March 2026"."""
    return _DAY.sub(lambda found: day(found[0]), text)


def plural(noun: str) -> str:
    """A kind of source in the plural: "case reports", "observational studies"."""
    return f"{noun[:-1]}ies" if noun.endswith("y") and not noun.endswith(("ay", "ey", "oy")) else f"{noun}s"


def sentence(text: str) -> str:
    """A message as a sentence of its own: it begins with a capital and ends with a stop."""
    said = opening(text.strip())
    return said if said.endswith((".", "!", "?", "…", ":")) or not said else said + "."


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 source", "1,204 passages"."""
    return f"{number:,} {one if number == 1 else many or plural(one)}"


def sources(number: int, kind: str) -> str:
    """Sources of a kind, by its label: "2 trials", "1 other source"."""
    return count(number, "other source" if kind == kind_label(Kind.OTHER) else kind.lower())
