// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/batch_fit.h"

#include "engine/nn/torch.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <c10/core/CPUAllocator.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <string>

namespace carpo::training {
namespace {

std::atomic<std::size_t> held = 0;
std::atomic<std::size_t> most = 0;

void giveBack(void* data)
{
    held -= malloc_usable_size(data);
    std::free(data);
}

/// While it lives, tensors on the CPU must not hold more than so many bytes together. What they hold when it
/// ends is still given back as it was taken.
class SmallMemory final : public c10::Allocator
{
public:
    explicit SmallMemory(std::size_t bytes)
        : m_limit(bytes)
    {
        c10::SetCPUAllocator(this, kPriority);
    }
    ~SmallMemory() override { c10::SetCPUAllocator(c10::GetDefaultCPUAllocator(), kPriority); }
    SmallMemory(const SmallMemory&) = delete;
    SmallMemory& operator=(const SmallMemory&) = delete;

    // NOLINTBEGIN(modernize-use-override,readability-identifier-naming): which of them LibTorch declares, and
    // how, depends on its version
    c10::DataPtr allocate(std::size_t bytes) const { return take(bytes); }
    c10::DataPtr allocate(std::size_t bytes) { return take(bytes); }
    c10::DeleterFnPtr raw_deleter() const { return &giveBack; }
    void copy_data(void* to, const void* from, std::size_t bytes) const { std::memcpy(to, from, bytes); }
    // NOLINTEND(modernize-use-override,readability-identifier-naming)

private:
    static constexpr std::uint8_t kPriority = 1;

    [[nodiscard]] c10::DataPtr take(std::size_t bytes) const
    {
        constexpr std::size_t kAlignment = 64;
        TORCH_CHECK(held + bytes <= m_limit, "DefaultCPUAllocator: can't allocate memory: ", bytes, " bytes");
        void* const data = std::aligned_alloc(kAlignment, (bytes + kAlignment) / kAlignment * kAlignment);
        held += malloc_usable_size(data);
        most = std::max(most.load(), held.load());
        return {data, data, &giveBack, c10::Device(c10::kCPU)};
    }

    std::size_t m_limit;
};

constexpr std::size_t kMegabyte = 1'000'000;

TinyRun runWithBatch(const char* size)
{
    Experiment experiment = plainLenet();
    EXPECT_TRUE(experiment.setFromText("training.batch_size", size).has_value());
    return TinyRun(std::move(experiment));
}

/// What tensors hold together at most while it is trained.
std::size_t neededBy(const char* batch)
{
    const support::TemporaryFolder folder;
    TinyRun run = runWithBatch(batch);
    const SmallMemory memory(1'000 * kMegabyte);
    most = held.load();
    EXPECT_TRUE(run.train(folder.path()).has_value());
    return most;
}

TEST(BatchFit, tooLargeABatchSaysWhichOneFits)
{
    const std::size_t few = neededBy("4");
    const std::size_t many = neededBy("32");
    ASSERT_GT(many, few + kMegabyte / 10);
    const std::size_t between = few + (many - few) / 2;
    const support::TemporaryFolder folder;
    TinyRun run = runWithBatch("32");
    core::Result<TrainingOutcome> outcome;
    {
        const SmallMemory memory(between);
        outcome = run.train(folder.path());
    }
    ASSERT_FALSE(outcome.has_value());
    ASSERT_EQ(outcome.error().code, core::ErrorCode::BatchTooLarge) << core::inEnglish(outcome.error());
    EXPECT_EQ(outcome.error().value("found"), "32");
    const int fits = std::stoi(std::string(outcome.error().value("fits")));
    EXPECT_GE(fits, 4);
    EXPECT_LT(fits, 32);
    EXPECT_EQ(std::stoi(std::string(outcome.error().value("times"))), 32 / fits);

    // What it says is true: that batch is trained within the same memory.
    const support::TemporaryFolder other;
    TinyRun smaller = runWithBatch(std::to_string(fits).c_str());
    const SmallMemory memory(between);
    const auto trained = smaller.train(other.path());
    EXPECT_TRUE(trained.has_value()) << core::inEnglish(trained.error());
}

TEST(BatchFit, whereNoBatchFitsTheMemoryItselfIsNamed)
{
    const support::TemporaryFolder folder;
    TinyRun run = runWithBatch("8");
    const SmallMemory memory(kMegabyte / 10);
    const auto outcome = run.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, core::ErrorCode::OutOfMemory);
}

} // namespace
} // namespace carpo::training
