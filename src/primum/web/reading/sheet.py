"""What the template of an article's page is given: the same for an answer's own page and for a published article."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from primum.api import LONGEST_QUESTION
from primum.app import adapted
from primum.app.desk import Kept
from primum.bibliography import how_to_cite, medical_web_page, meta_tags, script_text
from primum.model import Answer, Audience, State
from primum.web.article import Around, Article, Beside, lay_out
from primum.web.labels import day, standing, steps, with_days
from primum.web.pages import Pages
from primum.web.passages import Settled, surroundings
from primum.web.reading.edition import Edition


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a reader must know before they read: `tone` is "caution" or "stop"; `link` is (text, path)."""

    tone: str
    headline: str
    text: str = ""
    link: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a published page says to programs; `canonical` is empty on pages that no index should hold."""

    canonical: str = ""
    description: str = ""
    tags: list[tuple[str, str]] = field(default_factory=list)
    json_ld: str = ""
    cite: str = ""


def of_answer(pages: Pages, kept: Kept, audience: Audience, before: Kept | None) -> dict[str, Any]:
    """The values for an answer's own page."""
    answer = kept.answer
    around = partial(surroundings, app=pages.app, version=answer.run.library_version)
    return {
        **_shared(pages, answer, audience, around, Beside()),
        "base": f"/answers/{kept.id}",
        "before": before,
        "dated": kept.asked,
        # Of a message the title has a part: the page says what it was read as.
        "shortened": len(answer.inquiry.question.text.split()) > 2 * len(answer.title.split()),
        "edition": None,
        "head": Head(),
        "kept": kept,
        "standing": standing(answer.state),
        "steps": steps(answer.state),
        "told": [],
    }


def of_article(pages: Pages, found: Edition, audience: Audience, *, origin: str, old: bool = False) -> dict[str, Any]:
    """The values for a published article; `old` for the page of one of its revisions, which no index should hold."""
    state = found.article.state
    settled = Settled(found.content)
    return {
        **_shared(pages, found.answer, audience, settled.around, Beside(found.alerts, found.overruled)),
        "base": f"{found.path}/history/{found.revision.number}" if old else found.path,
        "before": None,
        "dated": found.revision.made,
        "edition": found,
        "head": _head(pages, found, audience, origin, old=old),
        "kept": None,
        "standing": standing(state),
        "steps": steps(state),
        "told": told(found, old=old),
    }


def told(found: Edition, *, old: bool) -> list[Told]:
    """What readers must know before they read, the weightiest first. Every row follows from what is on record."""
    article, made = found.article, day(found.revision.made)
    rows: list[Told] = []
    if old and found.revision.number != article.revision:
        text = f"It was written on {made}; the newest is revision {article.revision}."
        link = ("Read the article", found.path)
        rows.append(Told("caution", f"This is revision {found.revision.number}.", text, link))
    if article.notice:
        tone = "stop" if article.state is State.WITHDRAWN else "caution"
        rows.append(Told(tone, "Notice.", with_days(article.notice), ("All versions", f"{found.path}/history")))
    rows += [Told("stop", "The evidence has changed.", text) for text in dict.fromkeys(found.alerts.get("", ()))]
    if found.retracted:
        numbers = ", ".join(map(str, found.retracted))
        many = "sources it cites have" if len(found.retracted) > 1 else "source it cites has"
        rows.append(Told("stop", f"A {many} been retracted.".replace("A sources", "Sources"), f"Reference {numbers}."))
    if article.approved and not found.signed and article.state is not State.WITHDRAWN:
        text = f"Revision {article.approved} was approved on {day(article.approved_at)}; this one is not approved."
        path = f"{found.path}/history/{article.approved}"
        rows.append(Told("caution", "Changed since it was approved.", text, ("Read the approved revision", path)))
    if found.overdue:
        text = f"It was to be reviewed again by {day(article.review_by)}."
        rows.append(Told("caution", "Due for review.", text))
    return rows


def _shared(pages: Pages, answer: Answer, audience: Audience, around: Around, beside: Beside) -> dict[str, Any]:
    reading = adapted(answer, audience)
    article: Article = lay_out(answer, reading, around, beside)
    return {
        "answer": answer,
        "article": article,
        "audience": audience,
        "longest": LONGEST_QUESTION,
    }


def _head(pages: Pages, found: Edition, audience: Audience, origin: str, *, old: bool) -> Head:
    published = found.publication(pages.app.config, audience=audience, origin=origin)
    cite = how_to_cite(published)
    if old:
        return Head(cite=cite)
    return Head(
        canonical=published.address,
        description=found.article.summary,
        tags=meta_tags(published),
        json_ld=script_text(medical_web_page(published)),
        cite=cite,
    )
