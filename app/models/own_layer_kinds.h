// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/field_spec.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace carpo::models {

/// A kind of layer that an own network may have, as nn::planLayers reads it.
struct OwnLayerKind
{
    QString word;                            ///< "conv"
    QString name;                            ///< in the window's language
    QString usual;                           ///< the layer that is put in for a start, "conv 16"
    std::vector<forms::FieldSpec> arguments; ///< in their order; the key of one is its place
};

/// All of them, in the window's language.
[[nodiscard]] std::vector<OwnLayerKind> ownLayerKinds();

/// What stands for a layer: its kind's name, or its words where there is no such kind.
[[nodiscard]] QString layerTitle(const QString& words);

/// The values of the kind's arguments in a layer's words; what is left out has its default.
[[nodiscard]] QVariantList argumentsOf(const OwnLayerKind& kind, const QString& words);

/// The words of a layer; what has its default at the end is left out.
[[nodiscard]] QString layerWords(const OwnLayerKind& kind, const QVariantList& arguments);

} // namespace carpo::models
