"""Identifiers that have a form: e-mail, phone, card, account, licence, record and national numbers, IP, birth dates.

Where a number has check digits they are computed: Luhn (ISO/IEC 7812), mod 97 (ISO 13616, IBAN), mod 11 (NHS number).
A number whose check fails still counts where the words before it name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text that may tell who somebody is: `start` inclusive, `end` exclusive, in characters."""

    start: int
    end: int
    kind: str


_EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?![\w@])")
_IP4 = re.compile(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)")
_IP6 = re.compile(
    r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{1,4}(?![\w:])|(?<![\w:])(?:[0-9a-fA-F]{1,4}:){1,6}:(?:[0-9a-fA-F]{1,4}:?){0,6}(?![\w:])"
)
_MAC = re.compile(r"(?<![\w:-])(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}(?![\w:-])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)", re.IGNORECASE)
_SSN = re.compile(r"(?<![\w-])(?!000|666|9\d\d)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-])")
_DIGITS = re.compile(r"(?<![\w./$€£+-])\d(?:[ -]?\d){8,22}(?![\w%]|[./]\d)")
_PHONE = re.compile(
    r"(?<![\w/$€£])(?<!\d[.,])(?:\+|00)?\(?\d[\d(). \t\xa0/-]{4,20}\d(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?(?![\w%]|[.,:]\d)"
)
_ABROAD = re.compile(r"\+\d{1,3}[ -]$")
"""The code of a country: what follows is a telephone number."""
_YEARS = re.compile(r"(?:19|20)\d\d[ /-]+(?:19|20)\d\d")
_DATE = re.compile(r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[ T][\d:.]+)?")
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_ANY_DATE = rf"(?:\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]?{_MONTHS},?[ -]?\d{{2,4}}|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{2,4}})"
_BORN = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born|bday|geb(?:\.|oren)?|geburtsdatum|n[ée]e? le|nasc\.|nascid[oa]|nascimento|nacid[oa]|nacimiento|nat[oa] il)(?!\w)\D{{0,30}}?({_ANY_DATE})",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(9\d|1[01]\d)(?=[- ]?(?:years?|yrs?)[- ](?:old|of age)|[- ]?(?:yo|y/o)\b)|\b(?:aged?|age is|age of|turned|turning)\s*:?\s*(9\d|1[01]\d)\b(?!\s*(?:%|percent|mg|kg|ml|days|weeks|months|/))"
    r"|(?<=[a-z]), (9\d|1[01]\d)(?=, [a-z])"
    r"|\b(?:i am|i'm|he is|she is|he's|she's) (9\d|1[01]\d)\b(?!\s*(?:%|percent|mg|kg|ml|lb|cm|days|weeks|months|/))",
    re.IGNORECASE,
)
# Between the words that name a number and the number.
_LINK = r"(?i:[^\w\n]{0,3}(?:(?:no|num|number|nr|is|was|to|card)\b[\s.:#-]*|[\s.:#=-]+){0,5})"
# Words that name a number, and what kind it is then; the number follows within some characters.
_NAMED = tuple(
    (kind, re.compile(rf"(?i:\b(?:{words})){_LINK}{number}"))
    for kind, words, number in (
        ("licence", r"(?:licen[cs]e|learner['’]?s? permit|state id|(?<![/\w])dl)\b(?:\W+(?:no|number|nr|id|is)\b)*", r"((?=(?:[A-Z -]*\d){3})[A-Z\d](?:[A-Z\d-]|[ ](?=\d)){4,19})"),
        ("national_number", r"passport(?: no\.?| number|:)?|cpf|rg|cnpj|nrn|nric|fin(?= [A-Z]\d)|hkid|hong kong id|bvn|nin|pan(?= [A-Z]{3})|voter id|pesel|cpr|cnp|curp|dni|nie|bsn|sin(?: no\.?| number|:)|tfn|personnummer|f[øo]dselsnummer|ahv(?:-nr\.?)?|codice fiscale|nir|seguro social|insee|krankenversicherung\w*|versicherten\w*|chi(?: no\.?| number|:)?(?= \d)|h&c(?: no\.?| number|:)?|health (?:insurance|card)(?: no\.?| number)?|medicare(?: no\.?| number)?|national (?:id|identity|insurance)(?: no\.?| number| card)?|nino|nhs (?:no\.?|number)|nhs:|ssn|social security(?: no\.?| number)?|tax id|tin:|itin|aadhaar|(?:id|identity) card(?: no\.?| number)?", r"((?=[A-Z -]{0,6}\d)[A-Z0-9](?:[ .-]?\d|[.-]?[A-Z]){5,20}(?:\([\dA]\))?)"),
        ("record", r"mrn|medical record(?: no\.?| number)?|(?:hospital|patient|chart|record|insurance|member|policy|case|admission|accession|specimen|sample|lab|laboratory|claim|encounter|episode|visit|file|folder|card|ip|op|opd|ipd|cr|mr|reg|registration|reference|ref)\.?(?: no\.?| number| nr\.?| id(?: \d)?|:| ?\#)|(?:accession|specimen|sample|reference|ref|badge|staff|employee)(?: no\.?| number| id)?(?= [A-Z\d-]*\d)|uhid|umr|mrd|crn|vin|imei|serial|\b(?!(?:phone|tel\w*|mobile|cell|fax|contact|whatsapp|pager|card|account|acct|routing|pmid|doi|nct|trial|isbn|issn|item|model|product|cas|gene|page|figure|table|chapter|version|batch|lot|ndc|the|a|this|that|same|total|in|of|and|is)\b)[a-z][\w'-]{1,20}\.? (?-i:[Nn]o|[Nn]r|[Nn]umber|ID|[Ii]d|[Rr]ef)\b\.?|pin\b(?: on the \w+| no\.?| number)?|(?<![\w-])id(?=:)|medicare(?: no\.?| number| id)|medicaid(?: no\.?| number| id)|nhi(?: no\.?| number|:)", r"((?=(?:[A-Z/.-]*\d){4})[A-Z\d](?:[A-Z\d/.-]|[ ](?=\d{3,}\b(?! ?(?:mg|ml)))){3,24})"),
        ("licence", r"(?:number|licen[cs]e|registration|car|vehicle)? ?plates?\b(?: no\.?| number)?|(?:vehicle|car) (?:registration|reg)(?: no\.?| number)?|npi|dea|gmc|nmc|mdcn|ndc no|prescriber no", r"((?=[A-Z -]{0,8}\d)[A-Z\d](?:[ -]?[A-Z\d]){3,10})"),
        ("account", r"upi(?: id)?", r"([\w.-]{2,40}@[a-z]{2,20}\b)"),
        ("phone", r"pager|bleep|ext(?:ension|n)?\.?", r"(\d{3,6})"),
        ("account", r"(?:account|acct|a/c)\b(?: no\.?| number|:| ?\#)?|iban|sort code|routing(?: no\.?| number)?|swift|bic", r"((?:[A-Z]{1,4} ?)?\d[\dA-Z -]{4,30}\d)"),
        ("card", r"card|credit card|debit card|cc|visa|mastercard|amex|maestro|discover", r"(\d(?:[ -]?\d){10,18})"),
    )
)  # fmt: skip
# Fewer digits than these make no number of the kind; 4 of those that stand not here.
_LEAST_DIGITS = {"licence": 2, "phone": 3, "account": 0}
# National numbers of a form of their own: Italy, India's PAN, Singapore, Hong Kong, Mexico, Britain's, France's, Brazil's.
_NATIONAL = re.compile(
    r"(?<![\w.-])(?:[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]|[A-Z]{3}[PCHFATBLJG][A-Z]\d{4}[A-Z]|[STFGM]\d{7}[A-Z]|[A-Z]{1,2}\d{6}\([\dA]\)|[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d|"
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]|[12] \d\d (?:0\d|1[0-2]) \d[\dAB] \d{3} \d{3}(?: \d\d)?|\d{3}\.\d{3}\.\d{3}-\d\d)(?![\w-])"
)
_VERSION = re.compile(r"(?:\bv\.?|version|protocol|release|build|section|chapter)\s*$", re.IGNORECASE)
# The words after a number can name it, too: "A123456 is my licence", "555 0134 (office)".
_NAMED_AFTER = re.compile(
    r"(?<![\w./-])((?=(?:[A-Z-]*\d){4})[A-Z\d][A-Z\d-]{4,19})(?![\w/])[\s(,]{1,3}(?i:(?:is|was|as|=)\s+)?(?i:(?:my|his|her|our|their|the|your|a)\s+)?"
    r"(?i:(?P<licence>(?:driver['’]?s?\s|driving\s)?licen[cs]e)|(?P<national_number>passport|ssn|social security|national (?:id|insurance))|(?P<record>mrn|medical record|patient (?:id|number)))\b"
)
_LETTERED = re.compile(r"(?<![\w./-])[A-Z]{1,2}\d{8,14}(?![\w/])")
_CALLED_AFTER = re.compile(
    r"^[\s\\,;:(/|-]{0,4}(?:office|fax|home|cell|mobile|work|telephone|tel|phone|main|direct|desk|voicemail|whatsapp|landline)\b|"
    r"^\s+is (?:my|his|her|our|their|the|your) (?:\w+ )?(?:phone|number|mobile|cell|fax|landline)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:phone|tel|tél|téléphone|\bph|\bmob|handy|telefon\w*|call|cell|mobile|fax|contact|text|reach|dial|ring|whatsapp|sms|pager|landline|messages? to|number|registered|hotline)\b[^\d\n]{0,40}\n?[^\d\n]{0,5}$",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"\b(?:pmid|pmc|doi|nct|isrctn|isbn|issn|10\.\d{4,}|eudract|ndc|cas|omim|icd|snomed|loinc|rs|cpt)\W*\w{0,3}$|ndc\b.{0,30}$", re.IGNORECASE)  # fmt: skip
