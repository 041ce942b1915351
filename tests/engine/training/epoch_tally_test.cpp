// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/epoch_tally.h"

#include "engine/nn/operation_watch.h"
#include "engine/nn/torch.h"
#include "engine/training/class_metrics.h"
#include "engine/training/metrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace carpo::training {
namespace {

/// The sums over batches of 7.
std::vector<double> summed(const torch::Tensor& predicted, const torch::Tensor& truth, std::int64_t classes)
{
    torch::Tensor sums;
    for (std::int64_t first = 0; first < truth.size(0); first += 7) {
        const torch::Tensor part =
            tallyOf(predicted.slice(0, first, first + 7), truth.slice(0, first, first + 7), classes);
        sums = sums.defined() ? sums + part : part;
    }
    const torch::Tensor all = sums.contiguous();
    return {all.data_ptr<double>(), all.data_ptr<double>() + all.numel()};
}

std::vector<float> valuesOf(const torch::Tensor& tensor, double sd, double mean)
{
    const torch::Tensor here = (tensor * sd + mean).to(torch::kFloat32).contiguous();
    return {here.data_ptr<float>(), here.data_ptr<float>() + here.numel()};
}

TEST(EpochTally, givesTheMetricsOfAllImagesTogether)
{
    torch::manual_seed(3);
    const torch::Tensor truth = torch::randn({50});
    const torch::Tensor predicted = 0.8 * truth + 0.3 * torch::randn({50}) + 0.1;
    constexpr double kSd = 41;
    const NamedValues metrics = talliedMetrics(summed(predicted, truth, 0), kSd, 0);
    ASSERT_EQ(metrics.size(), 5U);
    for (const auto& [key, value] : metrics)
        EXPECT_NEAR(value, measured(key, valuesOf(truth, kSd, 127), valuesOf(predicted, kSd, 127)), 1e-3)
            << key;
}

// On a GPU each of these makes the host wait for all that is under way.
TEST(EpochTally, readsNothingBack)
{
    const torch::Tensor places = torch::tensor({0.0F, 1.0F, 1.0F});
    std::vector<std::string> asked;
    {
        const nn::OperationWatch watch(
            [&asked](const std::string& name, const auto&, const auto&) { asked.push_back(name); });
        static_cast<void>(tallyOf(places, places, 2));
    }
    EXPECT_FALSE(asked.empty());
    for (const char* const waits : {"bincount", "item", "nonzero", "_local_scalar_dense", "unique"})
        EXPECT_EQ(std::ranges::count(asked, waits), 0) << waits;
}

TEST(EpochTally, countsClasses)
{
    torch::manual_seed(4);
    const torch::Tensor truth = torch::randint(0, 3, {50}).to(torch::kFloat32);
    const torch::Tensor predicted = torch::where(torch::rand({50}) < 0.7, truth, torch::zeros({50}));
    const NamedValues metrics = talliedMetrics(summed(predicted, truth, 3), 1, 3);
    std::vector<int> t;
    std::vector<int> p;
    for (std::int64_t i = 0; i < 50; ++i) {
        t.push_back(truth[i].item<int>());
        p.push_back(predicted[i].item<int>());
    }
    const Confusion confusion = confusionOf(t, p, 3);
    ASSERT_EQ(metrics.size(), classMetrics().size());
    for (const auto& [key, value] : metrics)
        EXPECT_DOUBLE_EQ(value, classMetric(key).measure(confusion)) << key;
}

TEST(EpochTally, nothingHasNoMetrics)
{
    EXPECT_TRUE(talliedMetrics({}, 41, 0).empty());
    EXPECT_TRUE(talliedMetrics({}, 41, 3).empty());
}

} // namespace
} // namespace carpo::training
