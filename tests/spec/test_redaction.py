"""Identifiers: what is masked, and what is medicine and stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from primum.answer.lexicon.spelling import is_valid
from primum.safety import redact
from primum.safety.identifiers import is_iban, is_luhn, is_nhs_number

MASKED = [
    ("My name is Olumide Fashola and I have asthma.", "name", "Olumide Fashola"),
    ("Dr. Vanterpool said to stop warfarin.", "name", "Vanterpool"),
    ("name: ana zapatero", "name", "ana zapatero"),
    ("She was born on 4/11/1962.", "date_of_birth", "4/11/1962"),
    ("DOB: 1962-11-04", "date_of_birth", "1962-11-04"),
    ("My uncle is 94 years old and falls.", "age", "94"),
    ("Reach me at ann.lee@example.org please", "email", "ann.lee@example.org"),
    ("call me on 020 7946 0018", "phone", "020 7946 0018"),
    ("my cell: (212) 555-0187", "phone", "(212) 555-0187"),
    ("+46 70 174 06 05 is my number", "phone", "+46 70 174 06 05"),
    ("paid with 4111 1111 1111 1111", "card", "4111 1111 1111 1111"),
    ("IBAN GB82 WEST 1234 5698 7654 32", "account", "GB82 WEST 1234 5698 7654 32"),
    ("my SSN is 219-09-9999", "national_number", "219-09-9999"),
    ("NHS number 943 476 5919", "national_number", "943 476 5919"),
    ("passport no. X4482917", "national_number", "X4482917"),
    ("driver's license number D1234-56789", "licence", "D1234-56789"),
    ("A7120044913 is my driving licence", "licence", "A7120044913"),
    ("license B 553 812 904 expired", "licence", "553 812 904"),
    ("Utca 4.\n34796\n(37) 788-063 -Office", "phone", "(37) 788-063"),
    ("Jo Ek\n781 1704 office 020 7946 0018 fax", "phone", "781 1704"),
    ("the mobile is 30/166 1318", "phone", "30/166 1318"),
    ("please pay ES9121000418450200051332 by noon", "account", "ES9121000418450200051332"),
    ("device 3c:22:fb:9a:01:7e", "ip", "3c:22:fb:9a:01:7e"),
    ("it came from 2001:db8:0:0:8:800:200c:417a", "ip", "2001:db8:0:0:8:800:200c:417a"),
    ("MRN 00482931", "record", "00482931"),
    ("logged in from 192.168.12.44", "ip", "192.168.12.44"),
    ("I live at 12 Oak Street, Leeds", "address", "12 Oak Street"),
    ("send it to Lindenallee 14", "address", "Lindenallee 14"),
    # Streets that begin as a month does.
    ("I live at 14 Market Street, Leeds", "address", "14 Market Street"),
    ("We live at 220 Maryland Avenue, Boston", "address", "220 Maryland Avenue"),
    ("the clinic is at 3 Mayfield Road", "address", "3 Mayfield Road"),
    ("7 Juniper Lane, Dover", "address", "7 Juniper Lane"),
    ("8 Decatur Street, Atlanta", "address", "8 Decatur Street"),
    ("lives at Calle Mayor 23, 4B", "address", "Calle Mayor 23"),
    ("Call me at +91 98765 43210", "phone", "+91 98765 43210"),
    ("Contact: Ann 07700 900123 / ann@example.org", "phone", "07700 900123"),
    ("Bitte melden bei Jürgen Müller im Haus", "name", "Jürgen Müller"),
    ("She is Zsófia Kertész from ward 3", "name", "Zsófia Kertész"),
    ("i am peter and my wife anna has lupus", "name", "anna"),
    ("Insured: Tremblay, Jean-François; phone", "name", "Jean-François"),
    ("Summary for KOWALCZYK, ANNA (F, 61y)", "name", "KOWALCZYK, ANNA"),
]
KEPT = [
    "Parkinson disease, Crohn's disease, Hodgkin lymphoma and Graves disease",
    "Does metformin 500 mg twice daily interact with Eliquis 5 mg or Ozempic?",
    "BP 120/80, heart rate 72, LDL 130 mg/dL, eGFR 45, temperature 38.5",
    "Symptoms for 10-12 weeks in 2019-2020; PMID 31535829; doi 10.1056/NEJMoa1911303",
    "Is Kawasaki disease related to Epstein-Barr virus? What is a Whipple procedure?",
    "injuries in the period 2000-2012, mean dose 633 (600-700) mg, NCT01234567, D003920, C0011860, PMC1234567",
    "Platelets 150 000, leukocytes 12 500, HbA1c 7.2 %",
    "A 45-year-old man took 30 tablets at 14:30 on 3 May.",
    "Seen in 28013 Clinic Madrid. K 6.1 on spironolactone; 12 Jan 2024 BP 130/80; 5 Mar 7 units",
    "WBC, ANC and HIV, HBV; FEV, FVC; my wife may rest; i am mark my words tired; 150 000 / mm3",
    "rate ratio 0.83 (0.75-0.93); N Engl J Med 2021;384:693",
    "What is the Child-Pugh score, the Glasgow Coma Scale, the Babinski sign?",
]


@pytest.mark.parametrize(("text", "kind", "value"), MASKED, ids=[v for _, _, v in MASKED])
def test_an_identifier_is_found_and_masked(text: str, kind: str, value: str) -> None:
    found = redact(text, is_word=is_valid)
    assert any(s.kind == kind and value in text[s.start : s.end] for s in found.spans)
    assert value not in found.text


@pytest.mark.parametrize("text", KEPT)
def test_medicine_is_not_masked(text: str) -> None:
    assert redact(text, is_word=is_valid).text == text


def _lines(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("line", _lines("hospital_texts.txt"))
def test_what_a_hospital_writes_is_masked(line: str) -> None:
    """More than half of each identifier, and of a name or an age what tells it, is found."""
    text, marked, at = "", [], 0
    for mark in re.finditer(r"\{(\w+):([^{}]+)\}", line):
        text += line[at : mark.start()]
        marked.append((mark[1], len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    text += line[at:]
    spans = redact(text, is_word=is_valid).spans
    for kind, low, high in marked:
        covered = sum(max(0, min(high, s.end) - max(low, s.start)) for s in spans)
        last = any(s.start < high <= s.end for s in spans)
        assert covered * 2 >= high - low or (kind == "name" and last) or (kind == "age" and covered), text[low:high]


@pytest.mark.parametrize("text", _lines("nothing_personal.txt"))
def test_words_of_medicine_that_look_like_names_are_not_masked(text: str) -> None:
    assert redact(text, is_word=is_valid).text == text


def test_offsets_are_of_the_original_in_order_and_apart() -> None:
    text = "I am Ann Lee (ann@example.org), call 020 7946 0018 or write to 12 Oak Street, Leeds."
    found = redact(text, is_word=is_valid)
    ends = [0, *(s.end for s in found.spans)]
    assert all(before <= s.start < s.end for before, s in zip(ends, found.spans, strict=False))
    rest = "".join(text[a:b] for a, b in zip(ends, [*(s.start for s in found.spans), len(text)], strict=True))
    assert rest == "".join(part.split("]", 1)[-1] for part in found.text.split("["))


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (is_luhn, "4111111111111111", "4111111111111112"),
        (is_luhn, "378282246310005", "378282246310006"),
        (is_nhs_number, "9434765919", "9434765918"),
        (is_iban, "DE89370400440532013000", "DE89370400440532013001"),
    ],
)
def test_check_digits(check: object, right: str, wrong: str) -> None:
    assert callable(check)
    assert check(right)
    assert not check(wrong)
