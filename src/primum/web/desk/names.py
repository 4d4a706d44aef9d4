"""What the desk's pages call things: people, stances, verdicts, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from primum.app.desk import CaseFile
from primum.board import ANYONE, SYSTEM, Entry, Person, Role, Stance
from primum.model import Support

STANCES: Mapping[Stance, str] = {
    Stance.AGREE: "agrees",
    Stance.DISAGREE: "disagrees",
    Stance.OVERRIDE: "overrides the judge",
    Stance.EDIT: "proposes another wording",
    Stance.CITE: "proposes other passages",
    Stance.REMOVE: "proposes to remove it",
}
MINE: Mapping[Stance, str] = {
    Stance.AGREE: "You agree",
    Stance.DISAGREE: "You disagree",
    Stance.OVERRIDE: "You override the judge",
    Stance.EDIT: "You propose another wording",
    Stance.CITE: "You propose other passages",
    Stance.REMOVE: "You propose to remove it",
}
SUPPORTS: Mapping[Support, tuple[str, str]] = {
    Support.SUPPORTED: ("good", "supported"),
    Support.PARTLY: ("caution", "supported in part"),
    Support.CONTRADICTED: ("stop", "contradicted"),
    Support.UNSUPPORTED: ("stop", "not supported"),
    Support.UNCHECKED: ("caution", "not checked"),
}
"""How a verdict is shown: its tone, and what it says."""
DONE: Mapping[str, str] = {
    "submit": "submitted it",
    "assign": "assigned a reviewer",
    "take": "took it up for review",
    "unassign": "let a reviewer go",
    "due": "changed a day by which to review",
    "declare": "declared interests",
    "mark": "marked a sentence",
    "sign": "signed a decision",
    "edit": "changed a sentence",
    "insert": "added a sentence",
    "remove": "removed a sentence",
    "take_up": "took a proposal up",
    "turn_down": "turned a proposal down",
    "settle": "settled a disagreement",
    "remark": "commented",
    "report": "reported that something looks wrong",
    "resolve": "closed a comment",
    "request_changes": "asked for changes",
    "recall": "sent it back to review",
    "correct": "opened it for correction",
    "withdraw": "withdrew it",
    "reopen": "reopened it",
    "approve": "found nothing in the way of approval any more",
    "evidence": "found changed evidence",
    "specialty": "filed it under a specialty",
}
"""What each kind of event on an article is, after a name."""
_OF_REVIEWERS = frozenset({"mark", "sign", "remark", "report", "declare", "resolve"})
_OF_TIED = frozenset({"assign", "take", "unassign", "due"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of who did what: `claim` is the sentence's id, `state` where the article moved, if it did."""

    at: str
    who: str
    what: str
    claim: str
    state: str


def name(people: Mapping[str, Person], id: str) -> str:
    """A person as colleagues know them; never an id."""
    if id == SYSTEM.id:
        return "The software"
    if id == ANYONE.id:
        return "A reader"
    person = people.get(id)
    if person is None or person.erased:
        return "Someone whose name was erased"
    return person.name or person.email


def deeds(case: CaseFile, entries: tuple[Entry, ...], people: Mapping[str, Person], me: Person) -> list[Deed]:
    """Who did what, newest first, as far as this person may see it: reviewers are blind to each other first."""
    tied = bool(case.assignments) or me.id in {case.article.author, case.revision.author}
    hidden = frozenset() if Role.EDITOR in me.roles or (tied and not case.blind) else _OF_REVIEWERS
    hidden |= frozenset() if Role.EDITOR in me.roles or tied else _OF_TIED
    found, state = [], ""
    for entry in entries:
        event, detail = entry.event, dict(entry.event.detail)
        action = event.action.removeprefix("article.")
        moved, state = detail.get("to", "") if detail.get("to", "") != state else "", detail.get("to", "") or state
        if action in hidden and event.actor != me.id:
            continue
        what = DONE.get(action, action.replace("_", " "))
        if action == "submit" and event.actor == SYSTEM.id:
            what = "brought it in"
        found.append(Deed(event.at, name(people, event.actor), what, detail.get("claim", ""), moved.replace("_", " ")))
    return found[::-1]
