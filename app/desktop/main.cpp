// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"
#include "app/bridge/workspace.h"
#include "app/desktop/language.h"
#include "app/desktop/main_window.h"
#include "app/desktop/set_up.h"
#include "app/settings/settings.h"
#include "engine/core/version.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char** argv)
{
    QApplication::setOrganizationName(QStringLiteral("carpo"));
    QApplication::setApplicationName(QStringLiteral("carpo"));
    const auto version = carpo::core::version();
    QApplication::setApplicationVersion(
        QString::fromUtf8(version.data(), static_cast<qsizetype>(version.size())));
    QApplication::setDesktopFileName(QStringLiteral("carpo"));
    const QApplication application(argc, argv);

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("place"),
                                 QStringLiteral("A data set's folder or a .carpo file."));
    const QCommandLineOption demonstration(
        QStringLiteral("demo"), QStringLiteral("Open the demonstration cohort, making it if need be."));
    parser.addOption(demonstration);
    parser.process(application);

    carpo::settings::Settings settings;
    const carpo::desktop::Language language(settings);
    carpo::desktop::setUpTheme(settings);
    carpo::bridge::Workspace workspace(settings, carpo::bridge::Workspace::defaults());
    carpo::desktop::MainWindow window(workspace);
    window.show();
    if (!parser.positionalArguments().isEmpty())
        window.open(parser.positionalArguments().constFirst());
    else if (parser.isSet(demonstration))
        window.openDemonstration();
    return QApplication::exec();
}
