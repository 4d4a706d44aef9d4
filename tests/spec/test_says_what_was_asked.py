"""The direct answer tells what was asked, and not what only stands near it."""

from __future__ import annotations

import pytest
from bookshelf import ask, page, told, whole

from primum.model import Document, Kind, Outcome


def on(title: str, text: str, kind: Kind = Kind.REFERENCE) -> Document:
    return page(title.lower().replace(" ", "-"), title, text, kind=kind)


def test_how_somebody_falls_ill_is_no_treatment() -> None:
    text = "# What is it?\n\nCellulitis is an infection of the skin.\n\nGerms enter your body through a surgical cut."
    found = ask("How is cellulitis treated?", on("Cellulitis", text))
    assert found.outcome is not Outcome.ANSWERED
    assert "surgical cut" not in told(found.summary)


def test_what_the_subject_brings_about_is_none_of_its_causes() -> None:
    text = "# Jaundice\n\nJaundice causes your skin to turn yellow.\n\nToo much bilirubin causes jaundice."
    shown = told(ask("What causes jaundice?", on("Jaundice", text)).summary)
    assert "bilirubin" in shown
    assert "turn yellow" not in shown


def test_a_kind_of_a_thing_is_not_what_the_thing_is() -> None:
    found = ask(
        "What is a stroke?",
        on("Stroke", "# What is a stroke?\n\nA stroke happens when blood no longer reaches a part of the brain."),
        on(
            "Moonlight stroke",
            "# What is moonlight stroke?\n\nMoonlight stroke is a rare inherited disorder of vessels.",
        ),
    )
    assert "no longer reaches" in found.summary[0].text


def test_treatment_begins_with_what_is_given() -> None:
    text = (
        "# Treatment\n\nIt is not known whether steroids lower the risk of croup.\n\n"
        "Surgery is an operation to open the airway in croup.\n\nCroup is treated with steroids and with oxygen."
    )
    assert ask("How is croup treated?", on("Croup", text)).summary[0].text.startswith("Croup is treated with")


def test_a_guidelines_list_of_drugs_stands_in_the_direct_answer() -> None:
    book = on("Croup", "# Treatment\n\n# Drug\n\n- Prednisolone\n- Ibuprofen\n- Oxygen", Kind.GUIDELINE)
    found = ask("How is croup treated?", book, page("p", "Croup", "# Treatment\n\nCroup is treated with steroids."))
    assert "Prednisolone" in whole(found)


def test_no_sentence_is_told_twice_with_and_without_the_next() -> None:
    text = "# What is an A9 test?\n\nThe A9 test is a blood test for gout. It measures the urate of three months."
    shown = told(ask("What is the A9 test?", on("A9 test", text)).summary)
    assert shown.count("blood test for gout") == 1


def test_whether_it_can_be_cured_is_told_wherever_the_page_says_so() -> None:
    text = (
        "# Outlook\n\nTo survive, people with kessel fever need fluids. Kessel fever can be fatal.\n\n"
        "# Treatment\n\nKessel fever cannot be cured, but it can be managed."
    )
    assert ask("Can kessel fever be cured?", on("Kessel fever", text)).summary[0].text.startswith("Kessel fever cannot")


def test_what_spreads_in_the_body_is_not_contagious_for_that() -> None:
    text = (
        "# Tests\n\nA culture shows whether kessel fever has spread to your blood.\n\n"
        "# What is it?\n\nKessel fever is an infection."
    )
    found = ask("Is kessel fever contagious?", on("Kessel fever", text))
    assert found.outcome is Outcome.PARTIAL
    assert found.not_found == ("how it spreads (kessel fever)",)


def test_who_should_have_it_is_told_by_people() -> None:
    text = (
        "# The kessel vaccine\n\nThe kessel vaccine makes antibodies in your body.\n\n"
        "Everyone over the age of two should get the kessel vaccine."
    )
    shown = ask("Who should get the kessel vaccine?", on("Kessel vaccine", text)).summary
    assert shown[0].text.startswith("Everyone over")


