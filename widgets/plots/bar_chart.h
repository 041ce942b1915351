// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <memory>
#include <vector>

namespace carpo::plots {

struct Bar
{
    QString label;
    double count = 0.0; ///< at least 0
    style::Role role = style::Role::Series;
};

/// How many of each kind; count and share are written on the bars.
class BarChart final : public Plot
{
    Q_OBJECT

public:
    explicit BarChart(QWidget* parent = nullptr);
    ~BarChart() override;

    void setBars(std::vector<Bar> bars);
    /// What is written on bar `index`: "6.833 · 54 %".
    [[nodiscard]] QString barText(int index) const;
    [[nodiscard]] QString table() const override;

protected:
    void applyColors(const style::Colors& colors) override;
    void fitRanges() override;
    void retranslate() override;

private:
    void rebuild();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::vector<Bar> m_bars;
};

} // namespace carpo::plots
