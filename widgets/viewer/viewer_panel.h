// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QToolBar;
class QToolButton;

namespace carpo::viewer {

class ImageView;
class ViewLink;
class WindowSlider;

/// An ImageView with its tool bar above and its window below, and a second one beside it while two images are
/// compared, which moves with the first. The tool bar fits 360 px; what is rarer is in its menu.
class ViewerPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ViewerPanel(QWidget* parent = nullptr);

    [[nodiscard]] ImageView& view() const { return *m_view; }
    /// At the left of view(); hidden unless two are compared.
    [[nodiscard]] ImageView& besideView() const { return *m_beside; }
    void setComparing(bool comparing);

    enum class Where
    {
        Bar,
        Menu,
    };
    /// A command of the page: in the tool bar or its menu, in the views' own menus, with its key while the
    /// focus is in this panel.
    void addCommand(QAction* action, Where where);
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
    ImageView* m_beside = nullptr;
    ViewLink* m_link = nullptr;
    WindowSlider* m_slider = nullptr;
    QToolBar* m_tools = nullptr;
    QToolButton* m_more = nullptr;
    QAction* m_moreAction = nullptr; // its place in the bar
};

} // namespace carpo::viewer
