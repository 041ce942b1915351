// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/lessons/picture.h"
#include "engine/training/hyperparameter.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// The values of a lesson's controls, all of them, each of its control's type and within its range.
using Settings = std::map<std::string, training::Value, std::less<>>;

[[nodiscard]] double real(const Settings& settings, std::string_view key);
[[nodiscard]] std::int64_t integer(const Settings& settings, std::string_view key);
[[nodiscard]] bool boolean(const Settings& settings, std::string_view key);
[[nodiscard]] const std::string& text(const Settings& settings, std::string_view key);

/// "Step 12 of 300", as a picture's status.
[[nodiscard]] Words stepOf(double done, double all);

/// A lesson's demonstration, computed live. Used by one thread at a time; the same settings, seed, moves and
/// number of steps give the same picture on every run. Nothing here takes longer than 10 ms on one core at
/// the defaults, so that it can be left at any moment; at the ends of the controls' ranges at most 200 ms.
class Demonstration
{
public:
    virtual ~Demonstration() = default;

    /// One tick of the clock: a step, an epoch, a draw. Does nothing once finished.
    virtual void step() = 0;
    [[nodiscard]] virtual Picture picture() const = 0;
    /// A handle was dragged there; the picture says where it came to rest. Unknown handles are ignored.
    virtual void move(int handle, double x, double y);
    /// A point was clicked in a chart that takes points; `second` with the other button or key.
    virtual void addPoint(double x, double y, bool second);
    /// Own points in place of the made ones, from a file: three columns x, y, class (0 or 1) or value. Fails
    /// with InvalidArgument where the demonstration has no data of its own; then nothing changes.
    virtual core::Result<void> setPoints(const std::vector<std::array<double, 3>>& points);
    /// A control that was moved while it plays; true where it acts from now on, false where only a new
    /// demonstration can follow it (the default).
    virtual bool change(std::string_view key, const training::Value& value);
};

} // namespace carpo::lessons
