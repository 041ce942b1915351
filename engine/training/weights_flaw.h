// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <string>
#include <string_view>

namespace carpo::training {

/// Why a file gives no weights.
enum class WeightsFlaw
{
    Missing,          ///< the file; nobody publishes weights of its network (the detail)
    MissingPublished, ///< the file; the detail is the page with published ones
    UnknownFormat,
    NotSafetensors,
    NotStateDict,
    NamesCode, ///< a pickle that calls for what is no part of a state dict
    BigEndian,
    TooMuch, ///< beyond what any weights need
    NoTensors
};

/// WeightsUnreadable with a "reason", which has a translation (context "Error"), and a "detail". Must not
/// block.
[[nodiscard]] tl::unexpected<core::Error>
unreadableWeights(WeightsFlaw flaw, const std::string& place, std::string_view detail);

/// A name from a file, fit to be shown: printable ASCII, of a line's length at most. Must not block.
[[nodiscard]] std::string shownName(std::string_view name);

} // namespace carpo::training
