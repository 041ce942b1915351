// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/results/sex_scatter.h"

namespace carpo::plots {
class HistogramPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// Errors with their sign: against the truth, and how they are distributed.
class ResidualView final : public SexScatter
{
    Q_OBJECT

public:
    explicit ResidualView(QWidget* parent = nullptr);

private:
    [[nodiscard]] QPointF placeOf(const project::PredictionRow& row) const override;
    void describe(const std::vector<SexGroup>& groups) override;
    void nameParts() override;

    plots::HistogramPlot* m_histogram = nullptr;
};

} // namespace carpo::pages
