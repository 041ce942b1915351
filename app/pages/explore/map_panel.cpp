// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/map_panel.h"

#include "app/bridge/image_names.h"
#include "app/bridge/selection_words.h"
#include "app/models/image_list_model.h"
#include "app/models/suspect_model.h"
#include "app/pages/explore/map_colours.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/plots/map_plot.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::pages {
namespace {

constexpr int kMostSeed = 9999;
constexpr int kMostVisible = 20;

} // namespace

MapPanel::MapPanel(QThreadPool& pool,
                   models::ThumbnailStore& thumbnails,
                   const bridge::DecisionDesk& desk,
                   QWidget* parent)
    : TranslatedWidget(parent)
    , m_search(pool)
    , m_thumbnails(thumbnails)
    , m_desk(desk)
{
    createParts();
    createLayout();
    connectParts();
    MapPanel::retranslate();
}

void MapPanel::createParts()
{
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("mapKind"));
    m_kind->addItems({QStringLiteral("UMAP"), QStringLiteral("PCA")});
    m_seed = new QSpinBox(this);
    m_seed->setObjectName(QStringLiteral("mapSeed"));
    m_seed->setRange(1, kMostSeed);
    m_seed->setKeyboardTracking(false);
    m_seedLabel = new QLabel(this);
    m_seedLabel->setBuddy(m_seed);
    m_colour = new QComboBox(this);
    m_colour->setObjectName(QStringLiteral("mapColour"));
    m_colour->setMaxVisibleItems(kMostVisible);
    m_colourLabel = new QLabel(this);
    m_colourLabel->setBuddy(m_colour);
    m_legend = new QLabel(this);
    m_legend->setObjectName(QStringLiteral("mapLegend"));
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("mapProgress"));
    m_state = new feedback::StateView(this);
    m_state->setObjectName(QStringLiteral("mapState"));
    m_plot = new plots::MapPlot(this);
    m_plot->setObjectName(QStringLiteral("mapPlot"));
    m_plot->setSources([this](int point) { return m_thumbnails.image(point); },
                       [this](int point) {
                           return QString::fromStdString(
                               m_set->dataset->ids[static_cast<std::size_t>(point)]); // in files always
                       },
                       [this](int point) { return wordsOf(point); });
}

void MapPanel::createLayout()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(0, style::kUnit, 0, 0);
    bar->setSpacing(style::kWithinGroup);
    bar->addWidget(m_kind);
    bar->addWidget(m_seedLabel);
    bar->addWidget(m_seed);
    bar->addSpacing(style::kWithinGroup);
    bar->addWidget(m_colourLabel);
    bar->addWidget(m_colour);
    bar->addWidget(m_legend, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_plot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(bar);
    layout->addWidget(m_progress);
    layout->addWidget(m_stack, 1);
}

void MapPanel::connectParts()
{
    const auto again = [this] {
        m_isGivenUp = false;
        start();
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, again);
    connect(m_seed, &QSpinBox::valueChanged, this, again);
    connect(m_state, &feedback::StateView::activated, this, again);
    connect(m_progress, &feedback::ProgressLine::cancelled, this, [this] {
        m_isGivenUp = true;
        m_search.cancel();
    });
    connect(&m_search, &bridge::MapSearch::changed, this, &MapPanel::onSearchChanged);
    connect(&m_search, &bridge::MapSearch::failed, this, [this](const core::Error& error) {
        m_isGivenUp = m_search.map() == nullptr;
        Q_EMIT failed(error);
    });
    connect(&m_search, &bridge::MapSearch::progressed, this, [this](const core::Progress& progress) {
        m_progress->setProgress(progress.done, progress.total);
    });
    connect(m_colour, &QComboBox::activated, this, [this] {
        m_colouredBy = m_colour->currentData().toString();
        showColours();
    });
    connect(m_plot, &plots::Plot::saveFailed, this, &MapPanel::saveFailed);
    connect(m_plot, &plots::MapPlot::pointClicked, this, &MapPanel::imageChosen);
    connect(m_plot, &plots::MapPlot::areaChosen, this, [this](const QPolygonF& outline) {
        const auto keys = explore::mapColumnKeys(*m_shown);
        explore::AreaRule area{.x = keys[0], .y = keys[1], .corners = {}};
        for (const QPointF& corner : outline)
            area.corners.emplace_back(corner.x(), corner.y());
        Q_EMIT conditionChosen(area);
    });
    connect(&m_thumbnails, &models::ThumbnailStore::arrived, m_plot, &plots::MapPlot::refreshPictures);
    connect(&m_desk, &bridge::DecisionDesk::changed, this, [this] {
        if (m_colour->currentData().toString() == QLatin1String(kDecisionColour))
            showColours();
    });
}

void MapPanel::setSet(const bridge::OpenedSetPtr& set)
{
    m_set = set;
    m_rows.reset();
    m_shown.reset();
    m_plot->setPlaces({}, {});
    m_isGivenUp = false;
    m_search.setSet(set);
    if (isVisible())
        start();
}

