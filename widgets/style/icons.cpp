// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/icons.h"

#include "widgets/style/symbolic_icon_engine.h"

#include <QFileInfo>
#include <QHash>

namespace carpo::style {
namespace {

// Small sizes first: Breeze draws them in one colour, the large ones in many.
QString findFile(const QString& name)
{
    static const QStringList kContexts{QStringLiteral("actions"),
                                       QStringLiteral("status"),
                                       QStringLiteral("places"),
                                       QStringLiteral("devices"),
                                       QStringLiteral("mimetypes"),
                                       QStringLiteral("categories"),
                                       QStringLiteral("apps"),
                                       QStringLiteral("preferences"),
                                       QStringLiteral("emblems")};
    static const QStringList kSizes{QStringLiteral("22"),
                                    QStringLiteral("16"),
                                    QStringLiteral("24"),
                                    QStringLiteral("symbolic"),
                                    QStringLiteral("32")};
    const QStringList roots = QIcon::themeSearchPaths();
    for (const QString& root : roots) {
        for (const QString& context : kContexts) {
            for (const QString& size : kSizes) {
                const QString file =
                    QStringLiteral("%1/%2/%3/%4/%5.svg").arg(root, QIcon::themeName(), context, size, name);
                if (QFileInfo::exists(file))
                    return file;
            }
        }
    }
    return {};
}

} // namespace

void installIconTheme()
{
    QStringList paths = QIcon::themeSearchPaths();
    const QString packaged = QStringLiteral("/usr/share/icons");
    if (!paths.contains(packaged))
        paths.append(packaged);
    QIcon::setThemeSearchPaths(paths);
    QIcon::setThemeName(QStringLiteral("breeze"));
}

QIcon icon(const QString& name, Role role)
{
    const QString file = iconFile(name);
    return file.isEmpty() ? QIcon() : QIcon(new SymbolicIconEngine(file, role));
}

QString iconFile(const QString& name)
{
    static QHash<QString, QString> s_found;
    if (const auto known = s_found.constFind(name); known != s_found.constEnd())
        return *known;
    const QString file = findFile(name);
    if (!file.isEmpty())
        s_found.insert(name, file);
    return file;
}

QStringList widgetIconNames()
{
    return {QStringLiteral("adjustlevels"),
            QStringLiteral("application-menu"),
            QStringLiteral("arrow-down"),
            QStringLiteral("arrow-right"),
            QStringLiteral("contrast"),
            QStringLiteral("dialog-cancel"),
            QStringLiteral("dialog-error"),
            QStringLiteral("dialog-information"),
            QStringLiteral("dialog-warning"),
            QStringLiteral("document-save"),
            QStringLiteral("edit-clear"),
            QStringLiteral("edit-copy"),
            QStringLiteral("edit-find"),
            QStringLiteral("edit-reset"),
            QStringLiteral("edit-undo"),
            QStringLiteral("help-contents"),
            QStringLiteral("image-missing"),
            QStringLiteral("invertimage"),
            QStringLiteral("measure"),
            QStringLiteral("object-flip-horizontal"),
            QStringLiteral("object-flip-vertical"),
            QStringLiteral("object-rotate-left"),
            QStringLiteral("object-rotate-right"),
            QStringLiteral("select-rectangular"),
            QStringLiteral("view-preview"),
            QStringLiteral("window-close"),
            QStringLiteral("zoom-fit-best"),
            QStringLiteral("zoom-in"),
            QStringLiteral("zoom-original"),
            QStringLiteral("zoom-out")};
}

} // namespace carpo::style
