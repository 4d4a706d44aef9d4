"""What people want to know, by how they ask it."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.intents import BY_NAME, FACETS, FOR_PEOPLE, INTENTS, OVERVIEW, Intent, intent_of
from primum.answer.inquiry.paraphrases import meant
from primum.text.headings import ROLES

ASKED = {
    "definition": "What is gout? | What are muscle cramps? | Tell me about lupus",
    "types": "types of arthritis | What are the four stages of psoriasis? | What is the most common type of gout? | "
    "What are the 4 levels of hearing loss? | "
    "What kinds of headaches are there? | How many grades of sprain are there, which forms of anemia?",
    "causes": "What causes muscle spasms? | Why do I get headaches in the morning? | What triggers migraine attacks? | "
    "How do people get shingles? | How do humans get encephalitis? | "
    " What brings on gout? | aetiology of pancreatitis | What leads to kidney stones? | "
    "what vitamin deficiency causes leg cramps | Can dehydration cause muscle cramps? | What drugs cause hair loss? | "
    "What is wheezing a sign of? | What are swollen ankles a symptom of? | How do u get norovirus?",
    "risk_factors": "Who is prone to gout? | "
    "What are the risk factors for stroke? | Who is at risk for osteoporosis? | "
    "Does smoking increase my risk of diabetes? | Who is at high risk for throat cancer? | "
    "What are the chances of getting silicosis?",
    "symptoms": "How does mumps show itself? | How does a stroke show up? | "
    "What are the symptoms of hypothyroidism? | signs of dehydration | What does a migraine feel like? | "
    "How does lupus present? | What happens during a seizure? | early signs of Parkinson's | "
    "How do I know if I have diabetes? | How can you tell whether it's heartburn? | How do u know u have lice?",
    "diagnosis": "How do doctors find out that it is lupus? | How can I find out if it is mumps? | "
    "How is asthma diagnosed? | What tests find celiac disease? | How do I check myself for ticks? | "
    "Is there a blood test for lupus? | work-up of microcytic anemia | MRI for low back pain",
    "treatment": "What can be done about gout? | Can anything be done for tinnitus? | "
    "What can doctors do for a broken rib? | "
    "How is hypertension treated? | First-line treatment for hypertension | home remedies for acne | "
    "What can I take for a sore throat? | What is the best medicine for gout? | How do I get rid of warts? | "
    "How can I stop a nosebleed? | drug of choice for absence seizures | Does anything help with hot flashes? | "
    "what should I do for a sprained ankle | surgery for carpal tunnel | "
    "What do you do when your ankle swells? | How do I make my fever go down? | How are nodules removed? | "
    "How do you deal with grief? | Do fibroids need to be removed? | Anything for the sinus pain? | "
    "Is there anything I should do for low blood sugar?",
    "dose": "What is the dose of amoxicillin in children? | How much ibuprofen can I take? | tolvapril starting dose | "
    "How often should I take naproxen? | maximum daily amount of acetaminophen | How should I take levothyroxine?",
    "adverse_effects": "What are the side effects of statins? | adverse effects of lisinopril | Is aspirin dangerous?",
    "interactions": "Does warfarin interact with aspirin? | Can I take ibuprofen with lisinopril? | "
    "Can I drink alcohol while on metronidazole? | mixing tramadol and sertraline",
    "contraindications": "Who should not take triptans? | contraindications of beta-blockers | "
    "Is metformin contraindicated in renal failure?",
    "pregnancy": "Ibuprofen in pregnancy | leg cramps third trimester",
    "lactation": "sertraline and breastfeeding | Is amoxicillin ok for nursing mothers?",
    "prevention": "How can kidney stones be avoided? | How can I keep from getting mumps? | "
    "How can I prevent migraines? | How do I lower my risk of stroke? | Is there a vaccine for shingles?",
    "prognosis": "What is to be expected with gout? | What can patients expect with Parkinson's disease? | "
    "What is the outlook for ALS? | How long does a cold last? | Can hepatitis C be cured? | "
    "Does eczema go away? | life expectancy with COPD | Is pneumonia serious? | How long does a rash take to clear? | "
    "Is hepatitis C curable? | Is rabies lethal? | Does skin cancer spread quickly? | "
    "Can you live with one kidney?",
    "inheritance": "Does migraine run in families? | "
    "Is deafness inherited? | Is Huntington disease genetic? | Does breast cancer run in families?",
    "screening": "Who should be screened for colon cancer? | prostate cancer screening age",
    "comparison": "What is the difference between a cold and the flu? | ibuprofen vs acetaminophen | "
    "Is ibuprofen better than acetaminophen? | Is rubella the same as measles? | "
    "How are burns different from scalds?",
    "complications": "What can mumps lead to? | "
    "What are the complications of diabetes? | What happens if hypertension is left untreated? | "
    "What are the effects of obesity? | What does alcohol do to your body? | What does spina bifida do to a person?",
    "epidemiology": "How common is Crohn's disease? | prevalence of gout",
    "red_flags": "When should I worry about a headache? | red flags in back pain | "
    "When should I see a doctor for a cough? | Should I go to the ER for chest pain? | "
    "How do I know if my hip pain is serious? | When is a headache dangerous?",
    "mechanism": "How does metformin work? | mechanism of action of aspirin",
    "indications": "What is gabapentin used for? | indications for warfarin",
    "overdose": "acetaminophen overdose | What if I take too much ibuprofen?",
    "self_care": "How can gout be managed without drugs? | What foods should I eat with gout? | "
    "living with Parkinson's disease | diet for diverticulitis",
    "transmission": "Is psoriasis contagious? | How does tuberculosis spread? | Can you get HIV from kissing? | "
    "Is shingles infectious? | How is hepatitis A transmitted? | How do you catch ringworm?",
    "onset": "At what age does Huntington's disease appear? | When does multiple sclerosis usually start?",
    "yes_no": "Is psoriasis an immune disease? | Can stress affect my skin?",
    "overview": "psoriasis | quinine for muscle cramps",
}
ROWS = [(question, intent) for intent, questions in ASKED.items() for question in questions.split(" | ")]


@pytest.mark.parametrize(("question", "intent"), ROWS, ids=[row[0] for row in ROWS])
def test_the_wording_shows_what_is_wanted(question: str, intent: str) -> None:
    assert intent_of(question).name == intent
    assert intent_of(question.upper()).name == intent


def test_every_intent_is_asked_for_in_the_table() -> None:
    assert {i.name for i in (*INTENTS, OVERVIEW)} == set(ASKED)


@pytest.mark.parametrize("intent", BY_NAME.values(), ids=lambda intent: intent.name)
def test_every_plan_names_facets_that_there_are_and_none_twice(intent: Intent) -> None:
    plan = (*intent.plan, *intent.also)
    assert set(plan) <= FACETS.keys()
    assert len(set(intent.plan)) == len(intent.plan)
    assert intent.plan[0] not in intent.also


def test_every_facet_reads_roles_that_readers_set() -> None:
    for facet in FACETS.values():
        assert facet.roles
        assert set(facet.roles) <= set(ROLES)
        assert facet.heading[0].isupper()


def test_headings_of_facets_differ() -> None:
    headings = [facet.heading for facet in FACETS.values()]
    assert len(set(headings)) == len(headings)


def test_people_have_intents_whose_answer_is_about_them() -> None:
    assert {people: intent.plan[0] for people, intent in FOR_PEOPLE.items()} == {
        "pregnant": "pregnancy",
        "lactating": "lactation",
        "child": "children",
        "infant": "children",
        "older": "older_people",
    }


SAID_OTHERWISE = {
    "inheritance": "Could I pass it on to my children? | Can it be handed down? | Does it skip a generation?",
    "complications": "What harm can it do? | What are the late effects of it? | What if it is ignored?",
    "risk_factors": "Which people tend to get it? | What makes it more likely? | Am I in danger of getting it?",
    "prevention": "How can I keep it away? | How do I guard against it? | How to stay free of it?",
    "prognosis": "How does it usually turn out? | Does it get better? | Does it shorten life?",
    "diagnosis": "Which examinations establish it? | How is it identified? | How is it told from other illnesses?",
    "treatment": "How should it be handled? | What works for it? | What do doctors prescribe for it?",
    "symptoms": "What would I notice with it? | How does it make itself felt? | What points to it?",
    "causes": "What is responsible for it? | Where does it come from? | What is behind it?",
}


@pytest.mark.parametrize(("intent", "text"), [(i, t) for i, many in SAID_OTHERWISE.items() for t in many.split(" | ")])
def test_less_usual_words_show_it_too(intent: str, text: str) -> None:
    found = meant(text.replace("it", "gout", 1), ("gout",))
    assert found is not None
    assert found.name == intent


def test_the_name_of_the_subject_shows_nothing() -> None:
    assert meant("What is the hurt of harm syndrome?", ("hurt of harm syndrome",)) is None
