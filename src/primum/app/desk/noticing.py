"""Notices to the board, by mail and by webhook: off until the host sets them up.

A notice says what happened and links to the desk. It holds no question, no title, no slug (that is made of the
question) and no name: mail passes through machines of others. What cannot be sent stays queued and is tried again; why
it could not be sent is kept for administrators.
"""

from __future__ import annotations

import json
import logging
import smtplib
import ssl
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from threading import Thread

import httpx

from primum.app.desk.ground import Ground
from primum.app.desk.views import Undelivered
from primum.app.mailing import PATIENCE, mail
from primum.board import Article, Role, instant
from primum.canon import canonical
from primum.ports import Slip

KEEP_DAYS = 14
"""Days after which a notice that could not be sent is given up."""
LOCK = 60
"""Seconds in which no second process tries the same notice."""
FAILURES = (OSError, smtplib.SMTPException, httpx.HTTPError)
_NOTICE, _OUTBOX = "notice", "outbox"
_FAILED, _GIVEN_UP = "notice_failed", "notice_given_up"
_OF_ONE = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
"""Failures that speak of one message, not of the server."""
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

    @property
    def gives_notice(self) -> bool:
        """Whether the host has set up mail or a webhook."""
        return bool(self.config.smtp_host or self.config.webhook)

    def notify(
        self, kind: str, article: Article, *, people: Iterable[str] = (), roles: Iterable[Role] = (), due: str = ""
    ) -> None:
        """Queue a notice for these people and for everyone with one of these roles; nothing where neither mail nor
        webhook is set up."""
        if kind not in SAID or not self.gives_notice:
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
        """Send everything that is queued; how many were sent, and how many failed and stay. A server that does not
        take the first of its notices is not troubled with the others. Reminders are for `Reading.remind`."""
        done: Counter[str] = Counter()
        failed: Counter[str] = Counter()
        shut: set[str] = set()
        for slip in reversed(self.workspace.of(_NOTICE, _OUTBOX)):
            value = json.loads(slip.value)
            way = "mail" if value["to"] else "webhook"
            if way in shut:
                failed[way] += 1
                continue
            if self.workspace.count("notice_lock", slip.key, seconds=LOCK) != 1:
                continue
            try:
                self._send(value)
            except FAILURES as error:
                failed[way] += 1
                self._note_failure(way, value, error)
                if not isinstance(error, _OF_ONE):
                    shut.add(way)
                if self._is_old(value):
                    self._give_up(slip)
                continue
            self.workspace.drop(_NOTICE, slip.key)
            done[way] += 1
        for way in done.keys() - failed.keys():
            self.workspace.drop(_FAILED, way)
        return done.total(), failed.total()

    def undelivered(self) -> Undelivered:
        """What could not be sent and why, for administrators. Nothing here names a person or an article."""
        failures = sorted(self.workspace.of(_FAILED, _OUTBOX), key=lambda slip: slip.key)
        waiting = self.workspace.of(_NOTICE, _OUTBOX) if failures else ()
        lost = self.workspace.get(_GIVEN_UP, _OUTBOX)
        return Undelivered(
            waiting=len(waiting),
            since=min((json.loads(slip.value)["at"] for slip in waiting), default=""),
            reasons=tuple(slip.value for slip in failures),
            given_up=int(lost.value) if lost else 0,
        )

    def _note_failure(self, way: str, value: dict[str, str], error: Exception) -> None:
        # Beyond the kind of error nothing is kept: what servers answer holds addresses.
        _log.warning("a notice (%s) could not be sent: %s", value["kind"], type(error).__name__)
        self.workspace.put(Slip(_FAILED, way, _why(error), _OUTBOX, self._in(KEEP_DAYS), self.instant()))

    def _is_old(self, value: dict[str, str]) -> bool:
        return value["at"] < instant(self._now() - timedelta(days=KEEP_DAYS))

    def _give_up(self, slip: Slip) -> None:
        _log.warning("a notice was given up after %d days", KEEP_DAYS)
        self.workspace.drop(_NOTICE, slip.key)
        before = self.workspace.get(_GIVEN_UP, _OUTBOX)
        count = int(before.value) + 1 if before else 1
        self.workspace.put(Slip(_GIVEN_UP, _OUTBOX, str(count), _OUTBOX, self._in(KEEP_DAYS), self.instant()))

    def _in(self, days: int) -> str:
        return instant(self._now() + timedelta(days=days))

    def _queue(self, value: dict[str, str]) -> None:
        # It outlives the day on which it is given up, so that giving it up can be told.
        self.workspace.put(Slip(_NOTICE, self._name(), canonical(value), _OUTBOX, self._in(2 * KEEP_DAYS), value["at"]))

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


def _why(error: Exception) -> str:
    """Why a notice could not be sent, in words for whoever can mend it."""
    for kind, said in _REASONS.items():
        if isinstance(error, kind):
            return said
    if isinstance(error, httpx.HTTPStatusError):
        return f"The webhook answers {error.response.status_code} (PRIMUM_WEBHOOK)."
    if isinstance(error, httpx.HTTPError):
        return "The webhook cannot be reached (PRIMUM_WEBHOOK)."
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException):
        return "The mail server cannot be reached (PRIMUM_SMTP_HOST, PRIMUM_SMTP_PORT)."
    return f"The mail server did not take it ({type(error).__name__})."


_REASONS: dict[type[Exception], str] = {
    smtplib.SMTPAuthenticationError: "The mail server refuses the user or the password "
    "(PRIMUM_SMTP_USER, PRIMUM_SMTP_PASSWORD).",
    smtplib.SMTPNotSupportedError: "The mail server offers no encryption, or no way to sign in (PRIMUM_SMTP_TLS).",
    smtplib.SMTPSenderRefused: "The mail server refuses the sender (PRIMUM_SMTP_FROM).",
    smtplib.SMTPRecipientsRefused: "The mail server refuses somebody's address.",
    ssl.SSLCertVerificationError: "The mail server's certificate is not trusted (PRIMUM_SMTP_HOST must be its name).",
}
"""What the commonest failures mean, and the settings to look at."""
