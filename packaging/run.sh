#!/bin/sh
# Installs what is missing, builds, and opens the studio with the bundled model and a style pack.
# Arguments are passed on to the studio instead, e.g. packaging/run.sh my-model.pkl --style my-pictures
set -eu
here=$PWD
cd "$(dirname "$0")/.."
root=$PWD
. packaging/packages.sh
need_packages "$runtime_and_build_packages"
[ -f build/release/build.ninja ] || cmake --preset release -DSTYLEGRAFT_TESTS=OFF
cmake --build --preset release --target stylegraft stylegraft-cli
if [ $# -eq 0 ]; then
    set -- resources/models/toonhead-64.pkl --style resources/packs/openPeeps
else
    cd "$here" # from where relative names count
fi
exec "$root/build/release/bin/stylegraft" "$@"
