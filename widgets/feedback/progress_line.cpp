// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/progress_line.h"

#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace carpo::feedback {
namespace {

constexpr int kAppearAfterMs = 100;
constexpr int kBarSteps = 1000;

} // namespace

ProgressLine::ProgressLine(QWidget* parent)
    : QWidget(parent)
{
    createLayout();
    connect(m_cancel, &QToolButton::clicked, this, &ProgressLine::cancel);
    connect(m_appear, &QTimer::timeout, this, &QWidget::show);
    retranslate();
    hide();
}

void ProgressLine::start(const QString& what, bool cancellable)
{
    m_running = true;
    m_done = 0;
    m_total = 0;
    m_clock.start();
    m_timeLeft.restart();
    m_cancel->setVisible(cancellable);
    m_cancel->setEnabled(true);
    setWhat(what);
    refresh();
    if (!isVisible())
        m_appear->start(kAppearAfterMs);
}

void ProgressLine::setWhat(const QString& what)
{
    m_what->setText(what);
    m_what->setToolTip(what);
    m_bar->setAccessibleName(what);
}

void ProgressLine::setProgress(qint64 done, qint64 total)
{
    if (!m_running)
        return;
    m_done = done;
    m_total = total;
    m_timeLeft.add(m_clock.elapsed(), done, total);
    refresh();
}

void ProgressLine::finish()
{
    m_running = false;
    m_appear->stop();
    hide();
}

QString ProgressLine::numbers() const
{
    return m_numbers->text();
}

void ProgressLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProgressLine::createLayout()
{
    m_what = new QLabel(this);
    m_what->setTextFormat(Qt::PlainText);
    m_what->setMinimumWidth(1); // a narrow place does not make the window wider
    m_numbers = new QLabel(this);
    m_numbers->setProperty("look", QStringLiteral("muted"));
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(80);
    m_bar->setMaximumHeight(style::kWithinGroup);
    m_cancel = new QToolButton(this);
    m_cancel->setIcon(style::icon(QStringLiteral("dialog-cancel")));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    m_appear = new QTimer(this);
    m_appear->setSingleShot(true);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_what);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_numbers);
    layout->addWidget(m_cancel);
}

void ProgressLine::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop this; what is already done is kept"));
    refresh();
}

void ProgressLine::refresh()
{
    // A bar from 0 to 0 is Qt's way of showing that the end is unknown.
    m_bar->setRange(0, m_total > 0 ? kBarSteps : 0);
    if (m_total <= 0) {
        m_numbers->setText(m_done > 0 ? style::countNumber(m_done) : QString());
        return;
    }
    const qint64 done = std::clamp<qint64>(m_done, 0, m_total);
    m_bar->setValue(static_cast<int>(done * kBarSteps / m_total));
    QString text = tr("%1 of %2").arg(style::countNumber(m_done), style::countNumber(m_total));
    if (const auto left = m_timeLeft.seconds())
        text = tr("%1 · %2 left").arg(text, style::duration(*left));
    m_numbers->setText(text);
}

void ProgressLine::cancel()
{
    m_cancel->setEnabled(false);
    m_numbers->setText(tr("cancelling"));
    Q_EMIT cancelled();
}

} // namespace carpo::feedback
