"""Errors as problem details (RFC 9457). No problem repeats the request's own values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from primum.errors import (
    Busy,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    PrimumError,
    SignIn,
    TooOften,
    Unavailable,
    Unreadable,
)

STATUS: Mapping[type[PrimumError], int] = {
    Invalid: 422,
    NotFound: 404,
    Unreadable: 422,
    Conflict: 409,
    SignIn: 401,
    Forbidden: 403,
    TooOften: 429,
    Unavailable: 503,
    Busy: 503,
}
TITLES = {
    400: "Not readable",
    401: "Sign in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Too large",
    422: "Not a valid request",
    429: "Too often",
    503: "Not available",
}
FAULT = "Something went wrong on this server. The fault was recorded, your question was not."
_PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "json_invalid": "is not valid JSON",
    "string_type": "must be text",
    "list_type": "must be a list",
    "model_attributes_type": "must be a JSON object",
    "dict_type": "must be a JSON object",
}
PROBLEM = {
    "description": "What went wrong, and where (RFC 9457). Nothing of a body is repeated.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "description": "Each place that is not what it should be.",
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "what"],
                "properties": {"where": {"type": "string"}, "what": {"type": "string"}},
            },
        },
        "safety": {
            "description": "What was found in a question that got no answer, as an answer has it.",
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind", "level", "message"],
                "properties": {"kind": {"type": "string"}, "level": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
"""The schema of a problem document."""
_UNTYPED = "must be a JSON object, sent with Content-Type: application/json"
_LIMITS = {
    "enum": "must be {expected}",
    "literal_error": "must be {expected}",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "string_too_short": "must have {min_length} characters or more",
    "string_too_long": "must have {max_length:,} characters or fewer",
    "too_short": "must have {min_length} or more",
    "too_long": "must have {max_length} or fewer",
    "int_parsing": "must be a whole number",
    "bool_parsing": "must be true or false",
}
"""What an address takes, told from its own rules."""


def status_of(error: PrimumError) -> int:
    """The HTTP status that an error becomes."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def problem(
    status: int,
    detail: str,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    safety: Sequence[Mapping[str, str]] = (),
) -> JSONResponse:
    """A problem document; `errors` rows are {"where", "what"}, those of `safety` are an answer's."""
    body: dict[str, Any] = {"type": "about:blank", "title": TITLES.get(status, "Error"), "status": status}
    body["detail"] = detail
    if errors:
        body["errors"] = list(errors)
    if safety:
        body["safety"] = list(safety)
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def handle(api: FastAPI) -> None:
    """Turn everything that Primum, FastAPI and the router raise into problem documents."""
    api.add_exception_handler(PrimumError, _primum_error)
    api.add_exception_handler(RequestValidationError, _invalid_request)
    api.add_exception_handler(HTTPException, _http_error)
    api.add_exception_handler(Exception, _fault)


def lacking(request: Request, error: PrimumError) -> None:
    """Leave with the request what of this server could not be had, for the operator's log: the words before the colon,
    which are ours; those after it are another program's, and might hold what was asked."""
    if status_of(error) == 503:
        request.scope["lacking"] = f"{type(error).__name__}: {str(error).partition(': ')[0]}"


def _primum_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, PrimumError)
    lacking(request, error)
    response = problem(status_of(error), str(error), safety=_told(request))
    if isinstance(error, SignIn):
        response.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, TooOften):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _invalid_request(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    rows = [_row(e, _fields(request)) for e in error.errors()]
    if "json" not in request.headers.get("content-type", ""):
        # What was sent may well be JSON: it was not looked at.
        rows = [{**row, "what": _UNTYPED if row["what"] == _PLAIN["dict_type"] else row["what"]} for row in rows]
    detail = "; ".join(f"{row['where']} {row['what']}" for row in rows)
    return problem(422, detail, errors=rows)


def _fields(request: Request) -> Sequence[str]:
    """The fields that a body sent to this address may have."""
    body = getattr(request.scope.get("route"), "body_field", None)
    return tuple(getattr(body.field_info.annotation, "model_fields", ())) if body else ()


def _row(error: Mapping[str, Any], fields: Sequence[str]) -> dict[str, str]:
    """Where and what, from pydantic's rules alone: its own messages may repeat what was sent. `fields` are those that
    the body may have."""
    kind = error["type"]
    inside = kind != "json_invalid"
    where = ".".join(str(part) for part in error["loc"]) if inside else "body"
    if kind == "extra_forbidden":
        where = str(error["loc"][0])
        may = f"; it may have: {', '.join(fields)}" if fields and len(error["loc"]) == 2 else ""
        return {"where": where, "what": f"holds a field that is not known here{may}"}
    if kind in _LIMITS:
        return {"where": where, "what": _LIMITS[kind].format(**error.get("ctx", {}))}
    return {"where": where, "what": _PLAIN.get(kind, "is not valid")}


def _http_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    details = {404: "There is nothing at this address.", 405: "This address does not take that method."}
    response = problem(error.status_code, details.get(error.status_code, error.detail))
    response.headers.update(error.headers or {})
    return response


def _fault(request: Request, _: Exception) -> JSONResponse:
    """A fault of ours: the site around the API records its kind and place."""
    return problem(500, FAULT, safety=_told(request))


def _told(request: Request) -> list[dict[str, str]]:
    """What was found in a question that got no answer, as an answer would have it."""
    return [{"kind": f.kind, "level": f.level, "message": f.message} for f in request.scope.get("findings", ())]
