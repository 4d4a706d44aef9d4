"""One flat, frozen Config, read once from the environment. `docs/settings.md` names every setting."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from primum.errors import Invalid
from primum.model import Audience

PREFIX = "PRIMUM_"


def _home() -> Path:
    """Where data lies by default: `.primum` beside the checkout's virtual environment, else the user's data folder."""
    environment = Path(sys.prefix)
    if environment.name == ".venv":
        return environment.parent / ".primum"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "primum"


HOME = _home()


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting with its default. The environment variable is PRIMUM_ and the field's name in capitals."""

    library: str = str(HOME / "library")
    """Folder of the library (an object-storage address works as well)."""
    encoder: str = str(HOME / "encoder")
    """Folder with model.onnx and tokenizer.json; empty, or not there, means search by words alone."""
    threads: int = 0
    """Threads for encoding; 0 means as many as there are cores."""
    audience: str = "physician"
    """Reader assumed where none is named: patient, student, nurse, physician."""
    region: str = ""
    """Home region, an ISO 3166 country code: its guidelines come first. Empty means none."""
    host: str = "127.0.0.1"
    """Address that the site listens on."""
    port: int = 8000
    """Port that the site listens on."""
    log: str = "faults"
    """What the site logs to stderr: "faults" alone, or a line for each of "requests"; never what was asked."""
    max_file_mb: int = 250
    """Largest single file, in MB once unpacked, that is read whole (streamed formats have no limit)."""

    def __post_init__(self) -> None:
        if self.audience not in set(Audience):
            raise Invalid(f"PRIMUM_AUDIENCE is {self.audience!r}; it must be one of {', '.join(Audience)}")
        if self.log not in {"faults", "requests"}:
            raise Invalid(f"PRIMUM_LOG is {self.log!r}; it must be faults or requests")
        if not 0 < self.port < 65536:
            raise Invalid(f"PRIMUM_PORT is {self.port}; it must lie between 1 and 65535")

    @property
    def encoder_folder(self) -> Path | None:
        """The encoder's folder, or None where search is by words alone."""
        folder = Path(self.encoder)
        return folder if self.encoder and (folder / "model.onnx").is_file() else None

    def digest(self) -> str:
        """Twelve hexadecimal digits over the settings that can change an answer."""
        matters = {k: v for k, v in asdict(self).items() if k in {"audience", "region"}}
        return hashlib.sha256(json.dumps(matters, sort_keys=True).encode()).hexdigest()[:12]


def read(environment: Mapping[str, str] | None = None, **given: object) -> Config:
    """Config from the environment; `given` values that are not None win. Invalid values raise, naming the setting."""
    found = os.environ if environment is None else environment
    values: dict[str, object] = {}
    for setting in fields(Config):
        raw = found.get(PREFIX + setting.name.upper())
        if raw is None:
            continue
        try:
            values[setting.name] = int(raw) if setting.type == "int" else raw
        except ValueError:
            raise Invalid(f"{PREFIX}{setting.name.upper()} is {raw!r}; it must be a whole number") from None
    values.update({k: v for k, v in given.items() if v is not None})
    return Config(**values)  # type: ignore[arg-type]
