"""The point of a question: what it asks of its subject ("Can it be cured?", "Who should get it?"), and the words by
which a statement says that and nothing near it.

`aspects` widens a question by the words in which it may be answered; a point tells an answer from what stands beside it:
"People need insulin to survive" has words of the outlook, and does not say whether diabetes can be cured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from primum.answer.statements.merit import tells_time
from primum.text.hinted import Hinted

_SAID = 1.0
"""How much more a statement is worth for each point that it says."""
_PEOPLE = r"\b(?:every(?:one|body)|anyone|people|adults|children|persons|patients|women|men|infants|babies|those|aged?|older)\b"
_DUE = r"\b(?:should|recommend\w*|needs?|advised)\b"
_OFTEN = (
    r"\b(?:every|once|twice|each|per|times a)\b[^.;]{0,20}\b(?:days?|weeks?|months?|years?|season|night|morning)\b|"
    r"\b(?:yearly|annual(?:ly)?|monthly|weekly|daily|biennial(?:ly)?|hourly)\b"
)
_FIGURE = r"\b\d+(?:[.,/–-]\d+)*\b(?! ?(?:days|weeks|months|years)\b)"
_AIMED = (
    rf"\b(?:targets?|goals?|aim(?:s|ed|ing)?)\b[^.;]{{0,80}}?{_FIGURE}|{_FIGURE}[^.;]{{0,60}}\b(?:targets?|goals?)\b"
)
_LIMIT = (
    r"\b(?:cut[- ]?offs?|thresholds?|at least|above|below|over|under|less than|(?:more|greater|higher|lower) than|exceed\w*|or (?:more|higher|less|lower))\b"
    r"[^.;]{0,40}\d|[<>≤≥]\s?\d|\d[^.;]{0,30}\b(?:or (?:more|higher|less|lower|above|below)|cut[- ]?offs?|thresholds?)\b|\d ?(?:%|mg|mm|g|mmol)?[^.;\d]{0,12}\bto \d"
)
_IMAGED = (
    r"\bimaging\b|\bx-?rays?\b|\bradiograph|\bMRI\b|\bCT\b|\bscans?\b|\bultraso(?:und|nograph)|\bmagnetic resonance\b|"
    r"\btomograph|\bechocardiogra"
)
# "Organisms are able to survive for long periods in the environment": of nobody who is ill.
_SURVIVES = r"surviv\w+(?![^.;]{0,40}\b(?:in the environment|on (?:surfaces|the skin)|in (?:soil|water|food|dust))\b)"
# What is asked, how an article names it where nothing says it, and how a statement says it.
_TABLE: tuple[tuple[str, str, str], ...] = (
    (r"\b(?:in)?curable\b|\bcure[ds]?\b", "whether it can be cured", r"\b(?:in)?cur(?:e[ds]?|able|ing)\b"),
    (
        r"\b(?:fatal|deadly|lethal|die|dies|death|kills?|surviv\w+|life expectancy)\b|\blife[- ]threatening\b|\bhow long\b[^?]{0,60}\blive\b",
        "survival",
        rf"\b(?:fatal|deadly|lethal|die[sd]?|dying|deaths?|kills?|{_SURVIVES}|mortality|outlive)\b|"
        r"\blife (?:expectancy|span)\b|\blifespan|\blife[- ]threatening\b|\bliv(?:e|es|ing) (?:a |an |into|for|up to|as long|until|long)",
    ),
    (
        r"\bgo(?:es|ing)? away\b|\bdisappear|\bpermanent|\breversib|\bclears? up\b|\bforever\b|\bgrow out of\b|"
        r"\boutgrow|\b(?:heal|resolve|get better|clear)s? (?:up )?(?:on|by) (?:it|their)",
        "whether it goes away",
        r"\b(?:go|goes|going|gone) away\b|\bdisappear|\bpermanent(?! (?:\w+ ){0,2}(?:deformit|damage|disabilit|scar|injur))|\brevers|\bclears? up\b|\b(?:passe?s?|improves?|stops?) on (?:its|their) own\b|"
        r"\bresolv|\blife-?long\b|\boutgrow|\bfades?\b|\bcur(?:e[ds]?|able)\b|\bheals? (?:on|by|without|within|in|complete\w*)\b|\bgets? better\b|\bremission\b|\brecover",
    ),
    (
        # "Recurrent stomatitis" is a name.
        r"\bcomes? back\b|\breturns?\b|\brecur(?!rent\b)|\brecurrent\W*$|\b(?:get|have|catch)\b[^?]{2,40}\b(?:twice|again|more than once|a second time)\b",
        "whether it comes back",
        r"\b(?:come|comes|coming|came) back\b|\breturns?\b|\brecur|\brelapse|\b(?:get|gets|have|had|happens?|occurs?|catch)\b[^.,;]{0,60}\b(?:again|twice|more than once)\b|\breinfect|\bimmun(?:ity (?:to|against)|e to)\b|\bsecond (?:time|episode|attack|infection|case|bout)\b",
    ),
    (
        r"\bcontagious\b|\bcatching\b|\bbe (?:spread|passed|transmitted)\b(?! to my (?:child|son|daughter|baby))|\binfectious\b(?! (?:mono|diseas|arthritis|endocarditis))",
        "how it spreads",
        # Cancers spread as well, and food is passed.
        r"^(?!.*\b(?:cancers?|tumou?rs?|cells?) (?:\w+ ){0,2}spread).*(?:\bcontagious|\binfectious\b|\btransmit|"
        r"\bspread(?:s|ing)? (?:\w+ ){0,2}(?:through|by|from|easily|when|if|via|to (?:others|other people|another|people))|"
        r"(?<!vary from )(?<!varies from )\bperson[- ]to[- ]person\b|\b(?:pass(?:ed|es)?|caught|catch|get)\b[^.;]{0,30}\b(?:from(?! (?:an? |the |one )?"
        r"(?:\w+ )?(?:parents?|generation|mother|father|intestines?|colon|stomach|bladder|kidneys?))|to (?:others|another person|other people))\b)",
    ),
    (
        r"\b(?:cancerous|malignant|benign)\b(?! (?:\w+ )?(?:tumou?rs?|growths?|cells?|melanoma|lymphoma|neoplasms?)\b)",
        "whether it is cancer",
        r"\b(?:non-?|pre)?cancerous\b|\bmalignan|\bbenign\b|\b(?:turns?|develops?|becomes?|grows?|changes?) (?:in)?to (?:\w+ )?cancer|\bnot (?:a )?cancer\b",
    ),
    (
        r"\bwhy (?:is|are|was|were|do they call) .{2,40}\b(?:called|named)\b",
        "why it is called so",
        r"\b(?:called|named|names?)\b[^.;]{0,80}\b(?:because|after|since|for the)\b",
    ),
    (
        r"\bwhere did\b[^?]{2,40}\b(?:start|begin|originate|come from)\b",
        "where it began",
        r"\b(?:first|began|started|originat\w+|discovered|outbreak)\b[^.;]{0,60}\b(?:in|from|near) ",
    ),
    (
        r"\bhow (?:common|rare)\b|^\W*(?:is|are)\b[^?]{2,60}\b(?:rare|(?:un)?common)\W*$",
        "how common it is",
        r"\b(?:is|are|as|be) (?:\w+ )?(?:rare|(?:un)?common)\b|\b(?:rare|(?:un)?common(?:est)?) (?:[\w-]+ ){0,2}(?:disease|disorder|condition|illness|infection|cancer|syndrome)\b|"
        r"\b(?:prevalen|inciden)\w+|\b(?:1|one) (?:person )?(?:in|(?:out )?of)(?: every| about)? \d[\d,]*(?! cases)|"
        r"\d ?(?:%|percent|per cent) of (?![^.;]{0,40}\bcases\b)|\b(?:m|b)illion\b|\bthousands of\b|\bper \d|"
        r"\baffects (?:about|an estimated|approximately|more than|over|up to|nearly|almost|many|\d)",
    ),
    (
        r"^\W*(?:is|are)\b[^?]{2,60}\b(?:hereditary|inherited|genetic)\W*$|\bruns? in (?:the )?famil",
        "whether it is inherited",
        r"\binherit|\bheredit|\bcarriers?\b|\bpass(?:ed|es|ing)?\b[^.;]{0,40}\b(?:to|on|down)\b|\bfamil(?:ies|ial)\b|\bfamily (?:members?|histor(?:y|ies) of)\b|\bin (?:the|your|a) family\b|\b(?:parents?|relatives?|siblings?)\b|\bgenetic (?:disorder|disease|condition|predisposition|susceptib|link|cause)|"
        r"\b(?:genes?|genetics?|mutations?)\b[^.;]{0,60}\b(?:caus|play|contribut|responsible|involved|increase|more likely|role)|"
        r"\b(?:caused by|due to|results? from|related to|linked to|associated with)\b[^.;]{0,40}\b(?:genes?|genetic|mutations?)\b",
    ),
    (
        r"\bhow long (?:can|should|may|do|must) (?:i|you|we|one|people|patients) (?:\w+ ){0,2}(?:take|use|be on|stay on)\b",
        "how long it is taken",
        r"\b(?:tak(?:e|en|ing)|us(?:e|ed|ing)|giv(?:en|e)|treat\w*|continu\w*|therapy|course)\b",
    ),
    (
        r"\b(?:what|how many|which) (?:are |is )?(?:the )?(?:\w+ )?(?:stages|phases)\b(?: of\b| (?:do|does|are)\b|\W*$)",
        "its stages",
        r"\b(?:stages|phases)\b|\b(?:stage|phase) (?:\d|[ivx]+\b|one|two|three)|\b(?:early|late|first|last|final|second|third|advanced|each) (?:stage|phase)\b",
    ),
    (
        r"\b(?:what|how many|which) (?:are |is )?(?:the )?(?:\w+ )?(?:levels|grades|degrees)\b(?: of\b| (?:do|does|are)\b|\W*$)",
        "its degrees",
        r"\b(?:levels|grades?|degrees?)\b|\bmild\b.*\b(?:moderate|severe|profound|total)\b",
    ),
    (
        r"\bmiss(?:ed|ing)? (?:an? |my |one |the |some )?(?:\w+ ){0,3}(?:doses?|pills?|tablets?|injections?|shots?)\b|\bforg[eo]t\w* (?:to take|an? (?:dose|pill)|my\b)",
        "a missed dose",
        r"\bmiss(?:ed)?\b|\bforg[eo]t",
    ),
    (
        r"\bwith(?:out)? (?:or without )?(?:food|meals?)\W*$|\bempty stomach\b|\b(?:before|after|between) (?:or after )?(?:food|meals?|eating|breakfast)\W*$",
        "with or without food",
        r"\bfood\b|\bmeals?\b|\bempty stomach|\bbreakfast|\b(?:before|after|without) eating\b",
    ),
    (
        r"\baddicti(?:ve|ng)\b|\bhabit[- ]forming\b",
        "whether it is addictive",
        r"\baddict|\bdependen(?:ce|cy|t)\b(?! on (?:dose|the dose))|\bhabit[- ]forming|\babuse\b",
    ),
    (
        r"\bstop(?:ping|ped)?\b[^?]{0,40}\b(?:suddenly|abruptly|all at once|cold turkey)\b|\b(?:just|suddenly) stop(?:ping)?\b",
        "stopping it suddenly",
        r"\b(?:abrupt|sudden)\w* (?:\w+ )?(?:stop|discontinu|withdraw|cessation)|\b(?:stop|discontinu|withdraw|ceas)\w*\b[^.;]{0,40}\b(?:abrupt|sudden|gradual|slow)|"
        r"\b(?:gradual|slow)\w* (?:\w+ )?(?:stop|discontinu|withdraw|reduc|decreas)|\btaper",
    ),
    (
        r"\b(?:have|having) (?:children|kids|babies|a (?:child|baby))\b|\b(?:get|getting|become) pregnant\b|\bconceive\b",
        "whether one can have children",
        r"\bfertil|\binfertil|\b(?:get|getting|become|becoming) pregnant\b|\bpregnan\w+ (?:is|are|may|can|possible)|\bconceiv|\b(?:have|having) (?:children|babies|a (?:child|baby))\b|\bsteril(?:e|ity)\b",
    ),
    (
        r"\bpart of (?:\w+ ){0,2}(?:(?:getting|growing) old(?:er)?|age?ing|old age)\b",
        "whether age brings it",
        r"\bage?ing\b|\bolder\b|\bold age\b|\bwith age\b|\b(?:by|after|over) (?:the )?age\b|\bages? \d|\bage-related",
    ),
    (r"\bpainful\b|\bhurts?\b", "pain", r"\bpain|\bhurt|\btender|\bsore\b"),
    (
        r"\bwhat(?:['’]s| is| are| should)\b[^?]{0,40}\bnormal\b(?! to\b)|\bnormal (?:range|levels?|values?)\b",
        "what is normal",
        r"\bnormal\b[^.;]{0,60}\d|\d[^.;]{0,60}\bnormal\b",
    ),
    (
        r"\bwho (?:should|needs?|must|can|is eligible)\b(?!n?['’]t| not| never)",
        "for whom",
        rf"{_PEOPLE}[^.;]*{_DUE}|{_DUE}[^.;]*{_PEOPLE}",
    ),
    (r"\bhow often\b", "how often", _OFTEN),
    (
        # The goals of a treatment are told without a figure.
        r"\btargets?\b(?! (?:organs?|audience|population))|(?<!treatment )(?<!therapy )(?<!main )(?<!the )\bgoals?(?= (?:for|in)\b|\W*$)",
        "a target",
        _AIMED,
    ),
    (r"\bcut[- ]?offs?\b|\bthresholds?\b", "a threshold", _LIMIT),
    (r"\bimaging\b", "imaging", _IMAGED),
    (
        r"\bmonitor(?:ing)?\b(?! (?:devices?|room))",
        "how it is monitored",
        r"\bmonitor|\bcheck|\bmeasur|\bfollow[- ]?up\b|\btest(?:s|ed|ing)?\b",
    ),
    (
        r"\bfollow(?:ing)?[- ]?up\b(?! (?:study|trial|question)s?\b)",
        "follow-up",
        r"\bfollow(?:ed|ing)?[- ]?up\b(?! (?:question|stud|plan))|\bcheck-?ups?\b|\bmonitor|\brehab|\bongoing care\b|"
        r"\b(?:regular|routine|periodic) (?:\w+ )?(?:visits?|appointments?|exams?|examinations?|checks?|tests?)\b",
    ),
)
_POINTS = tuple((re.compile(asked, re.IGNORECASE), (name, Hinted(told, re.IGNORECASE))) for asked, name, told in _TABLE)
_HOW_LONG = re.compile(
    r"\bhow (?:long|soon|quickly|fast|many (?:hours|days|weeks|months))\b|\btime (?:window|limit|to (?:effect|onset))\b|\blife expectancy\b|\blast(?:s|ed|ing)? (?:this|that|so|too) long\b",
    re.IGNORECASE,
)


# How old somebody is, and how long a drug is given, is not how long a thing takes.
_AGES = re.compile(
    r"\b(?:age[sd]?|under|over)\b[^.,;]{0,40}\b(?:years?|months?)\b|\b\d+ (?:years?|months?) (?:of age|old|and older)\b",
    re.IGNORECASE,
)
_DOSED = re.compile(r"\d ?(?:mg|mcg|g|ml|units?)\b|\b(?:hourly|times daily|times a day)\b", re.IGNORECASE)


# Nor is when to go to somebody with it.
_SENT = re.compile(r"\b(?:see|call|contact|tell|ask)\b[^.;]{0,60}\b(?:doctor|provider|physician)\b", re.IGNORECASE)


def _says_how_long(text: str) -> bool:
    return _DOSED.search(text) is None and _SENT.search(text) is None and tells_time(_AGES.sub(" ", text))


@dataclass(frozen=True, slots=True)
class Points:
    """What a question asks of its subject: by name, the patterns of which a statement must show each, and whether it
    must say how long."""

    patterns: tuple[tuple[str, Hinted], ...] = ()
    timed: bool = False

    def __bool__(self) -> bool:
        return bool(self.patterns) or self.timed

    @property
    def name(self) -> str:
        """What is asked, to be named where nothing says it."""
        return " and ".join((*(name for name, _ in self.patterns), *(["how long"] if self.timed else [])))

    def are_in(self, text: str) -> bool:
        """Whether a text says all of them; False where there are none."""
        return bool(self) and all(p.search(text) for _, p in self.patterns) and (not self.timed or _says_how_long(text))

    def worth(self, text: str) -> float:
        """How much more a text is worth for those that it says."""
        said = sum(p.search(text) is not None for _, p in self.patterns) + (self.timed and _says_how_long(text))
        return _SAID * said


NONE = Points()


@lru_cache(maxsize=256)
def points_of(question: str) -> Points:
    """The points of a question, none for most."""
    return Points(
        tuple(told for asked, told in _POINTS if asked.search(question)), _HOW_LONG.search(question) is not None
    )