def test_a_vaccine_without_a_page_is_answered_from_the_page_on_what_it_is_against() -> None:
    text = "# Prevention\n\nThe kessel fever vaccine is recommended for adults of 50 years and older."
    found = ask(
        "kessel fever vaccine over 50",
        on("Kessel fever", text),
        on("Vaccines", "# What are vaccines?\n\nVaccines prevent many diseases."),
    )
    assert "50 years" in found.summary[0].text


def test_how_a_medicine_is_kept_does_not_say_whether_it_is_safe_in_children() -> None:
    text = "# Warnings\n\nKeep Kesselin out of reach of children.\n\n# Use\n\nKesselin is used for kessel fever."
    found = ask("Is Kesselin safe in children?", on("Kesselin", text, Kind.LABEL))
    assert "reach" not in told(found.summary)


def test_kinds_of_tests_are_no_stages_of_a_disease() -> None:
    text = "# Tests\n\nThere are two kinds of tests for kessel fever.\n\n# What is it?\n\nKessel fever is an infection."
    found = ask("What are the stages of kessel fever?", on("Kessel fever", text))
    assert found.outcome is Outcome.PARTIAL
    assert "tests" not in told(found.summary)


def test_what_a_disease_is_is_none_of_its_symptoms() -> None:
    text = (
        "# Symptoms\n\nKessel fever is the name for a group of symptoms.\n\n"
        "The first symptom of kessel fever is a rash."
    )
    assert "rash" in ask("What are the signs of kessel fever?", on("Kessel fever", text)).summary[0].text


def test_a_guideline_on_the_acute_form_tells_how_an_illness_is_treated() -> None:
    found = ask(
        "How is kesselitis treated?",
        on("Kesselitis", "# What is it?\n\nKesselitis is an infection of the ear. Tubes may be needed."),
        on("Acute kesselitis", "# Drug\n\n- Amoxicillin\n- Paracetamol", Kind.GUIDELINE),
    )
    assert "Amoxicillin" in told(found.summary)


def test_what_is_said_of_both_does_not_tell_them_apart() -> None:
    found = ask(
        "What is the difference between gout and psoriasis?",
        on("Gout", "# What is gout?\n\nGout is a disease of the joints.\n\nGout is caused by crystals of urate."),
        on(
            "Psoriasis",
            "# What is psoriasis?\n\nPsoriasis is a disease that can affect the joints.\n\n"
            "Psoriasis is a disease in which skin cells build up and form scales.",
        ),
    )
    shown = told(found.summary)
    assert "crystals of urate" in shown
    assert "skin cells build up" in shown


def test_two_kinds_told_on_one_page_are_compared_each_by_its_name() -> None:
    text = (
        "# What is meningitis?\n\nMeningitis is a swelling around the brain.\n\n"
        "Viral meningitis is the most common type and gets better by itself.\n\n"
        "Bacterial meningitis is rare and can be deadly within hours."
    )
    shown = told(ask("What is the difference between bacterial and viral meningitis?", on("Meningitis", text)).summary)
    assert "better by itself" in shown
    assert "deadly" in shown


def test_a_page_named_after_both_does_not_stand_for_a_comparison() -> None:
    found = ask(
        "difference between dementia and Alzheimer's disease",
        on("Dementia", "# What is dementia?\n\nDementia is a group of symptoms that many illnesses bring."),
        on("Alzheimer's Disease", "# What is it?\n\nAlzheimer's disease is a slow loss of nerve cells of the brain."),
        on("Dementia and Alzheimer's Disease", "# Care\n\nDementia and Alzheimer's disease ask much of a family."),
    )
    shown = told(found.summary)
    assert "group of symptoms" in shown
    assert "nerve cells" in shown


def test_whether_a_growth_is_cancer_needs_no_word_of_the_question() -> None:
    text = (
        "# What is it?\n\nKesselomas are growths of the skin. Kesselomas are usually benign.\n\n"
        "# Treatment\n\nTargeted drugs attack cancer cells."
    )
    shown = ask("Are kesselomas cancerous?", on("Kesselomas", text)).summary
    assert shown[0].text == "Kesselomas are usually benign."


