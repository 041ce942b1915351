// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/suspect_panel.h"

#include "app/bridge/image_names.h"
#include "app/bridge/suspect_words.h"
#include "app/pages/explore/suspect_detail.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/gallery/gallery.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <optional>

namespace carpo::pages {
namespace {

using What = models::SuspectModel::What;

constexpr int kThumbnail = 96;

} // namespace

SuspectPanel::SuspectPanel(bridge::Workspace& workspace,
                           models::ThumbnailStore& thumbnails,
                           const bridge::DecisionDesk& desk,
                           QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_search(workspace.searches())
    , m_model(thumbnails, desk)
    , m_detail(new SuspectDetail(workspace.pool(), thumbnails, this))
{
    createParts();
    createLayout();
    connectParts();
    connectSearches();
    connect(&desk, &bridge::DecisionDesk::changed, this, &SuspectPanel::refreshWords);
    connect(&bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, [this] {
        setSubject(m_subject);
    });
    SuspectPanel::retranslate();
}

void SuspectPanel::createParts()
{
    m_state = new feedback::StateView(this);
    m_state->setObjectName(QStringLiteral("suspectState"));
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("suspectProgress"));
    m_labelProgress = new feedback::ProgressLine(this);
    m_labelProgress->setObjectName(QStringLiteral("labelProgress"));
    m_bar = new QWidget(this);
    m_what = new QComboBox(m_bar);
    m_what->setObjectName(QStringLiteral("suspectKind"));
    m_kind = new QComboBox(m_bar);
    m_kind->setObjectName(QStringLiteral("outlierKind"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_seen = new QLabel(m_bar);
    m_seen->setObjectName(QStringLiteral("suspectsSeen"));
    m_seen->setProperty("look", QStringLiteral("muted"));
    m_wall = new gallery::Gallery(this);
    m_wall->setObjectName(QStringLiteral("suspectWall"));
    m_wall->setThumbnailSize(kThumbnail);
    m_wall->setModel(&m_model);
}

void SuspectPanel::createLayout()
{
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(0, style::kUnit, 0, 0);
    bar->setSpacing(style::kWithinGroup);
    bar->addWidget(m_what);
    bar->addWidget(m_kind);
    bar->addWidget(m_seen);
    bar->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_detail);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* found = new QWidget(this);
    auto* line = new QHBoxLayout(found);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(style::kBetweenGroups);
    line->addWidget(m_wall, 2);
    line->addWidget(scroll, 3);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_state);
    m_stack->addWidget(found);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_progress);
    layout->addWidget(m_labelProgress);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
}

void SuspectPanel::connectParts()
{
    connect(m_state, &feedback::StateView::activated, this, &SuspectPanel::startSearch);
    connect(m_what, &QComboBox::currentIndexChanged, this, &SuspectPanel::showSuspects);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SuspectPanel::showSuspects);
    connect(m_wall, &gallery::Gallery::currentChanged, this, [this](int row) {
        if (row < 0 || m_isFollowing)
            return;
        setSubject(row);
        Q_EMIT imageChosen(m_model.datasetRow(row));
    });
    connect(m_detail, &SuspectDetail::imageChosen, this, &SuspectPanel::imageChosen);
}

void SuspectPanel::connectSearches()
{
    connect(m_progress, &feedback::ProgressLine::cancelled, &m_search, &bridge::SuspectSearch::cancel);
    connect(&m_search, &bridge::SuspectSearch::changed, this, &SuspectPanel::onSearchChanged);
    connect(&m_search, &bridge::SuspectSearch::failed, this, &SuspectPanel::failed);
    connect(&m_search, &bridge::SuspectSearch::progressed, this, [this](const core::Progress& progress) {
        m_progress->setWhat(whatIsSought());
        m_progress->setProgress(progress.done, progress.total);
    });
    connect(m_labelProgress, &feedback::ProgressLine::cancelled, &m_labels, &bridge::LabelSearch::cancel);
    connect(&m_labels, &bridge::LabelSearch::changed, this, &SuspectPanel::onLabelsChanged);
    connect(&m_labels, &bridge::LabelSearch::failed, this, &SuspectPanel::failed);
    connect(&m_labels, &bridge::LabelSearch::progressed, this, [this](const core::Progress& progress) {
        m_labelProgress->setProgress(progress.done, progress.total);
    });
}

void SuspectPanel::setSet(const bridge::OpenedSetPtr& set)
{
    m_set = set;
    m_labels.setSet(set);
    m_search.setSet(set);
    if (isVisible())
        m_search.start();
}

What SuspectPanel::what() const
{
    return static_cast<What>(std::max(0, m_what->currentIndex()));
}

void SuspectPanel::startSearch()
{
    if (what() == What::Labels)
        m_labels.start(m_workspace.cacheOptions());
    else
        m_search.start();
}

void SuspectPanel::step(int by)
{
    const int row = m_subject + by;
    if (isVisible() && row >= 0 && row < m_model.rowCount())
        m_wall->setCurrentRow(row);
}

void SuspectPanel::follow(int datasetRow)
{
    m_looked = datasetRow;
    const bool isSubject = m_subject >= 0 && m_model.datasetRow(m_subject) == datasetRow;
    const int row = isSubject ? m_subject : m_model.rowOf(datasetRow);
    if (row != m_wall->currentRow()) {
        const QScopedValueRollback following(m_isFollowing, true);
        m_wall->setCurrentRow(row); // which ends a selection of several: only where it must
    }
    // What stands beside the suspect is looked at for the suspect's sake.
    const bool isBeside = m_detail->shows(datasetRow);
    if (row >= 0 && isBeside)
        m_subject = row; // the list goes on from there
    else if (row >= 0)
        setSubject(row);
    m_detail->follow(datasetRow);
}

void SuspectPanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    m_search.start();
    lookAtOne();
}

QString SuspectPanel::whatIsSought() const
{
    return m_search.isComparing() ? tr("Comparing pairs of images that look alike")
                                  : tr("Looking for suspects");
}

void SuspectPanel::onSearchChanged()
{
    if (m_search.isRunning())
        m_progress->start(whatIsSought());
    else
        m_progress->finish();
    Q_EMIT suspectsFound(m_search.found());
    showSuspects();
}

void SuspectPanel::onLabelsChanged()
{
    if (m_labels.isRunning())
        m_labelProgress->start(tr("Training networks to ask about the labels"));
    else
        m_labelProgress->finish();
    if (what() == What::Labels)
        showSuspects();
}

void SuspectPanel::showSuspects()
{
    setSubject(-1);
    fillKinds();
    const QVariant kind = m_kind->currentData();
    m_model.setKind(kind.isValid() ? std::optional(static_cast<explore::OutlierKind>(kind.toInt()))
                                   : std::nullopt);
    m_model.setSuspects(m_search.found(), m_labels.found(), what());
    const bool isFound = what() == What::Labels ? m_labels.found() != nullptr : m_search.found() != nullptr;
    m_bar->setVisible(m_search.found() != nullptr || m_labels.found() != nullptr);
    m_stack->setCurrentIndex(isFound ? 1 : 0);
    showState();
    if (isVisible())
        lookAtOne();
    refreshWords();
}

// The kinds there are with their numbers; the chosen one stays while there are any of it.
void SuspectPanel::fillKinds()
{
    std::map<explore::OutlierKind, int> counts;
    if (const bridge::SuspectsPtr& found = m_search.found(); found != nullptr) {
        for (const explore::Outlier& each : found->outliers)
            ++counts[each.kind];
    }
    const QSignalBlocker quiet(m_kind);
    const QVariant chosen = m_kind->currentData();
    m_kind->clear();
    m_kind->addItem(tr("Every kind"));
    for (const auto& [kind, count] : counts)
        m_kind->addItem(
            QStringLiteral("%1 (%2)").arg(bridge::outlierKindWords(kind), style::countNumber(count)),
            static_cast<int>(kind));
    m_kind->setCurrentIndex(chosen.isValid() ? std::max(0, m_kind->findData(chosen)) : 0);
    m_kind->setVisible(what() == What::Outliers && counts.size() > 1);
}

void SuspectPanel::showState()
{
    const bool isMeasured = m_set != nullptr && m_set->scan.has_value();
    const bool isLabels = what() == What::Labels;
    const bool isRunning = isLabels ? m_labels.isRunning() : m_search.isRunning();
    QString sentence =
        isLabels ? tr("Labels have not been checked.") : tr("Suspects have not been looked for.");
    QString detail =
        isLabels ? tr("Small networks are trained, each on a part of the images, and asked about those that "
                      "they did not see. That takes minutes; what is trained stays in the project.")
                 : tr("Images that stand out from this set, and those that are in it twice.");
    QString button = isLabels ? tr("Check the labels") : tr("Look for suspects");
    if (!isMeasured) {
        sentence = tr("The images are not measured yet.");
        detail = tr("Suspects are looked for afterwards.");
        button.clear();
    } else if (isRunning) {
        sentence = isLabels ? tr("Checking the labels…") : tr("Looking for suspects…");
        button.clear();
    }
    m_state->setState(QStringLiteral("edit-find"), sentence, detail, button);
    if (what() == What::Outliers)
        m_wall->setEmptyText(tr("No image stands out."));
    else if (what() == What::Duplicates)
        m_wall->setEmptyText(tr("No image is in the set twice."));
    else
        m_wall->setEmptyText(tr("The networks believe every label."));
}

// The one that is looked at already, the one described before, or the first.
void SuspectPanel::lookAtOne()
{
    int row = m_model.rowOf(m_looked);
    if (row < 0)
        row = m_subject >= 0 ? m_subject : 0;
    if (row >= m_model.rowCount())
        return;
    setSubject(row);
    m_wall->setCurrentRow(row);
    m_detail->follow(m_looked);
    if (m_looked != m_model.datasetRow(row))
        Q_EMIT imageChosen(m_model.datasetRow(row));
}

void SuspectPanel::setSubject(int row)
{
    m_subject = row;
    if (row < 0)
        m_detail->clear();
    else
        m_detail->show(m_set, m_model.caseOf(row));
}

void SuspectPanel::refreshWords()
{
    const int count = m_model.rowCount();
    m_seen->setText(count == 0
                        ? QString()
                        : tr("%1 of %2 decided")
                              .arg(style::countNumber(m_model.decidedCount()), style::countNumber(count)));
}

void SuspectPanel::retranslate()
{
    m_wall->setName(tr("Suspects"));
    {
        const QSignalBlocker quiet(m_what);
        const int current = std::max(0, m_what->currentIndex());
        m_what->clear();
        m_what->addItems({tr("Stand out from the set"), tr("In the set twice"), tr("Suspect labels")});
        m_what->setCurrentIndex(current);
    }
    m_what->setAccessibleName(tr("Which suspects"));
    m_kind->setAccessibleName(tr("Kind of suspicion"));
    fillKinds();
    m_progress->setWhat(whatIsSought());
    m_labelProgress->setWhat(tr("Training networks to ask about the labels"));
    m_model.refresh();
    showState();
    if (m_subject >= 0)
        setSubject(m_subject);
    refreshWords();
}

} // namespace carpo::pages
