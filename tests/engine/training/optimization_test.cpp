// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/batches.h"
#include "engine/training/failures.h"
#include "engine/training/losses.h"
#include "engine/training/optimizers.h"
#include "tests/engine/reference/filling.h"

#include <gmock/gmock.h>

#include <fstream>
#include <new>
#include <nlohmann/json.hpp>

namespace carpo::training {
namespace {

nlohmann::json reference(const char* name)
{
    std::ifstream file(std::string(CARPO_SOURCE_DIR "/tests/engine/reference/") + name);
    return nlohmann::json::parse(file);
}

struct Case
{
    std::string name;     ///< in the reference
    std::string settings; ///< "key=value key=value"
};

Experiment with(const std::string& settings)
{
    Experiment experiment;
    std::istringstream words(settings);
    for (std::string word; words >> word;) {
        const std::size_t equals = word.find('=');
        EXPECT_TRUE(experiment.setFromText(word.substr(0, equals), word.substr(equals + 1)).has_value())
            << word;
    }
    return experiment;
}

class Optimizers : public testing::TestWithParam<Case>
{};

TEST_P(Optimizers, walkRosenbrocksValleyAsTorchs)
{
    const auto all = reference("optimization.json");
    const auto& steps = all.at("optimizers").at(GetParam().name).at("trajectory");
    // [1, 2]: a weight, not a bias, so that weight decay takes hold.
    torch::Tensor place = torch::tensor({{-1.2, 1.0}}, torch::kFloat64).requires_grad_();
    const auto optimizer = makeOptimizer(with(GetParam().settings), {place});
    ASSERT_EQ(steps.size(), 40U);
    for (const auto& expected : steps) {
        const torch::Tensor x = place[0][0];
        const torch::Tensor y = place[0][1];
        optimizer->zero_grad();
        ((1 - x).pow(2) + 100 * (y - x * x).pow(2)).backward();
        optimizer->step();
        EXPECT_NEAR(place[0][0].item<double>(), expected[0].get<double>(), 1e-9);
        EXPECT_NEAR(place[0][1].item<double>(), expected[1].get<double>(), 1e-9);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Reference,
    Optimizers,
    testing::Values(Case{"sgd",
                         "optimizer.name=sgd optimizer.learning_rate=0.0005 optimizer.momentum=0 "
                         "optimizer.weight_decay=0"},
                    Case{"sgd_momentum",
                         "optimizer.name=sgd optimizer.learning_rate=0.0002 optimizer.momentum=0.9 "
                         "optimizer.weight_decay=0"},
                    Case{"sgd_weight_decay",
                         "optimizer.name=sgd optimizer.learning_rate=0.0005 optimizer.momentum=0 "
                         "optimizer.weight_decay=0.01"},
                    Case{"adam", "optimizer.name=adam optimizer.learning_rate=0.05 optimizer.weight_decay=0"},
                    Case{"adamw",
                         "optimizer.name=adamw optimizer.learning_rate=0.05 optimizer.weight_decay=0.05"}));

TEST(Optimizers, spareBiasesAndNormalisationFromDecay)
{
    for (const auto* const name : {"sgd", "adam", "adamw"}) {
        torch::Tensor weight = torch::ones({2, 2}).requires_grad_();
        torch::Tensor bias = torch::ones({2}).requires_grad_();
        const auto optimizer = makeOptimizer(
            with(std::string("optimizer.learning_rate=0.1 optimizer.weight_decay=0.5 optimizer.name=")
                 + name),
            {weight, bias});
        (weight.sum() * 0 + bias.sum() * 0).backward();
        optimizer->step();
        EXPECT_LT(weight.max().item<double>(), 0.99) << name;
        EXPECT_EQ(bias.min().item<double>(), 1) << name;
    }
}

TEST(Optimizers, takeARateForAllGroups)
{
    torch::Tensor weight = torch::ones({2, 2}).requires_grad_();
    torch::Tensor bias = torch::ones({2}).requires_grad_();
    const auto optimizer = makeOptimizer(
        with("optimizer.name=sgd optimizer.momentum=0 optimizer.weight_decay=0"), {weight, bias});
    setLearningRate(*optimizer, 0.25);
    (weight.sum() + bias.sum()).backward();
    optimizer->step();
    EXPECT_EQ(weight.max().item<double>(), 0.75);
    EXPECT_EQ(bias.max().item<double>(), 0.75);
}

TEST(Losses, equalTorchNnFunctionals)
{
    const auto expected = reference("losses_metrics.json").at("losses");
    const torch::Tensor first =
        torch::tensor(at::ArrayRef<double>(carpo::reference::numbers(3, 64)), torch::kFloat64);
    const torch::Tensor second =
        torch::tensor(at::ArrayRef<double>(carpo::reference::numbers(4, 64)), torch::kFloat64);
    const torch::Tensor truth = 200 * first;
    const torch::Tensor predicted = truth + 40 * second - 20;
    const auto value = [&](const char* settings) {
        return makeLoss(with(settings))(predicted, truth).item<double>();
    };
    EXPECT_NEAR(value("loss.name=l1"), expected.at("l1").get<double>(), 1e-9);
    EXPECT_NEAR(value("loss.name=l2"), expected.at("l2_mse").get<double>(), 1e-9);
    EXPECT_NEAR(
        value("loss.name=huber loss.huber_delta=10"), expected.at("huber_delta_10").get<double>(), 1e-9);
}

class Standardised : public testing::Test
{
protected:
    void SetUp() override
    {
        m_set.pixels = m_pixels;
        m_set.side = 2;
        m_set.months = {10, 20, 999};
        m_set.male = {1, 0, 0.5F};
        m_set.train = {0, 1};
        m_set.validation = {2};
    }

    std::vector<std::uint8_t> m_pixels{0, 0, 100, 100, 50, 150, 50, 150, 7, 7, 7, 7};
    TrainingSet m_set;
};

TEST_F(Standardised, byTheTrainingImagesAlone)
{
    const Standardisation values = standardise(with("data.normalization=dataset"), m_set);
    EXPECT_DOUBLE_EQ(values.monthsMean, 15);
    EXPECT_DOUBLE_EQ(values.monthsSd, 5);
    EXPECT_DOUBLE_EQ(values.pixelMean, 75);
    // Squares about 75: 4 of 75, 25 each side: (2*5625 + 2*625 + 2*625 + 2*5625) / 8.
    EXPECT_DOUBLE_EQ(values.pixelSd, std::sqrt(3125.0));
    const std::vector<std::int64_t> order{1, 0};
    const Batch batch = Batches(m_set, values, torch::kCPU).take(order);
    EXPECT_EQ(batch.images.sizes(), (std::vector<std::int64_t>{2, 1, 2, 2}));
    EXPECT_NEAR(batch.images[0][0][0][1].item<double>(), 75 / std::sqrt(3125.0), 1e-6);
    EXPECT_EQ(batch.sex[1].item<float>(), 1);
    EXPECT_EQ(batch.ages[0].item<float>(), 1);
    EXPECT_EQ(batch.ages[1].item<float>(), -1);
}

TEST_F(Standardised, byEachImagesOwnValues)
{
    const Standardisation values = standardise(with("data.normalization=image"), m_set);
    const std::vector<std::int64_t> order{0, 2};
    const Batch batch = Batches(m_set, values, torch::kCPU).take(order);
    EXPECT_FLOAT_EQ(batch.images[0][0][0][0].item<float>(), -1);
    EXPECT_FLOAT_EQ(batch.images[0][0][1][1].item<float>(), 1);
    EXPECT_EQ(batch.images[1].abs().max().item<float>(), 0); // blank
    EXPECT_EQ(batch.sex[1].item<float>(), 0.5F);
}

TEST_F(Standardised, fromZeroToOneOrByGivenNumbers)
{
    const std::vector<std::int64_t> order{0, 1};
    const Standardisation unit = standardise(with("data.normalization=unit"), m_set);
    EXPECT_FLOAT_EQ(Batches(m_set, unit, torch::kCPU).take(order).images[1][0][0][1].item<float>(),
                    150 / 255.0F);
    const Standardisation fixed =
        standardise(with("data.normalization=fixed data.pixel_mean=0.2 data.pixel_sd=0.5"), m_set);
    EXPECT_FLOAT_EQ(Batches(m_set, fixed, torch::kCPU).take(order).images[1][0][0][1].item<float>(),
                    (150 / 255.0F - 0.2F) / 0.5F);
    EXPECT_DOUBLE_EQ(fixed.monthsMean, 15);
}

// What a preview shows is what the network gets.
TEST_F(Standardised, theScaleOfAnImageIsWhatBatchesDo)
{
    for (const auto* const name : {"image", "dataset", "unit", "fixed"}) {
        const Standardisation values = standardise(with(std::string("data.normalization=") + name), m_set);
        const std::vector<std::int64_t> order{0, 1, 2};
        const torch::Tensor images = Batches(m_set, values, torch::kCPU).take(order).images;
        for (std::size_t image = 0; image < 3; ++image) {
            PixelSums sums;
            sums.add(std::span(m_pixels).subspan(4 * image, 4));
            const PixelScale scale = pixelScale(values, sums);
            for (std::size_t pixel = 0; pixel < 4; ++pixel) {
                const auto row = static_cast<std::int64_t>(pixel / 2);
                const auto column = static_cast<std::int64_t>(pixel % 2);
                EXPECT_NEAR(images[static_cast<std::int64_t>(image)][0][row][column].item<double>(),
                            (m_pixels[4 * image + pixel] - scale.mean) / scale.sd,
                            1e-5)
                    << name;
            }
        }
    }
}

TEST(Failures, becomeValues)
{
    const auto huge = guarded("here", []() -> core::Result<int> {
        return static_cast<int>(torch::empty({std::int64_t{1} << 50}).size(0));
    });
    ASSERT_FALSE(huge.has_value());
    EXPECT_EQ(huge.error().code, core::ErrorCode::OutOfMemory);
    EXPECT_EQ(errorFrom(std::bad_alloc(), "here").code, core::ErrorCode::OutOfMemory);
    const auto shape = guarded("here", []() -> core::Result<int> {
        return static_cast<int>(torch::ones({2}).matmul(torch::ones({3})).size(0));
    });
    ASSERT_FALSE(shape.has_value());
    EXPECT_EQ(shape.error().code, core::ErrorCode::Internal);
    EXPECT_EQ(shape.error().place, "here");
    EXPECT_FALSE(shape.error().value("detail").empty());
}

} // namespace
} // namespace carpo::training
