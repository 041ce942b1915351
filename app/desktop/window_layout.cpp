// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/window_layout.h"

#include <QSplitter>

namespace carpo::desktop {
namespace {

using Key = settings::Settings::Key;

QList<QSplitter*> namedSplitters(const QMainWindow& window)
{
    QList<QSplitter*> named;
    for (QSplitter* const splitter : window.findChildren<QSplitter*>()) {
        if (!splitter->objectName().isEmpty())
            named += splitter;
    }
    return named;
}

} // namespace

WindowLayout::WindowLayout(QMainWindow& window, settings::Settings& settings)
    : m_window(window)
    , m_settings(settings)
{
    for (const QSplitter* const splitter : namedSplitters(m_window))
        m_first.insert(splitter->objectName(), splitter->saveState());
}

void WindowLayout::restore()
{
    m_window.restoreGeometry(m_settings.value(Key::WindowGeometry).toByteArray());
    const QVariantMap states = m_settings.value(Key::WindowState).toMap();
    for (QSplitter* const splitter : namedSplitters(m_window))
        splitter->restoreState(states.value(splitter->objectName()).toByteArray());
}

void WindowLayout::save()
{
    m_settings.setValue(Key::WindowGeometry, m_window.saveGeometry());
    QVariantMap states;
    for (const QSplitter* const splitter : namedSplitters(m_window))
        states.insert(splitter->objectName(), splitter->saveState());
    m_settings.setValue(Key::WindowState, states);
}

void WindowLayout::reset()
{
    for (QSplitter* const splitter : namedSplitters(m_window))
        splitter->restoreState(m_first.value(splitter->objectName()));
}

} // namespace carpo::desktop
