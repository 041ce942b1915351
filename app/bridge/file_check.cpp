// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/file_check.h"

#include <filesystem>

namespace carpo::bridge {
namespace {

constexpr int kEveryMs = 15'000;

core::Result<FileNews> compare(const OpenedSet& set, const std::stop_token& stop)
{
    FileNews news;
    std::error_code ignored;
    news.isFolderGone = !std::filesystem::is_directory(set.dataset->root, ignored);
    const auto& files = set.dataset->files;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        const dataset::FileStamp stamp =
            news.isFolderGone ? dataset::FileStamp() : dataset::stampOf(files[i]);
        // What could not be read is a problem already; that it may be read now is news.
        const bool isKnownProblem = !set.scan->decoded[i] && stamp.bytes < 0;
        if (stamp == set.scan->stamps[i] || isKnownProblem)
            continue;
        if (news.isNone())
            news.first = files[i].filename().string();
        (stamp.bytes < 0 ? news.gone : news.changed) += 1;
    }
    return news;
}

} // namespace

FileCheck::FileCheck(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_job(pool)
{
    m_timer.setInterval(kEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &FileCheck::look);
}

void FileCheck::setSet(const OpenedSetPtr& set)
{
    m_job.cancel();
    m_set = set != nullptr && set->scan ? set : nullptr;
    onDone(FileNews());
}

void FileCheck::setActive(bool isActive)
{
    if (!isActive)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void FileCheck::look()
{
    if (m_set == nullptr || m_job.isRunning())
        return;
    m_job.start(
        [set = m_set](const std::stop_token& stop, const core::ProgressFn&) { return compare(*set, stop); },
        [this](const core::Result<FileNews>& news) { onDone(news); });
}

void FileCheck::onDone(const core::Result<FileNews>& news)
{
    if (!news || *news == m_news)
        return;
    m_news = *news;
    Q_EMIT changed();
}

} // namespace carpo::bridge
