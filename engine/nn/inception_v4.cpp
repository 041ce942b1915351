// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/published.h"

namespace carpo::nn {
namespace {

using torch::Tensor;
using torch::nn::Conv2dOptions;

// Of which the padding is 0, or half the extent where it keeps the size.
struct Shape
{
    std::int64_t out;
    std::int64_t height = 1;
    std::int64_t width = 1;
    std::int64_t stride = 1;
    bool keepsSize = true;
};

constexpr Shape point(std::int64_t out)
{
    return {out};
}
constexpr Shape square(std::int64_t out)
{
    return {out, 3, 3};
}
constexpr Shape smaller(std::int64_t out)
{
    return {out, 3, 3, 2, false};
}

class Unit : public Chain
{
public:
    Unit(std::int64_t in, const Shape& shape)
    {
        const std::int64_t down = shape.keepsSize ? shape.height / 2 : 0;
        const std::int64_t right = shape.keepsSize ? shape.width / 2 : 0;
        add("conv",
            torch::nn::Conv2d(Conv2dOptions(in, shape.out, {shape.height, shape.width})
                                  .stride(shape.stride)
                                  .padding({down, right})
                                  .bias(false)));
        add("bn", torch::nn::BatchNorm2d(torch::nn::BatchNorm2dOptions(shape.out).eps(1e-3)));
        addStep([](Tensor x) { return x.relu_(); });
    }
};

std::shared_ptr<Unit> unit(std::int64_t in, const Shape& shape)
{
    return std::make_shared<Unit>(in, shape);
}

std::shared_ptr<Chain> units(std::int64_t in, std::initializer_list<Shape> shapes)
{
    auto chain = std::make_shared<Chain>();
    for (const Shape& shape : shapes) {
        chain->add(unit(in, shape));
        in = shape.out;
    }
    return chain;
}

// The neighbours' mean, then a 1x1 convolution.
std::shared_ptr<Chain> averaged(std::int64_t in, std::int64_t out)
{
    auto chain = std::make_shared<Chain>();
    chain->addStep([](const Tensor& x) {
        return torch::avg_pool2d(x, 3, 1, 1, /*ceil_mode=*/false, /*count_include_pad=*/false);
    });
    chain->add(unit(in, point(out)));
    return chain;
}

Tensor pooled(const Tensor& x)
{
    return torch::max_pool2d(x, 3, 2);
}

// Several ways from the same input, side by side.
class Branches : public torch::nn::Module
{
public:
    template <typename Layer>
    void add(const std::string& name, const std::shared_ptr<Layer>& layer)
    {
        register_module(name, layer);
        m_ways.push_back([at = layer.get()](const Tensor& x) { return at->forward(x); });
    }
    void addPooling() { m_ways.emplace_back(pooled); }

