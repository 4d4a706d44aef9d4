"""What a patient is told, as tables: a sentence of a source and how it reads in plain words, and what stays."""

from __future__ import annotations

import pytest

from primum.answer.adapt import plain_words

REWORDED = [
    ("Adverse reactions to the drug are rare.", "Side effects of the drug are rare."),
    ("Hypertension is common.", "High blood pressure is common."),
    ("Hypertensive patients need care.", "Patients with high blood pressure need care."),
    ("A hypertensive crisis needs care at once.", "A blood pressure emergency needs care at once."),
    ("Care for hypertensive disease is simple.", "Care for high blood pressure disease is simple."),
    ("He had a myocardial infarction.", "He had a heart attack."),
    ("The risk of myocardial infarction is higher.", "The risk of a heart attack is higher."),
    ("Myocardial infarctions are rarer in women.", "Heart attacks are rarer in women."),
    ("Oedema of the legs was seen.", "Swelling of the legs was seen."),
    ("Edema of the legs was seen.", "Swelling of the legs was seen."),
    ("An arrhythmia was found.", "An uneven heartbeat was found."),
    ("Nephrolithiasis may come back.", "Kidney stones may come back."),
    ("Renal failure and hepatic failure are rare.", "Kidney failure and liver failure are rare."),
    ("The drug is contraindicated in pregnancy.", "The drug must not be used in pregnancy."),
    ("Many cases are asymptomatic.", "Many cases have no symptoms."),
    ("The tablet is administered with food.", "The tablet is given with food."),
    ("Administer the tablet with food.", "Give the tablet with food."),
    ("Discontinue the drug and consult a physician.", "Stop the drug and ask a doctor."),
    ("Take 5 mg b.i.d. after meals.", "Take 5 mg twice a day after meals."),
    ("Take 10 mg tid with water.", "Take 10 mg three times a day with water."),
    ("Approximately 20% of individuals relapse.", "About 20% of people relapse."),
    ("Rest for several days prior to exercise.", "Rest for several days before exercise."),
    ("The majority of patients recover.", "Most patients recover."),
    ("Smoking is associated with cough.", "Smoking is linked to cough."),
    ("Pyrexia and myalgia may occur.", "A fever and muscle pain may happen."),
    ("The cramps usually pass.", "The cramps most often pass."),
    ("Rest plays an important role in care.", "Rest plays a key role in care."),
    ("Affected people tire easily.", "People with the problem tire easily."),
    ("Call your health care provider today.", "Call your care team today."),
    ("Take 4 mg orally 3 times.", "Take 4 mg by mouth 3 times."),
]
KEPT = [
    "Some people have secondary hypertension caused by a medicine.",
    # Names of people, bodies, titles and drugs.
    "The British Hypertension Society met in York.",
    "The leaflet “Hypertension and you” is free.",
    "Give chloroquine phosphate and sodium valproate.",
    # Names of diseases that hold a replaceable word.
    "Chronic fatigue syndrome is not rare.",
    "Acute respiratory distress syndrome can follow.",
    # Compounds, codes and addresses.
    "Look at renal-dose tables and the key HTN-2.",
    # A term that the sentence itself explains.
    "High blood pressure, or hypertension, is common.",
    # A thing's own name, once it is said to be called so.
    "Too little sugar in the blood is called hypoglycemia.",
    # A plural where the verb needs a singular.
    "Nephrolithiasis hurts.",
    # "Not usually" is not "not most often"; an adjective is no amount.
    "The cramps are not usually treated.",
    "The blood showed abnormally high sugar.",
    # Doses, units and comparisons are no words.
    "Give 2.5–5 mg/kg every 6 hours, at most 400 mg/day.",
    "The target is <130/80 mmHg.",
]
SPLIT = [
    (
        "Most cramps pass within minutes; however, some last for an hour.",
        "Most cramps pass within minutes. But some last for an hour.",
    ),
    (
        "The gland makes a hormone, which is carried to the bone by the blood.",
        "The gland makes a hormone. This hormone is carried to the bone by the blood.",
    ),
    (
        "The stone may block the tube, causing strong pain in the back and side.",
        "The stone may block the tube. This may cause strong pain in the back and side.",
    ),
    (
        "Although most people get well at home, a few need care in a hospital.",
        "Most people get well at home. But a few need care in a hospital.",
    ),
    (
        "Cold hands are a common complaint, and they do not always mean illness.",
        "Cold hands are a common complaint. They do not always mean illness.",
    ),
    (
        "Your doctor will look at the leg and may order a few blood tests.",
        "Your doctor will look at the leg. Your doctor may order a few blood tests.",
    ),
    (
        "Many cramps feel alike, so the cause is often found by asking about habits.",
        "Many cramps feel alike. So the cause is often found by asking about habits.",
    ),
    (
        "The first dose can be hard to time because the pain may come and go.",
        "The first dose can be hard to time. This is because the pain may come and go.",
    ),
    (
        "Depending on the cause of the cramps, rest or more salt may be all that helps.",
        "Rest or more salt may be all that helps. This depends on the cause of the cramps.",
    ),
    (
        "Drink something with sugar in it each hour, such as juice, milk or sweet tea.",
        "Drink something with sugar in it each hour. Examples are juice, milk and sweet tea.",
    ),
    # What a thing is, and what it does: "a" thing, which is not told apart by it.
    (
        "A bone spur is a hard lump that grows slowly on the edge of a bone.",
        "A bone spur is a hard lump. It grows slowly on the edge of a bone.",
    ),
    (
        "Water pills are tablets that help the body to get rid of salt and water.",
        "Water pills are tablets. They help the body to get rid of salt and water.",
    ),
    (
        "Trench foot is an injury caused by standing in cold water for a long time.",
        "Trench foot is an injury. It is caused by standing in cold water for a long time.",
    ),
    (
        "Frozen shoulder is a disease in which the tissue around the joint grows stiff.",
        "Frozen shoulder is a disease. With this disease, the tissue around the joint grows stiff.",
    ),
    # What is told in passing comes after.
    (
        "Shin splints, also called runner's leg, are a common cause of pain in young runners.",
        "Shin splints are a common cause of pain in young runners. They are also called runner's leg.",
    ),
    (
        "The kneecap, a small flat bone, can slip to the side when the leg is bent.",
        "The kneecap can slip to the side when the leg is bent. It is a small flat bone.",
    ),
    # Two things said of one subject.
    (
        "The swelling is worst in the evening and may be gone again by the next morning.",
        "The swelling is worst in the evening. It may be gone again by the next morning.",
    ),
    (
        "However, the pain in the heel tends to be worst with the first steps of the day.",
        "But the pain in the heel tends to be worst with the first steps of the day.",
    ),
]
WHOLE = [
    # A condition holds for all that follows it.
    "If the cough lasts and you are short of breath, and it hurts to breathe, see a doctor.",
    # What someone is said to hold stays with them.
    "Some doctors think that the drug helps, and it may be tried in a few people.",
    # A denial's reach is not cut.
    "The drug does not help in most people with cramps, causing only harm to them.",
    # Two verbs under one "may" stay under it.
    "You may also have a long cough and have trouble sleeping for some weeks.",
    # "Some people" twice could be two groups.
    "Some people can have no pain and are then told of it by chance.",
    # A list whose items are deeds is not one of things.
    "The drug can help with pain, slow the disease, and make life better for you.",
    # One of several is told apart by what it does.
    "The bone spur is the only kind of lump that grows slowly on the edge of a bone.",
    # A denial stays with what it denies.
    "A bruise is not a wound that needs to be closed by a doctor with stitches.",
    # What "so that it does" hangs on is not cut off.
    "The cast must be made so it holds the bone and does not press on the skin.",
    # "This joint" would be the wrong one.
    "The nail hurts at the edge of the big toe and heel, which may be red and sore.",
    # What is told in between is not the end.
    "Rest of the whole leg, including the hip and the foot, “cures” most cramps of runners.",
    # Years are not what is included.
    "The panel advises a yearly check for everyone at age 45 years, including people who feel well.",
    # The last of three deeds belongs to the first.
    "Tired runners have sore legs, sleep badly at night, and often get cramps on the next day.",
    # A pronoun that looks ahead would come first.
    "Although it can come at any age, a frozen shoulder is most common in older people.",
    # Within brackets nothing is parted.
    "The test (it is quick, and it does not hurt) shows how much sugar is in the blood.",
]


