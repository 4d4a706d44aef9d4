"""A server that keeps to the chat-completions interface and answers what a test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from primum.lm.language import LanguageJudge

Answer = Callable[[dict[str, Any]], tuple[int, str]]


class Server:
    """An address that answers as `answer` says; `asked` are the requests that came, `keys` what they signed in with."""

    def __init__(self) -> None:
        self.answer: Answer = lambda _: (200, said("unsure", "no"))
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                assert self.path == "/v1/chat/completions"
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(body)
                outer.keys.append(self.headers.get("Authorization", ""))
                status, text = outer.answer(body)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                return

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}/v1"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()

    def judge(self, **more: Any) -> LanguageJudge:
        return LanguageJudge(self.address, model="m", **more)


def said(verdict: str, reason: str, around: str = "{}") -> str:
    """A reply as such servers write it, with the object in the midst of `around`."""
    content = around.replace("{}", json.dumps({"verdict": verdict, "reason": reason}))
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]})
