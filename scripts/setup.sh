#!/bin/sh
# Makes a bare machine ready: `setup.sh run` for the application, `setup.sh test` for its tests as well.
# Says in one sentence what is missing where it cannot install it.
set -eu
cd "$(dirname "$0")/.."

purpose=$1
python_packages=python3-venv # the next step needs them, so that they are installed before the others
packages="libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfreetype6 libfontconfig1 libdbus-1-3
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
extras=""
if [ "$purpose" = test ]; then
    python_packages="$python_packages libpython3-dev python3-apsw" # one for the bundle, as binutils is, one to make disks fail
    packages="$packages xvfb openbox xdotool poppler-utils librsvg2-bin
        fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji binutils"
    extras="[dev]"
fi

stop() {
    echo "argmap: $1" >&2
    exit 1
}

# Asks apt itself, so that a package another one provides counts as there; before its first update apt knows none.
packages_are_there() {
    apt-get install --simulate --no-upgrade --no-install-recommends $python_packages $packages >"$log" 2>&1 \
        && ! grep -q '^Inst ' "$log"
}

install_packages() {
    apt-get install -qq --no-install-recommends "$@" >"$log" 2>&1 \
        || { tail -n 5 "$log" >&2; stop "apt-get could not install the packages named above."; }
}

log=$(mktemp)
trap 'wait; rm -f "$log"' EXIT
others=""
if command -v apt-get >/dev/null && ! packages_are_there; then
    [ "$(id -u)" = 0 ] || stop "Debian packages are missing; install them with: sudo apt-get install $(echo $python_packages $packages)"
    echo "Installing Debian packages."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || stop "apt-get update failed; is there a network?"
    install_packages $python_packages
    install_packages $packages & # meanwhile, Python's are fetched and unpacked, which takes as long
    others=$!
fi

python=${PYTHON:-python3}
command -v "$python" >/dev/null || stop "Python 3.11 or newer is missing."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || stop "Python 3.11 or newer is needed, not $("$python" -V)."
"$python" -c 'import ensurepip, venv' 2>/dev/null || stop "Python's venv module is missing."

[ -x .venv/bin/python ] || "$python" -m venv .venv
echo "Installing Python packages."
.venv/bin/python -m pip install -q --upgrade pip # the one that comes with Python 3.11.7 fails on some requirement sets
.venv/bin/python -m pip install -q -e ".$extras"
[ -z "$others" ] || wait "$others" || exit 1

# SBK_EMBED=0 has PySide6 unpack those of its modules that it would else compile anew at every start.
SBK_EMBED=0 .venv/bin/python -c 'import PySide6.QtWidgets' 2>"$log" || stop "Qt does not start: $(tail -n 1 "$log")"
if [ "$purpose" = test ]; then
    for tool in Xvfb openbox xdotool pdftotext; do
        command -v "$tool" >/dev/null || stop "the tests need $tool, which is not installed."
    done
fi
touch ".venv/ready-to-run" ".venv/ready-to-$purpose"
