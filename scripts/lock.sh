#!/bin/sh
# Chooses the versions of all packages anew: requirements.lock (what runs) and requirements-dev.lock (that, and what
# the tests need). With hashes and without addresses of package hosts. The oldest Python that Primum supports does the
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
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check pip-tools

unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND='make lock'
choose() {
    "$tools/bin/pip-compile" --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@" pyproject.toml
}
choose --extra setup -o requirements.lock
choose --extra setup --extra dev -c requirements.lock -o requirements-dev.lock
