"""What single claims of an article from a library say for and against a question of yes or no.

Pages of a library were written for other questions than the one asked, so claims are not weighed together: a claim
counts where one clause of it, with the title of its page, speaks of both sides of the question ("There is no vaccine
for hepatitis C"), denied or not. Where claims name every side themselves, those that lean on the title are left aside.
What advises, denies a part of cases, or turns the thing round ("depression can cause hypothyroidism") counts for
neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from primum.answer.composing.given import AIM
from primum.answer.inquiry.points import points_of
from primum.answer.verdict import identity
from primum.answer.verdict.contrast import negated, numbers_absent, opposed, renamed
from primum.answer.verdict.stance import bare
from primum.answer.verify.wording import GENERIC, Term, keys, meets, places, terms
from primum.model import Claim
from primum.text import sentences
from primum.text.negation import negations
from primum.text.terms import stem

_LIGHT = {
    stem(word)
    for word in (
        "affect", "against", "related", "linked", "link", "associated", "increase", "increased", "raise", "risk",
        "chance", "chances", "available", "disease", "condition", "problem", "lead", "result", "trigger", "common",
        "connected", "connection", "relationship",
    )
}  # fmt: skip
"""Words of a question that say how its sides stand to each other, and that a claim may say otherwise."""
_POINTED = re.compile(
    r"^(?:(?:in)?cur(?:e|ed|able)s?|contagious|infectious|hereditary|inherit(?:ed|able)?|genetic)$", re.IGNORECASE
)
_OF_KIN = re.compile(r"\b(?:hereditary|inherit(?:ed|able)?|genetic|runs? in (?:the )?famil\w+)\b", re.IGNORECASE)
_KIN = re.compile(
    r"\binherit|\bgenetic|\bgenes?\b|\bheredit|\bruns? in (?:\w+ )?famil|\bfamily (?:history|member)|\bautosomal"
    r"|\bpassed (?:down|on)\b",
    re.IGNORECASE,
)
_OF_TIES = re.compile(
    r"\b(?:caus\w+|affect\w*|related|link(?:ed)?|associated|increase\w*|risk|lead|trigger|connected|raise)\b",
    re.IGNORECASE,
)
_TIES = re.compile(
    r"\b(?:caus|lead|leads|result|risk|complicat|symptom|sign|associat|link|relat|trigger|due to|because of|affect"
    r"|damag|harm|likely|contribut|alter|influenc|impact|develop|occur|produc|worsen|increas|rais|factor|induc"
    r"|chance|side effect|make)",
    re.IGNORECASE,
)
_MUTUAL = re.compile(r"\b(?:associat|link|relat|correlat|connect)", re.IGNORECASE)
"""Ties that may stand behind both of what they tie."""
_OF_LESS = re.compile(r"\b(?:reduc|lower|prevent|decreas|protect|slow)(?:e|s|es|ed|ing)?\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:reduc|lower|prevent|decreas|protect|slow|delay|stop|less|fewer|drop|amelior|attenuat|alleviat|reliev)\w*\b(?:(?!\b(?:increas|rais|high|more|caus|lead|trigger)\w*)[^.;])"
    r"{0,60}$",
    re.IGNORECASE,
)
"""What a question asks to become less, and how a clause says so just before it names it."""
_CAUSAL = re.compile(
    r"^\W*(?:does|do|did|can|could|may|might|will)\s+(?P<cause>.+?)\s+(?:cause|lead to|trigger|result in|make)\s+"
    r"(?P<effect>.+)$",
    re.IGNORECASE,
)
_CAUSES = re.compile(r"\b(?:causes?|leads? to|triggers?|results? in)\b", re.IGNORECASE)
_ADVISES = re.compile(
    r"\b(?:should|talk (?:to|with)|ask your|tell your|see your|see a|call your|consider(?:ed)?|if you(?! have| are)"
    r"|may not|might not|not (?:always|necessarily|everyone|all|every|yet|only)|whether)\b|^\W*if\b",
    re.IGNORECASE,
)
_WHOLLY = re.compile(
    r"\b(?:only|all|always|every|never|best|most|main|better|worse|first|instead of|rather than|than|replac\w+)\b",
    re.IGNORECASE,
)
_OF_USE = re.compile(r"\b(?:works?|help\w*|treat\w*|useful)\b", re.IGNORECASE)
_USES = re.compile(r"\b(?:effective|work|help|treat|fight|kill|cure|reliev|improv|reduc|benefi|useful)", re.IGNORECASE)
_OF_EFFECT = re.compile(r"\b(?:in)?effective\w*|\befficac", re.IGNORECASE)
_EFFECTS = re.compile(
    r"\b(?:(?:in)?effective|efficac|works?\b|help|fight|kill|cure|reliev|improv|reduc|benefi|useful|approv|recommend|superior"
    r"|prolong|longer|respon(?:se|d)|delay|positive results)",
    re.IGNORECASE,
)
_OF_SUPPLY = re.compile(r"\bavailable\b", re.IGNORECASE)
_SUPPLIES = re.compile(
    r"\bavailab|\bapprov|\blicen[cs]|\bmarket|\bthere (?:is|are|was|were)\b|\bexist|\brecommend|\bno\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:in|on) (?:a |the )?sub-?groups?\b|\bpromis\w+|\bphase (?:I|1)\b|\b(?:being|been|is|are|was|were) (?:\w+ )?"
    r"(?:evaluated|investigated|studied|tested|suspected)\b|\bunder (?:\w+ )?(?:development|investigation|evaluation)\b"
    r"|\bundergoing\b|\b(?:efforts?|attempts?) |\bsuspect\w*\b|\bp ?[=>] ?0?\.(?:[1-9]|0[6-9])|\bunclear\b"
    r"|\btheor(?:y|ies)\b|\bpossible (?:\w+ ){0,2}(?:triggers?|causes?|factors?|links?|roles?)\b"
    r"|\bnot (?:\w+ )?(?:known|understood|clear)\b|\b(?:distinct|different) from\b|\bunlike\b"
    r"|\bin rare cases\b|\brarely\b",
    re.IGNORECASE,
)
"""What was looked at and is not known, or not of the whole, or of something else."""
_LACKS = re.compile(
    r"\b(?:knock-?(?:down|out)|silencing|deple\w+|inactivat\w+|inhibit\w+|loss|lack|absence|deficien\w+|down-?regulat\w+"
    r"|resistan\w+|antagonis\w+|block\w*|not (?:\w+ )?enough|too little|insufficient|inadequate|low levels?|reduction"
    r"|prevent\w*|protect\w*)\b",
    re.IGNORECASE,
)
"""What turns round what a thing does."""
_ELSE = re.compile(
    r"\binfectious\b"
    r"|\bgenetics? (?:test\w*|counsel\w*|stud\w+|research)\b|\bunaffected family members?\b|\bget(?:ting)? up\b",
    re.IGNORECASE,
)
"""Words that say of a thing beside the subject that it is catching or in the family, or how that is found."""
_A_KIND = re.compile(r"\b(?:contagious|infectious|hereditary|inherited|genetic|familial)\W*$", re.IGNORECASE)
"""What makes a kind of the subject, of which alone a clause then speaks ("infectious arthritis")."""
_OF_IT = re.compile(
    r"\b(?:it|its|they|this|these|diseases?|disorders?|conditions?|infections?|virus(?:es)?|bacteri\w+|germs?|fung\w+"
    r"|parasites?|contagious|cur(?:e[sd]?|able)|inherit\w*|genes?|genetic|mutations?)\b",
    re.IGNORECASE,
)
"""What a clause has that speaks of its page's subject without naming it."""
_DIFFERS = re.compile(r"\b(?:differ\w*|var(?:y|ies))\b[^.;]{0,30}\bfrom person to person", re.IGNORECASE)
_CARRIED = re.compile(
    r"\b(?:mosquito\w*|ticks?|fl(?:y|ies)|fleas?|insects?|bites?|rodents?|snails?|rats?)\b", re.IGNORECASE
)
"""What carries a disease: by these no one catches it from another."""
_BY_WAY_OF = re.compile(
    r"\bnot\b[^.;]{0,40}\b(?:by|through|from(?! (?:one )?(?:person|people|human)))\b", re.IGNORECASE
)
_OF_SOME = re.compile(
    r"\b(?:some|few|many|most|cases?|percent|sometimes|often|usually|certain|latent|inactive|types?|forms?|none of"
    r"|neither|who)\b|%",
    re.IGNORECASE,
)
_VACCINE = re.compile(r"\b(?:vaccin|immuni[sz])", re.IGNORECASE)
_SIGNS = ((_VACCINE, _VACCINE), (_OF_USE, _USES), (_OF_EFFECT, _EFFECTS), (_OF_SUPPLY, _SUPPLIES))
"""What some questions ask, and what a clause must have to say it."""
_ADJECTIVE = re.compile(r"\b[a-z-]+(?:able|ible|ive|ous|al|ic|ed|ful|safe|known)\b", re.IGNORECASE)
_PLAIN = re.compile(r"^(?:no(?: longer)?|not|none|never|neither|nor|can ?not|unlikely|\w+n't)$")
_CUT = re.compile(r";\s+(?=[a-z])")