    Tensor forward(const Tensor& x)
    {
        std::vector<Tensor> all;
        for (const auto& way : m_ways)
            all.push_back(way(x));
        return torch::cat(all, 1);
    }

private:
    std::vector<std::function<Tensor(const Tensor&)>> m_ways;
};

// Szegedy et al., "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning", 2016;
// the names of the blocks are the paper's.

std::shared_ptr<Branches> mixed3a()
{
    auto block = std::make_shared<Branches>();
    block->addPooling();
    block->add("conv", unit(64, smaller(96)));
    return block;
}

std::shared_ptr<Branches> mixed4a()
{
    auto block = std::make_shared<Branches>();
    const Shape inside{96, 3, 3, 1, false};
    block->add("branch0", units(160, {point(64), inside}));
    block->add("branch1", units(160, {point(64), {64, 1, 7}, {64, 7, 1}, inside}));
    return block;
}

std::shared_ptr<Branches> mixed5a()
{
    auto block = std::make_shared<Branches>();
    block->add("conv", unit(192, smaller(192)));
    block->addPooling();
    return block;
}

std::shared_ptr<Branches> inceptionA()
{
    auto block = std::make_shared<Branches>();
    block->add("branch0", unit(384, point(96)));
    block->add("branch1", units(384, {point(64), square(96)}));
    block->add("branch2", units(384, {point(64), square(96), square(96)}));
    block->add("branch3", averaged(384, 96));
    return block;
}

std::shared_ptr<Branches> reductionA()
{
    auto block = std::make_shared<Branches>();
    block->add("branch0", unit(384, smaller(384)));
    block->add("branch1", units(384, {point(192), square(224), smaller(256)}));
    block->addPooling();
    return block;
}

std::shared_ptr<Branches> inceptionB()
{
    auto block = std::make_shared<Branches>();
    block->add("branch0", unit(1024, point(384)));
    block->add("branch1", units(1024, {point(192), {224, 1, 7}, {256, 7, 1}}));
    block->add("branch2", units(1024, {point(192), {192, 7, 1}, {224, 1, 7}, {224, 7, 1}, {256, 1, 7}}));
    block->add("branch3", averaged(1024, 128));
    return block;
}

std::shared_ptr<Branches> reductionB()
{
    auto block = std::make_shared<Branches>();
    block->add("branch0", units(1024, {point(192), smaller(192)}));
    block->add("branch1", units(1024, {point(256), {256, 1, 7}, {320, 7, 1}, smaller(320)}));
    block->addPooling();
    return block;
}

// Its ways part once more.
class InceptionC : public torch::nn::Module
{
public:
    InceptionC()
    {
        const auto add = [this](const char* name, auto layer) { return register_module(name, layer); };
        m_point = add("branch0", unit(1536, point(256)));
        m_short = add("branch1_0", unit(1536, point(384)));
        m_shortAcross = add("branch1_1a", unit(384, {256, 1, 3}));
        m_shortDown = add("branch1_1b", unit(384, {256, 3, 1}));
        m_long0 = add("branch2_0", unit(1536, point(384)));
        m_long1 = add("branch2_1", unit(384, {448, 3, 1}));
        m_long2 = add("branch2_2", unit(448, {512, 1, 3}));
        m_longAcross = add("branch2_3a", unit(512, {256, 1, 3}));
        m_longDown = add("branch2_3b", unit(512, {256, 3, 1}));
        m_averaged = add("branch3", averaged(1536, 256));
    }

    Tensor forward(const Tensor& x)
    {
        const Tensor brief = m_short->forward(x);
        const Tensor extended = m_long2->forward(m_long1->forward(m_long0->forward(x)));
        return torch::cat({m_point->forward(x),
                           m_shortAcross->forward(brief),
                           m_shortDown->forward(brief),
                           m_longAcross->forward(extended),
                           m_longDown->forward(extended),
                           m_averaged->forward(x)},
                          1);
    }

private:
    std::shared_ptr<Unit> m_point;
    std::shared_ptr<Unit> m_short;
    std::shared_ptr<Unit> m_shortAcross;
    std::shared_ptr<Unit> m_shortDown;
    std::shared_ptr<Unit> m_long0;
    std::shared_ptr<Unit> m_long1;
    std::shared_ptr<Unit> m_long2;
    std::shared_ptr<Unit> m_longAcross;
    std::shared_ptr<Unit> m_longDown;
    std::shared_ptr<Chain> m_averaged;
};

class InceptionV4 : public Published
{
public:
    InceptionV4(const NetworkOptions& options, bool ofOneChannel)
    {
        if (ofOneChannel)
            m_front = register_module("front", torch::nn::Conv2d(Conv2dOptions(1, 3, 3).padding(1)));
        m_features = register_module("features", std::make_shared<Chain>());
        m_features->add(unit(3, smaller(32)));
        m_features->add(unit(32, {32, 3, 3, 1, false}));
        m_features->add(unit(32, square(64)));
        for (const auto& block : {mixed3a(), mixed4a(), mixed5a()})
            m_features->add(block);
        for (int i = 0; i < 4; ++i)
            m_features->add(inceptionA());
        m_features->add(reductionA());
        for (int i = 0; i < 7; ++i)
            m_features->add(inceptionB());
        m_features->add(reductionB());
        for (int i = 0; i < 3; ++i)
            m_features->add(std::make_shared<InceptionC>());
        addHead(1536, 32, options);
    }

    Tensor features(const Tensor& images) override
    {
        const Tensor colours =
            m_front.is_empty() ? images : torch::max_pool2d(m_front(images), 2).relu_(); // as in ResNet
        return m_features->forward(colours).mean({2, 3});
    }

private:
    torch::nn::Conv2d m_front = nullptr; // empty for images of three channels
    std::shared_ptr<Chain> m_features;
};

} // namespace

std::shared_ptr<Published> makeInceptionV4(const NetworkOptions& options, bool ofOneChannel)
{
    return std::make_shared<InceptionV4>(options, ofOneChannel);
}

} // namespace carpo::nn
