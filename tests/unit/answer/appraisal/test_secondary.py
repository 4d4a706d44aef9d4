"""What a source says itself, and what it only passes on from another work."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from primum.answer.appraisal.originals import Originals, is_work
from primum.answer.appraisal.secondary import Credit, credit, names_body
from primum.answer.evidence.appraise import appraise
from primum.answer.statements.units import UnitCache
from primum.library.memory import MemoryLibrary
from primum.model import Claim, Document, Evidence, Kind, Source
from primum.text.outline import outline


def page(id: str, text: str, **facts: object) -> Document:
    return Document(id, Source(**facts), text, outline(text))  # type: ignore[arg-type]


def credited(sentence: str, **facts: object) -> str:
    found = credit(sentence, page("p", sentence, **facts))
    return found.who if found else ""


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Harrow et al. found that stretching before sleep eases night cramps.", "Harrow et al."),
        ("Stretching eases night cramps (Harrow et al., 2010).", "Harrow et al., 2010"),
        ("Harrow and colleagues reported fewer cramps with stretching.", "Harrow and colleagues"),
        ("Harrow and Lund (2012) observed fewer cramps.", "Harrow and Lund (2012)"),
        ("Cramps are common in late life (Harrow and Lund, 2012).", "Harrow and Lund, 2012"),
        ("A 2015 systematic review reported that magnesium has no effect on cramps.", "A 2015 systematic review"),
        ("Previous studies have shown that quinine harms the blood.", "Previous studies"),
        ("According to the World Health Organization, one adult in three has high blood pressure.",
         "the World Health Organization"),
        ("The WHO recommends less than 5 g of salt a day.", "The WHO"),
        ("The American College of Cramps recommends stretching.", "The American College of Cramps"),
    ],
)  # fmt: skip
def test_whom_a_statement_credits(sentence: str, who: str) -> None:
    assert credited(sentence) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "Stretching before sleep eases night cramps.",
        "We found, as Harrow et al. did, that stretching eases cramps.",
        "Cramps got worse in 2015 and in the years after.",
        "Our previous study showed fewer cramps.",
        "The FDA approved the drug in 1996.",
        "Blood pressure rose in the control group [sic].",
        "Lyme disease (borreliosis) is spread by ticks.",
        "The World Health Organization was founded after the war.",
    ],
)
def test_what_a_source_says_itself(sentence: str) -> None:
    assert credited(sentence) == ""


def test_a_body_that_publishes_the_text_is_no_other() -> None:
    sentence = "WHO recommends less than 5 g of salt a day."
    assert credited(sentence, publisher="World Health Organization") == ""
    assert credited(sentence, publisher="Ministry of Health") == "WHO"


def test_a_body_is_known_by_its_initials() -> None:
    assert names_body("WHO", "World Health Organization")
    assert names_body("World Health Organisation", "World Health Organization")
    assert names_body("USPSTF", "US Preventive Services Task Force")
    assert names_body("FDA", "US Food and Drug Administration")
    assert not names_body("WHO", "Ministry of Health")


REVIEW = """# Cramps at night

Night cramps wake one adult in three. Stretching the calf before sleep makes night cramps fewer [2].

Magnesium tablets have no effect on night cramps [1].

# References

1. Aster B. Magnesium for cramps. Journal of Rest 2011. doi:10.1000/rest.11
2. Harrow C. Calf stretching and night cramps in older adults: a randomised trial. Journal of Rest 2012.
"""


def test_a_number_is_looked_up_in_the_list_of_references() -> None:
    document = page("review", REVIEW, kind=Kind.REVIEW)
    found = credit("Magnesium tablets have no effect on night cramps [1].", document)
    assert found is not None
    assert found.entry.startswith("Aster B. Magnesium for cramps.")
    assert [i.value for i in found.identifiers] == ["10.1000/rest.11"]


def test_a_guideline_gives_references_for_what_it_recommends_itself() -> None:
    text = "Adults should stretch before sleep [1].\n\nCramps are common [2].\n\nReferences\n\n1. A work on it, 2011.\n"
    guideline = page("g", text, kind=Kind.GUIDELINE)
    assert credit("Adults should stretch before sleep [1].", guideline) is None
    assert credit("Cramps are common [2].", guideline) is not None


@pytest.mark.parametrize(
    ("source", "given", "same"),
    [
        (Source(authors=("Harrow C",), published="2010"), Credit("", author="Harrow", year="2010"), True),
        (Source(authors=("Harrow C",), published="2011"), Credit("", author="Harrow", year="2010"), False),
        (Source(authors=("Harrow C",), published="2010"), Credit("", author="Harrow"), False),
        (Source(publisher="World Health Organization"), Credit("", body="WHO"), True),
        (Source(title="Calf stretching, night cramps"), Credit("", entry="H. Calf stretching and night cramps"), True),
        (Source(title="Night cramps"), Credit("", entry="H. Calf stretching and night cramps"), False),
    ],
)  # fmt: skip
def test_whether_a_source_is_the_work_credited(source: Source, given: Credit, same: bool) -> None:
    assert is_work(source, given) is same


TRIAL = "Stretching the calf before sleep made night cramps fewer in older adults. Nobody was harmed."


def looked_up(sentence: str, review: Document, others: Sequence[Document]) -> tuple[Claim, Document | None]:
    library = MemoryLibrary()
    library.add([review, *others])
    at = review.text.index(sentence)
    claim = Claim("c1", sentence, (review.quote(at, at + len(sentence)),))

    def appraised(document: Document) -> Evidence:
        return appraise(document.id, document.source, intent="treatment", year=2026, region="")

    return Originals(library, library.version(), UnitCache(), appraised).marked(claim, review)


def test_the_original_is_quoted_where_the_library_holds_it() -> None:
    title = "Calf stretching and night cramps in older adults: a randomised trial"
    trial = page("trial", TRIAL, title=title, kind=Kind.TRIAL, published="2012")
    sentence = "Stretching the calf before sleep makes night cramps fewer [2]."
    claim, found = looked_up(sentence, page("review", REVIEW, kind=Kind.REVIEW), [trial])
    assert found == trial
    assert claim.text == "Stretching the calf before sleep made night cramps fewer in older adults."
    assert (claim.citations[0].document, claim.secondary) == ("trial", "")


def test_where_the_original_says_nothing_of_it_the_statement_stays_and_says_whose_it_is() -> None:
    trial = page("doi:10.1000/rest.11", "Tablets were given to forty adults.", title="Magnesium", doi="10.1000/rest.11")
    sentence = "Magnesium tablets have no effect on night cramps [1]."
    claim, found = looked_up(sentence, page("review", REVIEW, kind=Kind.REVIEW), [trial])
    assert found is None
    assert (claim.text, claim.secondary, claim.original) == (sentence, "[1]", "doi:10.1000/rest.11")


def test_a_retracted_original_stands_for_nothing() -> None:
    text, doi = "Magnesium tablets have no effect on night cramps.", "10.1000/rest.11"
    trial = page(f"doi:{doi}", text, doi=doi, retracted=True)
    sentence = "Magnesium tablets have no effect on night cramps [1]."
    claim, found = looked_up(sentence, page("review", REVIEW, kind=Kind.REVIEW), [trial])
    assert (found, claim.secondary, claim.original) == (None, "[1]", "")
