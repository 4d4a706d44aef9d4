"""How a document is cut into passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from primum.library.passages import WORDS, cut, searchable, subject
from primum.model import Block, BlockKind, Document, Source

H, Q, P, LI, R, C = (
    BlockKind.HEADING,
    BlockKind.QUESTION,
    BlockKind.PARAGRAPH,
    BlockKind.ITEM,
    BlockKind.ROW,
    BlockKind.CAPTION,
)


def made(*parts: tuple[object, ...], **facts: object) -> Document:
    """A document from (kind, text) or (kind, text, level, role)."""
    text, blocks = "", []
    for kind, words, *rest in parts:
        start = len(text)
        text += str(words)
        level = rest[0] if rest else 1 if kind in (H, Q) else 0
        role = rest[1] if len(rest) > 1 else ""
        blocks.append(Block(kind, start, len(text), level=level, role=role))  # type: ignore[arg-type]
        text += "\n"
    return Document("d", Source(**facts), text, tuple(blocks))  # type: ignore[arg-type]


def prose(words: int, *, sentence: int = 10) -> str:
    """So many words in sentences of `sentence` words."""
    every = [f"word{n}" for n in range(words)]
    lines = [every[n : n + sentence] for n in range(0, words, sentence)]
    return " ".join(" ".join(line).capitalize() + "." for line in lines)


def test_a_text_without_blocks_is_one_passage() -> None:
    (passage,) = cut(Document("d", Source(), "  Ice helps a sprain.\n"))
    assert (passage.text, passage.id) == ("Ice helps a sprain.", "d#2-21")


def test_a_structured_abstract_stays_whole() -> None:
    document = made((H, "OBJECTIVE"), (P, prose(90)), (H, "Methods"), (P, prose(90)), (H, "RESULTS"), (P, prose(90)))
    (passage,) = cut(document)
    assert passage.text.startswith("Word0")
    assert "RESULTS" in passage.text


def test_a_short_page_of_questions_is_cut_by_question() -> None:
    document = made((Q, "What causes gout?"), (P, "Uric acid."), (Q, "How is gout treated?"), (P, "With colchicine."))
    first, second = cut(document)
    assert (first.text, first.headings, first.role) == ("Uric acid.", ("What causes gout?",), "causes")
    assert (second.text, second.role) == ("With colchicine.", "treatment")


def test_headings_above_are_named_outermost_first() -> None:
    document = made(
        (H, "Gout"), (H, "Treatment", 2), (H, "Colchicine", 3), (P, "Two tablets."), (H, "Outlook", 2), (P, "Good.")
    )
    first, second = cut(document)
    assert first.headings == ("Gout", "Treatment", "Colchicine")
    assert first.role == "treatment"
    assert (second.headings, second.role) == (("Gout", "Outlook"), "prognosis")


def test_a_role_that_the_source_gives_wins() -> None:
    (passage,) = cut(made((H, "34067-9", 1, "indications"), (P, "For gout.")))
    assert passage.role == "indications"


def test_headings_alone_make_no_passage() -> None:
    assert cut(made((H, "Gout"), (H, "Causes", 2))) == ()


def test_paragraphs_of_one_section_are_joined_up_to_the_limit() -> None:
    passages = cut(made((H, "Symptoms"), *((P, prose(70)) for _ in range(6))))
    assert [len(p.text.split()) for p in passages] == [140, 140, 140]


def test_a_long_paragraph_is_split_between_sentences() -> None:
    passages = cut(made((H, "Symptoms"), (P, prose(500))))
    assert all(p.text.endswith(".") and len(p.text.split()) <= WORDS for p in passages)
    assert sum(len(p.text.split()) for p in passages) == 500


def test_items_stay_with_their_lead_in() -> None:
    items = [(LI, f"cause number {n}") for n in range(5)]
    passages = cut(made((H, "Causes"), (P, prose(150)), (P, prose(25) + " They include:"), *items))
    assert len(passages) == 2
    assert passages[1].text.startswith("Word0")
    assert passages[1].text.endswith("cause number 4")


def test_rows_stay_with_their_caption() -> None:
    (_, table) = cut(made((H, "Dose"), (P, prose(170)), (C, "Doses by age"), (R, "child | 5 mg"), (R, "adult | 10 mg")))
    assert table.text == "Doses by age\nchild | 5 mg\nadult | 10 mg"


def test_short_neighbours_of_one_role_join() -> None:
    page = made(
        (H, "Gout"),
        (H, "Drug treatment", 2),
        (P, "Colchicine."),
        (H, "Surgical treatment", 2),
        (P, "Rarely."),
        (H, "Outlook", 2),
        (P, "Good."),
    )
    assert [p.text for p in cut(page)] == ["Colchicine.\nSurgical treatment\nRarely.", "Good."]


def test_populations_come_from_the_source_and_the_headings() -> None:
    document = made((H, "Use in specific populations"), (H, "Pregnancy", 2), (P, "Avoid it."), populations=("adult",))
    assert cut(document)[0].populations == ("adult", "pregnant")


def test_search_reads_title_headings_and_text() -> None:
    document = made((H, "Gout"), (H, "Causes", 2), (P, "Uric acid."), title="Gout", subjects=("Podagra",))
    assert searchable(cut(document)[0], document.source) == "Gout\nCauses\nUric acid."
    assert subject(document.source) == "Gout\nPodagra"


_BLOCK = st.tuples(
    st.sampled_from([H, Q, P, P, P, LI, LI, R, C]),
    st.text("abc .:é\u2028", min_size=1, max_size=60).filter(str.strip).map(lambda s: s * 12),
    st.integers(1, 4),
)


@pytest.mark.filterwarnings("default")
@given(st.lists(_BLOCK, min_size=1, max_size=25))
def test_passages_are_disjoint_and_hold_every_block_but_headings(parts: list[tuple[object, ...]]) -> None:
    document = made(*parts)
    passages = cut(document)
    edges = [edge for p in passages for edge in (p.start, p.end)]
    assert edges == sorted(edges)
    assert all(document.text[p.start : p.end] == p.text for p in passages)
    assert len({p.id for p in passages}) == len(passages)
    held = set().union(*(range(p.start, p.end) for p in passages)) if passages else set()
    for block in document.blocks:
        if block.kind not in (H, Q):
            inside = {n for n in range(block.start, block.end) if not document.text[n].isspace()}
            assert inside <= held
