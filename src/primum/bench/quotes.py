"""Whether every sentence shown stands on its quotes: checked anew, by code that shares nothing with the verifier, and
judged by the judge that knows nothing of who wrote it."""

from __future__ import annotations

import re
from collections import Counter

from primum.app import App
from primum.bench.ground import Ground, real_answers
from primum.bench.result import Cell, Result, Table
from primum.errors import NotFound
from primum.model import Answer, Claim, Support

QUESTIONS = 500
_WORD = re.compile(r"\w+(?:[.,'’/-]\w+)*%?")


def measure(ground: Ground) -> Result:
    """Share of shown claims with verbatim citations and a text that the quotes give by deletion alone; and of those
    that the judge calls supported."""
    app = ground.development()
    claims = failures = answered = 0
    listed: list[tuple[str, str, str]] = []
    judged: Counter[Support] = Counter()
    doubted: list[tuple[str, str, str, str]] = []
    for answer in real_answers(ground, QUESTIONS):
        asked = " ".join(answer.inquiry.question.text.split())
        answered += bool(answer.claims())
        for claim in answer.claims():
            claims += 1
            reason = fault(claim, answer, app)
            if reason:
                failures += 1
                listed.append((asked[:60], claim.text[:80], reason))
            verdict = app.judging(claim.text, [c.quote for c in claim.citations]).verdict
            judged[verdict.support] += 1
            if verdict.support is not Support.SUPPORTED:
                doubted.append((asked[:60], claim.text[:120], str(verdict.support), verdict.reason))
    share = 100 * (claims - failures) / claims if claims else 0.0
    supported = judged[Support.SUPPORTED]
    columns = ("questions", "with claims", "claims shown", "sound", "share %")
    tables = [
        Table(columns, ((QUESTIONS, answered, claims, claims - failures, round(share, 2)),)),
        Table(("claims", *map(str, Support)), ((claims, *(judged[s] for s in Support)),), title="Judged"),
    ]
    if listed:
        tables.append(Table(("question", "claim", "fault"), tuple(listed), title="Failures"))
    if doubted:
        tables.append(Table(("question", "claim", "judged", "reason"), tuple(doubted), title="Missed by the judge"))
    figures: dict[str, Cell] = {"claims": claims, "share_percent": round(share, 3), "supported": supported}
    return Result("quotes", tuple(tables), figures)


def fault(claim: Claim, answer: Answer, app: App) -> str:
    """What is wrong with a claim, or nothing."""
    for citation in claim.citations:
        try:
            document = app.document(citation.document, version=answer.run.library_version)
        except NotFound as error:
            return str(error)
        if document.text[citation.start : citation.end] != citation.quote:
            return f"the quote does not stand at {citation.start} of {citation.document}"
    quoted = [word for citation in claim.citations for word in _words(citation.quote)]
    return "" if _follows(_words(claim.text), quoted) else "its words are no subsequence of its quotes"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _follows(words: list[str], quoted: list[str]) -> bool:
    """Whether the words stand in `quoted` in this order, others between them allowed."""
    rest = iter(quoted)
    return all(word in rest for word in words)
