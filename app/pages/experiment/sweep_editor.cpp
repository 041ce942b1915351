// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/sweep_editor.h"

#include "app/bridge/words.h"
#include "app/pages/experiment/sweep_axis_row.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::pages {
namespace {

using training::SweepStrategy;

constexpr int kTrials = 9;
constexpr int kMostTrials = 999; // of whom nobody wants to see more as lines
constexpr int kMostEpochs = 9999;
/// What is varied first, in the order in which people ask for it.
constexpr std::array kUsualKeys{"optimizer.learning_rate", "training.batch_size", "optimizer.weight_decay"};

QSpinBox* spinBox(const char* name, int low, int high, int value, QWidget* parent)
{
    auto* made = new QSpinBox(parent);
    made->setObjectName(QLatin1String(name));
    made->setRange(low, high);
    made->setValue(value);
    return made;
}

} // namespace

SweepEditor::SweepEditor(bridge::Workspace& workspace, bridge::RunShelf& shelf, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_shelf(shelf)
{
    createLayout();
    connectParts();
    addAxis();
    SweepEditor::retranslate();
}

QWidget* SweepEditor::createStrategy()
{
    auto* line = new QWidget(this);
    m_strategy = new QComboBox(line);
    m_strategy->setObjectName(QStringLiteral("sweepStrategy"));
    m_trialsLabel = new QLabel(line);
    m_trials = spinBox("sweepTrials", 1, kMostTrials, kTrials, line);
    m_etaLabel = new QLabel(line);
    m_eta = spinBox("sweepEta", 2, 10, 3, line);
    m_minimumLabel = new QLabel(line);
    m_minimum = spinBox("sweepMinimum", 1, kMostEpochs, 1, line);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    for (QWidget* const each : std::initializer_list<QWidget*>{
             m_strategy, m_trialsLabel, m_trials, m_etaLabel, m_eta, m_minimumLabel, m_minimum})
        layout->addWidget(each);
    layout->addStretch(1);
    return line;
}

void SweepEditor::createLayout()
{
    m_axes = new QVBoxLayout;
    m_axes->setSpacing(style::kUnit);
    m_add = new QPushButton(this);
    m_add->setObjectName(QStringLiteral("addAxis"));
    m_add->setIcon(style::icon(QStringLiteral("list-add")));
    m_preview = new QLabel(this);
    m_preview->setObjectName(QStringLiteral("sweepPreview"));
    m_preview->setWordWrap(true);
    m_start = new QPushButton(this);
    m_start->setObjectName(QStringLiteral("startSweep"));
    m_start->setProperty("look", QStringLiteral("primary"));
    m_start->setIcon(style::icon(QStringLiteral("media-playback-start"), style::Role::AccentText));
    auto* end = new QHBoxLayout;
    end->setSpacing(style::kWithinGroup);
    end->addWidget(m_add);
    end->addWidget(m_preview, 1);
    end->addWidget(m_start);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kUnit, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(m_axes);
    layout->addWidget(createStrategy());
    layout->addLayout(end);
}

void SweepEditor::connectParts()
{
    connect(m_add, &QPushButton::clicked, this, &SweepEditor::addAxis);
    connect(m_strategy, &QComboBox::activated, this, &SweepEditor::refresh);
    for (QSpinBox* const each : {m_trials, m_eta, m_minimum})
        connect(each, &QSpinBox::valueChanged, this, &SweepEditor::refresh);
    connect(&m_workspace.draft(), &bridge::ExperimentDraft::changed, this, &SweepEditor::refresh);
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, &SweepEditor::refresh);
    connect(&m_shelf, &bridge::RunShelf::changed, this, &SweepEditor::refresh);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (const auto wanted = sweep())
            Q_EMIT sweepWanted(*wanted);
    });
}

void SweepEditor::addAxis()
{
    const auto isFree = [this](const std::string& key) {
        return std::ranges::none_of(m_rows, [&key](const SweepAxisRow* row) { return row->key() == key; });
    };
    std::string key;
    for (const char* const usual : kUsualKeys) {
        if (key.empty() && isFree(usual))
            key = usual;
    }
    for (const training::Hyperparameter& each : training::hyperparameters()) {
        if (key.empty() && isFree(std::string(each.key)))
            key = each.key;
    }
    auto* const row = new SweepAxisRow(key, this);
    m_rows.push_back(row);
    m_axes->addWidget(row);
    connect(row, &SweepAxisRow::changed, this, &SweepEditor::refresh);
    connect(row, &SweepAxisRow::removeWanted, this, [this, row] { removeAxis(row); });
    refresh();
}

