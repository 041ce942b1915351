// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/picture_view.h"

#include "app/bridge/lesson_picture.h"
#include "app/pages/lessons/table_view.h"
#include "widgets/plots/code_view.h"
#include "widgets/plots/lesson_chart.h"
#include "widgets/plots/net_drawing.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {
namespace {

constexpr double kGoodShape = 1.4; // width to height of a panel
constexpr int kLeastHeight =
    216; // of a panel beside another view's; what is more than there is room is scrolled to

struct Filler
{
    QWidget* panel;
    QStringList* named; // in the legends so far

    void operator()(const lessons::Chart& chart) const
    {
        plots::DrawnChart drawn = bridge::drawn(chart);
        drawn.hasLegend = addNames(drawn.lines) + addNames(drawn.points) + addNames(drawn.bars) > 0;
        static_cast<plots::LessonChart*>(panel)->setChart(std::move(drawn));
    }

    /// How many of them are new: what one legend says need not be said by the next.
    template <typename Series>
    int addNames(const std::vector<Series>& series) const
    {
        int added = 0;
        for (const Series& each : series) {
            if (each.name.isEmpty() || named->contains(each.name))
                continue;
            *named += each.name;
            ++added;
        }
        return added;
    }
    void operator()(const lessons::NetDrawing& net) const
    {
        static_cast<plots::NetDrawing*>(panel)->setNet(bridge::drawn(net));
    }
    void operator()(const lessons::Code& code) const
    {
        static_cast<plots::CodeView*>(panel)->setCode(bridge::drawn(code));
    }
    void operator()(const lessons::Table& table) const
    {
        static_cast<TableView*>(panel)->setTable(bridge::drawn(table));
    }
};

} // namespace

PictureView::PictureView(QWidget* parent)
    : TranslatedWidget(parent)
{
    m_heading = new QLabel(this);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_heading->hide();
    m_grid = new QGridLayout;
    m_grid->setSpacing(style::kUnit);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_heading);
    layout->addLayout(m_grid, 1);
}

void PictureView::setHeading(const QString& heading)
{
    m_heading->setText(heading);
    m_heading->setToolTip(heading);
    m_heading->setVisible(!heading.isEmpty());
}

void PictureView::setNarrow(bool isNarrow)
{
    if (std::exchange(m_isNarrow, isNarrow) != isNarrow)
        arrange();
}

void PictureView::setPicture(const std::shared_ptr<const lessons::Picture>& picture)
{
    m_picture = picture;
    std::vector<std::size_t> kinds;
    for (const lessons::Panel& panel : picture->panels)
        kinds.push_back(panel.index());
    if (kinds != m_kinds) {
        for (QWidget* const panel : std::exchange(m_panels, {})) {
            m_grid->removeWidget(panel);
            panel->hide();
            panel->deleteLater(); // its own signal may have asked for the new ones
        }
        m_kinds = std::move(kinds);
        for (const lessons::Panel& panel : picture->panels)
            m_panels.push_back(createPanel(panel));
        m_arranged.clear();
    }
    arrange();
    fill();
}

void PictureView::setCompanion(const PictureView* companion)
{
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        auto* const chart = qobject_cast<plots::LessonChart*>(m_panels[i]);
        const bool hasOther = companion != nullptr && i < companion->m_panels.size();
        if (chart != nullptr)
            chart->setCompanion(hasOther ? qobject_cast<plots::LessonChart*>(companion->m_panels[i])
                                         : nullptr);
    }
    if (companion != nullptr)
        alignRowsWith(*companion);
}

