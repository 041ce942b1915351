// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/mixup.h"

#include "engine/training/losses.h"
#include "engine/training/network_options.h"
#include "tests/engine/training/augmented.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::training {
namespace {

// Mean 1/2, variance 1 / (4 (2 alpha + 1)).
TEST(Mixup, drawsFromASymmetricBeta)
{
    for (const double alpha : {0.001, 0.2, 1.0, 4.0}) {
        core::RandomStream random(1, "beta");
        constexpr int kDraws = 20'000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double share = symmetricBeta(random, alpha);
            ASSERT_GE(share, 0) << alpha;
            ASSERT_LE(share, 1) << alpha;
            sum += share;
            squares += (share - 0.5) * (share - 0.5);
        }
        EXPECT_NEAR(sum / kDraws, 0.5, 0.015) << alpha;
        EXPECT_NEAR(squares / kDraws, 0.25 / (2 * alpha + 1), 0.006) << alpha;
    }
    // Uniform where alpha is 1.
    core::RandomStream random(2, "beta");
    int low = 0;
    for (int i = 0; i < 10'000; ++i)
        low += symmetricBeta(random, 1) < 0.1 ? 1 : 0;
    EXPECT_NEAR(low, 1'000, 120);
}

TEST(Mixup, mixesImagesSexAndAgesAlike)
{
    const Batch before = batchOf(randomImages(3, 4));
    const torch::Tensor share = torch::tensor({0.75F, 1.0F, 0.1F});
    const Batch after = mixed(before, torch::tensor({2, 0, 1}, torch::kInt64), share);
    EXPECT_TRUE(torch::allclose(after.images[0], before.images[0] * 0.75 + before.images[2] * 0.25));
    EXPECT_TRUE(torch::equal(after.images[1], before.images[1]));
    EXPECT_TRUE(torch::allclose(after.images[2], before.images[2] * 0.1 + before.images[1] * 0.9));
    EXPECT_TRUE(torch::allclose(after.targets, torch::tensor({0.5F, 1.0F, 1.1F})));
    EXPECT_TRUE(torch::allclose(after.sex, torch::tensor({0.0F, 1.0F, 0.9F})));
    ASSERT_TRUE(after.mixture.has_value());
    EXPECT_TRUE(torch::equal(after.mixture->own, before.targets));
    EXPECT_TRUE(torch::equal(after.mixture->others, torch::tensor({2.0F, 0.0F, 1.0F})));
    EXPECT_TRUE(torch::equal(after.mixture->share, share));
}

TEST(Mixup, isDrawnForEachImageOfABatch)
{
    const Batch before = batchOf(randomImages(400, 2));
    const Batch after = augmentationWith({"augmentation.mixup=1"}).apply(before, core::RandomStream(1, "a"));
    ASSERT_TRUE(after.mixture.has_value());
    const auto& [own, others, share] = *after.mixture;
    EXPECT_NEAR(share.mean().item<double>(), 0.5, 0.05);
    EXPECT_TRUE(torch::allclose(after.targets, own * share + others * (1 - share)));
    // Each image is another's partner once.
    EXPECT_TRUE(torch::equal(std::get<0>(others.sort()), before.targets));
    const torch::Tensor expected =
        before.images * share.view({-1, 1, 1, 1})
        + before.images.index_select(0, others.to(torch::kInt64)) * (1 - share.view({-1, 1, 1, 1}));
    EXPECT_TRUE(torch::allclose(after.images, expected, 1e-5, 1e-6));
}

class MixedLoss : public testing::Test
{
protected:
    static Loss named(const std::string& name)
    {
        Experiment experiment;
        EXPECT_TRUE(experiment.setFromText("loss.name", name).has_value());
        return makeLoss(experiment, {.monthsMean = 100, .monthsSd = 40});
    }
    // Of a batch whose images keep `share`.
    static Batch batch(double share)
    {
        Batch result = batchOf(torch::zeros({3, 1, 1, 1}));
        result.targets = torch::tensor({-1.2F, 0.1F, 1.3F});
        return mixed(
            result, torch::tensor({1, 2, 0}, torch::kInt64), torch::full({3}, share, torch::kFloat32));
    }
    static torch::Tensor output(const Loss& loss)
    {
        torch::manual_seed(4);
        return loss.mixed ? torch::randn({3, bands()}) : torch::randn({3});
    }
    static std::int64_t bands();
};

TEST_F(MixedLoss, isThePlainOneWhereNothingIsMixed)
{
    for (const auto* const name :
         {"l1", "l2", "huber", "smooth_l1", "log_cosh", "cross_entropy", "hinge", "kl", "cosine"}) {
        const Loss loss = named(name);
        const torch::Tensor out = output(loss);
        const Batch own = batch(1);
        const Batch other = batch(0);
        EXPECT_NEAR(loss(out, own).item<double>(), loss(out, own.mixture->own).item<double>(), 1e-5) << name;
        EXPECT_NEAR(loss(out, other).item<double>(), loss(out, other.mixture->others).item<double>(), 1e-5)
            << name;
    }
}

// Zhang's sum of two losses, where the loss is linear in what is wanted.
TEST_F(MixedLoss, ofBandsIsTheMixtureOfBothBands)
{
    const Batch some = batch(0.3);
    for (const auto* const name : {"cross_entropy", "hinge"}) {
        const Loss loss = named(name);
        const torch::Tensor out = output(loss);
        const double expected = 0.3 * loss(out, some.mixture->own).item<double>()
                                + 0.7 * loss(out, some.mixture->others).item<double>();
        EXPECT_NEAR(loss(out, some).item<double>(), expected, 1e-5) << name;
        EXPECT_GT(std::abs(loss(out, some.targets).item<double>() - expected), 1e-3) << name;
    }
}

// The divergence differs from the cross entropy by what does not depend on the output.
TEST_F(MixedLoss, divergenceHasTheCrossEntropysGradient)
{
    const Batch some = batch(0.3);
    const auto gradient = [&](const char* name) {
        const Loss loss = named(name);
        const torch::Tensor out = output(loss).requires_grad_();
        loss(out, some).backward();
        return out.grad();
    };
    EXPECT_TRUE(torch::allclose(gradient("kl"), gradient("cross_entropy"), 1e-4, 1e-6));
}

TEST_F(MixedLoss, ofAgesIsOfTheMixedAge)
{
    const Batch some = batch(0.3);
    const Loss loss = named("l2");
    const torch::Tensor out = output(loss);
    EXPECT_FLOAT_EQ(loss(out, some).item<float>(), (out - some.targets).square().mean().item<float>());
}

std::int64_t MixedLoss::bands()
{
    Experiment experiment;
    EXPECT_TRUE(experiment.setFromText("loss.name", "kl").has_value());
    return bandCount(experiment);
}

} // namespace
} // namespace carpo::training
