// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/results_panel.h"

#include "app/bridge/words.h"
#include "app/pages/messages.h"
#include "engine/dataset/submission.h"
#include "engine/evaluation/class_metrics.h"
#include "engine/evaluation/metrics.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/state_view.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/confusion_matrix.h"
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
namespace {

core::Result<void> writePredictions(const std::filesystem::path& file, const bridge::RunDetails& details)
{
    std::vector<std::string> ids;
    std::vector<std::string> classes;
    std::vector<float> numbers; // months, or probabilities
    const bool ofClasses = !details.classes.empty();
    for (const project::PredictionRow& row : details.predictions) {
        ids.push_back(row.id);
        classes.push_back(row.className);
        numbers.push_back(ofClasses ? row.probability : row.months);
    }
    if (!ofClasses)
        return dataset::writeSubmission(file, ids, numbers);
    return dataset::writeClasses(file,
                                 {.target = details.metric.ofSexes ? "sex" : "class",
                                  .ids = ids,
                                  .classes = classes,
                                  .probabilities = numbers});
}

} // namespace

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
    m_confusion = new plots::ConfusionMatrix(this);
    m_confusion->setObjectName(QStringLiteral("resultsConfusion"));
    m_plots = new QStackedWidget(this);
    m_plots->addWidget(m_scatter);
    m_plots->addWidget(m_confusion);
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
    for (QWidget* half : std::initializer_list<QWidget*>{m_plots, worst}) {
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
    for (plots::Plot* plot : std::initializer_list<plots::Plot*>{m_scatter, m_confusion}) {
        connect(plot, &plots::Plot::saveFailed, this, [this](const QString& path) {
            Q_EMIT messageWanted(problemMessage(
                {core::ErrorCode::WriteFailed, path.toStdString(), {{"detail", "picture or table"}}}));
        });
    }
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
    m_worst.setPredictions(m_set, m_details->predictions, m_details->metric);
    nameWorst();
    m_plots->setCurrentIndex(hasClasses() ? 1 : 0);
    if (hasClasses())
        refreshConfusion();
    else
        refreshScatter();
}

bool ResultsPanel::hasClasses() const
{
    return m_details != nullptr && !m_details->classes.empty();
}

void ResultsPanel::refreshConfusion()
{
    const std::vector<std::string>& classes = m_details->classes;
    const auto placeOf = [&classes](const std::string& name) {
        return static_cast<std::size_t>(std::ranges::find(classes, name) - classes.begin());
    };
    std::vector<int> truth;
    std::vector<int> predicted;
    std::vector<int> counts(classes.size() * classes.size());
    for (const project::PredictionRow& row : m_details->predictions) {
        const std::size_t is = placeOf(row.trueClass);
        const std::size_t called = placeOf(row.className);
        if (is >= classes.size() || called >= classes.size())
            continue;
        truth.push_back(static_cast<int>(is));
        predicted.push_back(static_cast<int>(called));
        ++counts[is * classes.size() + called];
    }
    std::vector<QString> names;
    for (const std::string& name : classes)
        names.push_back(bridge::classWords(name, m_details->metric));
    m_confusion->setCounts(std::move(names), std::move(counts));
    const evaluation::Confusion confusion = evaluation::confusionOf(truth, predicted, classes.size());
    const auto value = [&confusion](const char* key) {
        return style::fixedNumber(evaluation::classMetric(key).measure(confusion), 3);
    };
    m_confusion->setNumbers(tr("accuracy %1 · balanced accuracy %2 · F1 %3")
                                .arg(value("accuracy"), value("balanced_accuracy"), value("f1")));
}

void ResultsPanel::nameWorst()
{
    const QString title = hasClasses() ? tr("The ten least likely") : tr("The ten largest errors");
    m_worstTitle->setText(title);
    m_worstTitle->setToolTip(hasClasses() ? tr("True class → predicted class (probability of the true one)")
                                          : tr("True age → predicted age (error), in months"));
    m_gallery->setAccessibleName(title);
    m_save->setToolTip(hasClasses()
                           ? tr("Case ID, predicted class and probability of the validation images, as CSV")
                           : tr("Case ID and predicted months of the validation images, as CSV"));
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
            const auto written = writePredictions(bridge::toPath(path), *details);
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
    m_confusion->setTitle(tr("Confusion matrix (validation)"));
    m_confusion->setAxisLabels(tr("predicted class"), tr("true class"));
    m_save->setText(tr("Save predictions…"));
    nameWorst();
    m_worst.refresh();
    refresh();
}

} // namespace carpo::pages
