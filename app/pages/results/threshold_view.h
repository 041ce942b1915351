// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/pages/results/result_view.h"
#include "engine/evaluation/class_curves.h"

#include <cstddef>
#include <vector>

namespace carpo::plots {
class ShareCurves;
} // namespace carpo::plots

namespace carpo::pages {

/// What happens at each threshold, each class against the rest: ROC curves, or precision against recall.
class ThresholdView final : public ResultView
{
    Q_OBJECT

public:
    enum class Kind
    {
        Roc,
        PrecisionRecall
    };

    ThresholdView(Kind kind, QThreadPool& pool, QWidget* parent = nullptr);

private:
    struct Curve
    {
        std::size_t place = 0; // of the class
        double area = 0;
        evaluation::ThresholdCurve curve;
    };
    struct Curves
    {
        std::vector<Curve> curves;
        double meanArea = 0;
        std::size_t images = 0;
        bool hasScores = true;
    };
    static Curves curvesOf(const bridge::Judged& judged, Kind kind, const std::stop_token& stop);

    void refresh() override;
    void clear();
    void showCurves();
    void nameParts() override;

    Kind m_kind;
    plots::ShareCurves* m_curves = nullptr;
    Curves m_drawn;
    bridge::JudgedPtr m_drawnOf; // null: nothing is drawn
    bridge::LatestJob<Curves> m_job;
};

} // namespace carpo::pages
