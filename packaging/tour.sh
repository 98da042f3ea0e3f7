#!/bin/sh
# tour.sh [SECONDS]: makes the pictures of docs/tour.md anew. Builds the studio and lets it walk through itself in an
# X server of its own, training at most SECONDS (300).
set -eu
cd "$(dirname "$0")/.."
. packaging/packages.sh
need_packages "$runtime_and_build_packages $test_packages"
[ -f build/release/build.ninja ] || cmake --preset release
cmake --build --preset release --target stylegraft
LC_ALL=C.UTF-8 xvfb-run -a -s "-screen 0 1600x1000x24" \
    build/release/bin/stylegraft --tour docs/tour --tour-seconds "${1:-300}"
