"""Markdown, with YAML front matter or without: guidelines, a hospital's protocols, the starter library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from primum.errors import Invalid, Unreadable
from primum.ingest.decoding import decode
from primum.ingest.fields import overlooked, source_of
from primum.ingest.front_matter import front_matter
from primum.ingest.html_mending import rows_of
from primum.ingest.itself import of_itself
from primum.ingest.origin import Origin
from primum.ingest.outcomes import Overlooked
from primum.ingest.outlining import DocumentBuilder
from primum.ingest.xml_files import raised
from primum.model import Document

_NOTE = re.compile(r"\[\^[\w-]+\]:?\s?")
_TASK = re.compile(r"\[[ xX]\]\s+")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)\s*[\w-]+(?:\s+\"([^\"]*)\")?\s*|\[!(\w+)\]\s*")
_RAISED = re.compile(r"(?<=\w)\^([+\-−–]?\d{1,3}[+-]?)\^")
_LOWERED = re.compile(r"(?<=\w)~(\w{1,3})~(?!~)")
_DIRECTIVE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}", re.DOTALL)
_PAGE_MARK = re.compile(r"\d{1,4}\s*/\s*\d{1,4}")
_TAG = re.compile(r"<[^>]*>")
_OPENS = ("!", "?", "[")
_BREAK = re.compile(r"<(?:br|/p|/li|/div|/tr|/td)\b[^>]*>", re.IGNORECASE)


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Overlooked]:
    """The one document that the file is, and names in its front matter that no fact goes by; Unreadable where its front
    matter is wrong or it has no text."""
    data = stream.read()
    front = front_matter(decode(data, origin.path), origin)
    try:
        source = source_of(front.fields)
        builder, heading = write(front.body, title=source.title)
        source = replace(source, title=source.title or heading or origin.stem)
        content, blocks = builder.build()
        if not builder.has_body:
            raise Unreadable(origin.path, "it holds no text" if not content else "it holds headings and no text")
        yield Document(str(front.fields.get("id") or "") or origin.file_id(data), source, content, blocks)
        for name in overlooked(front.fields, origin.path):
            yield replace(name, where=f"{origin.path}:{front.lines[name.name]}")
    except Invalid as error:
        why = f"{front.place(str(error))}: {error}" if front.fields else str(error)
        raise Unreadable(origin.path, why) from error


def write(body: str, *, title: str = "") -> tuple[DocumentBuilder, str]:
    """The blocks of a Markdown text, and its first heading. A first heading that repeats the title is left out."""
    writer = _Writer(title)
    parser = MarkdownIt("commonmark", {"maxNesting": 400}).enable(["table", "strikethrough"])  # deeper is an error
    tokens = parser.parse(_DIRECTIVE.sub("", body))
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
        self._itself = 0  # level of the heading of sources or thanks below which we are
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
                self._html(token.content)

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
        if self._itself and self._heading > self._itself:
            return
        self._itself = self._heading if of_itself(text) else 0
        if self._itself:
            return
        first = not self.first_heading
        self._level = self._heading
        self.first_heading = self.first_heading or text
        if first and self._heading == 1 and self._title in ("", _folded(text)):
            return
        if text.endswith("?"):
            self.builder.question(text, level=self._heading)
        else:
            self.builder.heading(text, level=self._heading)

    def _html(self, markup: str) -> None:
        """A stretch of HTML: the rows of its tables, else its words."""
        if "<tr" not in markup.lower():
            self._paragraph(_plain(markup))
            return
        for table in html.fragment_fromstring(markup, create_parent="div").iter("table"):
            for cells in rows_of(table):
                self._row(cells)

    def _row(self, cells: list[str]) -> None:
        if not self._itself:
            self.builder.row(cells)

    def _line(self, text: str) -> None:
        if _PAGE_MARK.fullmatch(text.strip()) or self._itself:
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
        if self._itself:
            return
        if self._depth:
            self.builder.item(_TASK.sub("", text, count=1) if _TASK.match(text) else text, level=self._depth - 1)
        else:
            self.builder.paragraph(text)

    def _close_row(self) -> None:
        if self._cells is not None:
            self._row(self._cells)
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
    tag = ""  # of the last tag of HTML
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            defines = child.content.startswith(": ") and len(parts) > 1 and parts[-1] == " "
            parts[-1:] = [""] if defines else parts[-1:]  # "Term", and ": definition" in the next line
            parts.append(raised(child.content) if tag == "<sup>" else child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "html_inline":
            tag = child.content.lower().replace(" ", "")
            parts.append("\n" if _BREAK.match(child.content) else "")
    text = _ADMONITION.sub(_named, "".join(parts), count=1) if parts and parts[0][:1] in _OPENS else "".join(parts)
    text = _RAISED.sub(lambda found: raised(found[1]), _LOWERED.sub(r"\1", _NOTE.sub("", text)))
    return [line for line in text.split("\n") if line.strip()]


def _named(found: re.Match[str]) -> str:
    """What an admonition is called ("!!! warning", "[!WARNING]"), before its words."""
    if found.start():
        return found[0]
    return f"{(found[1] or found[2] or '').capitalize()}: ".removeprefix(": ")


def _plain(html: str) -> str:
    return " ".join(_TAG.sub(" ", re.sub(r"<!--.*?-->", " ", html, flags=re.DOTALL)).split())


def _folded(text: str) -> str:
    return " ".join(text.lower().split())