// What is compared stands side by side, whichever of the two has the longer legend.
void PictureView::alignRowsWith(const PictureView& companion)
{
    if (m_arranged.empty() || m_panels.size() != companion.m_panels.size())
        return;
    const auto columns = static_cast<std::size_t>(m_arranged.front());
    for (std::size_t first = 0; first < m_panels.size(); first += columns) {
        int least = style::Theme::instance().scaled(kLeastHeight);
        for (std::size_t i = first; i < std::min(first + columns, m_panels.size()); ++i)
            for (const QWidget* const panel : {m_panels[i], companion.m_panels[i]})
                least = std::max(least, panel->minimumSizeHint().height());
        m_grid->setRowMinimumHeight(static_cast<int>(first / columns), least);
    }
}

QWidget* PictureView::createPanel(const lessons::Panel& panel)
{
    if (std::holds_alternative<lessons::NetDrawing>(panel))
        return new plots::NetDrawing(this);
    if (std::holds_alternative<lessons::Code>(panel))
        return new plots::CodeView(this);
    if (std::holds_alternative<lessons::Table>(panel))
        return new TableView(this);
    auto* const chart = new plots::LessonChart(this);
    connect(chart, &plots::LessonChart::handleMoved, this, &PictureView::handleMoved);
    connect(chart, &plots::LessonChart::pointClicked, this, &PictureView::pointClicked);
    connect(chart, &plots::Plot::saveFailed, this, &PictureView::saveFailed);
    return chart;
}

void PictureView::fill()
{
    QStringList named;
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        std::visit(Filler{m_panels[i], &named}, m_picture->panels[i]);
}

int PictureView::columns() const
{
    const int wanted = std::max(1, m_picture->columns);
    const auto panels = static_cast<int>(m_panels.size());
    if (!m_isNarrow || panels == 0)
        return wanted;
    // The number that makes the panels largest.
    const auto sizeWith = [this, panels](int columns) {
        const int rows = (panels + columns - 1) / columns;
        return std::min(static_cast<double>(width()) / columns, kGoodShape * height() / rows);
    };
    int best = 1;
    for (int columns = 2; columns <= wanted; ++columns) {
        if (sizeWith(columns) > sizeWith(best))
            best = columns;
    }
    return best;
}

void PictureView::arrange()
{
    if (m_picture == nullptr)
        return;
    const int count = columns();
    std::vector<int> arranged{count, m_isNarrow ? 1 : 0};
    if (count == m_picture->columns)
        arranged.insert(arranged.end(), m_picture->stretch.begin(), m_picture->stretch.end());
    if (arranged == m_arranged)
        return;
    m_arranged = arranged;
    for (QWidget* const panel : m_panels)
        m_grid->removeWidget(panel);
    for (int column = 0; column < std::max(count, m_grid->columnCount()); ++column) {
        const auto place = static_cast<std::size_t>(column) + 2;
        const int stretch = place < arranged.size() ? arranged[place] : 1;
        m_grid->setColumnStretch(column, column < count ? stretch : 0);
    }
    const auto panels = static_cast<int>(m_panels.size());
    const int rows = (panels + count - 1) / count;
    const int least = style::Theme::instance().scaled(kLeastHeight);
    for (int row = 0; row < std::max(rows, m_grid->rowCount()); ++row) {
        m_grid->setRowStretch(row, row < rows ? 1 : 0);
        m_grid->setRowMinimumHeight(row, m_isNarrow && row < rows ? least : 0);
    }
    for (int i = 0; i < panels; ++i) {
        // The last one takes the room that is left in its row.
        const bool isLast = i + 1 == panels;
        const int span = isLast ? count - i % count : 1;
        m_grid->addWidget(m_panels[static_cast<std::size_t>(i)], i / count, i % count, 1, span);
        m_panels[static_cast<std::size_t>(i)]->show();
    }
}

void PictureView::resizeEvent(QResizeEvent* event)
{
    TranslatedWidget::resizeEvent(event);
    // Not within the layout's own work, which would not see it.
    QMetaObject::invokeMethod(this, &PictureView::arrange, Qt::QueuedConnection);
}

void PictureView::retranslate()
{
    if (m_picture != nullptr)
        fill();
}

} // namespace carpo::pages
