"""Whether a sentence says what treats a thing that it names."""

from __future__ import annotations

import pytest

from primum.answer.composing.elsewhere import is_treated

NAMES = ("preeclampsia", "pre-eclampsia")


@pytest.mark.parametrize(
    ("text", "within", "says"),
    [
        ("Magnesium, a medicine to treat severe preeclampsia.", False, True),
        ("Preeclampsia is treated with an early delivery.", False, True),
        ("If you have eclampsia, HELLP syndrome, or preeclampsia, you will need to go to the hospital.", True, True),
        # Outside a section on treatment such a condition may lead to anything.
        ("If you have preeclampsia, your headache may come back.", False, False),
        # What is treated is named further on, or is something else.
        ("Medicines to treat high pressure, among others in women who have had preeclampsia.", False, False),
        ("High pressure is treated before preeclampsia comes.", False, False),
        ("Preeclampsia is a high pressure in pregnancy.", True, False),
    ],
)
def test_what_is_treated_is_named_beside_what_is_done(text: str, *, within: bool, says: bool) -> None:
    assert is_treated(text, NAMES, within=within) is says
