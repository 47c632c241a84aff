#!/bin/sh
# Opens a sample in the window; where there is no display, says so and draws it into out/ instead.
set -eu
cd "$(dirname "$0")/.."

map=out/eu-nato.argmap
mkdir -p out
[ -f "$map" ] || .venv/bin/argmap samples eu-nato "$map"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/argmap "$map"
fi

echo "There is no display here, so the sample map is drawn into files instead:"
for kind in png svg pdf; do
    .venv/bin/argmap export "$map" "out/eu-nato.$kind"
    echo "  out/eu-nato.$kind"
done
