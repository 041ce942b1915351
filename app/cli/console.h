// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"

#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace carpo::cli {

using Json = nlohmann::ordered_json;

/// Adds a number by that key; leaves it out where it is not finite, since JSON has no such numbers.
void addNumber(Json& object, const char* key, double value);

/// Without control characters: names of files may hold some, and a terminal would obey them.
[[nodiscard]] std::string oneLine(std::string text);

/// "12.3"
[[nodiscard]] std::string fixed(double value, int decimals);

/// What the program writes: results on stdout, everything else on stderr.
class Console
{
public:
    Console();

    /// A line on stdout, flushed.
    void print(std::string_view line);
    /// An object as one line on stdout, flushed.
    void printJson(const Json& object);

    /// A line on stderr.
    void note(std::string_view line);

    /// What goes on at the moment, on stderr: on a terminal it replaces what it said before, elsewhere it is
    /// a plain line every ten seconds. Every other line clears it.
    void status(std::string_view text);

    /// Shows progress as a bar on a terminal, and by status() elsewhere. Must not outlive the console.
    [[nodiscard]] core::ProgressFn progress(std::string what);

    /// Clears the status. Fails with WriteFailed where stdout could not take all that was printed.
    [[nodiscard]] core::Result<void> finish();

private:
    void clearStatus();

    using Clock = std::chrono::steady_clock;
    bool m_isTerminal = false;
    bool m_hasStatus = false;
    Clock::time_point m_lastLine = Clock::now();
};

} // namespace carpo::cli
