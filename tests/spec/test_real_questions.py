"""What people ask as they type it: the answer is one to that question, or there is none."""

from __future__ import annotations

import pytest
from bookshelf import ask, page, told

from primum.answer.inquiry.message import clean
from primum.answer.inquiry.named import concepts_in
from primum.answer.lexicon.vocabulary import spoken
from primum.model import Kind, Outcome

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
        "SUBJECT: brindle disease\nMESSAGE: My aunt, who lives near the harbour and has always been well, has had "
        "brindle disease for some four years now, and the doctors at the hospital cannot tell us very much about it. "
        "Could you please tell us whether brindle disease is inherited? We would all be very glad to know."
    )
    found = ask(story, BRINDLE)
    assert found.outcome is Outcome.DECLINED
    assert told(found.summary) == ""


NOTES = page(
    "notes",
    "Harrow ear",
    """
# Introduction

Harrow ear is an infection behind the ear.

# Treatment

## Drug

- Antibiotics
- Amoxicillin, Adult
- Plus
- Child
- Analgesics
- Ceftriaxone 1 g daily for 7 days
""",
    kind=Kind.GUIDELINE,
)


def test_notes_on_drugs_are_told_by_what_is_given() -> None:
    found = told(ask("What is the treatment for harrow ear?", NOTES).summary)
    assert "Antibiotics; Amoxicillin; Analgesics" in found
    assert not any(word in found for word in ("Plus", "Child", "Adult", "1 g"))


def test_notes_that_name_one_drug_come_before_what_is_done_beside_it() -> None:
    one = page(
        "one",
        "Tarn fever",
        "# Treatment\n\n## Non drug\n\n- Nursing care\n- Parenteral nutrition\n\n## Drug\n\n- Ciprofloxacin: Adult: "
        "500 - 750 mg orally every 12 hours",
        kind=Kind.GUIDELINE,
    )
    assert told(ask("What is the best cure for tarn fever?", one).summary) == "Ciprofloxacin."


HEATS = page(
    "heats",
    "Summer illness",
    """
# What is summer illness?

Your body normally cools itself by sweating. Most summer illnesses come from staying out too long.

Illnesses of summer include

- Sunflush - an illness that can lead to sunfall; symptoms include heavy sweating and a fast pulse
- Sunfall - a life-threatening illness
- Lassitude, in which you are too tired to eat
""",
    subjects=["Summer illness", "Sunflush", "Lassitude"],
)


def test_on_a_page_about_several_illnesses_the_item_that_begins_with_one_answers() -> None:
    found = ask("What are the 4 main symptoms of sunflush?", HEATS)
    assert found.outcome is Outcome.ANSWERED
    assert told(found.summary).startswith(
        "Sunflush - an illness that can lead to sunfall; symptoms include heavy sweating"
    )
    assert "too tired to eat" in told(ask("What is lassitude?", HEATS).summary)


THINGS = (
    page("ice", "ICE syndrome", "# What is ICE syndrome?\n\nICE syndrome is a disorder of the cornea."),
    page("vitamins", "Vitamins", "# What are vitamins?\n\nVitamins are substances that your body needs to grow."),
    page("medicines", "Medicines", "# What are medicines?\n\nMedicines are given to treat what ails people."),
    page("antibiotics", "Antibiotics", "# What are antibiotics?\n\nAntibiotics are medicines that fight bacteria."),
)


@pytest.mark.parametrize(
    "question",
    ["ok. should I also apply ice", "What about ice or heat?", "Also what vitamins do you recommend?",
     "What medication do you suggest ?", "Ok and an antibiotic?"],
)  # fmt: skip
def test_a_thing_at_large_that_somebody_is_to_be_advised_on_says_too_little(question: str) -> None:
    assert ask(question, *THINGS).outcome is Outcome.DECLINED


def test_a_thing_at_large_that_is_asked_about_is_answered() -> None:
    assert "substances that your body needs" in told(ask("What are vitamins?", *THINGS).summary)


def test_a_part_that_is_out_of_place_is_not_the_part() -> None:
    named = [c.words for c in concepts_in("There is a scan of my kidney. Do I have an ectopic kidney?", spoken())]
    assert "ectopic kidney" in named


