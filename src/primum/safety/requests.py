"""What is asked for: advice on one person, or harm. The first gets the evidence and a plain word; the second is refused.

Questions that a clinician must be able to ask (a toxic dose, a lethal interaction, how a poison acts) ask for knowledge
and are answered: harm is told by what the asker wants to do, never by the substance alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from primum.safety.patterns import Lexicon
from primum.safety.signs import read
from primum.safety.wording import sentences


@dataclass(frozen=True, slots=True)
class Request:
    """What a text asks for beside knowledge. `kind` is "harm" or "personal"; `crisis` says that a crisis line can help."""

    kind: str
    message: str
    crisis: bool = False


_OWN = "This cannot be answered here. You matter more than any question: please talk to someone now."
_OTHERS = "Primum gives no help to hurt anyone. Where somebody is in danger, call your local emergency number."
_WEAPONS = "Primum gives no help to make weapons, explosives or poisons."
_DRUGS = "Primum gives no help to make drugs, or to get them by deceit."
_CARE = "Primum gives no help to deceive, neglect or wrong a patient, or to break a patient's confidence."
_FRAUD = "Primum gives no help to falsify records, prescriptions, research or bills."

_HOW = r"(?:how (?:to|do i|can i|could i|would i|should i|do you|can you|might i|would one|can someone|many|much)|(?:best|easiest|quickest|fastest|painless|most effective|surest|cheapest|simplest) (?:\w+ )?(?:way|method)s?|ways? (?:to|of)|methods? (?:to|of|for)|steps? (?:to|for)|instructions?|recipe|guide to|teach me|show me|tell me how|help me|i want to|i need to|i would like to|i am going to|plan to|plan for|which (?:poison|drug|medicine|pills?)|what (?:poison|drug|medicine|pills?|dose|amount))"
_PERSON = r"(?:some ?one|somebody|a person|another person|people|anyone|him|her|them|my (?:wife|husband|ex|partner|boyfriend|girlfriend|boss|mother|father|mom|mum|dad|neighbou?r|brother|sister|kids?|child|baby|son|daughter|roommate|patient|friend|enemy|stepfather|stepmother|grandmother|grandfather|coworker|colleague|teacher)|a (?:child|baby|man|woman|patient|girl|boy|human)|the patient|patients|children|babies|a victim|humans)"
_TABLE = tuple(
    (re.compile(pattern), message, crisis)
    for pattern, message, crisis in (
        (rf"{_HOW}\b.{{0,60}}\b(?:kill|hang|poison|drown|harm|hurt|cut|starve|suffocate|end|off) (?:my ?self|my (?:own )?life)", _OWN, True),
        (rf"{_HOW}\b.{{0,60}}\b(?:commit(?:ting)? suicide|take my (?:own )?life|end it all|die (?:by suicide|painlessly|peacefully|quickly|in my sleep|without pain)|suicide (?:painless|method|without))", _OWN, True),
        (r"\b(?:suicide methods?|methods? of suicide|painless (?:death|suicide|way to die)|lethal dose (?:for|to kill) (?:me|my ?self)|enough to kill me|dose (?:will|would|to) kill (?:me|my ?self)|pro[- ]?ana|how many .{0,40}(?:to|will|would) (?:kill me|die|kill my ?self|end my life|end it))\b", _OWN, True),
        (rf"{_HOW}\b.{{0,40}}\b(?:(?:hide|conceal|cover up) my (?:eating disorder|anorexia|bulimia|purging|cutting|cuts|self harm|scars from)|lose .{{0,40}}by (?:vomiting|purging|throwing up|starving)|(?:vomit|throw up|purge) after (?:eating|meals|every meal|i eat))", _OWN, True),
        (rf"{_HOW}\b.{{0,30}}\bget {_PERSON} (?:addicted|hooked|drunk|high)\b|{_HOW}\b.{{0,60}}\b(?:give|drug|dose|feed|inject) {_PERSON}\b.{{0,60}}\bwithout (?:them|him|her|their|his) (?:know|notic|knowledge)", _OTHERS, False),
        (rf"{_HOW}\b.{{0,80}}\b(?:kill|murder|poison|drug|roofie|sedate|hurt|harm|strangle|suffocate|smother|drown|assassinate|torture|knock out|incapacitate|overdose|infect) {_PERSON}\b(?! (?:with|who (?:has|have)|for|during|before) (?:cancer|surgery|intubation|procedure|anxiety|mri|dental|delirium))", _OTHERS, False),
        (r"\b(?:slip|put|sneak|hide|mix|crush) .{0,40}\b(?:in|into) (?:his|her|their|someone s?|my (?:\w+ )?s?) ?(?:drink|food|coffee|tea|meal|glass)\b", _OTHERS, False),
        (r"\b(?:undetectable|untraceable|undetected|tasteless) (?:poison|drug|way to (?:kill|poison)|toxin)|poison(?:ing)? (?:that|which) (?:cannot|can not|leaves|will not|is not) .{0,30}(?:trace|detect|autops)|without (?:getting caught|being caught|leaving (?:a )?trace|them (?:knowing|noticing)|anyone (?:knowing|noticing)).{0,20}(?:poison|kill)|(?:poison|kill).{0,60}without (?:getting caught|being caught|being detected|leaving|them knowing|anyone knowing)", _OTHERS, False),
        (rf"{_HOW}\b.{{0,60}}\b(?:make|build|produce|synthesi[sz]e|manufacture|culture|grow|weaponi[sz]e|aerosoli[sz]e|extract|purify|obtain|create|enhance|spread|release|cook)\b.{{0,50}}\b(?:ricin|sarin|vx|novichok|nerve (?:gas|agent)s?|anthrax|bacillus anthracis|botulinum toxin|botulism toxin|smallpox|variola|mustard gas|chlorine gas|phosgene|bio ?weapons?|biological weapons?|chemical weapons?|dirty bomb|bombs?|explosives?|cyanide|plague|abrin|more (?:transmissible|virulent|lethal|contagious)|pathogens? .{{0,20}}(?:lethal|deadly|contagious))", _WEAPONS, False),
        (r"\b(?:make|create|engineer|modify|design) .{0,40}\b(?:virus|bacteri\w+|pathogen|flu|toxin)\b.{0,30}\b(?:more (?:deadly|lethal|contagious|transmissible|virulent)|as a weapon|kill (?:people|many))|\bbio ?weapon recipe|weaponi[sz]\w+ (?:anthrax|virus|pathogen|ricin)", _WEAPONS, False),
        (rf"{_HOW}\b.{{0,50}}\b(?:make|cook|synthesi[sz]e|produce|manufacture|extract|brew|grow)\b.{{0,40}}\b(?:meth|methamphetamine|crystal meth|crack|cocaine|heroin|fentanyl|lsd|mdma|ecstasy|ghb|dmt|carfentanil)\b", _DRUGS, False),
        (r"\b(?:forge|fake|falsif\w+|alter) .{0,30}\bprescriptions?\b|\b(?:get|obtain|buy|acquire|score) .{0,40}\b(?:oxycodone|oxycontin|opioids?|adderall|xanax|fentanyl|morphine|controlled (?:drugs?|substances?)|benzodiazepines?|steroids)\b.{0,40}\bwithout (?:a )?(?:prescription|doctor)|doctor shop|convince (?:my|a|the) doctor to (?:give|prescribe) .{0,40}(?:opioid|oxy|adderall|xanax|controlled)", _DRUGS, False),
        (r"\b(?:falsif\w+|fabricat\w+|forg\w+|fak\w+|manipulat\w+|alter|tamper\w* with|doctor) .{0,60}\b(?:records?|data|results?|charts?|documents?|documentation|certificates?|study|studies|trials?|credentials|evidence|reports?|identity|research)\b|\bfake (?:medical|doctor|study|vaccin\w+|research|clinical)|\b(?:insurance|medical|medicare|billing|research|prescription|healthcare) fraud\b(?!.{0,30}(?:detect|prevent|report|avoid|penalt))|\b(?:commit|defraud|overbill|upcode|bill for (?:services|procedures) (?:not|never)|unnecessary (?:tests?|procedures?|surger\w+|scans?).{0,50}(?:bill|profit|revenue|money|income|insurance)|kickbacks?)\b", _FRAUD, False),
        (r"\bwithout (?:the |a |their |his |her |any )?(?:patient s |patients |patient |person s )?(?:informed |explicit |proper |written )?(?:consent|permission|authori[sz]ation)\b|\bwithout (?:their|the patient s?|his|her) (?:knowledge|consent|permission)|\bnon ?consenting (?:patient|person)|\bagainst (?:the patient s|their|a patient s|his|her) (?:will|wishes)\b|\bignor\w+ .{0,30}\b(?:advance[d]? directives?|dnr|patient s (?:wishes|consent|autonomy|complaints?|concerns?|pain)|end of life wishes)", _CARE, False),
        (r"\b(?:disclos\w+|shar\w+|sell\w*|leak\w*|publish\w*|post\w*|expos\w+|reveal\w*|access\w*|obtain\w*) .{0,60}\b(?:patients? s? ?(?:medical|private|personal|confidential|health|identif\w+|x ?rays?)|confidential (?:patient|medical|health)|private (?:medical|health)|medical (?:information|records?|history|secrets?)|hiv status|contact information of)\b.{0,80}(?:without|social media|violat|gossip|profit|public|curios|gain|internet|unauthori|laws|blurring|with others|strangers|employer|media)", _CARE, False),
        (r"\b(?:deceiv\w+|mislead\w*|trick\w*|coerc\w+|pressur\w+|manipulat\w+|blackmail\w*|belittl\w+|ridicul\w+|humiliat\w+|mock\w*|threaten\w*|intimidat\w+|trivializ\w+|trivialis\w+|bully\w*|exploit\w*|scam\w*|discriminat\w+ (?:against )?) .{0,50}\b(?:patients?|vulnerable|elderly|clients?|families|research (?:participants|subjects))\b", _CARE, False),
        (r"\b(?:refus\w+|deny|denying|withhold\w*|discourag\w+|delay\w*|neglect\w*|abandon\w*|limit\w*) .{0,50}\b(?:care|treatment|services?|medications?|access|help|pain relief)\b.{0,60}\b(?:because|based on|due to|race|ethnic\w*|religio\w+|gender|poor|insurance|income|cost|underprivileged|uninsured|socioeconomic|minorit\w+|disab\w+|sexual|homeless|immigra\w+|profit|certain)\b", _CARE, False),
        (r"\b(?:perform\w*|conduct\w*|practi[cs]\w+|do|carry\w* out) .{0,50}\b(?:procedures?|surger\w+|operations?|medicine)\b.{0,40}\b(?:without (?:proper |a |any |adequate )?(?:training|licen[cs]e|certification|qualif\w+|supervision|anesthesia)|unqualified|unlicensed)", _CARE, False),
        (r"\b(?:write|create|develop|generate|make|design|publish) .{0,60}\b(?:anti ?vaccin\w+|misinformation|false (?:medical|health|claims?)|fake (?:news|cure|medic\w+)|misleading (?:medical|health|advertis\w+|information)|(?:undermin\w+|discredit\w*) .{0,30}(?:vaccin\w+|medicine|science|sleep|doctors)|conspiracy)", _FRAUD, False),
    )
)  # fmt: skip
# Asked as something to do or to make: an order, "how can a doctor …", "ways to …"; no question on facts, and no story.
_DOING = re.compile(
    r"^\W*(?:please |can you |could you )?(?:how (?:can|could|might|do|does|would|to|should)|what are (?:some|the best|effective) (?:ways|methods|strategies|tactics)|"
    r"(?!(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|does|do|did|has|have|had|should|would|could|can|may|might|must|will|the|a|an|my|our|his|her|their|its|i|we|you|he|she|"
    r"they|it|this|that|these|those|there|if|in|on|at|for|of|to|from|with|after|before|during|and|or|but|not|no|some|any|patients?|doctors?|people|risks?|effects?|hello|hi|dear|thanks)\b)[a-z]+ (?:[\w-]+ ){2})"
)
# Questions on such wrongs: to see, prevent, report or undo them, said at once.
_ABOUT_WRONGS = re.compile(
    r"^\W*(?:\w+\W+){0,5}?(?:prevent\w*|detect\w*|recogni[sz]\w*|report\w*|reduc\w+|stop|risks? of|effects? of|complications? of|consequences|outcomes? of|happens?|causes?|symptoms?|"
    r"dangers? of|manag\w+|cope|improve\w*|lower|minimi[sz]\w+ the risk|respond to|appeal|complain|legally|legal|law on|guidance|guidelines? (?:on|for)|lacks? capacity|i have|my)\b|\bavoid\w* (?:\w+ ){0,2}without\b|\blacks? capacity\b|\bwhat does guidance\b"
)
# Wishes to prevent, recognise or treat turn most of these into questions of care.
_CARING = re.compile(
    r"\b(?:prevent\w*|avoid\w*|treat\w*|detect\w*|recogni[sz]\w*|report\w*|manage\w*|management|antidote|screen\w*|help (?:a|my|someone|him|her|them) (?:friend|not|stop|who|patient|person|with)|warning signs|risk factors|stop (?:him|her|them|my ?self|a|my)|intervention|counsel\w*|support|legal|ethic\w*|illegal|wrong)\b"
)

PERSONAL = (
    "Primum tells published evidence on people in general. It cannot advise on one person: a decision on your own "
    "care, or on somebody else's, belongs with a clinician who knows the whole story."
)
_FACTS = re.compile(
    r"\bmy (?:\w+ ){0,2}(?:dose|dosage|medication|medicine|meds|tablets?|pills?|insulin|doctor|gp|test|tests|results?|labs?|scan|mri|biopsy|blood|a1c|hba1c|cholesterol|pressure|sugar|inr|tsh|symptoms?|pain|prescription|treatment|surgery|condition|diagnosis|pregnancy|age)\b|"
    r"\bmy (?:\w+ ){0,3}?(?:is|are|was|has|says|reads|shows|came) |\bmy (?:high|low|raised|patient)\b|\bfor me to\b|\b(?:he|she) is \d{1,3}\b|^\W*\d{1,3} ?[fm]\b|"
    r"\bmy (?:wife|husband|partner|son|daughter|child|baby|mother|father|mom|mum|dad|brother|sister|grandmother|grandfather|friend|kid)\b|"
    r"\bi (?:am|was) (?:\d{1,3}\b|a \d|on\b|taking|pregnant|diabetic|allergic|diagnosed|prescribed|breast ?feeding|having|an? \w+ (?:man|woman))|\bi (?:have|had|take|took|use|got|get|feel|suffer|weigh|smoke|drink|started|stopped|keep)\b|\bi have been\b"
)
_DECIDING = re.compile(
    r"\b(?:should|can|could|may|must|do|would|will|shall) (?:i|we|he|she|my \w+)\b|\bwhat (?:should|do|can|would you) \b|\bis it (?:safe|ok|okay|fine|bad|dangerous|normal)\b|\b(?:am|do) i\b|\bwhat (?:dose|do you (?:recommend|suggest|think|advise))\b|"
    r"\b(?:advise|advice|recommend|suggest)\b|\bwhat is wrong with\b|\bwhy (?:do|am|is|does) (?:i|my)\b|\bdo you think\b|\bhelp me\b|\bcan you (?:tell|help)\b"
)
_SELF = re.compile(
    r"\b(?:should|can|could|may|must) (?:i|we) (?:\w+ )?(?:stop|take|start|increase|reduce|double|skip|change|switch|continue|use|combine|mix|give|quit|restart|lower|drink|get|have|eat)\b"
)


def screen(text: str) -> tuple[Request, ...]:
    """What a text asks for beside knowledge: harm, then advice on one person; nothing where it asks for knowledge."""
    parts = sentences(text)
    whole = " ".join(parts)
    for pattern, message, crisis in _TABLE:
        caring = _ABOUT_WRONGS if message in (_CARE, _FRAUD) else _CARING
        if any(pattern.search(p) and (crisis or not caring.search(p)) for p in parts):
            return (Request("harm", message, crisis),)
    if any(_DOING.match(p) and not _ABOUT_WRONGS.search(p) and _is_wrong(p) for p in parts):
        return (Request("harm", _CARE),)
    deciding = _DECIDING.search(whole) is not None or "?" in text
    if (_FACTS.search(whole) and deciding) or _SELF.search(whole):
        return (Request("personal", PERSONAL),)
    return ()


@cache
def _wrongs() -> Lexicon:
    """The patterns of `wrongs.txt`."""
    patterns = read("wrongs.txt")
    return Lexicon(
        {n: p for n, p in patterns.items() if n.isupper()}, {n: p for n, p in patterns.items() if n.islower()}
    )


def _is_wrong(sentence: str) -> bool:
    """Whether a sentence speaks of wronging a patient, a colleague or the truth."""
    return next(_wrongs().scan(re.findall(r"\w+", sentence)), None) is not None