_NEAR = 60
"""How many characters beside a number can say what it is."""
_MEASURE = re.compile(
    r"^\s*(?:mg|mcg|ml|g|kg|units?|iu|mmol|cells?|copies|/(?=[\dµ])|%|x ?10|µ|mm|cm|weeks?|days?|months?|years?|hours?|minutes?|patients?|people|times)(?![a-z])",
    re.IGNORECASE,
)


def identifiers(text: str) -> Iterator[Span]:
    """Every identifier with a form in a text; spans of several kinds may overlap."""
    for kind, pattern in (
        ("email", _EMAIL),
        ("ip", _IP4),
        ("ip", _IP6),
        ("ip", _MAC),
        ("national_number", _SSN),
        ("national_number", _NATIONAL),
    ):
        for found in pattern.finditer(text):
            if pattern is _IP4 and _VERSION.search(text[max(0, found.start() - 12) : found.start()]):
                continue
            yield Span(found.start(), _trimmed(text, found.end()), kind)
    yield from _accounts(text)
    yield from _named(text)
    for found in _BORN.finditer(text):
        yield Span(*found.span(1), "date_of_birth")
    for found in _OLD.finditer(text):
        group = next(n for n in (1, 2, 3, 4) if found[n])
        yield Span(*found.span(group), "age")
    yield from _numbers(text)
    yield from _phones(text)


