// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_process.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <grp.h>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace carpo::testing {
namespace {

constexpr auto kPoll = std::chrono::milliseconds(2);
constexpr int kCannotStart = 127;
constexpr unsigned kNobody = 65534;

std::string contents(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void redirect(const std::filesystem::path& file, int descriptor)
{
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    ::dup2(opened, descriptor);
    ::close(opened);
}

/// In the child, between fork and exec.
[[noreturn]] void become(std::vector<std::string> command, const ProcessOptions& options)
{
    for (const auto& [name, value] : options.environment)
        ::setenv(name.c_str(), value.c_str(), 1);
    if (options.asNobody && ::geteuid() == 0
        && (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
        std::_Exit(kCannotStart);
    std::vector<char*> arguments;
    for (std::string& argument : command)
        arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    std::_Exit(kCannotStart);
}

} // namespace

CliProcess::CliProcess(const std::vector<std::string>& command,
                       const std::filesystem::path& folder,
                       const ProcessOptions& options)
    : m_out(folder / "stdout")
    , m_err(folder / "stderr")
{
    // An earlier process of the same folder has left its output.
    std::filesystem::remove(m_out);
    std::filesystem::remove(m_err);
    m_process = ::fork();
    if (m_process < 0)
        throw std::runtime_error("fork failed");
    if (m_process > 0)
        return;
    redirect(m_out, STDOUT_FILENO);
    redirect(m_err, STDERR_FILENO);
    become(command, options);
}

CliProcess::~CliProcess()
{
    if (hasEnded())
        return;
    signal(SIGKILL);
    (void)finish();
}

void CliProcess::signal(int number) const
{
    if (!m_ended)
        ::kill(m_process, number);
}

bool CliProcess::waitForLines(int count) const
{
    const auto lines = [this] {
        const std::string text = contents(m_out);
        return std::ranges::count(text, '\n');
    };
    while (lines() < count) {
        // Left as a zombie here, so that finish() still learns how it ended.
        siginfo_t info = {};
        if (::waitid(P_PID, static_cast<id_t>(m_process), &info, WEXITED | WNOHANG | WNOWAIT) != 0
            || info.si_pid == m_process)
            return lines() >= count;
        std::this_thread::sleep_for(kPoll);
    }
    return true;
}

bool CliProcess::waitFor(std::chrono::milliseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (!hasEnded()) {
        if (std::chrono::steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(kPoll);
    }
    return true;
}

Finished CliProcess::finish()
{
    if (!m_ended) {
        ::waitpid(m_process, &m_status, 0);
        m_ended = true;
    }
    const int status = WIFSIGNALED(m_status) ? 128 + WTERMSIG(m_status) : WEXITSTATUS(m_status);
    return {.status = status, .out = contents(m_out), .err = contents(m_err)};
}

bool CliProcess::hasEnded()
{
    if (!m_ended)
        m_ended = ::waitpid(m_process, &m_status, WNOHANG) == m_process;
    return m_ended;
}

} // namespace carpo::testing
