#!/bin/sh
# Writes the articles in docs/examples anew, from the starter library in this checkout.
#
#   make setup && sh docs/examples.sh
set -eu
cd "$(dirname "$0")/.."
library=$(mktemp -d)
trap 'rm -rf "$library"' EXIT
unset PRIMUM_REGION PRIMUM_AUDIENCE
.venv/bin/primum ingest starter --library "$library/starter" 2>/dev/null

write() {
    {
        printf '*Made with `primum ask "%s" --markdown` over the starter library of this repository:\n' "$2"
        printf 'summaries written for Primum, a demonstration. Made by software, reviewed by nobody.*\n\n'
        .venv/bin/primum ask "$2" --markdown --library "$library/starter"
    } >"docs/examples/$1.md"
}
write muscle-spasms "What causes muscle spasms?"
write hypertension "What is the first-line treatment for hypertension?"
write ibuprofen-in-pregnancy "Is ibuprofen safe in pregnancy?"
