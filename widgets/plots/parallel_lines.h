// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/parallel_plot.h"

#include <optional>
#include <utility>
#include <vector>

namespace carpo::plots {

/// The numbers behind a ParallelPlot: where each row meets each axis, and which rows are chosen.
class ParallelLines
{
public:
    void setAxes(std::vector<ParallelAxis> axes, bool lowerIsBetter);

    [[nodiscard]] const std::vector<ParallelAxis>& axes() const { return m_axes; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] bool lowerIsBetter() const { return m_lowerIsBetter; }
    /// NaN where the row does not meet it.
    [[nodiscard]] double share(int row, int axis) const;
    /// The value at that share; the nearest category's place.
    [[nodiscard]] double valueAt(int axis, double share) const;
    /// On the last axis, 0 (the worst) to 1; NaN where it is not known.
    [[nodiscard]] double goodness(int row) const;

    using Band = std::pair<double, double>; ///< shares, the lower first
    void choose(int axis, std::optional<Band> band);
    [[nodiscard]] const std::optional<Band>& band(int axis) const;
    [[nodiscard]] bool isChosen(int row) const;
    [[nodiscard]] bool hasChoice() const;

private:
    struct Ends
    {
        double low = 0;
        double high = 0;
    };
    [[nodiscard]] double scaled(int axis, double value) const;

    std::vector<ParallelAxis> m_axes;
    std::vector<Ends> m_ends; // of each axis, scaled
    std::vector<std::optional<Band>> m_bands;
    bool m_lowerIsBetter = true;
    int m_rows = 0;
};

} // namespace carpo::plots
