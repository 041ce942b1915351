// SPDX-License-Identifier: GPL-3.0-or-later
// The files that a run leaves: whole, or known to be damaged.
#include "engine/training/atomic_file.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace carpo::training {
namespace {

// LibTorch's zip reader checks no sums: a wrong byte in a tensor went into the network without a word.
TEST(RunFiles, aWrongByteAnywhereInACheckpointIsNoticed)
{
    const support::TemporaryFolder folder;
    TinyRun first(plainLenet());
    first.afterEpoch = [&first](const std::string&) {
        if (first.epochs().size() == 2)
            first.stop.request_stop();
    };
    ASSERT_TRUE(first.train(folder.path()).has_value());
    const std::string sound = readWholeFile(folder / "checkpoint.pt", std::size_t{1} << 30U).value();
    constexpr std::size_t kPlaces = 60;
    std::filesystem::remove(folder / "checkpoint.before.pt");
    for (std::size_t i = 0; i <= kPlaces; ++i) {
        std::string damaged = sound;
        const std::size_t at = i * (sound.size() - 1) / kPlaces;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        ASSERT_TRUE(writeFileAtomically(folder / "checkpoint.pt", damaged).has_value());
        const auto epoch = checkpointEpoch(folder.path());
        ASSERT_FALSE(epoch.has_value()) << "byte " << at;
        EXPECT_EQ(epoch.error().code, core::ErrorCode::CheckpointDamaged);
    }
    // As files were before they had a sum of 72 bytes: they end with the archive.
    ASSERT_TRUE(
        writeFileAtomically(folder / "checkpoint.pt", sound.substr(0, sound.size() - 72)).has_value());
    EXPECT_TRUE(checkpointEpoch(folder.path()).has_value()) << "an older one";
}

} // namespace
} // namespace carpo::training
