// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/results_panel.h"

#include "app/bridge/words.h"
#include "app/pages/messages.h"
#include "app/pages/results/attribution_view.h"
#include "app/pages/results/case_view.h"
#include "app/pages/results/class_table_view.h"
#include "app/pages/results/comparison_view.h"
#include "app/pages/results/confusion_view.h"
#include "app/pages/results/evaluation_bar.h"
#include "app/pages/results/residual_view.h"
#include "app/pages/results/sex_scatter.h"
#include "app/pages/results/slice_view.h"
#include "app/pages/results/threshold_view.h"
#include "engine/dataset/submission.h"
#include "engine/jobs/run_report.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/state_view.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace carpo::pages {
namespace {

core::Result<void> writePredictions(const std::filesystem::path& file, const bridge::Judged& judged)
{
    std::vector<std::string> ids;
    std::vector<std::string> classes;
    std::vector<float> numbers; // months, or probabilities
    for (const project::PredictionRow& row : judged.rows) {
        ids.push_back(row.id);
        classes.push_back(row.className);
        numbers.push_back(judged.hasClasses() ? row.probability : row.months);
    }
    if (!judged.hasClasses())
        return dataset::writeSubmission(file, ids, numbers);
    return dataset::writeClasses(file,
                                 {.target = judged.run->metric.ofSexes ? "sex" : "class",
                                  .ids = ids,
                                  .classes = classes,
                                  .probabilities = numbers});
}

core::Result<void>
writeReport(const std::filesystem::path& file, const bridge::OpenedSet& set, std::int64_t run)
{
    const auto project = project::Project::open(set.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    return jobs::writeRunReport(*project, *set.dataset, *set.scan, run, file);
}

} // namespace

ResultsPanel::ResultsPanel(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_session(workspace)
    , m_saveJob(workspace.pool())
{
    createParts();
    createViews();
    createLayout();
    connectParts();
    ResultsPanel::retranslate();
}

void ResultsPanel::createParts()
{
    m_empty = new feedback::StateView(this);
    m_bar = new EvaluationBar(m_session, this);
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("resultTabs"));
    m_tabs->setProperty("look", QStringLiteral("quiet"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_shown = new QStackedWidget(this);
    m_save = new QPushButton(this);
    m_save->setObjectName(QStringLiteral("savePredictions"));
    m_save->setIcon(style::icon(QStringLiteral("document-save")));
    m_report = new QPushButton(this);
    m_report->setObjectName(QStringLiteral("saveRunReport"));
}

void ResultsPanel::createViews()
{
    using Kind = ThresholdView::Kind;
    m_attribution = new AttributionView(m_workspace.pool(), this);
    addView(new PredictedView(this), Use::OfNumbers, QT_TR_NOOP("Predicted × true"));
    addView(new ResidualView(this), Use::OfNumbers, QT_TR_NOOP("Residuals"));
    addView(new BlandAltmanView(this), Use::OfNumbers, QT_TR_NOOP("Bland-Altman"));
    addView(new SliceView(m_workspace.pool(), this), Use::OfNumbers, QT_TR_NOOP("Age and sex"));
    addView(new ConfusionView(this), Use::OfClasses, QT_TR_NOOP("Matrix"));
    addView(new ThresholdView(Kind::Roc, m_workspace.pool(), this), Use::OfClasses, QT_TR_NOOP("ROC"));
    addView(new ThresholdView(Kind::PrecisionRecall, m_workspace.pool(), this),
            Use::OfClasses,
            QT_TR_NOOP("Precision × recall"));
    addView(new ClassTableView(this), Use::OfClasses, QT_TR_NOOP("By class"));
    addView(new CaseView(m_workspace.pool(), this), Use::Always, QT_TR_NOOP("Cases"));
    addView(m_attribution, Use::Always, QT_TR_NOOP("Where it looks"));
    addView(new ComparisonView(m_workspace.pool(), this), Use::Always, QT_TR_NOOP("Comparison"));
}

void ResultsPanel::addView(ResultView* view, Use use, const char* name)
{
    m_views.push_back({view, use, name});
    m_shown->addWidget(view);
}

void ResultsPanel::createLayout()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(style::kWithinGroup);
    head->addWidget(m_bar, 1);
    head->addWidget(m_save, 0, Qt::AlignTop);
    head->addWidget(m_report, 0, Qt::AlignTop);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, style::kWithinGroup, 0, 0);
    column->setSpacing(style::kWithinGroup);
    column->addLayout(head);
    column->addWidget(m_tabs);
    column->addWidget(m_shown, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void ResultsPanel::connectParts()
{
    for (const View& view : m_views)
        connectView(view);
    connect(m_tabs, &QTabBar::currentChanged, this, &ResultsPanel::showView);
    connect(&m_session, &bridge::EvaluationSession::judgedChanged, this, &ResultsPanel::refresh);
    connect(&m_session, &bridge::EvaluationSession::failed, this, [this](const core::Error& error) {
        Q_EMIT messageWanted(problemMessage(error));
    });
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, &ResultsPanel::refreshReport);
    connect(m_save, &QPushButton::clicked, this, &ResultsPanel::savePredictions);
    connect(m_report, &QPushButton::clicked, this, &ResultsPanel::saveReport);
}

void ResultsPanel::connectView(const View& each)
{
    ResultView* const view = each.view;
    connect(view, &ResultView::imageLooked, m_attribution, &AttributionView::look);
    connect(view, &ResultView::imageChosen, this, [this](int image) {
        // The images of another folder are not in Explorar.
        if (m_session.judged() != nullptr && m_session.judged()->isOwnSet && image >= 0)
            Q_EMIT imageChosen(image);
    });
    connect(view, &ResultView::saveFailed, this, [this](const QString& path) {
        Q_EMIT messageWanted(problemMessage(
            {core::ErrorCode::WriteFailed, path.toStdString(), {{"detail", "picture or table"}}}));
    });
}

void ResultsPanel::setRun(const bridge::RunDetailsPtr& details)
{
    m_session.setRun(details);
}

void ResultsPanel::refresh()
{
    const bridge::JudgedPtr& judged = m_session.judged();
    m_stack->setCurrentIndex(judged == nullptr ? 0 : 1);
    refreshTabs();
    for (const View& view : m_views)
        view.view->setJudged(judged);
    refreshReport();
    const bool ofClasses = judged != nullptr && judged->hasClasses();
    const bool isAge = judged == nullptr || !judged->run->metric.isPlainNumber;
    m_save->setToolTip(
        ofClasses ? tr("Case ID, predicted class and probability of the images shown, as CSV")
        : isAge   ? tr("Case ID and predicted months of the images shown, as CSV: what the challenge "
                       "asks for")
                  : tr("Case ID and predicted value of the images shown, as CSV"));
}

void ResultsPanel::refreshReport()
{
    const bridge::OpenedSetPtr& set = m_workspace.set();
    m_report->setEnabled(set != nullptr && set->scan.has_value());
}

/// The tabs of numbers or of classes; the one that was looked at stays where it can.
void ResultsPanel::refreshTabs()
{
    const bool ofClasses = m_session.judged() != nullptr && m_session.judged()->hasClasses();
    std::vector<int> wanted;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        if (m_views[i].use == Use::Always || (m_views[i].use == Use::OfClasses) == ofClasses)
            wanted.push_back(static_cast<int>(i));
    }
    if (wanted == m_tabViews)
        return;
    const int before = m_shown->currentIndex();
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    m_tabViews = std::move(wanted);
    for (const int view : m_tabViews)
        m_tabs->addTab(tr(m_views[static_cast<std::size_t>(view)].name));
    const auto again = std::find(m_tabViews.begin(), m_tabViews.end(), before);
    m_tabs->setCurrentIndex(again == m_tabViews.end() ? 0 : static_cast<int>(again - m_tabViews.begin()));
    showView(m_tabs->currentIndex());
}

void ResultsPanel::showView(int tab)
{
    if (tab >= 0)
        m_shown->setCurrentIndex(m_tabViews[static_cast<std::size_t>(tab)]);
}

void ResultsPanel::saveTo(const QString& path, std::function<core::Result<void>()> write, const QString& done)
{
    const auto work = [write = std::move(write)](const std::stop_token&,
                                                 const core::ProgressFn&) -> core::Result<std::monostate> {
        return write().map([] { return std::monostate(); });
    };
    m_saveJob.start(work, [this, path, done](const core::Result<std::monostate>& saved) {
        if (saved)
            Q_EMIT messageWanted({.kind = feedback::MessageLine::Kind::Information,
                                  .what = done.arg(path),
                                  .where = {},
                                  .remedy = {},
                                  .button = {}});
        else
            Q_EMIT messageWanted(problemMessage(saved.error()));
    });
}

void ResultsPanel::savePredictions()
{
    const auto save = [this, judged = m_session.judged()](const QString& path) {
        if (judged != nullptr)
            saveTo(
                path,
                [path, judged] { return writePredictions(bridge::toPath(path), *judged); },
                tr("The predictions are in %1."));
    };
    feedback::FileDialogs::instance().saveFile(
        this, {.title = tr("Save the predictions"), .start = {}, .filters = {tr("Table (*.csv)")}}, save);
}

void ResultsPanel::saveReport()
{
    const auto save = [this, run = m_session.run(), set = m_workspace.set()](const QString& path) {
        if (run != nullptr && set != nullptr && set->scan)
            saveTo(
                path,
                [path, set, run] { return writeReport(bridge::toPath(path), *set, run->run.number); },
                tr("The report is in %1."));
    };
    feedback::FileDialogs::instance().saveFile(
        this,
        {.title = tr("Save the run's report"), .start = {}, .filters = {tr("Web page (*.html)")}},
        save);
}

void ResultsPanel::retranslate()
{
    m_empty->setState(QStringLiteral("office-chart-scatter"),
                      tr("No predictions yet."),
                      tr("They come with the end of a run's first epoch."),
                      {});
    m_save->setText(tr("Save predictions…"));
    m_report->setText(tr("Report…"));
    m_report->setToolTip(tr("The run as one web page that needs nothing else: curves, errors, worst images"));
    m_tabs->setAccessibleName(tr("Ways to look at the predictions"));
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->setTabText(
            tab, tr(m_views[static_cast<std::size_t>(m_tabViews[static_cast<std::size_t>(tab)])].name));
    refresh();
}

} // namespace carpo::pages
