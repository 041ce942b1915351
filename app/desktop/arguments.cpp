// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"

#include "app/desktop/main_window.h"

#include <QFileInfo>

namespace carpo::desktop {

Arguments::Arguments()
    : m_demonstration(QStringLiteral("demo"),
                      QStringLiteral("Open the demonstration cohort, making it if need be."))
{
    m_parser.addHelpOption();
    m_parser.addVersionOption();
    m_parser.addPositionalArgument(QStringLiteral("place"),
                                   QStringLiteral("A data set's folder or a .carpo file."),
                                   QStringLiteral("[place]"));
    m_parser.addOption(m_demonstration);
}

void Arguments::open(MainWindow& window) const
{
    const QStringList places = m_parser.positionalArguments();
    // Absolute: the recent projects are opened again from other folders.
    if (!places.isEmpty())
        window.open(QFileInfo(places.constFirst()).absoluteFilePath());
    else if (m_parser.isSet(m_demonstration))
        window.openDemonstration();
}

} // namespace carpo::desktop
