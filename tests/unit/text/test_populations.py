"""Who is meant, and who only seems to be."""

from __future__ import annotations

import pytest

from primum.text.populations import populations

CASES = [
    ("It is safe in adults.", ("adult",)),
    ("Children and adolescents need less.", ("child",)),
    ("Use in infants and newborns is not advised.", ("infant",)),
    ("My 3 month old has a rash", ("infant",)),
    ("a 7-year-old with asthma", ("child",)),
    ("Older adults fall more often.", ("adult", "older")),
    ("People aged 65 years and the elderly", ("older",)),
    ("Avoid in pregnancy and while breastfeeding.", ("pregnant", "lactating")),
    ("It raised pressure in rats and mice.", ("animal",)),
    ("Men are affected more than women.", ("men", "women")),
    ("Reduce the dose in renal impairment.", ("renal",)),
    ("Not for Child-Pugh class C", ("hepatic",)),
    ("Each child of an affected parent has a 50% risk.", ()),
    ("Children of affected parents may inherit it.", ()),
    ("Take a pregnancy test.", ()),
    ("Keep out of reach of children.", ()),
    ("Stay with nursing home staff.", ()),
    ("A rat bite was cleaned.", ()),
    ("Treatment mentions menstrual pain.", ()),
    ("Take baby aspirin daily.", ()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_populations(text: str, expected: tuple[str, ...]) -> None:
    assert populations(text) == expected
