// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/gallery.h"

#include "widgets/gallery/thumbnail_delegate.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>

namespace carpo::gallery {
namespace {

constexpr int kFrameMs = 16;
constexpr int kSliderWidth = 120;
constexpr qsizetype kManyRows = 500;

/// Tiles are of one size whatever is in them: a thumbnail that comes is drawn, and nothing is laid out anew,
/// as QListView would do with all hundred thousand.
class TileView final : public QListView
{
public:
    using QListView::QListView;

protected:
    void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) override
    {
        QAbstractItemView::dataChanged(first, last, roles);
    }

    /// What is to be drawn anew: QListView would ask for the place of each of a hundred thousand.
    QRegion visualRegionForSelection(const QItemSelection& selection) const override
    {
        qsizetype rows = 0;
        for (const QItemSelectionRange& range : selection)
            rows += range.height();
        return rows > kManyRows ? QRegion(viewport()->rect())
                                : QListView::visualRegionForSelection(selection);
    }
};

} // namespace

Gallery::Gallery(QWidget* parent)
    : QWidget(parent)
{
    createLayout();
    connectView();
    retranslate();
    refreshGrid();
}

void Gallery::setModel(QAbstractItemModel* model)
{
    if (QAbstractItemModel* old = m_view->model(); old != nullptr)
        disconnect(old, nullptr, this, nullptr);
    // Gone before the view gets another: setModel does not delete the old one.
    QItemSelectionModel* oldSelection = m_view->selectionModel();
    m_view->setModel(model);
    delete oldSelection;
    connectModel();
    m_first = m_last = -1;
    refreshEmptyText();
    m_report->start(kFrameMs);
}

QAbstractItemModel* Gallery::model() const
{
    return m_view->model();
}

void Gallery::setThumbnailSize(int pixels)
{
    m_size->setValue(std::clamp(pixels, kSmallest, kLargest));
}

int Gallery::thumbnailSize() const
{
    return m_size->value();
}

void Gallery::setName(const QString& name)
{
    m_name = name;
    retranslate();
}

void Gallery::setEmptyText(const QString& text, const QString& button)
{
    m_emptyText->setText(text);
    m_emptyButton->setText(button);
    m_emptyButton->setVisible(!button.isEmpty());
    refreshEmptyText();
}

void Gallery::setCurrentRow(int row)
{
    if (model() == nullptr)
        return;
    const QModelIndex index = row < 0 ? QModelIndex() : model()->index(row, 0);
    // Not the view's setCurrentIndex: it would add to the selection while the user holds Ctrl or Shift.
    m_view->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (index.isValid())
        m_view->scrollTo(index);
}

int Gallery::currentRow() const
{
    return m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
}

QList<int> Gallery::selectedRows() const
{
    QList<int> rows;
    if (m_view->selectionModel() == nullptr)
        return rows;
    // By ranges: a hundred thousand rows of many columns are one of them.
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection()) {
        if (range.left() > 0)
            continue;
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

int Gallery::selectedCount() const
{
    int count = 0;
    if (m_view->selectionModel() == nullptr)
        return count;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection())
        count += range.left() > 0 ? 0 : range.height();
    return count;
}

QItemSelectionModel* Gallery::selectionModel() const
{
    return m_view->selectionModel();
}

void Gallery::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Gallery::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_report->start(kFrameMs);
}

