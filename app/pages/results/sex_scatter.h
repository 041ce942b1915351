// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/results/result_view.h"
#include "app/pages/results/sex_groups.h"

#include <QPointF>

#include <vector>

namespace carpo::plots {
class ScatterPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// Predicted numbers as points, the sexes apart; a click opens the image.
class SexScatter : public ResultView
{
    Q_OBJECT

public:
    /// `name` is the plot's object name.
    SexScatter(const QString& name, QWidget* parent);

protected:
    [[nodiscard]] plots::ScatterPlot& plot() { return *m_plot; }
    /// In the target's unit: a tenth of a month is enough of an age.
    [[nodiscard]] QString numberText(double value) const;
    [[nodiscard]] QString signedText(double value) const;
    /// Where a prediction stands; its truth is known.
    [[nodiscard]] virtual QPointF placeOf(const project::PredictionRow& row) const = 0;
    /// Numbers, lines; judged() is not null.
    virtual void describe(const std::vector<SexGroup>& groups) = 0;
    void refresh() override;

private:
    plots::ScatterPlot* m_plot = nullptr;
    std::vector<SexGroup> m_groups; // as the plot's series
};

/// Against the truth.
class PredictedView final : public SexScatter
{
    Q_OBJECT

public:
    explicit PredictedView(QWidget* parent = nullptr);

private:
    [[nodiscard]] QPointF placeOf(const project::PredictionRow& row) const override;
    void describe(const std::vector<SexGroup>& groups) override;
    void nameParts() override;
};

/// Differences against means, with their limits of agreement.
class BlandAltmanView final : public SexScatter
{
    Q_OBJECT

public:
    explicit BlandAltmanView(QWidget* parent = nullptr);

private:
    [[nodiscard]] QPointF placeOf(const project::PredictionRow& row) const override;
    void describe(const std::vector<SexGroup>& groups) override;
    void nameParts() override;
};

} // namespace carpo::pages
