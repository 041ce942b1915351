// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_on.h"

#include <QRunnable>
#include <QThreadPool>

#include <memory>
#include <mutex>
#include <utility>

namespace carpo::bridge {
namespace {

/// One for all: a lock within the job itself would come to the other thread as unseen as the job.
std::mutex& handOverLock()
{
    static std::mutex lock;
    return lock;
}

class HandedOver final : public QRunnable
{
public:
    explicit HandedOver(std::function<void()> work)
    {
        const std::scoped_lock lock(handOverLock());
        m_work = std::move(work);
    }

    void run() override
    {
        std::function<void()> work;
        {
            const std::scoped_lock lock(handOverLock());
            work.swap(m_work);
        }
        work();
    }

private:
    std::function<void()> m_work;
};

} // namespace

void runOn(QThreadPool& pool, std::function<void()> work)
{
    pool.start(std::make_unique<HandedOver>(std::move(work)).release()); // the pool's from here on
}

} // namespace carpo::bridge
