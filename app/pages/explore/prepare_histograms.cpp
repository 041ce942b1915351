// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/prepare_histograms.h"

#include "app/pages/explore/chart_data.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace carpo::pages {
namespace {

// Of the sample's 64 each holds several whole; 0: all of them.
constexpr std::array<std::size_t, 4> kBinCounts{0, 32, 16, 8};

/// Neighbouring bins are joined until there are `count`.
jobs::ValueHistogram withBins(jobs::ValueHistogram histogram, std::size_t count)
{
    if (count == 0 || count >= histogram.shares.size())
        return histogram;
    std::vector<double> shares(count, 0.0);
    for (std::size_t i = 0; i < histogram.shares.size(); ++i)
        shares[i * count / histogram.shares.size()] += histogram.shares[i];
    histogram.shares = std::move(shares);
    return histogram;
}

plots::HistogramSeries
seriesOf(const QString& name, const jobs::ValueHistogram& histogram, std::size_t images)
{
    plots::HistogramSeries series{.name = name,
                                  .role = style::Role::Series,
                                  .counts = histogram.shares,
                                  .n = static_cast<qint64>(images),
                                  .mean = histogram.mean,
                                  .deviation = histogram.sd};
    for (double& share : series.counts)
        share *= 100;
    return series;
}

std::vector<double> edgesOf(const jobs::ValueHistogram& histogram)
{
    std::vector<double> edges;
    const auto bins = static_cast<double>(histogram.shares.size());
    for (std::size_t i = 0; i <= histogram.shares.size(); ++i)
        edges.push_back(histogram.lowest
                        + (histogram.highest - histogram.lowest) * static_cast<double>(i) / bins);
    return edges;
}

} // namespace

PrepareHistograms::PrepareHistograms(bridge::PreparationSession& session, QWidget* parent)
    : TranslatedWidget(parent)
    , m_session(session)
{
    createLayout();
    connectParts();
    PrepareHistograms::retranslate();
}

void PrepareHistograms::createLayout()
{
    m_before = new plots::HistogramPlot(this);
    m_before->setObjectName(QStringLiteral("graysBefore"));
    m_after = new plots::HistogramPlot(this);
    m_after->setObjectName(QStringLiteral("valuesAfter"));
    m_before->setShares();
    m_after->setShares();
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("preparationProgress"));
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("preparationWords"));
    m_words->setProperty("look", QStringLiteral("muted"));
    m_words->setWordWrap(true);
    m_again = new QPushButton(this);
    m_again->setObjectName(QStringLiteral("countPrepared"));
    auto* line = new QHBoxLayout;
    line->setSpacing(style::kWithinGroup);
    line->addWidget(m_words, 1);
    line->addWidget(m_again);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(style::kWithinGroup);
    plots->addWidget(m_before, 1);
    plots->addWidget(m_after, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(plots, 1);
    layout->addWidget(m_progress);
    layout->addLayout(line);
}

void PrepareHistograms::connectParts()
{
    using Session = bridge::PreparationSession;
    connect(&m_session, &Session::sampleChanged, this, [this] {
        if (m_session.isSampling())
            m_progress->start(tr("Preparing a sample of the set"));
        else
            m_progress->finish();
        refresh();
    });
    connect(&m_session, &Session::sampleProgressed, this, [this](const core::Progress& progress) {
        m_progress->setProgress(progress.done, progress.total);
    });
    connect(m_progress, &feedback::ProgressLine::cancelled, &m_session, &Session::cancelSample);
    connect(m_again, &QPushButton::clicked, &m_session, &Session::startSample);
    for (plots::HistogramPlot* plot : {m_before, m_after}) {
        connect(plot, &plots::HistogramPlot::binsWanted, this, &PrepareHistograms::refresh);
        connect(plot, &plots::Plot::saveFailed, this, &PrepareHistograms::saveFailed);
    }
}

void PrepareHistograms::refresh()
{
    const auto& sample = m_session.sample();
    m_again->setVisible(!m_session.isSampling() && !sample);
    m_words->setText(sample ? words(*sample) : QString());
    if (sample && sample->images > 0) {
        showHistograms(*sample);
        return;
    }
    const QString why = sample                   ? tr("None of the images could be read.")
                        : m_session.isSampling() ? tr("Counting…")
                                                 : tr("Not counted yet.");
    for (plots::HistogramPlot* plot : {m_before, m_after})
        plot->setMessage(why);
}

void PrepareHistograms::showHistograms(const jobs::PreparationSample& sample)
{
    const auto show = [&sample](plots::HistogramPlot& plot, const jobs::ValueHistogram& histogram) {
        const std::size_t bins = kBinCounts.at(static_cast<std::size_t>(plot.binChoice()));
        const jobs::ValueHistogram shown = withBins(histogram, bins);
        plot.setMessage({});
        plot.setHistogram(
            edgesOf(shown), {seriesOf({}, shown, sample.images)}, plots::HistogramPlot::Arrangement::Stacked);
    };
    show(*m_before, sample.before);
    show(*m_after, sample.after);
}

QString PrepareHistograms::words(const jobs::PreparationSample& sample) const
{
    const std::size_t drawn = sample.images + sample.failed;
    QStringList sentences;
    sentences += drawn < sample.ofAll
                     ? tr("A sample of %1 of %2 images, drawn by the split seed.")
                           .arg(style::countNumber(static_cast<qint64>(drawn)),
                                style::countNumber(static_cast<qint64>(sample.ofAll)))
                     : tr("All %1 images.").arg(style::countNumber(static_cast<qint64>(drawn)));
    if (sample.failed > 0)
        sentences += tr("%n cannot be read.", nullptr, static_cast<int>(sample.failed));
    if (sample.turned > 0)
        sentences += tr("%n inverted one(s) turned.", nullptr, static_cast<int>(sample.turned));
    if (sample.cropped > 0)
        sentences +=
            tr("%n cropped, to %1 of the area on average.", nullptr, static_cast<int>(sample.cropped))
                .arg(style::percent(sample.kept));
    return sentences.join(QLatin1Char(' '));
}

void PrepareHistograms::retranslate()
{
    m_before->setTitle(tr("Before: grays of the files"));
    m_before->setAxisLabels(tr("gray (0 black, 1 white)"), tr("% of the pixels"));
    m_before->setNumberStyle(2, QString());
    m_after->setTitle(tr("After: values in the network"));
    m_after->setAxisLabels(tr("value"), tr("% of the pixels"));
    m_after->setNumberStyle(2, QString());
    QStringList bins;
    for (const std::size_t count : kBinCounts)
        bins += binningWords({.count = count});
    m_before->setBinChoices(bins);
    m_after->setBinChoices(bins);
    m_again->setText(tr("Count"));
    m_progress->setWhat(tr("Preparing a sample of the set"));
    refresh();
}

} // namespace carpo::pages
