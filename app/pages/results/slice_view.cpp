// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/slice_view.h"

#include "app/bridge/words.h"
#include "app/pages/results/plain_width.h"
#include "widgets/plots/interval_plot.h"
#include "widgets/style/numbers.h"

#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace carpo::pages {
namespace {

constexpr double kYear = 12;      // months
constexpr double kMostBands = 12; // of plain numbers
constexpr std::array kSexOrder{dataset::Sex::Unknown, dataset::Sex::Female, dataset::Sex::Male};

style::Role roleOf(dataset::Sex sex)
{
    return sex == dataset::Sex::Female ? style::Role::Female
           : sex == dataset::Sex::Male ? style::Role::Male
                                       : style::Role::Series;
}

std::vector<std::uint8_t> kindsOf(const bridge::Judged& judged)
{
    std::vector<std::uint8_t> kinds;
    for (const project::PredictionRow& row : judged.rows)
        kinds.push_back(static_cast<std::uint8_t>(row.sex));
    return kinds;
}

double rangeOf(const std::vector<float>& values)
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const float each : values) {
        if (std::isfinite(each)) {
            lowest = std::min(lowest, static_cast<double>(each));
            highest = std::max(highest, static_cast<double>(each));
        }
    }
    return highest - lowest;
}

} // namespace

SliceView::SliceView(QThreadPool& pool, QWidget* parent)
    : ResultView(parent)
    , m_job(pool)
{
    m_plot = new plots::IntervalPlot(this);
    m_plot->setObjectName(QStringLiteral("errorSlices"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    watch(*m_plot);
    SliceView::retranslate();
}

SliceView::Slices SliceView::slicesOf(const bridge::Judged& judged, const std::stop_token& stop)
{
    const std::vector<float> truth = judged.truth();
    const std::vector<float> predicted = judged.predicted();
    const std::vector<std::uint8_t> kinds = kindsOf(judged);
    Slices result;
    const bool isAge = !judged.run->metric.isPlainNumber;
    result.edges = evaluation::bandEdges(truth, isAge ? kYear : plainWidth(rangeOf(truth), kMostBands));
    result.slices = evaluation::errorSlices({truth, predicted, kinds}, result.edges, {}, stop);
    const std::vector<std::uint8_t> same(truth.size());
    constexpr std::array kAll{-std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::infinity()};
    const auto whole = evaluation::errorSlices({truth, predicted, same}, kAll, {}, stop);
    if (!whole.empty())
        result.whole = whole.front();
    return result;
}

void SliceView::refresh()
{
    if (judged() == nullptr || judged()->hasClasses()) {
        m_job.cancel();
        m_slices = {};
        m_sliced = nullptr;
        showSlices();
        return;
    }
    if (m_sliced == judged()) {
        showSlices();
        return;
    }
    m_job.start(
        [judged = judged()](const std::stop_token& stop, const core::ProgressFn&) -> core::Result<Slices> {
            return slicesOf(*judged, stop);
        },
        [this, of = judged()](core::Result<Slices>& slices) {
            if (!slices)
                return;
            m_slices = std::move(*slices);
            m_sliced = of;
            showSlices();
        });
}

QString SliceView::edgeText(double edge) const
{
    return isOfPlainNumbers() ? style::compactNumber(edge, 4) : QString::number(std::lround(edge / kYear));
}

QString SliceView::numberText(double value) const
{
    return isOfPlainNumbers() ? style::compactNumber(value) : style::fixedNumber(value, 1);
}

QString
SliceView::sliceWords(const QString& sex, const QString& band, const evaluation::ErrorSlice& slice) const
{
    return (isOfPlainNumbers()
                //: sex, from one value to another, number of images, mean absolute error, its interval, mean
                //: error
                ? tr("%1, %2: n %3 · MAE %4 (%5 to %6) · mean error %7")
                //: sex, years of age, number of images, mean absolute error, its interval, mean error
                : tr("%1, %2 years: n %3 · MAE %4 (%5 to %6) · mean error %7 months"))
        .arg(sex, band, style::countNumber(static_cast<qint64>(slice.n)))
        .arg(numberText(slice.mae),
             numberText(slice.maeInterval.low),
             numberText(slice.maeInterval.high),
             numberText(slice.bias));
}

void SliceView::showSlices()
{
    nameParts(); // of ages or of plain numbers
    QStringList bands;
    for (std::size_t i = 0; i + 1 < m_slices.edges.size(); ++i)
        //: from a year of age to the next
        bands << tr("%1–%2").arg(edgeText(m_slices.edges[i]), edgeText(m_slices.edges[i + 1]));
    std::vector<plots::IntervalSeries> series;
    for (const dataset::Sex sex : kSexOrder) {
        plots::IntervalSeries each{.name = bridge::sexWords(sex), .role = roleOf(sex), .points = {}};
        each.points.resize(static_cast<std::size_t>(bands.size()));
        bool isAny = false;
        for (const evaluation::ErrorSlice& slice : m_slices.slices) {
            if (slice.kind != static_cast<std::uint8_t>(sex))
                continue;
            isAny = true;
            const auto band = static_cast<std::size_t>(std::ranges::find(m_slices.edges, slice.from)
                                                       - m_slices.edges.begin());
            each.points[band] = {.value = slice.mae,
                                 .low = slice.maeInterval.low,
                                 .high = slice.maeInterval.high,
                                 .words = sliceWords(each.name, bands[static_cast<int>(band)], slice)};
        }
        if (isAny)
            series.push_back(std::move(each));
    }
    m_plot->setIntervals(bands, std::move(series));
    showWhole();
}

void SliceView::showWhole()
{
    const evaluation::ErrorSlice& whole = m_slices.whole;
    if (whole.n == 0) {
        m_plot->setNumbers({});
        m_plot->setReference(std::numeric_limits<double>::quiet_NaN(), {});
        return;
    }
    m_plot->setReference(whole.mae, tr("MAE of all: %1").arg(numberText(whole.mae)));
    m_plot->setNumbers((isOfPlainNumbers()
                            ? tr("n = %1 · MAE %2, 95 % interval %3 to %4 (bootstrap, 2,000 draws)")
                            : tr("n = %1 · MAE %2 months, 95 % interval %3 to %4 (bootstrap, 2,000 draws)"))
                           .arg(style::countNumber(static_cast<qint64>(whole.n)),
                                numberText(whole.mae),
                                numberText(whole.maeInterval.low),
                                numberText(whole.maeInterval.high)));
}

void SliceView::nameParts()
{
    if (isOfPlainNumbers()) {
        m_plot->setTitle(tr("Mean absolute error by true value and sex"));
        m_plot->setAxisLabels(tr("true value"), tr("MAE"));
    } else {
        m_plot->setTitle(tr("Mean absolute error by age and sex"));
        m_plot->setAxisLabels(tr("true age (years)"), tr("MAE (months)"));
    }
}

} // namespace carpo::pages
