"""What the operator sees: counts and times for Prometheus, and one log line a request where the host wants them.

Neither holds anything that a person typed: a request is named by the pattern of its address ("/answers/{id}"), its
method, its status and its time, and by a random id that the response carries too, so that a fault can be traced.
"""

from __future__ import annotations

import secrets
import sys
import time
from typing import Any

import structlog
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

disable_created_metrics()  # type: ignore[no-untyped-call]  # when each series was first seen, which nobody asks for
API = "/api/v1"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper bounds of the times counted, in seconds."""


class Telemetry:
    """The metrics of one site. `requests` says whether each request gets a line of JSON on stderr."""

    def __init__(self, *, requests: bool = False) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._count = Counter("primum_requests", "Requests answered", labels, registry=self.registry)
        self._time = Histogram(
            "primum_request_seconds", "Time to answer", ("route",), buckets=BUCKETS, registry=self.registry
        )
        self._answers = Counter("primum_answers", "Questions answered", ("outcome",), registry=self.registry)
        self._gauges: dict[str, Gauge] = {}
        self._log = _logger() if requests else None

    def answered(self, outcome: str) -> None:
        """Count a question by its outcome: answered, partial or declined."""
        self._answers.labels(outcome).inc()

    def show(self, name: str, meaning: str, value: float) -> None:
        """Set a gauge, such as the number of articles under review."""
        if name not in self._gauges:
            self._gauges[name] = Gauge(f"primum_{name}", meaning, registry=self.registry)
        self._gauges[name].set(value)

    def page(self) -> Response:
        """Everything counted, in Prometheus's text format."""
        return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)

    def note(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        """Count one request, and log it where the host wants that."""
        route, method = _pattern(scope), _method(scope)
        self._count.labels(method, route, str(status)).inc()
        self._time.labels(route).observe(seconds)
        if self._log is not None:
            self._log.info(
                "request", id=request_id, method=method, route=route, status=status, ms=round(seconds * 1000, 1)
            )


class Watch:
    """ASGI middleware, outermost: gives every request an id, times it, and tells Telemetry.

    Who answers a question leaves its outcome in the request's scope."""

    def __init__(self, app: ASGIApp, *, telemetry: Telemetry) -> None:
        self.app = app
        self.telemetry = telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id, began, status = secrets.token_hex(8), time.perf_counter(), 500
        scope["request_id"] = request_id

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            self.telemetry.note(scope, request_id, status, time.perf_counter() - began)
            if outcome := scope.get("outcome"):
                self.telemetry.answered(outcome)


def _pattern(scope: Scope) -> str:
    """The pattern of the address that was matched; what matched none is one pattern, lest guesses fill the memory."""
    path = getattr(scope.get("route"), "path", "")
    mount = API if scope.get("root_path", "").endswith(API) else ""
    return f"{mount}{path}" if path else "none"


def _method(scope: Scope) -> str:
    method: str = scope["method"]
    return method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"


def _logger() -> Any:
    return structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[structlog.processors.TimeStamper(fmt="iso", utc=True), structlog.processors.JSONRenderer()],
    )
