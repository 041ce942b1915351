// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/project_lock.h"

#include "app/bridge/words.h"

#include <QCoreApplication>
#include <QLockFile>

namespace carpo::bridge {

struct ProjectLock::Private
{
    explicit Private(const QString& name)
        : file(name)
    {}
    QLockFile file; // what a process left that ended without removing it is taken over
};

std::shared_ptr<const ProjectLock> ProjectLock::take(const std::filesystem::path& projectFile)
{
    return std::shared_ptr<const ProjectLock>(new ProjectLock(projectFile));
}

ProjectLock::ProjectLock(const std::filesystem::path& projectFile)
    : m_d(std::make_unique<Private>(toQString(projectFile) + QStringLiteral(".lock")))
{
    m_d->file.setStaleLockTime(0); // however long it is open
    if (m_d->file.tryLock(0) || m_d->file.error() != QLockFile::LockFailedError)
        return;
    qint64 process = 0;
    QString host;
    QString program;
    m_isOpenElsewhere =
        m_d->file.getLockInfo(&process, &host, &program) && process != QCoreApplication::applicationPid();
}

ProjectLock::~ProjectLock() = default;

} // namespace carpo::bridge
