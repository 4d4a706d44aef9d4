"""The bold term that a bullet begins with, and the short form of a list item."""

from __future__ import annotations

import pytest

from primum.answer.statements.phrase import head_of, key_term

TERMS = [
    ("Overuse: straining a muscle is common.", True, "Overuse"),
    ("Beer and spirits", True, "Beer and spirits"),
    ("Low levels of potassium", True, "Low levels of potassium"),
    ("Gout – a joint disease", True, "Gout"),
    ("Stretching the calf relieves cramps.", False, "Stretching the calf"),
    ("Thiazide diuretics are used first.", False, "Thiazide diuretics"),
    ("Colchicine, taken early, helps.", False, "Colchicine"),
    ("The society recommends that thiazides are given first.", False, "thiazides"),
    ("If you smoke, stop.", False, ""),
    ("Not all attacks of gout are painful at first.", False, ""),
    ("Many older men prefer a diet to tablets.", False, ""),
    ("Forty percent of women with gout have no pain.", False, ""),
    ("The sooner gout is treated, the better.", False, ""),
    ("A health care provider diagnoses gout with a needle.", False, ""),
    ("Physicians treat gout.", False, ""),
    ("Approximately 15 percent (26 million) of old men have gout.", False, ""),
    ("Gout almost never begins in the hip.", False, "Gout"),
    ("Chronic (long-lasting) pain and stiffness of the toes.", True, ""),
    ("Doctors use blood tests, scans and needles to find gout.", False, ""),
    ("Joint damage in old gout may be seen.", False, "Joint damage in old gout"),
    ("In the early stages, attacks usually: start at night; last a week.", False, ""),
    ("Uric acid in the joint indicates gout.", False, "Uric acid in the joint"),
    ("Pseudogout doesn't usually hurt much.", False, "Pseudogout"),
    ("Gout can lead to: stones; lumps under the skin.", False, "Gout"),
    ("See your doctor if you: limp; have a fever.", False, ""),
    ("Allopurinol 100 - 300 mg orally daily with food", True, "Allopurinol"),
    ("Painkillers e.g., velnarone 1.5 - 3 mg at night", True, "Painkillers"),
    ("Toe swelling; redness and heat of the foot", True, "Toe swelling"),
    ("Allopurinol: 100 - 300 mg daily", True, "Allopurinol"),
    ("The society concludes that rest helps.", False, ""),
    ("More than half of men over ninety have gout.", False, ""),
    ("Uric acid (UA) crystals are found in cold joints.", False, "Uric acid (UA) crystals"),
    ("Uric acid (UA) is a waste.", False, "Uric acid (UA)"),
    ("The society recommends early colchicine therapy of adults with attacks.", False, "early colchicine therapy"),
    ("It is important to rest.", False, ""),
    ("Some people need surgery.", False, ""),
    ("Avoid alcohol.", False, ""),
    ("In older men gout is common.", False, ""),
    ("The most common cause of gout in older men on diuretics is a high level.", False, ""),
    ("Uric acid comes from meat.", False, "Uric acid"),
    ("Gout stands for a painful joint. It swells.", False, "Gout"),
    ("Treatment aims to relieve pain.", False, ""),
    ("One theory researchers have is cold.", False, ""),
    ("Within minutes, the toe begins to swell.", False, ""),
    ("Attacks begin 30 minutes – 6 hours after a meal", True, "Attacks"),
    ("Medical causes of suggestive pains of the joints", True, ""),
]


@pytest.mark.parametrize(("text", "listed", "term"), TERMS, ids=[row[0] for row in TERMS])
def test_the_key_term_is_what_a_bullet_is_about_or_nothing(text: str, listed: bool, term: str) -> None:
    assert key_term(text, listed=listed) == term
    assert term in text


HEADS = [
    ("Certain medicines, such as diuretics", "Certain medicines"),
    ("Dehydration (loss of water)", "Dehydration"),
    ("Kidney disease; it slows the loss of acid", "Kidney disease"),
    ("Weight: losing weight helps.", "Weight"),
    ("Pain in the toe", "Pain in the toe"),
    ("Low potassium.", "Low potassium"),
    ("NSAIDs, unless you have ulcers", "NSAIDs, unless you have ulcers"),
    ("Fever without a cause", "Fever without a cause"),
    ("Aspirin, but not in children", "Aspirin, but not in children"),
    ("Alcohol, if taken daily", "Alcohol, if taken daily"),
]


@pytest.mark.parametrize(("item", "head"), HEADS, ids=[row[0] for row in HEADS])
def test_an_item_is_named_shortly_but_keeps_its_conditions(item: str, head: str) -> None:
    assert head_of(item) == head
