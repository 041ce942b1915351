// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/published.h"

#include "tests/engine/nn/fill_tensor.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace carpo::nn {
namespace {

std::shared_ptr<Published> makeOfThreeChannels(const std::string& name)
{
    if (name == "inception_v4")
        return makeInceptionV4({}, false);
    if (name == "densenet121")
        return makeDensenet121({}, 3);
    if (name == "mobilenet_v2")
        return makeMobilenetV2({}, 3);
    if (name == "efficientnet_b0")
        return makeEfficientnetB0({}, 3);
    return makeResnet(std::stoi(name.substr(6)), {}, 3);
}

std::map<std::string, torch::Tensor> tensorsOf(const Network& network)
{
    std::map<std::string, torch::Tensor> tensors;
    for (const auto& all : {network.named_parameters(), network.named_buffers()}) {
        for (const auto& tensor : all) {
            if (!tensor.key().starts_with("head.") && !tensor.key().ends_with("num_batches_tracked"))
                tensors[tensor.key()] = tensor.value().detach();
        }
    }
    return tensors;
}

class PublishedNetworks : public testing::TestWithParam<std::string>
{};

TEST_P(PublishedNetworks, haveThePublishedNamesShapesAndOutputs)
{
    std::ifstream file(CARPO_SOURCE_DIR "/tests/engine/reference/architectures.json");
    const auto expected = nlohmann::json::parse(file).at(GetParam());
    const torch::NoGradGuard noGrad;
    const auto network = makeOfThreeChannels(GetParam());
    network->to(torch::kFloat64);
    network->eval();
    const auto tensors = tensorsOf(*network);
    ASSERT_EQ(tensors.size(), expected.at("tensors").size());
    std::uint64_t key = 0;
    for (const auto& [name, shape] :
         expected.at("tensors").get<std::vector<std::pair<std::string, std::vector<std::int64_t>>>>()) {
        const auto found = tensors.find(name);
        ASSERT_NE(found, tensors.end()) << name;
        ASSERT_EQ(found->second.sizes(), shape) << name;
        fillTensor(found->second, name, key++);
    }
    const auto shape = expected.at("input_shape").get<std::vector<std::int64_t>>();
    const auto numbers =
        reference::numbers(1'000'003, static_cast<std::size_t>(shape[0] * shape[1] * shape[2] * shape[3]));
    const torch::Tensor images =
        2 * torch::tensor(at::ArrayRef<double>(numbers), torch::kFloat64).view(shape) - 1;
    const torch::Tensor output = network->features(images);
    ASSERT_EQ(output.sizes(), expected.at("output_shape").get<std::vector<std::int64_t>>());
    for (std::int64_t row = 0; row < output.size(0); ++row) {
        const auto i = static_cast<std::size_t>(row);
        const double length = expected.at("output_l2")[i].get<double>();
        EXPECT_NEAR(output[row].norm().item<double>(), length, 1e-9 * length);
        for (std::int64_t k = 0; k < 16; ++k)
            EXPECT_NEAR(output[row][k].item<double>(),
                        expected.at("output_first16")[i][static_cast<std::size_t>(k)].get<double>(),
                        1e-9 * length);
        for (std::int64_t k = 0; k < 4; ++k)
            EXPECT_NEAR(output[row][output.size(1) - 4 + k].item<double>(),
                        expected.at("output_last4")[i][static_cast<std::size_t>(k)].get<double>(),
                        1e-9 * length);
    }
}

TEST_P(PublishedNetworks, guessTheMeanAgeAtTheirSmallestInputAndLearn)
{
    torch::manual_seed(1);
    const auto network = makeNetwork(GetParam(), {.sex = SexInput::Dense, .sexWidth = 4, .outputs = 1});
    network->initialise();
    network->train();
    const std::int64_t side = findArchitecture(GetParam())->minimumInput;
    const torch::Tensor output = network->forward(torch::randn({2, 1, side, side}), torch::ones({2}));
    ASSERT_EQ(output.sizes(), (std::vector<std::int64_t>{2}));
    EXPECT_EQ(output.abs().max().item<double>(), 0);
    output.sum().backward();
    for (const auto& parameter : network->named_parameters())
        EXPECT_TRUE(parameter.value().grad().defined()) << parameter.key();
}

INSTANTIATE_TEST_SUITE_P(Reference,
                         PublishedNetworks,
                         testing::Values("resnet18",
                                         "resnet34",
                                         "resnet50",
                                         "densenet121",
                                         "mobilenet_v2",
                                         "efficientnet_b0",
                                         "inception_v4"));

} // namespace
} // namespace carpo::nn
