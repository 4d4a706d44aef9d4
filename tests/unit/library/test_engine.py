"""Starting lancedb without the client of a service that is never called."""

from __future__ import annotations

import json
import subprocess
import sys

CODE = """
import json, sys
import primum.library
before = "lance_namespace_urllib3_client.api" in sys.modules
import lance_namespace_urllib3_client as client
found = client.ApiClient.__name__
after = "lance_namespace_urllib3_client.api" in sys.modules
print(json.dumps([before, found, after]))
"""


def test_the_client_loads_when_it_is_asked_for_and_not_before() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [False, "ApiClient", True]