def _accounts(text: str) -> Iterator[Span]:
    """IBANs whose check digits hold, without words that follow them."""
    for found in _IBAN.finditer(text):
        shown = found[0]
        while " " in shown and not is_iban(shown.upper()):
            shown = shown.rpartition(" ")[0]
        if is_iban(shown.upper()):
            yield Span(found.start(), found.start() + len(shown), "account")


def _named(text: str) -> Iterator[Span]:
    """Numbers that the words before or after them name, and long ones that begin with letters."""
    for kind, pattern in _NAMED:
        for found in pattern.finditer(text):
            if sum(c.isdigit() for c in found[1]) >= _LEAST_DIGITS.get(kind, 4):
                yield Span(found.start(1), _trimmed(text, found.end(1)), kind)
    for found in _NAMED_AFTER.finditer(text):
        yield Span(*found.span(1), found.lastgroup or "record")
    for found in _LETTERED.finditer(text):
        if not _PUBLIC.search(text[max(0, found.start() - 24) : found.start()]):
            yield Span(*found.span(), "licence")


def _numbers(text: str) -> Iterator[Span]:
    """Long numbers: cards and NHS numbers by their check digits, others where nothing says that they are public."""
    for found in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        before = text[max(0, found.start() - 24) : found.start()]
        if (
            _PUBLIC.search(before)
            or _ABROAD.search(before)
            or _MEASURE.match(text[found.end() : found.end() + _NEAR])
            or set(digits[1:]) == {"0"}
        ):
            continue
        if 12 <= len(digits) <= 19 and (is_luhn(digits) or re.search(r"(?i)card|cc\b|visa|master", before)):
            yield Span(*found.span(), "card")
        elif len(digits) == 10 and is_nhs_number(digits) and not _CALL.search(before):
            yield Span(*found.span(), "national_number")
        elif " " not in found[0] and "-" not in found[0]:
            yield Span(*found.span(), "phone" if _CALL.search(before) or len(digits) in (10, 11) else "record")


