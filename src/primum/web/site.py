"""The whole site: pages, API, static files, and the guard around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

import primum
from primum import api
from primum.app import App
from primum.errors import NotFound, PrimumError, SignIn
from primum.web import labels, session
from primum.web.addresses import Prefix, path_of
from primum.web.assets import Asset, read_assets
from primum.web.desk import desk_routes
from primum.web.guard import Guard
from primum.web.heads import Heads
from primum.web.pages import Pages, page_for
from primum.web.people import people_routes
from primum.web.reading import article_route, reading_routes
from primum.web.sending import send, templates
from primum.web.telemetry import Telemetry, Watch

FOR_EVER = "public, max-age=31536000, immutable"
ICON_CACHED = "public, max-age=86400"


def create(app: App) -> FastAPI:
    """The site over an App: pages at /, the API at /api/v1. Nothing in it prints or logs a question."""
    assets = read_assets()
    pages = Pages(app, templates(assets, app.config))
    site = FastAPI(title="Primum", version=primum.__version__, openapi_url=None, docs_url=None, redoc_url=None)
    site.state.hall = app
    site.router.routes.append(article_route(pages))
    interface = api.create(app)
    site.mount("/api/v1", interface)
    site.include_router(reading_routes(pages, interface.openapi))
    site.include_router(people_routes(pages))
    site.include_router(desk_routes(pages))
    _add_plain(site, app, assets)
    _handle(site, pages)
    site.add_middleware(Guard, refuse=partial(_refuse, pages), forged=session.forged)
    _add_telemetry(site, app)
    site.add_middleware(Heads)
    site.add_middleware(Prefix, prefix=app.config.prefix)
    return site


def _add_telemetry(site: FastAPI, app: App) -> None:
    telemetry = Telemetry(requests=app.config.log == "requests")
    site.state.telemetry = telemetry
    site.add_middleware(Watch, telemetry=telemetry)

    @site.get("/metrics")
    def metrics() -> Response:
        held = app.holdings()
        telemetry.show("library_documents", "Documents in the library", held.documents)
        telemetry.show("library_passages_without_vector", "Passages that words alone find", held.pending)
        waiting, overdue = app.desk.counts()
        telemetry.show("articles_waiting", "Articles that wait for somebody at the desk", waiting)
        telemetry.show("articles_overdue", "Approved articles that are to be reviewed again", overdue)
        unsent = app.desk.undelivered().waiting
        telemetry.show("notices_unsent", "Notices to the board that could not be sent yet", unsent)
        return telemetry.page()


def _add_plain(site: FastAPI, app: App, assets: Mapping[str, Asset]) -> None:
    @site.get("/static/{name}")
    async def static(request: Request, name: str) -> Response:
        if name not in assets:
            raise HTTPException(404)
        asset = assets[name]
        current = request.url.query and asset.address.endswith(request.url.query)
        caching = FOR_EVER if current else "public, max-age=3600"
        return send(request, asset.body, gzipped=asset.packed, type=asset.type, headers={"Cache-Control": caching})

    # Some browsers and readers of feeds ask here, whatever the pages say.
    @site.get("/favicon.ico")
    async def icon(request: Request) -> Response:
        asset = assets["icon.svg"]
        return send(request, asset.body, gzipped=asset.packed, type=asset.type, headers={"Cache-Control": ICON_CACHED})

    @site.get("/healthz")
    def healthz() -> Response:
        held = app.holdings()
        return JSONResponse({"status": "ok", "documents": held.documents, "library_version": held.version})


def _handle(site: FastAPI, pages: Pages) -> None:
    def primum_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, PrimumError)
        if isinstance(error, SignIn) and request.method == "GET":
            return session.to_sign_in(request)
        api.lacking(request, error)
        return pages.problem(request, api.status_of(error), page_for(error), labels.sentence(str(error)))

    def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return primum_error(request, NotFound("There is no page at this address."))
        return pages.problem(request, error.status_code, "That did not work", str(error.detail))

    def unreadable(request: Request, _: Exception) -> Response:
        return pages.problem(request, 422, "That did not work", "This site could not read the request.")

    site.add_exception_handler(PrimumError, primum_error)
    site.add_exception_handler(HTTPException, http_error)
    site.add_exception_handler(RequestValidationError, unreadable)


def _refuse(pages: Pages, request: Request, status: int, detail: str) -> Response:
    """A refused request: a problem document for the API, a page for everyone else."""
    if path_of(request.scope).startswith("/api/"):
        return api.problem(status, detail)
    return pages.problem(request, status, "That did not work", detail)
