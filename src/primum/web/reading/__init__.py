"""The reader's pages: asking, answers, articles with their history and exports, browsing, feeds, policy, reports."""

from __future__ import annotations

from fastapi import APIRouter

from primum.web.pages import Pages
from primum.web.reading.answers import add_answers
from primum.web.reading.articles import add_articles, article_route
from primum.web.reading.asking import add_asking
from primum.web.reading.browse import add_browsing
from primum.web.reading.feeds import add_feeds
from primum.web.reading.history import add_history
from primum.web.reading.interface import Description, add_interface
from primum.web.reading.policy import add_policy
from primum.web.reading.reports import add_reports
from primum.web.reading.reviewers import add_reviewers
from primum.web.reading.scorecard import add_scorecard, scorecard_page

__all__ = ["article_route", "reading_routes", "scorecard_page"]


def reading_routes(pages: Pages, described: Description) -> APIRouter:
    """Every address of these pages; `described` is what the API says of itself.

    What is more special comes first: "/articles/{slug}/history" before the rest."""
    router = APIRouter()
    for add in (
        add_asking,
        add_answers,
        add_browsing,
        add_history,
        add_reports,
        add_articles,
        add_reviewers,
        add_policy,
        add_scorecard,
        add_feeds,
    ):
        add(router, pages)
    add_interface(router, pages, described)
    return router
