// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/shown_metric.h"
#include "app/pages/translated_widget.h"

#include <vector>

class QAction;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace carpo::pages {

/// Above the curves: which metric, how smooth, on which axes, and which curves at all.
class CurveBar final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit CurveBar(QWidget* parent = nullptr);

    /// What can be chosen beside the metric, which is chosen.
    void setMetric(const bridge::ShownMetric& metric);
    /// Names of curves that may be shown or not; `shown` says which are at first.
    void setCurves(const std::vector<bool>& shown);
    void setCurveName(int curve, const QString& name);
    void setSmoothing(double weight);
    [[nodiscard]] bool isShown(int curve) const;
    void show(std::size_t curve);

Q_SIGNALS:
    void metricChosen(const carpo::bridge::ShownMetric& metric);
    void smoothingChosen(double weight);
    void scaleChosen(Qt::Orientation axis, bool logarithmic);
    void shownChanged();

private:
    void createParts();
    void createLayout();
    void connectParts();
    void retranslate() override;

    std::vector<bridge::ShownMetric> m_metrics;
    std::vector<QAction*> m_curves;
    QLabel* m_metricLabel = nullptr;
    QComboBox* m_metric = nullptr;
    QLabel* m_smoothingLabel = nullptr;
    QSlider* m_smoothing = nullptr;
    QDoubleSpinBox* m_weight = nullptr;
    QToolButton* m_logX = nullptr;
    QToolButton* m_logY = nullptr;
    QToolButton* m_shown = nullptr;
    QMenu* m_menu = nullptr;
};

} // namespace carpo::pages
