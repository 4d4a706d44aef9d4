"""A passage of a revision among the surroundings that the revision keeps, without any library."""

from __future__ import annotations

from primum.app.surroundings import surroundings
from primum.canon import Content, Setting
from primum.model import (
    Answer,
    Block,
    BlockKind,
    Citation,
    Claim,
    Concept,
    Document,
    Evidence,
    Inquiry,
    Outcome,
    Question,
    Run,
    Source,
    Strength,
)
from primum.web.passages import Quoted, Settled, quoted

TEXT = (
    "Care of cramps\n"
    + "Nothing in this line matters to the sentence that is quoted, and it goes on for quite a while so as to be cut. "
    * 3
    + "\nCalf cramps ease with stretching. Heat may help as well. Quinine is not advised.\nSee a doctor if they last."
)
DOCUMENT = Document(
    "d",
    Source(title="Cramps"),
    TEXT,
    (Block(BlockKind.HEADING, 0, 14, level=1), Block(BlockKind.PARAGRAPH, 15, len(TEXT), page=2)),
)


def cite(quote: str) -> Citation:
    start = TEXT.index(quote)
    return DOCUMENT.quote(start, start + len(quote))


def content(*quotes: str, kept: bool = True) -> Content:
    claim = Claim("c1", "Calf cramps ease.", tuple(cite(q) for q in quotes))
    answer = Answer(
        "a",
        Inquiry(Question("What helps cramps?"), "treatment", Concept("cramps")),
        "What helps cramps?",
        Outcome.ANSWERED,
        Run("1", "c", "1"),
        summary=(claim,),
        references=(Evidence("d", DOCUMENT.source, 0, Strength.HIGH),),
    )
    settings = []
    for citation in claim.citations if kept else ():
        around = surroundings(DOCUMENT, citation.start, citation.end, width=600)
        settings.append(
            Setting("d", citation.start, citation.end, around.before, around.after, around.headings, around.page)
        )
    return Content(answer, tuple(settings))


def shown(held: Content, *, width: int = 200) -> tuple[Quoted, str, list[str]]:
    passage = quoted(held.answer)[0]
    around = Settled(held).around(passage, width=width)
    whole = around.before + "".join(text for text, _ in around.pieces) + around.after
    return passage, whole, [text for text, is_quoted in around.pieces if is_quoted]


def test_a_quote_stands_verbatim_among_what_stood_around_it() -> None:
    _, whole, marked = shown(content("Calf cramps ease with stretching."))
    assert marked == ["Calf cramps ease with stretching."]
    assert whole in TEXT
    assert "Quinine is not advised." in whole


def test_quotes_of_one_place_are_one_passage_with_what_stands_between() -> None:
    _, whole, marked = shown(content("Calf cramps ease with stretching.", "Quinine is not advised."))
    assert marked == ["Calf cramps ease with stretching.", "Quinine is not advised."]
    assert whole in TEXT


def test_less_is_shown_in_place_than_on_a_page_of_its_own() -> None:
    held = content("Calf cramps ease with stretching.")
    _, narrow, _ = shown(held, width=60)
    _, wide, _ = shown(held, width=1000)
    assert narrow in wide
    assert len(narrow) < len(wide)
    around = Settled(held).around(quoted(held.answer)[0])
    assert (around.headings, around.page) == (("Care of cramps",), 2)


def test_a_quote_without_surroundings_stands_alone() -> None:
    _, whole, marked = shown(content("Calf cramps ease with stretching.", "Quinine is not advised.", kept=False))
    assert whole == "Calf cramps ease with stretching. … Quinine is not advised."
    assert len(marked) == 2


def test_a_quote_that_begins_with_its_heading_stands_under_it() -> None:
    around = surroundings(DOCUMENT, 0, TEXT.index(" ease with stretching"), width=60)
    assert around.headings == ("Care of cramps",)
    assert around.page == 2, "the page of the words, not of the heading above them"