def test_a_test_that_looks_for_the_cause_is_no_cause() -> None:
    text = (
        "# What is it?\n\nKessel bleeding is a bleeding of the gut.\n\n"
        "# Tests\n\nThe test used most often to look for the cause of kessel bleeding is a scope."
    )
    found = ask("What causes kessel bleeding?", on("Kessel bleeding", text))
    assert found.outcome is Outcome.PARTIAL


def test_a_question_for_names_is_answered_by_the_kinds() -> None:
    text = (
        "# What is it?\n\nKessel fevers are infections.\n\n"
        "# Kinds\n\nThere are two main types of kessel fever: the red and the blue."
    )
    found = ask("What are the names of the kessel fevers?", on("Kessel fevers", text))
    assert "the red and the blue" in found.summary[0].text


def test_an_outlook_comes_before_what_holds_in_pregnancy() -> None:
    text = (
        "# Pregnancy\n\nKessel fever may go away in pregnancy.\n\n"
        "# Outlook\n\nKessel fever has no cure and goes away slowly."
    )
    assert "no cure" in ask("Does kessel fever go away?", on("Kessel fever", text)).summary[0].text


def test_what_a_thing_is_begins_with_the_thing_and_not_with_how_it_is_found_or_treated() -> None:
    found = ask(
        "What is gout?",
        on(
            "Gout: causes and symptoms",
            "# In short\n\nIn gout, crystals of urate form in a joint.\n\n# Causes\n\n- Urate",
        ),
        on("Gout: diagnosis", "# In short\n\nGout is diagnosed by the crystals that are seen in the fluid of a joint."),
        on("Gout: treatment", "# In short\n\nColchicine is the first medicine for people with gout in most countries."),
    )
    assert told(found.summary) == "In gout, crystals of urate form in a joint."


def test_a_short_definition_is_shown() -> None:
    text = (
        "# What is hepatitis?\n\nHepatitis is an inflammation of the liver.\n\nDrug or alcohol use can cause hepatitis."
    )
    assert "inflammation of the liver" in ask("What is hepatitis?", on("Hepatitis", text)).summary[0].text


def test_what_brings_a_thing_about_is_no_treatment_of_it() -> None:
    found = ask(
        "How are muscle cramps treated?",
        on("Muscle cramps: treatment", "# In short\n\nStretching and massage relieve most muscle cramps."),
        on(
            "Muscle cramps: medicines",
            "# In short\n\nMedicines that can cause muscle cramps include statins and diuretics.",
        ),
    )
    assert "statins" not in told(found.summary)


def test_a_title_that_names_several_sides_tells_of_none() -> None:
    text = (
        "# In short\n\nThe cause of asthma is a mixture of genes and of what is in the air.\n\n# Symptoms\n\n"
        "Wheezing and cough at night are typical symptoms of asthma."
    )
    found = ask("What are the symptoms of asthma?", on("Asthma: causes, symptoms and diagnosis", text))
    symptoms = [s for s in found.sections if s.kind == "symptoms"]
    assert "Wheezing" in found.summary[0].text
    assert all("mixture of genes" not in told(s.claims) for s in symptoms)


def test_an_item_that_says_again_what_its_sections_sentence_said_is_not_told_beside_it() -> None:
    text = (
        "# Symptoms\n\nBreathlessness on exertion, swollen ankles and tiredness are the symptoms of heart failure.\n\n"
        "- **Breath:** breathlessness on exertion is a symptom of heart failure.\n"
        "- **Swelling:** swollen ankles are a symptom of heart failure."
    )
    shown = told(ask("What are the symptoms of heart failure?", on("Heart failure", text)).summary)
    assert shown == "Breathlessness on exertion, swollen ankles and tiredness are the symptoms of heart failure."


def test_beside_half_an_answer_stands_no_article_on_all_else() -> None:
    text = (
        "# What is eczema?\n\nEczema is an itchy rash.\n\n# Symptoms\n\nEczema causes dry and itchy skin.\n\n"
        "# Treatment\n\nEczema is treated with creams and ointments that keep the skin moist."
    )
    found = ask("Is eczema inherited?", on("Eczema", text))
    assert found.outcome is Outcome.PARTIAL
    assert "creams" not in whole(found)


