#!/bin/sh
# Chooses the versions of all packages anew: requirements.lock (what runs), requirements-dev.lock (that, and what the
# tests need) and requirements-setup.lock (what set-up alone needs, takes into a throwaway folder, and removes). With hashes and without addresses of package hosts. The oldest Python that Primum supports does the
# choosing, since it needs a superset of what newer ones need. Local package folders are not looked at: a hash must be
# good everywhere.
set -eu
cd "$(dirname "$0")/.."
python=${PRIMUM_PYTHON:-python3.11}
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' ||
    { echo "The lock is made with Python 3.11; PRIMUM_PYTHON names it." >&2; exit 1; }
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$python" -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade pip pip-tools

unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND='make lock'
choose() {
    "$tools/bin/pip-compile" --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@"
}
choose -o requirements.lock pyproject.toml
choose --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
# What requirements.lock holds already is left out here; setup.sh installs this one without dependencies.
printf 'onnx\nsetuptools>=77\n' | choose -c requirements-dev.lock -o requirements-setup.lock -
"$tools/bin/python" - <<'EOF'
"""Takes out of requirements-setup.lock what requirements.lock holds."""
import re
from pathlib import Path

def entries(name):
    parts = re.split(r"^(?=[a-zA-Z0-9])", Path(name).read_text(), flags=re.M)
    return parts[0], {part.split("==")[0]: part for part in parts[1:]}

head, wanted = entries("requirements-setup.lock")
_, held = entries("requirements.lock")
Path("requirements-setup.lock").write_text(head + "".join(p for name, p in wanted.items() if name not in held))
EOF
