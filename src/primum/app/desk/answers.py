"""Answers' own pages: unlisted, under names nobody can guess, kept for a while; and drafts of what is being typed."""

from __future__ import annotations

import json
from datetime import timedelta

from primum.app.desk.noticing import Noticing
from primum.app.desk.views import Kept
from primum.board import ANYONE, Actor, instant
from primum.canon import canonical, dump, load
from primum.errors import Forbidden, Invalid, NotFound
from primum.model import Answer
from primum.ports import Slip

DRAFT_DAYS = 90
"""Days that something half written is kept."""
LONGEST_DRAFT = 20_000
"""Characters of a draft."""
_ANSWER, _DRAFT = "answer", "draft"


class Answers(Noticing):
    """Asking publishes nothing: an answer is its asker's own page until somebody submits it."""

    def keep_answer(self, actor: Actor, answer: Answer, *, after: str = "") -> Kept:
        """Keep an answer under a new id for `answer_days` days; `after` is the id of the one that it follows up."""
        asked = self._now()
        kept = Kept(
            id=self._name(),
            answer=answer,
            owner=actor.id,
            asked=instant(asked),
            expires=instant(asked + timedelta(days=self.config.answer_days)),
            after=after if after and self.workspace.get(_ANSWER, after) else "",
        )
        value = canonical({"answer": dump(answer), "asked": kept.asked, "after": kept.after})
        self.workspace.put(Slip(_ANSWER, kept.id, value, owner=actor.id, expires=kept.expires, changed=kept.asked))
        return kept

    def get_answer(self, id: str) -> Kept:
        """The answer, for whoever has its id; NotFound where there never was one, or no longer is."""
        slip = self.workspace.get(_ANSWER, id)
        if slip is None:
            raise NotFound("This answer is no longer held.")
        value = json.loads(slip.value)
        return Kept(slip.key, load(Answer, value["answer"]), slip.owner, value["asked"], slip.expires, value["after"])

    # Drafts

    def save_draft(self, actor: Actor, place: str, text: str) -> None:
        """Keep what a person is typing at a place of the desk ("ARTICLE/CLAIM/edit", say); an empty text removes it."""
        _known(actor)
        if len(text) > LONGEST_DRAFT:
            raise Invalid(f"this is longer than {LONGEST_DRAFT:,} characters")
        if not text.strip():
            self.workspace.drop(_DRAFT, _key(actor, place))
            return
        expires = instant(self._now() + timedelta(days=DRAFT_DAYS))
        self.workspace.put(Slip(_DRAFT, _key(actor, place), text, actor.id, expires, self.instant()))

    def draft(self, actor: Actor, place: str) -> str:
        """What this person has half written there; empty where nothing is."""
        _known(actor)
        slip = self.workspace.get(_DRAFT, _key(actor, place))
        return slip.value if slip else ""

    def drafts(self, actor: Actor, *, under: str = "") -> dict[str, str]:
        """Everything that this person has half written, by place; `under` keeps to places that begin so."""
        _known(actor)
        places = ((s.key.partition("\x1f")[2], s.value) for s in self.workspace.of(_DRAFT, actor.id))
        return {place: text for place, text in places if place.startswith(under)}


def _key(actor: Actor, place: str) -> str:
    if not place or len(place) > 200:
        raise Invalid("a draft needs a place, of at most 200 characters")
    return f"{actor.id}\x1f{place}"


def _known(actor: Actor) -> None:
    if actor.id == ANYONE.id:
        raise Forbidden("drafts are kept for those who are signed in")
