# The Debian packages Stylegraft needs, and a way to get them. Sourced by the scripts beside it that build.

runtime_and_build_packages="
  cmake ninja-build g++ pkg-config
  libtorch-dev libonnx-dev libprotobuf-dev libopenblas0-openmp libgloo-dev libopencv-dev
  libexpected-dev nlohmann-json3-dev libssl-dev libpng-dev libtiff-dev libcli11-dev
  libavcodec-dev libavformat-dev libswscale-dev
  zlib1g-dev libzip-dev zipcmp zipmerge ziptool
  qt6-base-dev qt6-l10n-tools qt6-translations-l10n qt6-qpa-plugins libqcustomplot-dev
  libvulkan-dev mesa-vulkan-drivers glslc"
package_packages="help2man dpkg-dev desktop-file-utils appstream"
test_packages="xvfb xauth vulkan-validationlayers"

# need_packages "names": installs what is missing on Debian, asking a person first; elsewhere it names
# what is missing and stops.
need_packages() {
    missing=""
    for package in $1; do
        if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
            missing="$missing $package"
        fi
    done
    [ -z "$missing" ] && return 0
    if ! grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release || ! command -v apt-get >/dev/null; then
        echo "Stylegraft is built on Debian 12. These packages (or what your system calls them) are missing:" >&2
        echo " $missing" >&2
        exit 1
    fi
    sudo=""
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing; please install them as root:$missing" >&2
            exit 1
        fi
        sudo=sudo
    fi
    if [ -t 0 ] && [ "${CI:-}" != true ]; then
        printf 'To be installed with apt:%s\nGo on? [Y/n] ' "$missing"
        read -r answer
        case "$answer" in
            "" | y | Y | yes) ;;
            *) exit 1 ;;
        esac
    fi
    $sudo apt-get update
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y --no-install-recommends $missing
}
