// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/recent_list.h"

#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

constexpr int kFileRole = Qt::UserRole;
constexpr int kNameWidth = 220;

/// What its owner called it, else its data set's folder.
QString nameOf(const settings::RecentProject& project)
{
    const QString folder = QFileInfo(project.folder).fileName();
    const QString file = QFileInfo(project.file).completeBaseName();
    return file.startsWith(folder + QLatin1Char('-')) ? folder : file;
}

} // namespace

RecentList::RecentList(settings::Settings& settings, QWidget* parent)
    : TranslatedWidget(parent)
    , m_settings(settings)
{
    createLayout();
    connectList();
    refresh();
    RecentList::retranslate();
}

void RecentList::createLayout()
{
    m_heading = new QLabel(this);
    m_empty = new QLabel(this);
    m_empty->setProperty("look", QStringLiteral("muted"));
    m_list = new QTreeWidget(this);
    m_list->setObjectName(QStringLiteral("recentProjects"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setProperty("opensOnClick", true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->resizeSection(0, kNameWidth);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_forget = new QAction(style::icon(QStringLiteral("edit-delete-remove")), QString(), this);
    m_forget->setShortcut(QKeySequence::Delete);
    m_forget->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(m_forget);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_heading);
    layout->addWidget(m_empty);
    layout->addWidget(m_list);
}

void RecentList::connectList()
{
    const auto open = [this](const QTreeWidgetItem* item) {
        Q_EMIT projectChosen(item->data(0, kFileRole).toString());
    };
    connect(m_list, &QTreeWidget::itemActivated, this, open);
    connect(m_forget, &QAction::triggered, this, [this] {
        if (const QTreeWidgetItem* const item = m_list->currentItem())
            m_settings.removeRecentProject(item->data(0, kFileRole).toString());
    });
    connect(&m_settings, &settings::Settings::changed, this, [this](settings::Settings::Key key) {
        if (key == settings::Settings::Key::RecentProjects)
            refresh();
    });
}

void RecentList::refresh()
{
    m_list->clear();
    for (const settings::RecentProject& project : m_settings.recentProjects()) {
        auto* item = new QTreeWidgetItem(m_list, {nameOf(project), project.folder});
        item->setIcon(0, style::icon(QStringLiteral("document-open-recent")));
        item->setData(0, kFileRole, project.file);
        item->setToolTip(0, project.file);
        item->setToolTip(1, project.file);
    }
    const bool isEmpty = m_list->topLevelItemCount() == 0;
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    // As tall as it has projects: ten at most.
    m_list->setFixedHeight(m_list->topLevelItemCount() * (m_list->sizeHintForRow(0) + 1)
                           + 2 * m_list->frameWidth() + style::kUnit);
}

void RecentList::retranslate()
{
    m_heading->setText(tr("Recent projects"));
    m_empty->setText(tr("What you open stands here next time."));
    m_list->setAccessibleName(tr("Recent projects"));
    m_forget->setText(tr("Forget this project"));
}

} // namespace carpo::pages
