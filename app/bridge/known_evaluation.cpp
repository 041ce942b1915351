// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/known_evaluation.h"

#include "engine/jobs/run_account.h"

#include <algorithm>
#include <cstddef>

namespace carpo::bridge {

std::vector<EarlierRun> BestEpochs::earlierIn(const project::Evaluation& evaluation)
{
    std::vector<EarlierRun> earlier;
    for (std::size_t i = 0; i < std::min(evaluation.runs.size(), evaluation.bestEpochs.size()); ++i) {
        const std::int64_t run = evaluation.runs[i];
        const std::int64_t then = evaluation.bestEpochs[i];
        const std::int64_t now = of(run);
        const bool isNamed = std::ranges::find(earlier, run, &EarlierRun::run) != earlier.end();
        if (then > 0 && now > 0 && then != now && !isNamed)
            earlier.push_back({.run = run, .epoch = then});
    }
    return earlier;
}

std::int64_t BestEpochs::of(std::int64_t number)
{
    const auto [place, isNew] = m_known.try_emplace(number, 0);
    if (!isNew)
        return place->second;
    const auto run = m_project.run(number);
    const auto epochs = m_project.epochs(number);
    if (!run || !epochs)
        return 0;
    if (const auto experiment = training::Experiment::fromJson(run->experimentJson, run->name))
        place->second = jobs::bestEpochOf(*experiment, *epochs).value_or(0);
    return place->second;
}

} // namespace carpo::bridge
