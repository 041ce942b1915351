// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/gallery_panel.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/explore/chosen_bar.h"
#include "app/pages/explore/difference_panel.h"
#include "app/pages/explore/map_panel.h"
#include "app/pages/explore/mean_image_panel.h"
#include "app/pages/explore/suspect_panel.h"
#include "app/pages/explore/table_panel.h"
#include "app/pages/first_focus.h"
#include "widgets/feedback/problem_list.h"
#include "widgets/gallery/gallery.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace carpo::pages {

using Order = models::ImageListModel::Order;

namespace {

constexpr int kVisibleOrders = 24;

} // namespace

GalleryPanel::GalleryPanel(bridge::Workspace& workspace, bridge::DecisionDesk& desk, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_desk(desk)
    , m_thumbnails(workspace.pool())
    , m_model(m_thumbnails, desk)
    , m_tabs(new QTabWidget(this)) // the Tab key comes to it before what is in it
    , m_suspects(new SuspectPanel(workspace, m_thumbnails, desk, this))
{
    createOrder();
    createTabs();
    createLayout();
    connectParts();
    connectMap();
    GalleryPanel::retranslate();
}

void GalleryPanel::createOrder()
{
    m_order = new QWidget(this);
    m_orderLabel = new QLabel(m_order);
    m_orderBy = new QComboBox(m_order);
    m_orderBy->setObjectName(QStringLiteral("galleryOrder"));
    m_orderBy->setMaxVisibleItems(kVisibleOrders);
    m_descending = new QToolButton(m_order);
    m_descending->setObjectName(QStringLiteral("galleryDescending"));
    m_descending->setCheckable(true);
    m_descending->setProperty("look", QStringLiteral("quiet"));
    auto* layout = new QHBoxLayout(m_order);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_orderLabel);
    layout->addWidget(m_orderBy);
    layout->addWidget(m_descending);
    m_orderLabel->setBuddy(m_orderBy);
}

void GalleryPanel::createTabs()
{
    m_gallery = new gallery::Gallery(this);
    m_gallery->setObjectName(QStringLiteral("gallery"));
    m_gallery->setModel(&m_model);
    m_table = new TablePanel(m_model, *m_gallery->selectionModel(), m_workspace.settings(), this);
    m_problems = new feedback::ProblemList(this);
    m_problems->setObjectName(QStringLiteral("problems"));
    m_differences = new DifferencePanel(m_workspace.pool(), this);
    m_mean = new MeanImagePanel(m_workspace.searches(), this);
    m_map = new MapPanel(m_workspace.searches(), m_thumbnails, m_desk, this);
    m_tabs->setObjectName(QStringLiteral("galleryTabs"));
    m_tabs->setDocumentMode(true);
    for (QWidget* const tab : std::initializer_list<QWidget*>{
             m_gallery, m_table, m_suspects, m_differences, m_mean, m_map, m_problems})
        m_tabs->addTab(tab, QString());
    m_gallery->addTool(m_order); // a table is sorted by its header
}

void GalleryPanel::createLayout()
{
    m_chosen = new ChosenBar(m_desk, this);
    passFocus(*this, *m_gallery->view());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_chosen);
}

