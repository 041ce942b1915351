// SPDX-License-Identifier: GPL-3.0-or-later
// The files that a run leaves: whole, or known to be damaged.
#include "engine/training/archive.h"
#include "engine/training/atomic_file.h"
#include "engine/training/safetensors.h"
#include "engine/training/trainer.h"
#include "engine/training/transfer.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace carpo::training {
namespace {

using core::ErrorCode;
using support::TemporaryFolder;
using Settings = std::vector<std::pair<std::string, std::string>>;

std::string contentOf(const std::filesystem::path& file)
{
    return readWholeFile(file, std::size_t{1} << 30U).value();
}

// LibTorch's zip reader checks no sums: a wrong byte in a tensor went into the network without a word.
TEST(RunFiles, noticesEveryDamagedByteOfACheckpointAndOfItsWeights)
{
    const TemporaryFolder folder;
    TinyRun first(plainLenet());
    first.afterEpoch = [&first](const std::string&) {
        if (first.epochs().size() == 2)
            first.stop.request_stop();
    };
    ASSERT_TRUE(first.train(folder.path()).has_value());
    const int whole = checkpointEpoch(folder.path()).value();
    ASSERT_TRUE(std::filesystem::exists(folder / "checkpoint.before.pt"));
    const std::string sound = contentOf(folder / "checkpoint.pt");
    constexpr std::size_t kPlaces = 97;
    for (const char* name : {"checkpoint.pt", "best.pt"}) {
        const std::string bytes = contentOf(folder / name);
        for (std::size_t i = 0; i <= kPlaces; ++i) {
            const std::size_t at = i * (bytes.size() - 1) / kPlaces;
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
            ASSERT_TRUE(writeFileAtomically(folder / name, damaged).has_value());
            torch::serialize::InputArchive archive;
            const auto read = readArchive(folder / name, archive);
            ASSERT_FALSE(read.has_value()) << name << ", byte " << at;
            EXPECT_EQ(read.error().code, ErrorCode::CheckpointDamaged);
        }
        // As files were before they had a sum: they end with the archive.
        constexpr std::size_t kSum = 72;
        ASSERT_TRUE(writeFileAtomically(folder / name, bytes.substr(0, bytes.size() - kSum)).has_value());
        torch::serialize::InputArchive archive;
        EXPECT_TRUE(readArchive(folder / name, archive).has_value()) << "an older " << name;
    }
    std::string wrong = sound;
    wrong.replace(wrong.size() / 2, 64, std::string(64, 'x'));
    ASSERT_TRUE(writeFileAtomically(folder / "checkpoint.pt", wrong).has_value());
    EXPECT_LE(checkpointEpoch(folder.path()).value(), whole);
    TinyRun second(plainLenet());
    ASSERT_TRUE(second.train(folder.path(), true).has_value());
    ASSERT_TRUE(second.passedOver.has_value()) << "it is said";
}

TEST(RunFiles, exportsTheLastWeightsBesideTheBest)
{
    const TemporaryFolder folder;
    TinyRun stopped(plainLenet());
    stopped.afterEpoch = [&stopped](const std::string&) { stopped.stop.request_stop(); };
    ASSERT_TRUE(stopped.train(folder.path()).has_value());
    ASSERT_TRUE(std::filesystem::exists(folder / "last.safetensors")) << "of a run that is stopped";
    const std::string early = contentOf(folder / "last.safetensors");
    TinyRun finished(plainLenet());
    ASSERT_TRUE(finished.train(folder.path(), true).has_value());
    EXPECT_NE(contentOf(folder / "last.safetensors"), early);
    const auto last = readSafetensors(folder / "last.safetensors");
    ASSERT_TRUE(last.has_value()) << core::inEnglish(last.error());
    // Names, shapes, places and metadata.
    const auto headerOf = [&folder](const char* name) {
        const std::string bytes = contentOf(folder / name);
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.data(), sizeof length);
        return bytes.substr(sizeof length, length);
    };
    const std::string header = headerOf("last.safetensors");
    EXPECT_EQ(header, headerOf("best.safetensors"));
    EXPECT_THAT(header, testing::HasSubstr("carpo_experiment"));
}

// The step shrinks by the rate that the weight is learnt with.
TEST(RunFiles, proximalStepsKeepToTheBodysRate)
{
    TinyRun tiny(plainLenet());
    for (const auto& [key, text] : Settings{{"l1.lambda", "2"},
                                            {"l1.step", "proximal"},
                                            {"optimizer.learning_rate", "0.05"},
                                            {"transfer.body_rate", "0.0001"}})
        ASSERT_TRUE(tiny.experiment().setFromText(key, text).has_value()) << key;
    const TemporaryFolder folder;
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    const auto weights = readSafetensors(folder / "last.safetensors");
    ASSERT_TRUE(weights.has_value());
    for (const auto& [name, tensor] : *weights) {
        if (tensor.dim() > 1) {
            EXPECT_EQ((tensor == 0).all().item<bool>(), isOfHead(name)) << name;
        }
    }
}

} // namespace
} // namespace carpo::training
