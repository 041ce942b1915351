// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation.h"

#include "engine/training/augmentation_geometry.h"
#include "engine/training/augmentation_intensity.h"
#include "engine/training/cutout.h"
#include "engine/training/mixup.h"

namespace carpo::training {

Augmentation::Augmentation(const Experiment& experiment)
    : m_doses(augmentationDoses(experiment))
    , m_elasticSigma(experiment.real("augmentation.elastic_sigma"))
{}

Batch Augmentation::apply(Batch batch, const core::RandomStream& random) const
{
    const AugmentationDraws draws(m_doses, random, batch.images.size(0), batch.images.device());
    if (movesPixels(draws))
        batch.images = warped(batch.images, draws, random, m_elasticSigma);
    if (changesGrays(draws))
        batch.images = withChangedGrays(batch, draws);
    if (draws.isOn(AugmentationKind::Cutout))
        batch.images = withCutout(batch.images, draws);
    if (draws.isOn(AugmentationKind::Mixup))
        batch = mixedUp(std::move(batch), draws);
    return batch;
}

} // namespace carpo::training
