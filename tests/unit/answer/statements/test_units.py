"""What an article can be made of: sections of a document and the statements in them."""

from __future__ import annotations

import pytest
from bookshelf import page

from primum.answer.statements.parts import Part, parts
from primum.answer.statements.units import Unit, UnitCache, units
from primum.model import Block, BlockKind, Document, Source


def all_units(document: Document) -> list[Unit]:
    return [unit for part in parts(document) for unit in units(document, part)]


def quoted(document: Document, unit: Unit) -> list[str]:
    return [document.text[slice(*span)] for span in unit.spans]


def table(*rows: str, heading: str = "Dosage") -> Document:
    """A document of one heading and table rows."""
    text, blocks = heading + "\n", [Block(BlockKind.HEADING, 0, len(heading), level=1)]
    for row in rows:
        blocks.append(Block(BlockKind.ROW, len(text), len(text) + len(row)))
        text += row + "\n"
    return Document("table", Source(title="Velnarone"), text, tuple(blocks))


def only_part(document: Document) -> Part:
    found = parts(document)
    assert len(found) == 1
    return found[0]


def test_sections_have_the_role_and_the_headings_above_them() -> None:
    document = page(
        "d",
        "Gout",
        "Gout hurts.\n\n# Causes\n\nCrystals cause it.\n\n## In old age\n\nDrugs cause it.\n\n# Diet\n\nBeer harms.",
    )
    found = parts(document)
    assert [(p.role, p.headings) for p in found] == [
        ("", ()),
        ("causes", ("Causes",)),
        ("causes", ("Causes", "In old age")),
        ("other", ("Diet",)),
    ]
    assert [p.group for p in found] == ["", "", "In old age", ""]
    assert [document.text[p.start : p.end] for p in found] == [
        "Gout hurts.", "Crystals cause it.", "Drugs cause it.", "Beer harms.",
    ]  # fmt: skip


def test_a_sub_heading_that_names_a_side_of_its_own_takes_its_section() -> None:
    document = page("d", "Gout", "# Causes\n\nCrystals cause gout.\n\n## Prevention\n\nDrink water to prevent gout.")
    assert [p.role for p in parts(document)] == ["causes", "prevention"]


def test_habits_under_causes_are_causes_and_not_advice() -> None:
    document = page("d", "Gout", "# Causes\n\nCrystals cause gout.\n\n## Lifestyle habits\n\nBeer raises uric acid.")
    assert [p.role for p in parts(document)] == ["causes", "causes"]


def test_a_text_without_blocks_is_one_section() -> None:
    document = Document("d", Source(title="Gout"), "Gout is a disease of joints. Beer can cause an attack of gout.")
    assert only_part(document).blocks == ()
    assert [u.text for u in all_units(document)] == [
        "Gout is a disease of joints.",
        "Beer can cause an attack of gout.",
    ]


def test_sentences_that_lean_on_others_are_no_statements() -> None:
    text = "# Treatment\n\nIce is used to treat gout. This is safe. See Fig. 2 on it. However, NSAIDs are used as well."
    document = page("d", "Gout", text)
    assert [u.text for u in all_units(document)] == ["Ice is used to treat gout.", "NSAIDs are used as well."]
    assert [u.order for u in all_units(document)] == [0, 1]


def test_a_statement_cites_its_whole_sentence_even_where_it_is_shorter() -> None:
    document = page("d", "Gout", "# Treatment\n\nHowever, NSAIDs are used to treat gout (see Table 2).")
    (unit,) = all_units(document)
    assert unit.text == "NSAIDs are used to treat gout."
    assert quoted(document, unit) == ["However, NSAIDs are used to treat gout (see Table 2)."]


def test_items_stand_alone_under_their_lead_in() -> None:
    document = page("d", "Gout", "# Causes\n\nCauses of gout include:\n\n- Red meat\n- Beer and spirits")
    found = all_units(document)
    assert [(u.text, u.listed, u.lead) for u in found] == [
        ("Red meat", True, "Causes of gout include:"),
        ("Beer and spirits", True, "Causes of gout include:"),
    ]
    assert len({u.list_id for u in found}) == 1
    for unit in found:
        whole = " ".join(quoted(document, unit))
        assert "Causes of gout include:" in whole
        assert whole.endswith(unit.text)


def test_only_the_last_sentence_before_a_list_leads_it() -> None:
    text = "# Causes\n\nGout is a disease of joints. Causes of gout include:\n\n- Red meat\n- Beer and spirits"
    items = [u for u in all_units(page("d", "Gout", text)) if u.listed]
    assert {u.lead for u in items} == {"Causes of gout include:"}


def test_items_that_go_on_from_their_lead_in_are_joined_to_one_sentence() -> None:
    text = "# Red flags\n\nCall a doctor if you:\n\n- have a fever\n- are over 65;\n- take a blood thinner."
    document = page("d", "Gout", text)
    (unit,) = all_units(document)
    assert unit.text == "Call a doctor if you: have a fever; are over 65; take a blood thinner."
    assert not unit.listed
    assert quoted(document, unit)[0].startswith("Call a doctor if you:")


