// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/problem_list.h"

#include "widgets/feedback/problem_model.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::feedback {
namespace {

constexpr int kPlaceWidth = 240;

} // namespace

ProblemList::ProblemList(QWidget* parent)
    : QWidget(parent)
{
    createLayout();
    createActions();
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT activated(m_model->sourceRow(index.row()));
    });
    retranslate();
}

void ProblemList::setRows(std::vector<ProblemRow> rows)
{
    m_model->setRows(std::move(rows));
    m_view->header()->setSortIndicator(-1, Qt::AscendingOrder);
    retranslate();
}

int ProblemList::count() const
{
    return m_model->rowCount();
}

QString ProblemList::text() const
{
    std::vector<int> rows;
    const QModelIndexList chosen = m_view->selectionModel()->selectedRows();
    for (const QModelIndex& index : chosen)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.empty())
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.push_back(row);
    QString lines;
    for (const int row : rows)
        lines += QStringLiteral("%1\t%2\n")
                     .arg(m_model->index(row, 0).data().toString(), m_model->index(row, 1).data().toString());
    return lines;
}

void ProblemList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProblemList::createLayout()
{
    m_model = new ProblemModel(this);
    m_heading = new QLabel(this);
    m_heading->setProperty("look", QStringLiteral("muted"));
    m_view = new QTreeView(this);
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setAlternatingRowColors(true);
    m_view->setSortingEnabled(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setUniformRowHeights(true);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->header()->resizeSection(0, kPlaceWidth);
    m_view->header()->setStretchLastSection(true);
    m_heading->setBuddy(m_view);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_heading);
    layout->addWidget(m_view, 1);
}

void ProblemList::createActions()
{
    m_copy = new QAction(style::icon(QStringLiteral("edit-copy")), QString(), this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view->addAction(m_copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_copy, &QAction::triggered, this, &ProblemList::copy);
}

void ProblemList::retranslate()
{
    m_heading->setText(count() == 0 ? tr("No problems")
                                    : tr("Problems: %1").arg(style::countNumber(count())));
    m_view->setAccessibleName(tr("Problems"));
    m_copy->setText(tr("Copy as text"));
    m_model->retranslate();
}

void ProblemList::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace carpo::feedback
