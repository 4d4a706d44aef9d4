"""Notices to the board, by mail and by webhook: off until the host sets them up.

A notice says what happened and links to the desk. It holds no question, no title, no slug (that is made of the
question) and no name: mail passes through machines of others.
"""

from __future__ import annotations

import json
import logging
import smtplib
from collections.abc import Iterable
from datetime import timedelta
from threading import Thread

import httpx

from primum.app.desk.ground import Ground
from primum.app.mailing import PATIENCE, mail
from primum.board import Article, Role, instant
from primum.canon import canonical
from primum.ports import Slip

KEEP_DAYS = 14
"""Days after which a notice that could not be sent is given up."""
LOCK = 60
"""Seconds in which no second process tries the same notice."""
_NOTICE, _OUTBOX = "notice", "outbox"
SAID = {
    "submitted": "An article was submitted and waits for reviewers.",
    "assigned": "You are asked to review an article.",
    "revised": "An article that you review was revised and waits for you.",
    "changes_requested": "Changes are asked for to an article of yours.",
    "to_settle": "Reviewers of an article have decided, and it cannot be approved as it stands.",
    "approved": "An article was approved.",
    "back_under_review": "An approved article went back to review.",
    "withdrawn": "An article was withdrawn.",
    "reviewer_conflicted": "A reviewer declared a conflict of interest; the article needs another.",
    "reported": "A reader reports that something in an article looks wrong.",
    "overdue": "A review that you were asked for is overdue.",
    "review_due": "An approved article is due to be reviewed again.",
}
"""What each kind of notice says."""
_log = logging.getLogger("primum.notices")


class Noticing(Ground):
    """Queues notices once what they tell of is on record, and sends them."""

    background = True
    """Whether notices are sent by a thread of their own as they arise; else only by `send_notices`."""

    def notify(
        self, kind: str, article: Article, *, people: Iterable[str] = (), roles: Iterable[Role] = (), due: str = ""
    ) -> None:
        """Queue a notice for these people and for everyone with one of these roles; nothing where neither mail nor
        webhook is set up."""
        if kind not in SAID or not (self.config.smtp_host or self.config.webhook):
            return
        wanted, among = set(people), set(roles)
        to = sorted(p.id for p in self.store.people() if p.actor.roles and (p.id in wanted or p.roles & among))
        value = {"kind": kind, "article": article.id, "at": self.instant(), "due": due}
        if self.config.smtp_host:
            for person in to:
                self._queue({**value, "to": person})
        if self.config.webhook:
            self._queue({**value, "to": ""})
        if self.background:
            Thread(target=self.send_notices, name="primum-notices", daemon=True).start()

    def send_notices(self) -> tuple[int, int]:
        """Send everything that is queued; how many were sent, and how many failed and stay. Reminders of overdue
        reviews are for `Reading.remind`."""
        sent = failed = 0
        for slip in reversed(self.workspace.of(_NOTICE, _OUTBOX)):
            if self.workspace.count("notice_lock", slip.key, seconds=LOCK) != 1:
                continue
            value = json.loads(slip.value)
            try:
                self._send(value)
            except (OSError, smtplib.SMTPException, httpx.HTTPError) as error:
                failed += 1
                _log.warning("a notice (%s) could not be sent: %s", value["kind"], type(error).__name__)
                continue
            self.workspace.drop(_NOTICE, slip.key)
            sent += 1
        return sent, failed

    def _queue(self, value: dict[str, str]) -> None:
        expires = instant(self._now() + timedelta(days=KEEP_DAYS))
        self.workspace.put(Slip(_NOTICE, self._name(), canonical(value), _OUTBOX, expires, value["at"]))

    def _send(self, value: dict[str, str]) -> None:
        if value["to"]:
            person = self.store.person(value["to"])
            if person.email and person.active:
                self._mail(person.email, value)
            return
        body = {"kind": value["kind"], "said": SAID[value["kind"]], "article": value["article"], "at": value["at"]}
        link = self._link(value)
        with httpx.Client(timeout=PATIENCE) as client:
            client.post(self.config.webhook, json={**body, "link": link}).raise_for_status()

    def _mail(self, to: str, value: dict[str, str]) -> None:
        due = f"It is asked for by {value['due']}." if value["due"] else ""
        text = "\n\n".join(filter(None, (SAID[value["kind"]], due, self._link(value)))) + "\n"
        mail(self.config, to, f"Primum: {SAID[value['kind']].rstrip('.')}", text)

    def _link(self, value: dict[str, str]) -> str:
        """Where the desk shows the article, by its id; empty where the host has not named its address."""
        address = self.config.site_url.rstrip("/")
        return f"{address}/desk/{value['article']}" if address else ""
