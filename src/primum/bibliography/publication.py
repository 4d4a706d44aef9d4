"""An article of this site as others cite it. What it says of review is a function of the state and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from primum.bibliography.csl import Item, date_parts, issued, plain, web_address
from primum.bibliography.vancouver import vancouver
from primum.errors import Invalid
from primum.model import Audience, Evidence, State

_STANDINGS: Mapping[State, str] = {
    State.DRAFT: "not reviewed",
    State.SUBMITTED: "waiting for review, not approved",
    State.UNDER_REVIEW: "under review, not approved",
    State.CHANGES_REQUESTED: "changes requested, not approved",
    State.APPROVED: "approved",
    State.WITHDRAWN: "withdrawn, not to be relied on",
}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who signed: `credentials` as "MD, PhD"; `address` is their page, absolute, or empty."""

    name: str
    credentials: str = ""
    address: str = ""

    @property
    def signature(self) -> str:
        """The name with the credentials: "Ana Sol, MD"."""
        return ", ".join(filter(None, (plain(self.name), plain(self.credentials))))


@dataclass(frozen=True, slots=True)
class Publication:
    """One revision of an article of ours. Dates are ISO 8601; addresses are absolute.

    `reviewers` and `reviewed` (the day of approval) may be filled in any state, as the record has them; they are shown
    only where the state is APPROVED (see `signed`). `updated` is the revision's date, `published` that of the first.
    """

    title: str
    site: str
    address: str
    revision: str
    updated: str
    state: State = State.DRAFT
    published: str = ""
    publisher: str = ""
    summary: str = ""
    subjects: tuple[str, ...] = ()
    audience: Audience | None = None
    language: str = "en"
    reviewers: tuple[Reviewer, ...] = ()
    reviewed: str = ""
    references: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if not (self.title.strip() and self.site.strip() and self.revision.strip()):
            raise Invalid("an article to cite needs a title, the name of its site and its revision")
        if not web_address(self.address):
            raise Invalid(f"an article to cite needs an absolute address, not {self.address!r}")

    @property
    def signed(self) -> tuple[Reviewer, ...]:
        """The reviewers whose approval stands now: none in any state but APPROVED."""
        return self.reviewers if self.state is State.APPROVED else ()

    @property
    def standing(self) -> str:
        """What a citation says of review: "under review, not approved", "approved 2026-03-02 by Ana Sol, MD"."""
        words = _STANDINGS[self.state]
        if self.state is not State.APPROVED:
            return words
        day = f" {self.reviewed[:10]}" if date_parts(self.reviewed) else ""
        by = f" by {'; '.join(r.signature for r in self.signed)}" if self.signed else ""
        return f"{words}{day}{by}"


def publication_item(article: Publication) -> Item:
    """The article as a CSL item, for all that takes items. Reviewers, who are no authors, stand in `status`."""
    site, publisher = plain(article.site), plain(article.publisher)
    found = {
        "id": article.address,
        "type": "webpage",
        "title": plain(article.title),
        "container-title": site,
        "publisher": publisher if publisher != site else "",
        "issued": issued(article.updated),
        "version": plain(article.revision),
        "status": article.standing,
        "URL": web_address(article.address),
        "language": article.language,
    }
    return {key: value for key, value in found.items() if value}


def how_to_cite(article: Publication) -> str:
    """The article cited in Vancouver style, on one line: title, site, date, revision, review, address."""
    return vancouver([publication_item(article)])[0]
