// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/batches.h"
#include "engine/training/failures.h"
#include "engine/training/losses.h"
#include "engine/training/network_options.h"
#include "engine/training/optimizers.h"
#include "tests/engine/reference/filling.h"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <new>
#include <nlohmann/json.hpp>
#include <sstream>

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

torch::Tensor climbDown(torch::optim::Optimizer& optimizer, const torch::Tensor& place)
{
    const torch::Tensor x = place[0][0];
    const torch::Tensor y = place[0][1];
    optimizer.zero_grad();
    torch::Tensor loss = (1 - x).pow(2) + 100 * (y - x * x).pow(2);
    loss.backward();
    return loss;
}

class Optimizers : public testing::TestWithParam<Case>
{};

TEST_P(Optimizers, walkRosenbrocksValleyAsTorchs)
{
    const auto all = reference("optimizers.json");
    const auto& steps = all.at("runs").at(GetParam().name).at("trajectory");
    // [1, 2]: a weight, not a bias, so that weight decay takes hold.
    torch::Tensor place = torch::tensor({{-1.2, 1.0}}, torch::kFloat64).requires_grad_();
    const auto optimizer = makeOptimizer(with(GetParam().settings), {place});
    ASSERT_GE(steps.size(), 12U);
    for (const auto& expected : steps) {
        optimizer->step([&] { return climbDown(*optimizer, place); });
        EXPECT_NEAR(place[0][0].item<double>(), expected[0].get<double>(), 1e-9);
        EXPECT_NEAR(place[0][1].item<double>(), expected[1].get<double>(), 1e-9);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Reference,
    Optimizers,
    testing::Values(
        Case{"sgd",
             "optimizer.name=sgd optimizer.learning_rate=0.0005 optimizer.momentum=0 "
             "optimizer.weight_decay=0"},
        Case{"sgd_momentum",
             "optimizer.name=sgd optimizer.learning_rate=0.0002 optimizer.momentum=0.9 "
             "optimizer.weight_decay=0"},
        Case{"sgd_weight_decay",
             "optimizer.name=sgd optimizer.learning_rate=0.0005 optimizer.momentum=0 "
             "optimizer.weight_decay=0.01"},
        Case{"sgd", "optimizer.name=gd optimizer.learning_rate=0.0005 optimizer.weight_decay=0"},
        Case{"sgd_nesterov",
             "optimizer.name=nesterov optimizer.learning_rate=0.0002 optimizer.momentum=0.9 "
             "optimizer.weight_decay=0"},
        Case{"adagrad",
             "optimizer.name=adagrad optimizer.learning_rate=0.1 optimizer.epsilon=1e-10 "
             "optimizer.weight_decay=0"},
        Case{"rmsprop",
             "optimizer.name=rmsprop optimizer.learning_rate=0.01 optimizer.alpha=0.9 "
             "optimizer.weight_decay=0"},
        Case{"rmsprop_centered_momentum",
             "optimizer.name=rmsprop optimizer.learning_rate=0.005 optimizer.alpha=0.99 "
             "optimizer.rmsprop_momentum=0.9 optimizer.centered=true optimizer.weight_decay=0"},
        Case{"adam_amsgrad", "optimizer.name=amsgrad optimizer.learning_rate=0.05 optimizer.weight_decay=0"},
        Case{"lbfgs",
             "optimizer.name=lbfgs optimizer.learning_rate=1 optimizer.iterations=5 "
             "optimizer.history=10"},
        Case{"adam", "optimizer.name=adam optimizer.learning_rate=0.05 optimizer.weight_decay=0"},
        Case{"adamw", "optimizer.name=adamw optimizer.learning_rate=0.05 optimizer.weight_decay=0.05"}));

TEST(Optimizers, adamWithoutBiasCorrectionIsTheLectures)
{
    torch::Tensor place = torch::tensor({{-1.2, 1.0}}, torch::kFloat64).requires_grad_();
    const auto optimizer = makeOptimizer(with("optimizer.name=adam optimizer.learning_rate=0.05 "
                                              "optimizer.weight_decay=0 optimizer.bias_correction=false"),
                                         {place});
    torch::Tensor expected = place.detach().clone();
    torch::Tensor mean = torch::zeros_like(expected);
    torch::Tensor square = torch::zeros_like(expected);
    for (int i = 0; i < 20; ++i) {
        optimizer->step([&] { return climbDown(*optimizer, place); });
        const torch::Tensor gradient = place.grad();
        mean = 0.9 * mean + 0.1 * gradient;
        square = 0.999 * square + 0.001 * gradient.square();
        expected -= 0.05 * mean / (square.sqrt() + 1e-8);
        EXPECT_LT((place.detach() - expected).abs().max().item<double>(), 1e-9) << i;
    }
}

TEST(Optimizers, bfgsReachesTheValleysEnd)
{
    torch::Tensor place = torch::tensor({{-1.2, 1.0}}, torch::kFloat64).requires_grad_();
    const auto optimizer =
        makeOptimizer(with("optimizer.name=bfgs optimizer.learning_rate=1 optimizer.iterations=1"), {place});
    double last = HUGE_VAL;
    for (int i = 0; i < 60; ++i) {
        const double loss = optimizer->step([&] { return climbDown(*optimizer, place); }).item<double>();
        EXPECT_LE(loss, last) << i;
        last = loss;
    }
    EXPECT_NEAR(place[0][0].item<double>(), 1, 1e-9);
    EXPECT_NEAR(place[0][1].item<double>(), 1, 1e-9);
}

TEST(Optimizers, goOnBitIdenticallyFromWhatTheySaved)
{
    for (const std::string name :
         {"gd", "sgd", "nesterov", "adagrad", "rmsprop", "adam", "amsgrad", "adamw", "lbfgs", "bfgs"}) {
        for (const auto* const correction : {"true", "false"}) {
            const Experiment experiment = with("optimizer.learning_rate=0.001 optimizer.name=" + name
                                               + " optimizer.bias_correction=" + correction);
            torch::Tensor place = torch::tensor({{-1.2, 1.0}}, torch::kFloat64).requires_grad_();
            const auto optimizer = makeOptimizer(experiment, {place});
            for (int i = 0; i < 5; ++i)
                optimizer->step([&] { return climbDown(*optimizer, place); });
            torch::serialize::OutputArchive saved;
            saveOptimizer(*optimizer, saved);
            std::stringstream stream;
            saved.save_to(stream);
            torch::serialize::InputArchive archive;
            archive.load_from(stream);
            torch::Tensor again = place.detach().clone().requires_grad_();
            const auto continued = makeOptimizer(experiment, {again});
            continued->load(archive);
            for (int i = 0; i < 5; ++i) {
                optimizer->step([&] { return climbDown(*optimizer, place); });
                continued->step([&] { return climbDown(*continued, again); });
                EXPECT_TRUE(torch::equal(place, again)) << name << ' ' << i;
            }
        }
    }
}

TEST(Optimizers, spareBiasesAndNormalisationFromDecay)
{
    for (const auto* const name :
         {"gd", "sgd", "nesterov", "adagrad", "rmsprop", "adam", "amsgrad", "adamw"}) {
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
    EXPECT_NEAR(value("loss.name=smooth_l1"), expected.at("smooth_l1_beta_1").get<double>(), 1e-9);
    EXPECT_NEAR(value("loss.name=log_cosh"), expected.at("log_cosh").get<double>(), 1e-9);
}

torch::Tensor rows(std::uint64_t key)
{
    const auto values = carpo::reference::numbers(key, 320);
    return 4 * torch::tensor(at::ArrayRef<double>(values), torch::kFloat64).view({64, 5}) - 2;
}

TEST(Losses, ofClassesEqualTorchNnFunctionals)
{
    const auto expected = reference("losses_metrics.json").at("losses");
    const torch::Tensor logits = rows(1);
    const torch::Tensor wanted = torch::softmax(rows(5), 1);
    const auto numbers = carpo::reference::numbers(2, 64);
    const torch::Tensor classes =
        torch::floor(5 * torch::tensor(at::ArrayRef<double>(numbers), torch::kFloat64)).to(torch::kInt64);
    const torch::Tensor hard = torch::one_hot(classes, 5).to(torch::kFloat64);
    const auto near = [&](const torch::Tensor& loss, const char* name) {
        EXPECT_NEAR(loss.item<double>(), expected.at(name).get<double>(), 1e-9) << name;
    };
    near(crossEntropy(logits, hard, 0), "cross_entropy");
    near(crossEntropy(logits, hard, 0.1), "cross_entropy_label_smoothing_0_1");
    near(hinge(logits, classes), "multi_margin_hinge");
    near(divergence(logits, wanted), "kl_divergence_batchmean");
    near(cosineDistance(logits, wanted), "cosine_distance");
}

TEST(Losses, ofBandsFindTheAgeThatTheirBandsSay)
{
    const Standardisation values{.monthsMean = 100, .monthsSd = 40};
    const torch::Tensor months = torch::tensor({30.0, 101.0, 200.0}, torch::kFloat64);
    const torch::Tensor truth = (months - 100) / 40;
    for (const auto* const name : {"cross_entropy", "kl", "cosine", "hinge"}) {
        const Experiment experiment = with(std::string("loss.band_width=6 loss.name=") + name);
        ASSERT_EQ(bandCount(experiment), 40);
        const Loss loss = makeLoss(experiment, values);
        torch::manual_seed(2);
        torch::Tensor output = torch::randn({3, 40}, torch::kFloat64).requires_grad_();
        const double before = loss(output, truth).item<double>();
        torch::optim::Adam adam({output}, torch::optim::AdamOptions(0.1));
        for (int i = 0; i < 400; ++i) {
            adam.zero_grad();
            loss(output, truth).backward();
            adam.step();
        }
        EXPECT_LT(loss(output, truth).item<double>(), before) << name;
        const torch::Tensor found = loss.values(output.detach()) * 40 + 100;
        EXPECT_LT((found - months).abs().max().item<double>(), 4) << name;
    }
}

TEST(Losses, haveTheGradientsOfTheirDifferences)
{
    torch::manual_seed(4);
    const torch::Tensor truth = torch::tensor({-1.1, 0.3, 1.7}, torch::kFloat64);
    constexpr double kStep = 1e-6;
    for (const std::string name :
         {"l1", "l2", "huber", "smooth_l1", "log_cosh", "cross_entropy", "hinge", "kl", "cosine"}) {
        const Experiment experiment = with("loss.name=" + name);
        const Loss loss = makeLoss(experiment, {.monthsMean = 100, .monthsSd = 40});
        const std::int64_t bands = bandCount(experiment);
        torch::Tensor output =
            (bands == 0 ? torch::randn({3}, torch::kFloat64) : torch::randn({3, bands}, torch::kFloat64))
                .requires_grad_();
        loss(output, truth).backward();
        const torch::Tensor flat = output.detach().view(-1);
        const torch::Tensor gradient = output.grad().view(-1);
        for (std::int64_t i = 0; i < flat.numel(); ++i) {
            const torch::Tensor step = torch::zeros_like(flat);
            step[i] = kStep;
            const auto at = [&](const torch::Tensor& place) {
                return loss(place.view(output.sizes()), truth).item<double>();
            };
            EXPECT_NEAR((at(flat + step) - at(flat - step)) / (2 * kStep), gradient[i].item<double>(), 1e-7)
                << name << ' ' << i;
        }
    }
}

class Standardised : public testing::Test
{
protected:
    void SetUp() override
    {
        m_set.pixels = m_pixels;
        m_set.side = 2;
        m_set.targets = {10, 20, 999};
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
    EXPECT_EQ(batch.targets[0].item<float>(), 1);
    EXPECT_EQ(batch.targets[1].item<float>(), -1);
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
