// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_on.h"

#include <QRunnable>
#include <QThreadPool>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

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
        giveWay();
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

void giveWay()
{
#ifdef __linux__
    // From where the program itself stands, so that pool threads do not sink further with each job.
    static const int own = getpriority(PRIO_PROCESS, static_cast<id_t>(getpid()));
    constexpr int kLower = 5;
    // Where it is not allowed the window is only less smooth.
    static_cast<void>(setpriority(PRIO_PROCESS, 0, own + kLower));
#endif
}

void runOn(QThreadPool& pool, std::function<void()> work)
{
    pool.start(std::make_unique<HandedOver>(std::move(work)).release()); // the pool's from here on
}

} // namespace carpo::bridge
