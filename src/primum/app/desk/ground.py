"""What every verb of the desk stands on: the store, the library, the clock; reading what is on record; writing."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from primum.answer.verify import judge
from primum.app.judging import Judging
from primum.board import Actor, Article, Entry, Event, Person, Record, Remark, RemarkKind, instant
from primum.config import Config
from primum.errors import Conflict, NotFound
from primum.model import Answer, Question, State
from primum.ports import Library, Slip, Store, Workspace
from primum.review import policies
from primum.review.keys import Keyring
from primum.review.permissions import check
from primum.review.risk import risk
from primum.review.standing import Standing, newest
from primum.review.transitions import Action, check_move


class Ground:
    """The parts of the hall that the desk uses, and what all its verbs share.

    `library`, `ask` and `judging` are called when first needed: much of the desk works where there is no library.
    `name` makes ids that nobody can guess."""

    def __init__(
        self,
        store: Store,
        workspace: Workspace,
        config: Config,
        *,
        library: Callable[[], Library],
        ask: Callable[[Question], Answer],
        judging: Callable[[], Judging] = lambda: judge,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        name: Callable[[], str] = lambda: secrets.token_urlsafe(16),
    ) -> None:
        self.store = store
        self.workspace = workspace
        self.config = config
        self.keyring = Keyring(Path(config.keys))
        self._library = library
        self._ask = ask
        self._judging = judging
        self._counting = Lock()
        self._unread: Counter[str] = Counter()
        self._now = now
        self._name = name

    @property
    def needed(self) -> int:
        """Reviewers whose approval an article needs."""
        return self.config.reviewers_needed

    def instant(self) -> str:
        """Now, as the board writes it."""
        return instant(self._now())

    def today(self) -> str:
        """The day, in UTC."""
        return self.instant()[:10]

    def find(self, name: str) -> Article:
        """The article with this id or slug; NotFound where there is none."""
        try:
            return self.store.article(name)
        except NotFound:
            return self.store.article_at(name)

    def standing(self, article: str) -> Standing:
        """Everything on record about an article. Reviews that are still blind are in it: never show it as it is."""
        held = self.store.article(article)
        return Standing(
            held,
            self.store.revisions(article),
            newest(self.store.assignments(article=article)),
            self.store.marks(article),
            self.store.reviews(article),
            self.store.remarks(article),
        )

    def was_read(self, article: str) -> None:
        """Count a reader of an article. Counts are kept aside, fifty at a time, and become part of the article's risk
        when it is next moved: a reader must not cost a write, nor make a reviewer's page stale."""
        with self._counting:
            self._unread[article] += 1
            if self._unread[article] < READS:
                return
            count = self._unread.pop(article)
        self.workspace.put(Slip("readers", article, str(self._readers(article) + count)))

    def _readers(self, article: str) -> int:
        slip = self.workspace.get("readers", article)
        return int(slip.value) if slip else 0

    def people(self) -> dict[str, Person]:
        """Everyone known to the host, by id."""
        return {person.id: person for person in self.store.people()}

    # Writing

    def _open(self, actor: Actor, action: Action, article: str, *, seen: int | None = None) -> Standing:
        """The article, once it is clear that the actor may do this to it, and that it is still the one they saw."""
        standing = self.standing(article)
        check(actor, action, standing.article, relations=standing.relations(actor))
        if seen is not None and seen != standing.article.version:
            raise Conflict("this article was changed since you opened it: look at it again")
        return standing

    def _retried(self, article: str, act: Callable[[], Article]) -> Article:
        """What an act comes to that reads the article, checks and writes; done anew on top of what somebody else did to
        it at the same moment. For acts that do not stand in each other's way; others are refused the second time."""
        for _ in range(TRIES - 1):
            before = self.store.article(article).version
            try:
                return act()
            except Conflict:
                if self.store.article(article).version == before:
                    raise
        return act()

    def _write(self, actor: Actor, action: str, article: str, *things: Record, **detail: str | int) -> Entry:
        """Record things with their event, which says what else it says by ids, states and hashes alone."""
        said = tuple((name, str(value)) for name, value in sorted(detail.items()))
        return self.store.record(
            Event(actor.id, f"article.{action}", f"article:{article}", self.instant(), said), *things
        )

    def _remark(
        self,
        actor: Actor,
        standing: Standing,
        text: str,
        *,
        claim: str = "",
        reply_to: str = "",
        kind: RemarkKind = RemarkKind.COMMENT,
        contact: str = "",
    ) -> Remark:
        number = standing.revision.number
        now = self.instant()
        return Remark(
            self._name(), standing.article.id, number, kind, actor.id, now, text, claim, reply_to, contact=contact
        )

    def _move(self, standing: Standing, action: Action, **changes: str | int) -> Article:
        """The article after a move of the table, not yet written."""
        return self._touched(standing, state=check_move(action, standing.article.state), **changes)

    def _touched(self, standing: Standing, **changes: str | int | State) -> Article:
        """The article with these changes, changed now, at the risk that follows; not yet written."""
        readers = self._readers(standing.article.id)
        changed = replace(standing.article, changed=self.instant(), readers=readers, **changes)  # type: ignore[arg-type]
        return replace(changed, risk=risk(replace(standing, article=changed)).score)

    def _followed(self, standing: Standing, **changes: str | int | State) -> Article:
        """The article as it must be after what was just done: approved where nothing stands in the way any more, back
        with its author where all needed reviewers are in and none approves; else `_touched`."""
        article = standing.article
        if article.state is not State.UNDER_REVIEW or not policies.all_in(standing, needed=self.needed):
            return self._touched(standing, **changes)
        if not policies.obstacles(standing, needed=self.needed):
            corrected = article.notice if article.notice.startswith(CORRECTED) else ""
            return self._move(
                standing,
                Action.APPROVE,
                approved=standing.revision.number,
                approved_at=self.instant(),
                review_by=_months_on(self._now(), self.config.review_months),
                **{"notice": corrected, **changes},
            )
        if not policies.approvals(standing):
            return self._move(standing, Action.REQUEST_CHANGES, **changes)
        return self._touched(standing, **changes)


TRIES = 8
"""How often an act is tried where somebody else changed the article in the meantime."""
READS = 50
"""Readers of an article that are counted together."""
CORRECTED = "Corrected on "
"""How the notice of a correction begins; it stays when the correction is approved."""


def _months_on(now: datetime, months: int) -> str:
    """The day so many months on; where that month is shorter, its 28th."""
    year, month = divmod(now.year * 12 + now.month - 1 + months, 12)
    return f"{year:04d}-{month + 1:02d}-{min(now.day, 28):02d}"


def recorded(article: Article) -> Article:
    """An article as it is on record once it was written: its version is one higher."""
    return replace(article, version=article.version + 1)
