// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace carpo::project {

/// What runs were asked about images, besides the validation that comes with their training.
struct Evaluation
{
    std::int64_t number = 0; ///< from 1; given by the project, as `at` and `images`
    std::vector<std::int64_t> runs;
    std::vector<std::int64_t> bestEpochs = {}; ///< of each of `runs` then; empty: not known, a 0 likewise
    std::string part;                          ///< "train", "validation", "test" of the runs' split; "all"
    std::filesystem::path folder = {};         ///< of another data set; empty: the project's own
    std::int64_t views = 0;                    ///< of each image; 0: as the run's experiment says
    /// Of several answers: or "median"; behind "snapshots_" or "out_of_fold_" where these were asked.
    std::string combination = "mean";
    bool official = false;  ///< the images are the challenge's test set
    std::string at = {};    ///< ISO 8601, UTC
    std::size_t images = 0; ///< predictions that are kept

    /// The same images, whoever is asked.
    [[nodiscard]] bool isOfSameImages(const Evaluation& other) const
    {
        return part == other.part && folder == other.folder;
    }
};

} // namespace carpo::project
