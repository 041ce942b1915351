// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace carpo::project {

/// What a network that did not see the image says of it. Months.
struct FoldPrediction
{
    std::string id;
    std::string path;       ///< relative to the data set's folder
    float femaleMonths = 0; ///< if the child is a girl
    float maleMonths = 0;   ///< if it is a boy
    float waver = 0;        ///< SD over slightly shifted pictures
};

/// By fold, from 0.
using FoldTable = std::map<int, std::vector<FoldPrediction>>;

} // namespace carpo::project
