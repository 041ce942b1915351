#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Carpo with optimisation and opens it on the demonstration cohort.
# Without a display it runs the same job on the command line. May be run again at any time.
#   LIBTORCH=<folder>  builds against that LibTorch (C++11 ABI) instead of the distribution's
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/packages.sh

# shellcheck disable=SC2046
install_packages $(chosen_build_packages) $run_packages
configure_preset release

bin=build/release/bin
if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    cmake --build --preset release --parallel "$(compile_jobs)" --target carpo-cli >&2
    say "there is neither DISPLAY nor WAYLAND_DISPLAY, so no window can open:"
    say "the same job runs on the command line (carpo-cli demo)."
    exec "$bin/carpo-cli" demo "$@"
fi

cmake --build --preset release --parallel "$(compile_jobs)" --target carpo-cli >&2
# The cohort is made while the window builds; the program goes on with it where it is not finished.
nice "$bin/carpo-cli" demo --cohort-only >/dev/null 2>&1 &
cohort=$!; trap 'kill -INT "$cohort" 2>/dev/null || true' EXIT # also where the build below fails
cmake --build --preset release --parallel "$(compile_jobs)" >&2
# Two writers of one cohort would only do the same work twice.
kill -INT "$cohort" 2>/dev/null && wait "$cohort" || true
exec "$bin/carpo" --demo "$@"
