// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <memory>
#include <vector>

namespace carpo::plots {

struct HistogramSeries
{
    QString name; ///< may be empty where there is only one
    style::Role role = style::Role::Series;
    std::vector<double> counts; ///< one per bin
    qint64 n = 0;               ///< values counted
    double mean = 0.0;
    double deviation = 0.0; ///< standard deviation
};

/// One or several histograms over the same bins; n, mean and SD of each are written under the title.
class HistogramPlot final : public Plot
{
    Q_OBJECT

public:
    enum class Arrangement
    {
        Stacked,
        Overlaid,
    };
    Q_ENUM(Arrangement)

    explicit HistogramPlot(QWidget* parent = nullptr);
    ~HistogramPlot() override;

    /// `edges` rise and are one more than the counts of each series; anything else clears the plot.
    void
    setHistogram(std::vector<double> edges, std::vector<HistogramSeries> series, Arrangement arrangement);
    /// Digits after the decimal mark for mean and SD, and the unit after them ("months").
    void setNumberStyle(int decimals, const QString& unit);
    void clear();
    [[nodiscard]] QString table() const override;

protected:
    void applyColors(const style::Colors& colors) override;
    void fitRanges() override;
    void retranslate() override;

private:
    void rebuild();
    void refreshSummary();
    [[nodiscard]] double highest() const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::vector<double> m_edges;
    std::vector<HistogramSeries> m_series;
    Arrangement m_arrangement = Arrangement::Stacked;
    int m_decimals = 1;
    QString m_unit;
};

} // namespace carpo::plots
