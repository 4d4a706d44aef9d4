"""Whether a statement tells what holds for some people: in pregnancy, in children, in old age."""

from __future__ import annotations

import re

from primum.answer.composing.select import BARE
from primum.answer.statements.units import Unit

# A statement on people begins with them or says what holds in them; "children of somebody with it" are relatives.
_IN_PEOPLE = {
    "pregnancy": re.compile(
        r"^(?:\W*\w+\W+){0,4}pregnan|\b(?:in|during|for|while|are|is|were|become|before|after|of) (?:\w+ ){0,2}pregnan",
        re.IGNORECASE,
    ),
    "lactation": re.compile(r"breast-?f|lactat|nursing", re.IGNORECASE),
    "children": re.compile(
        r"^(?:\W*\w+\W+){0,3}(?:child(?:ren)?|infants?|bab(?:y|ies)|adolescents?|teen(?:s|agers?)?|newborns?)\b|\b(?:in|on|for|to|give|giving|among|of) (?:\w+ ){0,2}(?:children|infants|babies|adolescents|teenagers|neonates|newborns)\b",
        re.IGNORECASE,
    ),
    "older_people": re.compile(
        r"^(?:\W*\w+\W+){0,3}(?:elderly|older|geriatric)|\b(?:in|for|to|among|of) (?:\w+ ){0,2}(?:elderly|older|geriatric)",
        re.IGNORECASE,
    ),
}
_RELATIVES = re.compile(
    r"\b(?:parents?|siblings?|brothers?|sisters?)\b.{0,30}\bchild|\bhas children\b|\bhave children\b|\bchildren and (?:\w+ )?adults\b|\badults and children\b|"
    r"\bcar(?:e|ing) for (?:\w+ )?child|\beach child\b|\btheir children\b|\bhis or her children\b|\b(?:children|men) and women\b|\binherit|\btrigger",
    re.IGNORECASE,
)
_HOW_COMMON = re.compile(
    r"\b(?:more|most|less|least|very) common\b|\b(?:more|most|less) (?:likely|often)\b|\b(?:often|usually|mostly|mainly) (?:starts|begins|occurs|affects|appears)\b",
    re.IGNORECASE,
)
_NOT_ON_PEOPLE = {"inheritance", "causes", "epidemiology", "risk_factors"}


def is_on_people(unit: Unit, name: str) -> bool:
    """Whether a statement outside a section on some people tells what holds for them."""
    if unit.listed and name != "pregnancy" and unit.length <= BARE:
        return False
    told = _IN_PEOPLE[name].search(unit.text) is not None and not _RELATIVES.search(unit.text)
    if name in {"children", "older_people"} and _HOW_COMMON.search(unit.text):
        return False  # whom it meets most is told of all
    return told and (name == "pregnancy" or unit.role not in _NOT_ON_PEOPLE)
