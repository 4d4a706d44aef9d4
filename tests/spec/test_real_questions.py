"""What people ask as they type it: the answer is one to that question, or there is none."""

from __future__ import annotations

import pytest
from bookshelf import ask, page, told

from primum.model import Outcome

PELLOW = page(
    "pellow",
    "Pellow fever",
    """
# What is pellow fever?

Normally, the spleen clears old cells from the blood. Hot weather makes it work harder.

Most cases are seen in late summer.

Treatment is usually with corticosteroids.
""",
)
BRINDLE = page(
    "brindle",
    "Brindle disease",
    """
# What is brindle disease?

Normally, the gall moves freely through its duct.

Brindle disease is a disorder that makes the gall thick and slow.

Treatment is usually with corticosteroids.
""",
)


@pytest.mark.parametrize(
    "question", ["Is pellow fever a serious condition?", "How is pellow fever prevented?", "Is pellow fever inherited?"]
)
def test_a_page_s_opening_that_says_nothing_of_its_subject_stands_in_for_no_answer(question: str) -> None:
    assert ask(question, PELLOW).outcome is Outcome.DECLINED


@pytest.mark.parametrize("question", ["Is brindle disease a serious condition?", "Is brindle disease inherited?"])
def test_what_the_subject_is_stands_in_for_an_answer_and_nothing_beside_it(question: str) -> None:
    found = ask(question, BRINDLE)
    assert found.outcome is Outcome.PARTIAL
    assert [c.text for c in found.summary] == ["Brindle disease is a disorder that makes the gall thick and slow."]


def test_who_tells_a_story_of_an_illness_is_not_told_what_it_is() -> None:
    story = (
        "SUBJECT: brindle disease\nMESSAGE: My aunt, who lives near the harbour and has always been well, has had brindle "
        "disease for some four years now, and the doctors at the hospital cannot tell us very much about it. Could you "
        "please tell us whether brindle disease is inherited? We would all be very glad to know."
    )
    found = ask(story, BRINDLE)
    assert found.outcome is Outcome.DECLINED
    assert told(found.summary) == ""