class Sides(NamedTuple):
    """Ids of the claims that speak for and against."""

    pro: tuple[str, ...]
    contra: tuple[str, ...]


def sides(question: str, claims: Sequence[Claim], titles: Mapping[str, str]) -> Sides:
    """The claims that speak of both sides of a question, apart by what they say of it; `titles` are those of the
    documents by id. None of a question that asks of all, only, or the best, compares, or denies."""
    asked = _Asked(question)
    denies = any(map(_PLAIN.match, asked.denials))
    if not asked.wanted or _WHOLLY.search(asked.question) or denies:
        return Sides((), ())
    named: dict[str, int] = {}
    leaning: dict[str, int] = {}
    for claim in claims:
        if AIM.search(claim.text):
            continue
        text = f"{claim.term}: {claim.text}" if claim.term and claim.term not in claim.text else claim.text
        title = titles.get(claim.citations[0].document, "")
        if way := asked.way(text, ""):
            named[claim.id] = way
        elif way := asked.way(text, title):
            leaning[claim.id] = way
    found = named or leaning
    return Sides(tuple(i for i, way in found.items() if way > 0), tuple(i for i, way in found.items() if way < 0))


class _Asked:
    """A question: the terms that a claim must speak of, and what it asks of its subject."""

    def __init__(self, question: str) -> None:
        self.question = bare(question)
        self.points = points_of(self.question)
        self.kin = bool(_OF_KIN.search(self.question))
        self.wanted = tuple(t for t in terms(self.question) if t.weight > GENERIC and not self._is_light(t))
        self.tied = bool(_OF_TIES.search(self.question)) and not self.kin
        self.causal = _CAUSAL.match(self.question)
        self.kind = identity.asked(self.question.rstrip(" ?."))
        self.denials = {n.key for n in negations(self.question)}

    def _is_light(self, term: Term) -> bool:
        light = all(part in _LIGHT for part in term.parts)
        return light or bool(_POINTED.match(term.text) and (self.points or self.kin))

    def way(self, text: str, title: str) -> int:
        """1 where a clause says so, -1 where one denies it, 0 where none speaks of it or several differ."""
        ways = {self._said(clause, title) for clause in _clauses(text)} - {0}
        return ways.pop() if len(ways) == 1 else 0

    def _said(self, clause: str, title: str) -> int:
        own = keys(clause)
        beside = own | keys(title) if title else own
        own_terms = [t for t in self.wanted if meets(t, own)]
        asks_more = bool(self.points) or self.kin
        of_it = bool(own_terms) or (asks_more and bool(_OF_IT.search(clause)))
        if not of_it or not all(meets(t, beside) for t in self.wanted):
            return 0
        if title and not asks_more and all(meets(t, keys(title)) for t in own_terms):
            return 0
        if not self._answers(clause) or not self._of_the_same(clause, f"{title} {clause}"):
            return 0
        return self._denied(clause, own_terms)

    def _answers(self, clause: str) -> bool:
        """Whether a clause has what the question asks of its subject, and says it."""
        of_it = _ELSE.sub(" ", clause)
        told = not self.points or (self.points.are_in(of_it) and not _CARRIED.search(of_it))
        if not told or (self.kin and not _KIN.search(of_it)):
            return False
        spots = [p for t in self.wanted for p in places(t, clause)]
        if (self.points or self.kin or self.kind) and any(_A_KIND.search(clause[:spot]) for spot in spots):
            return False
        if any(asked.search(self.question) and not said.search(clause) for asked, said in _SIGNS):
            return False
        if (self.tied and not self._ties(clause)) or not self._lessens(clause):
            return False
        if (self.points and _DIFFERS.search(clause)) or _ADVISES.search(clause) or self._reversed(clause):
            return False
        return self.kind is None or self._of_kind(clause)

    def _ties(self, clause: str) -> bool:
        """Whether a clause ties what it names, by a word before the last of it, or by one that may follow."""
        first = [min(found) for t in self.wanted if (found := places(t, clause))]
        last = max(first) if len(first) == len(self.wanted) else len(clause)
        return bool(_TIES.search(clause[:last]) or _MUTUAL.search(clause))

    def _lessens(self, clause: str) -> bool:
        """Whether a clause says to become less what the question asks to; true of a question that asks for no less."""
        verb = _OF_LESS.search(self.question)
        moved = [t for t in self.wanted if verb and t.start >= verb.end()]
        return not moved or any(_LESS.search(clause[:place]) for t in moved for place in places(t, clause))

    def _of_the_same(self, clause: str, whole: str) -> bool:
        """Whether a clause speaks of what was asked and of no other number or name, and tells what is known."""
        other = numbers_absent(self.question, [whole]) or renamed(self.question, [whole])[0] or _OPEN.search(clause)
        return not (other or (self.tied and _LACKS.search(clause) and not _LACKS.search(self.question)))

    def _of_kind(self, clause: str) -> bool:
        """Whether a clause says that what is asked about is of the kind asked about."""
        one, kind = (
            [places(t, clause) for t in terms(part) if t.weight > GENERIC and not self._is_light(t)]
            for part in self.kind or ()
        )
        things = [place for found in one for place in found]
        return all(identity.says(clause, things, found) for found in kind)

    def _denied(self, clause: str, own: Sequence[Term]) -> int:
        """Whether a clause that speaks of the question affirms or denies it; 0 where that is not plain."""
        if opposed(self.question, [clause])[0] or (self.points and _BY_WAY_OF.search(clause)):
            return 0
        if negated(self.question, [clause])[0]:
            # "Ineffective" denies; "hyper-" for "hypo-" and "irradiation" for "radiation" speak of something else.
            asked, said = (" ".join(_ADJECTIVE.findall(text)) for text in (self.question, clause))
            return -1 if negated(asked, [said])[0] else 0
        spots = [p for term in own for p in places(term, clause)]
        whole = self.points or self.kin or len(own) < len(self.wanted)
        last = len(clause) if whole else max(spots, default=len(clause))
        found = [n for n in negations(clause) if n.start < last and n.key not in self.denials]
        if not found:
            return 1
        return -1 if _PLAIN.match(found[0].key) and not _OF_SOME.search(clause[:last]) else 0

    def _reversed(self, clause: str) -> bool:
        """Whether a clause says that the effect asked about brings the cause about."""
        verb = _CAUSES.search(clause)
        if not (self.causal and verb):
            return False
        cause, effect = (
            [p for term in terms(self.causal[part]) if term.weight > GENERIC for p in places(term, clause)]
            for part in ("cause", "effect")
        )
        return bool(cause and effect) and min(cause) > verb.start() > max(effect)


def _clauses(text: str) -> list[str]:
    """The sentences of a claim, cut at semicolons where these part statements and not the items of a list."""
    found: list[str] = []
    for start, end in sentences.spans(text):
        sentence = text[start:end]
        found += [sentence] if ":" in sentence else _CUT.split(sentence)
    return found
