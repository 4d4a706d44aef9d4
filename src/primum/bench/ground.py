"""Where a bench stands: the development data, the library it measures, and a folder for what it makes."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from primum.app import App, Supply, open_app
from primum.config import HOME, Config
from primum.errors import NotFound, Unavailable
from primum.model import Answer, Kind, Question

SEED = 20250930


@dataclass(frozen=True, slots=True)
class Ground:
    """What every bench is given. `library` is the one that the user named, or empty; `say` tells what is going on;
    `seconds` is how long a bench that lasts should last (0: as it is wont to); `only` the benches that a scorecard
    runs (none named: all)."""

    data: Path
    config: Config
    library: str = ""
    say: Callable[[str], None] = lambda _: None
    seconds: float = 0
    only: tuple[str, ...] = ()

    def folder(self, name: str) -> Path:
        """A folder of the bench's own; what is costly to make is kept there between runs."""
        found = HOME / "bench" / name
        found.mkdir(parents=True, exist_ok=True)
        return found

    def path(self, name: str) -> Path:
        """A file or folder of the development data."""
        found = self.data / name
        if not found.exists():
            raise NotFound(f"the development data has no {name}: {found}")
        return found

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """Rows of a JSON-lines file of the development data, packed or not."""
        path = self.path(name)
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    yield json.loads(line)

    def app(self, library: str | Path, *, encoder: bool = True) -> App:
        """The app over some library, which must be there."""
        return open_app(self._over(library, encoder))

    def fill(self, library: str | Path, sets: list[tuple[list[Path], Supply]], *, encoder: bool = True) -> App:
        """The app over a library that holds these files; what it holds already adds nothing."""
        app = open_app(self._over(library, encoder), create=True)
        for paths, supply in sets:
            done = app.ingest(paths, supply=supply)
            self.say(
                f"{', '.join(p.name for p in paths)}: {done.read:,} read, {done.new:,} new, {done.vectors:,} vectors"
            )
        return app

    def development(self) -> App:
        """The app over MedQuAD, MedlinePlus, guidelines and labels: the named library, or one made here once."""
        if self.library:
            return self.app(self.library)
        made = self.folder("development") / "made"
        if made.exists():
            return self.app(made.parent / "library")
        self.say("making the development library: encoding takes about 20 minutes on two cores, once")
        app = self.fill(made.parent / "library", development_sets(self))
        made.touch()
        return app

    def _over(self, library: str | Path, encoder: bool) -> Config:
        if encoder and self.config.encoder_folder is None:
            raise Unavailable("this bench needs the encoder: run `make setup`, or set PRIMUM_ENCODER")
        return replace(self.config, library=str(library), encoder=self.config.encoder if encoder else "")


def development_sets(ground: Ground) -> list[tuple[list[Path], Supply]]:
    """The files of the development library, and what they lack."""
    who = Supply(Kind.GUIDELINE, "World Health Organization", "2021", "CC BY-NC-SA 3.0 IGO", jurisdiction="INT")
    cdc = Supply(Kind.GUIDELINE, "Centers for Disease Control and Prevention", "2016", "CC0-1.0", jurisdiction="US")
    opioid = sorted(ground.path("guidelines/cdc_opioid/input/pagecontent").glob("recommendation-*.html"))
    packed = ["medquad/medquad_xml.zip", "guidelines/medlineplus_documents.jsonl.gz"]
    packed += ["guidelines/nigeria_stg2022_md.zip", "guidelines/uspstf_md.zip"]
    labels = [ground.path("spl/xml"), *sorted(ground.path("spl").glob("*.zip"))]
    return [
        ([ground.path(name) for name in packed], Supply()),
        ([ground.path("guidelines/pdf/who_hypertension_2021.pdf")], who),
        (opioid, cdc),
        (labels, Supply()),
    ]


def real_questions(ground: Ground, count: int) -> list[Question]:
    """Questions that people asked, long and rambling ones among them: equal shares of three sets, in a fixed order."""
    asked = [
        [str(row["chq"]) for row in ground.rows("questions/meqsum_800.jsonl")],
        [str(row["question"]).lstrip(", ") for row in ground.rows("questions/healthsearchqa_1000.jsonl")],
        [str(row["question"]) for row in ground.rows("questions/kqa_questions_half.jsonl")],
    ]
    chance = random.Random(SEED)
    mixed = [text for group in zip(*(chance.sample(s, len(s)) for s in asked), strict=False) for text in group]
    return [Question(text) for text in mixed if text.strip()][:count]


_ANSWERED: dict[tuple[str, str, str, int], tuple[Answer, ...]] = {}


def real_answers(ground: Ground, count: int) -> tuple[Answer, ...]:
    """The answers of the development library to real questions; several benches of one run read the same ones."""
    app = ground.development()
    key = (app.config.library, app.library.version(), app.config.digest(), count)
    if key not in _ANSWERED:
        _ANSWERED[key] = tuple(app.ask(question) for question in real_questions(ground, count))
    return _ANSWERED[key]
