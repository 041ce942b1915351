// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/thumbnail_loader.h"

#include "app/bridge/convert.h"
#include "app/bridge/run_on.h"
#include "engine/imaging/decode.h"
#include "engine/imaging/preprocess.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace carpo::bridge {

struct ThumbnailLoader::Shared
{
    std::shared_ptr<const dataset::Dataset> dataset;
    int side = 0;

    std::mutex mutex;        // protects the rest; held for moving values only
    std::deque<int> waiting; // the next one at the end
    std::vector<Thumbnail> done;
    std::function<void()> wake; // posts to the window's thread; empty once nobody wants the rest
    bool isWakePosted = false;
    int workers = 0;

    std::optional<int> next()
    {
        const std::scoped_lock lock(mutex);
        if (waiting.empty() || !wake) {
            --workers;
            return std::nullopt;
        }
        const int row = waiting.back();
        waiting.pop_back();
        return row;
    }

    void finish(Thumbnail thumbnail)
    {
        const std::scoped_lock lock(mutex);
        done.push_back(std::move(thumbnail));
        if (wake && !std::exchange(isWakePosted, true))
            wake();
    }
};

ThumbnailLoader::ThumbnailLoader(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_pool(&pool)
{}

ThumbnailLoader::~ThumbnailLoader()
{
    dropShared();
}

void ThumbnailLoader::dropShared()
{
    if (!m_shared)
        return;
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->wake = nullptr;
    m_shared->waiting.clear();
}

void ThumbnailLoader::setDataset(std::shared_ptr<const dataset::Dataset> dataset, int side)
{
    dropShared();
    m_shared = std::make_shared<Shared>();
    m_shared->dataset = std::move(dataset);
    m_shared->side = side;
    m_shared->wake = [this, shared = std::weak_ptr(m_shared)] {
        QMetaObject::invokeMethod(
            this,
            [this, shared] {
                if (const auto alive = shared.lock(); alive && alive == m_shared)
                    deliver(alive);
            },
            Qt::QueuedConnection);
    };
}

void ThumbnailLoader::request(const std::vector<int>& rows)
{
    if (!m_shared)
        return;
    std::vector<int> dropped;
    int missing = 0;
    {
        const std::scoped_lock lock(m_shared->mutex);
        // Reversed: the first of a page is taken first.
        m_shared->waiting.insert(m_shared->waiting.end(), rows.rbegin(), rows.rend());
        while (m_shared->waiting.size() > kMaximumWaiting) {
            dropped.push_back(m_shared->waiting.front());
            m_shared->waiting.pop_front();
        }
        const int wanted =
            std::min<int>(m_pool->maxThreadCount(), static_cast<int>(m_shared->waiting.size()));
        missing = std::max(0, wanted - m_shared->workers);
        m_shared->workers += missing;
    }
    for (int i = 0; i < missing; ++i)
        runOn(*m_pool, [shared = m_shared] { work(shared); });
    if (!dropped.empty())
        Q_EMIT forgotten(dropped);
}

// Whatever a decoder throws, out of memory too, leaves that image without a picture.
QImage ThumbnailLoader::pictureOf(const Shared& shared, std::size_t row)
{
    try {
        const auto image = imaging::decodeFile(shared.dataset->files[row]);
        if (image && !image->isEmpty())
            return toQImage(imaging::thumbnail(*image, shared.side));
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch)
    }
    return {};
}

void ThumbnailLoader::work(const std::shared_ptr<Shared>& shared)
{
    while (const auto row = shared->next()) {
        shared->finish({*row, pictureOf(*shared, static_cast<std::size_t>(*row))});
    }
}

void ThumbnailLoader::deliver(const std::shared_ptr<Shared>& shared)
{
    std::vector<Thumbnail> done;
    {
        const std::scoped_lock lock(shared->mutex);
        done.swap(shared->done);
        shared->isWakePosted = false;
    }
    Q_EMIT ready(done);
}

} // namespace carpo::bridge