def test_night_sweats_are_not_sweat() -> None:
    sweat = page("sweat", "Sweat", "# What is sweat?\n\nSweating too little can be life-threatening.")
    assert ask("Can night sweats be serious?", sweat).outcome is Outcome.DECLINED


NAILS = page(
    "nails",
    "Nail disorders",
    """
# What are nail disorders?

Your nails protect the tips of your fingers. The health of your nails can be a clue to your health.
""",
    subjects=["Nail disorders", "Nail diseases"],
)


@pytest.mark.parametrize("question", ["What are 8 common nail disorders?", "What are some nail disorders?"])
def test_who_asks_which_disorders_there_are_wants_their_names(question: str) -> None:
    assert ask(question, NAILS).outcome is Outcome.DECLINED
    listed = page("list", "Nail disorders", "# Types\n\nTypes of nail disorders include:\n\n- Ridges\n- Pits\n- Splits")
    assert "Ridges; Pits; Splits" in told(ask(question, listed).summary)


SEDGE = page(
    "sedge",
    "Sedge cancer",
    """
# What is sedge cancer?

Sedge cancer is a cancer of the gall.

# Stages of sedge cancer

Stages are used to describe sedge cancer. There are three stages of sedge cancer.

# Outlook

When properly treated, sedge cancer rarely comes back.
""",
)


@pytest.mark.parametrize(
    "question", ["Is sedge cancer a serious condition?", "What happens in the final stages of sedge cancer?"]
)
def test_whether_it_comes_back_tells_of_the_outlook_and_its_stages_do_not(question: str) -> None:
    found = told(ask(question, SEDGE).summary)
    assert "rarely comes back" in found
    assert "three stages" not in found


REFLUX = page(
    "backing",
    "Backing in infants",
    """
# What is backing?

In babies, the main feature of backing is spitting up. Backing is very common in babies.
""",
    subjects=["Backing in infants", "Backing"],
)


def test_when_to_worry_is_not_told_by_how_common_it_is() -> None:
    assert "common" not in told(ask("When should I worry about baby backing?", REFLUX).summary)


def test_what_a_mail_form_puts_in_front_is_no_subject() -> None:
    assert clean("ClinicalTrials.gov - Error Found - in a study. Is gout inherited?") == "Is gout inherited?"


PINKS = page(
    "pinks",
    "Rose eye",
    """
# What is rose eye?

Rose eye is an inflammation of the lid. It can cause swelling, itching, and redness.

You can also get rose eye if you share towels with somebody who has it.

Inflammation is a change that happens when tissues are injured.
""",
)


def test_what_a_page_says_that_an_illness_makes_one_feel_are_its_symptoms() -> None:
    assert "swelling, itching, and redness" in told(ask("How do I know if it is rose eye?", PINKS).summary)


def test_how_somebody_may_get_it_is_its_cause_and_how_something_else_comes_about_is_not() -> None:
    found = told(ask("What kind of things cause rose eye?", PINKS).summary)
    assert "share towels" in found
    assert "tissues are injured" not in found


def test_how_common_its_treatment_is_does_not_tell_how_common_an_illness_is() -> None:
    rare = page(
        "rare2", "Fenmoor", "# What is fenmoor?\n\nFenmoor is a rare tumor. Surgery is the most common treatment."
    )
    assert told(ask("How common is fenmoor?", rare).summary) == "Fenmoor is a rare tumor."


SEDUM = page(
    "sedum",
    "Sedum atrophy",
    """
# Symptoms

Symptoms of sedum atrophy are weak hands and a slow gait.

# Symptoms at school

In children, sedum atrophy can cause restlessness and symptoms at school.
""",
)
KIND = page(
    "kind",
    "Sedum atrophy with fractures",
    "# Signs and symptoms\n\nSigns and symptoms of sedum atrophy:\n\n- Prenatal fractures\n- Bowed ribs",
    subjects=["Sedum atrophy with fractures", "Sedum atrophy"],
)


def test_the_page_under_a_subject_s_own_name_comes_before_that_of_a_kind_and_all_before_some() -> None:
    found = told(ask("What are the early signs of sedum atrophy?", SEDUM, KIND).summary)
    assert found.startswith("Symptoms of sedum atrophy are weak hands and a slow gait.")
    assert "fractures" not in found


