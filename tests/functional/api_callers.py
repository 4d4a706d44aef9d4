"""Programs that call the API, each with a key of somebody at the board."""

from __future__ import annotations

from typing import Any

import httpx2
from board import Board
from fastapi import FastAPI
from starlette.testclient import TestClient

from primum import api
from primum.app.people import SCOPES

ALL = tuple(s for s in SCOPES if s != "admin")


def key(board: Board, who: str, *scopes: str) -> dict[str, str]:
    """The header of a new key with these scopes; with all but `admin` where none is named."""
    held = board.app.people.tokens.make(board.app.records[0].person(who), "program", scopes or ALL, days=30)
    return {"Authorization": f"Bearer {held.secret}"}


class Callers:
    """`callers("pana").post(…)`: a program with a key of this person; "" is anybody."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.site: FastAPI = api.create(board.app)
        self._made: dict[str, TestClient] = {}

    def __call__(self, who: str = "") -> TestClient:
        if who not in self._made:
            headers = key(self.board, who) if who else {}
            self._made[who] = TestClient(self.site, headers=headers, raise_server_exceptions=True)
        return self._made[who]

    def ask(self, question: str) -> str:
        """The id of a new answer of the author's."""
        return str(right(self("pauthor").post("/answers", json={"question": question}), 201)["id"])

    def submit(self, question: str) -> dict[str, Any]:
        """A new article of the author's."""
        done = right(self("pauthor").post("/articles", json={"answer": self.ask(question)}), 201)
        assert done["new"]
        article: dict[str, Any] = done["article"]
        return article

    def review(self, question: str) -> dict[str, Any]:
        """An article under review by both reviewers, who have declared their interests."""
        article = self.submit(question)
        at = f"/desk/articles/{article['id']}"
        for who in ("pana", "pbo"):
            right(self("peditor").post(f"{at}/assign", json={"reviewer": who}))
            article = right(self(who).post(f"{at}/declare", json={"conflict": False}))
        return article

    def sign(self, id: str, *who: str) -> dict[str, Any]:
        """The article after these reviewers (both, where none is named) agreed with all of it and approved it."""
        at, article = f"/desk/articles/{id}", {}
        for one in who or ("pana", "pbo"):
            case = right(self(one).get(at))
            right(self(one).post(f"{at}/agreements", json={"claims": [c["claim"]["id"] for c in case["claims"]]}), 201)
            signed = {"decision": "approve", "revision_hash": case["revision"]["hash"]}
            article = right(self(one).post(f"{at}/sign", json=signed))
        return article


def right(answer: httpx2.Response, status: int = 200) -> Any:
    """The body of a response that must have this status."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text}"
    return answer.json()


def wrong(answer: httpx2.Response, status: int) -> str:
    """The detail of a problem that must have this status."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text}"
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    return str(answer.json()["detail"])
