// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/layer_list.h"

#include "engine/nn/registry.h"

#include <gmock/gmock.h>

namespace carpo::nn {
namespace {

using core::ErrorCode;
using testing::HasSubstr;

core::Result<std::vector<PlannedLayer>> plan(std::string_view text, std::int64_t extent = 64)
{
    return planLayers(text, extent, {}, {}, "mine.json", "network.layers");
}

TEST(LayerList, followsTheShapes)
{
    const auto layers =
        plan("conv 16 5 2; pool 2 mean;residual 32 2 ; activation maxout; dropout 0.2; dense 10");
    ASSERT_TRUE(layers.has_value());
    std::vector<std::string> shapes;
    for (const PlannedLayer& layer : *layers)
        shapes.push_back(layer.out.inWords());
    EXPECT_THAT(
        shapes,
        testing::ElementsAre("16 x 32 x 32", "16 x 16 x 16", "32 x 8 x 8", "16 x 8 x 8", "16 x 8 x 8", "10"));
    EXPECT_TRUE((*layers)[1].ofMeans);
    EXPECT_EQ((*layers)[0].side, 5);
}

TEST(LayerList, roundsAStridesExtentUpAndAPoolingsDown)
{
    EXPECT_EQ(plan("conv 4 3 2; global", 9)->front().out.extent, 5);
    EXPECT_EQ(plan("pool 2; global", 9)->front().out.extent, 4);
}

TEST(LayerList, namesTheLayerThatIsNone)
{
    const auto layers = plan("conv 16; convolution 8; global");
    ASSERT_FALSE(layers.has_value());
    EXPECT_EQ(layers.error().code, ErrorCode::ExperimentUnknownChoice);
    EXPECT_EQ(layers.error().place, "mine.json");
    EXPECT_EQ(layers.error().value("key"), "network.layers[2]");
    EXPECT_EQ(layers.error().value("found"), "convolution 8");
    EXPECT_THAT(std::string(layers.error().value("allowed")), HasSubstr("conv CHANNELS"));
}

TEST(LayerList, refusesWrongNumbers)
{
    for (const auto* const text : {"conv",
                                   "conv 0",
                                   "conv -3",
                                   "conv 16 4",
                                   "conv 16 33",
                                   "conv 16 3 0",
                                   "conv 16 3 1 1",
                                   "conv x",
                                   "conv 1e3",
                                   "conv 99999999999999999999",
                                   "residual",
                                   "pool",
                                   "pool 1",
                                   "pool 2 median",
                                   "global 2",
                                   "dense",
                                   "dense 2 2",
                                   "activation swish",
                                   "normalization own",
                                   "dropout 1",
                                   "dropout -0.1",
                                   "",
                                   ";"}) {
        const auto layers = plan(std::string(text) + "; global");
        if (std::string(text).find_first_not_of(";") == std::string::npos) {
            EXPECT_TRUE(layers.has_value()) << text; // nothing between semicolons is no layer
            continue;
        }
        ASSERT_FALSE(layers.has_value()) << text;
        EXPECT_EQ(layers.error().code, ErrorCode::ExperimentUnknownChoice) << text;
        EXPECT_EQ(layers.error().value("key"), "network.layers[1]") << text;
    }
}

TEST(LayerList, namesTheShapesThatDoNotFit)
{
    const auto shape = [](std::string_view text) {
        const auto layers = plan(text);
        EXPECT_FALSE(layers.has_value()) << text;
        EXPECT_EQ(layers.error().code, ErrorCode::NetworkLayerShape) << text;
        return std::string(layers.error().value("key")) + ' ' + std::string(layers.error().value("layer"))
               + ' ' + std::string(layers.error().value("found"));
    };
    EXPECT_EQ(shape("conv 8; pool 16; pool 8; global"), "network.layers[3] pool 8 8 x 4 x 4");
    EXPECT_EQ(shape("global; conv 8"), "network.layers[2] conv 8 1");
    EXPECT_EQ(shape("dense 7; residual 3"), "network.layers[2] residual 3 7");
    EXPECT_EQ(shape("dense 7; global"), "network.layers[2] global 7");
    EXPECT_EQ(shape("conv 5; activation maxout; global"), "network.layers[2] activation maxout 5 x 64 x 64");
    EXPECT_EQ(shape("conv 5"), "network.layers[2] head 5 x 64 x 64");
    EXPECT_EQ(shape(""), "network.layers[1] head 1 x 64 x 64");
}

TEST(LayerList, refusesMoreThanMemoryHolds)
{
    const auto layers = plan("conv 64; dense 8000", 550);
    ASSERT_FALSE(layers.has_value());
    EXPECT_EQ(layers.error().code, ErrorCode::NetworkTooLarge);
    EXPECT_EQ(layers.error().value("layer"), "dense 8000");
}

TEST(LayerList, buildsWhatItPlans)
{
    NetworkOptions options{.sex = SexInput::None, .side = 16};
    options.normalisation.kind = NormalisationKind::None;
    options.layers = "conv 4; activation; pool 2; residual 6 2; activation; dense 5; activation";
    // The block's convolutions and its shortcut; the dense layer takes 6 x 4 x 4.
    EXPECT_EQ(parameterCount("own", options),
              (9 + 1) * 4 + (4 * 9 + 1) * 6 + (6 * 9 + 1) * 6 + (4 + 1) * 6 + (96 + 1) * 5 + (5 + 1) * 32
                  + 33);
}

LayerDrafts draft(std::string_view text)
{
    return draftLayers(text, 64, {}, {}, "mine.json", "network.layers");
}

TEST(LayerList, draftsFollowTheShapesUpToTheWrongLayer)
{
    const LayerDrafts drafts = draft(" conv 16 3 2;dense 10; pool 2 ;convv 3; dense 5 ");
    ASSERT_EQ(drafts.layers.size(), 5U);
    EXPECT_EQ(drafts.layers[0].words, "conv 16 3 2");
    EXPECT_EQ(drafts.layers[0].out->inWords(), "16 x 32 x 32");
    EXPECT_EQ(drafts.layers[1].out->inWords(), "10");
    // Numbers cannot be pooled; behind it nobody knows what comes in, yet a word that is none is none.
    EXPECT_EQ(drafts.layers[2].error->code, ErrorCode::NetworkLayerShape);
    EXPECT_EQ(drafts.layers[2].error->value("key"), "network.layers[3]");
    EXPECT_FALSE(drafts.layers[2].out.has_value());
    EXPECT_EQ(drafts.layers[3].error->code, ErrorCode::ExperimentUnknownChoice);
    EXPECT_EQ(drafts.layers[3].error->value("key"), "network.layers[4]");
    EXPECT_FALSE(drafts.layers[4].error.has_value());
    EXPECT_FALSE(drafts.layers[4].out.has_value());
    EXPECT_FALSE(drafts.head.has_value());
}

TEST(LayerList, draftsSayWhatTheHeadCannotTake)
{
    EXPECT_EQ(draft("conv 16").head->value("found"), "16 x 64 x 64");
    EXPECT_FALSE(draft("conv 16; global").head.has_value());
    EXPECT_EQ(draft("").head->value("key"), "network.layers[1]");
    EXPECT_THAT(layersIn(" ;conv 3;; global mean ; "), testing::ElementsAre("conv 3", "global mean"));
}

} // namespace
} // namespace carpo::nn
