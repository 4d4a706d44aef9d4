"""Addresses of a site that may stand under a path of another host: `at("/ask")` is "/primum/ask" there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from primum.config import Config


class Prefix:
    """ASGI middleware that puts the site under `prefix`, whether or not the proxy before it takes the prefix off."""

    def __init__(self, app: ASGIApp, *, prefix: str) -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.prefix:
            path = scope["path"]
            if path != self.prefix and not path.startswith(f"{self.prefix}/"):
                path = self.prefix + path
            scope = {**scope, "path": path, "root_path": self.prefix}
        await self.app(scope, receive, send)


def path_of(scope: Scope) -> str:
    """The path within the site, as routes name it."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("app_root_path", scope.get("root_path", ""))) or "/"


def at(config: Config, path: str) -> str:
    """The address of a path of the site on its own host."""
    return config.prefix + path


def absolute(config: Config, path: str, request: Request | None = None) -> str:
    """The whole address of a path of the site: by PRIMUM_SITE_URL, else as the request came, else host and port."""
    if config.site_url:
        origin = config.site_url.rstrip("/").removesuffix(config.prefix)
    elif request is not None:
        origin = f"{request.url.scheme}://{request.url.netloc}"
    else:
        host = "127.0.0.1" if config.host in {"0.0.0.0", "::"} else config.host
        origin = f"http://{f'[{host}]' if ':' in host else host}:{config.port}"
    return origin + config.prefix + path
