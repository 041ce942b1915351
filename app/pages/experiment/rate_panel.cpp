// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/rate_panel.h"

#include "app/pages/messages.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::pages {
namespace {

// Curves in the order in which they are added.
constexpr int kRaw = 0;
constexpr int kSmoothed = 1;

constexpr double kLowest = 1e-10;
constexpr double kHighest = 100;
constexpr int kMostSteps = 10'000;
constexpr double kUnknownRate = std::numeric_limits<double>::quiet_NaN();

/// A steepest place is not known to more digits than these.
double rounded(double rate)
{
    constexpr double kDigits = 2;
    const double unit = std::pow(10.0, std::floor(std::log10(rate)) - kDigits + 1);
    return std::round(rate / unit) * unit;
}

} // namespace

RatePanel::RatePanel(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
{
    createParts();
    createLayout();
    connectParts();
    RatePanel::retranslate();
}

void RatePanel::forget()
{
    m_search.forget();
}

void RatePanel::createParts()
{
    const training::RateSearchOptions usual;
    const auto rateBox = [this](const char* name, double value) {
        auto* const box = new forms::RealSpinBox(/*logarithmic=*/true, this);
        box->setObjectName(QLatin1String(name));
        box->setRange(kLowest, kHighest);
        box->setValue(value);
        return box;
    };
    m_from = rateBox("rateFrom", usual.lowest);
    m_to = rateBox("rateTo", usual.highest);
    m_steps = new QSpinBox(this);
    m_steps->setObjectName(QStringLiteral("rateSteps"));
    m_steps->setRange(3, kMostSteps);
    m_steps->setValue(usual.steps);
    m_fromLabel = new QLabel(this);
    m_fromLabel->setBuddy(m_from);
    m_toLabel = new QLabel(this);
    m_toLabel->setBuddy(m_to);
    m_stepsLabel = new QLabel(this);
    m_stepsLabel->setBuddy(m_steps);
    m_start = new QPushButton(this);
    m_start->setObjectName(QStringLiteral("findRate"));
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("rateProgress"));
    m_state = new feedback::StateView(this);
    m_state->setObjectName(QStringLiteral("rateState"));
    m_plot = new plots::CurvePlot(this);
    m_plot->setObjectName(QStringLiteral("ratePlot"));
    m_plot->setCountingX(false);
    m_plot->setLogarithmic(Qt::Horizontal, true);
    m_plot->addCurve({.name = {}, .role = style::Role::Rest, .showsBest = false});
    m_plot->addCurve({.name = {}, .role = style::Role::Training, .showsBest = false});
    m_plot->setSummarised(false);
    m_suggestion = new QLabel(this);
    m_suggestion->setObjectName(QStringLiteral("rateSuggestion"));
    m_suggestion->setWordWrap(true);
    m_take = new QPushButton(this);
    m_take->setObjectName(QStringLiteral("takeRate"));
    m_take->setProperty("look", QStringLiteral("primary"));
}

void RatePanel::createLayout()
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(style::kUnit);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_fromLabel, m_from, m_toLabel, m_to, m_stepsLabel, m_steps})
        bar->addWidget(part);
    bar->addSpacing(style::kWithinGroup);
    bar->addWidget(m_start);
    bar->addStretch(1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_plot);
    auto* result = new QHBoxLayout;
    result->setSpacing(style::kBetweenGroups);
    result->addWidget(m_suggestion, 1);
    result->addWidget(m_take);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kWithinGroup, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(bar);
    layout->addWidget(m_progress);
    layout->addWidget(m_stack, 1);
    layout->addLayout(result);
}

void RatePanel::connectParts()
{
    connect(m_start, &QPushButton::clicked, this, &RatePanel::search);
    connect(m_state, &feedback::StateView::activated, this, [this] {
        if (m_workspace.set() == nullptr)
            Q_EMIT folderWanted();
        else
            search();
    });
    connect(m_progress, &feedback::ProgressLine::cancelled, &m_search, &bridge::RateSearch::cancel);
    connect(&m_search, &bridge::RateSearch::changed, this, &RatePanel::refresh);
    connect(&m_search,
            &bridge::RateSearch::progressed,
            this,
            [this](bool isPreparing, const core::Progress& progress) {
                m_progress->setWhat(isPreparing ? tr("Preparing images") : tr("Trying learning rates"));
                m_progress->setProgress(progress.done, progress.total);
                drawSoFar();
            });
    connect(&m_search, &bridge::RateSearch::failed, this, [this](const core::Error& error) {
        if (error.code != core::ErrorCode::Cancelled)
            Q_EMIT messageWanted(problemMessage(error));
    });
    connect(m_take, &QPushButton::clicked, this, [this] {
        Q_EMIT rateTaken(rounded(m_search.found()->suggestion.value()));
    });
    connect(m_plot, &plots::Plot::saveFailed, this, &RatePanel::saveFailed);
    connect(&m_workspace.draft(), &bridge::ExperimentDraft::changed, this, &RatePanel::showSuggestion);
    connect(&m_workspace.training(), &bridge::TrainingSession::stateChanged, this, &RatePanel::refresh);
    // The two would fight for the same cores.
    connect(&m_workspace.training(), &bridge::TrainingSession::begun, &m_search, &bridge::RateSearch::cancel);
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, &RatePanel::refresh);
}

