"""Which library the articles on record stand on. One database may meet several libraries, one for trying things among
them; what is read into another one says nothing about the articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from primum.library import MEMORY
from primum.ports import Shelf, Slip

if TYPE_CHECKING:
    from primum.ports import Store, Workspace

_KEY = ("library", "ground")


class Ground:
    """The place of the library that the articles stand on, as the site that serves them noted it."""

    def __init__(self, store: Store, workspace: Workspace, library: str) -> None:
        self._store = store
        self._workspace = workspace
        self._here = library if "://" in library or library == MEMORY else str(Path(library).resolve())

    @property
    def has_articles(self) -> bool:
        """Whether there is an article on record."""
        return bool(self._store.articles(Shelf(limit=1)).articles)

    @property
    def elsewhere(self) -> str:
        """The place of the library that they stand on, if it is another than this one and still there; else ""."""
        noted = self._workspace.get(*_KEY)
        place = noted.value if noted else self._here
        gone = "://" not in place and not Path(place).is_dir()
        return "" if place == self._here or gone else place

    def take(self) -> None:
        """From now on the articles stand on this library."""
        self._workspace.put(Slip(*_KEY, self._here))

    def settle(self) -> str:
        """Take this library where there is no article yet, or where theirs is gone. Else the place of theirs, if it is
        another."""
        other = self.elsewhere if self.has_articles else ""
        if not other:
            self.take()
        return other
