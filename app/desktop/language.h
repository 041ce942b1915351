// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"

#include <QObject>
#include <QTranslator>

namespace carpo::desktop {

/// The language of the settings on the whole application: texts, number formats, Qt's own dialogs. Changes
/// while the program runs. The system's language does not count: a class is taught in one.
class Language final : public QObject
{
    Q_OBJECT

public:
    /// Applies the language at once. `settings` outlives this object.
    explicit Language(settings::Settings& settings, QObject* parent = nullptr);
    ~Language() override;

private:
    void apply();

    settings::Settings& m_settings;
    QTranslator m_texts;
    QTranslator m_qtTexts;
};

} // namespace carpo::desktop
