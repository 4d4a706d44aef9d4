"""The addresses under /api/v1."""

from __future__ import annotations

from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

import primum
from primum import wire
from primum.api.access import answers, check_may_ask
from primum.api.articles import add_articles
from primum.api.asking import Ask, Search, answered, read_question
from primum.api.checks import add_checks
from primum.api.desk import add_desk
from primum.api.once import HEADER, KEY, PLACES, Once
from primum.api.passages import DocumentShape, HitsShape
from primum.api.people import add_people
from primum.api.problems import PROBLEM, handle
from primum.api.shapes import RootShape, plain, said
from primum.app import App, beside
from primum.model import Audience, Query
from primum.rows import document_row, hit_row

_PROBLEM = {
    "description": "A problem document (RFC 9457)",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_PROBLEMS: dict[int | str, dict[str, Any]] = {404: _PROBLEM, 422: _PROBLEM, 503: _PROBLEM}
_ASKED: dict[int | str, dict[str, Any]] = {401: _PROBLEM, 403: _PROBLEM, 422: _PROBLEM, 503: _PROBLEM}
_ONCE = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "A new one for each request: sent again within a day, it gets the response that it got first.",
    "schema": {"type": "string", "pattern": KEY.pattern},
}
_REFUSALS = {**_PROBLEMS, 401: _PROBLEM, 403: _PROBLEM, 409: _PROBLEM}


def create(app: App) -> FastAPI:
    """The API as an application of its own, to be mounted at /api/v1."""
    api = FastAPI(
        title="Primum",
        summary="Ask a medical question; every sentence of the answer cites the passage it stands on.",
        version=primum.__version__,
        docs_url=None,
        redoc_url=None,
    )
    api.state.hall = app
    handle(api)

    @api.get("/", summary="Where all this is described", responses={200: {"model": RootShape}})
    def index(request: Request) -> JSONResponse:
        here = request.scope["root_path"]
        here_are = {"page": here.removesuffix("/v1"), "openapi": f"{here}/openapi.json", "schema": f"{here}/schema"}
        return JSONResponse({"version": primum.__version__, **here_are})

    @api.post(
        "/ask",
        summary="Answer a question",
        responses={200: {"model": wire.AnswerJson}, **_ASKED},
    )
    def ask(request: Request, body: Ask) -> JSONResponse:
        check_may_ask(request)
        question = read_question(body.question, body.audience or Audience(app.config.audience))
        answer = answered(app, request, question)
        return JSONResponse(wire.answer_json(answer, rendition=beside(answer)), headers={"Cache-Control": "no-store"})

    @api.post(
        "/search",
        summary="Passages on a question, best first",
        responses=answers(_ASKED, HitsShape),
    )
    def search(request: Request, body: Search) -> JSONResponse:
        check_may_ask(request)
        question = read_question(body.question, Audience(app.config.audience))
        hits = [hit_row(hit) for hit in app.search(Query(question.text, k=body.k))]
        return said(HitsShape, {"version": app.library.version(), "hits": hits})

    @api.get("/documents/{id:path}", summary="A document, with its text", responses=answers(_PROBLEMS, DocumentShape))
    def document(id: str, version: str = "") -> JSONResponse:
        return JSONResponse(plain(DocumentShape, document_row(app.document(id, version=version))))

    @api.get(
        "/schema",
        summary="The JSON Schema of an answer",
        responses={200: {"content": {"application/schema+json": {"schema": {"type": "object"}}}}},
        response_class=Response,
    )
    def schema() -> JSONResponse:
        return JSONResponse(wire.schema(), media_type="application/schema+json")

    add_checks(api, _ASKED)
    add_people(api, _PROBLEMS)
    add_articles(api, _REFUSALS)
    add_desk(api, _REFUSALS)
    api.add_middleware(Once, hall=app)
    api.openapi = partial(_described, api)  # type: ignore[method-assign]
    return api


def _described(api: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the keys that may be sent to every address, what a problem looks like, and the header
    by which a request is done once."""
    if api.openapi_schema is None:
        made = FastAPI.openapi(api)
        key = {"type": "http", "scheme": "bearer", "description": "A key to the API, made on the page Account."}
        made["components"]["securitySchemes"] = {"key": key}
        made["security"] = [{}, {"key": []}]
        made["components"]["schemas"]["Problem"] = PROBLEM
        for path, item in made["paths"].items():
            if "post" in item and PLACES.match(f"{path}/"):
                item["post"].setdefault("parameters", []).append(_ONCE)
        api.openapi_schema = made
    return api.openapi_schema
