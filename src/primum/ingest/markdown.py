"""Markdown, with YAML front matter or without: guidelines, a hospital's protocols, the starter library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from primum.errors import Invalid, Unreadable
from primum.ingest.decoding import decode
from primum.ingest.fields import overlooked, source_of
from primum.ingest.origin import Origin
from primum.ingest.outcomes import Overlooked
from primum.ingest.outlining import DocumentBuilder
from primum.model import Document

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)(?:^|\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_DIRECTIVE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}", re.DOTALL)
_PAGE_MARK = re.compile(r"\d{1,4}\s*/\s*\d{1,4}")
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<(?:br|/p|/li|/div|/tr|/td)\b[^>]*>", re.IGNORECASE)


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Overlooked]:
    """The one document that the file is, and names in its front matter that no fact goes by; Unreadable where its front
    matter is wrong or it has no text."""
    data = stream.read()
    text = decode(data, origin.path)
    fields, body = front_matter(text, origin)
    try:
        source = source_of(fields)
        builder, heading = write(body, title=source.title)
        source = replace(source, title=source.title or heading or origin.stem)
        content, blocks = builder.build()
        if not builder.has_body:
            raise Unreadable(origin.path, "it holds no text" if not content else "it holds headings and no text")
        identity = str(fields.get("id") if fields.get("id") is not None else "") or origin.file_id(data)
        yield Document(identity, source, content, blocks)
        yield from overlooked(fields, origin.path)
    except Invalid as error:
        raise Unreadable(origin.path, f"front matter: {error}" if fields else str(error)) from error


def front_matter(text: str, origin: Origin) -> tuple[dict[str, object], str]:
    """The fields between the two lines of "---" at the top, and the rest; Unreadable, with its line, where wrong."""
    text = text.replace("\r\n", "\n")
    found = _FRONT.match(text)
    if not found:
        if text.startswith("---\n") and re.match(r"---\n\s*\w+:", text):
            raise Unreadable(origin.path, "its front matter has no closing line of `---`")
        return {}, text
    try:
        fields = yaml.safe_load(found[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, problem = (mark.line + 2 if mark else 1), getattr(error, "problem", None) or error
        raise Unreadable(origin.path, f"front matter, line {line}: {problem}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(origin.path, f"front matter: {error}") from error
    if isinstance(fields, str):  # prose between two rules across the page
        return {}, text
    if fields is None:
        fields = {}
    if not isinstance(fields, dict):
        raise Unreadable(origin.path, "its front matter must be `name: value` lines")
    return {str(key): value for key, value in fields.items()}, text[found.end() :]


def write(body: str, *, title: str = "") -> tuple[DocumentBuilder, str]:
    """The blocks of a Markdown text, and its first heading. A first heading that repeats the title is left out."""
    writer = _Writer(title)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(_DIRECTIVE.sub("", body))
    for token in tokens:
        writer.take(token)
    writer.settle("")
    return writer.builder, writer.first_heading


class _Writer:
    """Turns a stream of Markdown tokens into blocks."""

    def __init__(self, title: str) -> None:
        self.builder = DocumentBuilder()
        self.first_heading = ""
        self._title = _folded(title)
        self._heading = 0
        self._level = 0
        self._depth = 0
        self._cells: list[str] | None = None
        self._pending = ""  # a line that is a heading if a paragraph follows

    def take(self, token: Token) -> None:
        """One token, in order."""
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "bullet_list_open" | "ordered_list_open":
                self._depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self._depth -= 1
                if not self._depth:
                    self.builder.end_list()
            case "tr_open":
                self._cells = []
            case "tr_close":
                self._close_row()
            case "inline":
                self._inline(token)
            case "fence" | "code_block":
                self._paragraph(token.content)
            case "html_block":
                self._paragraph(_plain(token.content))

    def _inline(self, token: Token) -> None:
        lines = _lines(token)
        self.settle(" ".join(lines) if not self._heading and self._cells is None and not self._depth else "")
        if self._cells is not None:
            self._cells.append(" ".join(lines))
        elif self._heading:
            self._head(" ".join(lines))
        else:
            for line in lines:
                self._line(line)

    def _head(self, text: str) -> None:
        first = not self.first_heading
        self._level = self._heading
        self.first_heading = self.first_heading or text
        if first and self._heading == 1 and self._title in ("", _folded(text)):
            return
        if text.endswith("?"):
            self.builder.question(text, level=self._heading)
        else:
            self.builder.heading(text, level=self._heading)

    def _line(self, text: str) -> None:
        if _PAGE_MARK.fullmatch(text.strip()):
            return
        if not self._depth and text.rstrip().endswith("?") and len(text) <= 160 and not re.search(r"[.!?] ", text):
            self.builder.question(text, level=min(6, self._level + 1))
        elif not self._depth and _is_titled(text):
            self._pending = text
        else:
            self._paragraph(text)

    def settle(self, following: str) -> None:
        """Write down the pending line: as a heading where a whole paragraph follows, else as it stands."""
        text, self._pending = self._pending, ""
        if text and len(following.split()) >= 12 and following.endswith("."):
            self.builder.heading(text, level=min(6, self._level + 1))
        elif text:
            self.builder.paragraph(text)

    def _paragraph(self, text: str) -> None:
        if self._depth:
            self.builder.item(text, level=self._depth - 1)
        else:
            self.builder.paragraph(text)

    def _close_row(self) -> None:
        if self._cells is not None:
            self.builder.row(self._cells)
        self._cells = None


def _is_titled(text: str) -> bool:
    """Whether a paragraph reads as a heading whose mark was lost: a few words, the long ones with capitals."""
    words = text.split()
    if not 1 <= len(words) <= 9 or not re.fullmatch(r"[A-Z][^\d.,;:!?]*", text.strip()):
        return False
    return all(word[0].isupper() or not word[0].isalpha() for word in words if len(word) > 4)


def _lines(token: Token) -> list[str]:
    """The plain text of inline tokens: emphasis dropped, links and pictures as their words, parted at hard breaks."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "html_inline":
            parts.append("\n" if _BREAK.match(child.content) else "")
    return [line for line in "".join(parts).split("\n") if line.strip()]


def _plain(html: str) -> str:
    return " ".join(_TAG.sub(" ", re.sub(r"<!--.*?-->", " ", html, flags=re.DOTALL)).split())


def _folded(text: str) -> str:
    return " ".join(text.lower().split())
