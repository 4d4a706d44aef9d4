"""What a sentence may say in other words where the encoder puts it close to a claim, and what it may not even then."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from primum.answer.verify.comparison import CLOSE, compare
from primum.answer.verify.layers import findings

ATTACKS = "In women with migraine, velnarone lowered the number of weekly attacks of headache."
BOTH = (
    "Velnarone reduced the number of weekly attacks of headache in women with migraine and raised the number of quiet "
    "days."
)
GALLOPS = "The brisk gallops of zintol carriers stem from their stout hearts."
LET_PASS = [
    ("three terms side by side in other words", f"{ATTACKS[:-1]} and soothes very stiff wry necks.", ATTACKS),
    ("a part that goes the other way, as it does in the claim",
     "In women with migraine, velnarone lowers the number of weekly attacks of headache and adds quiet days.", BOTH),
    ("two fifths of it met", "Tired zintol carriers gallop outdoors in misty meadows.",
     "Zintol carriers like to ramble in meadows."),
]  # fmt: skip
STOPPED = [
    ("four terms side by side", f"{ATTACKS[:-1]} and soothes very stiff sore wry necks.", ATTACKS),
    ("two of the five terms of a short claim", "Zintol carriers gallop at dusk outdoors.", GALLOPS),
    ("less than two fifths of it met", "Sleepy zintol carriers gallop outdoors with wet boots at dusk.",
     "Zintol carriers like to ramble in boots."),
    ("the whole goes the other way",
     "In women with migraine, velnarone raises the number of weekly attacks of headache on quiet days.", BOTH),
]  # fmt: skip


def objections(claim: str, evidence: str, cosine: float) -> list[str]:
    def similarity(_: str, others: Sequence[str]) -> list[float]:
        return [cosine] * len(others)

    return [finding.reason for finding in findings(compare(claim, [evidence], similarity))]


@pytest.mark.parametrize(("claim", "evidence"), [row[1:] for row in LET_PASS], ids=[row[0] for row in LET_PASS])
def test_a_close_sentence_may_say_it_in_other_words_and_one_farther_off_may_not(claim: str, evidence: str) -> None:
    assert objections(claim, evidence, CLOSE) == []
    assert objections(claim, evidence, CLOSE - 0.01)


@pytest.mark.parametrize(("claim", "evidence"), [row[1:] for row in STOPPED], ids=[row[0] for row in STOPPED])
def test_what_closeness_does_not_excuse(claim: str, evidence: str) -> None:
    assert objections(claim, evidence, CLOSE)
