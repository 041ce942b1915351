// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace carpo::training {

struct Setting
{
    std::string_view key;
    std::string_view value;
};

/// A key, another value than its default, and what has to be set so that it matters.
struct WiringRow
{
    std::string_view key;
    std::string_view value;
    std::vector<Setting> context = {};
};

/// Those whose effect a training of TinyRun's squares shows.
[[nodiscard]] std::vector<WiringRow> trainedRows();

} // namespace carpo::training
