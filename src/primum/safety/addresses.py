"""Postal addresses: a street or a unit with its number, and what follows of town, region, country and code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from primum.safety.identifiers import Span

_CAP = r"[^\W\d_a-zµ][\w'’.-]{0,40}"
_LITTLE = r"(?:de la|de los|de las|de|del|della|di|da|do|dos|das|du|des|la|le|les|van|von|der|den|of|the|el|al|i|y|&)"
_WORDS = rf"{_CAP}(?:[ ]+(?:{_LITTLE}[ ]+)?{_CAP}){{0,4}}"
_STREET = (
    r"(?:Street|Streets|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Drives|Dr\.?|Court|Courts|Ct\.?|Place|Pl\.?|Terrace|Way|Ways|Close|Crescent|Boulevard|Blvd\.?|"
    r"Square|Sq\.?|Highway|Hwy\.?|Parkway|Pkwy\.?|Gardens|Grove|Hill|Mews|Row|Walk|Quay|Alley|Crossroads?|Crossing|Pass|Gateway|Trail|Circle|Cir\.?|Loop|Plaza|Point|Ridge|Ville|Flats?|"
    r"Mount|Park|Path|Pike|Run|Turnpike|Valley|View|Vista|Cove|Creek|Estates?|Field|Fields|Forest|Garden|Glen|Green|Harbor|Haven|Heights|Island|Junction|Key|Knoll|Lake|Landing|Light|Lodge|Manor|"
    r"Meadow|Meadows|Mill|Mission|Motorway|Neck|Orchard|Oval|Overpass|Passage|Pine|Plain|Port|Prairie|Radial|Ranch|Rapid|Rest|River|Roads|Route|Shoal|Shore|Spring|Spur|Station|Stream|Summit|"
    r"Throughway|Track|Tunnel|Underpass|Union|Unions|Village|Well|Wells|Bridge|Brook|Burg|Bypass|Camp|Canyon|Cape|Causeway|Center|Cliff|Club|Common|Corner|Corners|Course|Curve|Dale|Dam|Divide|"
    r"Expressway|Extension|Falls|Ferry|Ford|Forge|Fork|Fort|Freeway|Strasse|Straße|Gasse|Weg|Platz|Allee|gate|terrasse|vei|gata|utca|út|u\.|tér|kapu|körút|sétány|sor|köz|Prospekt)"
)
_ENDING = r"(?:str(?:aße|asse|\.)|allee|chaussee|damm|ufer|gasse|weg|platz|gata|gatan|vägen|vegen|veien|vej|gade|katu|kuja|tie|polku|laan|straat|plein|gracht|stræde|gate|allé|utca|torg|bakken|åsen|svingen|plads)"
_LEAD = r"(?:Rue|Avenue|Avenida|Avda\.?|Av\.|Calle|C/|Camino|Carrera|Ctra\.?|Plaza|Paseo|Via|Viale|Vicolo|Piazza|Corso|Strada|Largo|Rua|Travessa|Praça|Chemin|Allée|Impasse|Boulevard|Quai|Place|ul\.|ulica|ulice|Aleja|al\.|os\.|Trg|Cesta|nám\.|Piata|Bulevardul|Strada|Jl\.)"
_UNIT = r"(?:\d{1,2}[ºª][ ]+[ABDEG-Z][A-Z]{0,2}\b|(?:Apt|Apartment|Suite|Ste|Unit|Flat|Room|Rm|Floor|Bldg|Building)\.?[ ]*(?:no\.?[ ]*)?\#?[ ]*\d+[A-Za-z]?\b|(?:P\.?[ ]?O\.?[ ]*)?Box[ ]+\d+|(?:PSC|CMR|Unit)[ ]+\d+,?[ ]+Box[ ]+\d+)"
_NUMBER = r"\d{1,6}[A-Za-z]?(?:[-/]\d+)?"
# What is said before an address; the house number that follows may stand before words in small letters.
_HOME = "|".join(
    f"(?<={words} )"
    for words in (
        *(
            "it is at",
            "lives at",
            "lives on",
            "live at",
            "live on",
            "living at",
            "located at",
            "located on",
            "you off at",
            "meet you at",
        ),
        *("meet me at", "address is", "reside at", "resides at"),
    )
)
_ANCHORS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.,/-])(?:{_NUMBER}[ ,]+){{1,2}}(?:{_LEAD}[ ]+{_WORDS}|(?:{_CAP}[ ]+(?:{_LITTLE}[ ]+)?){{1,4}}{_STREET}|(?:{_CAP}[ ]+){{0,3}}{_CAP}{_ENDING})(?![\w])(?:[ ,]+{_NUMBER}(?!\w))?",
        rf"(?<![\w.,/-])(?:{_NUMBER}[ ]+){{1,2}}{_WORDS}[ ]+\d{{1,4}}\.?(?![\w%/])",
        rf"(?<!\w)(?:{_LEAD}[ ]+(?:{_LITTLE}[ ]+)?{_WORDS}|(?:{_CAP}[ ]+){{0,3}}{_CAP}{_ENDING}|(?:{_CAP}[ ]+){{1,4}}(?:Strasse|Straße|gate|terrasse|utca|út|u\.|tér|kapu|Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Crossroad|Prospekt))[ ]+\d{{1,5}}[a-z]?\.?(?!\w)(?:[ ]+{_WORDS})?",
        rf"(?<!\w){_UNIT}",
        rf"(?<!\w)(?:House|Plot|Block|Sector|Door|Phase|H\.?|Hse)\.?[ ]+(?:[Nn]o\.?[ ]*)?\d+[A-Za-z]?,?[ ]+(?:Road|Street|Sector|Block|Phase|Lane|Ward|Plot|Cross|Zone|Estate|{_WORDS})(?:[ ]+(?:[Nn]o\.?[ ]*)?\d+)?",
        rf"(?<![\w.,/-])\d{{1,4}}(?:[ ]?(?:bis|ter))?,?[ ]+(?:rue|avenue|boulevard|place|chemin|allée|impasse|quai)[ ]+(?:{_LITTLE}[ ']+)?{_WORDS}",
        rf"(?i:{_HOME})(?:\d{{1,6}}[ ]+){{0,2}}(?:[^\W\d]{{2,}}\.?[ ]+){{1,4}}\d{{1,5}}(?!\w)",
        rf"(?i:{_HOME})\d{{1,6}}[ ]+(?:\d{{1,5}}[ ]+)?[^\W\d]{{2,}}\.?(?:[ ]+[^\W\d]{{2,}}){{0,3}}",
        rf"(?<!\w)(?:USS|USNS|USCGC|USAV|PSC|CMR|Unit)[ ]+{_WORDS}\s+[FAD]PO[ ]+A[AEP][ ]+\d{{5}}",
        rf"[Cc]orner of (?:{_NUMBER}[ ]+)?{_WORDS}(?:[ ]+{_NUMBER}\.?)? and (?:{_LITTLE}[ ]+|ul\.[ ]+)?{_WORDS}(?:[ ]+{_NUMBER})?",
        rf"(?:office|offices|shop|house|home|lives?|living|located|address) (?:is |are )?(?:at|on|in|is) {_WORDS} and {_WORDS}[ ]+\d{{1,4}}\.?",
        rf"(?:north|south|east|west) side of {_WORDS}[ ]+\d{{1,5}}",
        rf"(?:on|at) {_CAP}(?:[ ]+{_CAP}){{1,3}}[ ]+\d{{2,5}}(?=[\s.,;]|$)(?![ ]+(?:was|were|is|had|at|in|on|for|to|and|or|mg|patients|people|percent))",
        r"(?<!\w)(?:GIR ?0AA|[A-PR-UWYZ]\d[A-Z\d]?\d? ?\d[ABD-HJLNP-UW-Z]{2}|[A-PR-UWYZ][A-HK-Y]\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})(?!\w)",
        r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d(?!\w)",
        r"(?<!\w)[A-Z]{2} \d{5}(?:-\d{4})?(?!\w)",
    )
)
_LABELLED = re.compile(
    r"(?im)^[>\s]{0,20}(?:home |postal |mailing |street )?address\s*:[ \t]*\n?(\S.*(?:\n[ \t]*(?:apt|suite|unit|[a-z]{2,3}\b|\d|,).*){0,4})"
)
_CODE = re.compile(
    r"(?i)\b(?:zip|zip ?code|pin ?code|post ?code|postal code)\b(?: is| was|:|,)*\s*([A-Z]{0,2}\d[\dA-Z -]{2,8}\d?)\b"
)
# What may stand between an address and the rest of it: line breaks, marks of quoted mail, commas.
_GLUE = r"(?:[ \t]{0,8}[,;]?[ \t]{0,8}(?:\n[>?\s]{0,20})?,?[ \t]{0,8})"
_REST = re.compile(
    rf"{_GLUE}(?:{_UNIT}|nan\b|\d{{3,6}}\b(?![ ]*(?:mg|ml|%|years|people))|(?-i:[A-ZÀ-ÝĐŠŽČ]{{2,}}(?:[ ]+[A-ZÀ-ÝĐŠŽČ]{{2,}}){{0,3}})\b|{_CAP}(?:[ ]+(?:{_LITTLE}[ ]+)?{_CAP}){{0,3}}(?=[ ]*(?:[,\n]|\d{{3,6}}|$|\.?$)|[ ]+(?:last|after|before|in|for|at|on|tomorrow|and|please)\b))"
)
_STOP = re.compile(
    r"^(?:I|It|The|We|He|She|They|You|My|Is|Are|Can|Could|Please|What|Who|When|Where|Phone|Tel|E-?mail|Email|Website|Name|Date|Address|Mr|Mrs|Ms|Dr)\b"
)
_MEDICAL = re.compile(
    r"(?i)\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|[a-z]{4}(?<!str)\. (?=[^\W\d])|\b(?:or|to|x|vs|of|per|mg|mcg|ml)\b(?= ?\d)|^\d+\s*(?:mg|mcg|ml|units|patients|weeks|days|years|months|hours)\b"
)
"""What no address holds: a month, an amount, the end of a sentence."""
_DOSE = re.compile(r"(?i)^\s*(?:mg|mcg|ml|g|units?|iu|%|/)\b")


def addresses(text: str) -> Iterator[Span]:
    """Every postal address of a text, with the town, region, country and code that follow it."""
    for found in _LABELLED.finditer(text):
        yield Span(found.start(1), _end(text, found.end(1)), "address")
    for found in _CODE.finditer(text):
        if any(c.isdigit() for c in found[1]):
            yield Span(found.start(1), _end(text, found.end(1)), "address")
    for pattern in _ANCHORS:
        for found in pattern.finditer(text):
            if not _MEDICAL.search(found[0]) and not _DOSE.match(text[found.end() : found.end() + 20]):
                yield Span(found.start(), _end(text, _extended(text, found.end())), "address")


def _extended(text: str, end: int) -> int:
    """The end of the address: further parts are taken on while they look like parts of one."""
    for _ in range(6):
        found = _REST.match(text, end)
        if found is None or not found[0].strip(" ,\n>?") or _STOP.match(found[0].lstrip(" ,;\n>?\t")):
            break
        end = found.end()
    return end


def _end(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " ,;\n.?!":
        end -= 1
    return end
