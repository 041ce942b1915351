// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/run_shelf.h"

#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"
#include "engine/project/run_rows.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

namespace carpo::project {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBlanks = " \t\r\n";

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

std::vector<std::string> tidied(const std::vector<std::string>& tags)
{
    std::vector<std::string> tidy;
    for (const std::string& tag : tags) {
        std::string one = trimmed(tag);
        std::ranges::replace(one, '\n', ' '); // they are kept one a line
        if (!one.empty())
            tidy.push_back(std::move(one));
    }
    std::ranges::sort(tidy);
    tidy.erase(std::ranges::unique(tidy).begin(), tidy.end());
    return tidy;
}

core::Result<void> setText(const Project& project, std::int64_t run, const char* sql, const std::string& text)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return changeRun(*connection, run, [&](const SQLite::Database& sqlite) {
        SQLite::Statement update(sqlite, sql);
        update.bind(1, text);
        update.bind(2, run);
        update.exec();
    });
}

fs::path runsFolder(const Project& project)
{
    fs::path folder = project.file();
    folder += ".runs";
    return folder;
}

} // namespace

std::string inLines(const std::vector<std::string>& texts)
{
    std::string lines;
    for (const std::string& text : texts)
        lines += (lines.empty() ? "" : "\n") + text;
    return lines;
}

std::vector<std::string> linesOf(const std::string& lines)
{
    std::vector<std::string> texts;
    for (std::size_t from = 0; from < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', from), lines.size());
        texts.push_back(lines.substr(from, end - from));
        from = end + 1;
    }
    return texts;
}

core::Result<void> setRunNotes(const Project& project, std::int64_t run, const std::string& notes)
{
    return setText(project, run, "UPDATE runs SET notes = ? WHERE number = ?", notes);
}

core::Result<void> setRunTags(const Project& project, std::int64_t run, const std::vector<std::string>& tags)
{
    return setText(project, run, "UPDATE runs SET tags = ? WHERE number = ?", inLines(tidied(tags)));
}

core::Result<void> setBinned(const Project& project, std::span<const std::int64_t> runs, bool binned)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(*connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(*connection, Durability::Full);
        const std::string now = nowInUtc();
        for (const std::int64_t run : runs) {
            if (!hasRun(*connection, run))
                return tl::unexpected(unknownRun(*connection, run));
            SQLite::Statement update(connection->sqlite, "UPDATE runs SET binned_at = ? WHERE number = ?");
            if (binned)
                update.bind(1, now);
            else
                update.bind(1);
            update.bind(2, run);
            update.exec();
        }
        step.commit();
        return {};
    });
}

core::Result<void> deleteRun(const Project& project, std::int64_t run)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    const core::Result<void> forgotten = changeRun(*connection, run, [&](const SQLite::Database& sqlite) {
        SQLite::Statement remove(sqlite, "DELETE FROM runs WHERE number = ?");
        remove.bind(1, run);
        remove.exec();
    });
    // A folder without its run takes room only; a run without its folder could not go on.
    return forgotten ? deleteRunFolder(project, run) : forgotten;
}

core::Result<std::vector<std::int64_t>> foldersWithoutRun(const Project& project)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(*connection, [&]() -> core::Result<std::vector<std::int64_t>> {
        std::vector<std::int64_t> lonely;
        std::error_code error;
        for (fs::directory_iterator each(runsFolder(project), error), end; !error && each != end;
             each.increment(error)) {
            const std::string name = each->path().filename().string();
            std::int64_t number = 0;
            const char* const last = name.data() + name.size();
            const auto [stop, wrong] = std::from_chars(name.data(), last, number);
            if (wrong == std::errc{} && stop == last && number > 0 && !hasRun(*connection, number))
                lonely.push_back(number);
        }
        std::ranges::sort(lonely);
        return lonely;
    });
}

core::Result<void> deleteRunFolder(const Project& project, std::int64_t run)
{
    const fs::path folder = runsFolder(project) / std::to_string(run);
    std::error_code error;
    fs::remove_all(folder, error);
    if (error)
        return tl::unexpected(systemError(error.value(), folder));
    return {};
}

std::vector<std::string> tagsIn(const std::string& text)
{
    std::vector<std::string> tags;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(',', from), text.size());
        tags.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return tidied(tags);
}

} // namespace carpo::project
