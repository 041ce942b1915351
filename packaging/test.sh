#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Carpo with its tests (optimised, warnings are errors) and runs them all.
#   --sanitize         instead: AddressSanitizer + UBSan, then ThreadSanitizer, on the tests marked SANITIZE
#   --benchmarks       instead: builds tests/bench, to be run by hand
#   LIBTORCH=<folder>  builds against that LibTorch (C++11 ABI) instead of the distribution's
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/packages.sh

# shellcheck disable=SC2046
install_packages $(chosen_build_packages) $run_packages $test_packages

run_preset() {
    local preset=$1 target=$2
    shift 2
    configure_preset "$preset" "$@"
    cmake --build --preset "$preset" --parallel "$(compile_jobs)" --target "$target" >&2
    ctest --preset "$preset"
}

case "${1:-}" in
--sanitize)
    run_preset asan sanitize_tests
    run_preset tsan sanitize_tests
    ;;
--benchmarks)
    configure_preset ci -DCARPO_BUILD_BENCHMARKS=ON
    cmake --build --preset ci --parallel "$(compile_jobs)" --target benchmarks >&2
    ;;
"")
    run_preset ci all
    ;;
*)
    say "usage: packaging/test.sh [--sanitize|--benchmarks]"
    exit 2
    ;;
esac
