"""The hall: builds the rooms from the config and joins them. Doors know the rooms through this alone.

What it offers is imported when it is first asked for: a command that answers a question needs no database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from primum.app.adapting import adapted, beside, grades, plain_words
    from primum.app.filling import Ingested, Progress
    from primum.app.hall import App, open_app
    from primum.app.identity import code_name
    from primum.app.surroundings import Context
    from primum.app.watching import Outlook, SourceChange
    from primum.ingest import Skipped, Supply
    from primum.review.signing import verify as verify_article

__all__ = [
    "App",
    "Context",
    "Ingested",
    "Outlook",
    "Progress",
    "Skipped",
    "SourceChange",
    "Supply",
    "adapted",
    "beside",
    "code_name",
    "grades",
    "open_app",
    "plain_words",
    "verify_article",
]
_HOMES = {
    "App": "primum.app.hall",
    "Context": "primum.app.surroundings",
    "SourceChange": "primum.app.watching",
    "Ingested": "primum.app.filling",
    "Outlook": "primum.app.watching",
    "Progress": "primum.app.filling",
    "Skipped": "primum.ingest",
    "Supply": "primum.ingest",
    "adapted": "primum.app.adapting",
    "beside": "primum.app.adapting",
    "code_name": "primum.app.identity",
    "grades": "primum.app.adapting",
    "open_app": "primum.app.hall",
    "plain_words": "primum.app.adapting",
    "verify_article": "primum.review.signing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(_HOMES[name])
    return globals().setdefault(name, getattr(home, "verify" if name == "verify_article" else name))
