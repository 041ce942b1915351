// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace carpo::lessons {

/// A text of a demonstration with its numbers, worded by whoever shows it: `text` is English, marked with
/// CARPO_TR("Lesson", ...), and "%1", "%2" ... stand for `values`, written in the window's language with
/// `digits` significant digits. An empty text says nothing.
struct Words
{
    const char* text = "";
    std::vector<double> values = {};
    int digits = 3;

    bool operator==(const Words&) const = default;
};

} // namespace carpo::lessons
