// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/run_messages.h"

#include <QEvent>

#include <utility>

namespace carpo::pages {

RunMessages::RunMessages(bridge::RunShelf& shelf, bridge::RunQueue& queue, QWidget* parent)
    : MessageLine(parent)
{
    setObjectName(QStringLiteral("runMessages"));
    connect(&shelf,
            &bridge::RunShelf::binnedChanged,
            this,
            [this, &shelf](const QList<qint64>& runs, bool binned) {
                if (!binned) {
                    dismiss();
                    return;
                }
                offer([count = static_cast<int>(
                           runs.size())] { return tr("%n runs moved to the bin.", nullptr, count); },
                      [&shelf, runs] { shelf.setBinned(runs, false); });
            });
    connect(&shelf, &bridge::RunShelf::emptying, this, [this, &shelf](int runs) {
        offer([runs] { return tr("%n runs are deleted for good in a moment.", nullptr, runs); },
              [&shelf] { shelf.keepBin(); });
    });
    connect(&queue, &bridge::RunQueue::removed, this, [this, &queue](std::int64_t number) {
        offer([] { return tr("Taken out of the queue."); }, [&queue, number] { queue.restore(number); });
    });
    connect(this, &MessageLine::activated, this, [this] {
        const auto undo = std::exchange(m_undo, {});
        dismiss();
        if (undo)
            undo();
    });
}

void RunMessages::say(const QString& words)
{
    m_words = {};
    m_undo = {};
    showMessage({.kind = Kind::Information, .what = words, .where = {}, .remedy = {}, .button = {}});
}

void RunMessages::offer(std::function<QString()> words, std::function<void()> undo)
{
    m_words = std::move(words);
    m_undo = std::move(undo);
    showMessage(
        {.kind = Kind::Information, .what = m_words(), .where = {}, .remedy = {}, .button = tr("Undo")});
}

void RunMessages::changeEvent(QEvent* event)
{
    MessageLine::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || isHidden())
        return;
    if (m_words)
        offer(m_words, m_undo);
    else
        dismiss(); // said in the other language, and done long ago
}

} // namespace carpo::pages
