"""Choosing among statements: no repetitions, every theme has its say, nobody speaks alone, and nothing is too long."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bookshelf import page

from primum.answer.composing.fitting import fit
from primum.answer.composing.sameness import same
from primum.answer.composing.select import Candidate, choose, in_reading_order
from primum.answer.composing.themes import OTHER, THEMES
from primum.answer.composing.writing import theme_of, worth_a_heading
from primum.answer.lexicon.names import Match
from primum.answer.statements.units import Unit
from primum.model import Document, Evidence, Kind, Strength

TEXTS = (
    "Rest and ice ease the pain of a gout attack.",
    "Ice and rest ease the pain of a gout attack well.",
    "Colchicine is an old medicine that shortens attacks.",
    "Surgery repairs what crystals have destroyed in a joint.",
    "Losing weight lowers the level of uric acid.",
    "Naproxen tablets shorten an attack as well as steroids do.",
)


def candidate(
    text: str,
    *,
    document: str = "d",
    at: int = 0,
    role: str = "treatment",
    kind: Kind = Kind.REFERENCE,
    title: str = "Gout",
    listed: bool = False,
    lead: str = "",
    level: Match = Match.EXACT,
    names_subject: bool = True,
) -> Candidate:
    made: Document = page(document, title, text, kind=kind)
    unit = Unit(document, text, ((at, at + 5),), role, (), 0, listed=listed, lead=lead)
    evidence = Evidence(document, made.source, 0, Strength.HIGH)
    return Candidate(unit, made, evidence, level, (True,), names_subject, 1.0)


POOL = [(1.0 - n / 10, candidate(text, document=f"d{n}", at=n)) for n, text in enumerate(TEXTS)]


def chosen(pool: Sequence[tuple[float, Candidate]], **limits: int) -> list[str]:
    return [c.unit.text for c in choose(pool, **{"most": 9, "words": 999, **limits})]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (TEXTS[0], TEXTS[1], True),
        ("Pain in the abdomen", "Abdominal pain", True),
        ("Low potassium", "Low levels of potassium", True),
        ("Low potassium", "Low calcium", False),
        *(
            (f"The cause of gout is not {how} understood, and crystals are thought to matter most.",) * 2 + (True,)
            for how in ("completely", "fully")
        ),
        (TEXTS[0], TEXTS[2], False),
        ("Aspirin eases pain in adults.", "Aspirin can harm the stomach of adults.", False),
    ],
)
def test_what_says_nearly_the_same(one: str, other: str, alike: bool) -> None:
    first, second = candidate(one).unit, candidate(other).unit
    assert same(first, second) is alike
    assert same(second, first) is alike


def test_the_best_are_chosen_without_repetitions() -> None:
    assert chosen(POOL, most=3) == [TEXTS[0], TEXTS[2], TEXTS[3]]


def test_a_bare_name_is_shown_among_others_of_its_list_and_never_alone() -> None:
    sentence, name = candidate(TEXTS[0]), candidate("Secondary gout", at=90, listed=True)
    other = candidate("Lead poisoning", at=99, listed=True)
    assert chosen([(1.0, sentence), (0.9, name)]) == [TEXTS[0]]
    assert chosen([(1.0, sentence), (0.9, name), (0.8, other)]) == [TEXTS[0], "Secondary gout", "Lead poisoning"]


def test_what_was_said_before_is_not_chosen_again() -> None:
    taken = [candidate(TEXTS[1])]
    assert [c.unit.text for c in choose(POOL, most=2, words=999, taken=taken)] == [TEXTS[2], TEXTS[3]]


def test_an_item_that_the_sentence_above_its_list_has_told_is_left_out() -> None:
    opens = candidate("Muscle cramps are more common in older people, athletes and pregnant women.")
    told = candidate("Athletes: muscle cramps are more common in people who are athletes.", at=90, listed=True)
    more = candidate("Onset: muscle cramps mostly begin at night, in the calf of one leg.", at=180, listed=True)
    assert chosen([(1.0, opens), (0.9, told), (0.8, more)]) == [opens.unit.text, more.unit.text]


def test_what_a_thing_is_is_said_once() -> None:
    texts = (
        "Gout is an inherited disease of the joints.",
        "Gout (podagra) is a painful disease of old men.",
        "Gout, or podagra, is one of the oldest known diseases.",
        "Gout begins in the big toe.",
        "Pseudogout is a disease of the knees.",
    )
    pool = [(1.0 - n / 10, candidate(text, document=f"d{n}", at=n)) for n, text in enumerate(texts)]
    assert chosen(pool) == [texts[0], texts[3], texts[4]]
    told = [candidate(texts[1], document="other")]
    assert [c.unit.text for c in choose(pool, most=9, words=999, taken=told)] == [texts[3], texts[4]]


def test_words_are_counted_and_a_shorter_statement_may_still_fit() -> None:
    found = choose(POOL, most=9, words=20)
    assert sum(c.unit.length for c in found) <= 20
    assert [c.unit.text for c in found] == [TEXTS[0], TEXTS[2]]


def test_no_document_speaks_more_often_than_allowed() -> None:
    pool = [(s, candidate(c.unit.text, document="one", at=n)) for n, (s, c) in enumerate(POOL)]
    assert len(choose(pool, most=9, words=999, per_document=2)) == 2


def test_statements_about_the_page_are_never_chosen() -> None:
    pool = [(9.0, candidate("Visit our website for more information on gout.")), *POOL]
    assert "website" not in " ".join(chosen(pool))


def test_equal_statements_come_in_the_order_of_their_place() -> None:
    pool = [(1.0, candidate(text, document=name)) for text, name in ((TEXTS[2], "b"), (TEXTS[3], "a"))]
    assert chosen(pool) == chosen(pool[::-1]) == [TEXTS[3], TEXTS[2]]


def test_every_theme_comes_to_speak() -> None:
    pool = [
        (1.00, candidate(TEXTS[2], document="a")),
        (0.95, candidate(TEXTS[5], document="b")),
        (0.90, candidate(TEXTS[3], document="c")),
    ]
    themed = choose(pool, most=2, words=999, theme=lambda c: theme_of("treatment", c))
    assert [c.unit.text for c in themed] == [TEXTS[2], TEXTS[3]]
    assert chosen(pool, most=2) == [TEXTS[2], TEXTS[5]]


def test_reading_order_keeps_documents_together_and_their_text_in_order() -> None:
    late, early = candidate("B", document="x", at=50), candidate("A", document="x", at=10)
    other = candidate("C", document="y")
    assert [c.unit.text for c in in_reading_order([late, other, early])] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("kind", "text", "theme"),
    [
        ("treatment", "Colchicine 0.5 mg tablets", "Medicines"),
        ("treatment", "Hip replacement surgery", "Procedures and surgery"),
        ("treatment", "Stretching and massage", "Lifestyle and self-care"),
        ("causes", "Infection with a virus", "Infections"),
        ("causes", "Low potassium or calcium", "Fluids, electrolytes and metabolism"),
        ("causes", "A mutation of one gene", "Genes and inheritance"),
        ("adverse_effects", "Fatal bleeding", "Serious"),
        ("causes", "Bad luck", ""),
        ("symptoms", "Fever", ""),
    ],
)
def test_a_statement_falls_under_a_theme(kind: str, text: str, theme: str) -> None:
    assert theme_of(kind, candidate(text)) == theme


def test_themes_of_a_section_differ_from_one_another_and_from_the_rest() -> None:
    for kind, themes in THEMES.items():
        titles = [title for title, _ in themes]
        assert len(set(titles)) == len(titles)
        assert OTHER.get(kind) not in titles


@pytest.mark.parametrize(
    ("texts", "expected"),
    [([], False), (["Rest"], False), (["Rest", "Ice"], True), (["Rest and ice ease the pain of a gout attack."], True)],
)
def test_a_heading_needs_something_under_it(texts: list[str], expected: bool) -> None:
    assert worth_a_heading([candidate(text) for text in texts]) is expected


# What serves a facet: text, candidate's particulars, facet, whether it serves
FITS = [
    ("Gout is treated with ice.", {"role": "treatment"}, "treatment", True),
    ("Ice packs", {"role": "treatment", "listed": True}, "treatment", True),
    ("Ice packs", {"role": "causes", "listed": True}, "treatment", False),
    ("Gout is treated with ice.", {"role": ""}, "treatment", True),
    ("Gout is treated with ice.", {"role": "causes"}, "treatment", False),
    ("The dose is 5 mg daily.", {"role": "dose", "kind": Kind.LABEL}, "dose", True),
    ("A dose of 5 mg was tried.", {"role": "adverse_effects", "kind": Kind.LABEL}, "dose", False),
    ("A dose of 5 mg was tried.", {"role": "", "kind": Kind.LABEL}, "dose", False),
    ("Gout is a disease of joints.", {"role": "definition"}, "definition", True),
    ("Cold weather is a nuisance.", {"role": "definition", "names_subject": False}, "definition", False),
    ("Gout in pregnancy is rare.", {"role": "causes"}, "pregnancy", True),
]


@pytest.mark.parametrize(("text", "particulars", "facet", "serves"), FITS, ids=[f"{r[0]} {r[2]}" for r in FITS])
def test_what_serves_a_side_of_the_subject(text: str, particulars: dict[str, object], facet: str, serves: bool) -> None:
    assert (fit(candidate(text, **particulars), facet) > 0) is serves  # type: ignore[arg-type]


def test_a_section_on_it_serves_better_than_a_sentence_that_mentions_it() -> None:
    there, elsewhere = candidate("Gout is treated with ice."), candidate("Gout is treated with ice.", role="")
    assert fit(there, "treatment") > fit(elsewhere, "treatment")
