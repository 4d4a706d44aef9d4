"""PDF: headings, paragraphs put together again, lists, rows, pages."""

from __future__ import annotations

import pytest
from pdf_maker import Shape, Text, grid, pdf
from reading import led, one, shown, texts

from primum.model import BlockKind

HEAD = "GOUT IN ADULTS"
RAISED = 199  # where "White cells above 11 x 10" ends


def page(number: int, *lines: Text) -> list[Text]:
    """A page with its running head and its number."""
    return [Text(HEAD, 815, size=8), *lines, Text(str(number), 20, x=290, size=8)]


GUIDELINE = pdf(
    [Text("Gout in adults", 700, size=30, font="F2"),
     Text("© World Health Organization 2021", 100), Text("CC BY 4.0", 80)],
    page(
        2,
        Text("1 Treatment", 760, size=18, font="F2"),
        Text("For adults with acute gout, one of the following medi-", 730),
        Text("cines is recommended at once, together with much", 716),
        Text("fluid and rest of the joint:", 702),
        Text("• colchicine in a low dose, unless the kidneys have", 684, x=80),
        Text("failed", 670, x=90),
        Text("• a medicine against inflammation", 652, x=80),
        Text("1. RECOMMENDATION ON DIET", 620, font="F2"),
        Text("A diet with little meat is suggested. These medicines", 598),
        Text("do not need it.", 584),
        Text("This sentence goes on over the", 540),
    ),
    page(
        3,
        Text("page without any break in its words.", 760),
        Text("Drug", 700),
        Text("Dose", 700, x=300),
        Text("Colchicine", 682),
        Text("0.5 mg", 682, x=300),
        Text("twice a day", 668, x=300),
        Text("Is rest needed?", 640, size=14, font="F2"),
        Text("Yes, for some days.", 620),
    ),
    page(4, Text("References", 760, size=18, font="F2"), Text("1. Somebody. Something. 2020.", 730)),
    page(5, Text("Annex", 760, size=18, font="F2"), Text("People who helped.", 730)),
)  # fmt: skip


def test_a_guideline_reads_as_its_sections() -> None:
    assert shown(one("pdf", GUIDELINE)) == [
        ("paragraph", "© World Health Organization 2021"),
        ("paragraph", "CC BY 4.0"),
        ("heading", "1 Treatment"),
        (
            "paragraph",
            "For adults with acute gout, one of the following medicines is recommended at once, together with much "
            "fluid and rest of the joint:",
        ),
        ("item", "colchicine in a low dose, unless the kidneys have failed"),
        ("item", "a medicine against inflammation"),
        ("heading", "1. RECOMMENDATION ON DIET"),
        ("paragraph", "A diet with little meat is suggested. These medicines do not need it."),
        ("paragraph", "This sentence goes on over the page without any break in its words."),
        ("row", "Drug | Dose"),
        ("row", "Colchicine | 0.5 mg twice a day"),
        ("question", "Is rest needed?"),
        ("paragraph", "Yes, for some days."),
        ("heading", "Annex"),
        ("paragraph", "People who helped."),
    ]


def test_items_know_their_lead_and_blocks_their_page() -> None:
    document = one("pdf", GUIDELINE)
    assert led(document)["a medicine against inflammation"].startswith("For adults with acute gout")
    pages = {document.text[b.start : b.end]: b.page for b in document.blocks}
    assert (pages["1 Treatment"], pages["Drug | Dose"], pages["Annex"]) == (2, 3, 5)


def test_title_publisher_year_and_licence_are_read_from_the_front() -> None:
    source = one("pdf", GUIDELINE).source
    assert (source.title, source.publisher, source.published) == ("Gout in adults", "World Health Organization", "2021")
    assert (source.licence, source.jurisdiction) == ("CC BY 4.0", "INT")


def test_the_title_in_the_properties_wins_unless_it_is_a_file_name() -> None:
    body = [Text("Large words", 700, size=30), Text("Small words.", 600)]
    assert one("pdf", pdf(body, title="Gout: a protocol")).source.title == "Gout: a protocol"
    assert one("pdf", pdf(body, title="Microsoft Word - draft7.docx")).source.title == "Large words"
    assert one("pdf", pdf(body, title="about:blank")).source.title == "Large words"
    assert one("pdf", pdf(body, title="protocol.html")).source.title == "Large words"


