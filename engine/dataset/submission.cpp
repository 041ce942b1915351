// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/submission.h"

#include "engine/dataset/csv_cell.h"
#include "engine/dataset/zip_archive.h"
#include "engine/imaging/file_bytes.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

namespace carpo::dataset {
namespace {

std::string withDecimals(float number, int decimals)
{
    // The point whatever the locale; room for the longest float.
    char text[64];
    const auto [end, error] =
        std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, decimals);
    return {text, end};
}

std::string submissionText(std::span<const std::string> ids, std::span<const float> months)
{
    std::string text = "Case ID,Bone age (months)\n";
    for (std::size_t i = 0; i < ids.size(); ++i)
        text += csvCell(ids[i]) + ',' + withDecimals(months[i], 2) + '\n';
    return text;
}

std::string classesText(const ClassTable& table)
{
    constexpr int kDecimals = 4;
    std::string text = "Case ID," + csvCell(table.target) + ",probability\n";
    for (std::size_t i = 0; i < table.ids.size(); ++i)
        text += csvCell(table.ids[i]) + ',' + csvCell(table.classes[i]) + ','
                + withDecimals(table.probabilities[i], kDecimals) + '\n';
    return text;
}

core::Result<void> writeText(const std::filesystem::path& file, const std::string& text)
{
    return imaging::writeFile(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// Columns of other lengths are a mistake of the caller's.
core::Result<void> checkLengths(const std::filesystem::path& file, std::size_t ids, std::size_t values)
{
    if (ids == values)
        return {};
    return core::failure(
        core::ErrorCode::Internal,
        file.string(),
        {{"detail", std::to_string(values) + " values for " + std::to_string(ids) + " ids"}});
}

core::Result<void> checkLengths(const std::filesystem::path& file, const ClassTable& table)
{
    return checkLengths(file, table.ids.size(), table.classes.size()).and_then([&] {
        return checkLengths(file, table.ids.size(), table.probabilities.size());
    });
}

core::Result<void>
writeZip(const std::filesystem::path& file, const std::string& table, const std::string& method)
{
    const std::array entries = {ZipEntry{kSubmissionName, table}, ZipEntry{kMethodName, method}};
    core::Result<std::vector<std::uint8_t>> bytes = zipped(entries);
    if (!bytes) {
        bytes.error().place = file.string();
        return tl::unexpected(bytes.error());
    }
    return imaging::writeFile(file, *bytes);
}

} // namespace

core::Result<void> writeSubmission(const std::filesystem::path& file,
                                   std::span<const std::string> ids,
                                   std::span<const float> months)
{
    return checkLengths(file, ids.size(), months.size()).and_then([&] {
        return writeText(file, submissionText(ids, months));
    });
}

core::Result<void> writeClasses(const std::filesystem::path& file, const ClassTable& table)
{
    return checkLengths(file, table).and_then([&] { return writeText(file, classesText(table)); });
}

core::Result<void> writeChallenge(const std::filesystem::path& file,
                                  std::span<const std::string> ids,
                                  std::span<const float> months,
                                  const std::string& method)
{
    return checkLengths(file, ids.size(), months.size()).and_then([&] {
        return writeZip(file, submissionText(ids, months), method);
    });
}

core::Result<void>
writeChallenge(const std::filesystem::path& file, const ClassTable& table, const std::string& method)
{
    return checkLengths(file, table).and_then([&] { return writeZip(file, classesText(table), method); });
}

} // namespace carpo::dataset
