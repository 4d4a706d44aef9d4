"""A crowd at one site: reviewers who mark, comment, draft and sign, editors who send back, readers who read.

Everybody is a browser without a script: pages are fetched, forms are posted. What the site acknowledges is remembered,
so that it can be looked for afterwards.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

PATIENCE = 60
"""Seconds after which a request that was not answered counts as failed."""
GRACE = 15.0
"""Seconds that requests under way get once the time is up; after them they count as not answered."""
REVIEWER_PAUSE, READER_PAUSE, EDITOR_PAUSE = 6.0, 12.0, 15.0
"""Seconds between two things that one person does, on average."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at the desk: a session, its token for forms, and the articles that they work on."""

    id: str
    session: str
    token: str
    articles: tuple[str, ...]


@dataclass(slots=True)
class Log:
    """What was acknowledged: marks by (person, article, claim, its hash), remarks as (article, text), drafts by
    (person, place), signatures as (person, article). `answers` counts status codes by kind of request, `millis` their
    times."""

    marks: dict[tuple[str, str, str, str], str] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    signatures: list[tuple[str, str]] = field(default_factory=list)
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    millis: dict[str, list[float]] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)


Act = Callable[[httpx.AsyncClient, Any], Awaitable[None]]


class Crowd:
    """People at work on a site at `address` for so many seconds. `claims` are (claim, hash) of each article."""

    def __init__(self, address: str, claims: dict[str, list[tuple[str, str]]], slugs: list[str], seed: int) -> None:
        self.log = Log()
        self._address = address
        self._claims = claims
        self._slugs = slugs
        self._chance = random.Random(seed)
        self._until = 0.0
        self._count = 0

    def work(self, reviewers: list[Member], editors: list[Member], *, readers: int, seconds: float) -> Log:
        """Let everybody work side by side, for `seconds` and at most GRACE more; what was acknowledged."""
        asyncio.run(self._all(reviewers, editors, readers, seconds))
        return self.log

    async def _all(self, reviewers: list[Member], editors: list[Member], readers: int, seconds: float) -> None:
        limits = httpx.Limits(max_connections=300, max_keepalive_connections=300)
        async with httpx.AsyncClient(base_url=self._address, timeout=PATIENCE, limits=limits) as client:
            self._until = time.monotonic() + seconds
            await asyncio.gather(
                *(self._go_on(client, self._review, member, REVIEWER_PAUSE) for member in reviewers),
                *(self._go_on(client, self._edit, member, EDITOR_PAUSE) for member in editors),
                *(self._go_on(client, self._read, None, READER_PAUSE) for _ in range(readers)),
            )

    async def _go_on(self, client: httpx.AsyncClient, act: Act, member: Member | None, pause: float) -> None:
        await self._rest(self._chance.uniform(0, pause))
        while self._left() > 0:
            await act(client, member)
            await self._rest(self._chance.uniform(0.2, 1.8) * pause)

    def _left(self) -> float:
        """Seconds that are left to work."""
        return self._until - time.monotonic()

    async def _rest(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, min(seconds, self._left())))

    async def _ask(
        self, client: httpx.AsyncClient, kind: str, path: str, member: Member | None, data: dict[str, str] | None = None
    ) -> httpx.Response | None:
        cookies = {"Cookie": f"primum_session={member.session}"} if member else {}
        started = time.perf_counter()
        try:
            async with asyncio.timeout(max(0.0, self._left()) + GRACE):
                if data is None:
                    answer = await client.get(path, headers=cookies)
                else:
                    token = member.token if member else ""
                    answer = await client.post(path, headers=cookies, data={"csrf": token, **data})
        except (httpx.HTTPError, TimeoutError) as error:
            self.log.failures[f"{kind}: {type(error).__name__}"] += 1
            return None
        self.log.millis.setdefault(kind, []).append((time.perf_counter() - started) * 1000)
        self.log.answers[kind, answer.status_code] += 1
        return answer

    async def _review(self, client: httpx.AsyncClient, member: Member) -> None:
        article = self._chance.choice(member.articles)
        claim, hash = self._chance.choice(self._claims[article])
        base, chance = f"/desk/articles/{article}", self._chance.random()
        self._count += 1
        text = f"{self._count} by {member.id}"
        if chance < 0.3:
            place = f"{article}/{claim}/why"
            answer = await self._ask(client, "draft", "/desk/drafts", member, {"place": place, "text": text})
            self._noted(self.log.drafts, (member.id, place), text, answer, 204)
        elif chance < 0.7:
            stance = "disagree" if chance < 0.35 else "agree"
            await self._mark(client, member, article, (claim, hash), stance)
        elif chance < 0.8:
            given = {"remark": text, "claim": claim}
            if _done(await self._ask(client, "comment", f"{base}/remark", member, given)):
                self.log.remarks.append((article, text))
        elif chance < 0.85:
            await self._agree_and_sign(client, member, article)
        else:
            await self._ask(client, "case", base, member)

    async def _mark(
        self, client: httpx.AsyncClient, member: Member, article: str, claim: tuple[str, str], stance: str
    ) -> bool:
        """Say something of a claim; whether it was taken. What was half written there is then done with, too."""
        self._count += 1
        text, (id, hash) = f"{self._count} by {member.id}", claim
        path = f"/desk/articles/{article}/claims/{id}/{stance}"
        answer = await self._ask(client, "mark", path, member, {"hash": hash, "why": text})
        self._noted(self.log.marks, (member.id, article, id, hash), text, answer, 303)
        # A form that is refused keeps what was typed as a draft; one that is taken has no draft any more.
        self.log.drafts.pop((member.id, f"{article}/{id}/why"), None)
        return _done(answer)

    def _noted(
        self, log: dict[Any, str], key: tuple[str, ...], text: str, answer: httpx.Response | None, done: int
    ) -> None:
        """Remember what was acknowledged; of what was not answered, nobody knows what became."""
        if answer is None:
            log.pop(key, None)
        elif answer.status_code == done:
            log[key] = text

    async def _agree_and_sign(self, client: httpx.AsyncClient, member: Member, article: str) -> None:
        base = f"/desk/articles/{article}"
        for claim in self._claims[article]:
            if self._left() <= 0 or not await self._mark(client, member, article, claim, "agree"):
                return
        if _done(await self._ask(client, "sign", f"{base}/sign", member, {"decision": "approve"})):
            self.log.signatures.append((member.id, article))

    async def _edit(self, client: httpx.AsyncClient, member: Member) -> None:
        """Send an article that is approved back to review, so that there is always something to do."""
        article = self._chance.choice(member.articles)
        await self._ask(client, "queue", "/desk", member)
        await self._ask(client, "recall", f"/desk/articles/{article}/recall", member, {"move": "Read it once more."})

    async def _read(self, client: httpx.AsyncClient, _: None) -> None:
        slug = self._chance.choice(self._slugs)
        paths = ("/", "/articles", f"/articles/{slug}/history", f"/articles?q={slug[:6]}", "/reviewers")
        path = f"/articles/{slug}" if self._chance.random() < 0.7 else self._chance.choice(paths)
        await self._ask(client, "read", path, None)


def _done(answer: httpx.Response | None) -> bool:
    """Whether a form was taken: the site leads back to the case."""
    return answer is not None and answer.status_code == 303
