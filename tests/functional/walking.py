"""A board at work in real browsers: one for each person, over a server process, with pictures where they are wanted."""

from __future__ import annotations

import base64
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WORDS = "seventeen brass teapots"
PICTURES = "PRIMUM_PICTURES"
"""Environment variable: a folder to which the walk writes a picture of each step."""
_TO_WEBP = """async (png) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.82 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
}"""


@contextmanager
def serving(settings: dict[str, str]) -> Iterator[tuple[str, str]]:
    """`primum serve` as a process of its own: its address, and the one-time link of the first administrator."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "primum", "serve", "--port", str(port)]
    environment = {**os.environ, **settings, "COLUMNS": "300", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            assert f"http://127.0.0.1:{port}" in running.stdout.readline()
            said = running.stdout.readline()
            yield f"http://127.0.0.1:{port}", said[said.index("http") :].strip()
        finally:
            running.send_signal(signal.SIGINT)


def primum(settings: dict[str, str], *words: str | Path) -> str:
    """What a command of the command line says."""
    command = [sys.executable, "-m", "primum", *map(str, words)]
    done = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


class Somebody:
    """A person with a browser of their own. `see` takes a picture of what they see, where pictures are wanted."""

    def __init__(self, browser: Any, address: str, pictures: str = "") -> None:
        self.context = browser.new_context(
            base_url=address, viewport={"width": 1200, "height": 820}, reduced_motion="reduce"
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self._pictures = pictures

    def set_up(self, link: str, name: str, credentials: str = "", email: str = "") -> None:
        """Follow a one-time link and set up the account."""
        self.page.goto(link)
        if email:
            self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Credentials").fill(credentials)
        self.page.get_by_label("Password", exact=True).fill(WORDS)
        self.page.get_by_label("The same password again").fill(WORDS)
        self.page.get_by_role("button", name="Set up the account").click()
        assert "Your account is set up" in self.page.locator("main").inner_text()

    def invite(self, email: str, role: str) -> str:
        """Invite somebody by the page of people; the link that it shows."""
        self.page.goto("/people")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.locator(f"input[name=role][value={role}]").check()
        self.page.get_by_role("button", name="Invite").click()
        return str(self.page.get_by_label("Link").input_value())

    def press(self, name: str, within: str = "main") -> None:
        """Press a button of the desk, and wait for what it does."""
        before = self.page.locator(".case").evaluate("e => { e.dataset.old = 1; return 1; }")
        assert before
        self.page.locator(within).get_by_role("button", name=name).first.click()
        self.page.locator(".case:not([data-old]), #notice .stop").first.wait_for()
        wrong = self.page.locator("#notice .stop")
        assert wrong.count() == 0, wrong.first.inner_text()

    def see(self, name: str, at: str = "") -> None:
        """A picture of the window, with `at` in view."""
        if not self._pictures:
            return
        if at:
            self.page.locator(at).first.evaluate("e => e.scrollIntoView({ block: 'center', behavior: 'instant' })")
        png = base64.b64encode(self.page.screenshot()).decode()
        blank = self.context.browser.new_page()
        webp = base64.b64decode(blank.evaluate(_TO_WEBP, png))
        blank.close()
        Path(self._pictures).mkdir(parents=True, exist_ok=True)
        Path(self._pictures, f"{name}.webp").write_bytes(webp)