def _phones(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        shown = found[0].rstrip(" .-/(")
        start = found.start() + (shown.startswith("(") and shown.count("(") > shown.count(")"))
        end = found.start() + len(shown)
        shown = text[start:end]
        digits = re.sub(r"\D", "", re.split(r"x|ext", shown)[0])
        before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        if shown.count("(") != shown.count(")") or _YEARS.fullmatch(shown):
            continue
        if not 7 <= len(digits) <= 15 or _DATE.fullmatch(shown) or _PUBLIC.search(before) or _MEASURE.match(after):
            continue
        called = _CALL.search(before) is not None or _CALLED_AFTER.match(after) is not None
        if _is_phone(shown, digits, called=called or _is_alone(text, start, end)):
            yield Span(start, end, "phone")


def _is_series(shown: str) -> bool:
    """Whether grouped numbers rise, as years, pages and visits do, and as no telephone number must."""
    groups = re.findall(r"\d+", shown)
    values = [int(g) for g in groups]
    alike = len({len(g) for g in groups}) == 1
    return (alike and values == sorted(values)) or 1900 <= values[0] <= 2100 or len(set(values)) == 1


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether the number has a line to itself."""
    low, high = text.rfind("\n", max(0, start - _NEAR), start) + 1, text.find("\n", end, end + _NEAR)
    if (low == 0 and (high < 0 or start > _NEAR)) or (high < 0 and len(text) > end + _NEAR):
        return False
    return not text[low:start].strip(" >?*\t") and not text[end : high if high >= 0 else len(text)].strip()


def _is_phone(shown: str, digits: str, *, called: bool) -> bool:
    """Whether a number looks like one that can be called, given whether the words before it speak of calling."""
    if shown.startswith("+") and len(digits) >= 8:
        return True
    if re.fullmatch(r"0\d{2,5}[/ -]\d[\d -]{4,9}", shown):
        return called or 9 <= len(digits) <= 13
    if (called and shown[0] in "(0") or re.fullmatch(
        r"\(0\d{1,3}\) ?\d{1,3}[/ -]\d{3}[/ -]\d{3,4}|\d{2}/\d{3}[ -]\d{4}", shown
    ):
        return True
    if "/" in shown or re.search(r"\b[1-9]\d{0,2} 000\b", shown):
        return False
    groups = [len(g) for g in re.findall(r"\d+", shown)]
    if called:
        return True
    if re.fullmatch(
        r"\(?\d{3}\)?[ .-]?\d{3}[.-]\d{4}.*|\(\d{2,5}\)[ .-]?\d[\d .-]{4,}|1[ .-]\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}.*",
        shown,
    ):
        return True
    if re.fullmatch(
        r"\d{3} \d{3}[1-9]|\d{3} \d{2}[1-9]\d|\d{2} \d{3} \d{4}|\d{2} \d{3} \d{3} \d{4}|\d{2} \d{5}[1-9]", shown
    ):
        return True
    if re.fullmatch(r"0\d(?:[. -]\d{2}){3,4}|0\d{3,4} \d{5,6}", shown):
        return True
    if re.fullmatch(r"\d{2,4}(?:[ -]\d{2,4}){1,4}", shown) and 8 <= len(digits) <= 11 and not _is_series(shown):
        return True
    grouped = 2 <= len(groups) <= 6 and all(2 <= n <= 5 for n in groups) and 8 <= len(digits) <= 13
    return grouped and (
        ("-" in shown and "." not in shown and len(groups) >= 3) or (digits[0] == "0" and groups[0] >= 2)
    )


def is_luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of those before it (ISO/IEC 7812-1, annex B)."""
    doubled = (d * 2 - 9 if d > 4 else d * 2 for d in map(int, digits[-2::-2]))
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0 and len(digits) > 1


def is_iban(text: str) -> bool:
    """Whether an account number's check digits hold: moved to its end and read as a number, 1 modulo 97 (ISO 13616)."""
    plain = text.replace(" ", "")
    if not 15 <= len(plain) <= 34:
        return False
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number: weights 10 to 2, modulo 11 (NHS data dictionary)."""
    check = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check != 10 and int(digits[9]) == check % 11


def _trimmed(text: str, end: int) -> int:
    """The end without a full stop, comma or space that closes the sentence."""
    while end > 0 and text[end - 1] in ".,; -\n'":
        end -= 1
    return end
