// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>

int main(int argc, char** argv)
{
    testing::InitGoogleMock(&argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::c());
    QApplication::setOrganizationName(QStringLiteral("carpo"));
    QApplication::setApplicationName(QStringLiteral("carpo-test"));
    const QApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
