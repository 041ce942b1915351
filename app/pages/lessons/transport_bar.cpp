// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/transport_bar.h"

#include "app/bridge/lesson_words.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>

namespace carpo::pages {
namespace {

constexpr std::array kSpeeds{1, 3, 10, 30, 60, 200}; // steps a second

} // namespace

TransportBar::TransportBar(bridge::LessonSession& session, QWidget* parent)
    : TranslatedWidget(parent)
    , m_session(session)
{
    createLayout();
    connectParts();
    TransportBar::retranslate();
    m_speed->setCurrentIndex(m_speed->findData(bridge::LessonSession::kUsualSpeed));
}

void TransportBar::createLayout()
{
    const auto create = [this](const char* name, const char* icon, style::Role role) {
        auto* button = new QPushButton(this);
        button->setObjectName(QLatin1String(name));
        button->setIcon(style::icon(QLatin1String(icon), role));
        return button;
    };
    m_play = create("lessonPlay", "media-playback-start", style::Role::AccentText);
    m_play->setProperty("look", QStringLiteral("primary"));
    m_step = create("lessonStep", "media-skip-forward", style::Role::Text);
    m_restart = create("lessonRestart", "edit-reset", style::Role::Text);
    m_seedLabel = new QLabel(this);
    m_seed = new QSpinBox(this);
    m_seed->setObjectName(QStringLiteral("lessonSeed"));
    m_seed->setRange(0, static_cast<int>(lessons::State::kMostSeed));
    m_seed->setKeyboardTracking(false);
    m_seedLabel->setBuddy(m_seed);
    m_speedLabel = new QLabel(this);
    m_speed = new QComboBox(this);
    m_speed->setObjectName(QStringLiteral("lessonSpeed"));
    m_speedLabel->setBuddy(m_speed);
    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("lessonStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setSizePolicy(QSizePolicy::Ignored,
                            QSizePolicy::Preferred); // words that grow push nothing aside
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    for (QWidget* const part : std::initializer_list<QWidget*>{m_play, m_step, m_restart})
        layout->addWidget(part);
    layout->addWidget(m_status, 1);
    for (QWidget* const part : std::initializer_list<QWidget*>{m_seedLabel, m_seed, m_speedLabel, m_speed})
        layout->addWidget(part);
}

void TransportBar::connectParts()
{
    connect(m_play, &QPushButton::clicked, this, &TransportBar::togglePlay);
    connect(m_step, &QPushButton::clicked, this, &TransportBar::stepOnce);
    connect(m_restart, &QPushButton::clicked, this, &TransportBar::restart);
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
        m_session.setSeed(static_cast<std::uint64_t>(seed));
    });
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] {
        if (m_speed->currentIndex() >= 0)
            m_session.setSpeed(m_speed->currentData().toDouble());
    });
    connect(&m_session, &bridge::LessonSession::advanced, this, &TransportBar::show);
}

void TransportBar::fillSpeeds()
{
    const QSignalBlocker blocker(m_speed);
    const int current = m_speed->currentIndex();
    m_speed->clear();
    for (const int speed : kSpeeds)
        m_speed->addItem(tr("%n steps/s", nullptr, speed), static_cast<double>(speed));
    m_speed->addItem(tr("As fast as it can"), bridge::LessonSession::kAsFastAsItCan);
    m_speed->setCurrentIndex(current);
}

void TransportBar::togglePlay()
{
    const bridge::LessonFrame& frame = m_session.frame();
    if (frame.isPlaying) {
        m_session.pause();
        return;
    }
    if (frame.isFinished && frame.steps > 0)
        m_session.restart();
    m_session.play();
}

void TransportBar::stepOnce()
{
    m_session.step();
}

void TransportBar::restart()
{
    m_session.restart();
}

void TransportBar::show(const bridge::LessonFrame& frame)
{
    if (frame.isPlaying != m_isPlaying) {
        m_isPlaying = frame.isPlaying;
        retranslate();
    }
    const bool hasMore = !frame.isFinished || frame.steps > 0;
    m_play->setEnabled(hasMore);
    m_step->setEnabled(!frame.isFinished);
    const QSignalBlocker blocker(m_seed);
    if (!m_seed->hasFocus() || frame.steps > 0)
        m_seed->setValue(static_cast<int>(frame.seed));
    QStringList status;
    for (const auto& picture : frame.pictures) {
        const QString words = bridge::lessonWords(picture->status);
        if (!words.isEmpty() && !status.contains(words))
            status += words;
    }
    if (frame.isCatchingUp())
        status = {tr("Catching up: step %1 of %2")
                      .arg(style::countNumber(frame.steps), style::countNumber(frame.target))};
    m_status->setText(status.join(QStringLiteral("  |  ")));
    m_status->setToolTip(m_status->text());
}

void TransportBar::retranslate()
{
    m_play->setText(m_isPlaying ? tr("Pause") : tr("Play"));
    m_play->setIcon(style::icon(m_isPlaying ? QStringLiteral("media-playback-pause")
                                            : QStringLiteral("media-playback-start"),
                                style::Role::AccentText));
    m_play->setToolTip(tr("Play or pause (Space)"));
    m_step->setText(tr("Step"));
    m_step->setToolTip(tr("One step (Right)"));
    m_restart->setText(tr("Restart"));
    m_restart->setToolTip(
        tr("From the beginning (R). What you dragged or clicked stays; at the beginning it goes too."));
    m_seedLabel->setText(tr("Seed"));
    m_seed->setToolTip(tr("Other random numbers; the same seed gives the same picture"));
    m_speedLabel->setText(tr("Speed"));
    fillSpeeds();
}

} // namespace carpo::pages
