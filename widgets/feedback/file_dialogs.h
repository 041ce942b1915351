// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace carpo::feedback {

/// The one place that asks for a file name, so that tests can answer. Dialogs are window-modal and
/// asynchronous: no call here blocks, and `chosen` is called once with the path, or not at all when the user
/// gives up.
class FileDialogs
{
public:
    using Chosen = std::function<void(const QString& path)>;

    struct Request
    {
        QString title;
        QString start;       ///< folder or file to begin with; may be empty
        QStringList filters; ///< "PNG picture (*.png)"; ignored for folders
    };

    static FileDialogs& instance();

    void openFile(QWidget* parent, const Request& request, Chosen chosen);
    void openFolder(QWidget* parent, const Request& request, Chosen chosen);
    /// Adds the suffix of the chosen filter where the name has none, and asks before overwriting.
    void saveFile(QWidget* parent, const Request& request, Chosen chosen);

    /// The next request is answered with `path` at once, without a dialog; an empty path is the user giving
    /// up.
    void setNextFileName(const QString& path);

private:
    enum class Kind
    {
        Open,
        Folder,
        Save,
    };

    FileDialogs() = default;
    void ask(QWidget* parent, Kind kind, const Request& request, Chosen chosen);

    QString m_next;
    bool m_hasNext = false;
};

} // namespace carpo::feedback
