// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>
#include <span>
#include <string>

namespace carpo::dataset {

/// Writes the challenge's submission: header `Case ID,Bone age (months)`, one row a case, two decimals.
/// Fails with Internal where `ids` and `months` have not the same length. Replaces the file only when all of
/// it is written. Blocks.
[[nodiscard]] core::Result<void> writeSubmission(const std::filesystem::path& file,
                                                 std::span<const std::string> ids,
                                                 std::span<const float> months);

/// Predicted classes; the columns have the same length.
struct ClassTable
{
    std::string target; ///< the header of their column
    std::span<const std::string> ids;
    std::span<const std::string> classes;
    std::span<const float> probabilities; ///< of them
};

/// Header `Case ID,<target>,probability`, one row a case, probabilities with four decimals. Replaces the file
/// only when all of it is written. Blocks.
[[nodiscard]] core::Result<void> writeClasses(const std::filesystem::path& file, const ClassTable& table);

/// The names within the archive that writeChallenge writes.
inline constexpr const char* kSubmissionName = "submission.csv";
inline constexpr const char* kMethodName = "method.txt";

/// Writes a zip archive of what the challenge asks for: the table that writeSubmission writes, byte by byte,
/// and the text that describes the method. The same input makes the same bytes. Replaces the file only when
/// all of it is written. Fails with PermissionDenied, DiskFull, WriteFailed, OutOfMemory. Blocks.
[[nodiscard]] core::Result<void> writeChallenge(const std::filesystem::path& file,
                                                std::span<const std::string> ids,
                                                std::span<const float> months,
                                                const std::string& method);

/// The same with the table that writeClasses writes.
[[nodiscard]] core::Result<void>
writeChallenge(const std::filesystem::path& file, const ClassTable& table, const std::string& method);

} // namespace carpo::dataset