void RatePanel::search()
{
    if (m_workspace.set() == nullptr || m_workspace.training().isActive())
        return;
    m_searched = m_workspace.draft().experiment();
    m_progress->start(tr("Preparing images"));
    m_search.start(m_workspace.set(),
                   m_workspace.cacheOptions(),
                   m_searched,
                   {.lowest = m_from->value(), .highest = m_to->value(), .steps = m_steps->value()});
}

void RatePanel::refresh()
{
    const bool isFree = m_workspace.set() != nullptr && !m_workspace.training().isActive();
    const auto& found = m_search.found();
    const bool hasCurve = found ? !found->points.empty() : !m_search.soFar().empty();
    m_start->setEnabled(isFree && !m_search.isRunning());
    m_start->setVisible(hasCurve); // before, its button is in the middle
    m_start->setToolTip(m_workspace.training().isActive() ? tr("Comes when the training is over.")
                                                          : QString());
    showState();
    m_state->button()->setEnabled(m_start->isEnabled() || m_workspace.set() == nullptr);
    if (!m_search.isRunning())
        m_progress->finish();
    m_stack->setCurrentWidget(hasCurve ? static_cast<QWidget*>(m_plot) : m_state);
    m_plot->clearData();
    m_drawn = 0;
    if (found)
        draw(*found);
    else
        drawSoFar();
    showSuggestion();
}

void RatePanel::showState()
{
    if (m_workspace.set() == nullptr) {
        m_state->setState(QStringLiteral("document-open-folder"),
                          tr("No data set is open."),
                          tr("The learning rate is sought on its images."),
                          tr("Open a folder…"));
        return;
    }
    m_state->setState(
        QStringLiteral("labplot-xy-smoothing-curve"),
        tr("Which learning rate to begin with?"),
        tr("The network of the form is trained for some batches, each with a larger rate than the "
           "one before, and thrown away. Where the loss falls most steeply is a good rate."),
        tr("Find the rate"));
}

void RatePanel::drawSoFar()
{
    if (!m_search.soFar().empty())
        m_stack->setCurrentWidget(m_plot);
    append(m_search.soFar());
}

void RatePanel::append(const std::vector<training::RatePoint>& points)
{
    for (; m_drawn < points.size(); ++m_drawn) {
        m_plot->append(kRaw, points[m_drawn].rate, points[m_drawn].loss);
        m_plot->append(kSmoothed, points[m_drawn].rate, points[m_drawn].smoothed);
    }
}

void RatePanel::draw(const training::RateSearch& found)
{
    append(found.points);
    if (found.suggestion)
        m_plot->addMark(*found.suggestion,
                        tr("suggestion %1").arg(style::compactNumber(rounded(*found.suggestion))));
}

void RatePanel::showSuggestion()
{
    const auto& found = m_search.found();
    const double rate = found && found->suggestion ? rounded(*found->suggestion) : kUnknownRate;
    m_take->setVisible(std::isfinite(rate));
    m_suggestion->setVisible(found.has_value());
    if (!found)
        return;
    m_take->setText(tr("Take %1").arg(style::compactNumber(rate)));
    QString words =
        std::isfinite(rate)
            ? tr("Suggestion: %1. There the smoothed loss falls most steeply.")
                  .arg(style::compactNumber(rate))
            : tr("No suggestion: the loss does not fall. Try a higher last rate or more batches.");
    training::Experiment now = m_workspace.draft().experiment();
    training::Experiment then = m_searched;
    // The rate itself changes nothing of the search.
    for (training::Experiment* const each : {&now, &then})
        static_cast<void>(each->set("optimizer.learning_rate", 0.001));
    if (now != then)
        words += QLatin1Char(' ') + tr("Other settings have been changed since.");
    m_suggestion->setText(words);
}

void RatePanel::retranslate()
{
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("to", "range of learning rates"));
    m_stepsLabel->setText(tr("in", "range of learning rates"));
    m_steps->setSuffix(tr(" batches"));
    m_from->setAccessibleName(tr("Lowest learning rate"));
    m_to->setAccessibleName(tr("Highest learning rate"));
    m_steps->setAccessibleName(tr("Batches, one a learning rate"));
    m_start->setText(tr("Find the rate"));
    m_plot->setTitle(tr("Loss while the learning rate rises"));
    m_plot->setAxisLabels(tr("learning rate"), tr("loss"));
    m_plot->setCurveName(kRaw, tr("each batch"));
    m_plot->setCurveName(kSmoothed, tr("smoothed"));
    refresh();
}

} // namespace carpo::pages
