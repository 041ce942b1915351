// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"
#include "app/bridge/workspace.h"
#include "app/desktop/arguments.h"
#include "app/desktop/language.h"
#include "app/desktop/main_window.h"
#include "app/desktop/set_up.h"
#include "app/settings/settings.h"
#include "engine/core/version.h"

#include <QApplication>

int main(int argc, char** argv)
{
    QApplication::setOrganizationName(QStringLiteral("carpo"));
    QApplication::setApplicationName(QStringLiteral("carpo"));
    const auto version = carpo::core::version();
    QApplication::setApplicationVersion(
        QString::fromUtf8(version.data(), static_cast<qsizetype>(version.size())));
    QApplication::setDesktopFileName(QStringLiteral("carpo"));
    const QApplication application(argc, argv);

    carpo::desktop::Arguments arguments;
    arguments.process(application);

    carpo::settings::Settings settings;
    const carpo::desktop::Language language(settings);
    carpo::desktop::setUpTheme(settings);
    carpo::bridge::Workspace workspace(settings, carpo::bridge::Workspace::defaults());
    carpo::desktop::MainWindow window(workspace);
    window.show();
    arguments.open(window);
    return QApplication::exec();
}
