// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/known_classes.h"

#include <algorithm>
#include <cstddef>

namespace carpo::pages {

KnownClasses knownClasses(const bridge::Judged& judged)
{
    KnownClasses known;
    for (const std::string& name : judged.run->classes)
        known.names.push_back(bridge::classWords(name, judged.run->metric));
    const std::vector<int> truth = judged.trueClasses();
    const std::vector<int> predicted = judged.predictedClasses();
    const bool hasScores = std::ranges::all_of(judged.rows, [&known](const project::PredictionRow& row) {
        return row.scores.size() == known.names.size();
    });
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (truth[i] < 0 || predicted[i] < 0)
            continue;
        known.truth.push_back(truth[i]);
        known.predicted.push_back(predicted[i]);
        if (hasScores)
            known.scores.insert(
                known.scores.end(), judged.rows[i].scores.begin(), judged.rows[i].scores.end());
    }
    return known;
}

} // namespace carpo::pages
