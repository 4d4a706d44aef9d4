"""One flat, frozen Config, read once from the environment. `docs/settings.md` names every setting."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from primum.board import Role
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
_NOTICES = frozenset(
    f"{head}_{tail}"
    for head, tails in (("emergency", ("number", "source", "date")), ("crisis", ("line", "source", "date")))
    for tail in tails
)
"""Settings whose words stand in the notices above an answer."""
_EITHER = (
    ("log", "faults", "requests"),
    ("publish", "submitted", "approved"),
    ("asking", "anyone", "signed_in"),
    ("smtp_tls", "required", "off"),
)
"""Settings that are one of two words."""
_AT_LEAST_ONE = (
    "session_hours",
    "session_days",
    "link_days",
    "answer_days",
    "reviewers_needed",
    "due_days",
    "review_months",
    "max_file_mb",
)
"""Settings that count days, months or people."""
_OTHERS = frozenset({"PRIMUM_DEBUG", "PRIMUM_DATA", "PRIMUM_PYTHON", "PRIMUM_PICTURES"})
"""Variables for developers, which are no fields of Config."""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting with its default. The environment variable is PRIMUM_ and the field's name in capitals."""

    library: str = str(HOME / "library")
    """Folder of the library (an object-storage address works as well)."""
    encoder: str = str(HOME / "encoder")
    """Folder with model.onnx and tokenizer.json; empty, or not there, means search by words alone."""
    judge: str = ""
    """What gives a second opinion on claims: a folder with model.onnx, tokenizer.json and judge.json, or the address of
    a language model ("http://localhost:11434/v1")."""
    judge_model: str = ""
    """Name of the language model at that address."""
    judge_key: str = ""
    """Key that the address asks for."""
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
    site_url: str = ""
    """The site's address as readers type it ("https://evidence.example/primum"), for links in mail and feeds."""
    root_path: str = ""
    """Path that the site stands under behind a reverse proxy ("/primum"); empty means that of `site_url`."""
    proxies: str = ""
    """Addresses of reverse proxies whose X-Forwarded headers are believed, parted by commas."""
    session_hours: int = 12
    """Hours without a request after which a person is signed out."""
    session_days: int = 14
    """Days after which a person signs in again, whatever they did meanwhile."""
    link_days: int = 7
    """Days that an invitation, or a link to set a new password, can be used."""
    oidc_issuer: str = ""
    """Issuer of OpenID Connect single sign-on, an address; empty switches it off."""
    oidc_client: str = ""
    """Client id that the issuer knows this site by."""
    oidc_secret: str = ""
    """Client secret; empty for a public client."""
    oidc_label: str = "single sign-on"
    """What the button of single sign-on says after "Sign in with"."""
    oidc_new: str = ""
    """Role given to those the issuer vouches for and nobody has invited; empty: they are turned away."""
    keys: str = str(HOME / "keys")
    """Folder of the keys that sign approvals; keep it apart from the database and its backups."""
    server: str = "primum"
    """Name of this server in what it signs."""
    publish: str = "submitted"
    """Which articles readers see: "submitted" ones, too, under the caution banner, or only "approved" ones."""
    asking: str = "anyone"
    """Who may ask: "anyone", or only people who are "signed_in"."""
    board_name: str = ""
    """Name of the body that answers for this site, on its pages and in citations; empty: Primum."""
    contact: str = ""
    """How readers reach it: an e-mail or web address, shown on the editorial policy."""
    scorecard: str = str(HOME / "scorecard.json")
    """File of measured figures that the editorial policy shows, as `primum bench` writes it with --out."""
    answer_days: int = 30
    """Days that an answer's own page is kept."""
    reviewers_needed: int = 2
    """Reviewers whose approval an article needs."""
    due_days: int = 14
    """Days that a reviewer is given, where an assignment names no day."""
    review_months: int = 24
    """Months after which an approved article is to be reviewed again."""
    smtp_host: str = ""
    """Mail server for notices to the board; empty: none are mailed."""
    smtp_port: int = 587
    """Its port; 465 means TLS from the start."""
    smtp_user: str = ""
    """User to sign in there with; empty: without signing in."""
    smtp_password: str = ""
    """Password of that user."""
    smtp_from: str = ""
    """Sender of these notices."""
    smtp_tls: str = "required"
    """Whether the connection to it is encrypted: "required", or "off" for a server on this machine."""
    webhook: str = ""
    """Address that notices are posted to as JSON; empty: none are."""
    emergency_number: str = ""
    """Number to call in an emergency where this site's readers are; empty: "your local emergency number"."""
    emergency_source: str = ""
    """Who says that this is the number: a name or an address."""
    emergency_date: str = ""
    """Day on which the emergency number was last checked, as 2026-11-22."""
    crisis_line: str = ""
    """Number of a line for people in a crisis; empty: "a crisis line near you"."""
    crisis_source: str = ""
    """Who says that this is the number of the crisis line."""
    crisis_date: str = ""
    """Day on which the crisis line was last checked."""
    max_file_mb: int = 250
    """Largest single file, in MB once unpacked, that is read whole (streamed formats have no limit)."""
    refused_licences: str = ""
    """Licences whose documents are not read in, parted by commas; "none" for documents that state none."""
    database: str = str(HOME / "primum.db")
    """Where articles, people and the audit trail are kept: a file of SQLite, or a postgresql:// address."""

    def __post_init__(self) -> None:
        if self.audience not in set(Audience):
            raise Invalid(f"PRIMUM_AUDIENCE is {self.audience!r}; it must be one of {', '.join(Audience)}")
        if self.region and not re.fullmatch(r"(?!UK)[A-Z]{2}", self.region):
            raise Invalid(f"PRIMUM_REGION is {self.region!r}; it must be a country code of ISO 3166, such as GB or NG")
        _check_words_and_numbers(self)
        _check_notices(self)
        _check_addresses(self)
        if self.oidc_new and self.oidc_new not in set(Role):
            raise Invalid(f"PRIMUM_OIDC_NEW is {self.oidc_new!r}; it must be one of {', '.join(Role)}, or empty")
        if bool(self.judge_address) != bool(self.judge_model):
            raise Invalid("PRIMUM_JUDGE_MODEL names the language model at the address in PRIMUM_JUDGE: set both")
        if bool(self.oidc_issuer) != bool(self.oidc_client):
            raise Invalid("PRIMUM_OIDC_ISSUER and PRIMUM_OIDC_CLIENT go together: set both, or neither")

    @property
    def encoder_folder(self) -> Path | None:
        """The encoder's folder, or None where search is by words alone."""
        folder = Path(self.encoder)
        return folder if self.encoder and (folder / "model.onnx").is_file() else None

    @property
    def licences_refused(self) -> tuple[str, ...]:
        """The licences whose documents are not read in, one by one."""
        return tuple(rule.strip() for rule in self.refused_licences.split(",") if rule.strip())

    @property
    def prefix(self) -> str:
        """What stands before every path of the site: "" or "/primum"."""
        return self.root_path or urlsplit(self.site_url).path.rstrip("/")

    @property
    def judge_folder(self) -> Path | None:
        """The second judge's folder, or None where none is set, or an address is."""
        return Path(self.judge) if self.judge and not self.judge_address else None

    @property
    def judge_address(self) -> str:
        """The address of the language model that judges, or nothing."""
        return self.judge if re.match(r"https?://", self.judge) else ""

    def digest(self) -> str:
        """Twelve hexadecimal digits over the settings that can change an answer."""
        matters = {k: v for k, v in asdict(self).items() if k in {"audience", "region"} or (v and k in _NOTICES)}
        return hashlib.sha256(json.dumps(matters, sort_keys=True).encode()).hexdigest()[:12]


