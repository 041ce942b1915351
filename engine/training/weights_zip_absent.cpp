// SPDX-License-Identifier: GPL-3.0-or-later
// In the place of weights_zip.cpp where a build without the data library finds no libzip.
#include "engine/training/weights_flaw.h"
#include "engine/training/weights_zip.h"

namespace carpo::training {

struct WeightsZip::Archive
{};

WeightsZip::~WeightsZip() = default;
WeightsZip::WeightsZip(WeightsZip&& other) noexcept = default;
WeightsZip& WeightsZip::operator=(WeightsZip&& other) noexcept = default;

core::Result<WeightsZip> WeightsZip::open(std::string_view, std::uint64_t, const std::string& place)
{
    return unreadableWeights(WeightsFlaw::UnknownFormat, place, "zip: built without libzip");
}

std::string WeightsZip::folderWith(std::string_view) const
{
    return {};
}

core::Result<std::string> WeightsZip::read(const std::string&)
{
    return unreadableWeights(WeightsFlaw::UnknownFormat, m_place, "zip: built without libzip");
}

} // namespace carpo::training
