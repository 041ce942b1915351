// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace carpo::testing {

/// What a program left behind.
struct Finished
{
    int status = -1; ///< exit status; 128 + signal where a signal ended it
    std::string out;
    std::string err;
};

struct ProcessOptions
{
    std::vector<std::pair<std::string, std::string>> environment; ///< beside the tests' own
    bool asNobody = false; ///< drops root's rights before it starts (does nothing where there are none)
};

/// A program that runs beside the test; killed when the object goes.
class CliProcess
{
public:
    /// Output goes to files in `folder`, which must outlive the object.
    CliProcess(const std::vector<std::string>& command,
               const std::filesystem::path& folder,
               const ProcessOptions& options = {});
    ~CliProcess();
    CliProcess(const CliProcess&) = delete;
    CliProcess& operator=(const CliProcess&) = delete;
    CliProcess(CliProcess&&) = delete;
    CliProcess& operator=(CliProcess&&) = delete;

    void signal(int number) const;

    /// Whether that many lines appeared on stdout before the program ended.
    [[nodiscard]] bool waitForLines(int count) const;

    /// Whether it ended within that time.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds time);

    /// Blocks until it ends.
    [[nodiscard]] Finished finish();

private:
    [[nodiscard]] bool hasEnded();

    std::filesystem::path m_out;
    std::filesystem::path m_err;
    pid_t m_process = -1;
    bool m_ended = false;
    int m_status = 0;
};

} // namespace carpo::testing