def test_a_guideline_on_two_things_in_some_people_screens_for_each() -> None:
    text = "# Recommendation\n\nThe panel recommends screening for depression in all adults."
    other = on("Depression", "# Diagnosis\n\nInvestigations for depression are blood tests.")
    both = on("Depression and Suicide Risk in Adults: Screening", text, Kind.GUIDELINE)
    found = ask("Should all adults be screened for depression?", both, other)
    assert found.outcome is Outcome.ANSWERED
    assert "recommends screening for depression in all adults" in found.summary[0].text


def test_a_page_that_bears_another_name_is_not_read_for_a_synonym() -> None:
    imperfecta = page(
        "oi",
        "Osteogenesis imperfecta",
        "# Causes\n\nA changed gene makes bones brittle.",
        subjects=["Brittle bone disease"],
    )
    found = ask(
        "What causes osteoporosis?",
        on("Osteoporosis", "# Causes\n\nOsteoporosis is caused by the loss of bone with age."),
        imperfecta,
    )
    assert "loss of bone" in found.summary[0].text
    assert "changed gene" not in whole(found)


def test_a_short_form_that_stands_for_two_things_still_finds_the_page_of_one() -> None:
    text = "# Symptoms\n\nPain low in the belly is the main symptom of pelvic inflammatory disease."
    pid = page("pid", "Pelvic Inflammatory Disease", text, subjects=["Pelvic Inflammatory Disease", "PID"])
    assert "low in the belly" in told(ask("Symptoms of PID", pid).summary)


def test_a_trimester_is_a_part_of_pregnancy_and_no_subject() -> None:
    text = "# Pregnancy\n\nVelnarone is to be avoided in the last months of pregnancy."
    found = ask("Can velnarone be taken in the third trimester?", on("Velnarone", text, Kind.LABEL))
    assert found.outcome is Outcome.ANSWERED
    assert "avoided in the last months" in found.summary[0].text


def test_what_the_direct_answer_listed_is_not_listed_again() -> None:
    items = "- Pneumonia\n- Ear infection\n- Diarrhoea\n- Blindness\n- Encephalitis"
    found = ask("What are the complications of measles?", on("Measles", f"# Complications\n\n{items}"))
    assert "Pneumonia; Ear infection; Diarrhoea; Blindness; Encephalitis" in found.summary[0].text
    assert all(s.kind != "complications" for s in found.sections)


def test_a_list_within_an_item_that_needs_its_own_lead_in_says_nothing() -> None:
    text = (
        "# Prevention of gout\n\nVelnarone may be for you if any of this is true:\n\n- You drink beer and:\n\n"
        "  - Eat much meat at night\n  - Are over sixty years old\n\nGout is prevented by drinking water."
    )
    assert "drink beer and" not in whole(ask("How is gout prevented?", on("Gout", text)))


def test_the_outlook_begins_with_how_long_people_live() -> None:
    text = (
        "# What is the outlook for velnarosis?\n\nVelnarosis causes disability that gets worse over time. People with "
        "this disease usually die within ten years of the diagnosis. In velnarosis neurons die early in the disease."
    )
    other = page(
        "b", "Velnarosis", "# Outlook\n\nThere is no cure.\n\nEventually people with velnarosis survive in bed."
    )
    found = ask("What is the prognosis of velnarosis?", on("Velnarosis", text), other)
    assert "die within ten years" in found.summary[0].text
    assert "neurons die" not in told(found.summary)


def test_who_should_not_take_a_drug_is_told_by_what_forbids_it() -> None:
    text = (
        "# Contraindications\n\nVelnarone is contraindicated in active liver disease.\n\n# Information for patients\n\n"
        "Patients should be advised about substances they should not take with velnarone."
    )
    for question in (
        "Who should not take velnarone?",
        "Who can't take velnarone?",
        "When should velnarone not be used?",
    ):
        found = ask(question, on("Velnarone", text, Kind.LABEL))
        assert found.inquiry.intent == "contraindications"
        assert "active liver disease" in found.summary[0].text


