// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/explore_page.h"

#include "app/bridge/image_names.h"
#include "app/bridge/selection_words.h"
#include "app/bridge/words.h"
#include "app/pages/explore/data_charts.h"
#include "app/pages/explore/decision_bar.h"
#include "app/pages/explore/explore_header.h"
#include "app/pages/explore/export_button.h"
#include "app/pages/explore/gallery_panel.h"
#include "app/pages/explore/image_panel.h"
#include "app/pages/explore/prepare_panel.h"
#include "app/pages/explore/selection_bar.h"
#include "app/pages/first_focus.h"
#include "widgets/feedback/state_view.h"
#include "widgets/style/spacing.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {
namespace {

// At 1366 pixels; a larger window gives a quarter of the rest to the image.
const QList<int> kColumnSizes{888, 376};

} // namespace

ExplorePage::ExplorePage(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_selection(workspace.pool())
    , m_desk(workspace.pool())
    , m_memory(m_selection, workspace.pool())
    , m_shelf(workspace.pool())
{
    createParts();
    createLayout();
    connectParts();
    restore();
    ExplorePage::retranslate();
}

void ExplorePage::createParts()
{
    m_empty = new feedback::StateView(this);
    m_empty->setObjectName(QStringLiteral("exploreEmpty"));
    m_header = new ExploreHeader(m_workspace, this);
    m_bar = new SelectionBar(m_selection, m_shelf, this);
    m_charts = new DataCharts(m_workspace.pool(), this);
    m_gallery = new GalleryPanel(m_workspace, m_desk, this);
    m_preparation = new PreparePanel(m_workspace, this);
    m_decisions = new DecisionBar(m_desk, this);
    m_image = new ImagePanel(m_workspace.pool(), m_decisions, this);
    m_gallery->addPanel(m_preparation);
}

void ExplorePage::createLayout()
{
    auto* left = new QSplitter(Qt::Vertical, this);
    left->setChildrenCollapsible(false);
    left->addWidget(m_charts);
    left->addWidget(m_gallery);
    left->setStretchFactor(0, 2);
    left->setStretchFactor(1, 3);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setObjectName(QStringLiteral("exploreColumns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(left);
    m_columns->addWidget(m_image);
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 1);
    m_columns->setHandleWidth(style::kWithinGroup);
    m_columns->setSizes(kColumnSizes);
    m_bar->hide(); // until there is something to choose from
    passFocus(*this, *m_gallery);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_columns);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kWithinGroup, style::kBetweenGroups, style::kWithinGroup);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_header);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
}

void ExplorePage::connectParts()
{
    connect(m_empty, &feedback::StateView::activated, this, &ExplorePage::folderWanted);
    connect(m_gallery, &GalleryPanel::imageChosen, m_image, &ImagePanel::showImage);
    connect(m_charts, &DataCharts::imageChosen, m_gallery, &GalleryPanel::select);
    connect(m_charts, &DataCharts::conditionChosen, &m_selection, &bridge::Selection::choose);
    connect(m_charts, &DataCharts::conditionTried, &m_selection, &bridge::Selection::tryOut);
    connect(m_charts, &DataCharts::tryingEnded, &m_selection, &bridge::Selection::endTrying);
    connect(m_gallery, &GalleryPanel::imagesChosen, m_decisions, &DecisionBar::setImages);
    connect(m_gallery, &GalleryPanel::conditionChosen, &m_selection, &bridge::Selection::choose);
    connect(m_gallery, &GalleryPanel::allWanted, &m_selection, [this] { m_selection.setRule({}); });
    connect(m_gallery, &GalleryPanel::suspectsFound, &m_selection, &bridge::Selection::setSuspects);
    connect(m_gallery, &GalleryPanel::mapMade, &m_selection, &bridge::Selection::addMap);
    connect(m_gallery, &GalleryPanel::tableReady, &m_header->exports(), &ExportButton::exportTable);
    connect(&m_header->exports(), &ExportButton::tableWanted, m_gallery, &GalleryPanel::prepareTable);
    connect(m_header, &ExploreHeader::trainWanted, this, &ExplorePage::trainWanted);
    connect(&m_header->exports(), &ExportButton::runningChanged, m_gallery, &GalleryPanel::setExporting);
    connect(m_header, &ExploreHeader::filesReturned, m_gallery, &GalleryPanel::readAgain);
    connect(m_header, &ExploreHeader::filesReturned, m_image, &ImagePanel::readAgain);
    connect(m_bar, &SelectionBar::differencesWanted, m_gallery, &GalleryPanel::showDifferences);
    connect(m_image, &ImagePanel::shown, m_decisions, &DecisionBar::setImage);
    connect(m_image, &ImagePanel::shown, m_gallery, &GalleryPanel::follow);
    connect(m_image, &ImagePanel::stepWanted, m_gallery, &GalleryPanel::step);
    connect(m_image, &ImagePanel::comparingChanged, this, &ExplorePage::makeRoom);
    connect(m_decisions, &DecisionBar::decided, m_gallery, &GalleryPanel::showNextSuspect);
    connectPreparation();
    connectSessions();
}

void ExplorePage::connectPreparation()
{
    connect(m_image, &ImagePanel::shown, m_preparation, &PreparePanel::setImage);
    connect(m_preparation, &PreparePanel::planned, &m_selection, &bridge::Selection::setPlannedParts);
    connect(m_preparation, &PreparePanel::stepWanted, m_gallery, &GalleryPanel::step);
    connect(&m_desk, &bridge::DecisionDesk::changed, m_preparation, &PreparePanel::refreshSplit);
    // It has charts of its own, and needs their room.
    connect(m_preparation, &PreparePanel::shown, m_charts, &QWidget::setHidden);
}

