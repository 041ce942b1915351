// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/parallel_for.h"
#include "engine/core/progress_meter.h"
#include "engine/explore/scan.h"
#include "engine/imaging/decode.h"
#include "engine/imaging/file_bytes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
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

/// Whether it may be a DICOM, by its name, and could say the sex.
bool lacksFacts(const Dataset& dataset, std::size_t image)
{
    constexpr std::array<std::string_view, 6> kOthers = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"};
    return dataset.sexes[image] == Sex::Unknown
           && std::ranges::find(kOthers, dataset.files[image].extension().native()) == kOthers.end();
}

std::optional<imaging::DicomFacts>
factsIn(const std::filesystem::path& file, const imaging::DecodeLimits& limits, const std::stop_token& stop)
{
    if (imaging::sniffFile(file) != imaging::Format::Dicom)
        return std::nullopt;
    const auto bytes = imaging::readFile(file, imaging::maxFileBytes(limits));
    if (!bytes)
        return std::nullopt;
    auto decoded = imaging::decodeWithFacts(*bytes, file.string(), limits, stop);
    return decoded ? std::move(decoded->facts) : std::nullopt;
}

} // namespace

Dataset withFacts(Dataset dataset, const ScanTable& table)
{
    for (const auto& [image, facts] : table.facts)
        putFacts(dataset, image, facts);
    return dataset;
}

core::Result<Dataset> withFactsRead(Dataset dataset,
                                    const imaging::DecodeLimits& limits,
                                    const std::stop_token& stop,
                                    const core::ProgressFn& report)
{
    std::vector<std::size_t> images;
    for (std::size_t image = 0; image < dataset.size(); ++image) {
        if (lacksFacts(dataset, image))
            images.push_back(image);
    }
    std::vector<std::optional<imaging::DicomFacts>> facts(images.size());
    core::ProgressMeter meter(static_cast<std::int64_t>(images.size()), report);
    core::parallelFor(images.size(), [&](std::size_t i) {
        if (stop.stop_requested())
            return;
        facts[i] = factsIn(dataset.files[images[i]], limits, stop);
        meter.advance();
    });
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (facts[i])
            putFacts(dataset, images[i], *facts[i]);
    }
    return dataset;
}

bool lacksFacts(const Dataset& dataset)
{
    for (std::size_t image = 0; image < dataset.size(); ++image) {
        if (lacksFacts(dataset, image))
            return true;
    }
    return false;
}

} // namespace carpo::explore
