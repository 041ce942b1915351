// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/file_dialogs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

namespace carpo::feedback {
namespace {

QString suffixOf(const QString& filter)
{
    static const QRegularExpression s_pattern(QStringLiteral("\\*\\.(\\w+)"));
    return s_pattern.match(filter).captured(1);
}

void prepareToSave(QFileDialog& dialog, const FileDialogs::Request& request)
{
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    if (!request.filters.isEmpty())
        dialog.setDefaultSuffix(suffixOf(request.filters.first()));
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
        dialog.setDefaultSuffix(suffixOf(filter));
    });
}

} // namespace

FileDialogs& FileDialogs::instance()
{
    static FileDialogs s_dialogs;
    return s_dialogs;
}

void FileDialogs::openFile(QWidget* parent, const Request& request, Chosen chosen)
{
    ask(parent, Kind::Open, request, std::move(chosen));
}

void FileDialogs::openFolder(QWidget* parent, const Request& request, Chosen chosen)
{
    ask(parent, Kind::Folder, request, std::move(chosen));
}

void FileDialogs::saveFile(QWidget* parent, const Request& request, Chosen chosen)
{
    ask(parent, Kind::Save, request, std::move(chosen));
}

void FileDialogs::setNextFileName(const QString& path)
{
    m_next = path;
    m_hasNext = true;
}

void FileDialogs::ask(QWidget* parent, Kind kind, const Request& request, Chosen chosen)
{
    if (m_hasNext) {
        m_hasNext = false;
        if (const QString path = std::exchange(m_next, {}); !path.isEmpty())
            chosen(path);
        return;
    }
    auto* dialog = new QFileDialog(parent, request.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(request.filters);
    if (kind == Kind::Save)
        prepareToSave(*dialog, request);
    else
        dialog->setFileMode(kind == Kind::Folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (kind == Kind::Folder)
        dialog->setOption(QFileDialog::ShowDirsOnly);
    const QFileInfo start(request.start);
    if (start.isDir()) {
        dialog->setDirectory(request.start);
    } else if (!request.start.isEmpty()) {
        dialog->setDirectory(start.absolutePath());
        dialog->selectFile(start.fileName());
    }
    QObject::connect(dialog,
                     &QFileDialog::fileSelected,
                     dialog,
                     [chosen = std::move(chosen)](const QString& path) { chosen(path); });
    dialog->open();
}

} // namespace carpo::feedback
