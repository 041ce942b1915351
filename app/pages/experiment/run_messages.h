// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_queue.h"
#include "app/bridge/run_shelf.h"
#include "widgets/feedback/message_line.h"

#include <functional>

namespace carpo::pages {

/// Says what was done with runs and the queue, and takes it back.
class RunMessages final : public feedback::MessageLine
{
    Q_OBJECT

public:
    /// Both outlive this object.
    RunMessages(bridge::RunShelf& shelf, bridge::RunQueue& queue, QWidget* parent = nullptr);

    /// Without anything to take back.
    void say(const QString& words);

private:
    /// `words` is asked again in another language.
    void offer(std::function<QString()> words, std::function<void()> undo);
    void changeEvent(QEvent* event) override;

    std::function<QString()> m_words;
    std::function<void()> m_undo;
};

} // namespace carpo::pages
