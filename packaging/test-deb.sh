#!/bin/sh
# Unpacks a package into an empty folder, without installing it, and does the main job from there:
# packaging/test-deb.sh FILE.deb
set -eu
deb=$(realpath "$1")
fail() {
    echo "$deb: $1" >&2
    exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
touch "$work/begun"
home=$HOME # the person's own, which must stay as it is
export HOME="$work/home" TMPDIR="$work/tmp"
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share" XDG_CACHE_HOME="$HOME/.cache" XDG_RUNTIME_DIR="$work/run"
mkdir -p "$root" "$HOME" "$TMPDIR" "$work/run"
chmod 700 "$work/run"

# Nothing but files below /usr, and no scripts that would run at installation.
dpkg-deb -c "$deb" | awk '{print $6}' | grep -vqE '^\./(usr/.*)?$' && fail "holds files outside /usr"
scripts=$(dpkg-deb -I "$deb" | grep -E ' (preinst|postinst|prerm|postrm) ' || true)
[ -z "$scripts" ] || fail "would run scripts: $scripts"
for needed in libtorch1.13 libopenblas0-openmp libqt6widgets6 libopencv-core; do
    dpkg-deb -f "$deb" Depends | grep -q "$needed" || fail "does not depend on $needed"
done

dpkg -x "$deb" "$root"
for file in bin/stylegraft bin/stylegraft-cli share/applications/stylegraft.desktop share/mime/packages/stylegraft.xml \
    share/metainfo/org.stylegraft.stylegraft.metainfo.xml share/icons/hicolor/scalable/apps/stylegraft.svg \
    share/man/man1/stylegraft.1.gz share/man/man1/stylegraft-cli-train.1.gz \
    share/stylegraft/models/toonhead-64.pkl share/stylegraft/models/toonhead-64.png share/stylegraft/models/toonhead-128.pkl share/stylegraft/packs/openPeeps/LICENSE share/doc/stylegraft/copyright; do
    [ -s "$root/usr/$file" ] || fail "lacks /usr/$file"
done
zcat "$root/usr/share/man/man1/stylegraft-cli-train.1.gz" | grep -q 'freeze' || fail "the manual of train says nothing of freezing"
desktop-file-validate "$root/usr/share/applications/stylegraft.desktop"
appstreamcli validate --no-net --pedantic "$root/usr/share/metainfo/org.stylegraft.stylegraft.metainfo.xml" >&2 ||
    fail "AppStream does not like the description"

# The programs find model and pictures beside themselves, wherever they are started.
touch "$work/stamp"
cd /
"$root/usr/bin/stylegraft-cli" generate "$root/usr/share/stylegraft/models/toonhead-64.pkl" --seeds 0 --out "$work/one" >/dev/null
[ -s "$work/one/seed0000.png" ] || fail "stylegraft-cli drew nothing"
xvfb-run -a -s "-screen 0 1600x1000x24" "$root/usr/bin/stylegraft" --demo >"$work/demo.txt" || fail "the demo failed"
demo=$(tail -1 "$work/demo.txt")
echo "$demo"
exports=$(echo "$demo" | sed 's/.*"export[^"]*": *"\([^"]*\)".*/\1/')
case "$exports" in
    "$work"/*) ;;
    *) fail "exported to $exports, not below the temporary folder" ;;
esac
[ -n "$(find "$exports" -name '*.pkl')" ] || fail "the demo exported no model"
[ -z "$(find "$root" -newer "$work/stamp")" ] || fail "wrote into its own folders"
outside=$(find / -xdev -maxdepth 1 -newer "$work/begun" ! -type d 2>/dev/null || true)
[ -z "$outside" ] || fail "files were left in the working directory: $outside"
outside=$(find /usr /etc /opt /var/lib -xdev -newer "$work/begun" -ipath '*stylegraft*' ! -type d 2>/dev/null || true)
[ -z "$outside" ] || fail "files of the system were changed: $outside"
outside=$(find "$home/.config" "$home/.local" "$home/.cache" -xdev -newer "$work/begun" -ipath '*stylegraft*' ! -type d 2>/dev/null || true)
[ -z "$outside" ] || fail "files of the person were changed: $outside"
[ "$(ls "$work/home" -A | grep -cv '^\.')" = 0 ] || fail "left visible files in the home folder"
echo "$deb: good"
