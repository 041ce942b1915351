// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/results_panel.h"

#include "app/bridge/words.h"
#include "app/pages/messages.h"
#include "engine/dataset/submission.h"
#include "engine/evaluation/metrics.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/state_view.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::pages {

ResultsPanel::ResultsPanel(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_thumbnails(workspace.pool())
    , m_worst(m_thumbnails)
    , m_saveJob(workspace.pool())
{
    createParts();
    createLayout();
    connectParts();
    ResultsPanel::retranslate();
}

void ResultsPanel::createParts()
{
    m_empty = new feedback::StateView(this);
    m_scatter = new plots::ScatterPlot(this);
    m_scatter->setObjectName(QStringLiteral("resultsScatter"));
    m_worstTitle = new QLabel(this);
    m_gallery = new gallery::Gallery(this);
    m_gallery->setObjectName(QStringLiteral("worstGallery"));
    m_gallery->setModel(&m_worst);
    m_save = new QPushButton(this);
    m_save->setObjectName(QStringLiteral("savePredictions"));
    m_save->setIcon(style::icon(QStringLiteral("document-save")));
}

void ResultsPanel::createLayout()
{
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_worstTitle, 1);
    heading->addWidget(m_save);
    auto* right = new QVBoxLayout;
    right->setSpacing(style::kWithinGroup);
    right->addLayout(heading);
    right->addWidget(m_gallery, 1);
    auto* content = new QWidget(this);
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, style::kWithinGroup, 0, 0);
    columns->setSpacing(style::kBetweenGroups);
    // Half each, whatever the thumbnails would like.
    auto* worst = new QWidget(content);
    worst->setLayout(right);
    right->setContentsMargins(0, 0, 0, 0);
    for (QWidget* half : std::initializer_list<QWidget*>{m_scatter, worst}) {
        half->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
        columns->addWidget(half, 1);
    }
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void ResultsPanel::connectParts()
{
    connect(m_gallery, &gallery::Gallery::activated, this, [this](int row) {
        Q_EMIT imageChosen(m_worst.datasetRow(row));
    });
    connect(m_scatter, &plots::ScatterPlot::pointClicked, this, &ResultsPanel::onPointClicked);
    connect(m_scatter, &plots::Plot::saveFailed, this, [this](const QString& path) {
        Q_EMIT messageWanted(problemMessage(
            {core::ErrorCode::WriteFailed, path.toStdString(), {{"detail", "picture or table"}}}));
    });
    connect(m_save, &QPushButton::clicked, this, &ResultsPanel::savePredictions);
}

void ResultsPanel::setRun(const bridge::RunDetailsPtr& details)
{
    m_details = details;
    const bridge::OpenedSetPtr& set = m_workspace.set();
    if (set != nullptr && (m_set == nullptr || m_set->dataset != set->dataset))
        m_thumbnails.setDataset(set->dataset);
    m_set = set;
    refresh();
}

void ResultsPanel::refresh()
{
    const bool isEmpty = m_details == nullptr || m_details->predictions.empty();
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
    if (isEmpty) {
        m_worst.setPredictions(nullptr, {});
        return;
    }
    m_worst.setPredictions(m_set, m_details->predictions);
    refreshScatter();
}

void ResultsPanel::refreshScatter()
{
    std::vector<float> truth;
    std::vector<float> predicted;
    for (const project::PredictionRow& row : m_details->predictions) {
        truth.push_back(row.truth);
        predicted.push_back(row.months);
    }
    m_scatter->setSeries({{.name = tr("validation"),
                           .role = style::Role::Validation,
                           .x = {truth.begin(), truth.end()},
                           .y = {predicted.begin(), predicted.end()}}});
    m_scatter->setNumbers(tr("MAE %1 months · CCC %2")
                              .arg(style::fixedNumber(evaluation::meanAbsoluteError(truth, predicted), 1),
                                   style::fixedNumber(evaluation::concordance(truth, predicted), 3)));
}

void ResultsPanel::onPointClicked(int, int point)
{
    const auto& predictions = m_details->predictions;
    if (m_set == nullptr || point < 0 || point >= static_cast<int>(predictions.size()))
        return;
    const auto& ids = m_set->dataset->ids;
    const auto found = std::ranges::find(ids, predictions[static_cast<std::size_t>(point)].id);
    if (found != ids.end())
        Q_EMIT imageChosen(static_cast<int>(found - ids.begin()));
}

void ResultsPanel::savePredictions()
{
    const auto save = [this, details = m_details](const QString& path) {
        const auto work = [path, details](const std::stop_token&,
                                          const core::ProgressFn&) -> core::Result<std::monostate> {
            std::vector<std::string> ids;
            std::vector<float> months;
            for (const project::PredictionRow& row : details->predictions) {
                ids.push_back(row.id);
                months.push_back(row.months);
            }
            const auto written = dataset::writeSubmission(bridge::toPath(path), ids, months);
            if (!written)
                return tl::unexpected(written.error());
            return std::monostate();
        };
        m_saveJob.start(work, [this, path](const core::Result<std::monostate>& saved) {
            if (saved)
                Q_EMIT messageWanted({.kind = feedback::MessageLine::Kind::Information,
                                      .what = tr("The predictions are in %1.").arg(path),
                                      .where = {},
                                      .remedy = {},
                                      .button = {}});
            else
                Q_EMIT messageWanted(problemMessage(saved.error()));
        });
    };
    feedback::FileDialogs::instance().saveFile(
        this, {.title = tr("Save the predictions"), .start = {}, .filters = {tr("Table (*.csv)")}}, save);
}

void ResultsPanel::retranslate()
{
    m_empty->setState(QStringLiteral("office-chart-scatter"),
                      tr("No predictions yet."),
                      tr("They come with the end of a run's first epoch."),
                      {});
    m_scatter->setTitle(tr("Predicted against true age (validation)"));
    m_scatter->setAxisLabels(tr("true age (months)"), tr("predicted age (months)"));
    m_scatter->setIdentityLine(tr("no error"));
    m_worstTitle->setText(tr("The ten largest errors"));
    m_worstTitle->setToolTip(tr("True age → predicted age (error), in months"));
    m_gallery->setAccessibleName(tr("The ten largest errors"));
    m_save->setText(tr("Save predictions…"));
    m_save->setToolTip(tr("Case ID and predicted months of the validation images, as CSV"));
    m_worst.refresh();
    refresh();
}

} // namespace carpo::pages
