// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/jobs/train_job_fixture.h"

#include <gmock/gmock.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> eventFilesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with("events.out.tfevents"))
            files.push_back(entry.path());
    }
    return files;
}

// The values of a tag, in their order: Summary.Value has the tag as field 1 and a float as field 2
// (tensorflow/core/framework/summary.proto).
std::vector<float> scalarsIn(const std::string& bytes, const std::string& tag)
{
    const std::string mark = "\x0a" + std::string(1, static_cast<char>(tag.size())) + tag + "\x15";
    std::vector<float> values;
    for (std::size_t at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 1)) {
        float value = 0;
        std::memcpy(&value, bytes.substr(at + mark.size(), sizeof value).data(), sizeof value);
        values.push_back(value);
    }
    return values;
}

using TensorBoardTest = TrainJobTest;

TEST_F(TensorBoardTest, ARunThatAsksForItWritesItsEpochs)
{
    set({{"execution.tensorboard", "true"}});
    Recording seen;
    std::size_t batches = 0;
    seen.atBatch = [&batches](const training::BatchReport&) { ++batches; };
    ASSERT_TRUE(start(seen).has_value());
    const auto files = eventFilesIn(m_folder.path());
    ASSERT_EQ(files.size(), 1U);
    std::ifstream file(files.front(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(scalarsIn(bytes, "batch/loss").size(), batches);
    const auto mae = scalarsIn(bytes, "val_mae");
    const auto loss = scalarsIn(bytes, "train_loss");
    ASSERT_EQ(seen.epochs.size(), 3U);
    ASSERT_EQ(mae.size(), 3U);
    ASSERT_EQ(loss.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(mae[i], static_cast<float>(seen.epochs[i].validationMae));
        EXPECT_EQ(loss[i], static_cast<float>(seen.epochs[i].trainLoss));
    }
}

TEST_F(TensorBoardTest, ARunThatDoesNotWritesNone)
{
    Recording seen;
    set({{"training.epochs", "1"}});
    ASSERT_TRUE(start(seen).has_value());
    EXPECT_TRUE(eventFilesIn(m_folder.path()).empty());
}

} // namespace
} // namespace carpo::jobs
