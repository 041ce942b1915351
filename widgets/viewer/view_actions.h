// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace carpo::viewer {

/// The commands of a viewer: icon, words and key of each.
class ViewActions final : public QObject
{
    Q_OBJECT

public:
    /// In the order of the menu.
    enum Command
    {
        Fit,
        ActualSize,
        ZoomIn,
        ZoomOut,
        Automatic,
        Full,
        Invert,
        Magnify,
        MeasureLength,
        MeasureRegion,
        ClearMeasurement,
        RotateLeft,
        RotateRight,
        FlipHorizontally,
        FlipVertically,
        Reset,
    };
    static constexpr int kCommands = Reset + 1;

    /// The keys work while `view` or a child of it has the focus.
    explicit ViewActions(QWidget* view);

    [[nodiscard]] QAction* operator[](Command command) const { return m_actions[command]; }
    [[nodiscard]] QList<QAction*> all() const { return m_actions; }
    /// What a narrow tool bar shows, and what its menu holds.
    [[nodiscard]] QList<QAction*> frequent() const;
    [[nodiscard]] QList<QAction*> rare() const;

    void setEnabled(bool enabled);
    void retranslate();

private:
    void name(Command command, const QString& words, const QString& gesture = {});

    QList<QAction*> m_actions;
};

} // namespace carpo::viewer
