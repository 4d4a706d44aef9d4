"""A list told as one sentence: its lead-in and the heads of its items, by deletion alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from primum.answer.composing.fitting import CAUTIONS, precedence
from primum.answer.composing.remedies import worth_as_treatment
from primum.answer.composing.select import BARE, Candidate, is_glued
from primum.answer.inquiry.intents import BY_NAME, FACETS
from primum.answer.lexicon.names import names_in, text_stems
from primum.answer.lexicon.spelling import is_common
from primum.answer.statements.compress import stands_alone
from primum.answer.statements.phrase import head_of
from primum.text.negation import negations
from primum.text.terms import STOPWORDS, stems

NAMED = {"causes", "symptoms", "risk_factors", "complications"}
_BESIDE = re.compile(
    r"supportive|non[- ]?drug|non[- ]?pharmac|follow-?up|monitor|\b(?:goals?|aims?) (?:of|for)\b", re.IGNORECASE
)
_LABELLED = NAMED - {"symptoms"}
_CLAUSE = re.compile(
    r"^(?:the |most |some |many |few )?(?:patients?|people|cases)\b|\b(?:do not|does not|are|is|was|were)\b",
    re.IGNORECASE,
)
MOST_ITEMS, MOST_WORDS = 8, 55
CHIEF = re.compile(
    r"\b(?:most common(?:ly)?|most often|main|chief|usual|typical|common|initial treatment|first[- ]line|contraindicated|not recommended|recommended (?:starting )?dose|maximum|best way|first tests?|first step)\b",
    re.IGNORECASE,
)
# One more, beside those that were told before it.
MORE = re.compile(
    r"^(?:other|another|also|additional|further|less common|(?:[\w’'-]+ ){1,3}also(?! (?:called|known|referred|termed)))\b",
    re.IGNORECASE,
)


def best_list(
    main: Sequence[tuple[float, Candidate]], subject: Sequence[str], intent: str, *, least: int = 2
) -> tuple[float, Candidate, str] | None:
    """The best list of at least so many items whose lead-in reads alone, as one sentence."""
    groups: dict[tuple[str, int], list[tuple[float, Candidate]]] = {}
    for score, candidate in main:
        unit = candidate.unit
        # What one item says by name of something else is not said by its list.
        if unit.listed and unit.list_id >= 0 and not (unit.furniture or candidate.by_name or is_glued(candidate)):
            groups.setdefault((candidate.document.id, candidate.unit.list_id), []).append((score, candidate))
    best: tuple[float, Candidate, str] | None = None
    for group in groups.values():
        if intent != "red_flags" and (
            FACETS["red_flags"].cue.search(group[0][1].unit.lead) or _URGES.match(group[0][1].unit.lead)
        ):
            continue
        items = [c for _, c in sorted(group, key=lambda p: p[1].unit.spans[-1])]
        if intent == "treatment":
            items = [] if group[0][1].unit.role in CAUTIONS else _remedies(items, subject)
        made = _as_sentence(items, intent, least=least) if items else None
        if made is None:
            continue
        scores = sorted((s for s, _ in group), reverse=True)[:3]
        lead = group[0][1].unit.lead
        worth = sum(scores) / len(scores) + 0.1 * min(len(group), 4) + (0.25 if CHIEF.search(lead) else 0.0)
        named = names_in(subject, frozenset(stems(lead)))
        worth += 0.3 if named else -0.8 if _is_of_another(lead) else 0.0
        # "Outdoors" heads some of what prevents a fall, and does not say what its items are; nor does "The key functions
        # affected in high blood pressure include".
        bare = (len(lead.split()) < BARE and not named) or intent in NAMED
        worth -= 0.5 if bare and not FACETS[BY_NAME[intent].plan[0]].cue.search(lead) else 0.0
        unit = group[0][1].unit
        if intent == "treatment":
            worth += worth_as_treatment(made[1], frozenset(), advises=False) - (0.6 if _BESIDE.search(lead) else 0.0)
        worth -= (0.6 if MORE.match(lead.rpartition(". ")[2]) else 0.0) + (
            1.2 if precedence(unit, intent) <= 0 and _is_from_a_to_z(group) else 0.0
        )
        worth -= 0.6 if unit.group and not names_in(subject, frozenset(stems(unit.group))) else 0.0
        worth += 0.5 if unit.role in FACETS[BY_NAME[intent].plan[0]].roles else 0.0
        if best is None or worth > best[0]:
            best = (worth, *made)
    return best


_URGES = re.compile(r"(?:call|consult|see|contact|talk to|seek)\b.*\b(?:if|when)\b", re.IGNORECASE)


def without_registers(main: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """A pool without the rows of registers, where enough items of other lists tell what they do: a register has the rare
    beside the common, and tells nobody what to look for."""
    tables: dict[tuple[str, int], list[tuple[float, Candidate]]] = {}
    for score, candidate in main:
        if candidate.unit.listed:
            tables.setdefault((candidate.document.id, candidate.unit.list_id), []).append((score, candidate))
    registers = {key for key, group in tables.items() if _is_in_a_table(group[0][1]) and _is_from_a_to_z(group)}
    left = [(s, c) for s, c in main if not c.unit.listed or (c.document.id, c.unit.list_id) not in registers]
    return left if sum(c.unit.listed for _, c in left) >= _MANY else main


def _is_in_a_table(candidate: Candidate) -> bool:
    return " | " in candidate.document.text[slice(*candidate.unit.spans[-1])]


def _is_from_a_to_z(group: Sequence[tuple[float, Candidate]]) -> bool:
    """Whether a list below a heading, or the rows of a table, are in the order of the alphabet, as a register has them, or
    in several such runs: the rare beside the common."""
    unit = group[0][1].unit
    if unit.lead not in unit.headings and not _is_in_a_table(group[0][1]):
        return False
    heads = [c.unit.text.lower() for _, c in sorted(group, key=lambda p: p[1].unit.spans[-1])]
    return len(heads) >= _MANY and sum(a <= b for a, b in pairwise(heads)) >= _SORTED * (len(heads) - 1)


_MANY, _SORTED = 6, 0.8


def _remedies(items: list[Candidate], subject: Sequence[str]) -> list[Candidate]:
    """Of a list on treatment the items that name one: not "Child over 50 kg"; none where it has kinds of the subject."""
    found = [c for c in items if not _WHOM.match(c.unit.text)]
    headed = found and found[0].unit.lead in found[0].unit.headings
    kinds = sum(names_in(subject, text_stems(head_of(c.unit.text))) for c in found)
    return [] if headed and 2 * kinds > len(found) else found


_WHOM = re.compile(r"(?:adults?|child(?:ren)?|infants?|the|if|when|where|in) ", re.IGNORECASE)
_SIDE_OF = re.compile(
    r"\b(?:symptoms?|signs?|causes?|complications?|treatments?|types?) of (?:an? |the )?([\w-]+)", re.IGNORECASE
)


def _is_of_another(lead: str) -> bool:
    """Whether a lead-in that does not name the subject names another: "Symptoms of hemothorax include" on pleurisy."""
    found = _SIDE_OF.search(lead)
    return found is not None and not is_common(found.group(1).lower())


# What notes on drugs hold beside their names, for whom and how much, and what joins one line to the next.
_JOINS = re.compile(
    r"\b(?:could|may|can|will|should) be\b|\bdepends?\b|\bregimens?\b(?![^:]*: \w)|^(?:plus|or|and|then|infuse|give|inject|start|add|administer|\d[\d –-]*(?:years?|months?|weeks?))\b|\b(?:with|plus|or|and)\W*$",
    re.IGNORECASE,
)
# How much, and from there on; and for whom and how long.
_AMOUNTED = re.compile(
    r"[\s,:(–-]+\d[\d.,/]*(?: ?[–-] ?\d[\d.,]*)? ?(?:mg|mcg|[µμ]g|micrograms?|g|ml|lit(?:re|er)s?|units?|MU|IU)\b.*",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"(?:^|[\s,:(–-]+)(?:(?:adults?|child(?:ren)?|neonates?|infants?)\b|\d+ ?(?:weeks?|months?|years?)? ?(?:[–-]|to) ?\d+ "
    r"(?:years?|months?|weeks?|days?|hours?|minutes?)\b|\d+ (?:years?|months?)\b).*",
    re.IGNORECASE,
)
# Where the cut left the beginning of an amount, or of what it is for: "soap to bathe for 2", "Levothyroxine for".
_LEFT = re.compile(
    r"(?:[\s,:;(–-]+(?:for|of|in|at|to|by|than|over|up|dose|doses|loading|increasing|divided|single|about|\d[\d.,]*))*[\s,:;(–-]*$",
    re.IGNORECASE,
)
# "Ceftriaxone1 g": a name and its amount in one.
_RUN_IN = re.compile(r"[a-z]{3}\d+$")
_DENIES = re.compile(r"\b(?:not|no|never|avoid|except|only|contra\w+)\b", re.IGNORECASE)
_INSTEAD = re.compile(r"(?:alternativ|second|other|instead)", re.IGNORECASE)
_A_NAME = 9
"""Words up to which what stands before an amount is the name of what is given, label and all."""
_A_CLAUSE = 14
"""Words beyond which an item of notes on drugs says more than a name."""


# "Antibiotics: if lesions are infected": what follows the label is no name.
_NO_NAME = re.compile(
    r"(?:[^\w(]*)(?:if|when|for|few|once|see|as|apply|give|use as|first|then|initial|start|maximum|oral\b|orally|\d)",
    re.IGNORECASE,
)


def _drug(item: str) -> str:
    """What is given, of an item of notes on drugs, without for whom and how much: "Antibiotics: Amoxicillin" of
    "Antibiotics: Amoxicillin, Adult: 500 mg"; "" where nothing is left."""
    rest = item.partition(":")[2]
    name = _FOR_WHOM.sub("", _AMOUNTED.sub("", item))
    if len(name.split()) > _A_NAME or (rest and _NO_NAME.match(rest)):
        name = _FOR_WHOM.sub("", _AMOUNTED.sub("", head_of(item)))
    name = name.rstrip(" .;,")
    if name.count("(") > name.count(")"):
        name = name[: name.rindex("(")]
    name = _LEFT.sub("", name) if len(name) < len(item.rstrip(" .;,")) else name
    nothing = name.lower() in STOPWORDS or len(name.split()) > _A_CLAUSE or _RUN_IN.search(name) is not None
    return "" if nothing else name


# "These are the signs:" and "Other causes are:" point at their own list.
_AHEAD = re.compile(
    r"(?:these|the following) (?:are|can be|may be) |"
    r"other (?:\w+ )?(?:causes|reasons|triggers|symptoms|signs|complications|treatments|options|risk factors|tests) (?:(?:may|can) )?(?:are|be|include)$",
    re.IGNORECASE,
)


# "The symptoms are"; not "Some of the more common ones are".
_ALL = re.compile(r"^(?!(?:.*[.;] )?Some of [^.;]*$).*\b(?:are|is|were)$", re.IGNORECASE)
# "Some can lead to it, such as:" says of what in the sentence before.
_SOME = re.compile(r"(?:some|many|most|several|others?) (?:can|may|are|might|will|have|include)\b", re.IGNORECASE)


def is_a_label(lead: str) -> bool:
    """Whether what leads a list in is the label of a form, which says no more than the question: "Drug"."""
    return lead.rstrip(": ").lower() in {"drug", "medicine", "medication"}


def _as_sentence(items: list[Candidate], intent: str, *, least: int = 2) -> tuple[Candidate, str] | None:
    """Lead-in and the heads of its items. A lead-in that says "are" promises the whole list: then all or nothing."""
    unit = items[0].unit
    lead = unit.lead.rstrip(": ")
    headed = bool(unit.headings) and unit.lead == unit.headings[-1]
    if not lead or lead.endswith("?") or _SOME.match(lead) or lead.lower() in {"goals", "goal", "aims", "objectives"}:
        return None
    alone = stands_alone(lead + ": …") or _AHEAD.match(lead)
    if not headed and not (alone and unit.lead.rstrip().endswith((":", "include", "are", "as", "can try"))):
        return None
    opening = "" if is_a_label(lead) else lead + ":"
    text, shown = opening, list[Candidate]()
    seen = told = 0
    on_drugs = precedence(unit, intent) > 0
    most = len(items) if len(items) == MOST_ITEMS + 1 else MOST_ITEMS  # one that is left out would be looked for
    for item in items[:most]:
        head = head_of(item.unit.text)
        if headed and intent == "treatment":
            head = _drug(item.unit.text) if on_drugs else _AMOUNTED.sub("", head)
            head = "" if _JOINS.search(head) else head
            if _DENIES.search(item.unit.text[len(head) :]):
                break  # "not licensed in children" is not to be lost
        seen += 1
        told += bool(head)
        if not head or head in text[len(opening) :]:
            continue
        if on_drugs and not shown and _INSTEAD.match(head):
            return None  # of what, another line said
        if len(text.split()) + len(head.split()) > MOST_WORDS:
            break
        text += ("; " if shown else " " if text else "") + head
        shown.append(item)
    # Labels of statements name causes; a row of them tells nothing of a treatment or a test, and of symptoms only forms.
    # But "Ciprofloxacin: adults 500 mg" under "Drug" names what is given.
    named = intent in _LABELLED or on_drugs
    if headed and not named and sum(":" in i.unit.text for i in items) * 2 > len(items):
        return None
    # Nor do notes made of clauses name what was asked for: "Some present late".
    if headed and intent in NAMED and sum(_CLAUSE.search(i.unit.text) is not None for i in items) * 3 >= len(items):
        return None
    # Where most items name nothing that is given, the one that is left is not the treatment.
    if headed and intent == "treatment" and 2 * told < seen:
        return None
    # The beginning of a long row of bare names does not say for whom each of them is.
    if on_drugs and len(items) > most and 2 * sum(c.unit.length > BARE for c in shown) < len(shown):
        return None
    # An item for children of some ages, alone, is not told without them.
    if headed and len(shown) == 1 and shown[0].for_people and text_stems(shown[0].unit.text) - text_stems(text):
        return None
    promises_all = not headed and _ALL.search(lead) is not None
    if len(shown) < least or (promises_all and (len(shown) < len(items) or len(shown) == 1)):
        return None
    made = _spanning(shown)
    # An item in between may deny as well: the quote would say more than the words taken from it.
    if intent in {"treatment", "types"} and len(negations(made.document.text[slice(*made.unit.spans[0])])) > len(
        negations(text)
    ):
        return None
    return made, text + "."


def fewer_items(text: str) -> str:
    """A statement that tells a list, with so many of its items as are read at once; "" where they are no list, where it
    promises all of them, or where one that is left out denies."""
    lead, _, items = text.partition(": ")
    if not items or lead.endswith((" are", " is", " were")):
        return ""
    shown = lead + ":"
    for n, item in enumerate(items.split("; ")):
        if len(shown.split()) + len(item.split()) > MOST_WORDS:
            whole = n >= _FEW and len(negations(shown)) == len(negations(text))
            return shown.rstrip(" .;,") + "." if whole else ""
        shown += (" " if n == 0 else "; ") + item
    return ""


_FEW = 3


def _spanning(items: list[Candidate]) -> Candidate:
    """A candidate that cites from the lead-in to the last item used."""
    first, last = items[0].unit, items[-1].unit
    return replace(items[0], unit=replace(first, spans=((first.spans[0][0], last.spans[-1][1]),), listed=False))
