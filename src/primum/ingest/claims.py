"""Who claims which id in one run: two different documents under one id are a conflict."""

from __future__ import annotations

from array import array

from primum.model import Document

_PAGE = 1 << 16


class Claims:
    """Ids seen in a run, each with the file that has it.

    Citations of MEDLINE update each other in the order of their files, so theirs never conflict among themselves. A
    full MEDLINE has 38 million of them: for their ids two bytes each are kept (the number of the file), in pages by
    PMID. Other ids keep 8 bytes of the content hash and the file's number.
    """

    def __init__(self) -> None:
        self._files: list[str] = []
        self._others: dict[str, tuple[bytes, int]] = {}
        self._pages: dict[int, array[int]] = {}

    def conflict(self, document: Document, path: str, *, updates: bool) -> str:
        """The file that already has this document's id with other content, or "" (and the id is now claimed).

        `updates` says that the format's later records replace earlier ones."""
        pmid = document.id.removeprefix("pmid:")
        number = int(pmid) if pmid != document.id and pmid.isascii() and pmid.isdigit() and len(pmid) < 10 else None
        seen = self._others.get(document.id)
        if updates and number is not None:
            if seen is not None:
                return self._files[seen[1]]
            self._mark(number, self._number(path))
            return ""
        if number is not None and (marked := self._marked(number)):
            return self._files[marked - 1]
        digest = bytes.fromhex(document.content_hash[:16])
        if seen is None or updates:
            self._others[document.id] = (digest, self._number(path) - 1)
            return ""
        return self._files[seen[1]] if seen[0] != digest else ""

    def _number(self, path: str) -> int:
        if not self._files or self._files[-1] != path:
            self._files.append(path)
        return len(self._files)

    def _marked(self, number: int) -> int:
        page = self._pages.get(number // _PAGE)
        return page[number % _PAGE] if page else 0

    def _mark(self, number: int, file: int) -> None:
        page = self._pages.get(number // _PAGE)
        if page is None:
            page = self._pages[number // _PAGE] = array("H", bytes(2 * _PAGE))
        page[number % _PAGE] = min(file, _PAGE - 1)
