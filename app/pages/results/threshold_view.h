// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/results/result_view.h"

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

    explicit ThresholdView(Kind kind, QWidget* parent = nullptr);

private:
    void refresh() override;
    void nameParts() override;

    Kind m_kind;
    plots::ShareCurves* m_curves = nullptr;
};

} // namespace carpo::pages
