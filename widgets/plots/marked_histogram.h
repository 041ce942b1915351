// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace carpo::plots {

/// A histogram the size of a stamp that shows where one value lies in it; nothing to zoom or to choose.
class MarkedHistogram final : public QWidget
{
    Q_OBJECT

public:
    explicit MarkedHistogram(QWidget* parent = nullptr);

    /// `title` says whose value it is and which ("brilho: 0,93"). `low` and `high` are the outer edges of the
    /// equal bins; a value outside is marked at the edge.
    void
    setHistogram(const QString& title, std::vector<double> counts, double low, double high, double value);

    [[nodiscard]] QString title() const { return m_title; }
    /// Where the mark stands, from 0 (left) to 1.
    [[nodiscard]] double markedShare() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_title;
    std::vector<double> m_counts;
    double m_low = 0;
    double m_high = 1;
    double m_value = 0;
};

} // namespace carpo::plots
