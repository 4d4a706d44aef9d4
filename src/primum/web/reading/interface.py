"""The page on the API: every address with what it takes and what it gives, from the API's own description."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from primum.web.addresses import absolute
from primum.web.pages import Pages
from primum.web.reading.showing import OPEN, show

Description = Callable[[], dict[str, Any]]
"""The OpenAPI document."""
_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
_OVER = {"person": "me people notices", "articles": "articles reviewers", "desk": "queue desk"}
_GROUPS = {part: name for name, parts in _OVER.items() for part in parts.split()}
TITLES = {"asking": "Asking and checking", "articles": "Articles", "desk": "The desk", "person": "People and keys"}
"""The parts of the page, in their order."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a body, an address, its query or an answer holds."""

    name: str
    kind: str
    required: bool
    told: str


@dataclass(frozen=True, slots=True)
class Call:
    """One method of one address: what it takes, and what it gives."""

    method: str
    path: str
    summary: str
    takes: tuple[Field, ...]
    gives: tuple[Field, ...]


def add_interface(router: APIRouter, pages: Pages, described: Description) -> None:
    """The address of the page."""

    @router.get("/api")
    def interface(request: Request) -> Response:
        return show(
            pages,
            request,
            "reading/interface.html",
            headers=OPEN,
            base=absolute(pages.app.config, "/api/v1", request),
            calls=calls(described()),
            titles=TITLES,
        )


def calls(document: Mapping[str, Any]) -> dict[str, list[Call]]:
    """Every call of an OpenAPI document, by the part of the page that it stands in."""
    found: dict[str, list[Call]] = {name: [] for name in TITLES}
    schemas = document["components"]["schemas"]
    for path, item in document["paths"].items():
        for method, told in item.items():
            found[_GROUPS.get(path.split("/")[1], "asking")].append(
                Call(method.upper(), path, told["summary"], tuple(_takes(told, schemas)), tuple(_gives(told, schemas)))
            )
    return found


def _takes(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Field]:
    for given in told.get("parameters", ()):
        kind = _kind(given["schema"], schemas)
        yield Field(given["name"], f"{kind}, in the {given['in']}", given.get("required", False), _said(given))
    yield from _fields(told.get("requestBody", {}), schemas)


def _gives(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Field]:
    yield from _fields(next(answer for status, answer in told["responses"].items() if status[0] == "2"), schemas)


def _fields(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Field]:
    shape = _shape(_content(told), schemas)
    for name, schema in shape.get("properties", {}).items():
        yield Field(name, _kind(schema, schemas), name in shape.get("required", ()), _said(schema))


def _content(told: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((c.get("schema", {}) for c in told.get("content", {}).values()), {})


def _shape(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in schema:
        return schema
    found: Mapping[str, Any] = schemas[schema["$ref"].rpartition("/")[2]]
    return found


def _said(told: Mapping[str, Any]) -> str:
    return str(told.get("description", ""))


def _kind(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """What a value must be, in a few words: "text", "list of text", "patient | nurse"."""
    shape = _shape(schema, schemas)
    if "enum" in shape:
        return " | ".join(map(str, shape["enum"]))
    if "anyOf" in shape:
        return " or ".join(_kind(other, schemas) for other in shape["anyOf"] if other.get("type") != "null")
    if shape.get("type") == "array":
        inner = _kind(shape.get("items", {}), schemas)
        return "list of objects" if inner == "object" else f"list of {inner}"
    return _PLAIN.get(shape.get("type", ""), "object")
