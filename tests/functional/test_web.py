"""The pages, as a browser without JavaScript gets them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from cramps import ANSWER, DECLINED, EMERGENCY, LABEL, PARTIAL, QUESTION, STATES_ARTICLE, Shelf
from lxml import html
from starlette.testclient import TestClient

from primum import web, wire
from primum.answer.evidence.appraise import appraise, tier
from primum.app.desk import MOVES, PROVES_NOT
from primum.errors import NotFound, Unavailable
from primum.model import Answer, Audience, Conclusion, Kind, Nearest, Question, Source, State
from primum.web.labels import GRADING

Page = html.HtmlElement


def browse(*answers: Answer, demonstration: bool = True) -> TestClient:
    return TestClient(web.create(Shelf(*answers, demonstration=demonstration)))


def asked(answer: Answer = ANSWER, **form: str) -> Page:
    """The page of a question that gets this answer."""
    response = browse(answer).post("/ask", data={"question": answer.inquiry.question.text, **form})
    assert response.status_code == 200
    return html.fromstring(response.text)


def text(page: Page, selector: str) -> str:
    """The text of the elements, spaces made one."""
    return " ".join(" ".join(e.text_content() for e in page.cssselect(selector)).split())


def test_asking_leads_to_a_page_of_its_own_that_can_be_read_again() -> None:
    client = browse()
    response = client.post("/ask", data={"question": QUESTION, "audience": "physician"}, follow_redirects=False)
    assert response.status_code == 303
    address = response.headers["location"]
    assert re.fullmatch(r"/answers/[\w-]{22,}", address)
    first, second = client.get(address), client.get(address)
    assert first.status_code == 200
    assert first.content == second.content
    assert first.headers["cache-control"] == "private, no-store"
    assert "noindex" in first.headers["x-robots-tag"]


def test_a_yes_no_question_begins_with_its_side_and_leads_to_what_speaks_for_it() -> None:
    claim = ANSWER.summary[0]
    shown = asked(replace(ANSWER, conclusion=Conclusion("yes", (claim.id,))))
    assert text(shown, ".answer .side").startswith("Yes, as far as these sources go.")
    (link,) = shown.cssselect(".answer .side a")
    assert shown.cssselect(f".claim{link.get('href')}")
    assert "No plain yes or no" in text(asked(replace(ANSWER, conclusion=Conclusion("unknown"))), ".answer .side")
    assert not asked().cssselect(".side")


def test_who_finds_an_answer_wrong_learns_whom_to_tell() -> None:
    client = TestClient(web.create(Shelf(contact="evidence@ward.example")))
    page = html.fromstring(client.post("/ask", data={"question": QUESTION}).text)
    assert page.cssselect('.cite a[href="mailto:evidence@ward.example"]')
    assert not asked().cssselect('.cite a[href^="mailto:"]')


@pytest.mark.parametrize("form", ["ris", "bib", "csl.json", "txt", "md", "json"])
def test_an_answer_goes_along_into_a_reference_manager(form: str) -> None:
    client = browse()
    address = client.post("/ask", data={"question": QUESTION}, follow_redirects=False).headers["location"]
    page = html.fromstring(client.get(address).text)
    assert page.cssselect(f'.exports a[href="{address}.{form}"]')
    file = client.get(f"{address}.{form}")
    assert file.status_code == 200
    assert file.headers["content-disposition"] == f'attachment; filename="answer.{form}"'
    assert file.headers["cache-control"] == "private, no-store"
    for evidence in ANSWER.references:
        assert evidence.source.title in file.text
    if form == "json":
        assert wire.check(file.json()).question == QUESTION
    assert client.get(f"{address}.doc").status_code == 404
    assert client.get(f"/answers/long-gone.{form}").status_code == 404


def test_the_article_has_every_part_of_a_clinical_page() -> None:
    page = asked()
    assert text(page, "h1") == QUESTION
    assert text(page, ".answer .host > p").startswith("Cramps come from muscle fatigue, fluid loss")
    assert "Not reviewed by a person: made by software from the sources below." in text(page, ".banner")
    assert text(page, ".basis") == "Stands on 1 guideline (strength high) · 1 summary (strength low)"
    assert text(page, ".status h2") == "Medical advisory board"
    assert text(page, ".steps") == "Submitted: not reached Under review: not reached Approved: not reached"
    assert re.search(r"Last updated: \d{1,2} \w+ \d{4}", text(page, ".dated"))
    assert page.cssselect('.status a[href="/editorial-policy"]')
    assert text(page, ".personalize h2") == "Which best describes you?"
    assert [h.text for h in page.cssselect(".part > h2")] == ["Causes", "Red flags", "What we did not find", "Evidence"]
    assert [h.text for h in page.cssselect(".part > h3")] == ["Electrolytes", "Medicines"]
    assert text(page, ".references h2") == "References"
    assert text(page, ".disclaimer h2") == "Professional disclaimer"
    assert text(page, ".follow-up h2") == "Have a follow-up question?"
    assert text(page, ".ribbon") == "Demonstration library: summaries written to try Primum with, not for clinical use."


def test_the_answer_comes_before_everything_but_the_title_and_the_banner() -> None:
    article = asked().cssselect("article")[0]
    assert [e.get("class") for e in article][:2] == ["top", "answer"]
    assert [e.get("class") or e.tag for e in article[0]] == ["h1", "banner caution"]


def test_a_real_library_is_not_called_a_demonstration() -> None:
    response = browse(demonstration=False).get("/")
    assert "emonstration" not in response.text
    assert "Questions to try" not in response.text


@pytest.mark.parametrize("address", ["/", "/articles", "/reviewers", "/editorial-policy", "/scorecard", "/corrections"])
def test_every_page_for_readers_of_a_demonstration_says_that_it_is_one(address: str) -> None:
    assert html.fromstring(browse().get(address).text).cssselect("header .ribbon")
    assert not html.fromstring(browse(demonstration=False).get(address).text).cssselect(".ribbon")


def test_a_bullet_begins_with_its_key_term_and_keeps_its_text() -> None:
    page = asked()
    assert [e.text for e in page.cssselect(".lines strong")] == ["Low potassium", "Muscle pain", "80 mg", "Fever"]
    claims = {c.id: c.text for c in ANSWER.claims()}
    assert {e.get("id"): e.text_content() for e in page.cssselect(".claim")} == claims


def test_every_sentence_links_to_the_passage_it_stands_on() -> None:
    page = asked()
    for claim in ANSWER.claims():
        marks = page.get_element_by_id(claim.id).getnext().cssselect("a.mark")
        linked = [page.get_element_by_id(f"q{n}") for mark in marks for n in mark.get("data-notes").split()]
        quotes = {mark.text_content() for passage in linked for mark in passage.cssselect("mark")}
        assert quotes == {citation.quote for citation in claim.citations}
        assert [int(mark.text) for mark in marks] == sorted({ANSWER.numbers[c.document] for c in claim.citations})
        assert marks[0].get("href") == f"#{linked[0].get('id')}"


def test_a_passage_stands_in_its_surroundings_with_its_place() -> None:
    page = asked()
    first = page.get_element_by_id("q1")
    assert "Look for low potassium" in first.cssselect("blockquote")[0].text_content()
    assert text(first, ".place") == "Assessment, page 3"


def test_what_a_sentence_quotes_from_one_place_is_one_passage() -> None:
    page = asked()
    mark = page.get_element_by_id("c4").getnext().cssselect("a.mark")[0]
    passage = page.get_element_by_id(f"q{mark.get('data-notes')}")
    assert [m.text_content() for m in passage.cssselect("mark")] == [c.quote for c in ANSWER.claims()[3].citations]
    assert passage.cssselect("blockquote")[0].text_content() == LABEL.text


def test_a_reference_names_kind_strength_reasons_origin_and_identifiers() -> None:
    page = asked()
    guide, leaflet, label = (page.get_element_by_id(f"r{n}") for n in (1, 2, 3))
    assert text(guide, ".kind") == "Guideline"
    assert text(guide, ".strength") == "Source strength: high"
    assert text(guide, ".origin") == "Example Society of Neurology · GB · 2021-03 · Licence: CC-BY-4.0"
    assert guide.cssselect(".links a")[0].get("href") == "https://doi.org/10.9999/cramps.1"
    assert text(leaflet, ".strength") == "Source strength: low (a summary; single source)"
    assert text(leaflet, ".written-from") == "Written from Leg cramps, Example Health Service, 2022"
    assert text(label, ".kind") == "Drug label"


def test_a_retracted_and_a_superseded_source_are_marked_wherever_they_are_shown() -> None:
    first, second, third = ANSWER.references
    references = (
        replace(first, source=replace(first.source, superseded_by="guide:cramps-2")),
        second,
        replace(third, source=replace(third.source, retracted=True)),
    )
    page = asked(replace(ANSWER, references=references))
    assert text(page.get_element_by_id("r3"), ".flag") == "Retracted: supports nothing"
    assert text(page.get_element_by_id("r1"), ".flag") == "Superseded by guide:cramps-2"
    assert text(page.get_element_by_id("q1"), ".flag") == "Superseded by guide:cramps-2"


def test_a_sentence_that_is_not_plainly_borne_out_says_so() -> None:
    page = asked()
    assert [e.text for e in page.cssselect(".doubt")] == ["Borne out in part: word for word"]


def test_what_was_left_out_and_how_it_was_made_can_be_opened() -> None:
    page = asked()
    assert text(page, ".dropped summary") == "1 sentence left out, with reasons"
    assert text(page, ".dropped li") == "Cramps are always harmless. no passage bears it out"
    assert "all-MiniLM-L6-v2" in text(page, ".run")
    assert "84 ms" in text(page, ".run")


def test_a_partial_answer_names_what_is_missing_at_the_top_and_in_its_place() -> None:
    page = asked(PARTIAL)
    assert "No answer was found on: quinine dose in children." in text(page, ".banner")
    assert text(page, "#not-found > ul li") == "quinine dose in children"


def test_a_partial_answer_offers_the_nearest_sources_that_it_does_not_cite() -> None:
    cited, other = Nearest(LABEL.id, LABEL.source.title, Kind.LABEL), Nearest("x", "Quinine", Kind.OTHER)
    page = asked(replace(PARTIAL, nearest=(cited, other)))
    assert [" ".join(near.text_content().split()) for near in page.cssselect(".nearest li")] == ["Other Quinine"]
    assert not asked(PARTIAL).cssselect(".nearest")


def test_what_a_partial_answer_came_near_to_opens_too() -> None:
    near = Nearest(LABEL.id, LABEL.source.title, Kind.LABEL)
    found = replace(PARTIAL, sections=(), references=PARTIAL.references[:2], nearest=(near,))
    client = browse(found)
    page = html.fromstring(client.post("/ask", data={"question": found.inquiry.question.text}).text)
    opened = html.fromstring(client.get(page.cssselect(".nearest a")[0].get("href")).text)
    assert text(opened, "h1") == LABEL.source.title
    assert text(opened, ".thread").endswith(": answered in part")


def test_what_the_reason_names_is_not_listed_again() -> None:
    assert not asked(DECLINED).cssselect("#not-found")
    page = asked(replace(DECLINED, not_found=("zzyzxumab", "quinine")))
    assert [li.text for li in page.cssselect("#not-found li")] == ["quinine"]


def test_nothing_is_bold_in_the_direct_answer() -> None:
    first = replace(ANSWER.summary[0], term=ANSWER.summary[0].text.split()[0])
    page = asked(replace(ANSWER, summary=(first, *ANSWER.summary[1:])))
    assert text(page, ".answer .claim").startswith(first.text)
    assert not page.cssselect(".answer strong")


def test_a_declined_question_shows_no_article_but_the_nearest_sources() -> None:
    page = asked(DECLINED)
    assert text(page, ".answer.none p").startswith("The library holds nothing on zzyzxumab.")
    assert not page.cssselect(".claim, .references, .steps")
    assert [a.text for a in page.cssselect(".nearest a")] == [LABEL.source.title]
    first, unknown = (" ".join(near.text_content().split()) for near in page.cssselect(".nearest li"))
    assert first.endswith(f"{LABEL.source.publisher}, {LABEL.source.published[:4]}"), "one title may be that of several"
    assert unknown == "Other x", "a source that the library has no longer stands by its id"
    assert page.cssselect("textarea")[0].text_content().strip() == DECLINED.inquiry.question.text


def test_a_nearest_source_opens_where_it_comes_nearest_to_the_question() -> None:
    asked = "What is the dose of zzyzxumab in muscle cramps?"
    client = browse(replace(DECLINED, inquiry=replace(DECLINED.inquiry, question=Question(asked))))
    page = html.fromstring(client.post("/ask", data={"question": asked}).text)
    address = page.cssselect(".nearest a")[0].get("href")
    response = client.get(address)
    near = html.fromstring(response.text)
    assert "noindex" in response.headers["x-robots-tag"]
    assert text(near, "h1") == LABEL.source.title
    assert near.cssselect("header .ribbon"), "the demonstration is named here, too"
    assert near.cssselect(".thread a")[0].get("href") == address.rpartition("/nearest/")[0]
    assert near.cssselect(f'main a[href="{LABEL.source.url}"]'), "the publisher's own page"
    passages = [p.text_content() for p in near.cssselect("blockquote")]
    assert passages
    assert all(passage in LABEL.text for passage in passages)
    assert client.get(f"{address}2").status_code == 404
    gone = client.get(address.replace("/nearest/1", "/nearest/2"))
    assert gone.status_code == 404
    assert "no longer holds this source" in gone.text


def test_an_emergency_stands_above_everything() -> None:
    page = asked(EMERGENCY)
    assert text(page, ".top > :first-child") == "Emergency: Call your emergency number now."


def test_beside_an_emergency_no_harmless_pages_are_offered() -> None:
    page = asked(replace(DECLINED, inquiry=replace(DECLINED.inquiry, safety=EMERGENCY.inquiry.safety)))
    assert page.cssselect(".alarm.emergency")
    assert page.cssselect(".answer.none")
    assert not page.cssselect(".nearest")


@pytest.mark.parametrize("state", list(State))
def test_the_banner_is_a_function_of_the_review_state(state: State) -> None:
    page = asked(replace(ANSWER, state=state))
    assert text(page, ".banner").startswith(STATES_ARTICLE[state])
    assert "All articles are reviewed" not in page.text_content()


def test_text_from_a_source_is_never_markup() -> None:
    page = asked()
    assert "<script>alert('no')</script>" in text(page, "blockquote")
    assert not [s for s in page.cssselect("script") if not s.get("src")]


def test_another_reader_is_asked_for_with_the_same_question() -> None:
    client = browse()
    page = html.fromstring(client.post("/ask", data={"question": QUESTION, "audience": "nurse"}).text)
    links = {a.text: a for a in page.cssselect(".personalize a")}
    assert list(links) == ["Patient or caregiver", "Student", "Nurse or allied professional", "Physician"]
    assert [name for name, a in links.items() if a.get("aria-current")] == ["Nurse or allied professional"]
    other = client.get(links["Patient or caregiver"].get("href"))
    assert "for-patient" in html.fromstring(other.text).cssselect("body")[0].get("class")
    assert other.headers["set-cookie"].startswith("primum_audience=patient;")


def test_the_choice_of_reader_is_remembered_by_the_readers_own_browser() -> None:
    client = browse()
    response = client.post("/ask", data={"question": QUESTION, "audience": "patient"}, follow_redirects=False)
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("primum_audience=patient;")
    assert {"HttpOnly", "SameSite=lax"} <= set(cookie.split("; "))
    page = html.fromstring(client.get("/").text)
    assert page.cssselect("input[checked]")[0].get("value") == "patient"
    client.cookies.set("primum_audience", "wizard")
    assert client.get("/").status_code == 200


def test_a_follow_up_keeps_the_subject_and_shows_how_it_was_understood_for_mending() -> None:
    shelf = Shelf()
    client = TestClient(web.create(shelf))
    page = html.fromstring(client.post("/ask", data={"question": QUESTION, "audience": "nurse"}).text)
    form = page.cssselect(".follow-up form")[0]
    sent = dict(form.form_values()) | {"question": "And in pregnancy?"}
    after = html.fromstring(client.post("/ask", data=sent).text)
    understood = "What causes muscle cramps in pregnancy?"
    assert shelf.asked[-1] == Question(understood, Audience.NURSE)
    assert text(after, ".thread") == f"Follows up {QUESTION}. Understood as:"
    assert text(after, "h1") == understood
    assert client.get(after.cssselect(".thread a")[0].get("href")).status_code == 200
    mending = after.cssselect(".mend form")[0]
    assert mending.fields["question"].strip() == understood
    client.post("/ask", data=dict(mending.form_values()) | {"question": "Are cramps common when pregnant?"})
    assert shelf.asked[-1].text == "Are cramps common when pregnant?"


def test_of_a_long_message_the_page_says_what_it_was_read_as() -> None:
    assert not asked().cssselect(".read-as")
    told = f"I have walked a lot this summer and slept badly for weeks. {QUESTION} My neighbour says it is the heat."
    inquiry = replace(ANSWER.inquiry, question=Question(told))
    for answer in (replace(ANSWER, inquiry=inquiry), replace(DECLINED, inquiry=inquiry, title=QUESTION)):
        read = text(asked(answer), ".read-as")
        assert f"causes of “{ANSWER.inquiry.subject.words}”" in read
        assert "ask it in one sentence" in read


def test_a_follow_up_is_asked_as_it_stands_where_the_reader_wants_that() -> None:
    shelf = Shelf()
    client = TestClient(web.create(shelf))
    client.post("/ask", data={"question": "And in pregnancy?", "after": "gone", "keep": "yes"})
    assert shelf.asked[-1].text == "And in pregnancy?"
    assert client.post("/ask", data={"question": " ", "after": "gone", "keep": "yes"}).status_code == 422


def test_an_example_leads_to_an_answer() -> None:
    client = browse()
    page = html.fromstring(client.get("/").text)
    forms = page.cssselect(".examples form")
    assert len(forms) == 3
    assert client.post("/ask", data=dict(forms[0].form_values())).status_code == 200


def test_the_front_page_says_what_the_library_holds() -> None:
    page = html.fromstring(browse().get("/").text)
    assert text(page, ".holdings p").startswith("3 documents, 9 passages Library version 7 ")
    assert [li.text_content() for li in page.cssselect(".tally li")] == ["1 guideline", "1 drug label", "1 summary"]


def test_a_question_that_cannot_be_asked_is_kept_for_mending() -> None:
    page_of = browse().post("/ask", data={"question": "x" * 2001})
    page = html.fromstring(page_of.text)
    assert page_of.status_code == 422
    assert "2,001 characters; at most 2,000" in text(page, "#question-error")
    assert len(page.cssselect("textarea")[0].text_content().strip()) == 2001
    assert "question-error" in page.cssselect("textarea")[0].get("aria-describedby")
    assert browse().post("/ask", data={"question": "  "}).status_code == 422
    assert browse().post("/ask").status_code == 422


def test_a_page_that_is_no_longer_held_offers_the_ask_box() -> None:
    response = browse().get("/answers/long-gone")
    page = html.fromstring(response.text)
    assert response.status_code == 404
    assert text(page, "h1") == "This answer is no longer here"
    assert page.cssselect('form[action="/ask"] textarea')


def test_an_unknown_address_is_a_page_and_asking_by_address_leads_home() -> None:
    client = browse()
    assert client.get("/nothing").status_code == 404
    assert "There is no page at this address." in client.get("/nothing").text
    assert client.get("/ask", follow_redirects=False).headers["location"] == "/"


def test_a_passage_opens_wider_as_a_page_and_as_a_part() -> None:
    client = browse()
    address = client.post("/ask", data={"question": QUESTION}, follow_redirects=False).headers["location"]
    whole = html.fromstring(client.get(f"{address}/passages/4").text)
    assert text(whole, "h1") == LABEL.source.title
    assert text(whole, "mark").startswith("Muscle pain, cramps and weakness")
    part = client.get(f"{address}/passages/4", params={"part": ""}).text.strip()
    assert part.startswith('<div class="passage')
    assert client.get(f"{address}/passages/7").status_code == 404
    assert client.get(f"{address}/passages/0").status_code == 404


def test_a_quote_stays_when_the_library_has_moved_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Shelf, *_: object, **__: object) -> None:
        raise NotFound("version 7 was discarded")

    monkeypatch.setattr(Shelf, "context", gone)
    page = asked()
    assert text(page.get_element_by_id("q1"), "blockquote") == ANSWER.summary[0].citations[0].quote


def test_a_library_that_is_not_there_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(self: Shelf, _: Question) -> None:
        raise Unavailable("there is no library at /nowhere")

    monkeypatch.setattr(Shelf, "ask", absent)
    response = browse().post("/ask", data={"question": QUESTION})
    assert response.status_code == 503
    assert "There is no library at /nowhere." in response.text


def test_the_policy_states_the_running_settings() -> None:
    page = html.fromstring(browse().get("/editorial-policy").text)
    rows = [tuple(cell.text for cell in row) for row in page.cssselect("tbody tr")]
    assert ("Drug label", "high", "1") in rows
    assert ("Systematic review", "high", "0") in rows
    assert len(rows) == len(Kind) + len(State) + len(MOVES)
    assert ("Under review", "Approved", "approve: by itself, once the policy is met") in rows
    assert PROVES_NOT in text(page, "#signatures")
    assert Shelf().config.digest() in page.text_content()


def test_the_policy_names_the_order_and_the_strengths_that_answers_are_graded_by() -> None:
    assert list(GRADING) == sorted(Kind, key=lambda kind: tier(kind, "causes"))
    for kind, start in GRADING.items():
        plain = Source(kind, publisher="A society", published="2025")
        assert appraise("d", plain, intent="causes", year=2026, region="").strength is start