def test_an_item_that_asks_is_no_part_of_a_list_and_leaves_the_others_as_they_are() -> None:
    items = ["- have a fever", "- are over 65;", "- take a blood thinner."]
    whole = all_units(page("d", "Gout", "\n".join(["# Red flags\n\nCall a doctor if you:\n", *items])))
    for at in range(4):
        asked = [*items[:at], "- How many chambers has the heart?", *items[at:]]
        found = all_units(page("d", "Gout", "\n".join(["# Red flags\n\nCall a doctor if you:\n", *asked])))
        assert [u.text for u in found] == [u.text for u in whole]


def test_a_row_that_asks_is_no_statement() -> None:
    rows = "| Symptom | How often |\n|---|---|\n| Fever | Often |\n| What are the symptoms of gout? | Rarely |"
    assert [u.text for u in all_units(page("d", "Gout", f"# Symptoms of gout\n\n{rows}"))] == ["Fever (Often)"]


def test_a_joined_list_does_not_grow_beyond_a_sentence() -> None:
    items = "\n".join(f"- have pain of kind number {n} in the joints of the hands or of the feet" for n in range(12))
    (unit,) = all_units(page("d", "Gout", f"# Red flags\n\nCall a doctor if you:\n\n{items}"))
    assert 20 < unit.length <= 60
    assert unit.text.endswith(".")


def test_a_list_right_under_a_heading_is_led_by_it() -> None:
    found = all_units(page("d", "Gout", "# Causes of gout\n\n- Red meat\n- Beer and spirits"))
    assert [(u.text, u.lead) for u in found] == [
        ("Red meat", "Causes of gout"),
        ("Beer and spirits", "Causes of gout"),
    ]


def test_a_case_within_a_section_is_named_by_its_sub_heading() -> None:
    text = "# Symptoms\n\n## Type 1\n\n- Weak hands\n- Weak feet\n\n## Type 2\n\n- Stiff fingers\n- Sore thighs"
    found = {u.text: u for u in all_units(page("d", "Nodal dystrophy", text))}
    assert found["Weak hands"].group == "Type 1"
    assert found["Stiff fingers"].group == "Type 2"
    assert found["Weak hands"].outside([frozenset({"nodal", "dystrophi"})])


def test_a_sub_heading_that_names_the_subject_needs_not_be_shown() -> None:
    text = "# Treatment\n\n## Gout\n\nColchicine is used to treat attacks of gout."
    (unit,) = all_units(page("d", "Gout", text))
    assert not unit.outside([frozenset({"gout"})])


def test_short_rows_of_a_table_on_symptoms_are_items_under_its_header() -> None:
    document = table("Sign | How often", "Red toe | 9 in 10", "Fever | 1 in 10", heading="Symptoms")
    found = all_units(document)
    assert [(u.text, u.lead) for u in found] == [("Red toe (9 in 10)", "Sign:"), ("Fever (1 in 10)", "Sign:")]
    assert quoted(document, found[1]) == ["Sign | How often", "Fever | 1 in 10"]


def test_cells_that_are_sentences_stand_for_themselves_and_others_say_nothing() -> None:
    document = table(
        "Group | What to do | Note",
        "Adults | Velnarone is given at a dose of 5 mg daily. | 12",
        heading="Use",
    )
    assert [u.text for u in all_units(document)] == ["Velnarone is given at a dose of 5 mg daily."]


def test_kept_sections_are_those_of_the_text_even_when_an_id_is_used_again() -> None:
    cache = UnitCache(size=1)
    first = page("d", "Gout", "# Causes\n\nBeer can cause an attack of gout.")
    second = page("d", "Gout", "# Causes\n\nMeat can cause an attack of gout.")
    for document, word in ((first, "Beer"), (second, "Meat"), (first, "Beer")):
        (part,) = cache.parts(document)
        (unit,) = cache.units(document, part)
        assert unit.text.startswith(word)
    assert cache.parts(first) is cache.parts(first)


def texts(body: str, title: str = "Gout") -> list[str]:
    return [u.text for u in all_units(page("d", title, body))]


def test_a_sentence_that_leans_on_the_one_before_is_shown_with_it() -> None:
    found = texts("# Symptoms\n\nGout hurts in one joint. It often begins at night. However, that is not all.")
    assert found == ["Gout hurts in one joint.", "Gout hurts in one joint. It often begins at night."]


def test_a_list_that_a_pronoun_leads_in_is_led_by_the_sentence_before_too() -> None:
    document = page("d", "Gout", "# Symptoms\n\nThe symptoms come at night. They include:\n\n- Pain\n- Swelling")
    items = [u for u in all_units(document) if u.listed]
    assert {u.lead for u in items} == {"The symptoms come at night. They include:"}


def test_a_list_within_an_item_is_led_by_that_item() -> None:
    items = "- Ease pain with medicines such as:\n  - Colchicine\n  - Naproxen\n- Prevent attacks"
    document = page("d", "Gout", f"# Treatment\n\nThe goals are to:\n\n{items}")
    assert {u.lead for u in all_units(document) if u.text in {"Colchicine", "Naproxen"}} == {
        "Ease pain with medicines such as:"
    }


