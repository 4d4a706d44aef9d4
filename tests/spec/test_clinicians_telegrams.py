"""Short questions as a clinician asks them between two patients: for whom, how bad, and what first."""

from __future__ import annotations

from bookshelf import ask, page, told, whole

from primum.model import Document, Kind, Outcome


def on(title: str, text: str, kind: Kind = Kind.REFERENCE) -> Document:
    return page(title.lower().replace(" ", "-"), title, text, kind=kind)


WHEEZE = on(
    "Asthma",
    "# What is asthma?\n\nAsthma is a disease of the airways.\n\n# What are the treatments for asthma?\n\n"
    "Inhaled corticosteroids are the preferred medicine for long-term control of asthma.\n\n"
    "Inhaled short-acting beta-agonists are the first choice for quick relief.",
)


def test_an_attack_is_not_treated_by_what_is_taken_between_attacks() -> None:
    assert "quick relief" in ask("treatment of a severe asthma attack", WHEEZE).summary[0].text
    assert "long-term" in told(ask("How is asthma treated?", WHEEZE).summary)


def test_what_is_asked_of_a_degree_is_answered_by_what_names_it() -> None:
    notes = on(
        "Malaria",
        "# Malaria\n\nMalaria is an infection.\n\n# Treatment\n\n# Drug\n\n- Artemether-lumefantrine 80 mg\n"
        "- Amodiaquine 270 mg\n- Parenteral artesunate is the drug of choice for severe malaria",
        Kind.GUIDELINE,
    )
    assert ask("treatment of severe malaria", notes).summary[0].text.startswith("Parenteral artesunate")


RHYTHM = (
    "# What is atrial fibrillation?\n\nAtrial fibrillation is a fast and uneven heartbeat.\n\n"
    "# Outlook\n\nIf medicines or age slow the heart rate, symptoms are minimized.\n\n"
    "# How is atrial fibrillation treated?\n\nAtrial fibrillation is treated with blood thinners."
)


def test_older_people_are_told_what_holds_for_all_and_that_it_does() -> None:
    found = ask("How is atrial fibrillation treated in the elderly?", on("Atrial fibrillation", RHYTHM))
    assert found.outcome is Outcome.PARTIAL
    assert found.not_found == ("older people",)
    assert "blood thinners" in found.summary[0].text
    assert "age slow" not in whole(found)


def test_a_row_of_drugs_is_none_of_what_holds_for_older_people() -> None:
    notes = (
        "# Insomnia\n\nInsomnia is a lack of sleep.\n\n# Treatment\n\n# Non drug\n\n- Sleep hygiene\n"
        "- Relaxation therapy\n\n# Drug\n\n- Diazepam 10 mg at night\n- Temazepam 20 mg at night\n"
        "- Gabapentin is preferred in the elderly"
    )
    found = ask("How is insomnia treated in the elderly?", on("Insomnia", notes, Kind.GUIDELINE))
    assert "Gabapentin is preferred in the elderly" in told(found.summary)
    assert "Sleep hygiene" in whole(found)
    assert "azepam" not in whole(found)


def test_pregnant_women_are_not() -> None:
    found = ask("How is atrial fibrillation treated in pregnancy?", on("Atrial fibrillation", RHYTHM))
    assert "blood thinners" not in whole(found)


def test_what_is_true_of_pregnant_women_is_no_treatment_of_them() -> None:
    text = (
        "# What is hypothyroidism?\n\nHypothyroidism is a lack of thyroid hormone.\n\n"
        "# What are the treatments for hypothyroidism?\n\nHypothyroidism is treated with levothyroxine.\n\n"
        "Pregnant women need more iodine since the baby takes some of it."
    )
    found = ask("treatment of hypothyroidism in pregnancy", on("Hypothyroidism", text))
    assert found.outcome is Outcome.PARTIAL
    assert "iodine" not in told(found.summary)


def test_which_drug_is_warned_off_in_them_is_a_part_of_their_treatment() -> None:
    text = (
        "# Epilepsy\n\nEpilepsy is a disorder with seizures.\n\n# Treatment\n\n# Drug\n\n- Valproate 300 mg\n\n"
        "# Adverse reactions and cautions\n\n- Valproate is contraindicated in pregnant women\n"
        "- Avoid in the first trimester of pregnancy where it can be helped"
    )
    found = ask("How is epilepsy treated in pregnancy?", on("Epilepsy", text, Kind.GUIDELINE))
    assert told(found.summary).startswith("Valproate is contraindicated in pregnant women")
    assert "Avoid in the first" not in whole(found)


