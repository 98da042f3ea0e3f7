#!/bin/sh
# Builds and tests: release build, all tests but the slow ones (the layering check is among them), and
# the studio without the engine. --all adds the engine without Qt, the sanitizers and the slow tests.
set -eu
cd "$(dirname "$0")/.."
all=no
for argument in "$@"; do
    case "$argument" in
        --all) all=yes ;;
        *) echo "usage: packaging/test.sh [--all]" >&2; exit 2 ;;
    esac
done
. packaging/packages.sh
need_packages "$runtime_and_build_packages $test_packages"

build() { # preset
    cmake --preset "$1" ${2:-} >/dev/null
    cmake --build --preset "$1"
}

build ui-only
ctest --preset ui-only
if [ "$all" = yes ]; then
    build core-only
    build asan-ubsan
    ctest --preset asan-ubsan
    build tsan
    ctest --preset tsan
fi
build release -DSTYLEGRAFT_TESTS=ON
if [ "$all" = yes ]; then
    ctest --test-dir build/release --output-on-failure --no-tests=error
else
    ctest --preset release
fi
