// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/suspect_panel.h"

#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/gallery/gallery.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

using What = models::SuspectModel::What;

constexpr int kReasonsWidth = 240;

} // namespace

SuspectPanel::SuspectPanel(QThreadPool& pool,
                           models::ThumbnailStore& thumbnails,
                           const bridge::DecisionDesk& desk,
                           QWidget* parent)
    : TranslatedWidget(parent)
    , m_search(pool)
    , m_model(thumbnails, desk)
{
    createParts();
    createLayout();
    connectParts();
    connect(&desk, &bridge::DecisionDesk::changed, this, &SuspectPanel::refreshWords);
    SuspectPanel::retranslate();
}

void SuspectPanel::createParts()
{
    m_state = new feedback::StateView(this);
    m_state->setObjectName(QStringLiteral("suspectState"));
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("suspectProgress"));
    m_what = new QComboBox(this);
    m_what->setObjectName(QStringLiteral("suspectKind"));
    m_seen = new QLabel(this);
    m_seen->setObjectName(QStringLiteral("suspectsSeen"));
    m_seen->setProperty("look", QStringLiteral("muted"));
    m_wall = new gallery::Gallery(this);
    m_wall->setObjectName(QStringLiteral("suspectWall"));
    m_wall->setModel(&m_model);
    m_reasons = new QLabel(this);
    m_reasons->setObjectName(QStringLiteral("suspectReasons"));
    m_reasons->setWordWrap(true);
    m_reasons->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_reasons->setFixedWidth(kReasonsWidth);
}

void SuspectPanel::createLayout()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(0, style::kUnit, 0, 0);
    bar->setSpacing(style::kWithinGroup);
    bar->addWidget(m_what);
    bar->addWidget(m_seen);
    bar->addStretch(1);
    auto* line = new QHBoxLayout;
    line->setSpacing(style::kWithinGroup);
    line->addWidget(m_wall, 1);
    line->addWidget(m_reasons);
    auto* found = new QWidget(this);
    auto* column = new QVBoxLayout(found);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::kUnit);
    column->addLayout(bar);
    column->addLayout(line, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_state);
    m_stack->addWidget(found);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_progress);
    layout->addWidget(m_stack, 1);
}

void SuspectPanel::connectParts()
{
    connect(m_state, &feedback::StateView::activated, &m_search, &bridge::SuspectSearch::start);
    connect(m_progress, &feedback::ProgressLine::cancelled, &m_search, &bridge::SuspectSearch::cancel);
    connect(&m_search, &bridge::SuspectSearch::changed, this, &SuspectPanel::onSearchChanged);
    connect(&m_search, &bridge::SuspectSearch::failed, this, &SuspectPanel::failed);
    connect(&m_search, &bridge::SuspectSearch::progressed, this, [this](const core::Progress& progress) {
        m_progress->setProgress(progress.done, progress.total);
    });
    connect(m_what, &QComboBox::currentIndexChanged, this, &SuspectPanel::showSuspects);
    connect(m_wall, &gallery::Gallery::currentChanged, this, [this](int row) {
        refreshWords();
        if (row >= 0)
            Q_EMIT imageChosen(m_model.datasetRow(row));
    });
}

void SuspectPanel::setSet(const bridge::OpenedSetPtr& set)
{
    m_isMeasured = set->scan.has_value();
    m_search.setSet(set);
    if (isVisible())
        m_search.start();
}

void SuspectPanel::next()
{
    if (isVisible() && m_wall->currentRow() + 1 < m_model.rowCount())
        m_wall->setCurrentRow(m_wall->currentRow() + 1);
}

void SuspectPanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    m_search.start();
    if (m_wall->currentRow() >= 0)
        Q_EMIT imageChosen(m_model.datasetRow(m_wall->currentRow()));
}

void SuspectPanel::onSearchChanged()
{
    if (m_search.isRunning())
        m_progress->start(tr("Looking for suspects"));
    else
        m_progress->finish();
    showSuspects();
}

void SuspectPanel::showSuspects()
{
    const auto what = m_what->currentIndex() == 1 ? What::Duplicates : What::Outliers;
    m_model.setSuspects(m_search.found(), what);
    m_stack->setCurrentIndex(m_search.found() == nullptr ? 0 : 1);
    if (!m_isMeasured)
        m_state->setState(QStringLiteral("edit-find"),
                          tr("The images are not measured yet."),
                          tr("Suspects are looked for afterwards."),
                          {});
    else if (m_search.isRunning())
        m_state->setState(QStringLiteral("edit-find"),
                          tr("Looking for suspects…"),
                          tr("Images that stand out from this set, and those that are in it twice."),
                          {});
    else
        m_state->setState(QStringLiteral("edit-find"),
                          tr("Suspects have not been looked for."),
                          tr("Images that stand out from this set, and those that are in it twice."),
                          tr("Look for suspects"));
    m_wall->setEmptyText(what == What::Outliers ? tr("No image stands out.")
                                                : tr("No image is in the set twice."));
    if (isVisible() && m_model.rowCount() > 0)
        m_wall->setCurrentRow(0);
    refreshWords();
}

void SuspectPanel::refreshWords()
{
    m_reasons->setText(m_model.reasons(m_wall->currentRow()));
    m_seen->setText(
        tr("%1 of %2 decided")
            .arg(style::countNumber(m_model.decidedCount()), style::countNumber(m_model.rowCount())));
}

void SuspectPanel::retranslate()
{
    {
        const QSignalBlocker quiet(m_what);
        const int current = std::max(0, m_what->currentIndex());
        m_what->clear();
        m_what->addItems({tr("Stand out from the set"), tr("In the set twice")});
        m_what->setCurrentIndex(current);
    }
    m_what->setAccessibleName(tr("Which suspects"));
    m_progress->setWhat(tr("Looking for suspects"));
    m_model.retranslate();
    const int row = m_wall->currentRow();
    showSuspects();
    if (row >= 0)
        m_wall->setCurrentRow(row);
}

} // namespace carpo::pages
