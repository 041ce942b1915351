// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/project.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace carpo::bridge {

/// A run that an evaluation asked, and that has found a better epoch since.
struct EarlierRun
{
    std::int64_t run = 0;
    std::int64_t epoch = 0; ///< the best one then
};

struct KnownEvaluation
{
    project::Evaluation evaluation;
    std::vector<EarlierRun> earlier; ///< empty: its runs would say the same today
};

/// The best epochs of a project's runs as they are today, each read once.
class BestEpochs
{
public:
    /// The project outlives this object.
    explicit BestEpochs(const project::Project& project)
        : m_project(project)
    {}

    /// The runs of an evaluation that have found a better epoch since. One that is gone says nothing. Blocks.
    [[nodiscard]] std::vector<EarlierRun> earlierIn(const project::Evaluation& evaluation);

private:
    std::int64_t of(std::int64_t run);

    const project::Project& m_project;
    std::unordered_map<std::int64_t, std::int64_t> m_known; // 0: not known
};

} // namespace carpo::bridge
