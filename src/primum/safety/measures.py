"""Ages, temperatures, blood pressure and other measured values in a sentence, as signs that rules can use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from primum.safety.results import is_critical
from primum.safety.vitals import ADULT, URGENT, breaths, oxygen, points, pressures, pulses, systolics, temperatures

_AGE = re.compile(r"\b(\d{1,3})[- ]?(year|yr|month|mo|week|wk|day)s?(?:[- ]old|\s+of age|\b(?= old))")
_BARE_AGE = re.compile(
    r"\b(?:he|she|baby|is|only|just|at|(?:baby|son|daughter|newborn|infant|boy|girl) (?:of|aged)) (?:is |only |just |now )*(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month)s?\b(?! (?:ago|pregnan|gestation|after|post|along|later|since))"
)
_AGE_SHORT = re.compile(r"\b(\d{1,3}) ?(mo|wk|do)\b(?! of)|\bage[d]? (\d{1,3})\b|\b(\d{1,3}) ?(?:m|f)\b(?=[,. ])")
_WRITTEN_AGE = re.compile(
    r"\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ](day|week|month)s?[- ]old\b"
    r"|^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (day|week|month)s?(?=,)"
)
_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_DAYS = {"day": 1, "do": 1, "week": 7, "wk": 7, "month": 30.4, "mo": 30.4, "year": 365, "yr": 365}
_OLD = re.compile(
    r"\b(?:elderly|grandm\w+|grandf\w+|grandpa|nan|gran|granny|(?<!year )(?<!month )(?<!week )(?<!day )old (?:man|woman|lady|person)|(?:i am|he is|she is|is|am|aged?) [6-9]\d\b(?! ?(?:kg|weeks|percent|%|mg|bpm|over))|[6-9]\d year old)\b"
)
_NAMED_HEAT = re.compile(r"\btemp|\bt ?[:=]? ?3\d\.\d")
# A reading alone: "he is 38.6 by the ear".
_READING = re.compile(
    r"(?<![\d.:/-])(3[89]\.\d|4[01]\.\d|10[0-6]\.\d)(?!\d|\s*(?:%|percent|mg|ml|kg|g\b|mmol|cm|mm|weeks|wks|years|units|lbs?|stone|days|hours|/))"
)
_NOT_HEAT = re.compile(
    r"\b(?:bmi|a1c|hba1c|hematocrit|hct|weigh\w*|potassium|albumin|creatinine|crp|pco2|hemoglobin|hb|level|score|ratio|inr|tsh)\b"
)
# Weeks without "old" or "ago": of a pregnancy.
_GESTATION = re.compile(
    r"(?:^|[,;(] ?|\b(?:i am|she is|is|(?<!born )at|only|just|now|wife|sister|daughter|patient) )(?:about |around |almost |nearly |only |just )?(\d{1,2})(?:\+\d)? ?(?:weeks?|wks?)\b(?! (?:old|ago|post|after|since|in|of|later|now))"
)
_POTASSIUM = re.compile(r"\b(?:potassium\D{0,25}|k\+?(?: of|:| =)? )(\d{1,2}(?:\.\d)?)\b(?! ?(?:mg|g\b|tablets|%))")
_SUGAR = re.compile(
    r"(?:\b(?:sugar|glucose|bg|bgl|bm|meter|libre|dexcom)s?\b\D{0,30}?)(\d{1,4}(?:\.\d)?)\s*(mg|mmol)?|\b(\d{1,2}\.\d)\s*(mmol)? on (?:the|his|her|my) (?:\w+ )?(?:meter|sensor|monitor|libre|reader)\b"
)
_COMA = re.compile(r"\bgcs\D{0,12}(\d{1,2})\b")
_WORD_NUMBER = r"(?:eight(?:een)?|nine(?:teen)?|ten|eleven|twelve|dozen|(?:thir|four|fif|six|seven)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)?|hundred)"
_PILLS = re.compile(
    rf"\b(?:took|taken|swallow\w*|take|ate|eaten|popped|had|downed|ingest\w*|taking)\W+(?:\w+\W+){{0,4}}?(\d{{1,3}}|{_WORD_NUMBER})\W+(?!(?:years?|yrs?|days?|weeks?|months?|hours?|hrs|minutes?|mins?|times|year)\b)(?:or so |or more |more |of (?:my|his|her|the) )?"
    r"(?:\d+ ?mg )?(?:\w+\W+){0,3}?(?:pill|tablet|capsule|tab|cap|paracetamol|tylenol|acetaminophen|ibuprofen|aspirin|codeine|"
    r"co[- ]?codamol|co[- ]?dydramol|xanax|valium|sleeping|antidepressant|benadryl|iron|advil|painkiller|panadol|amitriptyline|sertraline|"
    r"(?:little|small|white|blue|pink|yellow|green) ones|propranolol|metformin|diazepam|tramadol|oxycodone|bloodpressure)"
)
# Medicines that people name without "tablets". Doses are told so, too ("on 40 citalopram"), so that only what was taken counts.
_DRUGS_TAKEN = re.compile(
    rf"\b(?:took|taken|swallowed|ate|eaten|popped|downed|had)\W+(?:\w+\W+){{0,3}}?(\d{{1,3}}|{_WORD_NUMBER}) (?:of (?:my|his|her|the) )?(?:\w+ )?"
    r"(?:zapain|cocodamol|dihydrocodeine|nurofen|naproxen|nytol|diphenhydramine|promethazine|quetiapine|seroquel|olanzapine|mirtazapine|fluoxetine|prozac|"
    r"(?:es)?citalopram|lexapro|zoloft|venlafaxine|effexor|duloxetine|bupropion|wellbutrin|trazodone|lithium|valproate|depakote|carbamazepine|pregabalin|"
    r"lyrica|gabapentin|zopiclone|zolpidem|ambien|\w+azepam|ativan|klonopin|alprazolam|digoxin|bisoprolol|atenolol|metoprolol|amlodipine|verapamil|diltiazem|"
    r"nifedipine|ramipril|lisinopril|gli[cmp]\w+|colchicine|warfarin|(?:hydroxy)?chloroquine|quinine|theophylline|methadone|morphine|oxycontin|percocet|"
    r"vicodin|hydrocodone|adderall|ritalin|baclofen|beta ?blockers?|statins|antihistamines?)s?\b"
    r"(?!.*\b(?:daily|(?:a|per|each|every) (?:day|night|morning)|for (?:\w+ )?(?:years?|months?|weeks?)|since|prescribed)\b)"
)


# The number apart from the tablets: "how long does paracetamol take to harm, I took 30", "are 20 sleeping tablets enough to kill".
_PILL = r"(?:pills?|tablets?|capsules?|paracetamol|tylenol|acetaminophen|ibuprofen|aspirin|codeine|co[- ]?codamol|antidepressants?|painkillers?|beta ?blockers?)"
_PILLS_APART = re.compile(
    rf"\b{_PILL}\b.*\b(?:took|taken|swallowed|had|ate) (\d{{1,3}})(?=\W*$|[,.;)?]| (?:of|at|in|last|this|today|yesterday|about|an|two|three|half|and|all|together)\b)(?! of (?:\d|january|february|march|april|may|june|july|august|september|october|november|december))"
    rf"|\b(\d{{2,3}}) (?:\w+ ){{0,3}}?{_PILL} (?:\w+ ){{0,2}}?(?:enough|kill|fatal|deadly|lethal)\b"
)


# Without a digit only ages and tablets can be told, in words.
_ANY_DIGIT = re.compile(r"\d")


# A number of tablets and nothing that says what was done with them: "32 paracetamol with vodka".
_PILLS_ALONE = re.compile(
    rf"(?:^|[,;.] ?|\b(?:and|just|all) )(\d{{2,3}}) (?:x |of (?:my|his|her|the) )?(?:[a-z]+ )?{_PILL}\b"
    r"(?=\W*$|[,.;]| (?:with|and|plus|gone|washed|down|in|last|this|an|ten|\d+|\d+ ?(?:h|hrs?|hours?|mins?|minutes?)) )(?! (?:a|per|each) )(?!.*\b(?:left|prescribed|pack|box of|dispensed|daily|a day|supply|days)\b)"
)


def measured(sentence: str, age: float | None = None) -> frozenset[str]:
    """Names of signs that the numbers of a sentence show, of somebody whose age in years is told or not."""
    if not _ANY_DIGIT.search(sentence):
        return frozenset((*_ages(_days_in_words(sentence), sentence), *_counted_in_words(sentence)))
    return frozenset(
        (
            *_ages((*_days_in_words(sentence), *_days_in_digits(sentence)), sentence),
            *_temperatures(sentence),
            *_readings(sentence),
            *_circulation(sentence, age),
            *_sugars(sentence),
            *_salts(sentence),
            *_coma(sentence),
            *(("critical_result",) if is_critical(sentence) else ()),
            *_counted_in_words(sentence),
            *_counted(sentence),
        )
    )


def _ages(ages: Iterable[float], sentence: str) -> Iterator[str]:
    for days in ages:
        if days < 92:
            yield "under_three_months"
        if days < 366:
            yield "baby"
        if days < 16 * 365:
            yield "child"
        if days >= 60 * 365:
            yield "old_age"
    if _OLD.search(sentence):
        yield "old_age"


# An age that stands alone: "9 months.", "he fell off the bed, 18 months, pale".
_LONE_AGE = re.compile(
    r"(?:^|[,;(] ?|\b(?:he|she) is (?:only |just |now )?)(\d{1,2}) ?(days?|weeks?|wks?|months?|mths?|mo)(?: old)?(?=$|[,.;)]| and\b| but\b)"
)


_LONE_YEARS = re.compile(r"(?:^|[,;] )(?:i am |aged? )?([2-9]\d)(?=[,;] |\.?$)")
_AGE_OF_ONE = re.compile(
    r"\b(?:he|she|who) is (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?=[,.;]| and\b| but\b|$)"
)


_YOUNG = re.compile(r"\b(?:my|our|the|this|a) (?:little |tiny )?(newborn|neonate|baby|infant|toddler)\b")
_YOUNG_YEARS = {"newborn": 0.05, "neonate": 0.05, "baby": 0.5, "infant": 0.5, "toddler": 2.0}
_CARRIED = re.compile(
    r"\b(?:pregnan\w+|gestation|labou?r|gave birth|birth|midwife|postpartum|breast ?feed\w*|weeks gone)\b"
)


def age_told(sentences: Sequence[str], *, case: bool) -> float | None:
    """The age in years of whom sentences tell; None where they tell none or several. A case history begins with it."""
    told = [days / 365 for s in sentences for days in (*_days_in_digits(s), *_days_in_words(s))]
    if told:
        return told[0] if case or max(told) == min(told) else None
    young = [m[1] for s in sentences for m in _YOUNG.finditer(s)]
    if not young or any(_CARRIED.search(s) for s in sentences):
        return None
    return _YOUNG_YEARS[young[0]]


def _days_in_words(sentence: str) -> Iterator[float]:
    """Ages that may be written without a digit, in days."""
    for found in _WRITTEN_AGE.finditer(sentence):
        yield _NUMBERS.get(found[1] or found[3], 1) * _DAYS[found[2] or found[4]]
    if "baby" in sentence or "newborn" in sentence or "infant" in sentence:
        for found in _BARE_AGE.finditer(sentence):
            yield (int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]) * _DAYS[found[2]]
    for found in _AGE_OF_ONE.finditer(sentence):
        yield (int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]) * 365


def _days_in_digits(sentence: str) -> Iterator[float]:
    """All other ages, in days."""
    for found in _AGE.finditer(sentence):
        yield int(found[1]) * _DAYS[found[2]]
    for found in _LONE_AGE.finditer(sentence):
        if found[2][0] == "m" or int(found[1]) <= 12:
            yield int(found[1]) * _DAYS[{"d": "day", "w": "week", "m": "month"}[found[2][0]]]
    for found in _LONE_YEARS.finditer(sentence):
        yield int(found[1]) * 365
    for found in _AGE_SHORT.finditer(sentence):
        if found[1]:
            yield int(found[1]) * _DAYS[found[2]]
        elif found[3] or found[4]:
            yield int(found[3] or found[4]) * 365


def _temperatures(sentence: str) -> Iterator[str]:
    for celsius in temperatures(sentence):
        if celsius >= 37.95:
            yield "fever"
        if celsius >= 39.9:
            yield "high_fever"
        if celsius < 35.1 and _NAMED_HEAT.search(sentence):
            yield "cold_body"


def _readings(sentence: str) -> Iterator[str]:
    """A temperature without the word, and the weeks of a pregnancy."""
    if not _NOT_HEAT.search(sentence):
        for found in _READING.finditer(sentence):
            value = float(found[1])
            yield "fever"
            if (value >= 39.9 and value < 50) or value >= 104:
                yield "high_fever"
    for found in _WEEKS_AND_DAYS.finditer(sentence):
        yield from ("pregnant", "late_pregnancy", *(("preterm",) if int(found[1]) < 37 else ()))
    for found in _GESTATION.finditer(sentence):
        weeks = int(found[1])
        if 18 <= weeks <= 42:
            yield "pregnant"
            yield "late_pregnancy"
            if weeks < 37:
                yield "preterm"
        elif 4 <= weeks < 18 and _CARRYING.search(sentence):
            yield "pregnant"
            yield "missed_period"


_WEEKS_AND_DAYS = re.compile(r"(?<![\d.])(1[89]|2\d|3\d|4[0-2])\+[0-6]\b")
_PEAK_FLOW = re.compile(
    r"peak flow\D{0,20}(\d{2,3})\D{0,30}?(?:normal\w*|usual\w*|best|baseline|instead|from|out|of)\D{0,20}(\d{3})\b"
)
_CARRYING = re.compile(
    r"\b(?:pregn\w+|period|scan|bleed\w*|spotting|womb|midwife|miscarr\w*|cramp\w*|one side|shoulder|gone|along)\b"
)


def _circulation(sentence: str, age: float | None) -> Iterator[str]:
    if any(value < 92 for value in oxygen(sentence)):
        yield "low_oxygen"
    for high, low in pressures(sentence):
        if high >= 180 or low >= 120:
            yield "bp_crisis"
        elif high >= 140 or low >= 90:
            yield "high_bp_word"
            if high >= 160 or low >= 110:
                yield "bp_severe_pregnant"
    beats, breathed = pulses(sentence), breaths(sentence)
    if age is None or age >= ADULT:
        low_bp = any(value < 90 for value in systolics(sentence))
        fast, slow = any(value >= 130 for value in beats), any(value <= 44 for value in beats)
        fast_breathing = any(30 <= value <= 99 for value in breathed)
        if any(value <= 8 for value in breathed):
            yield "slow_breathing"
    else:
        low_bp = any(points("systolic", value, age) for value in systolics(sentence))
        fast = any(points("pulse", value, age) and value > 100 for value in beats)
        slow = any(points("pulse", value, age) and value < 60 for value in beats)
        fast_breathing = any(points("breaths", value, age) >= URGENT for value in breathed)
    shown = (("low_bp", low_bp), ("fast_pulse", fast), ("slow_pulse", slow), ("fast_breathing", fast_breathing))
    yield from (name for name, holds in shown if holds)
    if any(value >= 60 for value in breathed):
        yield "breaths_sixty"


def _coma(sentence: str) -> Iterator[str]:
    """A Glasgow coma scale of less than 15 of 15."""
    if any(3 <= int(m[1]) < 15 for m in _COMA.finditer(sentence)):
        yield "confused"


# Blood as acid as this is a crisis, whatever made it so; urine often is.
_ACID = re.compile(r"(?<!urine )(?<!urinary )(?<!fluid )\bph(?: of| is| was|:| =)? ?(?:6\.[6-9]\d?|7\.[01]\d?)(?!\d)")


def _salts(sentence: str) -> Iterator[str]:
    """Potassium that endangers the heart: 6 mmol/L or more, or 2.5 or less; blood of a pH under 7.2."""
    if any(6.0 <= float(m[1]) <= 11 or 1 <= float(m[1]) <= 2.5 for m in _POTASSIUM.finditer(sentence)):
        yield "potassium_high"
    if _ACID.search(sentence) and "urin" not in sentence:
        yield "acid_blood"


def _sugars(sentence: str) -> Iterator[str]:
    for found in _SUGAR.finditer(sentence):
        value, unit = float(found[1] or found[3]), found[2] or found[4]
        if unit == "mmol" or (not unit and (value < 20 or "." in found[0])):
            value *= 18
        if value <= 54:
            yield "sugar_very_low"
        elif 54 < value < 70:
            yield "sugar_low"
        elif value >= 300:
            yield "sugar_very_high"


def _counted_in_words(sentence: str) -> Iterator[str]:
    """Many tablets at once, counted in words or digits."""
    for found in (*_PILLS.finditer(sentence), *_DRUGS_TAKEN.finditer(sentence)):
        count = found[1]
        if not count.isdigit() or int(count) >= 8:
            yield "many_pills"


def _counted(sentence: str) -> Iterator[str]:
    """Many tablets at once, with the number apart or alone, and a peak flow of half the usual or less."""
    if any(int(m[1]) * 2 <= int(m[2]) for m in _PEAK_FLOW.finditer(sentence)):
        yield "peak_flow_low"
    if any(int(m[1]) >= 16 for m in _PILLS_ALONE.finditer(sentence)):
        yield "many_pills"
    if any(int(m[1] or m[2]) >= 8 for m in _PILLS_APART.finditer(sentence)):
        yield "many_pills"
