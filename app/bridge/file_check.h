// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <string>

namespace carpo::bridge {

/// How the files of a set lie to what was measured.
struct FileNews
{
    std::int64_t gone = 0;     ///< could be read, and are not there any more
    std::int64_t changed = 0;  ///< are not the files that were measured
    bool isFolderGone = false; ///< the whole folder is not there: a drive, a share
    std::string first;         ///< name of the first of them

    bool operator==(const FileNews&) const = default;
    [[nodiscard]] bool isNone() const { return gone == 0 && changed == 0; }
};

/// Looks now and then whether the images of a measured set are still those on the disk, off the window's
/// thread. Nothing here blocks.
class FileCheck final : public QObject
{
    Q_OBJECT

public:
    explicit FileCheck(QThreadPool& pool, QObject* parent = nullptr);

    void setSet(const OpenedSetPtr& set);
    /// Looks now and then from now on, or not any more.
    void setActive(bool isActive);
    /// Does nothing while it looks already.
    void look();

    [[nodiscard]] const FileNews& news() const { return m_news; }

Q_SIGNALS:
    /// news() are other ones.
    void changed();

private:
    void onDone(const core::Result<FileNews>& news);

    OpenedSetPtr m_set; // null until it is measured
    FileNews m_news;
    QTimer m_timer;
    LatestJob<FileNews> m_job;
};

} // namespace carpo::bridge