def test_what_helps_a_country_is_no_treatment_of_one_who_is_ill() -> None:
    text = (
        "# Anaemia in pregnancy\n\nAnaemia in pregnancy is a lack of haemoglobin.\n\n# Treatment\n\n# Non drug\n\n"
        "- Counselling on contraception\n- Bed rest\n- Balanced diet with iron\n\n# Drug\n\n- Ferrous sulphate 200 mg\n"
        "- Folic acid 5 mg\n\n# Prevention\n\n- Counselling on contraception\n- Adequate spacing of pregnancies"
    )
    found = ask("anaemia in pregnancy treatment", on("Anaemia in pregnancy", text, Kind.GUIDELINE))
    under = [s for s in found.sections if any("Counselling" in c.text for c in s.claims)]
    assert [s.kind for s in under] in ([], ["prevention"])
    assert "Bed rest" in whole(found)


def test_a_register_does_not_tell_what_an_illness_feels_like() -> None:
    rows = ("Abdominal pain", "Alopecia", "Arthralgia", "Autoimmunity", "Chest pain", "Rash", "Seizures")
    register = "Signs and symptoms | Approximate number of patients\n" + "\n".join(f"{r} | 90%" for r in rows)
    text = (
        "# What is lupus?\n\nDiscoid lupus causes a rash that stays.\n\n# What are the symptoms of lupus?\n\n"
        "Lupus can have many symptoms, and they differ from person to person. Some of the more common ones are:\n\n"
        "- Swollen joints\n- Fever\n- Fatigue\n- Red rashes\n- Hair loss\n- Mouth ulcers\n- Headache\n\n" + register
    )
    first = ask("What are the symptoms of lupus?", on("Lupus", text)).summary[0].text
    assert first.startswith("Lupus can have many symptoms")
    assert "Swollen joints; Fever" in first


def test_what_to_do_if_somebody_has_it_is_its_treatment() -> None:
    text = (
        "# What are opioids?\n\nOpioids are a type of drug. They are taken for pain.\n\n"
        "# What should I do if I think that someone has an opioid overdose?\n\n"
        "Naloxone can quickly stop an opioid overdose."
    )
    found = ask("opioid overdose treatment", on("Opioid overdose", text))
    assert "Naloxone" in found.summary[0].text
    assert "type of drug" not in told(found.summary)


def test_the_name_of_a_kind_that_has_a_page_is_read_whole() -> None:
    every = on("Breast cancer", "# Symptoms\n\nSymptoms of breast cancer include a change that women should watch for.")
    men = on("Male breast cancer", "# Symptoms\n\nSymptoms of male breast cancer include a lump below the nipple.")
    assert "below the nipple" in ask("signs of male breast cancer", every, men).summary[0].text


def test_a_decimal_within_brackets_does_not_cut_the_first_choice_off() -> None:
    text = (
        "# Syphilis\n\nSyphilis is an infection.\n\n# Treatment\n\n# Drug\n\n"
        "- Benzathine penicillin 1.4 G (2.4 MU by injection, at one visit); for its volume, this dose is halved\n"
        "- Alternative regimen for penicillin-allergic patients: Doxycycline 100 mg"
    )
    found = ask("syphilis treatment", on("Syphilis", text, Kind.GUIDELINE))
    assert "Benzathine penicillin" in found.summary[0].text


def test_what_else_is_felt_is_told_with_what_is_felt_first() -> None:
    text = (
        "# What are the symptoms of cresting?\n\nMost people with cresting have a swollen lobe. "
        "Other symptoms can include:\n\n- Red skin\n- Itching\n- Fluid from the lobe"
    )
    first = ask("What are the symptoms of cresting?", on("Cresting", text)).summary[0].text
    assert first.startswith("Most people with cresting have a swollen lobe. Other symptoms can include: Red skin")


def test_follow_up_is_not_answered_by_what_follows() -> None:
    text = (
        "# What is stroke?\n\nA stroke is a loss of blood flow to the brain. Dementia follows small strokes.\n\n"
        "# How is stroke treated?\n\nStroke is treated with clot-busting medicines."
    )
    assert "Dementia follows" not in told(ask("follow-up after stroke", on("Stroke", text)).summary)
