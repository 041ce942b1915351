// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <array>
#include <chrono>
#include <csignal>
#include <random>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace carpo::training {
namespace {

// One life of the helper: its lines, up to its end or to its violent death.
class Life
{
public:
    explicit Life(const std::filesystem::path& folder)
    {
        std::array<int, 2> ends{};
        EXPECT_EQ(::pipe(ends.data()), 0);
        m_child = ::fork();
        if (m_child == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            ::execl(CARPO_KILL_HELPER, CARPO_KILL_HELPER, folder.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        m_output = ends[0];
        readUntil("started\n");
    }
    ~Life() { ::close(m_output); }
    Life(const Life&) = delete;
    Life& operator=(const Life&) = delete;
    Life(Life&&) = delete;
    Life& operator=(Life&&) = delete;

    void kill() const { ::kill(m_child, SIGKILL); }

    // True if it came to its own end, with success.
    bool end()
    {
        readUntil({});
        int status = 0;
        ::waitpid(m_child, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    void readUntil(const std::string& mark)
    {
        std::array<char, 4096> block{};
        while (mark.empty() || m_text.find(mark) == std::string::npos) {
            const ssize_t count = ::read(m_output, block.data(), block.size());
            if (count <= 0)
                return;
            m_text.append(block.data(), static_cast<std::size_t>(count));
        }
    }

    pid_t m_child = -1;
    int m_output = -1;
    std::string m_text;
};

TEST(Kill, atAnyMomentLosesNothing)
{
    TinyRun undisturbed(averagedRapida());
    const support::TemporaryFolder calm;
    const auto begin = std::chrono::steady_clock::now();
    const auto expected = undisturbed.train(calm.path());
    const auto length = std::chrono::steady_clock::now() - begin;
    ASSERT_TRUE(expected.has_value());
    std::string all;
    const support::TemporaryFolder folder;
    core::RandomStream random(std::random_device{}(), "kill");
    SCOPED_TRACE(random.state());
    for (int kills = 0; kills < 20; ++kills) {
        Life life(folder.path());
        // A tenth of the whole at most, so that all kills fit in about one run.
        std::this_thread::sleep_for(length * random.uniform(0, 0.1));
        life.kill();
        life.end();
        all += life.text();
    }
    Life last(folder.path());
    EXPECT_TRUE(last.end());
    all += last.text();
    for (const auto& [epoch, line] : undisturbed.epochs())
        EXPECT_THAT(all, testing::HasSubstr("epoch " + line + "\n"));
    // No epoch was told in two ways.
    std::size_t told = 0;
    for (std::size_t at = all.find("epoch "); at != std::string::npos; at = all.find("epoch ", at + 1)) {
        const std::string line = all.substr(at + 6, all.find('\n', at) - at - 6);
        EXPECT_EQ(line, undisturbed.epochs().at(std::stoi(line)));
        ++told;
    }
    EXPECT_GE(told, undisturbed.epochs().size());
    EXPECT_THAT(all, testing::HasSubstr("weights " + expected->weightsSha256));
}

} // namespace
} // namespace carpo::training
