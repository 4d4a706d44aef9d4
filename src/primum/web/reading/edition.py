"""An article as readers get it: the revision that they see, who signed it, and what they must be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from primum.app import App
from primum.bibliography import Publication, Reviewer
from primum.board import Article, Person, RemarkKind, Review, Revision, Signature
from primum.canon import Content, read_content
from primum.config import Config
from primum.errors import NotFound, PrimumError
from primum.model import Answer, Audience, State
from primum.web.addresses import absolute

NAMELESS = "A reviewer whose name was erased"


@dataclass(frozen=True, slots=True)
class Signer:
    """Someone who approved a revision, and what is recorded of that."""

    person: Person
    review: Review
    signature: Signature | None

    @property
    def name(self) -> str:
        """The name as it stands beside what they signed."""
        return self.person.name or NAMELESS


@dataclass(frozen=True)
class Edition:
    """`revision` is the one that is shown; `signers` approved the revision `article.approved`, be it this one or an
    earlier one; `alerts` are open changes of evidence by claim ("" for the whole), `overruled` why reviewers overruled
    the check, by claim; `overdue` says that it should have been reviewed again by now."""

    article: Article
    revision: Revision
    content: Content
    signers: tuple[Signer, ...]
    alerts: Mapping[str, tuple[str, ...]]
    overruled: Mapping[str, tuple[str, ...]]
    published: str
    overdue: bool

    @property
    def answer(self) -> Answer:
        """The text of the revision."""
        return self.content.answer

    @property
    def signed(self) -> bool:
        """Whether the revision shown is the one that was last approved."""
        return self.article.approved == self.revision.number

    @property
    def approved(self) -> bool:
        """Whether an approval of exactly this revision stands now."""
        return self.article.state is State.APPROVED and self.signed

    @property
    def path(self) -> str:
        """The article's path within the site."""
        return f"/articles/{self.article.slug}"

    @cached_property
    def retracted(self) -> tuple[int, ...]:
        """Numbers of the references that are retracted."""
        return tuple(n for n, e in enumerate(self.answer.references, start=1) if e.source.retracted)

    def publication(self, config: Config, *, audience: Audience | None = None, origin: str = "") -> Publication:
        """The article as others cite it. `origin` is where the site stands, where the settings do not say."""
        article = self.article
        # An approval of another revision is none of this one.
        state = State.UNDER_REVIEW if article.state is State.APPROVED and not self.signed else article.state
        return Publication(
            title=article.title,
            site=site_name(config),
            publisher=config.board_name,
            address=address(config, self.path, origin),
            revision=str(self.revision.number),
            updated=self.revision.made[:10],
            published=self.published[:10],
            state=state,
            summary=article.summary,
            subjects=(article.subject,) if article.subject else (),
            audience=audience,
            reviewers=tuple(
                Reviewer(s.name, s.person.credentials, address(config, f"/reviewers/{s.person.id}", origin))
                for s in self.signers
            ),
            reviewed=article.approved_at[:10],
            references=self.answer.references,
        )


def site_name(config: Config) -> str:
    """What the site is called in citations and feeds."""
    return config.board_name or "Primum"


def address(config: Config, path: str, origin: str = "") -> str:
    """The whole address of a path: on the host that the settings name, else on `origin`, where the request came."""
    return origin + config.prefix + path if origin and not config.site_url else absolute(config, path)


def find(app: App, slug: str) -> Article:
    """The article at an address, if readers may open it; NotFound where not, and nothing says which it was."""
    try:
        article = app.desk.store.article_at(slug)
    except NotFound:
        article = None
    if article is None or not app.desk.is_public(article):
        raise NotFound("There is no article at this address.")
    return article


def edition(app: App, article: Article, *, number: int = 0) -> Edition:
    """The edition that readers see; with a `number`, that revision, if they may read it (NotFound else)."""
    desk = app.desk
    readable = desk.history(article)
    revision = desk.shown(article)
    if number:
        found = next((r for r in readable if r.number == number), None)
        if found is None:
            raise NotFound(f"This article has no revision {number} that can be read.")
        revision = found
    content = read_content(revision.content)
    newest = revision.number == article.revision
    return Edition(
        article=article,
        revision=revision,
        content=_marked(app, content),
        signers=tuple(Signer(person, review, signature) for review, person, signature in desk.signed(article)),
        alerts=_alerts(app, article) if newest or not number else {},
        overruled=_overruled(app, article) if newest else {},
        published=article.created,
        overdue=desk.is_overdue(article),
    )


def _alerts(app: App, article: Article) -> dict[str, tuple[str, ...]]:
    """Changes of evidence that nobody has dealt with yet, by the claim that they concern."""
    found: dict[str, tuple[str, ...]] = {}
    for remark in app.desk.store.remarks(article.id):
        if remark.kind is RemarkKind.EVIDENCE and not remark.resolved:
            found[remark.claim] = (*found.get(remark.claim, ()), remark.text)
    return found


def _overruled(app: App, article: Article) -> dict[str, tuple[str, ...]]:
    """What those whose approval stands said against the check, by claim."""
    found: dict[str, tuple[str, ...]] = {}
    for mark in app.desk.overrides(article):
        name = app.desk.store.person(mark.reviewer).name or NAMELESS
        found[mark.claim] = (*found.get(mark.claim, ()), f"{name}: {mark.reason}")
    return found


def _marked(app: App, content: Content) -> Content:
    """The content, with sources marked that the library knows to be retracted or superseded since it was written."""
    cited = [e.document for e in content.answer.references]
    try:
        held = app.library.documents(cited)
    except PrimumError:
        return content
    references = tuple(
        replace(
            e,
            source=replace(
                e.source,
                retracted=e.source.retracted or held[e.document].source.retracted,
                superseded_by=e.source.superseded_by or held[e.document].source.superseded_by,
            ),
        )
        if e.document in held
        else e
        for e in content.answer.references
    )
    return replace(content, answer=replace(content.answer, references=references))
