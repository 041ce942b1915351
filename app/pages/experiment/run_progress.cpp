// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/run_progress.h"

#include "app/bridge/words.h"
#include "engine/core/memory_use.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>
#include <QStringList>

namespace carpo::pages {

void RunProgress::start(int epochs)
{
    m_epochs = epochs;
    m_device.clear();
    m_last.reset();
    m_times = {};
    m_clock.start();
    m_timeLeft.restart();
}

void RunProgress::follow(const bridge::TrainingFrame& frame)
{
    if (frame.start) {
        m_device = frame.start->device;
        m_clock.start();
        m_timeLeft.restart();
    }
    if (!frame.epochs.empty())
        m_epochs = frame.epochs.back().report.epochs;
    if (frame.batches.empty())
        return;
    for (const training::BatchReport& batch : frame.batches)
        follow(batch.times, m_last.has_value());
    m_last = frame.batches.back();
    m_memory = core::memoryInUse();
    if (m_epochs > 0)
        m_timeLeft.add(m_clock.elapsed(), m_last->step, m_epochs * m_last->batches);
}

double RunProgress::share() const
{
    if (!m_last || m_epochs == 0 || m_last->batches == 0)
        return 0;
    return static_cast<double>(m_last->step) / static_cast<double>(m_epochs * m_last->batches);
}

QString RunProgress::words() const
{
    if (!m_last)
        return {};
    QStringList parts;
    const QString epoch = style::countNumber(m_last->epoch);
    parts += m_epochs > 0 ? QCoreApplication::translate("RunProgress", "epoch %1 of %2")
                                .arg(epoch, style::countNumber(m_epochs))
                          : QCoreApplication::translate("RunProgress", "epoch %1").arg(epoch);
    parts += QCoreApplication::translate("RunProgress", "batch %1 of %2")
                 .arg(style::countNumber(m_last->batch), style::countNumber(m_last->batches));
    if (const auto seconds = m_timeLeft.seconds(); seconds && *seconds > 0)
        parts += QCoreApplication::translate("RunProgress", "%1 left").arg(style::duration(*seconds));
    if (!m_device.empty())
        parts += bridge::deviceWords(m_device);
    return parts.join(QStringLiteral(" · "));
}

void RunProgress::follow(const training::BatchTimes& times, bool isLater)
{
    constexpr double kNew = 0.1;
    for (double training::BatchTimes::*const part : {&training::BatchTimes::data,
                                                     &training::BatchTimes::forward,
                                                     &training::BatchTimes::backward,
                                                     &training::BatchTimes::step})
        m_times.*part = isLater ? (1 - kNew) * m_times.*part + kNew * times.*part : times.*part;
}

QString RunProgress::timesWords() const
{
    if (!m_last)
        return {};
    QStringList parts;
    parts += QCoreApplication::translate("RunProgress", "%1 images/s")
                 .arg(style::compactNumber(m_last->imagesPerSecond));
    parts +=
        QCoreApplication::translate("RunProgress", "rate %1").arg(style::compactNumber(m_last->learningRate));
    if (m_memory > 0)
        parts += QCoreApplication::translate("RunProgress", "memory %1").arg(style::byteSize(m_memory));
    const double all = m_times.data + m_times.forward + m_times.backward + m_times.step;
    if (all > 0)
        parts += QCoreApplication::translate("RunProgress",
                                             "batch %1 ms: data %2, forward %3, backward %4, step %5")
                     .arg(style::compactNumber(1000 * all),
                          style::percent(m_times.data / all),
                          style::percent(m_times.forward / all),
                          style::percent(m_times.backward / all),
                          style::percent(m_times.step / all));
    return parts.join(QStringLiteral(" · "));
}

} // namespace carpo::pages
