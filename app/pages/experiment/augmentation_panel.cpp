// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/augmentation_panel.h"

#include "app/bridge/words.h"
#include "widgets/feedback/state_view.h"
#include "widgets/gallery/picture_grid.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace carpo::pages {

using bridge::AugmentationSession;

AugmentationPanel::AugmentationPanel(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_session(workspace.pool(), workspace.draft())
{
    createParts();
    createLayout();
    connectParts();
    AugmentationPanel::retranslate();
}

void AugmentationPanel::createParts()
{
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("augmentationWords"));
    m_words->setProperty("look", QStringLiteral("muted"));
    m_words->setWordWrap(true);
    m_anew = new QPushButton(style::icon(QStringLiteral("view-refresh")), QString(), this);
    m_anew->setObjectName(QStringLiteral("drawAnew"));
    m_others = new QPushButton(this);
    m_others->setObjectName(QStringLiteral("otherImages"));
    m_state = new feedback::StateView(this);
    m_state->setObjectName(QStringLiteral("augmentationState"));
    m_grid = new gallery::PictureGrid(this);
    m_grid->setObjectName(QStringLiteral("augmentationGrid"));
}

void AugmentationPanel::createLayout()
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(style::kWithinGroup);
    bar->addWidget(m_words, 1);
    bar->addWidget(m_others, 0, Qt::AlignTop);
    bar->addWidget(m_anew, 0, Qt::AlignTop);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_grid);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kWithinGroup, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
}

void AugmentationPanel::connectParts()
{
    connect(m_anew, &QPushButton::clicked, &m_session, &AugmentationSession::drawAnew);
    connect(m_others, &QPushButton::clicked, &m_session, &AugmentationSession::chooseOthers);
    connect(m_state, &feedback::StateView::activated, this, &AugmentationPanel::folderWanted);
    connect(&m_session, &AugmentationSession::changed, this, &AugmentationPanel::refresh);
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, [this] {
        m_session.setSet(m_workspace.set());
    });
    connect(&m_workspace.draft(), &bridge::ExperimentDraft::changed, this, &AugmentationPanel::showState);
}

void AugmentationPanel::showEvent(QShowEvent* event)
{
    m_session.setActive(true);
    showState();
    TranslatedWidget::showEvent(event);
}

void AugmentationPanel::hideEvent(QHideEvent* event)
{
    m_session.setActive(false);
    TranslatedWidget::hideEvent(event);
}

void AugmentationPanel::refresh()
{
    m_grid->setPictures(m_session.pictures());
    showState();
}

void AugmentationPanel::showState()
{
    const bool hasPictures = !m_session.pictures().empty();
    m_stack->setCurrentIndex(hasPictures ? 1 : 0);
    m_anew->setEnabled(hasPictures && m_session.isAnyOn());
    m_others->setEnabled(hasPictures);
    m_words->setText(
        m_session.isAnyOn()
            ? tr("Each image as it is prepared, and what the network may be shown in its place.")
            : tr("No augmentation is switched on in the form: the network is shown each image as "
                 "it is."));
    if (const auto& error = m_session.error())
        m_state->setState(
            QStringLiteral("dialog-warning"), bridge::errorWhat(*error), bridge::errorRemedy(*error), {});
    else if (!m_session.hasSet())
        m_state->setState(QStringLiteral("document-open-folder"),
                          tr("No data set is open."),
                          tr("Augmentation is shown on its images."),
                          tr("Open a folder…"));
    else
        m_state->setState(QStringLiteral("view-refresh"), tr("Opening images…"), {}, {});
}

void AugmentationPanel::retranslate()
{
    m_anew->setText(tr("Draw anew"));
    m_others->setText(tr("Other images"));
    QStringList headings{tr("Image")};
    for (std::size_t draw = 1; draw <= AugmentationSession::kDraws; ++draw)
        headings += tr("Draw %1").arg(draw);
    m_grid->setHeadings(headings);
    m_grid->setAccessibleName(tr("Images and what augmentation makes of them"));
    showState();
}

} // namespace carpo::pages
