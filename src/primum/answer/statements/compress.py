"""Making a sentence stand alone, by deletion only, and telling when it cannot.

Every function here returns words that stand in the source, in the source's order and letter case; nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.text.hinted import Hinted
from primum.text.terms import stem, stems

# Openings that tie a sentence to the one before and can go without a loss.
_CONNECTIVE = re.compile(
    r"^(?:however|in addition|additionally|also|furthermore|moreover|therefore|thus|hence|consequently|as a result|in fact|"
    r"of note|finally|overall|in general|generally speaking|in summary|in conclusion|in short|to summari[sz]e|that said|"
    r"nevertheless|nonetheless|similarly|likewise|importantly|notably|interestingly|in contrast|on the other hand|"
    r"for example|for instance|in other words|indeed|accordingly|as such|again|besides|first|second|third|lastly|"
    r"taken together|by contrast|conversely|conclusions?|results?|findings|summary|unfortunately|fortunately|sadly|but|and|so|yet|"
    r"remember|note|keep in mind|at the same time|in particular|specifically)(?:\s*(?:[,:]|--)\s+|(?<=but|and)\s+|(?<=so)\s+(?=you|it is|people))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(
    r"\s*(?:\([^()]*\b(?:this|these)\b[^()]*\)|\((?:see|fig(?:ure|s)?\.?|tables?|box|chapter|section|appendix|ref(?:erence)?s?\.?|data not shown|supplement\w*|"
    r"online|also see|panel)\b[^()]*\)"
    r"|\[\s*\d[\d\s,;–-]*\]|(?<=[a-z])\s*\(\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\)(?=[\s.,;]|$)"
    r"|\s?\$\^?\{?[^$]{0,20}\}?\$|\((?:[A-Z][\w’'-]+(?: et al\.?| and [A-Z][\w’'-]+)?,? \d{4}[a-z]?(?:; ?)?)+\))"
)
# A heading that ran into the sentence below it: "Genetic Tests In some cases, …".
_RUN_IN = re.compile(
    r"^(?:[A-Z][\w’'-]*\s+)(?:(?:[A-Z][\w’'-]*|and|or|of|to|for|the|in|with)\s+){0,6}(?=(?:In|The|If|Some|Many|Most|Certain|Several|However|When|People|There|For|You)[, ][a-z ])"
)
# "Environment Environmental exposure to …"
_HEADING_AGAIN = re.compile(r"^(?:[A-Z][a-z]+ ){0,3}([A-Z][a-z]{3,})s? (?=\1)")
_TWICE = 8
"""Characters that are said twice at the least."""
_DOUBLED = re.compile(rf"(.{{{_TWICE},}}?)[\s.]+\1\W*", re.DOTALL)
# Reference numbers glued to a word: "evidence,9,10 the" and superscripts.
_GLUED = re.compile(r"(?<=[a-z)]),\d{1,3}(?:[,–-]\d{1,3})+(?=\s)|(?<=[a-z).,])[¹²³⁰⁴-⁹]+(?:[,–-][¹²³⁰⁴-⁹]+)*")
_NUMBER_GLUED = re.compile(r",\d|[¹²³⁰⁴-⁹]")
_POINTING_TAIL = re.compile(
    r",? (?:as )?(?:described|discussed|shown|listed|mentioned|outlined|noted|detailed) (?:above|below|earlier|later|here)(?=[.;]?$)",
    re.IGNORECASE,
)
# "Chest radiograph, and": an item that the next one goes on from.
_LINKED_TAIL = re.compile(r"[,;]? (?:and|or)$")
_LAST_WORD = re.compile(r"(?:above|below|earlier|later|here|and|or)[.;]?$", re.IGNORECASE)
_LAST = 10
"""Characters from which the words above stand at the end, with a mark and a line break behind them."""
_SPACED_MARK = re.compile(r" ([.,;:])")
_DANGLING = re.compile(
    r"^(?:(?:this|these|those|thats|they|he|she|his|her|its|their|theirs|such|both|another|others|either|neither|here|"
    r"the former|the latter|the same|the other|some of (?:these|them)|most of (?:these|them)|many of (?:these|them)|"
    r"all of (?:these|them)|one of (?:these|them)|each of (?:these|them)|the following|the above|as (?:above|mentioned|noted)|"
    r"but|and|or|so|yet|nor|because of this|for this reason|after this|if so|if not|if this|when this|when these|"
    r"in this|in these|in such|at this|at these|with this|with these|for this|for these|to this|under these|"
    r"our|we|i|my|to do (?:this|so|that)|still others|some others|certain (?:types|kinds|ones)|one (?:is|was|of)|that|then|instead|otherwise|until then|in that|doing (?:so|this|these|that)|until this|despite this|even so|although this|"
    r"as this|since this|since these|because these|because this|although these|other (?:\w+ ){0,2}(?:include|are)|"
    r"(?:the|a) (?:second|third|final|last|next|remaining) \w+ )\b"
    r"|(?:if|when|once|after|before|while|as|because|although) (?:they|he|she)\b"
    # "Rarely, they can spread …", "For some people, it is the best hope", "The reason for this is …"
    r"|(?:(?:very|most|much|more|less) )*(?:rarely|sometimes|often|usually|occasionally|frequently|generally|typically|commonly),? (?:they|he|she)\b"
    r"|(?:in|for|during|with|among) (?!addition\b)(?:[\w’'-]+ ){0,4}[\w’'-]+, (?:however, )?(?:they|this) (?!(?:is|are) called\b)"
    r"|(?:for|with) (?:[\w’'-]+ ){0,3}(?:people|patients|women|men|children|adults|individuals|babies), it (?!(?:is|’s|'s|may be|can be) (?:\w+ly )?(?:not )?(?:important|recommended|possible|best|easier|hard|difficult|harmful|safe|helpful|unclear|to)\b)"
    r"|(?:[\w’'-]+ ){1,4}(?:from|for|of|to) this (?:is|are|can|may|has|was)\b"
    r"|(?:at times|at first|over time|in time|(?:in|for) (?:some|most|many|other|rare|all|severe) cases|in the (?:short|long) (?:term|run)|"
    r"(?:in|during) (?:early |late )?(?:infancy|childhood|adulthood|life)|to (?:be|become|stay) \w+),? (?:however, )?(?:they|he|she)\b"
    r"|it(?!(?: is|’s|'s| may be| can be| might be) (?:\w+ly )?(?:important|recommended|estimated|not known|unknown|possible|unclear|"
    r"uncertain|thought that|believed that|likely that|best to|essential|advisable|not clear|necessary|rare for|common for|safe to))\b)",
    re.IGNORECASE,
)
_INSIDE = Hinted(
    r"^(?:[\w’',()-]+ ){0,5}(?:this|these|those) (?!is\b|are\b|can\b|may\b|year)[a-z]+|"
    r"\b(?:this|these|such) (?:\w+ )?(?:condition|disorder|disease|syndrome|gene|mutation|mutations|study|article|review|trial|guideline|page|section|"
    r"report|drug|medicine|medication|test|procedure|type|form|problems?|infections?|illness|kind of|kinds of|symptoms?|signs?|changes|factors?|"
    r"treatments?|drugs|medicines|medications|patients?|people|cases?|information|fact ?sheet|document|topic|brochure|process|area|group|abnormality|variants?|"
    r"deficiency|protein|enzyme|features?|findings|results|tumou?rs?|cancers?|approach|method|conditions|disorders|diseases)\b"
    r"|\b(?:doctors?|providers?|surgeons?) (?:\w+ ){0,3}(?:recommends?|prescribes?|uses?|suggests?|orders?|performs?) (?:it|them)\b"
    # "this severe, early onset form"
    r"|\b(?:this|these) (?:[\w-]+,? ){2,3}(?:condition|disorder|disease|syndrome|type|form)s?\b|\bcause the (?:reaction|problem|attack)\b"
    r"|\b(?:do|doing|does|did) (?:this|so|it)\b|^the plan\b|\b(?:of|from|in|for) that [a-z]+(?:[.,]|$)"
    r"|\b(?:see|in|on) (?:fig(?:ure)?|table|box|chapter|appendix|annex|section)\.? ?\d|\b(?:fig|figs|table)\. ?\d|\b(?:described|listed|mentioned|discussed|shown) (?:above|below|earlier)\b|\balready (?:described|listed|mentioned|discussed)\b|^(?:Factors|Reasons|Examples|Others) include\b|^Examples of other\b|\blike (?:these|those)\.|\bhow to use the (?!toilet|bathroom)\w+s\b"
    # The mark between two sentences is gone.
    r"|[a-z)] (?-i:May be |(?:Acute|Chronic) [a-z]+ is )"
    # "In addition, because the altered protein …", "contagious during this time"
    r"|^(?!.*\bgenes?\b.*\bthese genes\b).*\bthese genes\b|\bthe (?:altered|resulting) (?:protein|enzyme)\b|^(?!.*\b(?:days?|weeks?|months?|years?|hours?|period|pregnancy|infancy|childhood)\b.*\bduring th).*\bduring (?:this|that) time\b|^because of that\b"
    r"|[a-z]{3,} (?-i:There (?:is|are)|It (?:is|can|may)|They (?:are|can|may)|This (?:is|can|may)|These (?:are|can|may)|If (?:you|your|the)|However,) "
    r"|\b(?:above|below)-mentioned|\baforementioned\b|\bthe above\b|\bthe following\b(?!.*:)",
    re.IGNORECASE,
)
_BOILERPLATE = Hinted(
    r"\bet al\b|\bcited as\b|\bweb page\b|\b(?:qualitative|quantitative) (?:reviews|studies)|\bin terms of costs\b|"
    r"\bclinical trials are conducted under|\bclinical significance of|\bsee the instructions\b|"
    r"___|\bsee also\b|\bcomparison chart\b|\badditional information\b|"
    r"\bconsortium\b|genetic testing registry|genetests|laborator(?:y|ies) .{0,30}(?:accept|list)|researchers (?:continue|are (?:studying|testing|investigating))|"
    r"\bprojects? (?:are|is)\b|^[PICO] \(|\bplease note\b|\bin the article\b|"
    r"^(?:table|figure) \d|\btables? \d+ (?:shows?|summari|lists?|presents?)|^.{0,60}\b(?:for|of|with|to|from|by|about) them\.?$|"
    r"\b(?:image|figure|picture|photo(?:graph)?|illustration|diagram|drawing)s?\b.{0,20}\b(?:below|shows?|above)\b|"
    r"\bclick\b|\bwebsite|\bweb site|\bvisit\b.{0,30}\b(?:www|site|page)|https?://|www\.|\bfor (?:more )?information\b|\bgo to the (?:centers|national)|\blearn more|\bmore information\b|clinicaltrials|"
    r"\bnewsletter|\bcall (?:1-|the\b.{0,30}hotline)|\b1-8\d\d\b|\bfact ?sheet|\bbrochure|genetics home reference|orphanet|\bomim\b|"
    r"\bhuman phenotype ontology|\bhpo\b|\bour (?:site|page)|\bspecific questions about\b|\bsubscribe|\bcontact us|\bNIH\b|\bNINDS\b|\bNIDDK\b|\bNHLBI\b|\bclinical trials? (?:that are|are) (?:currently|recruiting|sponsor)|"
    r"\bvideo\b|\bcopyright|\ball rights reserved|\bdownload|\bthe signs and symptoms approximate|\bwas developed in collaboration|\bsupplementary|"
    r"\bGDG\b|\bPICO\b|evidence-to-decision|conflicts? of interest|declaration of interest|panel members|systematic review (?:team|was)|\bcertainty of evidence\b.{0,30}\brated|guideline (?:development|panel|group)|joint statement|\b(?:research|studies|trials|evidence|data|investigations?|work) (?:is|are) needed\b|\b(?:studies|trials|evidence)\b.* (?:is|are) needed\.?$|organi[sz]ations have issued|\bmodels? commissioned|\bcommissioned\b|\banalyses included|"
    r"\b(?:some|several|many|a few|these|public) (?:comments?|commenters|respondents)\b|\bcomments? (?:also )?(?:suggested|expressed|requested|noted|asked|received)\b|"
    r"\bstudies are (?:now )?(?:looking|testing|examining|investigating|exploring)\b|\bget tips\b|"
    r"\bcoverage of\b|\bMedicare\b|\bquestions? to ask|\btalk (?:with|to) your|\bask your|\bview a list|\bthe resources|\bresources? (?:below|from)|\bthe (?:table|list) below|\bpatient information|\breaders\b"
    # Where else to read, and not who says so: "4 hours in MedlinePlus", "according to MedlinePlus".
    r"|^(?!.*\d ?(?:hours|mm|mg|%))(?!.*(?:according to|given by) medlineplus).*\bmedlineplus"
    # An entry of a list of works cited.
    r"|\b(?:19|20)\d\d;\s?\d+(?:\(\d+\))?:\s?\w?\d+|\bdoi:\s?10\."
    # What a study set out to do.
    r"|^to (?:investigate|determine|examine|assess|evaluate|compare|explore|test|study|identify|describe|estimate|review|quantify|"
    r"characteri[sz]e|analy[sz]e|clarify|establish|report|summari[sz]e)\b(?!.*, (?:your|you|the|a|an|doctors?|providers?|tests?|it)\b)"
    r"|\btwo (?:independent )?(?:investigators|reviewers|authors)\b|\bquestions remain\b|\bno studies to date\b"
    r"|\bwe (?:searched|included|excluded|randomi[sz]ed|enrolled|recruited|assessed|used|performed|aimed|sought|conducted|examined|evaluated|investigated|reviewed|describe|report)\b"
    r"|\b(?:aim|purpose|objective) of (?:this|the)|\bwas funded|\bfunding|\bfurther (?:research|studies|trials|investigation)|\bthis (?:study|review|paper|article)\b",
    re.IGNORECASE,
)
# A list item that continues its lead-in instead of naming a thing.
_CONTINUES = re.compile(
    r"^(?:is|are|was|were|be|been|has|have|had|having had|do|does|don't|doesn't|don’t|doesn’t|did|can|cannot|can't|could|may|might|will|would|should|happens?|"
    r"lasts?|gets?|feels?|comes?|goes|keeps?|occurs?|needs?|become|becomes|with|without|to|in|on|at|of|for|from|by|if|when|who|that|which|while|after|"
    r"before|during|accompanied|not|and|or|but|as|affects?|causes?|helps?|makes?|contains?|includes?|you|your|they|their|it|its|whether|how|what|where|why|because|than)\b"
    # "Orally (by mouth)": how, under a sentence that says what.
    r"|^[a-z]+ly(?: \([^()]*\))?(?:[.;,]|$)",
    re.IGNORECASE,
)


def shorten(text: str) -> str:
    """The sentence without an opening connective, pointers to figures and references, in as few deletions as it needs."""
    doubled = _DOUBLED.fullmatch(text) if text.find(text[:_TWICE], _TWICE) > 0 else None
    short = doubled.group(1) if doubled else text
    for opening in (_RUN_IN, _HEADING_AGAIN, _CONNECTIVE, _CONNECTIVE):
        if found := opening.match(short):
            short = short[found.end() :]
    # A pattern is tried where its sign stands: each takes as long as all of these looks.
    if "(" in short or "[" in short or "$" in short:
        short = _BRACKETS.sub("", short)
    if _NUMBER_GLUED.search(short):
        short = _GLUED.sub("", short)
    if _LAST_WORD.search(short, max(0, len(short) - _LAST)):
        short = _LINKED_TAIL.sub("", _POINTING_TAIL.sub("", short))
    short = " ".join(short.split())
    return _SPACED_MARK.sub(r"\1", short) if _SPACED_MARK.search(short) else short


# What a sentence of prose has and a table cell or a broken line has not.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|can|cannot|can't|may|might|will|would|should|must|could|has|have|had|do|does|did|don't|doesn't|include[sd]?|"
    r"cause[sd]?|occurs?|occurred|results?|leads?|affects?|helps?|requires?|involves?|reduces?|increases?|improves?|prevents?|treats?|recommends?|suggests?|"
    r"shows?|showed|provides?|bases?|based|gives?|takes?|uses?|allows?|lowers?|raises?|calls?|brings?|makes?|means?|makes?|works?|develops?|depends?|consists?|begins?|starts?|tends?|needs?|becomes?|get|gets|feels?|remains?|contains?|"
    r"usually|often|avoid|use|take|give|stop|keep|eat|drink|wash|call|seek|talk|limit|try|apply|consider|start|do not|never|always|check|wear|"
    r"[a-z]{3,}(?:ed|ates?|izes?|ises?|ifies))\b",
    re.IGNORECASE,
)


_SUBJECTLESS = re.compile(
    r"^(?:contains?|includes?|provides?|increases?|decreases?|reduces?|affects?|causes?|requires?|has|is|are|may|can|was|were|occurs?|"
    r"inhibits?|lowers?|raises?|follows?|manifests?|must|should|presents?|consists?|"
    r"due (?:either |mainly |mostly |partly )?to|"
    r"(?:commonly |also |usually |often |sometimes |formerly |previously )?(?:known as|called|referred to|characteri[sz]ed by|defined as))\b"
)


def lacks_subject(text: str) -> bool:
    """Whether a sentence begins with its verb because the heading above it is its subject."""
    labelled = _LABELLED.match(text) is not None  # "Lower target: …"
    return bool(_SUBJECTLESS.match(text[:1].lower() + text[1:])) and not labelled and not text.endswith("?")


_LABELLED = re.compile(r"(?:[\w’'-]+ ){1,4}[\w’'-]+: \w")


def is_sentence(text: str) -> bool:
    """Whether words form a sentence: a capital or a number first, a verb, an end."""
    return (
        (text[:1].isupper() or text[:1].isdigit()) and text.rstrip("\"”')]")[-1:] in ".!" and bool(_FINITE.search(text))
    )


_UNFINISHED = re.compile(
    r"\b(?:that|which|who|such as|including|include|for example|and|or|the|of|with|by|to)$|\b(?:is|are|was|were)\.$",
    re.IGNORECASE,
)
_LONGEST_UNFINISHED = 16


# "Often, you'll need another medicine" instead of which, and "you might not need them": the sentence before says it. Each
# is tried where its word stands.
_ANOTHER = re.compile(
    r"\b(?:need|needs|try|take|give you|switch to|prescribe|be given) (?:an?other|different) (?:\w+ ){0,2}"
    r"(?:medicines?|drugs?|medications?|treatments?|antibiotics?)\b",
    re.IGNORECASE,
)
_THEM = re.compile(r"(?:(?!\w+[^su\W]s\b)\w+[’']?\w* ){0,5}them\b", re.IGNORECASE)
_EARLY = 50
"""Characters within which "them" points back."""


def _leans(text: str) -> bool:
    """Whether a sentence speaks of what the sentence before it names."""
    if ("other " in text or "different " in text) and _ANOTHER.search(text):
        return True
    return "them" in text[:_EARLY] and _THEM.match(text) is not None


_OPENING, _CLOSING = "\"'“‘«([", "\"'”’»)]"


def asks(text: str) -> bool:
    """Whether words end in a question, which says nothing; one that is quoted or pointed to within them does not count."""
    end = text.rstrip(" .…")
    return (end.rstrip(_CLOSING + " .…") if text[:1] in _OPENING else end).endswith("?")


def stands_alone(text: str) -> bool:
    """Whether a sentence can be read without the ones around it."""
    return (
        text.count("(") == text.count(")")
        and not text.endswith((":", ","))
        and not asks(text)
        and not _DANGLING.match(text)
        and not _leans(text)
        and is_finished(text)
        and not _INSIDE.search(text)
    )


# "The sample is …", "If the test finds …", "Removing the glands cures …": a thing with an article, and its verb at once.
_THE_THING = re.compile(
    r"(?:The (?:[a-z][\w-]+ )?|(?:If|When|Once|After|Before|Until|Because|[A-Z][a-z]+ing) the )(?P<thing>(?!(?:also|then|usually|often|easily)\b)[a-z][\w-]{3,}) "
    r"(?:is|are|was|were|can|may|might|will|would|should|must|has|have|had|does|do|also|then|usually|often|relieves?|helps?|makes?|allows?|measures?|shows?|finds?|cures?|causes?|prevents?|"
    r"easily|interferes?|breaks?|senses?|sends?|removes?|uses?|works?|stays?|comes?|goes|begins?|starts?)\b"
)
# What one may speak of without having named it.
_KNOWN_THINGS = frozenset(
    "body brain bodi diseas condit disord ill syndrom infect virus bacteria germ vaccin caus symptom sign treatment diagnosi risk".split()
)
# Of these a heading in the plural names many, and not the one.
_ONE_OF_MANY = frozenset("exam test procedur scan".split())
# Words for a thing that has a name of its own.
_STAND_FOR = frozenset(stems("test exam procedure scan device machine instrument herb"))


def points_back(text: str, before: str, above: Sequence[str]) -> bool:
    """Whether a sentence begins with a thing that the sentence before it brought up, and nothing above names: "A sample
    of blood is taken. The sample is sent to a laboratory"."""
    found = _THE_THING.match(text)
    if found is None or (thing := stem(found["thing"])) in _KNOWN_THINGS:
        return False
    if thing in _STAND_FOR and text.startswith(f"The {found['thing']} "):
        # "Echocardiography uses sound. The test also …": another word for what was named, wherever that was.
        return not any(thing in stems(heading) for heading in above[-1:]) and thing not in stems(above[0])
    if thing in _ONE_OF_MANY:
        named = any(found["thing"] in heading.lower().split() for heading in above)
    else:
        named = any(thing in stems(heading) for heading in above)
    brought_up = _NAMED if text.startswith("The ") else _NAMED_IN_FULL
    return not named and any(m[1] is None and stem(m[2].lower()) == thing for m in brought_up.finditer(before))


