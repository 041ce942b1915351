// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/weights_file.h"

#include "engine/training/atomic_file.h"
#include "engine/training/safetensors.h"
#include "engine/training/sha256.h"
#include "engine/training/state_dict.h"
#include "engine/training/state_dict_file.h"
#include "engine/training/weights_flaw.h"

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

namespace carpo::training {
namespace {

// Its header's JSON begins behind the eight bytes of its length.
bool mayBeSafetensors(std::string_view bytes)
{
    constexpr std::size_t kBegin = 8;
    return bytes.size() > kBegin && bytes[kBegin] == '{';
}

core::Result<Weights> parse(std::string_view content, const std::string& place)
{
    if (StateDictFile::isZip(content) || StateDictFile::isLegacy(content))
        return parseStateDict(content, place);
    if (mayBeSafetensors(content))
        return parseSafetensors(content, place);
    return unreadableWeights(WeightsFlaw::UnknownFormat, place, std::to_string(content.size()) + " B");
}

std::string digestOf(std::string_view content)
{
    Sha256 hash;
    hash.add({reinterpret_cast<const std::uint8_t*>(content.data()), content.size()});
    return hash.finish();
}

} // namespace

core::Result<WeightsFile> readWeightsFile(const std::filesystem::path& file)
{
    const std::string place = file.string();
    const core::Result<std::string> content = readWholeFile(file, std::numeric_limits<std::size_t>::max());
    if (!content)
        return tl::make_unexpected(content.error());
    return parse(*content, place).map([&content](Weights weights) {
        return WeightsFile{.weights = std::move(weights), .sha256 = digestOf(*content)};
    });
}

} // namespace carpo::training
