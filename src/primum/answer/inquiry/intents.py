"""What a question wants to know, as one table: how people ask it, and how an article about it is laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from primum.text.hinted import Hinted


@dataclass(frozen=True, slots=True)
class Facet:
    """One side of a subject: the heading it is shown under, the document sections that speak of it, and the words by which
    a single sentence shows that it does."""

    heading: str
    roles: tuple[str, ...]
    cue: Hinted


@dataclass(frozen=True, slots=True)
class Intent:
    """How a question of this intent is recognised, and the facets of its article: the first is the answer itself, those in
    `also` answer it nearly as well."""

    name: str
    asked: Hinted
    plan: tuple[str, ...]
    also: tuple[str, ...] = ()


def _facet(heading: str, roles: str, cue: str) -> Facet:
    return Facet(heading, tuple(roles.split()), Hinted(cue, re.IGNORECASE))


FACETS: dict[str, Facet] = {
    "definition": _facet("What it is", "definition", r"\b(?:is|are) (?:an?|the|one|when|any|common|sudden)\b|refers? to|defined as|is called|characteri[sz]ed by"),
    "epidemiology": _facet("How common it is", "epidemiology", r"\b(?:prevalence|incidence|affects? (?:about|an estimated|\d)|common(?:est)?|1 in|per 100|rare\b|million people)"),
    "types": _facet("Types", "types", r"\b(?:types|kinds|(?:most|least|more) (?:\w+ ){1,2}(?:type|form|kind)|main (?:type|form))\b(?! of (?:\w+ ){0,2}(?:treatment|therap|surger|test|exam|doctor|specialist|medicine|drug|health))|\b(?:subtypes|forms(?= of)|grades|stages|phases|degrees|categories|subgroups)\b|\bclassified\b|\bdivided into\b"),
    "transmission": _facet("How it spreads", "epidemiology", r"contagious|\bspread(?!ing your|(?:s|ing)? to (?:the|your|other (?:parts|organs|areas)|nearby|distant|lymph|bones?)\b)|\btransmi(?:t|ss)|(?<!vary from )(?<!varies from )person to person|\bpass(?:ed|es)? (?:on|from|to)\b|\bcatch(?:ing)?\b|\binfectious|close contact|infected (?:person|people|animal|water|food)|airborne|droplet|\bget (?:it|the (?:virus|infection|germs?)) (?:if|by|from|when|through)\b"),
    "onset": _facet("When it begins", "epidemiology", r"\bat (?:any|an? (?:early|later|young)|about|around|the) age|\bage (?:of onset|at)|\bages? (?:of )?\d|\baged? \d|years? (?:of age|old)|between (?:the )?ages|\b(?:in|during|since|from|by|until) (?:early |late |mid-?|young |later )?(?:childhood|adulthood|infancy|birth|adolescence|the teen|middle age|life)|\b(?:twent|thirt|fort|fift|sixt|sevent)ies\b|\bmiddle[- ]aged?\b|at birth|\b\d0s\b|\bonset\b|newborn"),
    "causes": _facet("Causes", "causes", r"\b(?:happens?|occurs?|develops?) when\b|\bcaus(?:e|es|ed|ing)\b|due to|results? from|resulting from|leads? to|trigger|induced by|arises? from|mutations? in|provok|"
        r"\byou (?:can|may|might) (?:also )?(?:get|lose|have|develop) (?!(?:tests?|an? )\b)[^.;]{2,40} (?:if|when|from)\b"),
    "risk_factors": _facet("Who is at risk", "risk_factors", r"\brisk\b|more likely|more common in|predispos|susceptib"),
    "symptoms": _facet("Symptoms and signs", "symptoms", r"\bsymptoms?\b|\bsigns?\b|present(?:s|ing)? with|manifest|complain|characteri[sz]ed by|features?\b|"
        # "It can cause swelling, itching and redness"
        r"^(?:(?!\bmost )[^.;:]{2,60}\b|.*\. (?:It|They|This) )(?:can |may |often |usually |also )*(?:cause|makes? you|brings?)s? (?:on )?(?:(?:an?|sudden|severe|painful|small|mild|your|skin|high|feel)(?:,? | and ))*"
        r"(?:pain|ach(?:es?|ing)|swelling|fever|chills|itch|rash|redness|cough|fatigue|tired|nausea|vomiting|diarrhea|headache|dizz|weakness|numbness|tingling|stiff|sneez|discharge|blisters|sores)"),
    "complications": _facet("Complications", "complications", r"\bcomplicat|lead(?:s|ing)? to|can (?:cause|result)|long-term (?:effect|problem|damage|complication)"),
    "diagnosis": _facet("Diagnostic approach", "diagnosis", r"\bdiagnos|\btests?\b|\btesting\b|\bexam|imaging|biopsy|measur|confirm|x-ray|\bMRI\b|\bCT\b|evaluat|investigat"),
    "differential": _facet("Differential diagnosis", "differential", r"differential diagnos|must be distinguished|can be mistaken for"),
    "screening": _facet("Screening", "screening", r"\bscreen"),
    "treatment": _facet("Management", "treatment self_care", r"\btreat|\bcures?\b|\btherap|\bmanag(?:e|ed|ing|ement)\b|\bdrugs?\b|\bmedic(?:ine|ation)|surg(?:ery|ical)|(?<!taking )\banti(?:biotic|viral|fungal)s?\b|first[- ](?:line|choice)|of choice|preferred|reliev|relief|prescri|\byou (?:can|could|may) try\b"),
    "self_care": _facet("Self-care and living with it", "self_care", r"\bself-care|exercis|\bdiet|\brest\b(?! (?:of|is|are)\b)|lifestyle|stretch|avoid|weight|\bsalt|alcohol|smok|\bsleep|\bdrink|\beat(?:ing)?\b|\bfoods?\b|\bfluids?\b|physical(?:ly)? activ|\bice packs?\b|\b(?:apply\w*|use|using) (?:\w+ ){0,2}(?:ice|heat|cold)\b|\bcompress|stress|\bwarm (?:bath|water|shower)|\bmassage|\brelax"),
    "dose": _facet("Dose and administration", "dose", r"\bdos(?:e|es|age|ing)\b|\b\d[\d.,]* ?(?:mg|mcg|µg|g|mL|IU|units)\b"),
    "indications": _facet("What it is used for", "indications", r"\bindicated\b|used (?:to|for|in)|treats?\b|approved"),
    "contraindications": _facet("Who should not use it", "contraindications", r"contra-?indicat|should not|must not|do not (?:use|take)|avoid"),
    "boxed_warning": _facet("Boxed warning", "boxed_warning", r"boxed warning"),
    "warnings": _facet("Warnings and precautions", "warnings contraindications", r"\bwarn|caution|risk of|serious|avoid|discontinue|monitor"),
    "adverse_effects": _facet("Adverse effects", "adverse_effects", r"side[- ]effects?|adverse|toxicit|reported|reactions?\b|associated with|\b(?:can|may|might) (?:rarely )?cause\b"),
    "interactions": _facet("Interactions", "interactions", r"\binteract|\b(?:raises?|lowers?|increases?|decreases?|reduces?|strengthens?|weakens?) the\b|in (?:patients|people) taking|concomitant|co-?administ|combin|together with|taken with|inhibitors?\b|inducers?\b"),
    "description": _facet("Description", "description mechanism", r"\bis an?\b|\bcontains?\b"),
    "overdose": _facet("Overdose", "overdose", r"overdos|toxic"),
    "mechanism": _facet("How it works", "mechanism", r"\bmechanism|inhibit|block(?:s|ing)?\b|\bacts? (?:by|on)|works? by|\breduc|\binterfer\w+ with|\bslow(?:s|ing)? (?!release)|\bstops |\brelax\w*|\bwiden\w*|\bbinds?\b|\bsuppress|\bstimulat|\bkills?\b|\bthins?\b|\bhelps? (?:your|the) \w+ (?:to )?(?:\w+)|\b(?:lower|decrease|increase|raise)s? the (?:amount|level|production|number)|\bmakes? (?:it|your|the|less|more)\b|\bprevents? \w+ from\b"),
    "pregnancy": _facet("Pregnancy", "pregnancy", r"\bpregnan|gestation|f(?:o)?etal|f(?:o)?etus|trimester"),
    "lactation": _facet("Breastfeeding", "lactation", r"breast-?feed|breast-?fed|lactat|nursing (?:mother|infant)|human milk"),
    "children": _facet("Children", "children", r"(?<!have )(?<!having )\bchild(?:ren)?\b|p(?:a)?ediatric|\binfants?\b|\bbab(?:y|ies)\b|\btoddlers?\b|\bnewborns?\b|adolescen|neonat"),
    "older_people": _facet("Older people", "older_people", r"\belderly|older (?:people|adults|patients|persons)|geriatric|aged 65"),
    "renal": _facet("Kidney impairment", "renal", r"\brenal|kidney"),
    "hepatic": _facet("Liver impairment", "hepatic", r"\bhepatic|liver"),
    "prevention": _facet("Prevention", "prevention", r"\bprevent(?!(?:ive|ion) Services?)|lower (?:your|the) risk|reduce (?:your|the) (?:risk|chance)|vaccin|\bprotect"),
    "prognosis": _facet("Outlook", "prognosis", r"\bprognos|outlook|surviv(?!\w+[^.;]{0,40}\bin (?:the environment|soil|water|dust)\b)|mortality|recover|life expectancy|life ?span|(?<!neurons )(?<!cells )(?<!tissue )(?<!nerves )\bdies?\b(?! (?:down|off|out))|go(?:es)? away|resolve|last(?:s|ing)? (?:for|a few|several|about|from|up to|between|less|more|\d)|gets? (?:better|well|worse)\b|\bfatal\b|\bdeadly\b|life-threatening|\b(?:to|cause|causes) death\b|\b(?:can|may) be (?:very )?serious|\b(?:is|are) (?:not |usually |often |rarely |generally )*(?:serious|mild|harmless)\b|cured?\b|curable|\bcomes? back\b|\brecurs?\b|\brelapse|\bremission\b|\bcontrolled\b|clears? up|(?:away|better|up|heals?|resolves?|stops?|ends?|disappears?|improves?|passe?s?|live) (?:\w+ ){0,2}on (?:its|their) own|disabled\b|\bwill not be able\b"),
    "inheritance": _facet("Inheritance", "inheritance", r"\binherit|in families|family members?|first-degree|siblings|autosomal|x-linked|de novo|runs? in famil|recessive|dominant|mitochondrial pattern|\bgen(?:es?|etic(?:ally)?)\b|\bheredit|\bmutation"),
    "red_flags": _facet("When to seek care urgently", "red_flags", r"\b(?:seek|call|contact|see)\b (?!how|what|if|whether)[^.]{0,40}\b(?:medical (?:help|care|attention)|emergency|doctor|provider|911)\b|\bget\b[^.,]{0,40}\b(?:medical (?:help|care|attention)|emergency)\b|\bmedical emergency\b|\b(?:treat\w*|help|care|attention|doctor|provider|hospital|911|calls?|see|contact|seek|go|check\w*|needs?|tell)\b[^.]{0,60}\bright away\b|\burgent(?:ly)?\b"),
    "recommendations": _facet("Recommendations", "recommendations", r"\brecommend|should be (?:offered|considered)"),
    "conclusions": _facet("What studies report", "conclusions results", r"\bwe (?:found|conclude)|conclu|results? (?:show|suggest|indicate)|significant|associated|suggests?\b|found"),
}  # fmt: skip


_ALSO = {
    "prognosis": ("complications",), "complications": ("prognosis",), "adverse_effects": ("boxed_warning", "warnings"),
    "contraindications": ("warnings", "boxed_warning"), "indications": ("treatment",), "mechanism": ("description",),
    "self_care": ("treatment", "prevention"), "treatment": ("self_care",), "risk_factors": ("causes",),
    "causes": ("transmission",), "pregnancy": ("warnings", "contraindications"), "lactation": ("warnings",), "overdose": ("warnings",),
}  # fmt: skip


def _intent(name: str, asked: str, plan: str) -> Intent:
    return Intent(name, Hinted(asked, re.IGNORECASE), tuple(plan.split()), _ALSO.get(name, ()))


_CARE = "diagnosis differential treatment"
_PEOPLE = "pregnancy children older_people"

# The first intent whose wording matches decides, so narrow wordings stand before wide ones.
WITHOUT_DRUGS = r"\bwithout (?:any |taking |using )?(?:medic(?:ines?|ations?)|drugs?|pills|tablets)\b"
INTENTS: tuple[Intent, ...] = (
    _intent("causes", r"\b(?:medicines?|drugs?|medications?|foods?|things) (?:that|which) (?:can |may |could )?(?:cause|trigger|worsen)",
            f"causes risk_factors symptoms diagnosis differential treatment {_PEOPLE} prevention red_flags"),
    _intent("definition", r"\bexplain (?:to me )?(?:what|the)\b|\bwhat .{1,40}\bmeans?\b", f"definition causes symptoms {_CARE} prognosis red_flags"),
    _intent("comparison", r"\bdifferences? between|\bdifferent (?:from|than)\b|\bdiffers? from\b|\bsame (?:thing |disease |drug |medicine )?as\b|^\W*(?:is|are) .{2,60} (?:and|&) .{2,60} the same\b|\bvs\.?(?=\s)|\bversus\b|\bbetter (?:than|to)\b|compared? (?:to|with)|\bor\b.{1,40}\bwhich is (?:better|safer)|which (?:one )?is (?:better|safer)",
            "definition treatment symptoms causes conclusions"),
    _intent("red_flags", r"\bred flags?\b|\bwhen (?:should|do|must|to|would) .{0,30}\b(?:worry|worried|concerned?|see|call|seek|go to)\b|\bneed to see a (?:doctor|provider)|\bknow (?:if|when|that|whether) .{2,50}\b(?:serious|dangerous|bad|severe|an emergency)\b|^\W*when (?:is|are|do|does) [^?.]{2,40} (?:serious|dangerous|(?:an )?emergenc(?:y|ies))\b|\bshould i (?:worry|be (?:worried|concerned)|see a doctor|go to)",
            "red_flags complications symptoms diagnosis treatment"),
    _intent("interactions", r"\binteract|\bavoid\b.{0,20}\bwith\b|\btaken? (?!.{0,30}\bhelp).{0,40}\b(?:with|together)\b|\bmix(?:ed|ing)?\b .{0,30}\b(?:and|with)\b|\bcombin(?:e|ed|ing|ation)\b|\balong with\b|\bwhile (?:on|taking)\b|\b(?:drink|eat|use) .{1,40}\bwith\b",
            "interactions contraindications warnings adverse_effects dose"),
    _intent("overdose", r"\boverdos|\btoxic(?:ity)?\b|\blethal (?:dose|amount)|\btoo much\b", "overdose warnings adverse_effects treatment red_flags"),
    _intent("dose", r"\bdos(?:e|es|age|ing)\b|how (?:much|many|often) .{0,40}\b(?:take|give|use|mg|tablets?|pills?|drops?)\b|how (?:do|should) (?:i|you|we|patients?) (?:take|administer)|maximum .{0,20}(?:daily|per day)",
            "dose renal hepatic children older_people contraindications boxed_warning warnings"),
    _intent("contraindications", r"contra-?indicat|\bwho (?:should|can|must|may) ?n[o'’]t\b|\bwho cannot\b|\bwho can['’]t\b|\bwhen should(?:n['’]t| not|(?: \w+){1,4} not be)\b|should not (?:take|use|be)", "contraindications warnings boxed_warning interactions pregnancy"),
    _intent("adverse_effects", r"side[- ]?effects?|\badverse|\bundesirable|is .{2,40}\b(?:dangerous|harmful)\b|risks? (?:of|to|with) (?:taking|using)|complications? of (?:taking|using)",
            "adverse_effects boxed_warning warnings contraindications interactions"),
    _intent("transmission", r"how (?:do|does|did|can|would) (?:i|you|u|we|people|someone|somebody|one|children|babies|kids|adults) catch\b|\bcontagious|\binfectious\b(?! (?:mono|diseases?|arthritis|endocarditis))|\btransmi(?:t|ss)|how (?:do|does|is|are|can) (?!.*\b(?:cancer|tumou?r|melanoma))[^?.]{2,40}\bspread\b|\bspread (?:from|to other|by|through|between)\b|\b(?:catch|caught|get|got|gotten) [^?.]{2,40} from (?:kissing|sharing|someone|somebody|another|others?|(?:my|his|her) (?:partner|spouse|husband|wife|boyfriend|girlfriend|mother|father|child|son|daughter|friend|baby|dog|cat)|a (?:person|toilet|pool)|touching|food|water|animals?|pets?|cats?|dogs?|birds?|ticks?|mosquito|sex|oral|blood)|person[- ]to[- ]person|\bpass(?:ed)? (?:it )?(?:on )?to (?:others?|other people|my (?:partner|husband|wife|family|kids|boyfriend|girlfriend))",
            "transmission prevention causes symptoms treatment red_flags"),
    _intent("onset", r"\b(?:at )?what age\b(?! (?:should|can|do you (?:stop|need)|is it (?:safe|best)))|\bhow old\b.{0,30}\b(?:when|get|start|begin)|\bwhen do(?:es)? [^?.]{2,60} (?:start|begin|appear|develop|occur|show up)|\bage of onset", "onset symptoms causes risk_factors prognosis"),
    _intent("inheritance", r"\binherit|\bheredity\b|\bheredit(?:ary|able)(?=\s*(?:[?.!,]|$|or\b|(?:condition|disease|disorder)\s*\??$))|\bgenetic(?:ally)?\b|run(?:s|ning)? in (?:the )?(?:famil|my)|\bcarriers?\b|passed (?:on|down|to)|\bpass (?:it |this )?(?:on|down)\b", "inheritance causes risk_factors diagnosis definition"),
    _intent("screening", r"\bscreen(?:ed|ing)?\b", "screening risk_factors older_people"),
    _intent("prevention", r"\bhow (?:can|could|do|does|is|may|to) [^?.]{0,60}\bavoid(?:ed)?\b|\bkeep (?:\w+ )?from (?:getting|having|catching)\b|\bstop (?:\w+ ){1,4}from (?:happening|developing|getting|coming)\b|\bprevent|\bavoid(?:ing)? (?:getting|catching|having)|\bprotect (?:against|from)|reduce .{0,20}\brisk|lower .{0,20}\brisk|\bvaccin|\bprophyla(?:xis|ctic)", f"prevention risk_factors self_care {_PEOPLE}"),
    _intent("prognosis", r"\b(?:cancers?|tumou?rs?|carcinoma|melanoma|lymphoma|sarcoma|leuk(?:a)?emia)\b.{0,25}\bspread", "prognosis complications treatment symptoms red_flags definition"),
    _intent("self_care", WITHOUT_DRUGS + r"|\bhow (?:can|could|do|should) (?:i|you|we|one|people) (?:\w+ ){0,2}(?:sleep|walk|work|eat|live|breathe|travel)\b[^?]{0,30}\b(?:with|despite)\b", "self_care treatment prevention"),
    _intent("treatment", r"\b(?:make|get) .{2,40} (?:away|heal faster)\b|\bhow long\b.{0,30}\b(?:treat|therap|course|(?:i|you|we|he|she|they|to) take|antibiotics?)", f"treatment self_care {_PEOPLE} red_flags prevention"),
    _intent("prognosis", r"\bwhat (?:is|are|to|can|could|should|do|might|would) (?:\w+ ){0,3}(?:be )?expect(?:ed)?\b|\bgets? worse (?:over|with) (?:time|age)\b|\bprognos|\boutlook|life expectancy|\bsurviv|how long (?:do|does|will|can|is|until|before|after|to)|\b(?:be|is it|are they|completely) cured\b|\b(?:in)?curable\b|\bkills?\b|\blethal\b|\blife[- ]threatening|\brecover|\bgo(?:es)? away|\bfatal|\bdie\b|\bdeadly|\bserious(?! (?:matter|question|note|concern|help))|\bpermanent|\bcome back|\blast(?:s|ed|ing)? (?:this|that|so|too) long\b|\bcan (?:you|u|one|people|someone|anyone|a person) (?:still )?live with(?:out)?\b|\b(?:how long|does|do|will|should)\b.{0,40}\blast\b",
            "prognosis complications treatment red_flags definition"),
    _intent("risk_factors", r"risk factors?|\bat (?:high|higher|highest|great|greater|greatest|increased|more|most|low)?(?: )?risk|more likely to (?:get|have|develop)|\bprone to\b|who (?:gets|is (?:affected|susceptible))|(?:increas|rais)es? .{0,30}\brisk|\bpredispos|\b(?:chances?|likelihood|odds) of (?:me |my \w+ )?(?:getting|having|developing|catching)\b|\bhow likely\b", "risk_factors causes prevention screening"),
    _intent("epidemiology", r"how (?:common|rare|many people|frequent)|\bwhat percent(?:age)?\b|\bprevalence|\bincidence|\bepidemiolog", "epidemiology risk_factors definition"),
    _intent("complications", r"\bwhat (?:can|could|does|may|might|will) [^?.]{2,60} lead to\b|\bcomplications?\b|what (?:happens|can happen) if|long[- ]term effects|left untreated|\beffects? of (?!taking|using)|\bdo(?:es)? .{2,30} do to (?:you|your|the body|humans|people|(?:an? )?(?:person|human|man|woman|child|someone))\b", "complications prognosis symptoms treatment red_flags"),
    _intent("treatment", r"\bwhat (?:can|could|should|is|must|may) (?:be |to be )?done\b|\b(?:any|some|no)thing (?:to )?be done\b|\bcan (?:a |the |my |your )?(?:doctors?|physicians?) do\b|\btreat|\bcures?\b|\btherap|\bmanag(?:e|ed|ing|ement)\b|\bmedic(?:ine|ation)s?\b|\bfirst[- ]line|\bremed(?:y|ies)|get(?:ting)? rid|gets rid|\bhelp(?:s|ed)? (?:with|for|relieve|to)|\brelie(?:f|ve)|\bfix(?:ed)?\b|\bheal\b|\bsurgery|\bdrug of choice|what (?:do|should|can|could|must|would) (?:i|we|you|u|he|she|they|one|people) (?:do|take|use|put|give)\b(?! mean)|how (?:do|to|can|should|could|would) .{0,30}\b(?:stop|deal|eas(?:e|ing)|alleviate|soothe|calm|shrink|unblock|unclog|drain|loosen|get over|clear (?:up )?|handle|overcome|improve|reverse|correct|lighten|remove)\b|how (?:do|to|can|should|could|would) .{0,40}\b(?:go|bring|get|keep|come) (?:\S+ ){0,4}(?:down|better)\b|\b(?:be|is|are|get(?:ting)?) (?:surgically )?(?:removed|drained|repaired|corrected|reversed)\b|\bhow (?:is|are) [^?.]{2,40} (?:removed|drained|repaired|corrected|reversed)\b|\bneeds? (?:to be )?(?:removed|removing|drained|an operation)\b|^\W*(?:(?:so|and|ok|okay|yes|hi),? )?(?:is there )?any(?:thing)? (?:else )?(?:(?:that )?(?:i|we|you) (?:should|can|could) (?:do|take|use|try) )?(?:for|to help)\b|\banything (?:that )?(?:i|we|you) (?:should|can|could) (?:do|take|use|try)\b|\balleviat|\bsooth(?:e|ing)\b|\beradicat(?:e|ion)\b|\boptions?\b|good for\b|what to do",
            f"treatment self_care {_PEOPLE} red_flags prevention"),
    _intent("symptoms", r"\bhow (?:do|does|would|can|could|will|should) (?:i|you|u|we|one|someone|a person|people) (?:know|tell) (?:if|that|whether|when|i|it|you|u|my|your|this|we|he|she|they)\b(?!.{0,40}\btests?\b)|\bhow to (?:know|tell) (?:if|whether)\b", "symptoms red_flags complications diagnosis differential treatment"),
    _intent("diagnosis", r"\bhow (?:do|does|can|could|would) (?:a |the |my |your )?(?:doctors?|physicians?|providers?|specialists?|clinicians?) (?:know|tell|find|see|recogni[sz]e|establish|decide|work out)\b|\bfind out (?:if|whether|that|for sure)\b|\brul(?:e|ed|ing) out\b|\bdiagnos|\btest(?:s|ed|ing)?\b|how (?:do|would|can|will) (?:i|you|u|we|one) (?:know|tell|check)|\bdetect|\bconfirm|\bwork-?up|\bmri\b|\bx-?ray|\bscan\b|\binvestigat|\bimaging\b|\b(?:diagnostic )?criteria\b|\bcut[- ]?offs?\b", "diagnosis differential symptoms screening red_flags treatment"),
    _intent("causes", r"\b(?:what|which) (?:\w+ ){0,2}(?:is|are|does|could|can) [^?.]{2,40} (?:an? |the )?(?:early |common )?(?:symptoms?|signs?) of(?: (?:what|which \w+))?\s*\??$|\b(?:symptoms?|signs?) of what\b|\bcaus(?:e|es|ed|ing)\b|\bwhy (?:do|does|is|are|did|would|am|has|have)\b|\breasons?\b|\btrigger|where does .{2,40} come from|\bbrings? on|due to|how (?:do|does|did|can) (?:you|u|one|people|someone|somebody|i|we|humans|children|kids|babies|adults|women|men|they|it|a (?:person|baby|child|man|woman)) (?:get|catch|contract|develop)|\bhow (?:do|does|did) [^?.]{2,40} (?:occur|come about|arise)\b|\betiolog|\baetiolog|\bleads? to|what (?:makes|deficiency)",
            f"causes risk_factors symptoms diagnosis differential treatment {_PEOPLE} prevention red_flags"),
    _intent("prognosis", r"^(?!.*\b(?:symptoms?|signs?)\b).*\b(?:final|last|end|late|terminal)[- ]stages? of\b", "prognosis complications symptoms treatment definition"),
    _intent("types", r"\bnames of (?:the |all )|\b(?:\d|two|three|four|five) (?:main |different )?levels of\b|\b(?:types|kinds|forms|grades|stages|phases|categories|degrees|classifications?)\b(?: (?:of|does|do|are)\b|\s*\??$)|\b(?:rarest|commonest|mildest|worst|most \w+|least \w+) (?:type|kind|form|stage) of\b|\bwhich (?:type|kind|form)s? of\b", f"types definition causes symptoms {_CARE} prognosis"),
    _intent("symptoms", r"^\s*(?:\w+ )?(?:is|are|does|do|can|will)\b[^?.]{2,40}\b(?:painful|hurts?|itch(?:es|y)?)\s*\??$|\bsymptoms?\b|\bsigns?\b|feels? like|looks? like|\bpresent(?:s|ation|ing)?\b|what happens (?:when|during|with)|\bmanifest|\bshows? (?:itself|themselves|up)\b|\brecogni[sz]ed? [^?.]{2,40}\?|clinical features|\bwhat is .{2,30} like\b", "symptoms red_flags complications diagnosis differential treatment"),
    _intent("mechanism", r"\bmechanism|how (?:do|does) .{2,40} work|mode of action", "mechanism indications dose adverse_effects"),
    _intent("indications", r"\bused (?:for|to)\b|\bindicat(?:ed|ion)|\bwhat does .{2,30} (?:do(?! to\b)|treat)\b|\bwhat is .{2,30} for\b", "indications dose contraindications adverse_effects warnings"),
    _intent("self_care", r"\bdiet|\bfoods?\b|\beat(?:ing)?\b|\bexercise|\blifestyle|live with|living with|\bcope\b|\bcoping", "self_care treatment prevention"),
    _intent("lactation", r"breast-?feed|lactat|nursing mother", "lactation pregnancy warnings treatment dose"),
    _intent("pregnancy", r"\bpregnan|\btrimester", "pregnancy warnings contraindications lactation treatment dose"),
    _intent("yes_no", r"^\s*(?:is|are|was|were|can|could|does|do|did|will|would|should|has|have|may)\b", "definition conclusions causes symptoms treatment"),
    _intent("definition", r"\bwhat(?:'s| is| are| was)\b|\bdefin|\bmeaning|\bmeans?\b|\bexplain|\btell me|\binformation|\bdescribe|\bwho is\b|\btypes? of|\bkinds? of", f"definition causes symptoms {_CARE} prognosis red_flags"),
)  # fmt: skip

# For a question that asks of a drug or a disease in some people only: "Is adalimumab safe in children?"
FOR_PEOPLE: dict[str, Intent] = {
    "pregnant": next(i for i in INTENTS if i.name == "pregnancy"),
    "lactating": next(i for i in INTENTS if i.name == "lactation"),
    "child": Intent(
        "children",
        Hinted("(?!)"),
        ("children", "dose", "warnings", "contraindications", "treatment", "symptoms"),
        ("warnings",),
    ),
    "infant": Intent(
        "children",
        Hinted("(?!)"),
        ("children", "dose", "warnings", "contraindications", "treatment", "symptoms"),
        ("warnings",),
    ),
    "older": Intent(
        "older_people",
        Hinted("(?!)"),
        ("older_people", "dose", "warnings", "contraindications", "treatment", "symptoms"),
        ("warnings",),
    ),
}
OVERVIEW = Intent("overview", Hinted(""), ("definition", "causes", "symptoms", "diagnosis", "treatment", "conclusions"))
BY_NAME: dict[str, Intent] = {intent.name: intent for intent in (*FOR_PEOPLE.values(), *INTENTS, OVERVIEW)}


DRUG_INTENTS = frozenset(
    "dose interactions adverse_effects contraindications pregnancy lactation children older_people mechanism indications overdose".split()
)
"""Intents for which a drug is the subject, and its label comes first."""


def intent_of(text: str) -> Intent:
    """The intent that a question's wording shows; an overview where it shows none."""
    return next((intent for intent in INTENTS if intent.asked.search(text)), OVERVIEW)
