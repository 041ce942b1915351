// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace carpo::network {

/// Of a layer, besides the display role's name. Texts come translated.
enum LayerRole
{
    ShapeRole = Qt::UserRole + 100, ///< QString: what comes out, "16 × 64 × 64"
    DetailRole,                     ///< QString: the line under the name; may be empty
    ProblemRole,                    ///< QString: what is wrong with this layer; stands in the detail's place
    ChannelsRole,                   ///< int, of what comes out; 0 where not known
    ExtentRole,                     ///< int, height and width of it; 0 for mere numbers
};

/// A network as a chain of boxes, in the order in which it is computed. Must not block.
class LayerChain final : public QListView
{
    Q_OBJECT

public:
    explicit LayerChain(QWidget* parent = nullptr);

    /// Rows may be dragged to another place; the model's dropMimeData moves them.
    void setReorderable(bool reorderable);
};

} // namespace carpo::network
