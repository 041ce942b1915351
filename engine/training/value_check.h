// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/hyperparameter.h"

#include <string>
#include <string_view>

namespace carpo::training {

/// The value as its entry wants it (a whole number is a Real too). `place` names what it stands in. Fails with
/// ExperimentWrongType, ExperimentOutOfRange, ExperimentUnknownChoice. Must not block.
[[nodiscard]] core::Result<Value>
checkedValue(const Hyperparameter& entry, Value value, const std::string& place);

/// From text, as `--set key=value` gives it (decimal point); not checked for its range. Fails with
/// ExperimentWrongType.
[[nodiscard]] core::Result<Value>
valueFromText(const Hyperparameter& entry, std::string_view text, const std::string& place);

} // namespace carpo::training
