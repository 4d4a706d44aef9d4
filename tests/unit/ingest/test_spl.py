"""Drug labels: sections with roles from their codes, products as titles and subjects."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reading import led, shown
from xml_reading import document, up_to_error

from primum.ingest.spl import read
from primum.model import Document, Kind

DATA = Path(os.environ.get("PRIMUM_DATA", "../shared/data"))
LOINC = 'codeSystem="2.16.840.1.113883.6.1"'

PRODUCT = """<component><section><code code="48780-1"/><subject><manufacturedProduct><manufacturedProduct>
<name>CALMAVIN</name><formCode displayName="TABLET, COATED"/>
<asEntityWithGeneric><genericMedicine><name>restamine</name></genericMedicine></asEntityWithGeneric>
<ingredient classCode="ACTIB">
<ingredientSubstance><name>RESTAMINE HYDROCHLORIDE</name></ingredientSubstance></ingredient>
<ingredient classCode="IACT"><ingredientSubstance><name>STARCH</name></ingredientSubstance></ingredient>
</manufacturedProduct></manufacturedProduct></subject></section></component>"""


def section(code: str, title: str = "", text: str = "", inner: str = "", excerpt: str = "") -> str:
    high = f"<excerpt><highlight><text>{excerpt}</text></highlight></excerpt>" if excerpt else ""
    return f"""<component><section><code code="{code}" {LOINC}/><title>{title}</title><text>{text}</text>{high}{inner}
    </section></component>"""


def label(*sections: str, products: str = PRODUCT, code: str = "34391-3") -> str:
    return f"""<?xml version="1.0"?><document xmlns="urn:hl7-org:v3"><code code="{code}" {LOINC}/><title/>
    <effectiveTime value="20190604"/><setId root="AB-12"/><author><assignedEntity><representedOrganization>
    <name>Calm Works, Inc.</name></representedOrganization></assignedEntity></author>
    <component><structuredBody>{products}{"".join(sections)}</structuredBody></component></document>"""


def roles(found: Document) -> dict[str, str]:
    """Role of each heading."""
    return {found.text[b.start : b.end]: b.role for b in found.blocks if b.kind == "heading"}


def test_a_label_says_what_it_is_about() -> None:
    found = document(read, label(section("34067-9", "1 INDICATIONS", "<paragraph>For cramps.</paragraph>")))
    source = found.source
    assert (found.id, source.kind, source.jurisdiction) == ("spl:ab-12", Kind.LABEL, "US")
    assert source.title == "Calmavin (restamine) tablet, coated, Calm Works, Inc."
    assert source.subjects == ("Calmavin", "restamine", "Restamine hydrochloride")
    assert (source.publisher, source.published, source.licence) == ("Calm Works, Inc.", "2019-06-04", "")
    assert source.url == "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=ab-12"


def test_codes_give_roles_and_sections_nest() -> None:
    pregnancy = section("42228-7", "8.1 Pregnancy", "<paragraph>Not studied.</paragraph>")
    kidneys = section("42229-5", "8.6 Renal Impairment", "<paragraph>Halve the dose.</paragraph>")
    found = document(
        read,
        label(
            section("34066-1", "", "<paragraph>It can stop the heart.</paragraph>"),
            section("34068-7", "2 DOSAGE AND ADMINISTRATION", "<paragraph>One a day.</paragraph>"),
            section("43684-0", "8 USE IN SPECIFIC POPULATIONS", "", inner=pregnancy + kidneys),
        ),
    )
    assert roles(found) == {
        "Boxed warning": "boxed_warning",
        "Dosage and administration": "dose",
        "Use in specific populations": "populations",
        "Pregnancy": "pregnancy",
        "Renal Impairment": "renal",
    }
    assert [b.level for b in found.blocks if b.kind == "heading"] == [1, 1, 1, 2, 2]


def test_a_frame_around_a_dose_is_no_boxed_warning() -> None:
    frame = section("34066-1", "", "<paragraph>Adults: 0.5 mg to 2 mg twice a day.</paragraph>")
    warning = section("34066-1", "WARNING: FALLS", "<paragraph>People fell.</paragraph>")
    dose = section("34068-7", "2 DOSAGE", "<paragraph>By age.</paragraph>", frame)
    found = document(read, label(dose, section("34071-1", "WARNINGS", "<paragraph>See.</paragraph>", warning)))
    assert roles(found) == {"Dosage": "dose", "Warnings": "warnings", "Warning: falls": "boxed_warning"}


def test_a_section_without_a_title_is_named_by_its_first_line_in_bold_or_by_its_code() -> None:
    bold = '<paragraph><content styleCode="bold">Stop use and ask a doctor if</content></paragraph>'
    found = document(
        read,
        label(
            section("34073-7", "", "<paragraph>None are known.</paragraph>"),
            section("50566-9", "", f"{bold}<list><item>you fall</item></list>"),
        ),
    )
    assert roles(found) == {"Drug interactions": "interactions", "Stop use and ask a doctor if": "red_flags"}
    assert led(found) == {"you fall": "Stop use and ask a doctor if"}


def test_sections_of_a_label_sold_without_prescription_are_told_by_their_titles() -> None:
    titles = ("Uses", "Directions", "Do not use", "Warnings", "If pregnant or breast-feeding", "Questions?")
    found = document(
        read, label(*(section("42229-5", t, "<paragraph>Words.</paragraph>") for t in titles), code="34390-5")
    )
    assert list(roles(found).values()) == ["indications", "dose", "contraindications", "warnings", "pregnancy", ""]


def test_paragraphs_that_begin_with_a_dash_are_items() -> None:
    text = (
        "<paragraph>Take care of people:</paragraph><paragraph>-with falls</paragraph><paragraph>−5 is cold</paragraph>"
    )
    found = document(read, label(section("34071-1", "WARNINGS", text)))
    assert shown(found)[1:] == [
        ("paragraph", "Take care of people:"),
        ("item", "with falls"),
        ("paragraph", "−5 is cold"),
    ]


def test_highlights_changes_and_packages_are_not_told_again() -> None:
    found = document(
        read,
        label(
            section("43683-2", "Changes", excerpt="<paragraph>Dose 1/2019</paragraph>"),
            section("34070-3", "4 CONTRAINDICATIONS", "<paragraph>Allergy to it.</paragraph>",
                    excerpt="<paragraph>Allergy.</paragraph>"),
            section("51945-4", "Package", "<paragraph>NDC 1234 Calmavin</paragraph>"),
        ),
    )  # fmt: skip
    assert shown(found) == [("heading", "Contraindications"), ("paragraph", "Allergy to it.")]


def test_lists_nest_and_bullets_inside_items_are_items() -> None:
    text = """<paragraph>Take it for:</paragraph><list><item>calf cramps<list><item>by day</item></list></item>
    <item>foot cramps    • toe cramps</item></list>"""
    found = document(read, label(section("34067-9", "Uses", text)))
    assert [(found.text[b.start : b.end], b.level) for b in found.blocks if b.kind == "item"] == [
        ("calf cramps", 0),
        ("by day", 1),
        ("foot cramps", 0),
        ("toe cramps", 0),
    ]
    assert led(found)["toe cramps"] == "Take it for:"
    assert led(found)["by day"] == "calf cramps"


def test_a_heading_that_reads_on_leads_its_list_in() -> None:
    text = "<list><item>you cannot wake up</item></list>"
    found = document(read, label(section("50566-9", "Stop use and ask a doctor if", text)))
    assert led(found) == {"you cannot wake up": "Stop use and ask a doctor if"}


def test_tables_are_rows_and_spanning_cells_are_said_in_each() -> None:
    text = """<table><caption>Table 1. Doses</caption><thead><tr><th>Age</th><th>Weight</th><th>Dose</th></tr></thead>
    <tbody><tr><td rowspan="2">Child</td><td>10<sup>1</sup> kg</td><td>1 mg</td></tr>
    <tr><td>20 kg</td><td>2 mg</td></tr>
    <tr><td colspan="2">Adult</td><td>4 mg<footnote>With food.</footnote></td></tr></tbody></table>"""
    found = document(read, label(section("34068-7", "Dose", text)))
    assert shown(found)[1:] == [
        ("caption", "Table 1. Doses"),
        ("row", "Age | Weight | Dose"),
        ("row", "Child | 10¹ kg | 1 mg"),
        ("row", "Child | 20 kg | 2 mg"),
        ("row", "Adult | | 4 mg"),
        ("paragraph", "With food."),
    ]


def test_styled_lines_are_headings_and_pointers_go() -> None:
    text = """<paragraph><content styleCode="underline">Risk Summary</content></paragraph>
    <paragraph>It may harm <content styleCode="bold">(see <linkHtml href="#S1">WARNINGS</linkHtml>)</content>. Avoid it
    [<content>see <linkHtml href="#S5">Warnings (5.1)</linkHtml></content>] if you can.</paragraph>"""
    found = document(read, label(section("42228-7", "8.1 Pregnancy", text)))
    assert shown(found)[1:] == [("heading", "Risk Summary"), ("paragraph", "It may harm. Avoid it if you can.")]
    assert found.blocks[1].level == 2


def test_a_label_without_product_names_keeps_its_own_title() -> None:
    xml = label(section("34067-9", "Uses", "For cramps."), products="").replace(
        "<title/>", "<title>Calm drops</title>", 1
    )
    assert document(read, xml).source.title == "Calm drops"


def test_kits_are_named_after_the_medicine() -> None:
    swab = PRODUCT.replace("CALMAVIN", "Alcohol swab").replace("restamine", "alcohol").replace("RESTAMINE", "ALCOHOL")
    source = document(read, label(section("34067-9", "Uses", "For cramps."), products=PRODUCT + swab)).source
    assert source.subjects == ("Calmavin", "restamine", "Restamine hydrochloride")


def test_animal_labels_are_marked() -> None:
    assert document(read, label(section("34067-9", "Uses", "For dogs."), code="50578-4")).source.populations == (
        "animal",
    )


def test_what_is_no_label_is_named() -> None:
    assert "index of pharmacologic classes" in up_to_error(read, label(code="60685-5"))[1].reason
    assert "no label text" in up_to_error(read, label())[1].reason
    assert "root is <html>" in up_to_error(read, "<html/>")[1].reason


@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason="the development data is not here")
def test_every_real_label_has_its_sections() -> None:
    paths = [p for p in sorted(DATA.glob("spl/xml/*.xml")) if "pharma_class" not in p.name]
    found = [document(read, p.read_bytes(), p.name) for p in paths]
    assert len(found) == 6
    for each in found:
        assert {"indications", "dose"} <= set(roles(each).values())
        assert each.source.title
        assert each.source.subjects
