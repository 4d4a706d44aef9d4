"""Blocks and text grow together, and every offset names its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from primum.ingest.outlining import DocumentBuilder, leads_in, tidy
from primum.model import BlockKind, Document, Source


def lines(builder: DocumentBuilder) -> list[str]:
    text, blocks = builder.build()
    return [text[b.start : b.end] for b in blocks]


def test_blocks_stand_on_their_own_lines_and_headings_after_an_empty_one() -> None:
    builder = DocumentBuilder()
    builder.heading("Cramp", level=1, role="definition")
    builder.paragraph("A sudden\n   tightening.")
    builder.question("What helps?", level=2)
    builder.paragraph("Stretching.")
    text, blocks = builder.build()
    assert text == "Cramp\nA sudden tightening.\n\nWhat helps?\nStretching."
    assert [b.kind for b in blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUESTION, BlockKind.PARAGRAPH]
    assert (blocks[0].level, blocks[0].role, blocks[2].level) == (1, "definition", 2)


def test_items_lose_their_bullets_and_know_their_lead_in() -> None:
    builder = DocumentBuilder()
    builder.heading("Causes")
    builder.paragraph("Causes include:")
    for item in ("• strain", "- thirst", "* salt loss", "non-steroid drugs", "-5 degrees"):
        builder.item(item)
    assert lines(builder)[2:] == ["strain", "thirst", "salt loss", "non-steroid drugs", "-5 degrees"]
    assert [b.lead for b in builder.build()[1]] == [None, None, 1, 1, 1, 1, 1]


def test_a_paragraph_that_is_complete_does_not_lead_in() -> None:
    builder = DocumentBuilder()
    builder.paragraph("Rest is best.")
    builder.item("Sleep")
    assert builder.build()[1][1].lead is None


def test_nested_items_lead_back_to_the_item_above() -> None:
    builder = DocumentBuilder()
    builder.paragraph("Give:")
    for text, level in (("fluids", 0), ("water", 1), ("broth", 1), ("salt", 0)):
        builder.item(text, level=level)
    assert [b.lead for b in builder.build()[1]] == [None, 0, 1, 1, 0]


def test_a_list_that_starts_deep_still_finds_its_lead_in() -> None:
    builder = DocumentBuilder()
    builder.paragraph("Give:")
    builder.item("water", level=2)
    assert builder.build()[1][1].lead == 0


def test_two_lists_that_touch_can_be_parted() -> None:
    builder = DocumentBuilder()
    builder.paragraph("First:")
    builder.item("one")
    builder.end_list()
    builder.item("two")
    assert [b.lead for b in builder.build()[1]] == [None, 0, None]


def test_rows_keep_the_place_of_empty_cells() -> None:
    builder = DocumentBuilder()
    assert builder.row(["Drug", "", "Dose", ""]) == 0
    assert builder.row(["", " "]) is None
    assert lines(builder) == ["Drug | | Dose"]


def test_empty_blocks_are_ignored_and_say_so() -> None:
    builder = DocumentBuilder()
    assert builder.paragraph(" \n") is None
    assert builder.item("•") is None or lines(builder) == []
    assert builder.build() == ("", ())
    assert not builder.has_body
    builder.heading("Only a heading")
    assert not builder.has_body
    builder.paragraph("and a body")
    assert builder.has_body


def test_invisible_characters_do_not_break_words() -> None:
    assert tidy("in\u00adfec\u200btion\u00a0 of\x07 skin\ud800") == "infection of skin\N{REPLACEMENT CHARACTER}"


def test_what_leads_in() -> None:
    assert leads_in("Symptoms include:")
    assert leads_in("Symptoms may include")
    assert leads_in("Tell your nurse of any of the following.")
    assert not leads_in("This is a whole sentence.")
    assert not leads_in("It follows a rule (see above)")


@given(st.lists(st.tuples(st.sampled_from(["heading", "question", "paragraph", "item", "caption"]), st.text())))
def test_any_text_gives_a_document_whose_blocks_fill_it(parts: list[tuple[str, str]]) -> None:
    builder = DocumentBuilder()
    for kind, text in parts:
        getattr(builder, kind)(text)
    text, blocks = builder.build()
    if not blocks:
        assert text == ""
        return
    document = Document("x", Source(), text, blocks)
    assert text.encode("utf-8")
    assert "".join(document.quote(b.start, b.end).quote for b in blocks) == text.replace("\n", "")
    assert all("\n" not in text[b.start : b.end] for b in blocks)
