// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/registry.h"

#include "engine/nn/device.h"

#include <gmock/gmock.h>

namespace carpo::nn {
namespace {

TEST(Registry, countsTheLecturesParameters)
{
    EXPECT_EQ(parameterCount("lenet_ufg", {.sex = SexInput::Number}), 71'617);
    // Without the sex Dense 64 and Dense 1 stand behind the 69,472 of the convolutions.
    EXPECT_EQ(parameterCount("lenet_ufg", {.sex = SexInput::None}), 69'472 + 64 * 64 + 64 + 65);
    // Dense 1 -> 16 has 32 parameters, and 15 more inputs feed 32 neurons.
    EXPECT_EQ(parameterCount("lenet_ufg", {.sex = SexInput::Dense, .sexWidth = 16}), 71'617 + 32 + 15 * 32);
}

TEST(Registry, countsRapidasParameters)
{
    EXPECT_EQ(parameterCount("rapida", {.sex = SexInput::Number}), 603'377);
    EXPECT_EQ(parameterCount("rapida", {.sex = SexInput::None}), 603'377 - 64);
}

TEST(Registry, knowsWhatItHas)
{
    ASSERT_NE(findArchitecture("rapida"), nullptr);
    EXPECT_EQ(findArchitecture("rapida")->usualInput, 128);
    EXPECT_EQ(findArchitecture("resnet_9000"), nullptr);
    EXPECT_EQ(findArchitecture(""), nullptr);
}

TEST(Device, theCpuComesFirst)
{
    ASSERT_FALSE(availableDevices().empty());
    EXPECT_EQ(availableDevices().front().name, "cpu");
    EXPECT_THAT(libTorchVersion(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\..*"));
}

} // namespace
} // namespace carpo::nn
