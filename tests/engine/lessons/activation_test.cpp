// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/activation.h"

#include "engine/lessons/entries.h"
#include "engine/lessons/layer_histograms.h"
#include "engine/nn/layers.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::lessons {
namespace {

// The engine's maxout is given the two sums that are drawn.
torch::Tensor engines(const nn::Activation& activation, const torch::Tensor& x)
{
    if (activation.kind != nn::ActivationKind::Maxout)
        return nn::activate(x, activation);
    std::vector<torch::Tensor> sums;
    for (const MaxoutPiece& piece : kMaxoutPieces)
        sums.push_back(piece.slope * x + piece.intercept);
    return nn::activate(torch::stack(sums, 1), activation).squeeze(1);
}

TEST(Activation, isTheEnginesAndSoIsItsSlope)
{
    for (const std::string_view key : nn::kActivationKeys) {
        const nn::Activation activation = activationOf(key);
        const torch::Tensor x = torch::linspace(-5.9, 6.1, 61, torch::kFloat64).requires_grad_();
        const torch::Tensor found = engines(activation, x);
        found.sum().backward();
        for (std::int64_t i = 0; i < x.size(0); ++i) {
            const double at = x[i].item<double>();
            EXPECT_NEAR(activated(activation, at), found[i].item<double>(), 1e-9) << key << ' ' << at;
            EXPECT_NEAR(slopeAt(activation, at), x.grad()[i].item<double>(), 1e-9) << key << ' ' << at;
        }
    }
}

TEST(Activation, isFlatWhereLittleComesBack)
{
    const nn::Activation sigmoid = activationOf("sigmoid");
    EXPECT_NEAR(flatSlope(sigmoid), 0.25 / 20, 1e-12);
    EXPECT_LT(slopeAt(sigmoid, 5), flatSlope(sigmoid));
    EXPECT_GT(slopeAt(sigmoid, 3), flatSlope(sigmoid));
    // Never flat: leaky ReLU on either side.
    const nn::Activation leaky = activationOf("leaky_relu");
    EXPECT_GT(slopeAt(leaky, -100), flatSlope(leaky));
    EXPECT_EQ(activated(leaky, -2), -0.2);
}

TEST(LayerHistograms, countsEveryNumberOfALayerInItsColumn)
{
    const float none = std::nanf("");
    const Heat heat = layerHistograms({{0, 0, 0.5F, -90}, {none, HUGE_VALF, none, none}}, -1, 1);
    ASSERT_EQ(heat.columns, 2);
    const auto at = [&heat](int row, int column) {
        return heat.values.at(static_cast<std::size_t>(row * heat.columns + column));
    };
    EXPECT_EQ(at(20, 0), 1);
    EXPECT_EQ(at(0, 0), 0.5F);
    EXPECT_EQ(at(30, 0), 0.5F);
    EXPECT_EQ(at(heat.rows - 1, 1), 1);
    EXPECT_EQ(at(20, 1), 0);
}

TEST(ActivationLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(activationLesson());
    expectExtremesPlay(activationLesson());
}

using Values = std::vector<std::pair<std::string_view, std::string>>;

// Gradient of the first layer against the last one's, before the first step.
double comesBack(const std::string& activation, std::uint64_t seed)
{
    const Picture picture = played(activationLesson(), {{"activation", activation}}, 0, seed)->picture();
    const Line& line = panelOf<Chart>(picture, 2).lines.at(0);
    return line.y.front() / line.y.back();
}

TEST(ActivationLesson, fadesThroughSigmoidsAndNotThroughReluOrTanh)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        EXPECT_LT(comesBack("sigmoid", seed), 0.01);
        EXPECT_GT(comesBack("relu", seed), 0.05);
        EXPECT_GT(comesBack("tanh", seed), 0.05);
    }
}

double lastOf(const Values& values, std::size_t line, std::uint64_t seed)
{
    const Picture picture = played(activationLesson(), values, 150, seed)->picture();
    return panelOf<Chart>(picture, 3).lines.at(line).y.back();
}

TEST(ActivationLesson, killsUnitsOfReluAtAHighRateAndNoneOfLeakyRelu)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        EXPECT_GT(lastOf({{"activation", "relu"}, {"rate", "0.5"}}, 1, seed), 0.3);
        EXPECT_EQ(lastOf({{"activation", "leaky_relu"}, {"rate", "0.5"}}, 1, seed), 0);
        EXPECT_EQ(lastOf({{"activation", "maxout"}}, 1, seed), 0);
    }
}

TEST(ActivationLesson, saturatesTanhByTooLargeAStart)
{
    const auto flat = [](const std::string& factor) {
        const Picture picture =
            played(activationLesson(), {{"activation", "tanh"}, {"factor", factor}}, 0)->picture();
        return panelOf<Chart>(picture, 3).lines.at(0).y.front();
    };
    EXPECT_LT(flat("1"), 0.05);
    EXPECT_GT(flat("5"), 0.4);
}

TEST(ActivationLesson, readsTheFunctionWhereTheHandleIs)
{
    const auto lesson = played(activationLesson(), {{"activation", "elu"}}, 0);
    lesson->move(0, -1, 77);
    const Picture picture = lesson->picture();
    const auto& chart = panelOf<Chart>(picture);
    EXPECT_EQ(chart.handles.at(0).x, -1);
    EXPECT_NEAR(chart.handles.at(0).y, std::exp(-1) - 1, 1e-12);
    EXPECT_NEAR(chart.note.values.at(2), std::exp(-1), 1e-12);
    EXPECT_TRUE(lesson->change("rate", 0.1));
    EXPECT_FALSE(lesson->change("layers", std::int64_t{2}));
}

} // namespace
} // namespace carpo::lessons
