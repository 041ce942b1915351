// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/feedback/time_left.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace carpo::feedback {

/// One line for one job: what, how far, time left, cancel. Hidden until the job has lasted 100 ms.
class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget* parent = nullptr);

    /// A job starts; `what` says which ("Reading radiographs").
    void start(const QString& what, bool cancellable = true);
    /// Changes the words of the running job.
    void setWhat(const QString& what);
    /// `total` 0 means that nobody knows how much there is.
    void setProgress(qint64 done, qint64 total);
    /// The job is over, whichever way; hides the line.
    void finish();

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// The numbers beside the bar: "1.200 of 12.611 · 8 s left".
    [[nodiscard]] QString numbers() const;

Q_SIGNALS:
    /// The button was pressed; it stays disabled until the job calls finish().
    void cancelled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void createLayout();
    void retranslate();
    void refresh();
    void cancel();

    QLabel* m_what = nullptr;
    QLabel* m_numbers = nullptr;
    QProgressBar* m_bar = nullptr;
    QToolButton* m_cancel = nullptr;
    QTimer* m_appear = nullptr;
    QElapsedTimer m_clock;
    TimeLeft m_timeLeft;
    qint64 m_done = 0;
    qint64 m_total = 0;
    bool m_running = false;
};

} // namespace carpo::feedback
