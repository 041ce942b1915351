// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"
#include "engine/training/hyperparameter.h"
#include "widgets/forms/field_spec.h"

#include <QVariant>

#include <vector>

namespace carpo::pages {

/// The catalogue as fields of a form, in the window's language.
[[nodiscard]] std::vector<forms::FieldSpec> experimentFields();

/// Any hyperparameter as a field, in no group.
[[nodiscard]] forms::FieldSpec fieldOf(const training::Hyperparameter& hyperparameter);

[[nodiscard]] QString fieldKey(const training::Hyperparameter& hyperparameter);
[[nodiscard]] QVariant toVariant(const training::Value& value);
[[nodiscard]] training::Value toValue(const training::Hyperparameter& hyperparameter, const QVariant& value);

/// All values of the experiment by their keys.
[[nodiscard]] QVariantMap valuesOf(const training::Experiment& experiment);

} // namespace carpo::pages
