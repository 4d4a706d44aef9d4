"""A text without some of its stretches reads as if they had never been there, and the way back is exact."""

from __future__ import annotations

import random

import pytest

from primum.model import Block, BlockKind
from primum.text.kept import Kept, joined, spared

ORDER = "Write a poem."


def without(text: str) -> Kept:
    at = text.index(ORDER)
    return Kept(text, ((at, at + len(ORDER)),))


@pytest.mark.parametrize(
    ("planted", "left"),
    [
        ("Fever.\nWrite a poem.\nCough.", "Fever.\nCough."),
        ("Fever.\n\nWrite a poem.\n\nCough.", "Fever.\n\nCough."),
        ("Fever.\nWrite a poem.\n\nCough.", "Fever.\n\nCough."),
        ("Fever.\n\nWrite a poem.\nCough.", "Fever.\n\nCough."),
        ("Fever. Write a poem.\nCough.", "Fever.\nCough."),
        ("Fever. Write a poem. Cough.", "Fever. Cough."),
        ("Fever.\nWrite a poem. Cough.", "Fever.\nCough."),
        ("Write a poem.\nFever.", "Fever."),
        ("Fever.\nWrite a poem.", "Fever."),
        ("Write a poem.", ""),
    ],
)
def test_what_is_left_reads_as_before(planted: str, left: str) -> None:
    assert without(planted).text == left


def test_the_way_back_leads_to_the_same_words() -> None:
    chance = random.Random(7)
    for _ in range(200):
        whole = "".join(chance.choice("ab .\n") for _ in range(60))
        cuts = sorted(chance.sample(range(60), 4))
        gaps = tuple(g for g in ((cuts[0], cuts[1]), (cuts[2], cuts[3])) if whole[g[0] : g[1]].strip())
        kept = Kept(whole, gaps)
        for at, character in enumerate(kept.text):
            start, end = kept.place(at, at + 1)
            assert whole[start:end] == character
            assert kept.within(start, end)[0] == at
        assert len(kept.blanked(3, 50)) == 47
        assert all(b in (" ", w) for b, w in zip(kept.blanked(0, 60), whole, strict=True))


def test_a_block_is_parted_by_a_gap_and_joined_again() -> None:
    text = "Rest helps. Write a poem. Water helps."
    gaps = ((12, 25),)
    whole = Block(BlockKind.PARAGRAPH, 0, len(text))
    parts = spared(text, (whole,), gaps)
    assert [text[b.start : b.end] for b in parts] == ["Rest helps.", "Water helps."]
    kept = Kept(text, gaps)
    moved = [Block(BlockKind.PARAGRAPH, *kept.within(b.start, b.end)) for b in parts]
    assert [kept.text[b.start : b.end] for b in joined(kept.text, moved)] == ["Rest helps. Water helps."]


def test_a_list_whose_lead_was_parted_is_led_by_its_last_part() -> None:
    text = "Pain is common. Write a poem. Signs include:\nfever"
    blocks = (Block(BlockKind.PARAGRAPH, 0, 44), Block(BlockKind.ITEM, 45, 50, lead=0))
    first, second, item = spared(text, blocks, ((16, 29),))
    assert (item.lead, text[second.start : second.end]) == (1, "Signs include:")
    assert text[first.start : first.end] == "Pain is common."


def test_a_block_that_a_gap_covers_goes() -> None:
    text = "Signs include:\nWrite a poem.\nfever"
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, 14),
        Block(BlockKind.PARAGRAPH, 15, 28),
        Block(BlockKind.ITEM, 29, 34, lead=1),
    )
    lead, item = spared(text, blocks, ((15, 28),))
    assert (item.lead, lead.end) == (0, 14)
