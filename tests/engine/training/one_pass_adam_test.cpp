// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/one_pass_adam.h"

#include <gtest/gtest.h>

#include <sstream>

namespace carpo::training {
namespace {

using torch::Tensor;
using torch::optim::OptimizerParamGroup;

// Two weights, one with the channels last and large enough for several threads, and a bias without decay.
std::vector<Tensor> makeWeights(const torch::Dtype type)
{
    torch::manual_seed(12);
    std::vector<Tensor> weights{
        torch::randn({64, 96, 3, 3}).to(type).contiguous(torch::MemoryFormat::ChannelsLast),
        torch::randn({40, 7}).to(type),
        torch::randn({33}).to(type)};
    for (Tensor& weight : weights)
        weight.requires_grad_();
    return weights;
}

template <typename Options>
std::vector<OptimizerParamGroup> groupsOf(const std::vector<Tensor>& weights, const Options& options)
{
    auto spared = std::make_unique<Options>(options);
    spared->weight_decay(0);
    std::vector<OptimizerParamGroup> groups;
    groups.emplace_back(std::vector<Tensor>{weights[0], weights[1]}, std::make_unique<Options>(options));
    groups.emplace_back(std::vector<Tensor>{weights[2]}, std::move(spared));
    return groups;
}

void takeStep(torch::optim::Optimizer& optimizer, std::vector<Tensor>& weights, int step)
{
    for (Tensor& weight : weights) {
        weight.mutable_grad().reset();
        // Neither linear, so that the gradient changes, nor symmetrical.
        ((weight * (1 + 0.1 * step)).sin() + weight.pow(2)).sum().backward();
    }
    optimizer.step();
}

template <typename Theirs, typename Options>
void expectSameWay(const Options& options, torch::Dtype type, double tolerance)
{
    std::vector<Tensor> ours = makeWeights(type);
    std::vector<Tensor> theirs = makeWeights(type);
    const auto optimizer = makeOnePassAdam(groupsOf(ours, options), options);
    Theirs reference(groupsOf(theirs, options), options);
    for (int step = 0; step < 30; ++step) {
        takeStep(*optimizer, ours, step);
        takeStep(reference, theirs, step);
    }
    for (std::size_t i = 0; i < ours.size(); ++i)
        EXPECT_LT((ours[i] - theirs[i]).abs().max().item<double>(), tolerance) << i;
    EXPECT_GT((ours[0] - makeWeights(type)[0]).abs().max().item<double>(), 0.1);
}

TEST(OnePassAdam, goesTheWayOfLibTorchs)
{
    const auto options = torch::optim::AdamOptions(0.02).weight_decay(0.1).betas({0.8, 0.97}).eps(1e-6);
    expectSameWay<torch::optim::Adam>(options, torch::kFloat64, 1e-12);
    expectSameWay<torch::optim::Adam>(options, torch::kFloat32, 2e-5);
}

TEST(OnePassAdam, goesTheWayOfLibTorchsAdamW)
{
    const auto options = torch::optim::AdamWOptions(0.02).weight_decay(0.1).betas({0.8, 0.97}).eps(1e-6);
    expectSameWay<torch::optim::AdamW>(options, torch::kFloat64, 1e-12);
    expectSameWay<torch::optim::AdamW>(options, torch::kFloat32, 2e-5);
}

TEST(OnePassAdam, leavesAmsgradToLibTorch)
{
    const auto options = torch::optim::AdamOptions(0.02).weight_decay(0.1).amsgrad(true);
    expectSameWay<torch::optim::Adam>(options, torch::kFloat64, 0x1p-1000);
}

TEST(OnePassAdam, doesTheSameOnAnyNumberOfThreads)
{
    const int threads = at::get_num_threads();
    std::vector<std::vector<Tensor>> all;
    for (const int count : {1, 3}) {
        at::set_num_threads(count);
        std::vector<Tensor>& weights = all.emplace_back(makeWeights(torch::kFloat32));
        const torch::optim::AdamWOptions options(0.02);
        const auto optimizer = makeOnePassAdam(groupsOf(weights, options), options);
        for (int step = 0; step < 3; ++step)
            takeStep(*optimizer, weights, step);
    }
    at::set_num_threads(threads);
    for (std::size_t i = 0; i < all[0].size(); ++i)
        EXPECT_TRUE(torch::equal(all[0][i], all[1][i])) << i;
}

TEST(OnePassAdam, goesOnFromItsArchiveBitForBit)
{
    const torch::optim::AdamWOptions options(0.02);
    std::vector<Tensor> whole = makeWeights(torch::kFloat32);
    const auto optimizer = makeOnePassAdam(groupsOf(whole, options), options);
    for (int step = 0; step < 4; ++step)
        takeStep(*optimizer, whole, step);
    torch::serialize::OutputArchive saved;
    optimizer->save(saved);
    std::stringstream bytes;
    saved.save_to(bytes);

    std::vector<Tensor> continued;
    for (const Tensor& weight : whole)
        continued.push_back(weight.detach().clone().requires_grad_());
    const auto another = makeOnePassAdam(groupsOf(continued, options), options);
    torch::serialize::InputArchive read;
    read.load_from(bytes);
    another->load(read);
    for (int step = 4; step < 7; ++step) {
        takeStep(*optimizer, whole, step);
        takeStep(*another, continued, step);
    }
    for (std::size_t i = 0; i < whole.size(); ++i)
        EXPECT_TRUE(torch::equal(whole[i], continued[i])) << i;
}

TEST(OnePassAdam, passesOverWhatHasNoGradient)
{
    std::vector<Tensor> weights = makeWeights(torch::kFloat32);
    const Tensor before = weights[1].detach().clone();
    const torch::optim::AdamWOptions options(0.02);
    const auto optimizer = makeOnePassAdam(groupsOf(weights, options), options);
    weights[0].sum().backward();
    optimizer->step();
    EXPECT_TRUE(torch::equal(weights[1], before));
    EXPECT_FALSE(torch::equal(weights[0], makeWeights(torch::kFloat32)[0]));
}

} // namespace
} // namespace carpo::training
