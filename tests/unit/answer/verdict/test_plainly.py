"""What single claims of a library say for and against a question."""

from __future__ import annotations

import pytest

from primum.answer.verdict import conclude
from primum.answer.verdict.plainly import sides
from primum.model import Citation, Claim

TITLES = {"d": "Psoriasis"}


def way(question: str, *texts: str, title: str = "Psoriasis") -> str:
    claims = [Claim(f"c{n}", text, (Citation("d", 0, len(text), text),)) for n, text in enumerate(texts)]
    found = sides(question, claims, {"d": title})
    return ("+" if found.pro else "") + ("-" if found.contra else "")


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Is there a vaccine for hepatitis C?", "There is no vaccine for hepatitis C.", "-"),
        ("Is there a vaccine for hepatitis C?", "A vaccine protects against hepatitis C.", "+"),
        ("Does hypothyroidism cause depression?", "Hypothyroidism often leads to depression.", "+"),
        ("Does hypothyroidism cause depression?", "Depression causes hypothyroidism in mice.", ""),
        ("Does hypothyroidism cause depression?", "Depression is common in adults.", ""),
        ("Does hypothyroidism cause depression?", "People with hypothyroidism should be asked about depression.", ""),
        ("Is psoriasis contagious?", "It cannot be passed from one person to another.", "-"),
        ("Is psoriasis contagious?", "Symptoms differ from person to person.", ""),
        ("Is psoriasis contagious?", "Psoriasis does not spread from person to person.", "-"),
        ("Is psoriasis contagious?", "Psoriasis is the most common infectious disease of the skin.", ""),
        ("Is psoriasis contagious?", "It spreads through the bite of a mosquito.", ""),
        ("Is psoriasis contagious?", "In rare cases, it spreads through a blood transfusion.", ""),
        ("Is psoriasis contagious?", "Psoriasis is caused by the immune system.", ""),
        ("Does psoriasis cause arthritis?", "Its symptoms vary from person to person and include arthritis.", "+"),
        ("Is psoriasis hereditary?", "It runs in families, and many genes play a part.", "+"),
        ("Is psoriasis hereditary?", "In some cases it is not inherited.", ""),
        ("Can psoriasis be cured?", "Psoriasis has no cure.", "-"),
        ("Are antibiotics effective against psoriasis?", "Antibiotics will not help with it.", "-"),
        ("Are antibiotics effective against psoriasis?", "If it is infected, antibiotics are prescribed.", ""),
        ("Does migraine cause stroke?", "Migraine is a headache; infection and stroke cause other headaches.", ""),
        ("Does migraine cause stroke?", "Viruses and migraine are possible triggers of stroke.", ""),
        ("Does migraine cause stroke?", "How migraine leads to stroke is not well understood.", ""),
        ("Does type 2 diabetes cause stroke?", "Type 1 diabetes can cause stroke.", ""),
        ("Does type 2 diabetes cause stroke?", "Type 2 diabetes can cause stroke.", "+"),
        (
            "Does exercise cause arthritis?",
            "Care for arthritis includes exercise, as a fall may lead to a fracture.",
            "",
        ),
        ("Does exercise cause arthritis?", "Arthritis and exercise are related.", "+"),
        ("Does smoking reduce the risk of stroke?", "Smoking reduces oxygen in the blood and causes stroke.", ""),
        ("Does exercise reduce the risk of stroke?", "Exercise reduces the risk of stroke.", "+"),
        (
            "Does exercise reduce the risk of stroke?",
            "Exercise reduces weight, which matters most; stroke is rare.",
            "",
        ),
        ("Does iron cause stroke?", "Lack of iron can cause stroke.", ""),
        ("Does iron cause stroke?", "Not getting enough iron can cause stroke.", ""),
        ("Is psoriasis contagious?", "It itches after you get up from bed.", ""),
        ("Does iron cause stroke?", "Low levels of iron can cause stroke.", ""),
        ("Is psoriasis contagious?", "Ten minutes of light at a time, spread throughout the week, help.", ""),
        ("Does iron cause stroke?", "Deaths from stroke increase, and a reduction needs iron.", ""),
        ("Is arthritis hereditary?", "Hereditary arthritis is inherited from a parent.", ""),
        ("Is arthritis an infectious disease?", "Infectious arthritis is an infection of a joint.", ""),
        ("Is arthritis hereditary?", "Arthritis is often inherited from a parent.", "+"),
        ("Can lack of iron cause stroke?", "Lack of iron can cause stroke.", "+"),
        ("Is psoriasis contagious?", "Infectious diseases can trigger it.", ""),
        ("Is psoriasis hereditary?", "Genetic testing is not needed.", ""),
        ("Are antibiotics effective against psoriasis?", "Antibiotics are ineffective against psoriasis.", "-"),
        ("Does radiation cause stroke?", "Irradiation of the neck can cause stroke.", ""),
        ("Is psoriasis an autoimmune disease?", "Psoriasis is an autoimmune disease.", "+"),
        ("Is psoriasis an autoimmune disease?", "Psoriasis is not an autoimmune disease.", "-"),
        ("Is psoriasis an autoimmune disease?", "People with other autoimmune diseases often have psoriasis.", ""),
        ("Is psoriasis the same as eczema?", "Psoriasis is different from eczema.", ""),
        ("Are antibiotics effective against psoriasis?", "Antibiotics for psoriasis are being evaluated.", ""),
        ("Are antibiotics effective against psoriasis?", "In a subgroup, antibiotics improved psoriasis.", ""),
        ("Is a vaccine available for malaria?", "Efforts to make a vaccine for malaria go on.", ""),
        ("Is there no vaccine for malaria, yes or no?", "There is no vaccine for malaria.", ""),
        ("Can psoriasis be treated with light instead of creams?", "Light and creams treat psoriasis.", ""),
    ],
)
def test_a_claim_counts_where_a_clause_speaks_of_both_sides(question: str, text: str, said: str) -> None:
    assert way(question, text) == said