@pytest.mark.parametrize("head", ["11/23/26, 8:11 PM", "23/11/2026, 20:11 Our protocol"])
@pytest.mark.parametrize("foot", ["https://ward.example/gout?print=1 1/1", "file:///C:/protocols/gout.html"])
def test_what_a_browser_prints_at_the_edges_of_one_sheet_is_no_text(head: str, foot: str) -> None:
    body = [Text("Gout", 700, size=20), Text("Seen on 11/23/26, 8:11 PM. See https://ward.example/gout for more.", 600)]
    document = one("pdf", pdf([Text(head, 822, size=8), *body, Text(foot, 15, size=8)]))
    assert texts(document, BlockKind.PARAGRAPH) == [body[1].words]


def test_headings_have_levels_by_number_and_by_size() -> None:
    document = one(
        "pdf",
        pdf([
            Text("Part", 760, size=24), Text("2.1 Section", 720, size=14, font="F2"),
            Text("Words of the body stand here.", 700),
            Text("2.1.3 Detail", 660, font="F2"), Text("More words of the body stand here.", 640),
        ], title="Other title"),
    )  # fmt: skip
    assert [(document.text[b.start : b.end], b.level) for b in document.blocks if b.kind is BlockKind.HEADING] == [
        ("Part", 1),
        ("2.1 Section", 2),
        ("2.1.3 Detail", 3),
    ]


def test_a_hyphen_stays_where_the_text_writes_the_word_with_one() -> None:
    document = one(
        "pdf",
        pdf([
            Text("A long-acting medicine is best. A life-", 700), Text("style change helps; a long-", 686),
            Text("acting one more so. Lifestyle counts.", 672),
        ]),
    )  # fmt: skip
    assert "A lifestyle change helps; a long-acting one" in document.text


def test_tables_of_contents_are_left_out() -> None:
    contents = [Text(f"Chapter {n} about something {n + 3}", 760 - 20 * n) for n in range(10)]
    body = [Text("Words of the body stand here.", 700)]
    assert shown(one("pdf", pdf(contents, body, title="Gout"))) == [("paragraph", "Words of the body stand here.")]


def test_a_running_head_that_changes_its_number_is_no_text() -> None:
    pages = [
        [Text(f"Gout, page {n} of 5", 820, size=8), Text(f"Body text number {n} is here.", 600)] for n in range(1, 6)
    ]
    assert texts(one("pdf", pdf(*pages, title="Gout")), BlockKind.PARAGRAPH) == [
        f"Body text number {n} is here." for n in range(1, 6)
    ]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    left = ("Gout comes in attacks, and an attack that", "nobody treats lasts for days. Let it be said",
            "that rest and ice help, while heat is what")  # fmt: skip
    right = ("makes it worse in most of those who try it.", "Colchicine is old and cheap.")
    lines = [Text(words, 700 - 14 * n) for n, words in enumerate(left)]
    lines += [Text(words, 700 - 14 * n, x=330) for n, words in enumerate(right)]
    document = one("pdf", pdf(lines, title="Gout"))
    assert document.text == f"{' '.join(left)} {' '.join(right)}"


def test_what_is_raised_stays_in_its_line() -> None:
    lines = [
        Text("White cells above 11 x 10", 700), Text("9", 704, x=RAISED, size=7),
        Text("/L need a test of the blood.", 700, x=RAISED + 4),
        Text("They may be high in gout as well.", 686),
    ]  # fmt: skip
    (text,) = texts(one("pdf", pdf(lines, title="Gout")), BlockKind.PARAGRAPH)
    assert text.startswith("White cells above 11 x 10⁹/L need a test")


def test_bullets_that_are_drawn_make_items() -> None:
    lines: list[Text | Shape] = [
        Text("In an attack these help:", 700),
        Shape(76, 685, 3, 3), Text("rest of the joint, which should", 684, x=90), Text("lie high", 670, x=90),
        Shape(76, 657, 3, 3), Text("ice", 656, x=90),
        Shape(100, 643, 4, 4), Text("in a cloth", 642, x=114),
        Text("Heat does not help in an attack of gout.", 620),
    ]  # fmt: skip
    document = one("pdf", pdf(lines, title="Gout"))
    assert shown(document) == [
        ("paragraph", "In an attack these help:"),
        ("item", "rest of the joint, which should lie high"),
        ("item", "ice"),
        ("item", "in a cloth"),
        ("paragraph", "Heat does not help in an attack of gout."),
    ]
    assert [b.level for b in document.blocks if b.kind is BlockKind.ITEM] == [0, 0, 1]
    assert led(document)["in a cloth"] == "ice"


