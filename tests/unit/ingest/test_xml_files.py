"""XML is read safely, and what cannot be read is named with its line."""

from __future__ import annotations

import io

import pytest

from primum.errors import Unreadable
from primum.ingest.date_parts import date_of_digits
from primum.ingest.identifiers import doi, pmcid, pmid
from primum.ingest.licences import licence_of_text
from primum.ingest.xml_files import elements, inline, parse

BOMB = """<?xml version="1.0"?><!DOCTYPE a [{pad}<!ENTITY b "bbbbbbbbbb">{levels}]><a x="&i;">&i;</a>"""


def bomb(pad: str = "") -> str:
    levels = "".join(f'<!ENTITY {name} "{f"&{chr(ord(name) - 1)};" * 10}">' for name in "cdefghi")
    return BOMB.format(pad=pad, levels=levels)


def failure(data: bytes) -> list[str]:
    """Why each of the two ways of reading refuses the data."""
    reasons = []
    for way in (lambda s: parse(s, where="f.xml"), lambda s: list(elements(s, ("a",), where="f.xml"))):
        with pytest.raises(Unreadable) as caught:
            way(io.BytesIO(data))
        assert caught.value.where == "f.xml"
        reasons.append(caught.value.reason)
    return reasons


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("pad", ["", f"<!--{'x' * 70000}-->"])
def test_files_that_declare_entities_are_refused(encoding: str, pad: str) -> None:
    text = bomb(pad).replace('<?xml version="1.0"?>', "" if encoding == "utf-16" else '<?xml version="1.0"?>')
    assert all("declares entities" in reason for reason in failure(text.encode(encoding)))


def test_an_external_entity_is_never_fetched() -> None:
    xml = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>'
    assert all("declares entities" in reason for reason in failure(xml.encode()))


def test_broken_and_empty_files_say_what_and_where() -> None:
    assert all("line 2" in reason for reason in failure(b"<a>\n<b></a>"))
    assert failure(b"  ") == ["is empty", "is empty"]
    assert all("broken XML in line 1" in reason for reason in failure(b"<a>\xff\xfe</a>"))
    with pytest.raises(Unreadable, match="'nonsense' not defined"):
        parse(io.BytesIO(b"<a>&nonsense;</a>"), where="f.xml")


def test_records_inside_records_are_given_once() -> None:
    xml = b"<set><a><b/></a><b/></set>"
    given = [(e.tag, len(e)) for e in elements(io.BytesIO(xml), ("a", "b"), where="f.xml")]
    assert given == [("a", 1), ("b", 0)]


def test_inline_text_keeps_what_markup_means() -> None:
    xml = b"<a>10<sup>-6</sup> m<sup>2</sup> of <i>H<sub>2</sub>O</i><!--no--> for <sup>99m</sup>Tc<x>-</x>&eacute;</a>"
    assert inline(parse(io.BytesIO(xml), where="f"), skip=("x",)) == "10⁻⁶ m² of H2O for 99mTcé"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("doi: 10.1000/a(b)c;2-x.", "10.1000/a(b)c;2-x"),
        ("10.1000", ""),
        ("S0140-6736(05)", ""),
    ],
)
def test_dois(text: str, expected: str) -> None:
    assert doi(text) == expected


def test_other_identifiers() -> None:
    assert (pmid("PMID: 0123"), pmid("12a"), pmid("")) == ("123", "", "")
    assert (pmcid("123"), pmcid("PMC123.2"), pmcid("EMS1")) == ("PMC123", "PMC123", "")


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("20190604120000+0000", "2019-06-04"), ("201906", "2019-06"), ("2019", "2019"), ("", ""), ("20191399", "2019")],
)
def test_dates_in_digits(digits: str, expected: str) -> None:
    assert date_of_digits(digits) == expected


def test_licences_in_words() -> None:
    assert licence_of_text("a Creative Commons Attribution-NonCommercial-ShareAlike 4.0 licence") == "CC BY-NC-SA 4.0"
    assert licence_of_text("cc-by 3.0") == "CC BY 3.0"
    assert licence_of_text("free to read") == ""
