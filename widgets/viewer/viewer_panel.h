// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolBar;
class QToolButton;

namespace carpo::viewer {

class ImageView;
class WindowSlider;

/// An ImageView with its tool bar above and its window below. The tool bar fits 360 px; what is rarer is in
/// its menu.
class ViewerPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ViewerPanel(QWidget* parent = nullptr);

    [[nodiscard]] ImageView& view() const { return *m_view; }
    [[nodiscard]] WindowSlider& slider() const { return *m_slider; }
    [[nodiscard]] QToolBar& tools() const { return *m_tools; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void createTools();
    void createLayout();
    void showImage();
    void retranslate();

    ImageView* m_view = nullptr;
    WindowSlider* m_slider = nullptr;
    QToolBar* m_tools = nullptr;
    QToolButton* m_more = nullptr;
};

} // namespace carpo::viewer
