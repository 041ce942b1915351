// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/layer_table.h"

#include <gmock/gmock.h>

#include <numeric>

namespace carpo::nn {
namespace {

using testing::ElementsAre;

std::int64_t sum(const std::vector<LayerRow>& rows, std::int64_t LayerRow::*what)
{
    return std::accumulate(rows.begin(),
                           rows.end(),
                           std::int64_t{0},
                           [what](std::int64_t all, const LayerRow& row) { return all + row.*what; });
}

LayerRow rowOf(const std::vector<LayerRow>& rows, const std::string& name)
{
    for (const LayerRow& row : rows) {
        if (row.name == name)
            return row;
    }
    ADD_FAILURE() << name;
    return rows.front();
}

TEST(LayerTable, countsAllParametersOfEveryNetwork)
{
    for (const Architecture& network : architectures()) {
        const NetworkOptions options{.sex = SexInput::Dense, .side = network.minimumInput};
        EXPECT_EQ(sum(layerTable(network.name, options), &LayerRow::parameters),
                  parameterCount(network.name, options))
            << network.name;
    }
}

TEST(LayerTable, saysOfTheLecturesLenetWhatItsLayersDo)
{
    const std::vector<LayerRow> rows = layerTable("lenet_ufg", {});
    const LayerRow& first = rows.front();
    EXPECT_EQ(first.name, "features.0");
    EXPECT_EQ(first.operation, "conv2d");
    EXPECT_THAT(first.shape, ElementsAre(16, 550, 550));
    EXPECT_EQ(first.parameters, 160);
    EXPECT_EQ(first.multiplyAdds, 550 * 550 * 16 * 9);
    EXPECT_EQ(first.bytes, 550 * 550 * 16 * 4);
    EXPECT_THAT(first.receptiveField, ElementsAre(3, 3));
    // 3; 4 behind the pooling, 8; 10, 18; 22, 38; 46, 78.
    const LayerRow& last = rowOf(rows, "features.13");
    EXPECT_THAT(last.shape, ElementsAre(64, 34, 34));
    EXPECT_THAT(last.receptiveField, ElementsAre(78, 78));
    const LayerRow& hidden = rowOf(rows, "head.hidden");
    EXPECT_EQ(hidden.multiplyAdds, 65 * 32);
    EXPECT_THAT(hidden.receptiveField, ElementsAre(550, 550));
    EXPECT_EQ(rows.back().parameters, 33);
}

// In thousand millions: the counts that torchvision's documentation gives, less the
// classifier and two of the first convolution's three channels.
TEST(LayerTable, countsThePublishedMultiplyAdds)
{
    const auto published = [](const char* name) {
        return static_cast<double>(sum(layerTable(name, {.side = 224}), &LayerRow::multiplyAdds)) / 1e9;
    };
    EXPECT_NEAR(published("resnet18"), 1.814 - 0.079, 0.01);
    EXPECT_NEAR(published("resnet50"), 4.089 - 0.079, 0.02);
    EXPECT_NEAR(published("mobilenet_v2"), 0.301 - 0.007, 0.005);
    EXPECT_NEAR(published("densenet121"), 2.834 - 0.079, 0.04);
}

TEST(LayerTable, seesDownAndAcrossApart)
{
    const std::vector<LayerRow> rows = layerTable("inception_v4", {.side = 192});
    const LayerRow& across = rowOf(rows, "features.4.branch1.1.conv");
    EXPECT_GT(across.receptiveField[1], across.receptiveField[0]);
}

} // namespace
} // namespace carpo::nn
