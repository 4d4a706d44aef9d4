"""What lines of plain text are: headings, questions, paragraphs, items."""

from primum.model import BlockKind
from primum.text.outline import outline


def rows(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in outline(text)]


def leads(text: str) -> dict[str, str]:
    blocks = outline(text)
    return {
        text[b.start : b.end]: text[blocks[b.lead].start : blocks[b.lead].end] for b in blocks if b.lead is not None
    }


def test_one_line_is_one_paragraph() -> None:
    assert rows("Gout is caused by crystals of uric acid.") == [
        ("paragraph", "Gout is caused by crystals of uric acid.")
    ]


def test_empty_text_has_no_blocks() -> None:
    assert outline("") == ()
    assert outline(" \n\t\n") == ()


def test_a_question_on_its_own_line_heads_what_follows() -> None:
    text = "What is gout?\nGout is a painful inflammation of a joint.\nWho gets gout?\nMostly men over forty."
    assert [kind for kind, _ in rows(text)] == ["question", "paragraph", "question", "paragraph"]


def test_lines_below_a_colon_are_items_until_an_empty_line() -> None:
    text = "Signs of gout include:\nA hot joint\nSudden pain\n\nMost people see their doctor within days."
    assert rows(text) == [
        ("paragraph", "Signs of gout include:"),
        ("item", "A hot joint"),
        ("item", "Sudden pain"),
        ("paragraph", "Most people see their doctor within days."),
    ]
    assert leads(text)["Sudden pain"] == "Signs of gout include:"


def test_a_sentence_after_short_items_is_a_paragraph_again() -> None:
    text = (
        "Signs include:\nA hot joint\nSudden pain at night\nFever\n"
        "Your doctor may also take fluid from the joint to look for crystals.\nWhat helps?\nRest helps."
    )
    assert rows(text)[4] == ("paragraph", "Your doctor may also take fluid from the joint to look for crystals.")


def test_an_item_may_explain_itself_with_sentences() -> None:
    text = (
        "Risk factors include:\nAge. Most people with gout are older than forty.\n"
        "Thiazides, which are medicines that make the body keep uric acid. They are used for blood pressure.\n"
        "A diet rich in meat\nKidney disease"
    )
    assert [kind for kind, _ in rows(text)] == ["paragraph", "item", "item", "item", "item"]


def test_items_may_all_be_sentences() -> None:
    text = "Gout has stages:\nYou have no pain but much uric acid.\nYou have attacks that come and go.\nYou have lumps."
    assert [kind for kind, _ in rows(text)] == ["paragraph", "item", "item", "item"]


def test_a_list_within_a_list_knows_its_own_lead() -> None:
    text = (
        "Treatment includes:\nMedicines, such as\n\t\nColchicine\nPrednisone\n\n\nRest\n\nAsk your doctor about diet."
    )
    found = leads(text)
    assert found["Colchicine"] == "Medicines, such as"
    assert found["Rest"] == "Treatment includes:"
    assert outline(text)[2].level == 1
    assert rows(text)[-1] == ("paragraph", "Ask your doctor about diet.")


def test_bullets_and_numbers_mark_items_and_are_no_part_of_them() -> None:
    text = "Do this now:\n- rest the joint\n• cool it\n1. drink water\n(b) call the clinic"
    assert [t for kind, t in rows(text) if kind == "item"] == [
        "rest the joint",
        "cool it",
        "drink water",
        "call the clinic",
    ]
    assert leads(text)["cool it"] == "Do this now:"


def test_a_short_line_above_a_longer_one_is_a_heading() -> None:
    text = (
        "Causes of gout\nUric acid builds up when the kidneys remove too little of it.\n"
        "Treatment\nRest, ice and colchicine are used."
    )
    assert [kind for kind, _ in rows(text)] == ["heading", "paragraph", "heading", "paragraph"]


def test_hashes_are_headings_with_their_level() -> None:
    blocks = outline("# Gout\n## Causes\nUric acid.")
    assert [(b.kind, b.level) for b in blocks[:2]] == [(BlockKind.HEADING, 1), (BlockKind.HEADING, 2)]


def test_table_lines_are_rows_and_their_rule_is_nothing() -> None:
    text = "| Drug | Dose |\n| --- | --- |\n| Colchicine | 0.5 mg |"
    assert rows(text) == [("row", "Drug | Dose"), ("row", "Colchicine | 0.5 mg")]


def test_the_credit_at_the_end_is_no_item() -> None:
    text = "Gout can harm:\nJoints\nKidneys\nNIH: National Institute of Somewhere"
    assert rows(text)[-1] == ("paragraph", "NIH: National Institute of Somewhere")


def test_labels_in_capitals_part_an_abstract_without_changing_it() -> None:
    text = "BACKGROUND Gout is common. METHODS We asked 40 men. RESULTS: Ten had it. CONCLUSIONS It is common."
    assert rows(text) == [
        ("heading", "BACKGROUND"),
        ("paragraph", "Gout is common."),
        ("heading", "METHODS"),
        ("paragraph", "We asked 40 men."),
        ("heading", "RESULTS"),
        ("paragraph", "Ten had it."),
        ("heading", "CONCLUSIONS"),
        ("paragraph", "It is common."),
    ]
    assert [b.role for b in outline(text) if b.kind is BlockKind.HEADING] == [
        "background",
        "methods",
        "results",
        "conclusions",
    ]


def test_labels_in_small_letters_count_where_a_colon_follows_each_in_a_paragraph_of_its_own_or_not() -> None:
    text = "Methods: We asked 40 men.\n\nResults and discussion: Ten had gout. Conclusion: It is common."
    assert rows(text) == [
        ("heading", "Methods"),
        ("paragraph", "We asked 40 men."),
        ("heading", "Results and discussion"),
        ("paragraph", "Ten had gout."),
        ("heading", "Conclusion"),
        ("paragraph", "It is common."),
    ]
    # One label alone, or none for what was found, is a paragraph's own way to begin.
    for plain in ("Purpose: this page tells of gout. It hurts.", "Patients: 40 men. Setting: a clinic in town."):
        assert rows(plain) == [("paragraph", plain)]


def test_one_word_in_capitals_is_no_label() -> None:
    text = "RESULTS of the trial were mixed. They differed by age."
    assert rows(text) == [("paragraph", text)]


def test_windows_line_ends_leave_no_trace() -> None:
    assert [t for _, t in rows("Signs include:\r\nPain\r\nFever\r\n")] == ["Signs include:", "Pain", "Fever"]


def test_a_question_after_a_list_of_statements_heads_even_where_another_question_follows() -> None:
    text = "Signs of gout include:\nA hot joint\nSudden pain\nWhat does the heart do?\nWho gets gout?\nMen do, mostly."
    assert [kind for kind, _ in rows(text)] == ["paragraph", "item", "item", "question", "question", "paragraph"]
