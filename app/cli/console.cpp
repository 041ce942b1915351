// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace carpo::cli {
namespace {

constexpr auto kBetweenLines = std::chrono::seconds(10);
constexpr int kUsualColumns = 80;

void write(std::FILE* stream, std::string_view text)
{
    (void)std::fwrite(text.data(), 1, text.size(), stream); // finish() looks at the stream's error flag
    (void)std::fflush(stream);
}

std::size_t columns()
{
    winsize size = {};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : kUsualColumns;
}

std::string duration(double seconds)
{
    constexpr double kLong = 90;
    return seconds < kLong ? fixed(seconds, 0) + " s" : fixed(seconds / 60, 0) + " min";
}

std::string inWords(const core::Progress& progress)
{
    std::string text = std::to_string(progress.done);
    if (progress.total > 0) {
        const double percent =
            100.0 * static_cast<double>(progress.done) / static_cast<double>(progress.total);
        text = fixed(percent, 0) + " %, " + text + " of " + std::to_string(progress.total);
    }
    if (progress.secondsLeft && progress.done < progress.total)
        text += ", " + duration(*progress.secondsLeft) + " left";
    return text;
}

std::string bar(std::string_view what, const core::Progress& progress)
{
    constexpr int kWidth = 24;
    std::string text(what);
    if (progress.total > 0) {
        const int full = static_cast<int>(std::min(progress.done, progress.total) * kWidth / progress.total);
        text += " [" + std::string(static_cast<std::size_t>(full), '#')
                + std::string(static_cast<std::size_t>(kWidth - full), '.') + ']';
    }
    return text + ' ' + inWords(progress);
}

} // namespace

void addNumber(Json& object, const char* key, double value)
{
    if (std::isfinite(value))
        object[key] = value;
}

std::string oneLine(std::string text)
{
    constexpr unsigned char kDelete = 0x7F;
    std::ranges::replace_if(
        text, [](unsigned char letter) { return letter < ' ' || letter == kDelete; }, '?');
    return text;
}

std::string fixed(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

Console::Console()
    : m_isTerminal(::isatty(STDERR_FILENO) == 1)
{}

void Console::print(std::string_view line)
{
    clearStatus();
    write(stdout, std::string(line) + '\n');
}

void Console::printJson(const Json& object)
{
    print(object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void Console::note(std::string_view line)
{
    clearStatus();
    write(stderr, std::string(line) + '\n');
}

void Console::status(std::string_view text)
{
    if (m_isTerminal) {
        write(stderr, "\r\x1b[K" + std::string(text.substr(0, columns() - 1)));
        m_hasStatus = true;
    } else if (Clock::now() - m_lastLine >= kBetweenLines) {
        write(stderr, std::string(text) + '\n');
        m_lastLine = Clock::now();
    }
}

core::ProgressFn Console::progress(std::string what)
{
    return [this, what = std::move(what)](const core::Progress& progress) {
        status(m_isTerminal ? bar(what, progress) : what + ": " + inWords(progress));
    };
}

core::Result<void> Console::finish()
{
    clearStatus();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        return core::failure(
            core::ErrorCode::WriteFailed, "standard output", {{"detail", "it does not take any more"}});
    return {};
}

void Console::clearStatus()
{
    if (std::exchange(m_hasStatus, false))
        write(stderr, "\r\x1b[K");
}

} // namespace carpo::cli