def test_what_cannot_be_cured_and_can_be_controlled_is_told_so_first() -> None:
    text = (
        "# Treatment\n\nNot all providers are familiar with velnarosis and its treatment.\n\n"
        "Some drugs are more effective for specific types of velnarosis.\n\n"
        "There is no cure for velnarosis, but medicines can control it for most people."
    )
    assert ask("How is velnarosis treated?", on("Velnarosis", text)).summary[0].text.startswith("There is no cure")


FEVER = "# What is kessel fever?\n\nKessel fever is an infection of the skin. Kessel fever makes people dizzy.\n\n"


def test_whether_one_may_drive_is_told_by_what_speaks_of_driving() -> None:
    advice = "# Living with it\n\nPeople with kessel fever should not drive until the dizziness is gone."
    found = ask("Can I drive with kessel fever?", on("Kessel fever", FEVER + advice))
    assert found.outcome is Outcome.ANSWERED
    assert "should not drive" in found.summary[0].text
    assert "infection of the skin" not in whole(found)


def test_what_a_disease_is_does_not_say_what_one_may_eat() -> None:
    advice = "# Diet\n\nPeople with kessel fever should eat less salt."
    found = ask("Can I eat fruit with kessel fever?", on("Kessel fever", FEVER + advice))
    assert found.outcome is Outcome.PARTIAL
    assert "fruit" in found.not_found[0]


def test_rare_cases_do_not_make_a_disease_rare() -> None:
    found = ask(
        "Is kessel fever rare?", on("Kessel fever", FEVER + "In rare cases, kessel fever spreads to the lungs.")
    )
    assert found.outcome is Outcome.PARTIAL
    assert "rare cases" not in whole(found)
    told_so = on("Kessel fever", FEVER + "Kessel fever affects about 1 in 5,000 people.")
    assert "1 in 5,000" in ask("Is kessel fever rare?", told_so).summary[0].text


def test_what_brings_a_disease_about_does_not_say_whether_it_is_catching() -> None:
    causes = "# Causes\n\nFactors that may trigger kessel fever include:\n\n- Stress\n- Cold weather"
    found = ask("Is kessel fever contagious?", on("Kessel fever", FEVER + causes))
    assert found.outcome is Outcome.PARTIAL
    assert "Stress" not in whole(found)


def test_how_long_a_thing_lasts_does_not_say_whether_it_is_dangerous() -> None:
    text = "# Outlook\n\nPauses of breath last 10 seconds or more.\n\nUntreated, kessel fever can be life-threatening."
    shown = ask("Is kessel fever dangerous?", on("Kessel fever", text)).summary
    assert [c.text for c in shown] == ["Untreated, kessel fever can be life-threatening."]


def test_an_item_that_says_what_it_names_says_nothing_of_what_comes_of_it() -> None:
    text = "# Complications\n\nGroup A strep causes:\n\n- Strep throat - a sore, red throat, sometimes with white spots"
    found = ask("What happens if strep throat is not treated?", on("Pharyngitis", text))
    assert found.outcome is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("other", "sources"),
    [
        ("# Complications\n\nObesity raises the risk of gout, stroke and some cancers.", 2),
        ("# Complications\n\nObesity does not raise the risk of gout.", 1),
        ("# Complications\n\nObesity raises the risk of sleep apnea.", 1),
    ],
)
def test_another_page_that_says_that_the_cause_brings_it_about_is_cited_for_it_too(other: str, sources: int) -> None:
    text = "# What is gout?\n\nGout is a disease of the joints.\n\n# Causes\n\nObesity raises the risk of gout."
    found = ask("Can obesity cause gout?", on("Gout", text), on("Obesity", f"Obesity is too much weight.\n\n{other}"))
    claim = next(c for c in found.summary if c.text == "Obesity raises the risk of gout.")
    assert len({c.document for c in claim.citations}) == sources
