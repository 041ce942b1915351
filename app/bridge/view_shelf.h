// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"
#include "app/bridge/project_queue.h"
#include "engine/project/views.h"

#include <QObject>

#include <string>
#include <vector>

namespace carpo::bridge {

/// The selections that were given a name, in the project of the open set. Nothing here blocks.
class ViewShelf final : public QObject
{
    Q_OBJECT

public:
    /// The pool outlives this object.
    explicit ViewShelf(QThreadPool& pool, QObject* parent = nullptr);

    void setSet(const OpenedSetPtr& set);
    /// Takes the place of one of the same name.
    void save(const project::View& view);
    void remove(const std::string& name);

    /// By name.
    [[nodiscard]] const std::vector<project::View>& views() const { return m_views; }

Q_SIGNALS:
    void changed();
    void failed(const carpo::core::Error& error);

private:
    void add(ProjectQueue::Work change);

    OpenedSetPtr m_set;
    std::vector<project::View> m_views;
    ProjectQueue m_queue;
};

} // namespace carpo::bridge
