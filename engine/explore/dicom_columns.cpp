// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/scan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

namespace carpo::explore {
namespace {

using dataset::Dataset;
using dataset::Laterality;
using dataset::Sex;

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

Laterality lateralityOf(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, Laterality>, 4> kWords = {{{"L", Laterality::Left},
                                                                                {"R", Laterality::Right},
                                                                                {"B", Laterality::Both},
                                                                                {"U", Laterality::Unpaired}}};
    const auto* const found =
        std::ranges::find(kWords, text, &std::pair<std::string_view, Laterality>::first);
    return found == kWords.end() ? Laterality::Unknown : found->second;
}

Sex sexOf(const imaging::DicomFacts& facts)
{
    switch (facts.sex) {
    case imaging::DicomFacts::Sex::Female:
        return Sex::Female;
    case imaging::DicomFacts::Sex::Male:
        return Sex::Male;
    case imaging::DicomFacts::Sex::Unknown:
        break;
    }
    return Sex::Unknown;
}

/// An optional column is there as soon as one image has something in it.
template <typename Value>
void put(std::vector<Value>& column, std::size_t images, std::size_t image, Value value, const Value& unknown)
{
    if (column.empty())
        column.assign(images, unknown);
    column[image] = std::move(value);
}

void putFacts(Dataset& dataset, std::size_t image, const imaging::DicomFacts& facts)
{
    const std::size_t images = dataset.size();
    if (dataset.sexes[image] == Sex::Unknown)
        dataset.sexes[image] = sexOf(facts);
    const bool hasAge =
        !dataset.chronologicalMonths.empty() && !std::isnan(dataset.chronologicalMonths[image]);
    if (!hasAge && !std::isnan(facts.ageMonths))
        put(dataset.chronologicalMonths, images, image, static_cast<float>(facts.ageMonths), kNaN);
    if (facts.hasSpacing())
        put(dataset.spacings,
            images,
            image,
            {static_cast<float>(facts.rowSpacing), static_cast<float>(facts.columnSpacing)},
            {});
    if (const Laterality laterality = lateralityOf(facts.laterality); laterality != Laterality::Unknown)
        put(dataset.lateralities, images, image, laterality, Laterality::Unknown);
    if (!facts.bodyPart.empty())
        put(dataset.bodyParts, images, image, facts.bodyPart, {});
}

} // namespace

Dataset withFacts(Dataset dataset, const ScanTable& table)
{
    for (const auto& [image, facts] : table.facts)
        putFacts(dataset, image, facts);
    return dataset;
}

bool lacksFacts(const Dataset& dataset)
{
    constexpr std::array<std::string_view, 6> kOthers = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"};
    for (std::size_t image = 0; image < dataset.size(); ++image) {
        if (dataset.sexes[image] == Sex::Unknown
            && std::ranges::find(kOthers, dataset.files[image].extension().native()) == kOthers.end())
            return true;
    }
    return false;
}

} // namespace carpo::explore
