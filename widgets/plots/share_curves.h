// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"
#include "widgets/plots/point_colour.h"

#include <memory>
#include <vector>

namespace carpo::plots {

struct ShareCurve
{
    QString name;
    PointColour colour;
    Qt::PenStyle line = Qt::SolidLine; ///< doubles the colour
    std::vector<double> x;             ///< in [0, 1], in the order in which they are joined
    std::vector<double> y;             ///< as long as x
    std::vector<double> thresholds;    ///< as long as x, or empty
};

/// Shares against shares: ROC curves, precision against recall. Both axes go from 0 to 1.
class ShareCurves final : public Plot
{
    Q_OBJECT

public:
    explicit ShareCurves(QWidget* parent = nullptr);
    ~ShareCurves() override;

    void setCurves(std::vector<ShareCurve> curves);
    /// What chance does, from (0, `left`) to (1, `right`), with its label; an empty label takes it away.
    void setChance(double left, double right, const QString& label);
    /// The line under the title; comes translated.
    void setNumbers(const QString& numbers);
    [[nodiscard]] int curveCount() const { return static_cast<int>(m_curves.size()); }
    /// Curve, x, y and threshold, a row a point.
    [[nodiscard]] QString table() const override;

protected:
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void applyColors(const style::Colors& colors) override;
    void fitRanges() override;
    void retranslate() override;

private:
    void rebuild();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::vector<ShareCurve> m_curves;
    QString m_numbers;
    double m_left = 0;
    double m_right = 0;
    QString m_chance;
};

} // namespace carpo::plots
