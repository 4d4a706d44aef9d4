"""Telling a report of what happens to someone from a general question, and what is past from what is now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from primum.safety.beside import asks_of_now, goes_on

# Someone whom the words are about: the writer, a person near them, or the patient of a case.
_SOMEONE = re.compile(
    r"\b(?:i am|i have|i had|i feel|i felt|i got|i get|i keep|i just|i took|i think|i can not|i could not|i want|i hit|i cut|i burn\w*|"
    r"i \w+|me|my|mine|myself|we|our|us|he|she|him|her|his|hers|himself|herself|"
    r"(?:this|the|a|an|one|our) (?:\w+ ){0,3}(?:man|woman|patient|lady|gentleman|boy|girl|child|baby|infant|newborn|toddler|teenager|person|guy|student|colleague|friend|neighbou?r|driver|worker|resident|guest|mother|farmer|male|female)|"
    r"everyone (?:at home|here|in (?:the|our) (?:house|family|flat|room))|both of us|all of us|^(?:newborn|infant|grandad|granddad|grandma|grandpa|auntie|uncle|wife|husband|mum|mom|mother|dad|father|son|daughter|baby|toddler|nan|gran\w*|brother|sister|partner|boyfriend|girlfriend|friend|mate|neighbou?r|colleague|kid|child)|"
    r"(?<=, )[1-9]\d(?=[,.?!])|pt|patient (?:has|is|had|with|presents|reports|complains)|\d+ year old|\d+ (?:month|week|day) old|\d{1,2} ?(?:m|f)\b)\b"
)
_ASKING_I = re.compile(
    r"\b(?:explain|describe|teach|write|summari[sz]e)\b.* to (?:a|an|my|the|our) (?:[\w-]+ ){0,3}(?:students?|class|patients?|children|child|kids?|friend|family|mother|father|beginner|lay\w+)\b|\b(?:should|can|could|do|did|will|would|may|must|might|shall|am|how|if|when|what|where) (?:i|we)(?: (?:be|do|take|use|eat|drink|get|know|tell|"
    r"have|treat|prevent|avoid|stop|find|help|lower|reduce|make|go|see|worry|need|call|give|expect|ask|say|start|still|exercise|fly|"
    r"drive|travel|increase|decrease|manage|recogni[sz]e|spot|learn|read|check|test|keep))*\b|\b(?:to|for|help|tell|give|let|show|explain to|teach) (?:me|us)\b|"
    r"\bi (?:want|would like|need|am trying|am looking|wish|am interested|am curious|was wondering|am wondering|wonder|am writing|am doing|have to write|am a (?:\w+ )?(?:student|nurse|doctor|physician|paramedic|teacher|researcher|caregiver))\b(?: to (?:know|learn|understand|find|ask|read|write|study))?"
)
_GENERAL_SOMEONE = re.compile(
    r"\b(?:if|when|in case|what if|suppose|imagine|for) (?:someone|somebody|a person|a patient|an adult|one(?! (?:testi\w+|ball|arm|leg|eye|side|pupil|hand|foot|breast|calf|ear|of)\b)|you|people|patients|any(?:one|body)(?! (?:touch|press|move|bump|come|go|tr(?:y|ie)|lift|lean|so much)\w*)|a child|a baby|an infant|children|your \w+|a (?:man|woman|friend|loved one|family member|stranger|co ?worker|toddler|newborn|pregnant woman|teenager))\b|"
    r"\b(?:a|an|the) (?:patient|person|child|baby|infant|adult|man|woman|newborn|toddler|individual|teenager|teen)s? (?:with|having|who|whose|after|at|needing|suffering|be|should|can|get|survive|die|recover|have|live|taking|experience)\b|"
    r"\b(?:in|for|to|of|on|from) (?:a|an|the) (?:\w+ )?(?:patient|person|child|baby|infant|adult|man|woman|newborn|toddler|teenager|teen)\b|"
    r"^\W*(?:can|could|may|might|do|does|will|would|should|must|(?:what|which \w+|why would|how do you) (?:makes?|causes?|get|would make|would cause)) (?:a|an) (?:\w+ )?(?:patient|person|child|baby|infant|adult|man|woman|newborn|toddler|teenager|teen|someone)\b"
)
_QUESTION = re.compile(
    r"^\W*(?:\d+[.,):]\s*)?(?:(?:hi|hello|hey|please|so|ok|okay|and|but|also|doctor|doc|question|thanks|thank you|quick question|just curious)\b[\s,.:!-]*)*"
    r"(?:(?:(?:at|in|for|by|to|from|with|on|of|until|after|through) )?(?:what|which|how)|why|when|where|who|whose|(?!(?:can|could) (?:only|barely|hardly|just|still|feel|see|hear)\b[^?]*$)(?:is|are|can|could|does|do|did|will|would|should|may|might|has|have)(?! not\b)|tell me|explain|describe|list|define|give me|"
    r"compare|difference|differentiate|name|discuss|summari[sz]e|outline|symptoms?|signs?|causes?|treatments?|management|diagnosis|prevention|"
    r"prognosis|risk factors?|complications|dose|dosage|side effects|guidelines?|first line|best|role of|effects? of|information|definition|meaning|epidemiology|"
    r"pathophysiology|mechanism|criteria|indications?|contraindications?|warning signs|red flags|early signs|types? of|facts|overview|approach to|evidence|incidence|prevalence|recovery|recovering|living with|life after|history of|risks?|chances?|can you|could you)\b"
)
# The same words without their subject: "has Addison's, got gastro, very weak", "did too much coke".
_SUBJECTLESS = re.compile(
    r"^\W*+(?!.*\b(?:dangerous|serious|normal|bad|good|common|safe|ok|okay|harmful|contagious|hereditary|possible|true|a sign of|curable|treatable|fatal|deadly|enough|necessary|better|worse than)\W*$)"
    r"(?:(?:has|have|had|did) (?!(?:any\w*|someone|somebody|i|you|he|she|it|they|we|there|this|that|these|those|the|my|your|our|his|her|people|everyone|all|women|men|doctors)\b)(?!.*\b(?:been|ever|shown|proven|cause[sd]?|affect|increase|change)\b)|"
    r"(?:is|was|are) (?:not|now|very|so|still|really|just|all|being|getting|having|feeling|shaking|struggling|un\w+|confused|drowsy|barely|hardly|too) )[^?]*$"
)
_TOPIC = re.compile(
    r"\b(?:(?<!no )(?<!other )(?<!any )(?:symptoms?|signs?)|prophyla\w+|\w+prophylaxis|causes?|treatments?|treat|management|diagnosis|prevention|prognosis|risk factors?|complications?|guidelines?|definition|"
    r"meaning|first aid|therapy|medication|medications|medicine for|drugs? for|(?<!positive )(?<!pregnancy )(?<!glass )(?<!tumbler )test|tests|recovery|survival|mortality|statistics|prevent|difference between|side effects?|"
    r"vs|versus|vaccine|screening|surgery|rehab\w*|outcomes?|types|stages|pathophysiology|mechanism|workup|differential|icd(?= ?-?(?:9|10|11|codes?)\b)|protocol|algorithm|antidote|prevalence|incidence|recurrence|epidemiology|survivors|syndrome$|red flags|normal (?:amount|range|levels?|values?)|levels? in|risks?$|risk of|changes$|timing|classification|criteria|scores?|scale|6 ps|myths?|facts|(?:decision )?rules?$|calculators?|tools?$|availability|how common|life expectancy|dose|dosage|dosing|(?<!heart )(?<!pulse )rate|choice|selection|regimen|evaluation|assessment|antibiotics? for|use of|initial|empiric\w*|methods?|techniques?|interventions?|planning|strateg\w+|programmes?|principles|bundles?|trials?|stud(?:y|ies)|reviews?|burden|physiology|anatomy|etiology|predictors?|(?:bio)?markers?|thresholds?|cutoffs?|checklists?|mnemonics?|poster|leaflets?|training|education|policy|benefits|myth|(?:time )?window|half ?life|efficacy|effectiveness|versus|cpr|nice|who guidance|guidance)\b"
)
_KNOWING = re.compile(
    r"\bhow (?:do|can|could|would|will|should|does) (?:i|you|we|one|someone|people|doctors|a person) (?:know|tell|recogni[sz]e|spot|be sure|find out|check|test)\b|"
    r"\bwhen (?:should|do|does|to|can|must|would) (?:i|you|we|one|someone|people)\b|\bwhen to\b|\bwhat (?:does|do|would|will) (?:a |an |the |it )?(?:\w+ ){0,4}(?:feel|look|sound) like\b"
)
_WHY_MY = re.compile(
    r"^\W*(?:why|what (?:causes|makes|would cause|could cause|can cause)|what does it mean|is it (?:normal|common|ok|bad|possible)|what is it called)\b"
)
_DIRECT = re.compile(
    r"\b(?:is it (?:ok|okay|safe|fine|alright|all right) (?:for (?:me|him|her|us) )?to (?:wait|leave it|hold off|go to (?:bed|sleep)|sleep|stay home)|am i (?:having|going to|dying)|is (?:he|she|this|it|my \w+) (?:having|a stroke|a heart attack|going to die|dying|dead)|could (?:i|he|she|this|it|my \w+) be (?:having|a)|"
    r"should i (?:go to|call|ring|be worried|worry|wait|take (?:him|her|them)|see someone|drive)|do i (?:need|have) to (?:go|call|see|be)|do (?:we|i) call|what (?:do|should|can) (?:i|we) do|please help|help me|help)\b"
)
_NOW = re.compile(
    r"\b(?:now|right now|today|tonight|this (?:morning|afternoon|evening)|since (?:this|last|yesterday|i woke|he woke|she woke|lunch|breakfast)|yesterday|just|sudden\w*|minutes?|hours?|"
    r"hrs?|mins?|all (?:day|night)|a whole (?:day|night|morning|evening)|last night|started|began|won t|help|emergency|severe|worst|terrible|unbearable|excruciating|crushing|agony|getting worse|keeps?|\d+ days?|(?:two|three|four|few|couple of) (?:days|hours))\b"
)
_PAST = re.compile(
    r"\b(?:(?:\d+|a|an|one|two|three|four|five|six|ten|several|few|many|some|couple of|half a) (?:years?|yrs?|months?|decades?) (?:ago|back|earlier|prior|before)|last (?:year|summer|winter|spring|autumn|fall)|"
    r"in (?:19|20)\d\d|(?<!at )\b(?:19[5-9]\d|20[0-3]\d)\b(?! ?(?:mg|ml|mcg|units|calories|kcal|hrs|hours|h|steps|g)\b)|back in (?:the|my|his|her|our|19|20|school|college|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)|as a (?:child|kid|teen\w*|baby|toddler|youngster|schoolboy|schoolgirl|(?:little |small |young )(?:boy|girl|child|kid))|since (?:i was born|(?:i|he|she) was (?:\d+|young|little|small|a ))|from birth|(?:since|in) (?:early )?(?:childhood|infancy)|(?<!sats )(?<!pulse )in the (?:nineties|noughties)|in (?:my|his|her|their) (?:youth|childhood)|\b(?:took|tried|suffered|(?<!have )(?<!has )had)\b[^.,;]{0,50} (?:in (?:my|his|her|their) teens|(?:after|in|during|with) my (?:first|last|previous) (?:baby|child|pregnancy|birth)(?!.*\b(?:now|today|tonight|yesterday|ago|since|still|this)\b))|when (?:i|he|she|they|we) (?:was|were) (?:\d+|one(?=[,.;]|$| and\b)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|a |young|little|pregnant with)|years ago|months ago|long ago|once had|used to|previously had|died (?:of|from|in|after)|passed away|"
    r"had (?:a |an )?(?:heart attack|stroke|aneurysm|clot|cancer) (?:at|aged|in (?:his|her|my) \w+ies)\b|ever since (?:my|his|her) (?:stroke|heart attack|accident)|survivor|survived|recovering from|recovered from|rehab\w*)\b"
)
_PAST_REACH = re.compile(
    r"\b(?:(?<!day )(?<!days )(?<!hour )(?<!hours )(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!day s )(?<!-day )(?<!-week )(?<!-hour )(?:family |past |medical |prior |previous |known |personal |significant )*history (?:of|is significant for|significant for|includes|positive for)|(?:past|medical|surgical|previous) (?:medical |surgical )?history:|h/o|hx of|risk (?:of|for|factors? for)|fear of|afraid of (?:having|getting|a)|scared of (?:having|getting|a)|prevent\w*|"
    r"to avoid|prone to|in case of|reduce(?:s)? the|chance of|chances of|treated for|diagnosed (?:with|as having)|medication for|medicine for|tablets for|pills for|vaccine (?:for|against)|vaccinated against|bereaved by|loss by|lost to|read (?:about|that)|heard (?:about|that|of)|article (?:about|on)|"
    r"project (?:on|about)|essay (?:on|about)|report on|research\w* (?:on|about)|information (?:on|about)|info (?:on|about)|learn about|question about|movie|film|novel|story about|worried about (?:having|getting|a)|"
    r"similar to|such as|like a past|previous|prior)\b"
)
# Nor does what a question only names, unless whoever asks goes on to tell.
_NAMED = re.compile(r"\b(?:what (?:causes|is|are)|symptoms of|signs of (?:a |an )?(?=stroke|heart))\b")
_REACH_END = re.compile(
    r"[,;:.()]|\b(?:presents?|presented|develop(?:s|ed)|a(?:wakens|woke|wakes)|wakes|woke|and (?:now|is|has|i|he|she|my)|but|who|now|with (?:a |an )?\d|is|has|comes?|came|complain\w*|i|he|she|my)\b"
)
_CLAUSE = re.compile(
    r"[,;:()]| - |\b(?:but|and (?:now|today|tonight|yesterday|then|last night|since|this (?:morning|afternoon|evening|week))|and (?=(?:just |then )?(?:had|got)\b|i\b|he\b|she\b|it\b|my\b|this\b)|now|however|since then|because|so)\b"
)
_WORD = re.compile(r"\w+")


class Speech(Enum):
    """What a sentence is: a report on someone; a weak one, that counts beside signs of urgency; or general."""

    REPORT = "report"
    WEAK = "weak"
    GENERAL = "general"


def kind_of(sentence: str, *, alone: bool, told: bool = False) -> Speech:
    """What a sentence is. `alone` says that the message has no other sentence with content, `told` that it tells of
    somebody or of a time elsewhere: then words without a question tell, too."""
    sentence = _CLAIMED.sub("", _ASKED_AT_LAST.sub("", sentence))
    if (sure := _sure(sentence)) is not None:
        return sure
    if _DIRECT.search(sentence) and _about_someone(sentence):
        return Speech.REPORT
    question = _QUESTION.match(sentence) is not None and not _SUBJECTLESS.match(sentence)
    someone = _about_someone(sentence)
    if question:
        if not someone or (
            _GENERAL_SOMEONE.search(sentence)
            and not re.search(r"\b(?:my|me|i am|i have|he is|she is|he has|she has)\b", sentence)
        ):
            return Speech.GENERAL
        if (alone and _WHY_MY.match(sentence)) or (_TOPIC.search(sentence) and not _NOW.search(sentence)):
            return Speech.WEAK
        return Speech.REPORT
    if someone:
        if (
            _GENERAL_SOMEONE.search(sentence)
            and "?" in sentence
            and not re.search(r"\b(?:my|\d+ year old)\b", sentence)
        ) or _is_named(sentence):
            return Speech.GENERAL
        return Speech.REPORT
    if _GENERAL_SOMEONE.search(sentence) or _WANTS_TO_KNOW.search(sentence):
        return Speech.GENERAL
    if "?" in sentence and not is_pressing(sentence) and not _FELT.search(sentence):
        return Speech.GENERAL
    if told and "?" not in sentence:
        return Speech.REPORT
    if (
        (_TOPIC.search(sentence) or _ASKED_AFTER.search(sentence))
        and not (_FELT.search(sentence) and is_pressing(sentence))
        and not _UNABLE.search(sentence)
        and not _DATED.search(sentence)
    ):
        return Speech.GENERAL
    return _fragment(sentence, alone=alone)


def _sure(sentence: str) -> Speech | None:
    """What a sentence is by what is asked and told beside it, whoever else it names; None where that says nothing."""
    if _STUDY.search(sentence) or (_IN_WHOM.match(sentence) and not _NEAR.search(sentence)):
        return Speech.GENERAL
    if asks_of_now(sentence) or _tells_if(sentence) or (_QUESTION.match(sentence) and goes_on(sentence)):
        return Speech.REPORT
    if (_WHAT_IF.search(sentence) and not _DONE.search(sentence)) or (
        _KNOWING.search(sentence) and not _reports_more(sentence)
    ):
        return Speech.GENERAL
    return None


# "Can I sleep it off if I have taken thirty": who says so has done it.
_IF_DONE = re.compile(
    r"\bif (?:i|we|he|she|my (?!patient)\w+) (?:have|has) (?:just |already |accidentally |now )*(?:taken|swallowed|drunk|eaten|overdosed|ingested|inhaled|(?:been|got) (?:bitten|stung|stabbed|shot|burnt|burned))\b"
)
# "Would you ring about bleeding at 30 weeks?" asks what to do about a number of one's own.
_WOULD_YOU = re.compile(
    r"\bwould (?:you|anyone|anybody) (?:\w+ )?(?:call|ring|bother|phone|wake|go|worry|be worried|get (?:it|this|him|her) (?:seen|checked))\b(?=.*\d)"
)


def _tells_if(sentence: str) -> bool:
    """Whether a question tells by what it supposes."""
    return _IF_DONE.search(sentence) is not None or _WOULD_YOU.search(sentence) is not None


# A topic, and then what is asked of it: "blood clots after birth: how common are they".
_ASKED_AFTER = re.compile(
    r"\w\W+(?:how (?:common|rare|often|long|many|dangerous|deadly|fast|soon|likely) (?:is|are|can|do|does|to|will|should)\b|"
    r"(?:when|why) (?:is|are|do|does) (?:it|they|this|that)\b|what (?:is|are) (?:it|they|the)\b|(?:when|why|how)\W*$|is (?:it|this|that) (?:real|true|a (?:myth|thing)|contagious|common|hereditary|genetic)\b)(?! my\b)"
)


def _is_named(sentence: str) -> bool:
    """Whether words name a topic though somebody is in them: "newborn fever guidelines"."""
    if _OWN.search(sentence) or "," in sentence:
        return False
    if _ASKED_AFTER.search(sentence):
        return True
    felt = _FELT.search(sentence) or _UNABLE.search(sentence) or _TELLING.search(sentence) or is_pressing(sentence)
    return _TOPIC.search(sentence) is not None and not felt


# "In a woman of 70 with sepsis, how much …": a patient of whom a rule is asked.
_IN_WHOM = re.compile(
    r"^\W*(?:in|for|among|with) [^,:]{4,80}[,:] (?:what|how|when|which|who|why|should|does|do|is|are|can|could|would|will)\b"
)
_NEAR = re.compile(r"\b(?:i|me|my|we|our|he|she|his|her|him|now)\b")
_OWN = re.compile(r"\b(?:i|me|my|we|our|he|she|his|her|him|this|not|\d+)\b")
_WANTS_TO_KNOW = re.compile(
    r"\b(?:i|we) (?:want|would like|would love|wish|am trying|am hoping|need) to (?:know|understand|learn|read|find out|hear)\b"
)


def _fragment(sentence: str, *, alone: bool) -> Speech:
    """What a few words are that name nobody."""
    if alone and _GROUP.search(sentence) and not is_pressing(sentence) and "," not in sentence:
        return Speech.GENERAL
    if _FELT.search(sentence) or _STATE.search(sentence) or _UNABLE.search(sentence):
        return Speech.REPORT
    words = len(_WORD.findall(sentence))
    if alone and (words <= _SHORT or _SEARCHED.search(sentence)) and "," not in sentence:
        return Speech.GENERAL
    told = (words > 3 and (not alone or is_pressing(sentence))) or (words > _SHORT and _TELLING.search(sentence))
    return Speech.REPORT if told or "," in sentence else Speech.WEAK


_GROUP = re.compile(
    r"\b(?:in|among) (?:(?:the|older|young|pregnant|healthy) )?(?:wom[ae]n|m[ae]n|children|adults?|elderly|people|infants|babies|kids|toddlers|newborns|teen\w*|adolescen\w+|athletes|patients|diabetics)$"
)
_SHORT = 2
# What makes some words more than the name of a topic: a number, a verb, a state, somebody's part, what came of what.
_TELLING = re.compile(
    r"\d|\b(?:is|was|are|were|has|have|went|became|hears|tells?|smells|sucks|wakes|drools|shakes|screams|gasps|grunts|pants|twitches|slurs|stares|jerks|drags|refuses|sips?|gulps?|mouthful|handful|full|even|while|then|after|very|so|all|lots|new|shadow|everyone|everybody|gone|lost|open|out|"
    r"hot|cold|blue|white|black|purple|grey|gray|pale|red|dark|stiff|rigid|hard|tight|weak|numb|limp|floppy|dizzy|confused|drowsy|sleepy|unconscious|unresponsive|whole|short of|breathless|faint|"
    r"swollen|burnt|bent|broken|torn|stuck|shut|blown|blind|cut|bit|like|my|from|to (?:face|eyes?|hand|head|neck|chest)|"
    r"on (?:face|foot|leg|arm|hand|ankle|calf|chest|neck|head)|with (?:fever|pain|headache|vomiting|blood))\b|\b(?!poisoned|infected|advanced|delayed|impaired)\w{3,}ed\b|"
    r"(?<!when )(?<!while )(?<!after )\b(?!bleeding|breathing|poisoning|swelling|drowning|timing|screening|being|evening|during|burning|feeding)\w{3,}ing\b|"
    r"\band (?:fever|vomiting|spasms|fits|knock|head)"
)
# A group of people or a state: what is typed into a search, "chest pain in women".
_SEARCHED = re.compile(
    r"\b(?:in|during|after|of) (?:wom[ae]n|m[ae]n|child\w*|adults?|pregnancy|menopause|(?:the )?elderly|older|infants?|babies|kids|toddlers?|newborns?|teen\w*|adolescen\w+|students|seniors|athletes|diabetics|dogs|cats|(?:the )?(?:legs|hands|feet|fingers|toes|arms))\b|^\w+ and \w+$"
)
# What is studied, written or watched happens to nobody here.
_STUDY = re.compile(
    r"\b(?:(?:for|in|on) (?:my|our|the|a|an|his|her) (?:\w+ ){0,2}(?:essay|homework|assignment|coursework|course|module|exams?|osce|presentation|project|novel|story|book|blog|quiz|talk|class|thesis|dissertation|script|play)\b(?! (?:today|i|he|she)\b)|"
    r"(?:course|lecture|lecturer|teacher|tutor|professor|textbook|module|syllabus|exam|assignment|essay) (?:asks?|asked|says?|said|covers?|covered|on|about|question|is about|was about)|"
    r"(?:lecture|lesson|seminar|class|article|documentary|podcast|programme|film|movie|episode|leaflet|poster|news) (?:on|about)|"
    r"(?:teacher|tutor|professor|lecturer|school|college|instructor|examiner)s? (?:has |have |had )?(?:set|gave|given|assigned|wants?|asked|told) (?:us|me|the class|everyone)(?: \w+){0,3} (?:task|question|homework|essay|project|exercise|worksheet|quiz|list|describe|explain|name|write|learn)|(?:homework|worksheet|quiz|exam question|essay question|assignment)\b ?[:,]|"
    r"(?:revising|studying|preparing|cramming) (?:for|about|the|my)|i am (?:writing|revising|studying|teaching|researching)|my character|\bkills (?:more|thousands|millions|many|most|people|faster|slower)\b|in the (?:film|movie|book|novel|series))\b"
)
# What leads to a general question by a colon: "we argue about it: can you …?"
_ASKED_AT_LAST = re.compile(
    r"^.*: (?=(?:can you|is it|does|do people|what (?:is|are)|why do|how (?:does|do people))\b.*\?$)"
)
# Who says so is not who it is about: "does drinking bleach cure covid (my uncle claims)".
_CLAIMED = re.compile(r"\((?:as )?(?:my|a|the|our) \w+ (?:claims?|says?|said|thinks?|believes?|swears?|told)[^)]*\)")
_WHAT_IF = re.compile(
    r"\bwhat (?:do|should|can|would|must|could) (?:i|you|we|one|they) do (?:if|when|for|about|in case)\b|\bhow (?:do|should|can) (?:i|you|we) (?:treat|help|make|stop|get rid of|handle|manage|deal with)\b|\bhow to (?:help|support|talk to|comfort|treat|care for|approach|assess|manage)\b(?!.*\b(?:my|our|his|he|she|now)\b)"
)
_DONE = re.compile(
    r"\b(?:just|now|right now|today|tonight|swallowed|took|drank|ate|fell|burned|burnt|stopped|won t|is not|passed out|collapsed|stung|bitten|\d+ (?:minutes|hours)|is choking|is having|is bleeding|is unconscious|will not wake)\b"
)
# A fragment with one of these words is what somebody says of themselves: "can't breathe", "throwing up since noon".
_FELT = re.compile(
    r"\b(?:not|no|help|hurts?|aches?|ached|prob|probably|choking|found|drank|ate|collapsed|fainted|suicidal|dying|stopped|will not|keeps?|feel\w*|felt|got|having|took|swallowed|woke|going|came|coming|getting|throwing|passed|fell|hit|cut|bitten|stung|bleeding(?! (?:in|during) (?:the )?(?:first|second|third|early|late|pregnancy)\b)|"
    r"threw|soaking|seeing|started|since|just|and (?:i|my|now)|for (?:an?|\d+|two|three|half|over))\b"
)
# So does one of two or three words that tells a state: "vomiting blood", "throat swelling shut", "diabetic and confused".
_STATE = re.compile(
    r"^\W*(?!poison|prevent|treat|manag|diagnos|understand|recogni|liv|surviv|screen|assess|know|test|avoid|identify|learn|study|monitor|reduc|control|bleeding (?:in|during|after)|hearing voices \w+$)\w{3,}ing (?!in\b|during\b|of\b|first aid)\w+|\w \w+ing (?:up|shut|out|fast|badly)\b|\w and (?:very )?(?:confus\w+|dizzy|vomiting|drowsy|weak|faint|sweat\w+|breathless|hoarse|wheez\w+|swollen|blue|bleeding|hot|cold|shivering|shaking|sick|pale|sleepy|floppy|limp)\b|\b(?:first|another) \w+ (?:ever|today|now)\b|\b(?:amputated|unconscious|unresponsive|collapsed|overdosed)$"
)
# What somebody can no longer do, and what was done to somebody, is told of no topic.
_UNABLE = re.compile(
    r", (?:[a-z]+ )?(?:collapsed|fitting|unconscious|unresponsive|fainted|soaked|gushing|spurting)\b|\bpositive (?:pregnancy )?test and\b|\w (?:trouble|difficulty|problems) (?:breathing|swallowing|walking|speaking|waking)$|\w (?:turned|turning|gone|went|going) (?:blue|grey|gray|purple|floppy|limp|stiff)$|\b(?:can|could|will) not\b|\b(?:stabbed|shot|impaled|electrocuted|scalded|strangled|raped|swallowed)\b|\btemp\w*(?: of| is| was|:)? \d|\b(?:in|up|down) (?:my |his |her |both )?(?:eyes?|nose|throat|windpipe)$"
)
# A case history: somebody whom the writer does not know, by an age, with nobody who says "I" or "my".
_CASE = re.compile(
    r"^\W*(?:consider |case:? |patient:? |(?:the )?patient is |this is |[\w ]{3,30}, )?an? (?:[\w-]+,? ){0,4}?\w+[- ](?:year|month|week|day)s?[- ]old\b|"
    r"^\W*\d+ (?:year|month|week|day) old (?:(?:[\w-]+ )?(?:male|female|man|woman|gentleman|lady|patient))\b|^\W*\d+ ?[mf]\b|"
    r"^\W*an? (?:[\w-]+ ){0,3}(?:man|woman|boy|girl|male|female|patient|infant),? (?:who is |is )?aged \d+|^\W*(?:mr|mrs|ms|miss)\.? \w+,? (?:who )?(?:is )?(?:an? )?\d+"
)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself|we|us|our|ours)\b")
# What has a day of its own happened to somebody: "had neck surgery yesterday, the neck is swelling".
_DATED = re.compile(
    r"\b(?:yesterday|tonight|last night|this (?:morning|afternoon|evening)|(?:days?|hours?|minutes?|mins|hrs) ago)\b"
)
_ONE_REPORT = re.compile(r"\b(?:i am|i have|my \w+ (?:is|has|hurts?|feels?)|he is|she is|he has|she has)\b")
_AND_MORE = re.compile(r"\b(?:and|with|but)\b")


def _reports_more(sentence: str) -> bool:
    """Whether a sentence tells one thing of somebody, and more."""
    one = _ONE_REPORT.search(sentence)
    return one is not None and _AND_MORE.search(sentence, one.end()) is not None


def is_case(sentences: Sequence[str]) -> bool:
    """Whether sentences are a case history, as a textbook tells it: all that was found and all that was not."""
    return any(map(_CASE.search, sentences[:1])) and not any(map(_FIRST_PERSON.search, sentences))


def tells(sentence: str) -> bool:
    """Whether a sentence, no question, tells of somebody or of a time."""
    return "?" not in sentence and not _QUESTION.match(sentence) and (_about_someone(sentence) or is_pressing(sentence))


def is_question(sentence: str) -> bool:
    """Whether a sentence begins as a question or the name of a topic does."""
    return _QUESTION.match(sentence) is not None


def is_pressing(sentence: str) -> bool:
    """Whether a sentence has words of time or weight that a person in need uses."""
    return _NOW.search(sentence) is not None


def without_past(sentence: str) -> str:
    """The sentence with what is past, feared or only named put out, so that signs in it do not count."""
    kept = _blank_reach(sentence)
    if not _PAST.search(kept):
        return kept
    parts, at = [], 0
    for mark in _CLAUSE.finditer(kept):
        parts.append(kept[at : mark.start()])
        parts.append(mark[0])
        at = mark.end()
    parts.append(kept[at:])
    return "".join(" " if _PAST.search(p) else p for p in parts)


def _blank_reach(sentence: str) -> str:
    """Put out up to six words after "history of", "fear of" and the like."""
    named = list(_NAMED.finditer(sentence))
    cues = [*_PAST_REACH.finditer(sentence), *(() if named and goes_on(sentence) else named)]
    if not cues:
        return sentence
    out, at = [], 0
    for cue in sorted(cues, key=re.Match.start):
        if cue.start() < at:
            continue
        rest = sentence[cue.end() :]
        end = _REACH_END.search(rest)
        stop = end.start() if end else len(rest)
        words = list(_WORD.finditer(rest[:stop]))
        reach = words[5].end() if len(words) > 6 else stop
        out.append(sentence[at : cue.end()])
        out.append(" .")
        at = cue.end() + reach
    out.append(sentence[at:])
    return "".join(out)


def _about_someone(sentence: str) -> bool:
    return _SOMEONE.search(_ASKING_I.sub(" ", sentence)) is not None
