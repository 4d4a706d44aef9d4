#!/bin/sh
# Runs every check, whatever the earlier ones say, and names those that failed.
#
#   scripts/check.sh         style, types, import rules and the tests
#   scripts/check.sh lint    without the tests
#   scripts/check.sh cover   with the tests' coverage, which takes half as long again
set -u
cd "$(dirname "$0")/.." || exit 1
PATH="$PWD/.venv/bin:$PATH"
failed=

check() {
    name=$1; shift
    printf '\n== %s\n' "$name"
    "$@" </dev/null || failed="$failed, $name"
}

check "ruff" ruff check
check "ruff format" ruff format --check
check "mypy" mypy
check "import rules" lint-imports
case ${1:-} in
    lint) ;;
    cover) check "tests" pytest --durations=10 --cov=primum --cov-report=term:skip-covered ;;
    # Two at once, each file by one of them: with one process the second core idles.
    *) check "tests" pytest --durations=10 -n 2 --dist loadfile ;;
esac

if [ -n "$failed" ]; then
    printf '\nFailed: %s\n' "${failed#, }"
    exit 1
fi
printf '\nEverything passed.\n'