@pytest.mark.parametrize(
    "lead",
    ["Do not use it if you have:", "Surgery is done when:", "Avoid:", "A doctor usually:", "Screening is advised for:"],
)
def test_items_that_would_mislead_without_their_lead_in_are_joined_to_it(lead: str) -> None:
    found = texts(f"# Treatment\n\n{lead}\n\n- kidney disease\n- a bleeding ulcer")
    assert found == [f"{lead} kidney disease; a bleeding ulcer."]


def test_what_a_question_names_stands_in_front_of_an_answer_that_only_points_at_it() -> None:
    found = texts("# Is gout inherited?\n\nThis condition runs in some families. Nobody knows why.")
    assert found[0] == "gout: This condition runs in some families."


def test_the_page_title_in_a_heading_does_not_say_what_its_section_is_about() -> None:
    document = page(
        "d", "Asthma in children", "# What are the symptoms of asthma in children?\n\nAsthma makes a child wheeze."
    )
    assert [p.role for p in parts(document)] == ["symptoms"]


def test_what_cannot_be_said_without_its_however_is_said_with_it() -> None:
    found = texts("# Spread\n\nGout cannot be passed on. However, bad habits can be copied at home.")
    assert found[0] == "Gout cannot be passed on. However, bad habits can be copied at home."
    assert "Gout cannot be passed on." not in found


def test_what_a_doctor_may_ask_is_no_statement_on_the_reader() -> None:
    asked = "Your doctor may ask whether:", "You've had pain at night. This is common.", "Gout is seen in joint fluid."
    text = "\n".join(asked)
    places = [text.index(line) for line in asked]
    blocks = tuple(Block(BlockKind.PARAGRAPH, at, at + len(line)) for at, line in zip(places, asked, strict=True))
    document = Document("d", Source(title="Gout"), text, blocks)
    assert [u.text for u in all_units(document)] == ["Gout is seen in joint fluid."]


def test_a_heading_on_causes_of_a_kind_has_causes_below_it() -> None:
    document = page("d", "Gout", "# Causes\n\n## Medication-related causes\n\n- Diuretics\n- Aspirin")
    assert {u.role for u in all_units(document)} == {"causes"}


@pytest.mark.parametrize(("lead", "role"), [("Gout causes", "complications"), ("Common causes", "causes")])
def test_what_a_disease_causes_is_none_of_its_causes(lead: str, role: str) -> None:
    document = page("d", "Gout", f"Gout is common. {lead}:\n\n- Stones in the kidney\n- Swollen joints")
    assert {u.role for u in all_units(document) if u.listed} == {role}


def test_an_item_that_breaks_off_before_its_own_list_is_left_out() -> None:
    found = texts("# Treatment\n\nSurgery is done when:\n\n- there are lumps that\n- a joint is worn out")
    assert found == ["Surgery is done when: a joint is worn out."]


def test_an_amount_whose_drug_stood_in_another_line_is_not_shown() -> None:
    document = page("d", "Gout", "# Treatment\n\n## Drug\n\n- Velnarone tablets\n- Adult: 500 mg every 8 hours\n- Rest")
    assert [unit.text for unit in all_units(document)] == ["Velnarone tablets", "Rest"]


def test_the_dose_on_a_page_about_a_drug_needs_no_name() -> None:
    document = page("d", "Velnarone", "# Dose\n\n- Adult: 500 mg every 8 hours\n- Child: 100 mg every 8 hours")
    assert len(all_units(document)) == 2


def test_what_medicines_do_to_a_disease_is_no_treatment_of_it() -> None:
    text = "# Good to know\n\nCertain medicines can raise your level of urate, including:\n\n- Diuretics\n- Aspirin"
    assert {unit.role for unit in all_units(page("d", "Gout", text))} == {"causes"}


def test_only_what_stands_for_the_subject_is_read_with_the_question_above_it() -> None:
    document = page("d", "Gout", "# Who gets gout?\n\nThese risk factors are linked with gout.")
    assert all_units(document) == []
    document = page("d", "Gout", "# Is gout inherited?\n\nThis condition is inherited in some families.")
    assert [unit.text for unit in all_units(document)] == ["gout: This condition is inherited in some families."]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Surgery takes out the parathyroid glands. Mostly one is large. Removing the glands cures gout.", False),
        ("Doctors order a crystal test. It is a quick look. If the test shows crystals, you may have gout.", False),
        ("Surgery takes out the parathyroid glands. One is large. Removing the parathyroid glands cures gout.", True),
        ("Gout has many names. Mostly one is used. If the pain is gone, attacks may return at night.", True),
    ],
)  # fmt: skip
def test_a_sentence_that_points_further_back_than_the_one_before_it_is_none(said: str, kept: bool) -> None:
    found = [unit.text for unit in all_units(page("d", "Gout", said))]
    assert (said.rsplit(". ", 1)[1] in found) is kept