void GalleryPanel::connectParts()
{
    connect(m_gallery, &gallery::Gallery::currentChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT imageChosen(m_model.datasetRow(row));
    });
    connect(m_gallery, &gallery::Gallery::emptyActivated, this, &GalleryPanel::allWanted);
    connect(m_gallery, &gallery::Gallery::selectionChanged, this, &GalleryPanel::onSelectionChanged);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &GalleryPanel::onSelectionChanged);
    connect(&m_model, &models::ImageListModel::orderChanged, this, &GalleryPanel::showOrder);
    connect(m_orderBy, &QComboBox::activated, this, &GalleryPanel::applyOrder);
    connect(m_descending, &QToolButton::clicked, this, &GalleryPanel::applyOrder);
    connect(m_suspects, &SuspectPanel::imageChosen, this, &GalleryPanel::imageChosen);
    connect(m_suspects, &SuspectPanel::failed, this, &GalleryPanel::failed);
    connect(m_suspects, &SuspectPanel::suspectsFound, this, &GalleryPanel::suspectsFound);
    connect(m_mean, &MeanImagePanel::failed, this, &GalleryPanel::failed);
    connect(m_mean, &MeanImagePanel::saveFailed, this, &GalleryPanel::saveFailed);
    connect(
        &bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &GalleryPanel::refreshProblems);
    connect(m_problems, &feedback::ProblemList::activated, this, &GalleryPanel::onProblemActivated);
    connect(m_table, &TablePanel::exportWanted, this, &GalleryPanel::prepareTable);
    connect(m_tabs, &QTabWidget::currentChanged, this, &GalleryPanel::onSelectionChanged);
    connect(m_chosen, &ChosenBar::onlyTheseWanted, this, [this] {
        explore::ImagesRule rule;
        for (const int image : chosenImages())
            rule.ids.push_back(m_set->dataset->ids[static_cast<std::size_t>(image)]);
        Q_EMIT conditionChosen(rule);
    });
}

void GalleryPanel::connectMap()
{
    connect(m_map, &MapPanel::imageChosen, this, [this](int image) {
        select(image); // where it is one of those shown
        Q_EMIT imageChosen(image);
    });
    connect(m_map, &MapPanel::conditionChosen, this, &GalleryPanel::conditionChosen);
    connect(m_map, &MapPanel::mapMade, this, &GalleryPanel::mapMade);
    connect(m_map, &MapPanel::failed, this, &GalleryPanel::failed);
    connect(m_map, &MapPanel::saveFailed, this, &GalleryPanel::saveFailed);
    connect(m_differences, &DifferencePanel::saveFailed, this, &GalleryPanel::saveFailed);
    connect(this, &GalleryPanel::imageChosen, m_map, &MapPanel::setCurrent);
}

void GalleryPanel::setSet(const bridge::OpenedSetPtr& set)
{
    const bool isOther = m_set == nullptr || !set->hasRowsOf(*m_set);
    const int current = isOther ? -1 : m_looked;
    if (isOther)
        m_thumbnails.setDataset(set->dataset);
    else if (m_set->scan && set->scan && m_set != set)
        forgetChanged(*m_set);
    m_set = set;
    m_rows.reset();
    m_model.setSet(set);
    m_suspects->setSet(set);
    m_map->setSet(set);
    select(current);
    refreshProblems();
}

// The scan before saw other files than those that are there now.
void GalleryPanel::forgetChanged(const bridge::OpenedSet& before)
{
    const auto& now = m_workspace.set()->scan->stamps;
    for (std::size_t i = 0; i < std::min(now.size(), before.scan->stamps.size()); ++i) {
        if (now[i] != before.scan->stamps[i])
            m_thumbnails.forget(static_cast<int>(i));
    }
    m_thumbnails.forgetUnreadable();
}

void GalleryPanel::setRows(const bridge::ChosenRowsPtr& rows)
{
    if (rows->set != m_set)
        return;
    m_rows = rows;
    {
        const QSignalBlocker quiet(m_gallery); // nobody has chosen another image
        m_model.setRows(rows);
        select(m_looked);
    }
    onSelectionChanged();
    m_differences->setRows(rows);
    m_mean->setRows(rows);
    m_map->setRows(rows);
}

void GalleryPanel::readAgain()
{
    m_thumbnails.forgetUnreadable();
}

std::vector<int> GalleryPanel::chosenImages() const
{
    std::vector<int> images;
    for (const int row : m_gallery->selectedRows())
        images.push_back(m_model.datasetRow(row));
    return images;
}

// Several are chosen in gallery and table alone: elsewhere a key is about the one that is looked at.
void GalleryPanel::onSelectionChanged()
{
    const QWidget* const tab = m_tabs->currentWidget();
    const bool areInSight = tab == m_gallery || tab == m_table;
    std::vector<int> images =
        areInSight && m_gallery->selectedCount() > 1 ? chosenImages() : std::vector<int>();
    Q_EMIT imagesChosen(images);
    m_chosen->setImages(m_set, std::move(images));
}

