// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace carpo::app_test {

/// Synthetic hands in the RSNA layout in `folder`. Blocks: about 10 ms an image of 128 px.
void writeSmallCohort(const std::filesystem::path& folder, int count, int height);

} // namespace carpo::app_test
