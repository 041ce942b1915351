# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: which packages, how they are installed, how many compilers fit the memory.
# "a|b" takes the first of the names that the distribution has.

build_packages="g++ mold cmake ninja-build ccache pkg-config
    libtorch-dev libopenblas-dev
    qt6-base-dev qt6-svg-dev|libqt6svg6-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqcustomplot-dev libgl-dev
    libopencv-dev libgdcm-dev libsqlitecpp-dev libsqlite3-dev libexpected-dev libxxhash-dev libhnswlib-dev zlib1g-dev
    libzip-dev libuchardet-dev libcsv-dev libpugixml-dev nlohmann-json3-dev libcli11-dev libspdlog-dev libssl-dev"
run_packages="qt6-qpa-plugins qt6-translations-l10n breeze-icon-theme fonts-inter"
test_packages="libgtest-dev libgmock-dev libbenchmark-dev xvfb dcmtk libgdcm-tools librsvg2-bin
    libhunspell-dev hunspell-pt-br hunspell-en-gb"

say() { printf 'carpo: %s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "packages must be installed: run this as root, or install sudo. Missing: $*"
        exit 1
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# The names that are not installed, the first alternative of each.
missing_packages() {
    local name alternative found
    for name in "$@"; do
        found=
        for alternative in ${name//|/ }; do
            if is_installed "$alternative"; then
                found=yes
                break
            fi
        done
        [ -n "$found" ] || printf '%s\n' "$name"
    done
}

has_candidate() {
    # Not through a pipe to grep -q: apt-cache would die of SIGPIPE and, with pipefail, take the answer along.
    local policy
    policy=$(LC_ALL=C apt-cache policy "$1")
    [ -n "$policy" ] && [[ "$policy" != *"Candidate: (none)"* ]]
}

install_packages() {
    local missing name alternative names=()
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        say "this machine has no apt-get; install these yourself: ${missing[*]}"
        exit 1
    fi
    say "installing: ${missing[*]}"
    as_root apt-get update -q >&2
    for name in "${missing[@]}"; do
        for alternative in ${name//|/ }; do
            if has_candidate "$alternative"; then
                names+=("$alternative")
                continue 2
            fi
        done
        say "this distribution has no package ${name//|/ or }; Debian 12 and Ubuntu 24.04 do."
        say "On Ubuntu, \"universe\" must be switched on (sudo add-apt-repository universe)."
        exit 1
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${names[@]}" >&2
}

# Another LibTorch (LIBTORCH=<folder>) takes the place of the distribution's.
chosen_build_packages() {
    if [ -n "${LIBTORCH:-}" ]; then
        printf '%s\n' $build_packages | grep -v '^libtorch-dev$'
    else
        printf '%s\n' $build_packages
    fi
}

# A file that sees LibTorch takes 2 GB to compile.
compile_jobs() {
    local by_memory cores
    by_memory=$(awk '/MemAvailable/ {print int($2 / 2200000)}' /proc/meminfo)
    cores=$(nproc)
    if [ "$by_memory" -lt 1 ]; then by_memory=1; fi
    if [ "$by_memory" -lt "$cores" ]; then echo "$by_memory"; else echo "$cores"; fi
}

configure_preset() {
    cmake --preset "$1" ${LIBTORCH:+"-DCMAKE_PREFIX_PATH=$LIBTORCH"} "${@:2}" >&2
}
