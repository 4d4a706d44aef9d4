"""Where bytes come from, and what the command line says of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from primum.errors import Invalid
from primum.ingest.dates import iso_date
from primum.model import Kind, Source


@dataclass(frozen=True, slots=True)
class Supply:
    """What a user supplies for what a file lacks: `--kind --publisher --published --licence --url --jurisdiction`."""

    kind: Kind | None = None
    publisher: str = ""
    published: str = ""
    licence: str = ""
    url: str = ""
    jurisdiction: str = ""

    def __post_init__(self) -> None:
        if self.published and not iso_date(self.published):
            raise Invalid(f"--published is {self.published!r}; write 2021, 2021-04 or 2021-04-27")
        object.__setattr__(self, "published", iso_date(self.published))

    def fill(self, source: Source) -> Source:
        """The source with what it lacks filled in; what it states itself stands (kind OTHER counts as lacking)."""
        if self == NOTHING:
            return source
        return replace(
            source,
            kind=self.kind if self.kind is not None and source.kind is Kind.OTHER else source.kind,
            publisher=source.publisher or self.publisher,
            published=source.published or self.published,
            licence=source.licence or self.licence,
            url=source.url or self.url,
            jurisdiction=source.jurisdiction or self.jurisdiction,
        )


NOTHING = Supply()


@dataclass(frozen=True, slots=True)
class Origin:
    """A file as a user would name it; a member of an archive is "a.zip!member.xml"."""

    path: str
    supply: Supply = NOTHING

    @property
    def name(self) -> str:
        """The file's own name, without folders and archives, and without ".gz"."""
        return PurePosixPath(self.path.replace("\\", "/").rpartition("!")[2]).name.removesuffix(".gz")

    @property
    def stem(self) -> str:
        """The file's own name without its ending."""
        return PurePosixPath(self.name).stem

    @property
    def folder(self) -> str:
        """Name of the folder that holds the file; empty where it lies in none."""
        return PurePosixPath(self.path.replace("\\", "/").rpartition("!")[2]).parent.name

    def file_id(self, content: bytes | str) -> str:
        """An id for a file that states none: its name and the start of its hash, "file:pain.html#3f2a9c1b".

        The name is the file's own, so that the same bytes read from another folder are the same document."""
        data = content.encode() if isinstance(content, str) else content
        return f"file:{'_'.join(self.name.split())}#{hashlib.sha256(data).hexdigest()[:8]}"
