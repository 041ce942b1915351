// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/network.h"

#include "engine/nn/initialisation.h"
#include "tests/engine/nn/fill_tensor.h"
#include "tests/engine/reference/filling.h"

#include <gmock/gmock.h>

#include <cmath>
#include <string>

namespace carpo::nn {
namespace {

void fill(Network& network)
{
    std::uint64_t key = 0;
    for (const auto& parameter : network.named_parameters())
        fillTensor(parameter.value(), parameter.key(), key++);
    for (const auto& buffer : network.named_buffers()) {
        if (!buffer.key().ends_with("num_batches_tracked"))
            fillTensor(buffer.value(), buffer.key(), key++);
    }
}

torch::Tensor ofABoyAndAGirl(Network& network)
{
    const auto numbers = reference::numbers(1'000'003, 2 * 33 * 33);
    const torch::Tensor images =
        2 * torch::tensor(at::ArrayRef<double>(numbers), torch::kFloat64).view({2, 1, 33, 33}) - 1;
    return network.forward(images, torch::tensor({1.0, 0.0}, torch::kFloat64));
}

struct Expected
{
    std::string name;
    SexInput sex;
    double boy;
    double girl;
};

class ReferenceOutput : public testing::TestWithParam<Expected>
{};

// The numbers come from the same architectures written in PyTorch for Python 1.13, float64, weights and input
// made by the same formula, evaluation mode.
TEST_P(ReferenceOutput, equalsPyTorch)
{
    const auto network = makeNetwork(GetParam().name, {.sex = GetParam().sex, .sexWidth = 16});
    fill(*network);
    network->to(torch::kFloat64);
    // Filled again, because the way through float32 has rounded.
    fill(*network);
    network->eval();
    const torch::Tensor output = ofABoyAndAGirl(*network);
    ASSERT_EQ(output.sizes(), (std::vector<std::int64_t>{2}));
    EXPECT_NEAR(output[0].item<double>(), GetParam().boy, 1e-9);
    EXPECT_NEAR(output[1].item<double>(), GetParam().girl, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Architectures,
    ReferenceOutput,
    testing::Values(Expected{"lenet_ufg", SexInput::None, 1.0873618310450823, 0.7875620296132546},
                    Expected{"lenet_ufg", SexInput::Number, 2.7158988317305224, 2.891008221706408},
                    Expected{"lenet_ufg", SexInput::Dense, 1.1163742090249098, 1.4475939151854347},
                    Expected{"rapida", SexInput::None, 0.04008034897246856, 0.038786857572879765},
                    Expected{"rapida", SexInput::Number, 0.23388503467262245, 0.09838260620088217},
                    Expected{"rapida", SexInput::Dense, 0.3761962365468104, -0.019743407801774904}));

class EveryArchitecture : public testing::TestWithParam<std::string>
{};

TEST_P(EveryArchitecture, takesAnySizeFromItsSmallest)
{
    const torch::NoGradGuard noGrad;
    const auto network = makeNetwork(GetParam(), {});
    network->eval();
    for (const std::int64_t side :
         {std::int64_t{findArchitecture(GetParam())->minimumInput}, std::int64_t{50}}) {
        const torch::Tensor output = network->forward(torch::randn({3, 1, side, side}), torch::ones({3}));
        EXPECT_EQ(output.sizes(), (std::vector<std::int64_t>{3}));
    }
}

TEST_P(EveryArchitecture, passesTheGradientToEveryParameter)
{
    torch::manual_seed(3);
    const auto network = makeNetwork(GetParam(), {.sex = SexInput::Dense, .sexWidth = 4});
    network->train();
    network->forward(torch::randn({4, 1, 32, 32}), torch::tensor({0.0F, 1.0F, 0.5F, 1.0F})).sum().backward();
    for (const auto& parameter : network->named_parameters()) {
        ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
        EXPECT_GT(parameter.value().grad().abs().sum().item<double>(), 0) << parameter.key();
    }
}

TEST_P(EveryArchitecture, startsWithZeroBiases)
{
    const auto network = makeNetwork(GetParam(), {});
    network->initialise();
    for (const auto& parameter : network->named_parameters()) {
        if (parameter.key().ends_with("bias")) {
            EXPECT_EQ(parameter.value().abs().max().item<double>(), 0) << parameter.key();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Registered, EveryArchitecture, testing::Values("lenet_ufg", "rapida"));

TEST(Initialisation, lenetStartsAsKerasDoes)
{
    torch::manual_seed(1);
    const auto network = makeNetwork("lenet_ufg", {});
    network->initialise();
    // Glorot uniform: 64 -> 64 channels of 3x3 lie within sqrt(6 / (64 * 9 + 64 * 9)).
    const torch::Tensor weight = network->named_parameters()["features.13.weight"];
    const double limit = std::sqrt(6.0 / (2 * 64 * 9));
    EXPECT_LE(weight.abs().max().item<double>(), limit);
    EXPECT_GT(weight.abs().max().item<double>(), 0.99 * limit);
    EXPECT_NEAR(weight.std().item<double>(), limit / std::sqrt(3.0), 0.01 * limit);
}

TEST(Initialisation, rapidaFirstGuessesTheMean)
{
    const auto network = makeNetwork("rapida", {});
    network->initialise();
    const torch::Tensor output = network->forward(torch::randn({2, 1, 32, 32}), torch::ones({2}));
    EXPECT_EQ(output.abs().max().item<double>(), 0);
}

TEST(MlpCnnAndRecurrent, passTheGradientToEveryParameterAndGuessTheMeanFirst)
{
    for (const auto* const name : {"mlp", "cnn", "rnn"}) {
        for (const Cell cell : {Cell::Rnn, Cell::Gru, Cell::Lstm}) {
            torch::manual_seed(3);
            const auto network = makeNetwork(name, {.side = 16, .depth = 3, .width = 10, .cell = cell});
            const torch::Tensor images = torch::randn({4, 1, 16, 16});
            const torch::Tensor sex = torch::tensor({0.0F, 1.0F, 0.5F, 1.0F});
            network->forward(images, sex).sum().backward();
            for (const auto& parameter : network->named_parameters()) {
                ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
                EXPECT_GT(parameter.value().grad().abs().sum().item<double>(), 0) << parameter.key();
            }
            network->initialise();
            EXPECT_EQ(network->forward(images, sex).abs().max().item<double>(), 0);
        }
    }
}

// The plain cell's last state, of torch's own layer with the same weights, into the head's only layer.
TEST(Recurrent, itsPlainCellHasTheActivationThatIsChosen)
{
    const torch::NoGradGuard noGrad;
    for (const bool relu : {false, true}) {
        torch::manual_seed(5);
        const auto network = makeNetwork("rnn",
                                         {.sex = SexInput::None,
                                          .side = 12,
                                          .depth = 2,
                                          .width = 6,
                                          .cell = Cell::Rnn,
                                          .cellRelu = relu,
                                          .headDepth = 0});
        network->eval();
        torch::nn::RNNOptions options = torch::nn::RNNOptions(12, 6).num_layers(2).batch_first(true);
        if (relu)
            options.nonlinearity(torch::kReLU);
        torch::nn::RNN reference(options);
        const auto weights = network->named_parameters();
        for (auto& parameter : reference->named_parameters())
            parameter.value().copy_(weights["rnn." + parameter.key()]);
        const torch::Tensor images = torch::randn({3, 1, 12, 12});
        const torch::Tensor last = std::get<0>(reference(images.squeeze(1))).select(1, -1);
        const std::vector<torch::Tensor> head = network->parameters(); // its layer's come last
        const torch::Tensor expected =
            torch::nn::functional::linear(last, head[head.size() - 2], head.back()).flatten();
        const torch::Tensor output = network->forward(images, torch::zeros({3})).flatten();
        EXPECT_LT((output - expected).abs().max().item<double>(), 1e-6) << relu;
    }
}

TEST(MlpCnnAndRecurrent, haveAsManyParametersAsTheirLayersSay)
{
    // 16 * 16 -> 8 -> 8, with the sex -> 8 -> 1.
    EXPECT_EQ(parameterCount("mlp", {.side = 16, .depth = 2, .width = 8}), 257 * 8 + 9 * 8 + 10 * 8 + 9);
    // LSTM: four gates of 16 + 8 inputs and two biases.
    EXPECT_EQ(parameterCount("rnn", {.side = 16, .depth = 1, .width = 8, .cell = Cell::Lstm}),
              4 * 8 * (16 + 8 + 2) + 10 * 8 + 9);
    // 1 -> 8 -> 8 channels, each with a scale and a shift.
    EXPECT_EQ(parameterCount("cnn", {.side = 16, .depth = 2, .width = 8}),
              9 * 8 + 9 * 64 + 4 * 8 + 10 * 8 + 9);
}

// As the reference outputs above: four convolutions of 24 channels, three poolings, PyTorch for Python 1.13.
TEST(Cnn, equalsPyTorch)
{
    const auto network = makeNetwork("cnn", {.side = 33, .depth = 4, .width = 24});
    network->to(torch::kFloat64);
    fill(*network);
    network->eval();
    const torch::Tensor output = ofABoyAndAGirl(*network);
    EXPECT_NEAR(output[0].item<double>(), -0.2129822992428621, 1e-9);
    EXPECT_NEAR(output[1].item<double>(), 0.03415369838908215, 1e-9);
}

TEST(Cnn, isPooledOnlyWhileThereIsSomethingToPool)
{
    const auto network = makeNetwork("cnn", {.side = 8, .depth = 40, .width = 4});
    network->eval();
    EXPECT_EQ(network->forward(torch::randn({2, 1, 8, 8}), torch::ones({2})).size(0), 2);
}

// The head of 24 features: its layers' weights and biases, counted.
TEST(Head, hasAsManyLayersAsAreAskedForAndTheSexWhereItIs)
{
    NetworkOptions options{.side = 16, .depth = 1, .width = 24};
    const std::int64_t body = 9 * 24 + 2 * 24;
    options.headWidth = 10;
    options.headDepth = 3;
    EXPECT_EQ(parameterCount("cnn", options), body + 26 * 10 + 11 * 10 + 11 * 10 + 11);
    options.sexAtOutput = true;
    EXPECT_EQ(parameterCount("cnn", options), body + 25 * 10 + 11 * 10 + 11 * 10 + 12);
    options.headDepth = 0;
    EXPECT_EQ(parameterCount("cnn", options), body + 26);
    options.sex = SexInput::Dense;
    options.sexWidth = 5;
    EXPECT_EQ(parameterCount("cnn", options), body + 10 + 30);
}

TEST(Head, atTheOutputTheSexShiftsEveryAgeByTheSame)
{
    torch::manual_seed(4);
    const auto network = makeNetwork("cnn", {.sexAtOutput = true, .side = 16, .depth = 2, .width = 8});
    network->eval();
    const torch::NoGradGuard noGrad;
    const torch::Tensor images = torch::randn({5, 1, 16, 16});
    const torch::Tensor shift =
        network->forward(images, torch::ones({5})) - network->forward(images, torch::zeros({5}));
    EXPECT_GT(shift.abs().min().item<double>(), 1e-4);
    EXPECT_LT((shift - shift[0]).abs().max().item<double>(), 1e-5);
}

TEST(Initialisation, drawsAsItIsTold)
{
    const auto network = makeNetwork("lenet_ufg", {});
    const torch::Tensor weight = network->named_parameters()["features.13.weight"]; // 64 -> 64, 3x3
    const torch::Tensor bias = network->named_parameters()["features.13.bias"];
    const auto sd = [&](const Initialisation& start) {
        torch::manual_seed(1);
        initialise(*network, start);
        return weight.std().item<double>();
    };
    const double he = std::sqrt(2.0 / (64 * 9));
    const double glorot = std::sqrt(2.0 / (2 * 64 * 9));
    EXPECT_NEAR(sd({.name = "he_normal", .gain = 0.01}), 0.01 * he, 0.0002 * he);
    EXPECT_NEAR(sd({.name = "he_uniform"}), he, 0.02 * he);
    EXPECT_NEAR(sd({.name = "glorot_normal"}), glorot, 0.02 * glorot);
    EXPECT_NEAR(sd({.name = "glorot_uniform", .gain = 2}), 2 * glorot, 0.02 * glorot);
    EXPECT_NEAR(sd({.name = "normal", .sd = 0.3, .bias = 0.25}), 0.3, 0.006);
    EXPECT_EQ(bias.min().item<double>(), 0.25);
    static_cast<void>(sd({.name = "constant", .constant = -0.5}));
    EXPECT_EQ(weight.max().item<double>(), -0.5);
    static_cast<void>(sd({.name = "zeros"}));
    EXPECT_EQ(weight.abs().max().item<double>(), 0);
    static_cast<void>(sd({.name = "orthogonal"}));
    const torch::Tensor rows = weight.reshape({64, -1});
    EXPECT_LT((torch::mm(rows, rows.t()) - torch::eye(64)).abs().max().item<double>(), 1e-4);
}

TEST(Initialisation, ofHeKeepsTheChosenFan)
{
    torch::manual_seed(1);
    const auto network = makeNetwork("rapida", {});
    initialise(*network, {.name = "he_normal", .fanOut = true});
    const torch::Tensor weight = network->named_parameters()["features.21.weight"]; // 128 -> 256, 3x3
    EXPECT_NEAR(weight.std().item<double>(), std::sqrt(2.0 / (256 * 9)), 0.01 * std::sqrt(2.0 / (256 * 9)));
}

TEST(Initialisation, heKeepsItsVariance)
{
    torch::manual_seed(1);
    const auto network = makeNetwork("rapida", {});
    initialiseHeNormal(*network);
    const torch::Tensor weight = network->named_parameters()["features.21.weight"]; // 128 -> 256, 3x3
    EXPECT_NEAR(weight.std().item<double>(), std::sqrt(2.0 / (128 * 9)), 0.01 * std::sqrt(2.0 / (128 * 9)));
}

std::vector<torch::Tensor> gradientsOf(torch::ScalarType type, torch::MemoryFormat format)
{
    const auto network = makeNetwork(
        "own",
        {.sex = SexInput::None, .side = 16, .layers = "conv 4; residual 12 2; conv 5; conv 6 1 2; global"});
    fill(*network);
    network->to(type);
    for (torch::Tensor parameter : network->parameters()) {
        if (parameter.dim() == 4)
            parameter.set_data(parameter.data().contiguous(format));
    }
    const auto numbers = reference::numbers(1'000'003, 8 * 16 * 16);
    const torch::Tensor images =
        torch::tensor(at::ArrayRef<double>(numbers), torch::kFloat64).view({8, 1, 16, 16}).to(type);
    network->forward(images.contiguous(format), torch::zeros({8}, type)).square().sum().backward();
    std::vector<torch::Tensor> gradients;
    for (const torch::Tensor& parameter : network->parameters())
        gradients.push_back(parameter.grad().to(torch::kFloat64));
    return gradients;
}

// Where oneDNN thinned out itself, this damaged the heap.
TEST(OwnLayers, ofOnePixelAndAStrideLearnWithChannelsLastToo)
{
    const auto expected = gradientsOf(torch::kFloat64, torch::MemoryFormat::Contiguous);
    for (int time = 0; time < 20; ++time) {
        const auto found = gradientsOf(torch::kFloat32, torch::MemoryFormat::ChannelsLast);
        ASSERT_EQ(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            EXPECT_LT((found[i] - expected[i]).norm().item<double>(),
                      1e-4 * (1e-3 + expected[i].norm().item<double>()))
                << i;
    }
}

} // namespace
} // namespace carpo::nn
