// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/dicom_attribute.h"

#include <cstdint>
#include <span>
#include <vector>

namespace carpo::decode {

/// Every attribute, those of sequences too. Fails with ImageDamaged, and may end the process. Blocks.
[[nodiscard]] core::Result<std::vector<imaging::DicomAttribute>>
readDicomAttributes(std::span<const std::uint8_t> bytes);

} // namespace carpo::decode
