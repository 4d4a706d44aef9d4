"""The hall: builds the rooms from the config and joins them. Doors know the rooms through this alone."""

from primum.app.adapting import adapted, beside, plain_words
from primum.app.filling import Ingested, Progress
from primum.app.hall import App, open_app
from primum.app.identity import code_name
from primum.app.surroundings import Context
from primum.app.watching import Finding, Outlook
from primum.ingest import Skipped, Supply
from primum.review.signing import verify as verify_article

__all__ = [
    "App",
    "Context",
    "Finding",
    "Ingested",
    "Outlook",
    "Progress",
    "Skipped",
    "Supply",
    "adapted",
    "beside",
    "code_name",
    "open_app",
    "plain_words",
    "verify_article",
]