def test_any_hepatic_disease_is_not_hepatitis() -> None:
    swelling = page("hepatitis", "Hepatitis", "# Symptoms\n\nSymptoms of hepatitis are dark urine and fever.")
    liver = page("liver", "Liver diseases", "# What are liver diseases?\n\nJaundice can be one sign of liver disease.")
    found = ask("What is one of the first signs of liver disease?", swelling, liver)
    assert told(found.summary) == "Jaundice can be one sign of liver disease."


@pytest.mark.parametrize(
    "question",
    ["Also will the antibiotic help the fever?", "I'm just saying it can possibly be caused from coughing?",
     "What about that hip bone pain"],
)  # fmt: skip
def test_what_a_chat_points_at_is_not_looked_up(question: str) -> None:
    shelf = (
        *THINGS,
        page("cough", "Cough", "# Causes\n\nCauses of cough are colds and smoke."),
        page("fever", "Fever", "# Causes\n\nSome antibiotics cause fever."),
        page("hip", "Hip disorders", "# Symptoms\n\nHip disorders bring hip pain."),
    )
    assert ask(question, *shelf).outcome is Outcome.DECLINED


def test_a_story_of_pain_alone_is_not_told_what_pain_is() -> None:
    pain = page("pain", "Pain", "# What is pain?\n\nPain is a signal in the nerves that something may be wrong.")
    story = (
        "SUBJECT: Pain\nMESSAGE: Sirs, I have had some trouble for a long while and would be grateful if you can help. "
        "I feel some pain now and then, mostly when I sit, and sometimes when I lie down. Nobody could tell me so far "
        "what it may be. What do you think of it?"
    )
    assert ask(story, pain).outcome is Outcome.DECLINED


def test_a_vaccine_s_name_sets_no_two_illnesses_apart() -> None:
    ruddle = page(
        "ruddle",
        "Ruddle",
        "# What is ruddle?\n\nRuddle is an infection with a mild rash. There is no treatment for morbil, but the "
        "morbil-parot-ruddle (MPR) vaccine can prevent it.",
    )
    morbil = page("morbil", "Morbil", "# What is morbil?\n\nMorbil is an infection with a high fever and a cough.")
    assert "vaccine" not in told(ask("Is ruddle the same as morbil?", ruddle, morbil).summary)


def test_where_somebody_writes_from_is_not_asked_about() -> None:
    question = "My name is [NAME] and I am from Morocco. Are there any treatments for brindle disease?"
    found = ask(question, BRINDLE).inquiry
    assert (found.subject.words, found.others) == ("brindle disease", ())


def test_how_to_know_that_one_does_not_have_it_asks_about_it() -> None:
    assert [c.words for c in concepts_in("Yes, how do I know I don't have gout?", spoken())] == ["gout"]


TWITCHES = page(
    "twitches",
    "Twitches",
    """
# What are twitches?

Twitches are due to tired nerves.

There is no sure way to stop twitches. You can try

- Stretching the calf gently
- Drinking a glass of cold water

# Duration

Some people have chronic twitches. This means that the twitches last more than a few days.
""",
)


def test_what_people_can_try_is_told_as_a_list() -> None:
    found = told(ask("How do I stop my twitches?", TWITCHES).summary)
    assert found.startswith("You can try: Stretching the calf gently; Drinking a glass of cold water")


@pytest.mark.parametrize(
    "question", ["Are twitches inherited?", "Why are twitches called spasms?", "Where did twitches start?"]
)
def test_what_brings_a_thing_about_says_not_what_it_is(question: str) -> None:
    assert ask(question, TWITCHES).outcome is Outcome.DECLINED


def test_the_main_ones_of_a_thing_are_its_kinds() -> None:
    assert ask("What are the 5 main twitches?", TWITCHES).inquiry.intent == "types"


def test_whether_a_thing_can_be_spread_is_not_told_by_how_it_comes_about() -> None:
    rasp = page("rasp", "Rasp rash", "# Causes\n\nRasp rash results from contact with chemicals.")
    found = ask("Can rasp rash be spread?", rasp)
    assert found.outcome is not Outcome.ANSWERED


def test_what_is_hoped_to_help_is_not_said() -> None:
    pain = page("pain", "Pain", "# Treatment\n\nThere are drug treatments for pain, including pain relievers.")
    assert ask("Is this going to help with immediate pain relief too?", pain).outcome is Outcome.DECLINED
