"""Whatever is sent to any address of the API, it is never a fault of the server: the OpenAPI document, fuzzed."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from api_callers import key
from board import Board
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from schemathesis.python import asgi
from small_board import small_board, under_review

from primum import api
from primum.board import SYSTEM, Event, Person, Role, instant

EACH = {GenerationMode.POSITIVE: 6, GenerationMode.NEGATIVE: 2}
"""Requests to each address, those that fit the document and those that do not; each is sent twice, the second time
with names that are there. The seed is fixed: the same requests in every run."""


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any, dict[str, str], dict[str, Any]]:
    """The API's description, a caller of it, a key that may do everything, and names that are really there."""
    board: Board = small_board(tmp_path_factory.mktemp("fuzz"))
    every = Person("pall", "All", "all@board.example", frozenset(Role), created=instant())
    board.app.records[0].record(Event(SYSTEM.id, "person.invited", "person:pall", instant()), every)
    article = under_review(board)
    site = api.create(board.app)
    header = key(board, "pall", "read", "ask", "review", "edit", "admin")
    known = {"id": article.id, "slug": article.slug, "claim": "c1", "n": 1}
    return schemathesis.openapi.from_asgi("/openapi.json", site), site, header, known


def operations(schema: Any) -> list[Any]:
    """Every operation of the document."""
    return [found.ok() for found in schema.get_all_operations()]


@pytest.mark.parametrize("mode", list(EACH))
def test_nothing_that_is_sent_is_a_fault_of_the_server(ground: Any, mode: GenerationMode) -> None:
    schema, site, header, known = ground
    faults: list[str] = []
    got: Counter[int] = Counter()
    for operation in operations(schema):

        @settings(
            max_examples=EACH[mode],
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def send(case: Any) -> None:
            for named in (False, True):
                if named:
                    case.path_parameters = {n: known.get(n, v) for n, v in (case.path_parameters or {}).items()}
                case.headers = {**(case.headers or {}), **header}
                with asgi.get_client(site) as client:
                    answer = case.call(session=client)
                got[answer.status_code] += 1
                if answer.status_code >= 500:
                    faults.append(f"{case.as_curl_command()}\n{answer.status_code} {answer.text}")

        # What takes nothing, as the schema of answers, cannot be asked wrongly.
        with suppress(Unsatisfiable):
            send()
    assert not faults, f"{got}\n" + "\n\n".join(faults[:5])
    assert got.total() > 150, got
    assert mode is GenerationMode.NEGATIVE or got[200] > 30, got
