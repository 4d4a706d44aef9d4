"""Random walks of a whole board: whatever people try, in whatever order, nothing is approved that should not be."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from boardroom import NAMES, Board
from bookshelf import page
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from primum.app.watching import Watch
from primum.board import Actor, Decision, Stance
from primum.errors import Conflict, Forbidden, PrimumError
from primum.model import Document, Notice, State, Support
from primum.review import signing
from primum.review.standing import PROPOSALS

TEXT = """
# What is salt fatigue?

Salt fatigue is tiredness after heavy sweating.

# Treatment

Drinking salted water relieves salt fatigue within an hour.

Rest in the shade also relieves salt fatigue.
"""
ACTORS = st.sampled_from(sorted(NAMES))
REVIEWERS = st.sampled_from(["rob", "rae", "ray", "eli"])
CLAIMS = st.sampled_from(["c1", "c2", "c3", "n1"])
DECISIONS = st.sampled_from(list(Decision))
STANCES = st.sampled_from(list(Stance))
REACHED: Counter[State] = Counter()


def shelf() -> Document:
    return page("salt", "Salt fatigue", TEXT, subjects=["Salt fatigue"])


class Walk(RuleBasedStateMachine):
    """One article, and everybody at once."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.board = Board(self.folder, [shelf()])
        self.desk = self.board.desk
        self.id = ""

    def teardown(self) -> None:
        """The trail holds, and what was signed can be checked by itself."""
        if self.id:
            assert self.board.store.verify_trail() == len(self.board.store.trail(limit=10_000))
            article = self.desk.find(self.id)
            if article.approved:
                checked = signing.verify(json.dumps(self.desk.export(article)))
                assert checked.sound
                assert checked.approvals >= 2
        self.board.close()
        shutil.rmtree(self.folder)

    @initialize()
    def submit(self) -> None:
        self.id = self.board.submitted("How is salt fatigue treated?").id

    def actor(self, name: str) -> Actor:
        return self.board.people[name].actor

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, or be refused in words; a refusal changes nothing."""
        before = self.board.store.trail(limit=10_000)
        try:
            act()
            return
        except PrimumError as error:
            said = str(error)
        assert said
        assert self.board.store.trail(limit=10_000) == before

    @rule(by=ACTORS, who=REVIEWERS)
    def assign(self, by: str, who: str) -> None:
        self.attempt(lambda: self.desk.assign(self.actor(by), self.id, who))

    @rule(by=ACTORS, who=REVIEWERS)
    def unassign(self, by: str, who: str) -> None:
        self.attempt(lambda: self.desk.unassign(self.actor(by), self.id, who))

    @rule(by=ACTORS)
    def take(self, by: str) -> None:
        self.attempt(lambda: self.desk.take(self.actor(by), self.id))

    @rule(by=ACTORS, conflict=st.sampled_from([False, False, False, True]))
    def declare(self, by: str, conflict: bool) -> None:
        self.attempt(lambda: self.desk.declare(self.actor(by), self.id, conflict=conflict, statement="Something."))

    @rule(by=ACTORS, claim=CLAIMS, stance=STANCES)
    def mark(self, by: str, claim: str, stance: Stance) -> None:
        text = "Rest in the shade helps." if stance is Stance.EDIT else ""
        quote = [self.desk.cite("salt", 1, 10)] if stance is Stance.CITE else []
        self.attempt(
            lambda: self.desk.mark(self.actor(by), self.id, claim, stance, reason="why", text=text, citations=quote)
        )

    @rule(by=ACTORS, decision=DECISIONS)
    def sign(self, by: str, decision: Decision) -> None:
        self.attempt(lambda: self.desk.sign(self.actor(by), self.id, decision, comment="Read."))

    @rule(who=REVIEWERS)
    def review_in_earnest(self, who: str) -> None:
        """Declare, agree with everything, override what the judge will not have, sign."""
        actor = self.actor(who)
        with suppress(PrimumError):
            self.desk.declare(actor, self.id, conflict=False, statement="None.")
            for claim in self.board.claims(self.desk.find(self.id)):
                stance = Stance.AGREE if claim.verdict.support is Support.SUPPORTED else Stance.OVERRIDE
                self.desk.mark(actor, self.id, claim.id, stance, reason="read it")
            self.desk.sign(actor, self.id, Decision.APPROVE)

    @rule(first=REVIEWERS, second=REVIEWERS)
    def the_board_does_its_work(self, first: str, second: str) -> None:
        """What leads to approval, where nothing speaks against it."""
        desk, editor = self.desk, self.board.eve
        with suppress(PrimumError):
            desk.reopen(editor, self.id, "needed")
        with suppress(PrimumError):
            desk.hand_in(self.board.ann, self.id)
        for reviewer in (first, second):
            with suppress(PrimumError):
                desk.assign(editor, self.id, reviewer)
        self.review_in_earnest(who=first)
        self.review_in_earnest(who=second)

    @rule(
        by=ACTORS, claim=CLAIMS, text=st.sampled_from(["", "Rest never helps.", "Rest in the shade also relieves it."])
    )
    def edit(self, by: str, claim: str, text: str) -> None:
        self.attempt(lambda: self.desk.edit(self.actor(by), self.id, claim, text=text, reason="better"))

    @rule(by=ACTORS, claim=CLAIMS)
    def remove(self, by: str, claim: str) -> None:
        self.attempt(lambda: self.desk.remove(self.actor(by), self.id, claim))

    @rule(by=ACTORS, up=st.booleans())
    def answer_a_proposal(self, by: str, up: bool) -> None:
        case = self.desk.case(self.board.eve, self.id)
        proposals = [p.id for f in case.claims for p in f.proposals if p.mark.stance in PROPOSALS]
        if proposals and up:
            self.attempt(lambda: self.desk.take_up(self.actor(by), self.id, proposals[0]))
        elif proposals:
            self.attempt(lambda: self.desk.turn_down(self.actor(by), self.id, proposals[0], "not so"))

    @rule(by=ACTORS, claim=st.sampled_from(["", "c1", "c2"]), stance=STANCES)
    def settle(self, by: str, claim: str, stance: Stance) -> None:
        self.attempt(lambda: self.desk.settle(self.actor(by), self.id, stance, "so it is", claim=claim))

    @rule(by=ACTORS)
    def resolve(self, by: str) -> None:
        for remark in self.board.store.remarks(self.id)[-2:]:
            self.attempt(lambda r=remark: self.desk.resolve(self.actor(by), self.id, r.id, reason="done"))

    @rule(by=ACTORS, verb=st.sampled_from(["recall", "correct", "request_changes"]))
    def send_back(self, by: str, verb: str) -> None:
        self.attempt(lambda: getattr(self.desk, verb)(self.actor(by), self.id, "for a reason"))

    @rule(by=ACTORS)
    def hand_in(self, by: str) -> None:
        self.attempt(lambda: self.desk.hand_in(self.actor(by), self.id))

    @rule(by=ACTORS, verb=st.sampled_from(["withdraw", "reopen", "reopen", "reopen"]))
    def end(self, by: str, verb: str) -> None:
        self.attempt(lambda: getattr(self.desk, verb)(self.actor(by), self.id, "for a reason"))

    @rule(kind=st.sampled_from([*[""] * 12, "text", "text", "retracted"]))
    def the_library_changes(self, kind: str) -> None:
        if not kind:
            return
        if kind == "text":
            self.board.library.add(
                [page("salt", "Salt fatigue", TEXT.replace("in the shade ", ""), subjects=["Salt fatigue"])]
            )
        else:
            self.board.library.add([], notices=[Notice("retracted", "salt", "n1")])
        Watch(self.desk).check_sources()

    @rule(by=st.sampled_from(["eve", "eli"]), other=st.sampled_from(["eve", "eli"]))
    def two_move_at_once(self, by: str, other: str) -> None:
        """Both saw the same page; whoever comes second is refused."""
        seen = self.desk.find(self.id).version
        try:
            self.desk.request_changes(self.actor(by), self.id, "first", seen=seen)
        except PrimumError:
            return
        with pytest.raises((Conflict, Forbidden)):
            self.desk.request_changes(self.actor(other), self.id, "second", seen=seen)

    @invariant()
    def nothing_is_approved_that_should_not_be(self) -> None:
        """Counted anew from what is on record, by nothing that the desk uses."""
        if not self.id:
            return
        article = self.board.store.article(self.id)
        REACHED[article.state] += 1
        if article.state is not State.APPROVED:
            return
        revisions = self.board.store.revisions(self.id)
        newest = revisions[-1]
        assert article.approved == article.revision == newest.number
        writers = {article.author, *(r.author for r in revisions)} - {"system"}
        sound = {
            r.reviewer
            for r in self.board.store.reviews(self.id)
            if (r.revision, r.revision_hash, r.decision) == (newest.number, newest.hash, Decision.APPROVE)
            and not r.declaration.conflict
        }
        assert len(sound - writers) >= 2
        marks = self.board.store.marks(self.id)
        content = self.desk.content(article).answer
        assert not any(e.source.retracted for e in content.references)
        for claim in content.claims():
            by = {m.reviewer for m in marks if m.claim == claim.id and m.stance is Stance.OVERRIDE}
            assert claim.verdict.support is Support.SUPPORTED or len(by & sound) >= 2


# A walk that fails is printed step by step; making it shorter would take minutes.
Walk.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class TestWalks(Walk.TestCase):  # type: ignore[misc]
    """The walks, and that they go somewhere."""

    def runTest(self) -> None:
        """Walk; some of it must end in approval, or the walks show nothing."""
        super().runTest()
        assert REACHED[State.APPROVED] > 0
        assert set(REACHED) >= {State.UNDER_REVIEW, State.CHANGES_REQUESTED, State.APPROVED}
