#!/bin/sh
# Builds build/release and makes build/release/stylegraft_VERSION_ARCH.deb, whose name it prints last.
set -eu
cd "$(dirname "$0")/.."
. packaging/packages.sh
need_packages "$runtime_and_build_packages $package_packages"

[ -f build/release/build.ninja ] || cmake --preset release -DSTYLEGRAFT_TESTS=OFF
cmake --build --preset release --target stylegraft stylegraft-cli >&2
programs=build/release/bin
man=build/release/man
rm -rf "$man"
mkdir -p "$man"

# manual "program and command": the manual page is what --help says, so that both are always the same.
manual() {
    page=$(echo "$1" | tr ' ' '-')
    summary=$2
    QT_QPA_PLATFORM=offscreen help2man --no-info --no-discard-stderr --section=1 --name="$summary" \
        --version-string="$version" --manual="Stylegraft" --source="Stylegraft $version" \
        "$programs/$1" | sed "s/^$1 /$page /" | gzip -9n >"$man/$page.1.gz"
}
version=$("$programs/stylegraft-cli" --version | sed 's/.* //')
manual stylegraft "studio that teaches a StyleGAN the style of your pictures"
manual stylegraft-cli "Stylegraft without a window"
for command in new grow info gap bias generate film train resume states convert evaluate delta bench; do
    manual "stylegraft-cli $command" \
        "$("$programs/stylegraft-cli" "$command" --help | sed -n '/./{s/[;:.].*//;p;q;}' | sed 's/^\(.\)/\L\1/')"
done
{
    echo "stylegraft ($version) unstable; urgency=medium"
    echo
    echo "  * Built from commit $(git rev-parse --short HEAD 2>/dev/null || echo unknown)."
    echo
    echo " -- The Stylegraft developers <stylegraft@example.org>  $(date -Ru -d "@$(git log -1 --format=%ct 2>/dev/null || date +%s)")"
} | gzip -9n >"$man/changelog.gz"

cmake build/release >/dev/null
(cd build/release && cpack -G DEB >&2)
ls "$PWD"/build/release/stylegraft_"$version"_*.deb
