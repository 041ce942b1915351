// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/project_queue.h"
#include "app/bridge/selection.h"

#include <QObject>

namespace carpo::bridge {

/// Keeps the rule of a selection in the project of the open set, and chooses by it when that is opened again,
/// as soon as its columns are known. Nothing here blocks.
class SelectionMemory final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this object.
    SelectionMemory(Selection& selection, QThreadPool& pool, QObject* parent = nullptr);

    /// To be told before the selection is.
    void setSet(const OpenedSetPtr& set);

Q_SIGNALS:
    /// The rule could not be written; said once a set.
    void failed(const carpo::core::Error& error);

private:
    void onRuleChanged();
    void read();
    void write();
    void restore();
    void onWritten(const std::filesystem::path& file, const core::Result<void>& written);

    Selection& m_selection;
    OpenedSetPtr m_set;
    explore::Rule m_waiting; // read, but not chosen yet
    bool m_hasFailed = false;
    ProjectQueue m_queue;
};

} // namespace carpo::bridge
