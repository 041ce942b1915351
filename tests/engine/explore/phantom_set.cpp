// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/explore/phantom_set.h"

#include "engine/core/random.h"
#include "engine/phantom/defective_radiograph.h"
#include "engine/phantom/nuisance.h"

#include <limits>

namespace carpo::explore {

imaging::Image phantomOf(std::uint64_t number, int height, phantom::Anomaly anomaly)
{
    constexpr double kPlain = 0.9; // how gross what is wrong is, of 1
    core::RandomStream random(71, "phantom set", number);
    const phantom::Child child{.male = random.chance(0.5),
                               .skeletalMonths = random.uniform(30, 210),
                               .tempoMonths = 0,
                               .individual = random.next()};
    const phantom::Appearance appearance = phantom::randomAppearance(random, height);
    return phantom::renderDefective(anomaly, kPlain, child, appearance, random);
}

void ScannedSet::add(const imaging::Image& image)
{
    const MeasuredImage measured = measure(image);
    table.measures.resize(measures().size());
    for (std::size_t i = 0; i < measures().size(); ++i)
        table.measures[i].push_back(measured.measures[i]);
    table.decoded.push_back(true);
    table.pixelHashes.push_back(measured.fingerprint.pixels);
    table.perceptualHashes.push_back(measured.fingerprint.perceptual);
    thumbnails.push_back(measured.fingerprint.thumbnail);
}

void ScannedSet::addUnreadable()
{
    table.measures.resize(measures().size());
    for (std::vector<float>& column : table.measures)
        column.push_back(std::numeric_limits<float>::quiet_NaN());
    table.decoded.push_back(false);
    table.pixelHashes.emplace_back();
    table.perceptualHashes.push_back(0);
    thumbnails.emplace_back();
}

} // namespace carpo::explore
