// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/atomic_file.h"
#include "engine/training/run_state.h"
#include "engine/training/sha256.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/resource.h>

namespace carpo::training {
namespace {

std::string sha256(const std::string& text, std::size_t piece)
{
    Sha256 hash;
    for (std::size_t i = 0; i < text.size(); i += piece) {
        const std::string part = text.substr(i, piece);
        hash.add({reinterpret_cast<const std::uint8_t*>(part.data()), part.size()});
    }
    return hash.finish();
}

// The examples of FIPS 180-4's companion, NIST CSRC "SHA-256 examples", and those of RFC 6234.
TEST(Sha256, givesThePublishedDigests)
{
    EXPECT_EQ(sha256("", 1), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc", 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 5),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256(std::string(1'000'000, 'a'), 977),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(AtomicFile, replacesWhole)
{
    const support::TemporaryFolder folder;
    ASSERT_TRUE(writeFileAtomically(folder / "f", std::string("old")).has_value());
    ASSERT_TRUE(writeFileAtomically(folder / "f", std::string("newer")).has_value());
    EXPECT_EQ(readWholeFile(folder / "f", 100).value_or(""), "newer");
    EXPECT_FALSE(std::filesystem::exists(folder / "f.part"));
    EXPECT_FALSE(readWholeFile(folder / "f", 4).has_value());
}

// A file size limit stands for the full disk: the write fails half way.
TEST(AtomicFile, aFailingWriteLeavesTheOldFile)
{
    const support::TemporaryFolder folder;
    ASSERT_TRUE(writeFileAtomically(folder / "f", std::string("old")).has_value());
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 1000;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto written = writeFileAtomically(folder / "f", std::string(5000, 'x'));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().code, core::ErrorCode::WriteFailed);
    EXPECT_EQ(readWholeFile(folder / "f", 100).value_or(""), "old");
    EXPECT_FALSE(std::filesystem::exists(folder / "f.part"));
}

TEST(RunState, keepsEveryBit)
{
    RunState state;
    state.lossSum = 0.1 + 0.2;
    state.bestPredicted.values = {1.0F / 3.0F, -0.0F, 1e-30F};
    state.experiment = "{\"x\": \"\xc3\xa9\"}";
    const RunState again = RunState::fromJson(state.toJson());
    EXPECT_EQ(again.lossSum, state.lossSum);
    EXPECT_EQ(again.bestPredicted.values, state.bestPredicted.values);
    EXPECT_EQ(again.experiment, state.experiment);
}

// As checkpoints were written before a target could be a class.
TEST(RunState, readsOlderCheckpoints)
{
    RunState state;
    state.bestPredicted.values = {1.5F, 2};
    nlohmann::json json = nlohmann::json::parse(state.toJson());
    json["bestMonths"] = json["bestPredicted"]["values"];
    json.erase("bestPredicted");
    json.erase("bestMetrics");
    const RunState again = RunState::fromJson(json.dump());
    EXPECT_EQ(again.bestPredicted.values, state.bestPredicted.values);
    EXPECT_TRUE(again.bestPredicted.probabilities.empty());
    EXPECT_TRUE(again.bestMetrics.empty());
}

} // namespace
} // namespace carpo::training
