"""An answer as Markdown and for the terminal."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from primum import rendition
from primum.model import (
    Answer,
    Audience,
    Claim,
    Conclusion,
    Document,
    Evidence,
    Outcome,
    Section,
    Source,
    State,
    Strength,
    Study,
    Support,
    Verdict,
)
from primum.reader import Part, Rendition, Wording, as_composed


def terminal(answer: Answer, *, width: int = 100) -> str:
    console = Console(file=StringIO(), width=width)
    console.print(rendition.terminal(answer))
    file = console.file
    assert isinstance(file, StringIO)
    return file.getvalue()


def sentence(answer: Answer, text: str, *, term: str = "") -> Answer:
    """The answer with one sentence alone."""
    document = Document("s", Source(title="Source"), text)
    claim = Claim(id="c", text=text, term=term, citations=(document.quote(0, len(text)),))
    return replace(answer, summary=(claim,), sections=(), references=(Evidence("s", document.source, 0, Strength.LOW),))


def asked(article: Answer, found: str, pro: tuple[str, ...] = (), contra: tuple[str, ...] = ()) -> Answer:
    """The article as one on a yes/no question, all its claims borne out."""
    bears = Verdict(Support.SUPPORTED, "", "test")
    summary = tuple(replace(c, verdict=bears) for c in article.summary)
    return replace(
        article, outcome=Outcome.ANSWERED, not_found=(), summary=summary, conclusion=Conclusion(found, pro, contra)
    )


def test_a_yes_no_question_begins_with_its_side_and_what_speaks_for_it(article: Answer) -> None:
    id = article.summary[0].id
    answer = asked(article, "yes", (id,))
    strength = article.summary[0].strength.value.replace("_", " ")
    line = f"Yes, as far as these sources go: 1 statement below for it, no statements against (strength {strength})."
    assert f"**{line}**" in rendition.markdown(answer)
    assert line in " ".join(terminal(answer).split())
    assert "**No, as far as these sources go" in rendition.markdown(asked(article, "no", (), (id,)))
    assert "*No plain yes or no; the sources say:*" in rendition.markdown(asked(article, "unknown"))
    assert "plain yes or no" not in rendition.markdown(article)


def test_a_side_whose_statements_no_longer_stand_is_open(article: Answer) -> None:
    answer = asked(article, "yes", (article.summary[0].id,))
    fallen = Verdict(Support.UNSUPPORTED, "its source was retracted", "test")
    answer = replace(answer, summary=tuple(replace(c, verdict=fallen) for c in answer.summary))
    assert "*No plain yes or no; the sources say:*" in rendition.markdown(answer)


def test_every_part_of_the_article_stands_in_the_markdown(article: Answer) -> None:
    text = rendition.markdown(article)
    order = [
        "# What helps cramp?",
        "**Call.**",
        "> Draft, not reviewed",
        "Rest helps cramp. [1]",
        "## Treatment",
        "### At home",
    ]
    order += ["- Drink water. [2]", "## Not found in the library", "- dose", "## Nearest sources", "- Other (Review)"]
    order += ["## References", "1. Cramp guide", "2. Leaflet", "Written from: A real page", "## Quoted evidence"]
    order += ["“drink water.” (b, characters 6–18)", "*For information.*", "library version 7"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_every_part_of_the_article_stands_on_the_terminal(article: Answer) -> None:
    text = terminal(article)
    for part in (
        "What helps cramp?",
        "Draft, not reviewed",
        "Call.",
        "Rest helps cramp. [1]",
        "At home",
        "• Drink water. [2]",
    ):
        assert part in text
    for part in (
        "Not found in the library: dose",
        "[1] Cramp guide. 2021. Guideline; source strength high",
        "For information.",
    ):
        assert part in text


def test_a_narrow_terminal_loses_no_word(article: Answer) -> None:
    assert set(terminal(article, width=100).split()) - set("╭╮╰╯│─") <= set(terminal(article, width=44).split()) | {
        word for word in terminal(article, width=100).split() if "─" in word
    }


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_banner_and_only_approval_claims_a_review(article: Answer, state: State) -> None:
    text = rendition.markdown(replace(article, state=state))
    assert f"> {rendition.banner(state)}" in text
    assert ("reviewed and approved" in text.lower()) is (state is State.APPROVED)


def test_a_declined_question_shows_the_reason_and_no_article(article: Answer) -> None:
    declined = replace(
        article, outcome=Outcome.DECLINED, decline_reason="Nothing on it.", summary=(), sections=(), references=()
    )
    text = rendition.markdown(declined)
    assert "**No answer.** Nothing on it." in text
    assert "## References" not in text
    assert "Other (Review)" in text, "the nearest source is named"
    assert "No answer. Nothing on it." in terminal(declined)
    for shown in (text, terminal(declined)):
        assert "Draft, not reviewed" not in shown, "there is no article that could be reviewed"
        assert "For information." not in shown, "nor one that a closing line could speak of"
    for_patient = replace(as_composed(declined), audience=Audience.PATIENT)
    assert "For information." in rendition.markdown(declined, for_patient)


@pytest.mark.parametrize(
    ("sentence_text", "shown"),
    [
        ("Take *two* [tabs] <daily>.", r"Take \*two\* \[tabs\] \<daily\>."),
        ("2. dose follows.", r"2\. dose follows."),
        ("- minus first.", r"\- minus first."),
        ("p < 0.05 | n = 3.", r"p \< 0.05 \| n = 3."),
        ("One\nline.", "One line."),
    ],
)
def test_a_sentence_is_shown_as_it_stands(article: Answer, sentence_text: str, shown: str) -> None:
    assert f"{shown} [1]" in rendition.markdown(sentence(article, sentence_text))


def test_the_key_term_is_bold_in_a_list_and_not_in_the_direct_answer(article: Answer) -> None:
    found = sentence(article, "Avoid cold water today.", term="cold water")
    assert "\nAvoid cold water today. [1]" in rendition.markdown(found)
    listed = replace(found, summary=(), sections=(Section("treatment", "Treatment", found.summary),))
    assert "- Avoid **cold water** today. [1]" in rendition.markdown(listed)


@pytest.mark.parametrize(
    ("text", "term", "shown"),
    [
        ("Colchicine: colchicine is effective.", "Colchicine", ("", "Colchicine", " is effective.")),
        ("Blood test: a blood test shows it.", "Blood test", ("A ", "blood test", " shows it.")),
        (
            "Holding the breath stops attacks.",
            "Holding the breath stops attacks",
            ("Holding the breath stops attacks.", "", ""),
        ),
        ("Late pregnancy.", "Late pregnancy", ("", "Late pregnancy", ".")),
        ("Beta: beta-blockers help.", "Beta", ("", "Beta", ": beta-blockers help.")),
        ("Statins: in 17 trials they helped.", "Statins", ("", "Statins", ": in 17 trials they helped.")),
    ],
)
def test_a_label_that_its_sentence_begins_with_again_stands_once(text: str, term: str, shown: tuple[str, ...]) -> None:
    assert rendition.around_term(Wording("c", text, term)) == shown
    assert rendition.in_prose(Wording("c", text, term)) == ("".join(shown), "", "")


def test_brackets_in_a_sentence_are_no_markup_on_the_terminal(article: Answer) -> None:
    assert "See [bold]this[/bold]." in terminal(sentence(article, "See [bold]this[/bold]."))


def test_a_retracted_reference_says_so_first(article: Answer) -> None:
    evidence = Evidence("a", Source(title="T", retracted=True), 0, Strength.VERY_LOW)
    other = article.references[1]
    assert "1. RETRACTED. T." in rendition.markdown(replace(article, references=(evidence, other)))


def reading() -> Rendition:
    """The article of the fixture in other words, its two claims in another order."""
    return Rendition(
        Audience.PATIENT,
        summary=(Wording("c2", "Drink:", items=("water", "tea")),),
        parts=(Part("treatment", "How is it treated?", (Wording("c1", "Rest is good.", "Rest"),)),),
        explanations=(("myalgia", "muscle pain"),),
        disclaimer="Ask your doctor.",
    )


def test_a_readers_words_stand_with_the_claims_own_citations(article: Answer) -> None:
    text = rendition.markdown(article, reading())
    places = [
        text.index(part)
        for part in ("Drink: [2]", "- water", "- tea", "## How is it treated?", "- **Rest** is good. [1]")
    ]
    assert places == sorted(places)
    assert "Rest helps cramp. [1]" not in text
    assert "“Rest helps cramp.” (a, characters 0–17)" in text, "the quotes are the source's"
    assert "- **myalgia**: muscle pain" in text
    assert "*Ask your doctor.*" in text


def test_a_readers_words_stand_on_the_terminal(article: Answer) -> None:
    console = Console(file=StringIO(), width=100)
    console.print(rendition.terminal(article, reading()))
    assert isinstance(console.file, StringIO)
    text = console.file.getvalue()
    for part in ("Drink: [2]", "- water", "- tea", "How is it treated?", "Rest is good. [1]", "myalgia: muscle pain"):
        assert part in text


def test_what_a_source_says_of_its_own_study_stands_below_the_references(article: Answer) -> None:
    document = Document("s", Source(title="Trial"), "Ninety runners drank water. Cramps were fewer.")
    study = Study(population=document.quote(0, 14), finding=document.quote(28, 46), size=90)
    first = replace(article.references[0], study=study)
    text = rendition.markdown(replace(article, references=(first, *article.references[1:])))
    line = "- [1] Who was studied: “Ninety runners”; What was found: “Cramps were fewer.”; How many: 90"
    assert text.index("## References") < text.index("## What the sources studied") < text.index("## Quoted evidence")
    assert line in text
    assert "What the sources studied" not in rendition.markdown(article)
    assert "How many: 90" in terminal(replace(article, references=(first, *article.references[1:])))
