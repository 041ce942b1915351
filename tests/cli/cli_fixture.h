// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/cli_process.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace carpo::testing {

using Json = nlohmann::json;

/// The lines of a text, without their ends.
[[nodiscard]] std::vector<std::string> linesOf(const std::string& text);

/// One object a line and nothing else; a line that is none, or a null in one, fails the test.
[[nodiscard]] std::vector<Json> jsonLines(const std::string& text);

[[nodiscard]] std::string readFile(const std::filesystem::path& file);
void writeFile(const std::filesystem::path& file, const std::string& content);

/// Runs carpo-cli with a data, a cache and a working folder of each test's own.
class CliFixture : public ::testing::Test
{
protected:
    [[nodiscard]] Finished run(const std::vector<std::string>& arguments) const;
    [[nodiscard]] std::unique_ptr<CliProcess> start(const std::vector<std::string>& arguments) const;
    [[nodiscard]] ProcessOptions processOptions() const;

    /// Sixty phantoms of 128 px, made once for all tests; never written to.
    [[nodiscard]] static const std::filesystem::path& cohort();
    /// A copy of it for tests that damage it.
    [[nodiscard]] std::filesystem::path copyOfCohort() const;

    /// A training of the small network on the cohort that takes a second or two.
    [[nodiscard]] std::vector<std::string> trainArguments(const std::filesystem::path& project) const;

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }
    /// Where a project of this test lies; not there until something makes it.
    [[nodiscard]] std::string project() const { return m_folder / "project.carpo"; }

private:
    support::TemporaryFolder m_folder;
};

} // namespace carpo::testing
