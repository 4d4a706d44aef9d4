"""The judge of any claim: what a reader would say of a sentence and the passage it cites, with the reason."""

from __future__ import annotations

import pytest

from primum.answer.verify import judge
from primum.errors import Invalid
from primum.model import Support

DOSE = "Adults take 10 mg of velnarone twice daily for 5 days. Children take half of that. Rest is advised."
TRIAL = (
    "We studied 412 women with migraine. Velnarone reduced the number of attacks compared with placebo. "
    "It made no difference to sleep."
)
PUBLIC = "Velnarone is not recommended in pregnancy. It is safe in older people with normal kidneys."

BORNE_OUT = [
    ("word for word", "Adults take 10 mg of velnarone twice daily for 5 days.", DOSE),
    ("the end left out", "Adults take 10 mg of velnarone twice daily.", DOSE),
    ("reference marks", "Adults take 10 mg of velnarone twice daily for 5 days [1].", DOSE),
    ("other endings", "Velnarone reduces the number of attacks compared with placebo.", TRIAL),
    ("a synonym", "Velnarone lowered the number of attacks compared with placebo.", TRIAL),
    (
        "the same number",
        "Children take .5 mg of velnarone for 2.0 days.",
        "Children take 0.5 mg of velnarone for 2 days.",
    ),
    ("little words", "Velnarone reduced number of the attacks compared with placebo.", TRIAL),
]


@pytest.mark.parametrize(("claim", "evidence"), [row[1:] for row in BORNE_OUT], ids=[row[0] for row in BORNE_OUT])
def test_what_the_passage_says_in_the_same_or_nearly_the_same_words_is_supported(claim: str, evidence: str) -> None:
    found = judge(claim, [evidence])
    assert found.verdict.support is Support.SUPPORTED, found.verdict.reason
    assert found.scores[Support.SUPPORTED] > 0.9