void SweepEditor::removeAxis(SweepAxisRow* row)
{
    std::erase(m_rows, row);
    m_axes->removeWidget(row);
    row->hide();
    row->deleteLater(); // it is still telling of its button
    refresh();
}

core::Result<training::Sweep> SweepEditor::sweep()
{
    training::Sweep sweep;
    sweep.base = m_workspace.draft().experiment();
    sweep.strategy = static_cast<SweepStrategy>(std::max(0, m_strategy->currentIndex()));
    sweep.trials = m_trials->value();
    sweep.eta = m_eta->value();
    sweep.minimumEpochs = m_minimum->value();
    std::optional<core::Error> problem;
    for (SweepAxisRow* const row : m_rows) {
        core::Result<training::SweepAxis> axis = row->axis(sweep); // each says what is wrong with it
        if (axis)
            sweep.axes.push_back(std::move(*axis));
        else if (!problem)
            problem = axis.error();
    }
    if (problem)
        return tl::unexpected(*problem);
    if (const auto checked = training::checkSweep(sweep, {}); !checked)
        return tl::unexpected(checked.error());
    return sweep;
}

std::optional<double> SweepEditor::secondsAnEpoch(const training::Experiment& experiment) const
{
    for (const bridge::RunSummary& each : m_shelf.runs()) {
        if (each.experiment == nullptr || each.run.epochs == 0 || !std::isfinite(each.run.seconds))
            continue;
        if (each.experiment->value("network.name") == experiment.value("network.name")
            && each.experiment->value("data.input_size") == experiment.value("data.input_size"))
            return each.run.seconds / each.run.epochs;
    }
    return std::nullopt;
}

QString SweepEditor::previewWords(const training::Sweep& sweep) const
{
    const std::int64_t epochs = training::epochsOf(sweep);
    QString words =
        tr("%n runs", nullptr, training::trialCount(sweep)) + QStringLiteral(" · ")
        + tr("%n epochs in all", nullptr, static_cast<int>(std::min<std::int64_t>(epochs, 2'000'000'000)));
    if (sweep.strategy == SweepStrategy::Halving) {
        QStringList rungs;
        for (const training::Rung& rung : training::rungsOf(sweep))
            //: so many runs until that epoch
            rungs << tr("%1 to epoch %2").arg(rung.trials).arg(rung.epochs);
        words += QStringLiteral(" (") + rungs.join(QStringLiteral(", ")) + QLatin1Char(')');
    }
    if (const auto seconds = secondsAnEpoch(sweep.base))
        words += QStringLiteral(" · ")
                 + tr("about %1").arg(style::duration(*seconds * static_cast<double>(epochs)));
    return words;
}

void SweepEditor::refresh()
{
    const auto strategy = static_cast<SweepStrategy>(std::max(0, m_strategy->currentIndex()));
    const bool isDrawn = strategy != SweepStrategy::Grid;
    const bool isHalving = strategy == SweepStrategy::Halving;
    m_trialsLabel->setVisible(isDrawn);
    m_trials->setVisible(isDrawn);
    for (QWidget* const each : std::initializer_list<QWidget*>{m_etaLabel, m_eta, m_minimumLabel, m_minimum})
        each->setVisible(isHalving);
    const core::Result<training::Sweep> said = sweep();
    m_preview->setText(said ? previewWords(*said) : bridge::errorRemedy(said.error()));
    m_start->setEnabled(said.has_value() && !m_rows.empty() && m_workspace.set() != nullptr);
}

void SweepEditor::retranslate()
{
    const QSignalBlocker blocker(m_strategy);
    const int strategy = std::max(0, m_strategy->currentIndex());
    m_strategy->clear();
    m_strategy->addItem(tr("Grid: every combination"));
    m_strategy->addItem(tr("Random"));
    m_strategy->addItem(tr("Successive halving"));
    m_strategy->setItemData(
        2,
        tr("All runs begin; after the first epochs only the best of them go on, from where they stopped, for "
           "ever longer (Jamieson and Talwalkar 2016). The rest stay stopped and can be continued."),
        Qt::ToolTipRole);
    m_strategy->setCurrentIndex(strategy);
    m_strategy->setAccessibleName(tr("How the sweep chooses"));
    m_trialsLabel->setText(tr("runs"));
    m_trials->setAccessibleName(tr("Number of runs"));
    m_etaLabel->setText(tr("keep 1 in"));
    m_eta->setAccessibleName(m_etaLabel->text());
    m_minimumLabel->setText(tr("first cut: epoch"));
    m_minimum->setAccessibleName(m_minimumLabel->text());
    m_add->setText(tr("Vary another"));
    m_add->setToolTip(tr("One more setting to be varied; the rest is as the form says"));
    m_start->setText(tr("Train the sweep"));
    refresh();
}

} // namespace carpo::pages
