"""Pages for readers: ask, read, open the passage behind a sentence. `create` joins them with the API."""

from primum.web.reading import scorecard_page
from primum.web.server import listen, serve
from primum.web.site import create

__all__ = ["create", "listen", "scorecard_page", "serve"]
