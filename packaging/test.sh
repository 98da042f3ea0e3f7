#!/bin/sh
# Builds and tests: release build, all tests but the slow ones (the layering check is among them), and
# the studio without the engine. --all adds the engine without Qt, the sanitizers, the slow tests and the
# Debian package.
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
    cmake --preset "$1" ${2:-} >/dev/null &&
        cmake --build --preset "$1"
}

# Every stage runs, whatever an earlier one found: a night's run should tell all it can.
failed=
stage() { # name, then a command
    name=$1; shift
    echo "== $name"
    if "$@"; then :; else failed="$failed $name"; fi
}
built_and_tested() { # preset, then an option of the configuration
    build "$1" ${2:-} && ctest --preset "$1"
}
made_and_unpacked() {
    need_packages "$package_packages" && deb=$(packaging/make-deb.sh) && packaging/test-deb.sh "$deb"
}
all_of_release() {
    build release -DSTYLEGRAFT_TESTS=ON && ctest --test-dir build/release --output-on-failure --no-tests=error
}

if [ "$all" = yes ]; then
    stage release all_of_release
    stage ui-only built_and_tested ui-only
    stage asan-ubsan built_and_tested asan-ubsan
    stage tsan built_and_tested tsan
    stage core-only build core-only
    stage package made_and_unpacked
else
    stage ui-only built_and_tested ui-only
    stage release built_and_tested release -DSTYLEGRAFT_TESTS=ON
fi
if [ -n "$failed" ]; then
    echo "failed:$failed" >&2
    exit 1
fi
