// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/gallery_panel.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/explore/difference_panel.h"
#include "app/pages/explore/suspect_panel.h"
#include "engine/explore/measures.h"
#include "widgets/feedback/problem_list.h"
#include "widgets/gallery/gallery.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace carpo::pages {

using Order = models::ImageListModel::Order;

GalleryPanel::GalleryPanel(bridge::Workspace& workspace, const bridge::DecisionDesk& desk, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_thumbnails(workspace.pool())
    , m_model(m_thumbnails, desk)
    , m_suspects(new SuspectPanel(workspace, m_thumbnails, desk, this))
{
    createOrder();
    createLayout();
    connectParts();
    GalleryPanel::retranslate();
}

void GalleryPanel::createOrder()
{
    m_order = new QWidget(this);
    m_orderLabel = new QLabel(m_order);
    m_orderBy = new QComboBox(m_order);
    m_orderBy->setObjectName(QStringLiteral("galleryOrder"));
    m_descending = new QToolButton(m_order);
    m_descending->setCheckable(true);
    m_descending->setProperty("look", QStringLiteral("quiet"));
    auto* layout = new QHBoxLayout(m_order);
    layout->setContentsMargins(0, 0, 0, style::kUnit);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_orderLabel);
    layout->addWidget(m_orderBy);
    layout->addWidget(m_descending);
    m_orderLabel->setBuddy(m_orderBy);
}

void GalleryPanel::createLayout()
{
    m_gallery = new gallery::Gallery(this);
    m_gallery->setObjectName(QStringLiteral("gallery"));
    m_gallery->setModel(&m_model);
    m_problems = new feedback::ProblemList(this);
    m_problems->setObjectName(QStringLiteral("problems"));
    m_differences = new DifferencePanel(m_workspace.pool(), this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("galleryTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_gallery, QString());
    m_tabs->addTab(m_problems, QString());
    m_tabs->addTab(m_suspects, QString());
    m_tabs->addTab(m_differences, QString());
    m_tabs->setCornerWidget(m_order);
    setFocusProxy(m_gallery->view());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
}

void GalleryPanel::connectParts()
{
    connect(m_gallery, &gallery::Gallery::currentChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT imageChosen(m_model.datasetRow(row));
    });
    connect(m_orderBy, &QComboBox::currentIndexChanged, this, &GalleryPanel::applyOrder);
    connect(m_descending, &QToolButton::toggled, this, &GalleryPanel::applyOrder);
    connect(m_suspects, &SuspectPanel::imageChosen, this, &GalleryPanel::imageChosen);
    connect(m_suspects, &SuspectPanel::failed, this, &GalleryPanel::failed);
    connect(
        &bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &GalleryPanel::refreshProblems);
    connect(m_problems, &feedback::ProblemList::activated, this, &GalleryPanel::onProblemActivated);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) { m_order->setEnabled(tab == 0); });
}

void GalleryPanel::setSet(const bridge::OpenedSetPtr& set)
{
    const bool isOther = m_set == nullptr || m_set->dataset != set->dataset;
    const int current = isOther ? -1 : m_looked;
    m_set = set;
    if (isOther)
        m_thumbnails.setDataset(set->dataset);
    m_model.setSet(set);
    m_suspects->setSet(set);
    select(current);
    refreshProblems();
}

void GalleryPanel::setRows(const bridge::ChosenRowsPtr& rows)
{
    if (rows->set != m_set)
        return;
    m_model.setChosen(rows->mask);
    {
        const QSignalBlocker quiet(m_gallery); // nobody has chosen another image
        select(m_looked);
    }
    m_differences->setRows(rows);
}

void GalleryPanel::select(int datasetRow)
{
    const int row = m_model.rowOf(datasetRow);
    if (row >= 0)
        m_gallery->setCurrentRow(row);
}

void GalleryPanel::showDifferences()
{
    m_tabs->setCurrentWidget(m_differences);
}

