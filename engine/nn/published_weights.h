// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace carpo::nn {

/// The page where its makers publish trained weights whose names and shapes are this network's; empty where
/// nobody does. Must not block.
[[nodiscard]] std::string_view publishedWeightsPage(std::string_view network);

} // namespace carpo::nn
