// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/pair_chart.h"

#include "app/bridge/image_names.h"
#include "app/bridge/selection_words.h"
#include "app/models/image_list_model.h"
#include "app/pages/explore/chart_data.h"
#include "app/pages/explore/column_chooser.h"
#include "widgets/plots/picture_words.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <array>
#include <cmath>
#include <utility>

namespace carpo::pages {
namespace {

/// What many want to see, by one click.
struct PairView
{
    const char* x;
    const char* y;
    const char* colour;
};

constexpr std::array kViews{PairView{"width", "height", ""},
                            PairView{"brightness", "contrast", ""},
                            PairView{"age", "brightness", "sex"}};

} // namespace

PairChart::PairChart(QThreadPool& pool, QWidget* parent)
    : TranslatedWidget(parent)
    , m_thumbnails(pool)
{
    createParts();
    connectParts();
    PairChart::retranslate();
}

void PairChart::createParts()
{
    m_plot = new plots::ScatterPlot(this);
    m_plot->setObjectName(QStringLiteral("pairChart"));
    m_plot->setChoosable();
    m_plot->setHover([this](int series, int point) { return wordsOf(series, point); });
    m_x = new ColumnChooser("xColumn", "brightness");
    m_y = new ColumnChooser("yColumn", "contrast");
    m_colourButton = new QToolButton;
    m_colourButton->setObjectName(QStringLiteral("pairColour"));
    m_colourButton->setProperty("look", QStringLiteral("quiet"));
    m_colourButton->setIcon(style::icon(QStringLiteral("color-fill"), style::Role::MutedText));
    m_colourButton->setFocusPolicy(Qt::StrongFocus);
    m_colourButton->setPopupMode(QToolButton::InstantPopup);
    m_colourMenu = new QMenu(m_colourButton);
    m_colourMenu->setObjectName(QStringLiteral("pairColourMenu"));
    m_colourButton->setMenu(m_colourMenu);
    auto* choosers = new QWidget;
    auto* line = new QHBoxLayout(choosers);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(style::kUnit);
    line->addWidget(m_x, 1);
    line->addWidget(m_y, 1);
    line->addWidget(m_colourButton);
    m_plot->setHeading(choosers);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
}

void PairChart::connectParts()
{
    for (ColumnChooser* const chooser : {m_x, m_y})
        connect(chooser, &ColumnChooser::columnChosen, this, &PairChart::refresh);
    connect(m_x, &ColumnChooser::viewChosen, this, &PairChart::applyView);
    connect(m_plot, &plots::Plot::saveFailed, this, &PairChart::saveFailed);
    connect(m_plot, &plots::ScatterPlot::pointClicked, this, [this](int series, int point) {
        Q_EMIT imageChosen(m_points.at(static_cast<std::size_t>(series)).at(static_cast<std::size_t>(point)));
    });
    connect(m_plot, &plots::ScatterPlot::areaChosen, this, [this](const QPolygonF& outline) {
        explore::AreaRule area{.x = m_x->column(), .y = m_y->column(), .corners = {}};
        for (const QPointF& corner : outline)
            area.corners.emplace_back(corner.x(), corner.y());
        Q_EMIT conditionChosen(area);
    });
    connect(&m_thumbnails, &models::ThumbnailStore::arrived, m_plot, [this] { m_plot->refreshHover(); });
}

void PairChart::setRows(const bridge::ChosenRowsPtr& rows)
{
    if (m_rows == nullptr || m_rows->set->dataset != rows->set->dataset)
        m_thumbnails.setDataset(rows->set->dataset);
    m_rows = rows;
    if (m_listed != m_rows->columns)
        fillChoices();
    refresh();
}

QVariantMap PairChart::state() const
{
    return {{QStringLiteral("x"), QString::fromStdString(m_x->column())},
            {QStringLiteral("y"), QString::fromStdString(m_y->column())},
            {QStringLiteral("colour"), QString::fromStdString(m_colour)},
            {QStringLiteral("logX"), m_plot->isLogarithmic(Qt::Horizontal)},
            {QStringLiteral("logY"), m_plot->isLogarithmic(Qt::Vertical)}};
}

void PairChart::setState(const QVariantMap& state)
{
    const auto text = [&state](const char* key) {
        return state.value(QLatin1String(key)).toString().toStdString();
    };
    if (text("x").empty() || text("y").empty())
        return;
    m_x->setColumn(text("x"));
    m_y->setColumn(text("y"));
    m_colour = text("colour");
    m_plot->setLogarithmic(Qt::Horizontal, state.value(QStringLiteral("logX")).toBool());
    m_plot->setLogarithmic(Qt::Vertical, state.value(QStringLiteral("logY")).toBool());
}

void PairChart::fillChoices()
{
    m_listed = m_rows->columns;
    m_x->setColumns(*m_listed);
    m_y->setColumns(*m_listed);
    m_colourMenu->clear();
    delete m_colourMenu->findChild<QActionGroup*>();
    new QActionGroup(m_colourMenu);
    addColourChoice(tr("One colour"), QString());
    m_colourMenu->addSeparator();
    for (const explore::Column& each : m_listed->all())
        addColourChoice(bridge::columnName(each), QString::fromStdString(each.key));
    setColour(m_colour);
}

void PairChart::addColourChoice(const QString& name, const QString& key)
{
    QAction* const action = m_colourMenu->addAction(name);
    action->setCheckable(true);
    action->setData(key);
    m_colourMenu->findChild<QActionGroup*>()->addAction(action);
    connect(action, &QAction::triggered, this, [this, key] {
        setColour(key.toStdString());
        refresh();
    });
}

void PairChart::applyView(int view)
{
    const PairView& wanted = kViews.at(static_cast<std::size_t>(view));
    m_x->setColumn(wanted.x);
    m_y->setColumn(wanted.y);
    setColour(wanted.colour);
    m_plot->reset();
    refresh();
}

void PairChart::setColour(const std::string& key)
{
    m_colour = key;
    m_colours = columnColours(*m_listed, m_colour);
    QString name = tr("One colour");
    for (QAction* const action : m_colourMenu->actions()) {
        const bool isIt = action->isCheckable() && action->data().toString().toStdString() == key;
        action->setChecked(isIt);
        if (isIt)
            name = action->text();
    }
    m_colourButton->setToolTip(tr("Colour: %1").arg(name));
    m_colourButton->setAccessibleName(m_colourButton->toolTip());
    const explore::Column* const column = m_listed->find(m_colour);
    m_plot->setColours({.colours = m_colours.colours,
                        .names = m_colours.words,
                        .scale = column != nullptr && column->isNumber() ? axisLabel(*column) : QString(),
                        .low = m_colours.low,
                        .high = m_colours.high});
}

void PairChart::refresh()
{
    if (m_rows == nullptr)
        return;
    const explore::Column* const x = m_rows->columns->find(m_x->column());
    const explore::Column* const y = m_rows->columns->find(m_y->column());
    const bool isThere = x != nullptr && y != nullptr;
    m_plot->setMessage(isThere ? QString() : tr("Appears once the images are measured."));
    if (!isThere)
        return;
    //: two measures, one against the other
    m_plot->setTitle(tr("%1 and %2").arg(bridge::columnName(*x), bridge::columnName(*y)));
    m_plot->setAxisLabels(axisLabel(*x), axisLabel(*y));
    const bool isColoured = m_rows->columns->find(m_colour) != nullptr;
    m_plot->setTableColumns({.x = QString::fromStdString(x->key),
                             .y = QString::fromStdString(y->key),
                             .more = isColoured
                                         ? QStringList{QStringLiteral("id"), QString::fromStdString(m_colour)}
                                         : QStringList{QStringLiteral("id")},
                             .cells = [this](int series, int point) { return cellsOf(series, point); }});
    showNumbers(*x, *y);
    showPoints(*x, *y);
}

void PairChart::showPoints(const explore::Column& x, const explore::Column& y)
{
    const bool isColoured = m_rows->columns->find(m_colour) != nullptr;
    plots::ScatterSeries rest;
    rest.name = tr("rest");
    rest.role = style::Role::Rest;
    rest.isRest = true;
    plots::ScatterSeries chosen;
    chosen.name = tr("selection");
    chosen.role = m_rows->isEverything() ? style::Role::Series : style::Role::Selection;
    m_points.assign(2, {});
    for (std::size_t row = 0; row < m_rows->mask.size(); ++row) {
        const bool isChosen = m_rows->mask[row] != 0;
        plots::ScatterSeries& series = isChosen ? chosen : rest;
        series.x.push_back(static_cast<double>(x.numbers[row]));
        series.y.push_back(static_cast<double>(y.numbers[row]));
        if (isChosen && isColoured)
            series.colours.push_back(m_colours.ofPoint[row]);
        m_points[isChosen ? 1 : 0].push_back(static_cast<int>(row));
    }
    m_plot->setSeries({std::move(rest), std::move(chosen)});
}

void PairChart::showNumbers(const explore::Column& x, const explore::Column& y)
{
    const double r = explore::correlationOf(x.numbers, y.numbers, m_rows->mask);
    m_plot->setNumbers(tr("r = %1").arg(style::fixedNumber(r, 2)));
    QStringList details{tr("r: Pearson's correlation")};
    for (const explore::Column* const each : {&x, &y}) {
        const explore::ColumnSummary all = explore::summaryOf(each->numbers, m_rows->mask);
        details += tr("%1: mean %2 · SD %3 · min %4 · max %5")
                       .arg(bridge::columnName(*each),
                            style::compactNumber(all.mean, 4),
                            style::compactNumber(all.sd, 4),
                            style::compactNumber(all.minimum, 4),
                            style::compactNumber(all.maximum, 4));
    }
    m_plot->setDetails(details.join(QLatin1Char('\n')));
}

QStringList PairChart::cellsOf(int series, int point) const
{
    const auto image = static_cast<std::size_t>(
        m_points.at(static_cast<std::size_t>(series)).at(static_cast<std::size_t>(point)));
    QStringList cells{QString::fromStdString(m_rows->set->dataset->ids[image])}; // in class mode too
    if (const explore::Column* const column = m_rows->columns->find(m_colour)) {
        if (!column->isNumber())
            cells += bridge::columnWord(*column, column->words[column->codes[image]]);
        else if (const double value = static_cast<double>(column->numbers[image]); std::isfinite(value))
            cells += QString::number(value, 'g', QLocale::FloatingPointShortest);
        else
            cells += QString();
    }
    return cells;
}

QString PairChart::wordsOf(int series, int point)
{
    const int row = m_points.at(static_cast<std::size_t>(series)).at(static_cast<std::size_t>(point));
    const auto image = static_cast<std::size_t>(row);
    const dataset::Dataset& dataset = *m_rows->set->dataset;
    QStringList lines{bridge::ImageNames::instance().caption(dataset, image),
                      models::ageAndSex(dataset, image)};
    for (const std::string& key : {m_x->column(), m_y->column(), m_colour}) {
        const explore::Column* const column = m_rows->columns->find(key);
        if (column == nullptr || key == "sex" || key == "age")
            continue;
        lines +=
            bridge::columnName(*column) + QStringLiteral(": ")
            + (column->isNumber() ? bridge::columnNumber(*column, static_cast<double>(column->numbers[image]))
                                  : bridge::columnWord(*column, column->words[column->codes[image]]));
    }
    return plots::pictureWords(m_thumbnails.image(row), lines.join(QLatin1Char('\n')));
}

void PairChart::retranslate()
{
    m_x->setAccessibleName(tr("From left to right"));
    m_y->setAccessibleName(tr("From bottom to top"));
    for (ColumnChooser* const chooser : {m_x, m_y})
        chooser->setToolTip(chooser->accessibleName());
    // In the order of kViews.
    m_x->setViews({tr("Width × height"), tr("Brightness × contrast"), tr("Age × brightness, by sex")});
    if (m_rows == nullptr)
        return;
    fillChoices();
    refresh();
}

} // namespace carpo::pages