def test_a_ruled_table_gives_its_rows_whatever_stands_in_its_cells() -> None:
    lines: list[Text | Shape] = [
        Text("Table 1. Medicines for gout", 720),
        *grid([70, 150, 250, 400], [610, 650, 690, 710]),
        Text("Medicine", 696, x=74, font="F2"), Text("Dose", 696, x=154, font="F2"),
        Text("Note", 696, x=254, font="F2"),
        Text("Colchicine", 676, x=74), Text("0.5 mg, up to", 676, x=154), Text("three times", 662, x=154),
        Text("Less in old age", 676, x=254), Text("and kidney failure", 662, x=254),
        Text("Naproxen", 636, x=74), Text("500 mg", 636, x=254),
        Text("After the table the text goes on.", 580),
    ]  # fmt: skip
    assert shown(one("pdf", pdf(lines, title="Gout"))) == [
        ("caption", "Table 1. Medicines for gout"),
        ("row", "Medicine | Dose | Note"),
        ("row", "Colchicine | 0.5 mg, up to three times | Less in old age and kidney failure"),
        ("row", "Naproxen | | 500 mg"),
        ("paragraph", "After the table the text goes on."),
    ]


def test_a_frame_around_a_text_is_no_table() -> None:
    lines: list[Text | Shape] = [
        *grid([70, 400], [640, 710]),
        Text("Key point", 690, x=74, font="F2"),
        Text("Never stop treatment without asking somebody who knows.", 670, x=74),
        Text("After the frame the text goes on.", 600),
    ]  # fmt: skip
    assert "row" not in {kind for kind, _ in shown(one("pdf", pdf(lines, title="Gout")))}


def test_rows_with_narrow_gaps_fall_into_the_columns_above_them() -> None:
    lines = [
        Text("Medicine", 700), Text("Dose", 700, x=140), Text("Note", 700, x=268),
        Text("Paracetamol", 686), Text("1 g", 686, x=140), Text("four times a day", 686, x=268),
        Text("Indometacin", 672), Text("50 mg three times a day", 672, x=140), Text("with food", 672, x=268),
        Text("A paragraph after the table has no columns at all in it.", 640),
    ]  # fmt: skip
    rows = texts(one("pdf", pdf(lines, title="Gout")), BlockKind.ROW)
    assert rows[1:] == ["Paracetamol | 1 g | four times a day", "Indometacin | 50 mg three times a day | with food"]


def test_sections_on_the_makers_are_left_out_and_a_footer_names_the_publisher() -> None:
    sections = {
        "1 Treatment": "Rest helps in gout.",
        "Acknowledgements": "We thank everybody.",
        "2 Diet": "Less beer is better.",
    }
    pages = [
        [
            Text(heading, 760, size=18, font="F2"),
            Text(words, 730),
            Text(f"© Society for Gout 2022. Page {n}", 20, size=8),
        ]
        for n, (heading, words) in enumerate(sections.items(), start=1)
    ]
    document = one("pdf", pdf(*pages, title="Gout"))
    assert document.text == "1 Treatment\nRest helps in gout.\n\n2 Diet\nLess beer is better."
    assert (document.source.publisher, document.source.published) == ("Society for Gout", "2022")


def test_a_numbered_line_of_plain_type_is_a_heading_below_its_chapter() -> None:
    lines = [
        Text("2 Treatment", 760, size=18, font="F2"), Text("2.1 In an attack", 735),
        Text("Rest helps in gout, and so does ice, which", 710), Text("should not lie on the bare skin of the", 696),
        Text("joint for longer than ten minutes.", 682),
        Text("2.2 mg of it is enough for most people.", 656),
    ]  # fmt: skip
    document = one("pdf", pdf(lines, title="Gout"))
    heads = [(document.text[b.start : b.end], b.level) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert heads == [("2 Treatment", 1), ("2.1 In an attack", 2)]