def unknown(environment: Mapping[str, str]) -> list[str]:
    """Names that begin as a setting's does and are none: a slip of the hand would else change nothing, in silence."""
    known = {PREFIX + setting.name.upper() for setting in fields(Config)} | _OTHERS
    return sorted(name for name in environment if name.startswith(PREFIX) and name not in known)


def _check_words_and_numbers(given: Config) -> None:
    for name, one, other in _EITHER:
        if getattr(given, name) not in (one, other):
            raise Invalid(f"{PREFIX}{name.upper()} is {getattr(given, name)!r}; it must be {one} or {other}")
    for name in _AT_LEAST_ONE:
        if getattr(given, name) < 1:
            raise Invalid(f"PRIMUM_{name.upper()} is {getattr(given, name)}; it must be 1 or more")
    for name in ("port", "smtp_port"):
        if not 0 < getattr(given, name) < 65536:
            raise Invalid(f"PRIMUM_{name.upper()} is {getattr(given, name)}; it must lie between 1 and 65535")
    if given.threads < 0:
        raise Invalid(f"PRIMUM_THREADS is {given.threads}; it must be 0 or more")


def _check_notices(given: Config) -> None:
    for name in ("emergency_number", "crisis_line"):
        head = name.split("_")[0]
        if getattr(given, name) and not (getattr(given, f"{head}_source") and getattr(given, f"{head}_date")):
            raise Invalid(
                f"PRIMUM_{name.upper()} needs its source and date: set PRIMUM_{head.upper()}_SOURCE and _DATE"
            )
        _check_day(f"PRIMUM_{head.upper()}_DATE", getattr(given, f"{head}_date"))


def _check_addresses(given: Config) -> None:
    site_url, root_path = given.site_url, given.root_path
    if site_url and not re.fullmatch(r"https?://[^/?#@\s]+(/[^?#\s]*)?", site_url):
        raise Invalid(f"PRIMUM_SITE_URL is {site_url!r}; it must be an address such as https://evidence.example/primum")
    if root_path and not re.fullmatch(r"(/[\w.~-]+)+", root_path):
        raise Invalid(f"PRIMUM_ROOT_PATH is {root_path!r}; it must begin with / and not end with it, such as /primum")
    path = urlsplit(site_url).path.rstrip("/")
    if root_path and path and path != root_path:
        raise Invalid(f"PRIMUM_SITE_URL ends in {path}, PRIMUM_ROOT_PATH is {root_path}; they must agree")
    addresses = {"webhook": given.webhook, "oidc_issuer": given.oidc_issuer, "judge": given.judge_address}
    for name, address in addresses.items():
        if not re.fullmatch(r"(https?://[^/\s]+\S*)?", address):
            raise Invalid(f"PRIMUM_{name.upper()} is {address!r}; it must be an http or https address")
    _check_proxies(given.proxies)


def _check_day(name: str, day: str) -> None:
    try:
        if day:
            date.fromisoformat(day)
    except ValueError:
        raise Invalid(f"{name} is {day!r}; it must be a day, such as 2026-11-22") from None


def _check_proxies(proxies: str) -> None:
    """A name would be believed nothing: what a request comes from is an address."""
    for part in filter(None, map(str.strip, proxies.split(","))):
        try:
            ip_network(part)
        except ValueError:
            raise Invalid(f"PRIMUM_PROXIES is {proxies!r}; {part!r} is no IP address, such as 127.0.0.1") from None


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