CHANGED = [
    ("a dose", "Adults take 100 mg of velnarone twice daily for 5 days.", DOSE, "the source says '10'"),
    ("ten times a dose", "Children take 5 mg of velnarone.", "Children take 0.5 mg of velnarone.",
     "the source says '0.5', the sentence '5'"),
    ("a unit", "Adults take 10 g of velnarone twice daily for 5 days.", DOSE, "'mg'"),
    ("how often", "Adults take 10 mg of velnarone three times daily for 5 days.", DOSE, "twice"),
    ("who", "Infants take 10 mg of velnarone twice daily for 5 days.", DOSE, "the source says 'adults'"),
    (
        "a denial put in",
        "Adults do not take 10 mg of velnarone twice daily for 5 days.",
        DOSE,
        "denies what the source",
    ),
    ("a denial left out", "Velnarone is recommended in pregnancy.", PUBLIC, "denial"),
    ("a drug", "Metformin reduced the number of attacks compared with placebo.", TRIAL, "'velnarone'"),
    ("a direction", "Velnarone increased the number of attacks compared with placebo.", TRIAL, "'reduced'"),
    ("a comparator", "Velnarone reduced the number of attacks compared with aspirin.", TRIAL, "'placebo'"),
    ("two arms swapped", "Placebo reduced the number of attacks compared with velnarone.", TRIAL, ""),
    ("a state put in", "We studied 412 pregnant women with migraine.", TRIAL, "'pregnant'"),
    ("an age put in", "Older adults take 10 mg of velnarone twice daily for 5 days.", DOSE, "'older'"),
    ("an illness put in", "We studied 412 women on dialysis with migraine.", TRIAL, "dialysis"),
    ("a word put in, another swapped", "Oral velnarone reduced the number of falls compared with placebo.", TRIAL,
     "'attacks'"),
    ("newborns for infants", "Velnarone is given to newborns with colic at night.",
     "Velnarone is given to infants with colic at night.", "'infants'"),
    ("cancer for tumor", "Velnarone had no effect on the size of the cancer in women.",
     "Velnarone had no effect on the size of the tumor in women.", "'tumor'"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "said"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_one_edit_is_enough_not_to_be_supported_and_the_reason_names_it(claim: str, evidence: str, said: str) -> None:
    found = judge(claim, [evidence])
    assert found.verdict.support is not Support.SUPPORTED
    assert said in found.verdict.reason


REASONS = [
    ("another number", "With velnarone, 20 percent of people had a headache within a year.",
     "Within one year, a headache was reported by 7 percent of the people who took velnarone.",
     "the source says 7 percent"),
    ("no difference", "In adults with asthma, velnarone improves the sleep of patients.",
     "Velnarone was not associated with improved sleep in adult patients with asthma.", "no difference"),
    ("the other way", "In asthma, velnarone clearly raises the risk of a fracture of the hip.",
     "The risk of hip fracture was lowered in patients with asthma on velnarone.", "other way"),
    ("other people", "Velnarone prevents the falls of pregnant women at home.",
     "In children, a fall at home was prevented by velnarone.", "the source speaks of children"),
    ("a ratio", "Velnarone users had a higher risk of gout than others.",
     "For gout, the hazard ratio of users of velnarone was 0.61.", "ratio goes the other way"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "said"), [row[1:] for row in REASONS], ids=[row[0] for row in REASONS])
def test_reworded_claims_that_the_passage_does_not_bear_out_get_a_reason_a_reader_understands(
    claim: str, evidence: str, said: str
) -> None:
    found = judge(claim, [evidence])
    assert found.verdict.support in {Support.CONTRADICTED, Support.UNSUPPORTED}
    assert said in found.verdict.reason


def test_what_is_not_certain_is_left_to_a_person() -> None:
    found = judge("Velnarone may be worth a try in people who sleep badly.", [TRIAL])
    assert found.verdict.support is not Support.SUPPORTED
    assert found.scores[Support.SUPPORTED] < 0.85


def test_ten_times_a_dose_contradicts_the_source() -> None:
    found = judge("Children take 5 mg of velnarone.", ["Children take 0.5 mg of velnarone."])
    assert found.verdict.support is Support.CONTRADICTED


def test_scores_are_probabilities_of_the_four_classes() -> None:
    for claim in (BORNE_OUT[0][1], CHANGED[0][1], REASONS[0][1]):
        scores = judge(claim, [DOSE]).scores
        assert list(scores) == [Support.SUPPORTED, Support.PARTLY, Support.CONTRADICTED, Support.UNSUPPORTED]
        assert sum(scores.values()) == pytest.approx(1)
        assert min(scores.values()) >= 0


def test_several_passages_are_judged_together_and_one_by_one() -> None:
    found = judge("Velnarone reduced the number of attacks compared with placebo.", [DOSE, TRIAL])
    assert found.verdict.support is Support.SUPPORTED
    assert [v.support is Support.SUPPORTED for v in found.each] == [False, True]


def test_a_passage_that_contradicts_leaves_only_part_of_the_support() -> None:
    against = "Velnarone increased the number of attacks compared with placebo."
    found = judge("Velnarone reduced the number of attacks compared with placebo.", [TRIAL, against])
    assert found.verdict.support is Support.PARTLY
    assert "passage 2 says otherwise" in found.verdict.reason


def test_an_empty_passage_among_others_supports_nothing_by_itself() -> None:
    found = judge("Rest is advised for all adults.", ["", DOSE])
    assert found.each[0].support is Support.UNSUPPORTED


@pytest.mark.parametrize(
    ("claim", "evidence"), [("", [DOSE]), ("[1]", [DOSE]), ("Rest helps.", []), ("Rest helps.", [" "])]
)
def test_nothing_cannot_be_judged(claim: str, evidence: list[str]) -> None:
    with pytest.raises(Invalid):
        judge(claim, evidence)


def test_the_same_pair_gets_the_same_judgement() -> None:
    assert judge(REASONS[2][1], [REASONS[2][2]]) == judge(REASONS[2][1], [REASONS[2][2]])


NOT_ENOUGH = [
    ("a short claim of which half is missing", "Velnarone cures chilblains.", TRIAL),
    ("a title", "Velnarone relieves the attacks of migraine in women.",
     "Effect of velnarone on attacks of migraine in women"),
    ("a comparison with a source that makes none",
     "Velnarone reduced attacks in women with migraine more than rest did.",
     "Velnarone reduced the attacks of women who have migraine."),
    ("a title that ends in what kind of study it was", "Velnarone relieves the attacks of migraine in women.",
     "Velnarone and the attacks of migraine in women: a randomised trial"),
    ("what was measured", "Velnarone relieves the attacks of migraine in women.",
     "MAIN OUTCOME MEASURES: Attacks of migraine in women on velnarone, relief of them."),
    ("a denial that the source does not make", "Velnarone does not relieve the attacks of migraine in women.",
     "The attacks of migraine of women were relieved by velnarone."),
    ("the lead of a list", "Velnarone relieves the attacks of migraine in women.",
     "The attacks of migraine in women that velnarone relieves:"),
    ("everybody, where the source says so of some", "Velnarone universally relieves the attacks of migraine in women.",
     "The attacks of migraine of women were relieved by velnarone."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence"), [row[1:] for row in NOT_ENOUGH], ids=[row[0] for row in NOT_ENOUGH])
def test_what_comes_near_a_claim_is_not_yet_enough_for_it(claim: str, evidence: str) -> None:
    assert judge(claim, [evidence]).verdict.support is not Support.SUPPORTED


def test_a_part_that_the_passage_nowhere_has_is_named() -> None:
    claim = "In women with migraine, velnarone lowers the number of attacks and mends broken wristwatches overnight."
    found = judge(claim, [TRIAL])
    assert found.verdict.support in {Support.PARTLY, Support.UNCHECKED}
    assert "mends broken wristwatches overnight" in found.verdict.reason


def test_in_a_long_passage_a_sentence_that_only_comes_near_is_left_to_a_person() -> None:
    near = "The number of attacks of migraine went down in those women who were taking velnarone."
    claim = "In women with migraine, velnarone lowers the number of attacks."
    others = " ".join(f"Of the {n} visits in that spring, none was noted down by a nurse." for n in range(20, 60))
    assert judge(claim, [f"{near} {others}"]).verdict.support is not Support.SUPPORTED
    assert judge(near, [f"{near} {others}"]).verdict.support is Support.SUPPORTED


def test_a_part_that_is_in_no_one_sentence_is_left_to_a_person() -> None:
    first = "In women with migraine, velnarone lowered the number of weekly attacks of headache compared with placebo."
    claim = first.replace("lowered", "reduces").rstrip(".") + ", and eases thirst, cough and nausea."
    apart = f"{first} Thirst was common. Some had a cough. Others had nausea, which it eases."
    found = judge(claim, [apart]).verdict
    assert found.support is Support.UNCHECKED
    assert found.reason == "a part of it is in no one sentence of the source"
    together = f"{first} It eases thirst, cough and nausea too."
    assert judge(claim, [together]).verdict.support is Support.SUPPORTED


def test_a_number_that_stands_in_another_sentence_may_be_the_number_of_something_else() -> None:
    claim = "Velnarone therapy lowers the frequency of attacks by 40 % in adults with migraine."
    says = "In the first year velnarone therapy reduced how frequent attacks were in adults with migraine"
    assert judge(claim, [f"{says} by 40 %. Of the rest 30 % slept."]).verdict.support is Support.SUPPORTED
    found = judge(claim, [f"{says}. Of the rest 40 % slept."]).verdict
    assert found.support is Support.UNCHECKED
    assert found.reason == "the source gives 40 % in another sentence"


def test_another_number_contradicts_only_what_is_otherwise_the_same() -> None:
    claim = "With velnarone, 20 percent of people had a headache within a year."
    other = "Within one year, dizziness, which passed by itself, was reported by 7 percent of people on velnarone."
    found = judge(claim, [other]).verdict
    assert found.support is Support.UNSUPPORTED
    assert "the source says 7 percent" in found.reason


def test_a_denial_contradicts_only_a_source_that_reports_an_effect() -> None:
    claim = "Velnarone and zintol do not share the same route of administration."
    routes = "Velnarone and zintol: route of administration, by mouth and by vein."
    assert judge(claim, [routes]).verdict.support is Support.UNCHECKED
    claim = "Velnarone does not affect the number of attacks in women."
    found = judge(claim, ["Velnarone clearly reduced the number of attacks in treated women."]).verdict
    assert (found.support, found.reason) == (Support.CONTRADICTED, "the source reports an effect, the sentence none")


def test_an_address_alone_is_nothing_to_judge_on() -> None:
    found = judge("Velnarone reduced the number of attacks.", ["[1] https://example.org/velnarone"])
    assert found.verdict.support is Support.UNCHECKED
    assert "only an address" in found.verdict.reason


def test_a_hyphen_or_a_space_makes_no_difference() -> None:
    passage = "Nonsteroidal drugs such as velnarone shorten the fever of patients with COVID-19."
    for claim in (
        "Non-steroidal drugs such as velnarone shorten the fever of patients with COVID-19.",
        "Nonsteroidal drugs such as velnarone shorten the fever of patients with Covid 19.",
    ):
        found = judge(claim, [passage]).verdict
        assert found.support is Support.SUPPORTED, found.reason


def test_an_item_of_a_list_is_borne_out_by_its_line_and_a_word_within_one_is_not() -> None:
    listed = "Signs of a cold include:\nSore throat\nSneezing"
    assert judge("Sneezing", [listed]).verdict.support is Support.SUPPORTED
    assert judge("Sore throat.", [listed]).verdict.support is Support.SUPPORTED
    assert judge("Throat", [listed]).verdict.reason != "the words stand in the passage"


AFFIRMS = [
    ("a lack is less of something", "Lack of zintol makes bones weaker.", "Zintol deficiency makes the bones weaker."),
    (
        "a denial that only says which",
        "Zintol deficiency is associated with fractures.",
        "Zintol deficiency that is not fully treated is associated with fractures.",
    ),
    (
        "not to be overlooked",
        "Headache is a common symptom of the fever.",
        "As a common symptom of the fever, headache should not be overlooked.",
    ),
    (
        "a contrast behind what is said",
        "Velnarone reduces the number of attacks in women.",
        "Velnarone clearly reduced the number of attacks in treated women, but not in men.",
    ),
    (
        "a contrast within what is said",
        "Velnarone lowers the number of attacks of chronic headache.",
        "Velnarone clearly reduced the number of attacks of severe, but not of mild, chronic headache.",
    ),
    (
        "what is only granted",
        "Velnarone lowers the number of attacks in women.",
        "Although not a cure for the fever, velnarone clearly reduced the number of attacks in treated women.",
    ),
    (
        "an age that does not say years",
        "Velnarone lowers the number of attacks in women aged 16 to 24.",
        "Velnarone clearly reduced the number of attacks in treated women of 16-24 years.",
    ),
    (
        "two ages that share their years",
        "Velnarone lowers the number of attacks in women who are 55 years old.",
        "Velnarone clearly reduced the number of attacks in both 55- and 65-year-old women.",
    ),
    (
        "the year in the name of an illness",
        "Velnarone lowers the number of attacks in coronavirus disease 2019.",
        "Velnarone clearly reduced the number of attacks in treated women with COVID-19.",
    ),
    (
        "the number of a name",
        "Carriers of ZNT 1 have a higher risk of attacks.",
        "Carriers of ZNT1 clearly had an increased risk of attacks.",
    ),
    ("the number of a list", "4. Velnarone lowers the number of attacks.", "Velnarone reduced the number of attacks."),
]


@pytest.mark.parametrize(("claim", "evidence"), [row[1:] for row in AFFIRMS], ids=[row[0] for row in AFFIRMS])
def test_words_that_only_look_like_a_denial_or_an_amount_are_no_objection(claim: str, evidence: str) -> None:
    found = judge(claim, [evidence])
    assert not any(word in found.verdict.reason for word in ("den", "no difference", "does not give"))
    assert found.verdict.support in {Support.SUPPORTED, Support.UNCHECKED}


DENIES = [
    ("Velnarone reduces deaths.", "Velnarone reduced the number of attacks but not deaths."),
    ("Lack of zintol causes falls.", "Lack of zintol does not cause falls."),
    ("Velnarone is associated with falls.", "Velnarone was not clearly associated with falls."),
    (
        "Velnarone reduces the number of attacks in men.",
        "In women, but not in men, velnarone reduced the number of attacks.",
    ),
    (
        "Velnarone reduces the number of attacks in boys.",
        "Velnarone reduced the number of attacks in women, but not in men, boys, or older people.",
    ),
    (
        "Velnarone reduces the number of attacks in women.",
        "Although velnarone did not reduce the number of attacks in women, it was well tolerated.",
    ),
    (
        "Velnarone reduces the number of attacks in infants aged 16 to 24 months.",
        "Velnarone reduced the number of attacks in people aged 16 to 24.",
    ),
    ("Fever is a zintol-dependent sign of sleep.", "Fever is a zintol-independent and sleep-dependent sign of sleep."),
]


@pytest.mark.parametrize(("claim", "evidence"), DENIES)
def test_what_the_passage_does_deny_is_not_supported(claim: str, evidence: str) -> None:
    assert judge(claim, [evidence]).verdict.support is not Support.SUPPORTED


def test_what_one_sentence_bears_out_and_another_contradicts_is_left_to_a_person() -> None:
    claim = "Velnarone therapy lowers the frequency of attacks in adults with migraine."
    says = "In the first year velnarone therapy reduced how frequent attacks were in adults with migraine."
    against = "Later on, adults whose migraine had been given velnarone therapy saw a raised frequency of attacks."
    beside = "In the second year velnarone therapy was stopped in most adults."
    assert judge(claim, [f"{says} {beside}"]).verdict.support is Support.SUPPORTED
    found = judge(claim, [f"{says} {against}"]).verdict
    assert found.support is not Support.SUPPORTED
    assert "another sentence" in found.reason


def test_a_label_that_its_sentence_says_again_may_be_left_out() -> None:
    claim = "Velnarone is effective when it is started early."
    assert judge(claim, [f"Velnarone: {claim[0].lower()}{claim[1:]}"]).verdict.support is Support.SUPPORTED
    assert (
        judge(claim, ["Velnarone: zintol is effective when it is started early."]).verdict.support
        is not Support.SUPPORTED
    )
