// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/dropout.h"

#include "engine/core/random.h"
#include "engine/nn/sex_head.h"

#include <algorithm>
#include <cmath>

namespace carpo::nn {
namespace {

/// `scale` with the probability `kept`, else 0. The values are drawn by the block, each from a stream of its
/// own, so that any number of threads draws the same.
void draw(float* mask, std::int64_t count, double kept, float scale, std::uint64_t seed)
{
    constexpr std::int64_t kBlock = 4096;
    const auto below = static_cast<std::uint64_t>(std::ldexp(kept, 32)); // of the 32 bits that each takes
    at::parallel_for(0, (count + kBlock - 1) / kBlock, 1, [&](std::int64_t first, std::int64_t end) {
        for (std::int64_t block = first; block < end; ++block) {
            core::RandomStream random(seed, "dropout", static_cast<std::uint64_t>(block));
            const std::int64_t last = std::min(count, (block + 1) * kBlock);
            for (std::int64_t i = block * kBlock; i < last; i += 2) {
                const std::uint64_t bits = random.next();
                mask[i] = bits >> 32 < below ? scale : 0;
                if (i + 1 < last)
                    mask[i + 1] = (bits & 0xFFFF'FFFF) < below ? scale : 0;
            }
        }
    });
}

} // namespace

torch::Tensor dropOut(const torch::Tensor& x, double rate)
{
    if (!x.is_cpu() || x.scalar_type() != torch::kFloat32)
        return torch::dropout(x, rate, /*train=*/true);
    const auto seed = torch::empty({1}, torch::kInt64).random_().item<std::int64_t>();
    torch::Tensor mask = torch::empty_like(x.detach());
    draw(mask.data_ptr<float>(),
         mask.numel(),
         1 - rate,
         1 / static_cast<float>(1 - rate),
         static_cast<std::uint64_t>(seed));
    return x * mask;
}

void setDropoutRate(torch::nn::Module& network, double rate)
{
    for (const auto& module : network.modules(/*include_self=*/false)) {
        if (auto* const layer = module->as<DropoutLayerImpl>())
            layer->setRate(rate);
        else if (auto* const head = module->as<SexHead>())
            head->setDropoutRate(rate);
    }
}

} // namespace carpo::nn
