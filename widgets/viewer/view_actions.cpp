// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/view_actions.h"

#include "widgets/style/icons.h"

#include <QWidget>

#include <array>

namespace carpo::viewer {
namespace {

struct Face
{
    const char* icon;
    Qt::Key key;
    bool checkable;
};

// The keys of OHIF where it has one; K, X, M and C are the pages'.
constexpr std::array<Face, ViewActions::kCommands> kFaces{{
    {"zoom-fit-best", Qt::Key_Equal, false},
    {"zoom-original", Qt::Key_1, false},
    {"zoom-in", Qt::Key_Plus, false},
    {"zoom-out", Qt::Key_Minus, false},
    {"contrast", Qt::Key_A, false},
    {"adjustlevels", Qt::Key_F, false},
    {"invertimage", Qt::Key_I, true},
    {"edit-find", Qt::Key_Z, true},
    {"measure", Qt::Key_D, true},
    {"select-rectangular", Qt::Key_E, true},
    {"edit-clear", Qt::Key_Escape, false},
    {"object-rotate-left", Qt::Key_L, false},
    {"object-rotate-right", Qt::Key_R, false},
    {"object-flip-horizontal", Qt::Key_H, false},
    {"object-flip-vertical", Qt::Key_V, false},
    {"edit-reset", Qt::Key_Space, false},
}};

} // namespace

ViewActions::ViewActions(QWidget* view)
    : QObject(view)
{
    for (const Face& face : kFaces) {
        auto* action = new QAction(style::icon(QLatin1String(face.icon)), QString(), this);
        action->setShortcut(face.key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setCheckable(face.checkable);
        view->addAction(action);
        m_actions.append(action);
    }
    // One tool for the left button at a time; neither of them drags.
    const auto exclude = [this](Command one, Command other) {
        connect(m_actions[one], &QAction::toggled, m_actions[other], [this, other](bool on) {
            if (on)
                m_actions[other]->setChecked(false);
        });
    };
    exclude(MeasureLength, MeasureRegion);
    exclude(MeasureRegion, MeasureLength);
    retranslate();
}

QList<QAction*> ViewActions::frequent() const
{
    QList<QAction*> actions;
    for (const Command command : {Fit,
                                  ActualSize,
                                  Automatic,
                                  Invert,
                                  Magnify,
                                  MeasureLength,
                                  MeasureRegion,
                                  RotateRight,
                                  FlipHorizontally,
                                  Reset})
        actions.append(m_actions[command]);
    return actions;
}

QList<QAction*> ViewActions::rare() const
{
    const QList<QAction*> shown = frequent();
    QList<QAction*> actions;
    for (QAction* const action : m_actions)
        if (!shown.contains(action))
            actions.append(action);
    return actions;
}

void ViewActions::setEnabled(bool enabled)
{
    for (QAction* const action : m_actions)
        action->setEnabled(enabled);
}

void ViewActions::retranslate()
{
    name(Fit, tr("Fit to the view"));
    name(ActualSize, tr("Actual pixels"));
    name(ZoomIn, tr("Zoom in"));
    name(ZoomOut, tr("Zoom out"));
    name(Automatic, tr("Automatic window"), tr("by hand: drag with the right button"));
    name(Full, tr("Window of all values"));
    name(Invert, tr("Invert"));
    name(Magnify, tr("Magnifier"), tr("while the key is held"));
    name(MeasureLength, tr("Measure a length"), tr("or Shift and drag"));
    name(MeasureRegion, tr("Statistics of a region"), tr("or Ctrl and drag"));
    name(ClearMeasurement, tr("Remove the measurement"));
    name(RotateLeft, tr("Rotate left"));
    name(RotateRight, tr("Rotate right"));
    name(FlipHorizontally, tr("Flip left and right"));
    name(FlipVertically, tr("Flip top and bottom"));
    name(Reset, tr("Reset the view"));
}

void ViewActions::name(Command command, const QString& words, const QString& gesture)
{
    QAction* const action = m_actions[command];
    action->setText(words);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(gesture.isEmpty() ? QStringLiteral("%1 (%2)").arg(words, key)
                                         : QStringLiteral("%1 (%2; %3)").arg(words, key, gesture));
}

} // namespace carpo::viewer
