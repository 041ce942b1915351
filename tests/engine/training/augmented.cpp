// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/training/augmented.h"

#include <gmock/gmock.h>

namespace carpo::training {

Augmentation augmentationWith(const std::vector<std::string>& settings)
{
    Experiment experiment;
    for (const std::string& setting : settings) {
        const std::size_t equals = setting.find('=');
        EXPECT_TRUE(experiment.setFromText(setting.substr(0, equals), setting.substr(equals + 1)).has_value())
            << setting;
    }
    return Augmentation(experiment);
}

Batch batchOf(const torch::Tensor& images)
{
    const torch::Tensor numbers = torch::arange(images.size(0), torch::kFloat32);
    return {.images = images,
            .sex = numbers.remainder(2),
            .targets = numbers,
            .pixelMean = torch::zeros({1, 1, 1, 1}),
            .pixelSd = torch::full({1, 1, 1, 1}, 255.0F)};
}

torch::Tensor randomImages(std::int64_t count, std::int64_t side)
{
    core::RandomStream random(3, "images");
    torch::Tensor images = torch::empty({count, 1, side, side});
    auto* const values = images.data_ptr<float>();
    for (std::int64_t i = 0; i < images.numel(); ++i)
        values[i] = static_cast<float>(random.uniform());
    return images;
}

std::vector<std::string> everyKind()
{
    return {"augmentation.rotation=20",
            "augmentation.shift=0.1",
            "augmentation.scale=0.2",
            "augmentation.shear=20",
            "augmentation.flip=true",
            "augmentation.vertical_flip=true",
            "augmentation.elastic=0.05",
            "augmentation.histogram_matching=1",
            "augmentation.brightness=0.3",
            "augmentation.contrast=0.5",
            "augmentation.gamma=1",
            "augmentation.blur=1.5",
            "augmentation.noise=0.1",
            "augmentation.cutout=0.4",
            "augmentation.mixup=2"};
}

} // namespace carpo::training
