"""A real provider of OpenID Connect in a process of its own, and a browser that walks through its pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import httpx2
from lxml import html

HERE = Path(__file__).parent / "oidc"
MODULES = Path(__file__).resolve().parents[2] / ".primum" / "oidc"
NODE = shutil.which("node")
INSTALLED = bool(NODE) and (MODULES / "node_modules").is_dir()
MISSING = "no provider of OpenID Connect: with Node and npm on the machine, make test installs one"
SECRET = "a secret of the tests"


@contextmanager
def provider(redirect: str) -> Iterator[str]:
    """The issuer's address while it runs; it knows the client `primum`, which comes back to `redirect`."""
    running = subprocess.Popen(
        [str(NODE), HERE / "provider.mjs", redirect],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PROVIDER_MODULES": str(MODULES)},
    )
    assert running.stdout is not None
    assert running.stderr is not None
    try:
        issuer = running.stdout.readline().strip()
        assert issuer, running.stderr.read()
        yield issuer
    finally:
        running.kill()
        running.communicate()


def sign_in_there(address: str, email: str, *, back: str) -> str:
    """What a browser does at the provider, from the address it was sent to until it is sent `back`."""
    with httpx2.Client() as browser:
        answer = browser.get(address)
        for _ in range(20):
            if answer.is_redirect:
                onward = urljoin(str(answer.url), answer.headers["location"])
                if onward.startswith(back):
                    return onward
                answer = browser.get(onward)
                continue
            assert answer.status_code == 200, answer.text
            form = html.fromstring(answer.text).cssselect("form")[0]
            fields = {name: value or "" for name, value in form.form_values()}
            fields |= {"login": email, "password": "x"} if "login" in form.fields else {}
            answer = browser.post(urljoin(str(answer.url), form.get("action")), data=fields)
    raise AssertionError("the provider never sent the browser back")