void MapPanel::setRows(const bridge::ChosenRowsPtr& rows)
{
    if (rows->set != m_set)
        return;
    const bool areOthers = m_rows == nullptr || m_rows->columns != rows->columns;
    m_rows = rows;
    if (areOthers)
        fillColours();
    showMap();
}

void MapPanel::setCurrent(int datasetRow)
{
    m_plot->setMarked(m_shown == nullptr ? -1 : datasetRow);
}

void MapPanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    start();
}

void MapPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_rows != nullptr)
        showColours(); // the legend's too
    TranslatedWidget::changeEvent(event);
}

void MapPanel::start()
{
    m_seedLabel->setEnabled(kind() == explore::MapKind::Umap);
    m_seed->setEnabled(kind() == explore::MapKind::Umap);
    if (!m_isGivenUp)
        m_search.start(kind(), static_cast<std::uint64_t>(m_seed->value()));
}

explore::MapKind MapPanel::kind() const
{
    return m_kind->currentIndex() == 1 ? explore::MapKind::Pca : explore::MapKind::Umap;
}

void MapPanel::onSearchChanged()
{
    if (m_search.isRunning())
        m_progress->start(tr("Drawing the map"));
    else
        m_progress->finish();
    if (m_search.map() != nullptr && m_search.map() != m_shown) {
        m_shown = m_search.map();
        m_plot->setPlaces(m_shown->x, m_shown->y);
        showColours();
        Q_EMIT mapMade(m_shown);
    }
    showMap();
    showState();
}

void MapPanel::showState()
{
    // The map of before stays in sight while another one is being made.
    m_stack->setCurrentIndex(m_shown == nullptr ? 0 : 1);
    const QString icon = QStringLiteral("edit-find");
    const QString what = tr("Each image is a point, and images that look alike lie near each other.");
    if (!m_search.isMeasured())
        m_state->setState(
            icon, tr("The images are not measured yet."), tr("The map is drawn afterwards."), {});
    else if (m_search.isRunning())
        m_state->setState(icon, tr("Drawing the map of appearance…"), what, {});
    else
        m_state->setState(icon, tr("The map of appearance has not been drawn."), what, tr("Draw the map"));
}

void MapPanel::showMap()
{
    if (m_shown == nullptr || m_rows == nullptr)
        return;
    m_plot->setTitle(tr("Map of appearance"));
    m_plot->setChosen(m_rows->isEverything() ? explore::RowMask() : m_rows->mask);
}

void MapPanel::showColours()
{
    if (m_rows == nullptr) {
        m_legend->clear(); // of the rows before, perhaps in another language
        return;
    }
    const MapColours colours = mapColours(*m_rows, m_desk, m_colour->currentData().toString().toStdString());
    m_legend->setText(legendOf(colours));
    if (m_shown != nullptr)
        m_plot->setColours(colours.colours, colours.ofPoint);
}

void MapPanel::fillColours()
{
    const QSignalBlocker quiet(m_colour);
    m_colour->clear();
    m_colour->addItem(tr("one colour"), QStringLiteral("none"));
    if (m_rows != nullptr) {
        for (const explore::Column& column : m_rows->columns->all())
            m_colour->addItem(bridge::columnName(column), QString::fromStdString(column.key));
    }
    m_colour->addItem(tr("Decision"), QLatin1String(kDecisionColour));
    m_colour->setCurrentIndex(std::max(0, m_colour->findData(m_colouredBy)));
    showColours();
}

QString MapPanel::wordsOf(int point) const
{
    const auto image = static_cast<std::size_t>(point);
    QStringList lines{bridge::ImageNames::instance().caption(*m_set->dataset, image),
                      models::ageAndSex(*m_set->dataset, image)};
    const std::string key = m_colour->currentData().toString().toStdString();
    const explore::Column* const column = m_rows == nullptr ? nullptr : m_rows->columns->find(key);
    if (column != nullptr && key != "sex" && key != "age")
        lines +=
            bridge::columnName(*column) + QStringLiteral(": ")
            + (column->isNumber() ? bridge::columnNumber(*column, static_cast<double>(column->numbers[image]))
                                  : bridge::columnWord(*column, column->words[column->codes[image]]));
    if (const QString decided = models::decisionWords(m_desk, image); !decided.isEmpty())
        lines += decided;
    return lines.join(QLatin1Char('\n'));
}

void MapPanel::retranslate()
{
    m_kind->setAccessibleName(tr("How the map is drawn"));
    m_kind->setItemData(0, tr("Look-alikes together; distances between groups say little"), Qt::ToolTipRole);
    m_kind->setItemData(1, tr("The two directions in which the images differ most"), Qt::ToolTipRole);
    m_kind->setToolTip(
        tr("UMAP: look-alikes together. PCA: the two directions in which the images differ most."));
    m_seedLabel->setText(tr("Seed"));
    m_seed->setToolTip(tr("Another seed draws another map of the same neighbours"));
    m_seed->setAccessibleName(tr("Seed"));
    m_colourLabel->setText(tr("Colour"));
    m_colour->setAccessibleName(tr("What the colours show"));
    m_plot->setTitle(tr("Map of appearance"));
    m_progress->setWhat(tr("Drawing the map"));
    fillColours();
    showState();
}

} // namespace carpo::pages