void ExplorePage::connectSessions()
{
    const auto complain = [this](const core::Error& error) {
        m_header->showMessage(bridge::errorWords(bridge::ImageNames::instance().shown(error)));
    };
    connect(&m_selection, &bridge::Selection::rowsChanged, this, &ExplorePage::onRowsChanged);
    connect(&m_selection, &bridge::Selection::failed, this, [this](const core::Error& error) {
        m_header->showMessage(bridge::selectionErrorWords(error));
    });
    connect(&m_desk, &bridge::DecisionDesk::changed, this, [this] {
        m_selection.setDecisions(m_desk.table());
        m_image->setDecisions(m_desk.table());
    });
    const auto takeTarget = [this] {
        m_decisions->setTarget(training::targetOf(m_workspace.draft().experiment()));
    };
    connect(&m_workspace.draft(), &bridge::ExperimentDraft::changed, this, takeTarget);
    takeTarget();
    connect(&m_desk, &bridge::DecisionDesk::failed, this, complain);
    connect(&m_shelf, &bridge::ViewShelf::failed, this, complain);
    connect(&m_memory, &bridge::SelectionMemory::failed, this, complain);
    connect(m_gallery, &GalleryPanel::failed, this, complain);
    connect(m_preparation, &PreparePanel::failed, this, complain);
    const auto complainOfFile = [this](const QString& path) {
        m_header->showMessage(tr("%1 could not be written.").arg(path));
    };
    connect(m_charts, &DataCharts::saveFailed, this, complainOfFile);
    connect(m_gallery, &GalleryPanel::saveFailed, this, complainOfFile);
    connect(m_preparation, &PreparePanel::saveFailed, this, complainOfFile);
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, &ExplorePage::onSetChanged);
    connect(&m_workspace.errors(), &bridge::ImageErrors::changed, this, [this] {
        if (const auto& set = m_workspace.set(); set != nullptr)
            m_selection.setErrors(m_workspace.errors().of(set->dataset));
    });
    connect(&m_workspace.scan(), &bridge::ScanSession::stateChanged, this, &ExplorePage::onStateChanged);
}

// Two images side by side take half of the page.
void ExplorePage::makeRoom(bool comparing)
{
    const QList<int> sizes = m_columns->sizes();
    if (comparing) {
        m_sizesBefore = sizes;
        const int half = (sizes[0] + sizes[1]) / 2;
        if (sizes[1] < half)
            m_columns->setSizes({half, half});
    } else if (!m_sizesBefore.isEmpty()) {
        m_columns->setSizes(m_sizesBefore);
    }
}

void ExplorePage::select(int datasetRow)
{
    m_selection.setRule({}); // the image may not be one of those chosen
    m_gallery->select(datasetRow);
}

void ExplorePage::onSetChanged()
{
    const bridge::OpenedSetPtr& set = m_workspace.set();
    m_memory.setSet(set);
    m_selection.setSet(set);
    m_desk.setSet(set);
    m_shelf.setSet(set);
    m_gallery->setSet(set);
    m_decisions->setSet(set);
    m_preparation->setSet(set); // before the image, which says which one it shows
    m_image->setSet(set);
    m_stack->setCurrentWidget(m_columns);
    m_header->exports().setHasTable(false);
    m_bar->show();
}

void ExplorePage::onRowsChanged()
{
    m_charts->setRows(m_selection.rows());
    m_gallery->setRows(m_selection.rows());
    m_header->exports().setHasTable(m_selection.rows() != nullptr);
    lookAgain();
}

void ExplorePage::remember() const
{
    QVariantMap state{{QStringLiteral("charts"), m_charts->state()},
                      {QStringLiteral("gallery"), m_gallery->state()}};
    const bridge::OpenedSetPtr& set = m_workspace.set();
    if (const int looked = m_gallery->looked(); set != nullptr && looked >= 0) {
        const std::string& id = set->dataset->ids[static_cast<std::size_t>(looked)];
        state.insert(QStringLiteral("project"), bridge::toQString(set->projectFile));
        state.insert(QStringLiteral("image"), QString::fromStdString(id));
    }
    m_workspace.settings().setValue(settings::Settings::Key::ExploreState, state);
}

void ExplorePage::restore()
{
    const QVariantMap state = m_workspace.settings().value(settings::Settings::Key::ExploreState).toMap();
    m_charts->setState(state.value(QStringLiteral("charts")).toMap());
    m_gallery->setState(state.value(QStringLiteral("gallery")).toMap());
    m_openBefore = state.value(QStringLiteral("project")).toString();
    m_lookedAtBefore = state.value(QStringLiteral("image")).toString().toStdString();
}

void ExplorePage::lookAgain()
{
    const bridge::OpenedSet& set = *m_selection.rows()->set;
    const std::string id = std::exchange(m_lookedAtBefore, {});
    if (id.empty() || bridge::toQString(set.projectFile) != m_openBefore)
        return;
    const auto found = std::ranges::find(set.dataset->ids, id);
    if (found != set.dataset->ids.end())
        m_gallery->select(static_cast<int>(found - set.dataset->ids.begin()));
}

void ExplorePage::onStateChanged()
{
    if (m_workspace.set() == nullptr)
        retranslate();
}

void ExplorePage::retranslate()
{
    if (m_workspace.scan().state() == bridge::ScanSession::State::Opening)
        m_empty->setState(QStringLiteral("document-open-folder"), tr("Opening the folder…"), {}, {});
    else
        m_empty->setState(QStringLiteral("document-open-folder"),
                          tr("No data set is open."),
                          tr("Open a folder with radiographs and their table, or drop it here."),
                          tr("Open a folder…"));
}

} // namespace carpo::pages