_NAMED = re.compile(r"(\b(?:the|your|our|its|their|my) (?:\w+ )?)?\b([\w-]+)", re.IGNORECASE)
# Within a clause "the gland" is less than "the parathyroid gland" was, too.
_NAMED_IN_FULL = re.compile(r"(\b(?:the|your|our|its|their|my) )?\b([\w-]+)", re.IGNORECASE)


def is_finished(text: str) -> bool:
    """Whether words do not break off before what they lead to: "there are surgeries that"."""
    return _UNFINISHED.search(text, max(0, len(text) - _LONGEST_UNFINISHED)) is None


def is_furniture(text: str) -> bool:
    """Whether a sentence is about the page, the publisher or the study's conduct and not about medicine."""
    return bool(_BOILERPLATE.search(text))


def continues_lead(item: str) -> bool:
    """Whether a list item is no statement of its own and needs its lead-in to be read."""
    return bool(_CONTINUES.match(item))


# What a sentence says of the study that it stands in.
_STUDY = (
    "analys[ei]s|article|case|cases|cohort|data|evaluation|evidence|experiments?|findings?|investigation|meta-analysis"
    "|observations?|overview|paper|report|results?|reviews?|series|stud(?:y|ies)|survey|trials?|work"
)
_OF_THE_STUDY = re.compile(
    rf"\b(?:this|these|our|the present|the current) (?:[\w-]+ ){{0,2}}?(?:{_STUDY})\b", re.IGNORECASE
)
_WE_FOUND = re.compile(
    r"^(?:(?:here(?:in)?|overall|in (?:the|this|summary|conclusion|addition)\b[^,]{0,30}),? )?we "
    r"(?:(?:have|also|further|now|recently|previously|thus|then|therefore|had) )*"
    r"(?:conclude|confirm|demonstrate|describe|detect|develop|discover|establish|find|found|identif|introduce|note|observe"
    r"|present|propose|provide|report|reveal|saw|show|suggest)\w*\b",
    re.IGNORECASE,
)
_SUCH_AS = re.compile(r"\bsuch as\b", re.IGNORECASE)


def impersonal(text: str) -> str:
    """A study's sentence as others would tell of it, "the study showed" for "we found": for judging whether it can stand
    alone, never for showing."""
    return _SUCH_AS.sub("like", _OF_THE_STUDY.sub("the study", _WE_FOUND.sub("The study showed", text)))
