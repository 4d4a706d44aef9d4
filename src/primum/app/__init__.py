"""The hall: builds the rooms from the config and joins them. Doors know the rooms through this alone."""

from primum.app.filling import Ingested, Progress
from primum.app.hall import App, open_app
from primum.app.identity import code_name
from primum.app.surroundings import Context
from primum.ingest import Skipped, Supply

__all__ = ["App", "Context", "Ingested", "Progress", "Skipped", "Supply", "code_name", "open_app"]