void GalleryPanel::prepareTable()
{
    if (m_rows == nullptr)
        return;
    std::vector<std::string> keys = m_table->shownKeys();
    std::erase_if(keys, [](const std::string& key) { return key == "id" || key == "file"; }); // always there
    Q_EMIT tableReady({.rows = m_rows,
                       .decisions = m_desk.table(),
                       .images = {m_model.datasetRows().begin(), m_model.datasetRows().end()},
                       .keys = std::move(keys)});
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

QVariantMap GalleryPanel::state() const
{
    return {{QStringLiteral("order"), QString::fromStdString(m_model.order().key)},
            {QStringLiteral("descending"), m_model.order().descending},
            {QStringLiteral("size"), m_gallery->thumbnailSize()}};
}

void GalleryPanel::setState(const QVariantMap& state)
{
    if (state.isEmpty())
        return;
    m_model.setOrder({.key = state.value(QStringLiteral("order")).toString().toStdString(),
                      .descending = state.value(QStringLiteral("descending")).toBool()});
    m_gallery->setThumbnailSize(state.value(QStringLiteral("size")).toInt());
}

void GalleryPanel::setExporting(bool isExporting)
{
    m_table->setExporting(isExporting);
}

void GalleryPanel::addPanel(QWidget* panel)
{
    const int tab = m_tabs->addTab(panel, panel->windowTitle());
    connect(panel, &QWidget::windowTitleChanged, m_tabs, [this, tab](const QString& title) {
        m_tabs->setTabText(tab, title);
    });
}

void GalleryPanel::fillOrders()
{
    const QSignalBlocker quiet(m_orderBy);
    m_orderBy->clear();
    m_orderBy->addItem(tr("as in the table"), QString());
    for (const models::ImageField& field : m_model.fields())
        m_orderBy->addItem(models::fieldName(field), QString::fromStdString(field.key));
    m_orderBy->setCurrentIndex(std::max(0, m_orderBy->findData(QString::fromStdString(m_model.order().key))));
}

void GalleryPanel::applyOrder()
{
    const Order order{.key = m_orderBy->currentData().toString().toStdString(),
                      .descending = m_descending->isChecked()};
    m_model.setOrder(order);
    select(m_looked);
    if (m_gallery->currentRow() >= 0)
        m_gallery->view()->scrollTo(m_gallery->view()->currentIndex());
}

void GalleryPanel::showOrder()
{
    fillOrders();
    const Order& order = m_model.order();
    m_descending->setChecked(order.descending);
    m_descending->setEnabled(!order.key.empty());
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
    const QString root = bridge::toQString(m_set->dataset->root) + QLatin1Char('/');
    std::vector<feedback::ProblemRow> rows;
    for (const core::Problem& problem : m_shownProblems) {
        const core::Error shown = bridge::ImageNames::instance().shown(problem);
        QString place = QString::fromStdString(shown.place);
        if (place.startsWith(root)) // the page's title says which folder it is
            place.remove(0, root.size());
        rows.push_back({place, bridge::reasonWords(shown)});
    }
    m_problems->setRows(std::move(rows));
    refreshTabs();
}

void GalleryPanel::refreshTabs()
{
    const auto name = [this](const QWidget* tab, const QString& text) {
        m_tabs->setTabText(m_tabs->indexOf(tab), text);
    };
    name(m_gallery, tr("Gallery"));
    name(m_table, tr("Table"));
    name(m_suspects, tr("Suspects"));
    name(m_differences, tr("Differences"));
    name(m_mean, tr("Mean image"));
    name(m_map, tr("Map"));
    name(m_problems,
         m_problems->count() == 0 ? tr("Problems")
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
    m_gallery->setEmptyText(tr("No image meets the conditions."), tr("Choose all images again"));
    showOrder();
    refreshProblems();
    refreshTabs();
}

} // namespace carpo::pages