bool Gallery::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == m_view->viewport()) {
        m_empty->setGeometry(m_view->viewport()->rect());
        m_report->start(kFrameMs);
    }
    if (event->type() == QEvent::Wheel && watched == m_view->viewport()) {
        const auto* const wheel = static_cast<QWheelEvent*>(event);
        if (wheel->modifiers().testFlag(Qt::ControlModifier)) {
            zoomBy(wheel->angleDelta().y());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Gallery::zoomBy(int wheelAngle)
{
    m_wheelAngle += wheelAngle; // fine wheels turn in parts of a notch
    const int notches = m_wheelAngle / QWheelEvent::DefaultDeltasPerStep;
    m_wheelAngle -= notches * QWheelEvent::DefaultDeltasPerStep;
    setThumbnailSize(thumbnailSize() + notches * m_size->singleStep());
}

void Gallery::createLayout()
{
    m_delegate = new ThumbnailDelegate(this);
    m_view = new TileView(this);
    // List mode with wrapping lays out 100,000 uniform tiles by arithmetic; icon mode files each in a tree.
    m_view->setViewMode(QListView::ListMode);
    m_view->setFlow(QListView::LeftToRight);
    m_view->setWrapping(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setUniformItemSizes(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionRectVisible(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setItemDelegate(m_delegate);
    m_view->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    createEmpty();
    m_count = new QLabel(this);
    m_count->setProperty("look", QStringLiteral("muted"));
    m_size = new QSlider(Qt::Horizontal, this);
    m_size->setRange(kSmallest, kLargest);
    m_size->setValue(m_delegate->thumbnailSize());
    m_size->setSingleStep(16);
    m_size->setPageStep(32);
    m_size->setFixedWidth(kSliderWidth);
    m_report = new QTimer(this);
    m_report->setSingleShot(true);

    m_foot = new QHBoxLayout;
    m_foot->setSpacing(style::kBetweenGroups);
    m_foot->addWidget(m_count, 1);
    m_foot->addWidget(m_size);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_view, 1);
    layout->addLayout(m_foot);
}

void Gallery::addTool(QWidget* tool)
{
    m_foot->insertWidget(m_foot->indexOf(m_size), tool);
}

void Gallery::connectView()
{
    const auto reportSoon = [this] { m_report->start(kFrameMs); };
    connect(m_report, &QTimer::timeout, this, &Gallery::reportVisibleRange);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_report->isActive())
            m_report->start(kFrameMs);
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, reportSoon);
    connect(m_view, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT activated(index.row());
    });
    connect(m_size, &QSlider::valueChanged, this, [this](int pixels) {
        refreshGrid();
        Q_EMIT thumbnailSizeChanged(pixels);
    });
    connect(&style::Theme::instance(), &style::Theme::changed, this, &Gallery::refreshGrid);
}

void Gallery::createEmpty()
{
    m_empty = new QWidget(m_view->viewport());
    m_emptyText = new QLabel(m_empty);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setProperty("look", QStringLiteral("muted"));
    m_emptyButton = new QPushButton(m_empty);
    m_emptyButton->setObjectName(QStringLiteral("emptyButton"));
    m_emptyButton->hide();
    connect(m_emptyButton, &QPushButton::clicked, this, &Gallery::emptyActivated);
    auto* const layout = new QVBoxLayout(m_empty);
    layout->setSpacing(style::kBetweenGroups);
    layout->addStretch(1);
    layout->addWidget(m_emptyText);
    layout->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    layout->addStretch(1);
}

void Gallery::connectModel()
{
    QAbstractItemModel* shown = model();
    if (shown == nullptr)
        return;
    const auto changed = [this] {
        refreshEmptyText();
        m_first = m_last = -1;
        m_report->start(kFrameMs);
    };
    connect(shown, &QAbstractItemModel::modelReset, this, changed);
    connect(shown, &QAbstractItemModel::rowsInserted, this, changed);
    connect(shown, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(shown, &QAbstractItemModel::layoutChanged, this, changed);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex& current) {
                Q_EMIT currentChanged(current.isValid() ? current.row() : -1);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        retranslate();
        Q_EMIT selectionChanged();
    });
}

void Gallery::retranslate()
{
    m_view->setAccessibleName(m_name.isEmpty() ? tr("Gallery") : m_name);
    m_size->setAccessibleName(tr("Size of the thumbnails"));
    m_size->setToolTip(tr("Size of the thumbnails (Ctrl and the wheel)"));
    const int rows = model() == nullptr ? 0 : model()->rowCount();
    const int chosen = selectedCount();
    m_count->setText(chosen > 1
                         ? tr("%1 of %2 chosen").arg(style::countNumber(chosen), style::countNumber(rows))
                         : tr("Images: %1").arg(style::countNumber(rows)));
}

void Gallery::refreshGrid()
{
    // The tile under the eye stays in sight while tiles grow and shrink.
    const QModelIndex kept =
        m_view->currentIndex().isValid() ? m_view->currentIndex() : m_view->indexAt({8, 8});
    // Captions grow with the text.
    m_delegate->setThumbnailSize(style::Theme::instance().scaled(m_size->value()));
    m_view->setGridSize(m_delegate->tileSize() + QSize(style::kUnit, style::kUnit));
    if (kept.isValid())
        m_view->scrollTo(kept, QAbstractItemView::PositionAtTop);
    m_report->start(kFrameMs);
}

void Gallery::refreshEmptyText()
{
    m_empty->setVisible(model() == nullptr || model()->rowCount() == 0);
    retranslate();
}

void Gallery::reportVisibleRange()
{
    const int rows = model() == nullptr ? 0 : model()->rowCount();
    int first = -1;
    int last = -1;
    if (rows > 0 && isVisible()) {
        const int top = m_view->verticalScrollBar()->value();
        const int tile = m_view->gridSize().height();
        first = std::min(rows - 1, top / tile * columns());
        last = std::min(rows - 1, ((top + m_view->viewport()->height() - 1) / tile + 1) * columns() - 1);
    }
    if (first == m_first && last == m_last)
        return;
    m_first = first;
    m_last = last;
    Q_EMIT visibleRangeChanged(first, last);
}

int Gallery::columns() const
{
    return std::max(1, m_view->viewport()->width() / m_view->gridSize().width());
}

} // namespace carpo::gallery
