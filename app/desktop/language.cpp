// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

// Outside of any namespace, as Qt asks: the translations are linked in as a static library.
static void loadTranslations()
{
    Q_INIT_RESOURCE(carpo_i18n);
}

namespace carpo::desktop {

Language::Language(settings::Settings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    loadTranslations();
    connect(&m_settings, &settings::Settings::changed, this, [this](settings::Settings::Key key) {
        if (key == settings::Settings::Key::Language)
            apply();
    });
    apply();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
}

void Language::apply()
{
    const QString name = m_settings.text(settings::Settings::Key::Language);
    // First: installing a translator makes every widget write its numbers again.
    QLocale::setDefault(QLocale(name == QLatin1String("en") ? QStringLiteral("en_US") : name));
    QCoreApplication::removeTranslator(&m_qtTexts);
    QCoreApplication::removeTranslator(&m_texts);
    if (m_qtTexts.load(QStringLiteral("qtbase_") + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    if (m_texts.load(QStringLiteral(":/i18n/carpo_") + name))
        QCoreApplication::installTranslator(&m_texts);
}

} // namespace carpo::desktop
