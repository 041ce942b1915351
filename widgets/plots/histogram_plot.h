// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <QStringList>

#include <limits>
#include <memory>
#include <vector>

namespace carpo::plots {

struct HistogramSeries
{
    QString name; ///< may be empty where there is only one
    style::Role role = style::Role::Series;
    std::vector<double> counts; ///< one per bin; percentages where the plot shows shares
    qint64 n = 0;               ///< values counted
    double mean = 0.0;
    double deviation = 0.0;                                    ///< standard deviation
    double minimum = std::numeric_limits<double>::quiet_NaN(); ///< NaN: not written, as the maximum
    double maximum = std::numeric_limits<double>::quiet_NaN();
};

/// One or several histograms over the same bins; n, mean, SD, minimum and maximum of each are written under
/// the title. The axes may be logarithmic.
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
    /// The bins hold percentages, and are called so. False from the start.
    void setShares(bool areShares = true);
    /// The whole behind a selection, one count a bin; none where it does not fit the bins. A new histogram
    /// takes it away.
    void setWhole(std::vector<double> counts);
    /// A drag or click chooses bins, and so do the arrow keys with Enter; else a drag pans. False from the
    /// start.
    void setChoosable();
    /// Widths or numbers of bins that the menu offers, in words; the first one is chosen at the start and
    /// after a reset. The same number of choices as before keeps the chosen one.
    void setBinChoices(const QStringList& choices);
    [[nodiscard]] int binChoice() const { return m_binChoice; }
    /// As if it had been chosen in the menu, but says nothing of it; one that is not offered changes nothing.
    void setBinChoice(int choice);
    void reset() override;
    void clear();
    [[nodiscard]] QString table() const override;

Q_SIGNALS:
    /// Whole bins: values in [from, to).
    void rangeChosen(double from, double to);
    /// The same while the hand still moves: once for each range.
    void rangeTried(double from, double to);
    /// What was tried last is not chosen.
    void tryingEnded();
    /// The user wants other bins.
    void binsWanted(int choice);

protected:
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void applyColors(const style::Colors& colors) override;
    void fitRanges() override;
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void rebuild();
    void refreshSummary();
    enum class Words
    {
        All,
        WithoutEnds,
        Fewest,
    };
    [[nodiscard]] QStringList numbers(Words words) const;
    void chooseBinning(int choice);
    void chooseBins(double from, double to);
    void tryBins(double from, double to);
    void endTrying();
    void showCursor();
    [[nodiscard]] int binCount() const { return m_edges.empty() ? 0 : static_cast<int>(m_edges.size()) - 1; }
    /// The bin of a place on the axis; the first or last for one outside.
    [[nodiscard]] std::size_t binAt(double x) const;
    [[nodiscard]] double highest() const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::vector<double> m_edges;
    std::vector<HistogramSeries> m_series;
    std::vector<double> m_whole;
    Arrangement m_arrangement = Arrangement::Stacked;
    int m_decimals = 1;
    QString m_unit;
    QMenu* m_binMenu = nullptr;
    QStringList m_binChoices;
    int m_binChoice = 0;
    bool m_areShares = false;
};

} // namespace carpo::plots
