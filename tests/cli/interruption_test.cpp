// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;

constexpr int kEpochs = 6;

int fromEnvironment(const char* name, int usual)
{
    const char* text = std::getenv(name);
    return text == nullptr ? usual : std::atoi(text);
}

class Interruption : public CliFixture
{
protected:
    [[nodiscard]] std::vector<std::string> longTraining(const fs::path& projectFile) const
    {
        std::vector<std::string> arguments = trainArguments(projectFile);
        arguments.insert(arguments.end(),
                         {"--set",
                          "training.epochs=" + std::to_string(kEpochs),
                          "--set",
                          "training.batch_size=4",
                          "--set",
                          "augmentation.rotation=20"});
        return arguments;
    }

    [[nodiscard]] std::vector<std::string> continuation() const
    {
        return {"train", "--continue", "1", "--project", project(), "--json"};
    }

    /// Takes in what a run has printed; an epoch that was printed before must be the same again.
    void gather(const std::string& out)
    {
        std::string whole = out.substr(0, out.rfind('\n') + 1); // a killed run may leave half a line
        for (Json object : jsonLines(whole)) {
            if (!object.contains("epoch")) {
                m_last = object;
                continue;
            }
            object.erase("images_per_second");
            const int epoch = object["epoch"];
            const auto [place, isNew] = m_epochs.try_emplace(epoch, object);
            EXPECT_EQ(place->second, object) << "epoch " << epoch << " was made twice, and differently";
        }
    }

    /// What an undisturbed run prints, without its speed; the last element is the last line.
    [[nodiscard]] std::vector<Json> undisturbed(Milliseconds& duration) const
    {
        const auto begin = std::chrono::steady_clock::now();
        const Finished finished = run(longTraining(folder() / "undisturbed.carpo"));
        duration = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begin);
        EXPECT_EQ(finished.status, 0) << finished.err;
        std::vector<Json> objects = jsonLines(finished.out);
        for (Json& object : objects)
            object.erase("images_per_second");
        return objects;
    }

    void expectSame(const std::vector<Json>& expected) const
    {
        ASSERT_EQ(expected.size(), kEpochs + 1U);
        ASSERT_EQ(m_epochs.size(), static_cast<std::size_t>(kEpochs));
        for (int epoch = 1; epoch <= kEpochs; ++epoch)
            EXPECT_EQ(m_epochs.at(epoch), expected[static_cast<std::size_t>(epoch) - 1]);
        EXPECT_EQ(m_last, expected.back());
    }

private:
    std::map<int, Json> m_epochs;
    Json m_last;
};

TEST_F(Interruption, KilledAtRandomMomentsItEndsAsIfNothingHadHappened)
{
    Milliseconds duration{};
    const std::vector<Json> expected = undisturbed(duration);
    core::RandomStream random(static_cast<std::uint64_t>(fromEnvironment("CARPO_KILL_SEED", 1)), "kill");
    const int kills = fromEnvironment("CARPO_KILLS", 4);
    bool hasRun = false;
    for (int killed = 0; killed < kills;) {
        const auto process = start(hasRun ? continuation() : longTraining(project()));
        const Milliseconds moment(
            static_cast<std::int64_t>(random.uniform() * static_cast<double>(duration.count())));
        if (!process->waitFor(moment))
            process->signal(SIGKILL);
        const Finished finished = process->finish();
        gather(finished.out);
        if (finished.status == 0) {
            // It ended first: then all of it is there, and it begins once more from nothing.
            fs::remove(project());
            fs::remove_all(project() + ".runs");
            hasRun = false;
            continue;
        }
        ASSERT_EQ(finished.status, 128 + SIGKILL) << finished.err;
        hasRun = hasRun || finished.err.find("run 1") != std::string::npos;
        ++killed;
    }
    const Finished finished = run(hasRun ? continuation() : longTraining(project()));
    ASSERT_EQ(finished.status, 0) << finished.err;
    gather(finished.out);
    expectSame(expected);
}

TEST_F(Interruption, StoppedWithinAnEpochItGoesOnFromThere)
{
    Milliseconds duration{};
    const std::vector<Json> expected = undisturbed(duration);
    const auto process = start(longTraining(project()));
    ASSERT_TRUE(process->waitForLines(2));
    process->signal(SIGINT);
    const Finished stopped = process->finish();
    EXPECT_EQ(stopped.status, 130) << stopped.err;
    EXPECT_THAT(stopped.err, HasSubstr("--continue 1"));
    EXPECT_TRUE(fs::exists(project() + ".runs/1/checkpoint.pt"));
    gather(stopped.out);
    const Finished finished = run(continuation());
    ASSERT_EQ(finished.status, 0) << finished.err;
    gather(finished.out);
    expectSame(expected);
}

TEST_F(Interruption, AFinishedRunHasNothingLeft)
{
    ASSERT_EQ(run(longTraining(project())).status, 0);
    const Finished again = run(continuation());
    EXPECT_EQ(again.status, 0) << again.err;
    const std::vector<Json> objects = jsonLines(again.out);
    ASSERT_EQ(objects.size(), 1U);
    EXPECT_EQ(objects[0]["run"], 1);
}

TEST_F(Interruption, ARunIsTrainedByOneProcessAtATime)
{
    const auto process = start(longTraining(project()));
    ASSERT_TRUE(process->waitForLines(1));
    const fs::path other = folder() / "other";
    fs::create_directory(other);
    std::vector<std::string> arguments = continuation();
    arguments.insert(arguments.begin(), CARPO_CLI);
    process->signal(SIGSTOP);
    const Finished refused = CliProcess(arguments, other, processOptions()).finish();
    process->signal(SIGCONT);
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("in use"));
    EXPECT_EQ(process->finish().status, 0);
}

TEST_F(Interruption, ADifferentDataSetIsNotGoneOnWith)
{
    const fs::path data = copyOfCohort();
    std::vector<std::string> arguments = longTraining(project());
    arguments[3] = data;
    const auto process = start(arguments);
    ASSERT_TRUE(process->waitForLines(1));
    process->signal(SIGINT);
    ASSERT_EQ(process->finish().status, 130);
    const fs::path table = data / "boneage-training-dataset.csv";
    std::vector<std::string> lines = linesOf(readFile(table));
    lines.pop_back();
    std::string shorter;
    for (const std::string& line : lines)
        shorter += line + '\n';
    writeFile(table, shorter);
    const Finished refused = run(continuation());
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("no longer those that run 1 began with"));
}

TEST_F(Interruption, ACohortIsGoneOnWith)
{
    const fs::path out = folder() / "out";
    const std::vector<std::string> arguments = {
        "phantom", out, "--count", "200", "--seed", "2", "--height", "256"};
    const auto process = start(arguments);
    const fs::path images = out / "boneage-training-dataset";
    while (!process->waitFor(Milliseconds(5)) && !(fs::exists(images) && !fs::is_empty(images))) {
    }
    process->signal(SIGINT);
    EXPECT_EQ(process->finish().status, 130);
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.status, 0) << finished.err;
    EXPECT_EQ(std::distance(fs::directory_iterator(images), fs::directory_iterator()), 200);
}

} // namespace
} // namespace carpo::testing
