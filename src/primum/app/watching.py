"""Living articles: which articles stand on sources that changed, and what asking again would change.

Two looks, both from the text of the newest revision. `check_sources` compares every cited source with the library as it
now is: cheap, done after each ingest, and recorded at once. `compare` asks the question anew and says, claim by claim,
what would differ; that is for people to weigh, and recorded only where they say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from primum.app.desk import Desk
from primum.board import SYSTEM, Article, Record, RemarkKind, content_hash
from primum.canon import Content, content_text
from primum.errors import Conflict
from primum.model import Citation, Claim, Document, Evidence, Kind, Outcome, State, Support, Verdict
from primum.ports import Shelf
from primum.review.differences import Change, Difference, differences
from primum.review.revising import rejudged
from primum.review.standing import Standing
from primum.review.transitions import Action, check_move

JUDGE = "library-watch/1"
"""The name under which the watch takes a verdict back."""
WATCHED = (State.SUBMITTED, State.UNDER_REVIEW, State.CHANGES_REQUESTED, State.APPROVED)
_PRIMARY = frozenset({Kind.GUIDELINE, Kind.SYSTEMATIC_REVIEW, Kind.TRIAL, Kind.LABEL, Kind.OBSERVATIONAL})


class Fate(StrEnum):
    """What became of a cited source. SURPASSED: there is better evidence beside it. MOVED: its words stand elsewhere in
    it now; nothing is wrong with the claim."""

    RETRACTED = "retracted"
    REMOVED = "removed"
    CHANGED = "changed"
    SUPERSEDED = "superseded"
    SURPASSED = "surpassed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A change in a source and the claims that stand on it; `reason` says it to readers."""

    article: str
    document: str
    fate: Fate
    reason: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What asking an article's question again gives: every claim that differs, whether it would be answered at all, and
    `better`: sources of a higher tier than any that the article cites, with the claims that would stand on them."""

    article: Article
    differences: tuple[Difference, ...]
    outcome: Outcome
    better: tuple[tuple[Evidence, tuple[Claim, ...]], ...] = ()
    changes: tuple[SourceChange, ...] = ()


class Watch:
    """The watch over a desk's articles. Everything it records, it records as the software."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def check_sources(self, *, apply: bool = True) -> tuple[SourceChange, ...]:
        """Compare the sources of every article with the library; with `apply`, mark the claims concerned, take their
        verdicts back and send approved articles back to review. What was found before is not found again."""
        found: list[SourceChange] = []
        for article in self._articles(WATCHED):
            standing = self._desk.standing(article.id)
            new = self.changes(standing)
            if apply:
                self._try(article.id, new)
            found += new
        return tuple(found)

    def compare(self, article: Article) -> Outlook:
        """Ask the article's question again of the library as it now is; nothing is recorded."""
        standing = self._desk.standing(article.id)
        before = standing.content.answer
        after = self._desk.ask_again(before.inquiry.question)
        best = min((e.tier for e in before.references if not e.source.retracted), default=99)
        known = {e.document for e in before.references}
        better = tuple(
            (e, tuple(c for c in after.claims() if any(q.document == e.document for q in c.citations)))
            for e in after.references
            if e.tier < best and e.document not in known and e.source.kind in _PRIMARY
        )
        found = tuple(d for d in differences(before, after) if d.change is not Change.REJUDGED)
        return Outlook(article, found, after.outcome, better, self.changes(standing))

    def outlooks(self) -> Iterator[Outlook]:
        """What asking again would change in each approved article."""
        for article in self._articles((State.APPROVED,)):
            yield self.compare(article)

    def apply(self, outlook: Outlook) -> Article:
        """Record what an outlook found: changed sources as `check_sources` does, better evidence as a reason to review
        the article again. Other differences are for an editor to weigh, and are not recorded."""
        standing = self._desk.standing(outlook.article.id)
        if standing.article.version != outlook.article.version:
            raise Conflict("this article was changed since it was compared: compare it again")
        known = {r.text for r in standing.remarks}
        better = tuple(f for e, _ in outlook.better if (f := _better(standing.article.id, e)).reason not in known)
        return self._record(standing, (*outlook.changes, *better))

    def changes(self, standing: Standing) -> tuple[SourceChange, ...]:
        """What changed in the sources of an article since its newest revision was made."""
        answer = standing.content.answer
        library = self._desk.library
        held = library.documents([e.document for e in answer.references])
        said = {(r.claim, r.text) for r in standing.remarks if r.kind is RemarkKind.EVIDENCE}
        found = []
        for evidence in answer.references:
            claims = [c for c in answer.claims() if any(q.document == evidence.document for q in c.citations)]
            change = _fate(evidence, held.get(evidence.document), claims)
            if change is None:
                continue
            fate, reason, concerned = change
            ids = tuple(c.id for c in concerned if (c.id, reason) not in said)
            if ids:
                found.append(SourceChange(standing.article.id, evidence.document, fate, reason, ids))
        return tuple(found)

    def _articles(self, states: tuple[State, ...]) -> list[Article]:
        return list(self._desk.all(Shelf(states=states, order="oldest", limit=200)))

    def _try(self, article: str, changes: tuple[SourceChange, ...]) -> None:
        """Record changes; where somebody changes the article at the same moment, look at it and try again."""
        for last in (False, False, True):
            standing = self._desk.standing(article)
            try:
                self._record(standing, changes)
                return
            except Conflict:
                if last:
                    raise
                changes = self.changes(standing)

    def _record(self, standing: Standing, found: tuple[SourceChange, ...]) -> Article:
        """Remarks on every claim concerned, a revision with their verdicts taken back, and the way back to review."""
        article = standing.article
        found = tuple(f for f in found if f.fate is not Fate.MOVED)
        if not found:
            return article
        content = self._rejudged(standing, found)
        text = content_text(content)
        remarks = [
            self._desk.evidence_remark(standing, change.reason, claim)
            for change in found
            for claim in change.claims or ("",)
        ]
        reason = "; ".join(dict.fromkeys(f.reason for f in found))
        after = replace(standing, remarks=(*standing.remarks, *remarks))
        things: list[Record] = list(remarks)
        changes: dict[str, str | int | State] = {}
        if text != standing.revision.content or article.state is State.APPROVED:
            number = standing.revision.number + 1
            revision = replace(
                standing.revision,
                number=number,
                content=text,
                hash=content_hash(text),
                author=SYSTEM.id,
                made=self._desk.instant(),
                reason=reason,
            )
            things.append(revision)
            after = replace(after, revisions=(*standing.revisions, revision))
            changes["revision"] = number
        if article.state is State.APPROVED:
            changes["state"] = check_move(Action.RECALL, article.state)
            changes["notice"] = f"Back under review since {self._desk.today()}: {reason}"
        return self._desk.record_evidence(standing, after, things, changes)

    def _rejudged(self, standing: Standing, changes: tuple[SourceChange, ...]) -> Content:
        """The text with its sources as they now are, and with the verdict of every claim that lost its ground."""
        answer = standing.content.answer
        held = self._desk.library.documents([e.document for e in answer.references])
        evidence = {id: self._desk.appraised(document, answer.inquiry) for id, document in held.items()}
        lost: dict[str, Claim] = {}
        for change in changes:
            if change.fate in {Fate.RETRACTED, Fate.REMOVED, Fate.CHANGED}:
                for id in change.claims:
                    claim = standing.claim(id)
                    if claim is not None and id not in lost:
                        lost[id] = replace(claim, verdict=_lost(change))
        touched = {f.document for f in changes}
        return rejudged(standing.content, lost, {id: e for id, e in evidence.items() if id in touched})


