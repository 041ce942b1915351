// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/results/result_view.h"

namespace carpo::plots {
class ConfusionMatrix;
} // namespace carpo::plots

namespace carpo::pages {

/// How often each class was called what.
class ConfusionView final : public ResultView
{
    Q_OBJECT

public:
    explicit ConfusionView(QWidget* parent = nullptr);

private:
    void refresh() override;
    void nameParts() override;

    plots::ConfusionMatrix* m_matrix = nullptr;
};

} // namespace carpo::pages