def test_the_title_stands_in_for_one_side_only_where_no_claim_names_both() -> None:
    question = "Does psoriasis cause arthritis?"
    assert way(question, "Arthritis is a complication.") == "+"
    assert way(question, "Arthritis is a complication.", title="Gout") == ""
    assert way(question, "Arthritis matters because it is common.") == ""
    assert way(question, "Arthritis is no complication.", "Psoriasis can lead to arthritis.") == "+"


def test_what_asks_of_all_or_the_best_is_not_told_by_one_claim() -> None:
    assert way("Does only psoriasis cause arthritis?", "Psoriasis can lead to arthritis.") == ""


@pytest.mark.parametrize(
    ("texts", "answer"),
    [
        (("Psoriasis can lead to arthritis.",), "yes"),
        (("Psoriasis does not lead to arthritis.",), "no"),
        (("Psoriasis can lead to arthritis.", "Psoriasis does not lead to arthritis."), "conflicting"),
        (("Psoriasis is common.",), "unknown"),
    ],
)
def test_claims_come_to_a_verdict_and_are_named(texts: tuple[str, ...], answer: str) -> None:
    claims = [Claim(f"c{n}", text, (Citation("d", 0, len(text), text),)) for n, text in enumerate(texts)]
    found = conclude("Does psoriasis cause arthritis?", claims, titles=TITLES)
    assert found is not None
    assert found.answer == answer
    assert bool(found.pro) is (answer in ("yes", "conflicting"))
    assert bool(found.contra) is (answer in ("no", "conflicting"))


def test_a_caution_beside_it_does_not_keep_back_what_a_thing_causes() -> None:
    texts = ("Psoriasis can lead to arthritis.", "Avoid scratching.")
    claims = [Claim(f"c{n}", text, (Citation("d", 0, len(text), text),)) for n, text in enumerate(texts)]
    found = conclude("Does psoriasis cause arthritis?", claims, titles=TITLES)
    assert found is not None
    assert found.answer == "yes"