def _fate(evidence: Evidence, document: Document | None, claims: list[Claim]) -> tuple[Fate, str, list[Claim]] | None:
    """What became of one source, in words, and the claims that it concerns."""
    name = evidence.source.title or evidence.document
    if document is None:
        return Fate.REMOVED, f"the library no longer holds its source “{name}”", claims
    if document.source.retracted and not evidence.source.retracted:
        return Fate.RETRACTED, f"its source “{name}” was retracted", claims
    displaced = [(c, q) for c in claims for q in c.citations if _displaced(document, q)]
    gone = [c for c, q in displaced if q.quote not in document.text]
    if gone:
        return Fate.CHANGED, f"its source “{name}” was changed and no longer has the words quoted from it", _once(gone)
    if document.source.superseded_by and not evidence.source.superseded_by:
        return Fate.SUPERSEDED, f"its source “{name}” was superseded by {document.source.superseded_by}", claims
    return (
        (Fate.MOVED, f"the words stand elsewhere in “{name}” now", _once([c for c, _ in displaced]))
        if displaced
        else None
    )


def _displaced(document: Document, quote: Citation) -> bool:
    return quote.document == document.id and document.text[quote.start : quote.end] != quote.quote


def _once(claims: list[Claim]) -> list[Claim]:
    return list(dict.fromkeys(claims))


def _lost(change: SourceChange) -> Verdict:
    return Verdict(Support.UNSUPPORTED, change.reason, JUDGE)


def _better(article: str, evidence: Evidence) -> SourceChange:
    name = evidence.source.title or evidence.document
    kind = evidence.source.kind.value.replace("_", " ")
    return SourceChange(
        article, evidence.document, Fate.SURPASSED, f"better evidence is available: {kind} “{name}”", ()
    )
