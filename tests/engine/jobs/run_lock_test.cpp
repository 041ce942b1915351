// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_lock.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <optional>
#include <utility>

namespace carpo::jobs {
namespace {

TEST(RunLock, IsHeldByOneAtATime)
{
    const support::TemporaryFolder folder;
    std::optional<core::Result<RunLock>> first = RunLock::acquire(folder.path());
    ASSERT_TRUE(first->has_value());
    const auto second = RunLock::acquire(folder.path());
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, core::ErrorCode::ProjectBusy);
    first.reset();
    EXPECT_TRUE(RunLock::acquire(folder.path()).has_value());
}

TEST(RunLock, MovesWithItsOwner)
{
    const support::TemporaryFolder folder;
    std::optional<RunLock> kept;
    {
        auto lock = RunLock::acquire(folder.path());
        ASSERT_TRUE(lock.has_value());
        kept.emplace(std::move(*lock));
    }
    EXPECT_FALSE(RunLock::acquire(folder.path()).has_value());
}

TEST(RunLock, NeedsTheFolder)
{
    const support::TemporaryFolder folder;
    EXPECT_FALSE(RunLock::acquire(folder / "missing").has_value());
}

} // namespace
} // namespace carpo::jobs
