"""An answer as Markdown, for files, and as rich text, for terminals. Both show the same parts in the same order.

Both take a Rendition, the article in one reader's words; without one the article stands as it was composed.
"""

from primum.rendition.as_markdown import markdown
from primum.rendition.as_terminal import terminal
from primum.rendition.sayings import (
    SIZE,
    Parts,
    Side,
    around_term,
    banner,
    in_prose,
    kind_name,
    opening,
    remarks,
    retractions,
    side,
    study_cells,
)

__all__ = [
    "SIZE",
    "Parts",
    "Side",
    "around_term",
    "banner",
    "in_prose",
    "kind_name",
    "markdown",
    "opening",
    "remarks",
    "retractions",
    "side",
    "study_cells",
    "terminal",
]
