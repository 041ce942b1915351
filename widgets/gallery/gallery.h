// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QWidget>

class QAbstractItemModel;
class QHBoxLayout;
class QItemSelectionModel;
class QLabel;
class QListView;
class QPushButton;
class QModelIndex;
class QSlider;
class QTimer;

namespace carpo::gallery {

class ThumbnailDelegate;

/// What a gallery reads beyond Qt's own roles. DecorationRole is a QImage or QPixmap, null while it is
/// loading; DisplayRole is the caption; ToolTipRole as usual.
enum Role
{
    kDetailRole = 0x0100 + 1, ///< Qt::UserRole + 1: a second, muted line
    kProblemRole,             ///< a text instead of the image: why there is none
    kMarkRole,   ///< int of style::Role for a small mark (Good, Suspect, ...), with kDetailRole as its word
    kBadgesRole, ///< Badges, over the thumbnail
};

/// A word over a thumbnail, with the colour of what it means.
struct Badge
{
    QString text;
    style::Role role = style::Role::Text;
};
using Badges = QList<Badge>;

/// Thumbnails of any item model in a grid, smooth for 100,000 rows: it only asks for what is in sight and
/// says which rows those are, so that a lazy model can load them. Arrow keys move, Enter opens; Ctrl, Shift
/// and a drag select more than one; Ctrl and the wheel change the size. Rows of a model with columns are
/// selected whole, so that a table can share the selection. Must not block.
class Gallery : public QWidget
{
    Q_OBJECT

public:
    explicit Gallery(QWidget* parent = nullptr);

    /// Not owned; null for none.
    void setModel(QAbstractItemModel* model);
    /// Stands below the images, beside their size; becomes a child.
    void addTool(QWidget* tool);
    [[nodiscard]] QAbstractItemModel* model() const;

    /// Edge of a thumbnail in pixels, in [kSmallest, kLargest].
    void setThumbnailSize(int pixels);
    [[nodiscard]] int thumbnailSize() const;
    static constexpr int kSmallest = 64;
    static constexpr int kLargest = 320;

    /// Who is read the screen hears this; "Gallery" from the start.
    void setName(const QString& name);

    /// What stands in the gallery while the model has no rows ("Nothing found"), and what leads on from
    /// there: a button with these words, none for no words.
    void setEmptyText(const QString& text, const QString& button = {});

    /// -1 for none. Scrolls to it.
    void setCurrentRow(int row);
    [[nodiscard]] int currentRow() const;
    /// Ascending.
    [[nodiscard]] QList<int> selectedRows() const;
    [[nodiscard]] int selectedCount() const;
    /// Null without a model.
    [[nodiscard]] QItemSelectionModel* selectionModel() const;
    [[nodiscard]] QListView* view() const { return m_view; }

Q_SIGNALS:
    void currentChanged(int row);
    void selectionChanged();
    /// Double click or Enter.
    void activated(int row);
    /// Rows in sight, both included; sent once per frame at most. (-1, -1) when nothing is.
    void visibleRangeChanged(int first, int last);
    void thumbnailSizeChanged(int pixels);
    /// The button of a gallery without rows was pressed.
    void emptyActivated();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createLayout();
    void createEmpty();
    void connectView();
    void connectModel();
    void retranslate();
    void refreshGrid();
    void refreshEmptyText();
    void reportVisibleRange();
    void zoomBy(int wheelAngle);
    [[nodiscard]] int columns() const;

    QString m_name;
    QListView* m_view = nullptr;
    ThumbnailDelegate* m_delegate = nullptr;
    QSlider* m_size = nullptr;
    QHBoxLayout* m_foot = nullptr;
    QLabel* m_count = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_emptyButton = nullptr;
    QTimer* m_report = nullptr;
    int m_first = -1;
    int m_last = -1;
    int m_wheelAngle = 0; // not yet a whole notch
};

} // namespace carpo::gallery

Q_DECLARE_METATYPE(carpo::gallery::Badge)
