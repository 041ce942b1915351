// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/translated_widget.h"
#include "engine/lessons/picture.h"

#include <memory>
#include <vector>

class QGridLayout;
class QLabel;

namespace carpo::pages {

/// Draws any picture of a demonstration: its panels in rows, each as the widget of its kind.
class PictureView final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);

    void setPicture(const std::shared_ptr<const lessons::Picture>& picture);
    /// The same demonstration with other settings, beside this one: what both show has one scale. Null: none.
    void setCompanion(const PictureView* companion);
    /// A line above it; empty: none.
    void setHeading(const QString& heading);
    /// Whether the number of columns follows the room there is, since two views share it; a panel is then
    /// never lower than it can be read at.
    void setNarrow(bool isNarrow);

Q_SIGNALS:
    void handleMoved(int handle, double x, double y);
    void pointClicked(double x, double y, bool second);
    /// A panel's picture or table could not be written to `path`.
    void saveFailed(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void arrange();
    void alignRowsWith(const PictureView& companion);
    [[nodiscard]] int columns() const;
    QWidget* createPanel(const lessons::Panel& panel);
    void retranslate() override;

    std::shared_ptr<const lessons::Picture> m_picture;
    std::vector<std::size_t> m_kinds; // of the panels that were made
    std::vector<QWidget*> m_panels;
    std::vector<int> m_arranged; // columns, whether narrow, stretches
    bool m_isNarrow = false;
    QLabel* m_heading = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace carpo::pages
