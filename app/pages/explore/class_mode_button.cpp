// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/class_mode_button.h"

#include "app/bridge/image_names.h"
#include "widgets/style/icons.h"

#include <QAction>
#include <QEvent>

namespace carpo::pages {

using Key = settings::Settings::Key;

ClassModeButton::ClassModeButton(settings::Settings& settings, QWidget* parent)
    : QToolButton(parent)
    , m_settings(settings)
    , m_action(new QAction(style::icon(QStringLiteral("view-hidden")), QString(), this))
{
    m_action->setObjectName(QStringLiteral("classMode"));
    m_action->setCheckable(true);
    m_action->setShortcut(Qt::CTRL | Qt::Key_H);
    setDefaultAction(m_action);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("look", QStringLiteral("quiet"));
    connect(m_action, &QAction::toggled, &m_settings, [this](bool hidden) {
        m_settings.setValue(Key::HideNames, hidden);
    });
    connect(&m_settings, &settings::Settings::changed, this, [this](Key key) {
        if (key == Key::HideNames)
            apply();
    });
    apply();
    retranslate();
}

void ClassModeButton::apply()
{
    const bool hidden = m_settings.value(Key::HideNames).toBool();
    m_action->setChecked(hidden);
    bridge::ImageNames::instance().setHidden(hidden);
}

void ClassModeButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

void ClassModeButton::retranslate()
{
    m_action->setText(tr("Class mode"));
    m_action->setToolTip(tr("Class mode: hide names, files and what DICOMs call the patient (Ctrl+H)"));
}

} // namespace carpo::pages