@pytest.mark.parametrize(("source", "plain"), REWORDED)
def test_a_term_is_said_in_plain_words(source: str, plain: str) -> None:
    assert plain_words(source).whole == plain


@pytest.mark.parametrize("source", KEPT)
def test_names_doses_and_what_is_explained_stay(source: str) -> None:
    assert plain_words(source).whole == source


@pytest.mark.parametrize(("source", "plain"), SPLIT)
def test_a_long_sentence_is_parted_where_a_full_stop_could_stand(source: str, plain: str) -> None:
    assert plain_words(source).text == plain


@pytest.mark.parametrize("source", WHOLE)
def test_conditions_opinions_and_denials_are_not_parted(source: str) -> None:
    assert plain_words(source).text == source


def test_a_list_becomes_items_and_every_item_is_kept() -> None:
    made = plain_words("Causes of leg cramps include: overuse of a muscle; pregnancy; certain medicines; dialysis.")
    assert made.text == "Causes of leg cramps include:"
    assert made.items == ("overuse of a muscle", "pregnancy", "certain medicines", "dialysis")


def test_a_list_told_by_commas_becomes_items() -> None:
    made = plain_words("Signs of a sprain (a torn band in a joint) include pain, a bruise, and trouble standing.")
    assert made.items == ("pain", "a bruise", "trouble standing")


@pytest.mark.parametrize(
    "text",
    [
        # A preposition may hold for all that follows it.
        "A bad fall from a horse can lead to damage to the ribs, spine, and other bones.",
        "Jobs with a higher risk for the back include lifting of heavy stones, bricks, and sacks.",
        # Qualities of one thing are no list.
        "People who swim a lot in the sea may have dry, red, and sore skin.",
        # What a thing is called, and what it leads to, is no thing beside it.
        "The joint includes a pad, called the disc, a band, and a bag of fluid.",
        # "Trouble" goes for all three.
        "After a stroke, or with age, people may have trouble walking, standing, and turning.",
    ],
)
def test_what_may_be_no_list_stays_a_sentence(text: str) -> None:
    assert not plain_words(text).items


def test_either_or_stays_either_or() -> None:
    made = plain_words("The pain in the leg may be caused by leg cramps, blood clots, or torn muscles.")
    assert made.items[-1] == "or torn muscles"


def test_a_term_that_is_kept_is_explained_in_brackets() -> None:
    made = plain_words("Your doctor may look for anemia or glaucoma in these cases.")
    assert "anemia (too few" not in made.text, "long explanations stand in the list of words"
    assert (
        plain_words("A severe case of pneumonia was seen.").text
        == "A severe case of pneumonia (lung infection) was seen."
    )
