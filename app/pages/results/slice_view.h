// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/pages/results/result_view.h"
#include "engine/evaluation/error_slices.h"

#include <vector>

namespace carpo::plots {
class IntervalPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// The MAE by year of age and sex, with its bootstrap intervals.
class SliceView final : public ResultView
{
    Q_OBJECT

public:
    explicit SliceView(QThreadPool& pool, QWidget* parent = nullptr);

private:
    struct Slices
    {
        std::vector<double> edges;
        std::vector<evaluation::ErrorSlice> slices;
        evaluation::ErrorSlice whole; // n = 0 where there is none
    };
    static Slices slicesOf(const bridge::Judged& judged, const std::stop_token& stop);

    void refresh() override;
    [[nodiscard]] QString edgeText(double edge) const;
    [[nodiscard]] QString numberText(double value) const;
    [[nodiscard]] QString
    sliceWords(const QString& sex, const QString& band, const evaluation::ErrorSlice& slice) const;
    void showSlices();
    void showWhole();
    void nameParts() override;

    plots::IntervalPlot* m_plot = nullptr;
    Slices m_slices;
    bridge::JudgedPtr m_sliced; // that they are of
    bridge::LatestJob<Slices> m_job;
};

} // namespace carpo::pages
