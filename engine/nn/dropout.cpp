// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/dropout.h"

#include <cmath>

namespace carpo::nn {
namespace {

constexpr std::size_t kState = at::MERSENNE_STATE_N;
using State = std::array<std::uint32_t, kState>;

// Torch's generator, MT19937 (Matsumoto and Nishimura 1998), whose numbers come here by the block, in loops
// that a compiler can take several at a time of.
class Mersenne
{
public:
    explicit Mersenne(const at::mt19937& engine)
        : m_data(engine.data())
    {
        temper();
        // Torch counts what is left, and has 1 left where nothing is.
        m_place = m_data.left_ == 1 ? kState : m_data.next_;
    }

    std::uint32_t next()
    {
        if (m_place == kState) {
            twist();
            temper();
            m_place = 0;
        }
        return m_tempered[m_place++];
    }

    // With what has been drawn left out.
    [[nodiscard]] at::mt19937 engine() const
    {
        at::mt19937_data_pod data = m_data;
        data.next_ = static_cast<std::uint32_t>(m_place);
        data.left_ = static_cast<int>(kState - m_place + 1);
        at::mt19937 engine;
        engine.set_data(data);
        return engine;
    }

private:
    static std::uint32_t mixed(std::uint32_t high, std::uint32_t low)
    {
        const std::uint32_t both = (high & at::UMASK) | (low & at::LMASK);
        return (both >> 1) ^ ((0U - (low & 1U)) & at::MATRIX_A);
    }

    void twist()
    {
        constexpr std::size_t kFar = at::MERSENNE_STATE_M;
        constexpr std::size_t kNear = kState - kFar;
        State& state = m_data.state_;
        for (std::size_t i = 0; i < kNear; ++i)
            state[i] = state[i + kFar] ^ mixed(state[i], state[i + 1]);
        for (std::size_t i = kNear; i + 1 < kState; ++i)
            state[i] = state[i - kNear] ^ mixed(state[i], state[i + 1]);
        state[kState - 1] = state[kFar - 1] ^ mixed(state[kState - 1], state[0]);
    }

    void temper()
    {
        for (std::size_t i = 0; i < kState; ++i) {
            std::uint32_t y = m_data.state_[i];
            y ^= y >> 11;
            y ^= (y << 7) & 0x9d2c5680U;
            y ^= (y << 15) & 0xefc60000U;
            m_tempered[i] = y ^ (y >> 18);
        }
    }

    at::mt19937_data_pod m_data;
    State m_tempered{};
    std::size_t m_place;
};

// `scale` with the probability `kept`, else 0, in the memory's order.
void draw(float* mask, std::int64_t count, double kept, float scale)
{
    // Torch takes 53 of a number's 64 bits as a fraction and keeps where that is below `kept`.
    constexpr std::uint64_t kBits = (std::uint64_t{1} << 53) - 1;
    const auto below = static_cast<std::uint64_t>(std::ceil(std::ldexp(kept, 53)));
    const at::Generator generator = at::detail::getDefaultCPUGenerator();
    auto* const torchs = at::check_generator<at::CPUGeneratorImpl>(generator);
    const std::scoped_lock lock(torchs->mutex_);
    Mersenne random(torchs->engine());
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint64_t high = random.next();
        const std::uint64_t number = (high << 32 | random.next()) & kBits;
        mask[i] = number < below ? scale : 0;
    }
    torchs->set_engine(random.engine());
}

} // namespace

torch::Tensor dropOut(const torch::Tensor& x, double rate)
{
    if (!x.is_cpu() || x.scalar_type() != torch::kFloat32)
        return torch::dropout(x, rate, /*train=*/true);
    torch::Tensor mask = torch::empty_like(x.detach());
    draw(mask.data_ptr<float>(), mask.numel(), 1 - rate, 1 / static_cast<float>(1 - rate));
    return x * mask;
}

} // namespace carpo::nn
