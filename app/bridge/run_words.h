// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"

#include <QString>

namespace carpo::bridge {

/// What sets a sweep's run apart: "Taxa de aprendizado = 0,001 · Tamanho do lote = 16"; the name of any other
/// run.
[[nodiscard]] QString runWords(const RunSummary& run);

/// The same with what all runs of the sweep are called before it, to be read in full.
[[nodiscard]] QString wholeRunWords(const RunSummary& run);

} // namespace carpo::bridge
