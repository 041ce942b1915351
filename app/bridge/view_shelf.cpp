// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/view_shelf.h"

#include <memory>
#include <utility>

namespace carpo::bridge {

ViewShelf::ViewShelf(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_queue(pool)
{}

void ViewShelf::setSet(const OpenedSetPtr& set)
{
    const bool isOther = m_set == nullptr || m_set->projectFile != set->projectFile;
    m_set = set;
    if (!isOther)
        return;
    m_views.clear();
    add([](project::Project&) -> core::Result<void> { return {}; });
}

void ViewShelf::save(const project::View& view)
{
    add([view](project::Project& project) { return project.saveView(view); });
}

void ViewShelf::remove(const std::string& name)
{
    add([name](project::Project& project) { return project.removeView(name); });
}

void ViewShelf::add(ProjectQueue::Work change)
{
    if (m_set == nullptr)
        return;
    auto views = std::make_shared<std::vector<project::View>>();
    const auto work = [change = std::move(change), views](project::Project& project) -> core::Result<void> {
        if (const auto changed = change(project); !changed)
            return changed;
        return project.views().map([&views](std::vector<project::View>&& all) { *views = std::move(all); });
    };
    m_queue.add(m_set->projectFile,
                work,
                [this, file = m_set->projectFile, views](const core::Result<void>& written) {
                    if (!written)
                        Q_EMIT failed(written.error());
                    else if (file == m_set->projectFile)
                        m_views = std::move(*views);
                    Q_EMIT changed();
                });
}

} // namespace carpo::bridge
