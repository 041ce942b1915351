// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/run_progress.h"

#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>
#include <QStringList>

namespace carpo::pages {

void RunProgress::start(int epochs)
{
    m_epochs = epochs;
    m_device.clear();
    m_last.reset();
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
    m_last = frame.batches.back();
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
    if (const auto seconds = m_timeLeft.seconds(); seconds && *seconds > 0)
        parts += QCoreApplication::translate("RunProgress", "%1 left").arg(style::duration(*seconds));
    parts += QCoreApplication::translate("RunProgress", "%1 images/s")
                 .arg(style::compactNumber(m_last->imagesPerSecond));
    parts +=
        QCoreApplication::translate("RunProgress", "rate %1").arg(style::compactNumber(m_last->learningRate));
    if (!m_device.empty())
        parts += bridge::deviceWords(m_device);
    return parts.join(QStringLiteral(" · "));
}

} // namespace carpo::pages