void GalleryPanel::showNextSuspect()
{
    m_suspects->step(1);
}

void GalleryPanel::step(int by)
{
    if (m_suspects->isVisible())
        m_suspects->step(by);
    else if (const int row = m_gallery->currentRow() + by; row >= 0 && row < m_model.rowCount())
        m_gallery->setCurrentRow(row);
}

void GalleryPanel::follow(int datasetRow)
{
    m_looked = datasetRow;
    if (const int row = m_model.rowOf(datasetRow); row != m_gallery->currentRow()) {
        const QSignalBlocker quiet(m_gallery);
        m_gallery->setCurrentRow(row); // which ends a selection of several: only where it must
    }
    m_suspects->follow(datasetRow);
}

void GalleryPanel::fillOrders()
{
    const QSignalBlocker quiet(m_orderBy);
    const int current = std::max(0, m_orderBy->currentIndex());
    m_orderBy->clear();
    m_orderBy->addItem(tr("as in the table"));
    m_orderBy->addItem(tr("bone age"));
    for (const explore::Measure& measure : explore::measures())
        m_orderBy->addItem(bridge::translated("Measure", measure.name).toLower(),
                           QString::fromUtf8(measure.key.data(), static_cast<qsizetype>(measure.key.size())));
    m_orderBy->setCurrentIndex(current);
}

void GalleryPanel::applyOrder()
{
    Order order;
    order.descending = m_descending->isChecked();
    order.measure = m_orderBy->currentData().toString().toStdString();
    if (!order.measure.empty())
        order.by = Order::By::Measure;
    else if (m_orderBy->currentIndex() == 1)
        order.by = Order::By::Age;
    m_model.setOrder(order);
    select(m_looked);
    m_descending->setEnabled(order.by != Order::By::Table);
    m_descending->setIcon(style::icon(order.descending ? QStringLiteral("view-sort-descending")
                                                       : QStringLiteral("view-sort-ascending")));
}

void GalleryPanel::refreshProblems()
{
    if (m_set == nullptr)
        return;
    // What is not drawn yet is no problem of the data.
    const bool isGrowing = m_workspace.isSetGrowing();
    m_shownProblems = m_set->problems();
    if (isGrowing)
        std::erase_if(m_shownProblems, [](const core::Problem& problem) {
            return problem.code == core::ErrorCode::ImageMissing;
        });
    std::vector<feedback::ProblemRow> rows;
    for (const core::Problem& problem : m_shownProblems) {
        const core::Error shown = bridge::ImageNames::instance().shown(problem);
        rows.push_back({QString::fromStdString(shown.place), bridge::errorWords(shown)});
    }
    m_problems->setRows(std::move(rows));
    refreshTabs();
}

void GalleryPanel::refreshTabs()
{
    m_tabs->setTabText(0, tr("Gallery"));
    m_tabs->setTabText(2, tr("Suspects"));
    m_tabs->setTabText(3, tr("Differences"));
    m_tabs->setTabText(1,
                       m_problems->count() == 0
                           ? tr("Problems")
                           : tr("Problems (%1)").arg(style::countNumber(m_problems->count())));
}

void GalleryPanel::onProblemActivated(int row)
{
    const auto& files = m_set->dataset->files;
    const std::filesystem::path place = m_shownProblems.at(static_cast<std::size_t>(row)).place;
    const auto found = std::ranges::find(files, place);
    if (found != files.end())
        Q_EMIT imageChosen(static_cast<int>(found - files.begin()));
}

void GalleryPanel::retranslate()
{
    m_orderLabel->setText(tr("Order"));
    m_descending->setToolTip(tr("Largest first"));
    m_descending->setAccessibleName(tr("Largest first"));
    m_gallery->setEmptyText(tr("No image meets the conditions."));
    fillOrders();
    applyOrder();
    refreshProblems();
    refreshTabs();
}

} // namespace carpo::pages
