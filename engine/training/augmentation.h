// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/augmentation_draws.h"
#include "engine/training/batches.h"
#include "engine/training/experiment.h"

namespace carpo::training {

/// Everything that augmentation_kinds.h declares, on the device where the batch lies. In this order: what
/// moves pixels, in one look-up; what changes grays, on 0 (black) to 1 (white); cutout; mixup.
///
/// Grays are changed after each image's standardisation was found: one that is brought to mean 0 by its own
/// values still gets brighter or darker, by what its own pixels would have.
class Augmentation
{
public:
    explicit Augmentation(const Experiment& experiment);

    /// Drawn from `random` alone. On a GPU the host does not wait for it. Where all is off, the batch as it
    /// is.
    [[nodiscard]] Batch apply(Batch batch, const core::RandomStream& random) const;

private:
    AugmentationDoses m_doses;
    double m_elasticSigma;
};

} // namespace carpo::training
