// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/run_bar.h"

#include "app/pages/first_focus.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

constexpr int kBarSteps = 1000;
constexpr int kBarWidth = 120;

using State = bridge::TrainingSession::State;

} // namespace

RunBar::RunBar(bridge::TrainingSession& session, QWidget* parent)
    : TranslatedWidget(parent)
    , m_session(session)
{
    createLayout();
    connectParts();
    RunBar::retranslate();
}

void RunBar::createLayout()
{
    const auto create = [this](const char* name, const char* icon, style::Role role) {
        auto* button = new QPushButton(this);
        button->setObjectName(QLatin1String(name));
        if (*icon != '\0')
            button->setIcon(style::icon(QLatin1String(icon), role));
        return button;
    };
    m_train = create("trainButton", "media-playback-start", style::Role::AccentText);
    m_train->setProperty("look", QStringLiteral("primary"));
    m_pause = create("pauseButton", "media-playback-pause", style::Role::Text);
    m_oneBatch = create("oneBatchButton", "", style::Role::Text);
    m_oneEpoch = create("oneEpochButton", "", style::Role::Text);
    m_stop = create("stopButton", "media-playback-stop", style::Role::Text);
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kBarWidth);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("runWords"));
    m_times = new QLabel(this);
    m_times->setObjectName(QStringLiteral("batchTimes"));
    m_times->setProperty("look", QStringLiteral("small"));
    // Words that grow push nothing aside.
    for (QLabel* const label : {m_words, m_times})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    // Nor does the page move when the times come.
    QSizePolicy kept = m_times->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_times->setSizePolicy(kept);
    passFocus(*this, *m_train);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    for (QWidget* part : std::initializer_list<QWidget*>{m_train, m_pause, m_oneBatch, m_oneEpoch, m_stop})
        layout->addWidget(part);
    layout->addSpacing(style::kWithinGroup);
    auto* first = new QHBoxLayout;
    first->setSpacing(style::kWithinGroup);
    first->addWidget(m_bar);
    first->addWidget(m_words, 1);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addLayout(first);
    lines->addWidget(m_times);
    layout->addLayout(lines, 1);
}

void RunBar::connectParts()
{
    using Until = training::TrainingControls::Until;
    connect(m_train, &QPushButton::clicked, this, [this] { Q_EMIT trainWanted(std::nullopt); });
    connect(m_oneBatch, &QPushButton::clicked, this, [this] { goOnUntil(Until::BatchEnds); });
    connect(m_oneEpoch, &QPushButton::clicked, this, [this] { goOnUntil(Until::EpochEnds); });
    connect(m_pause, &QPushButton::clicked, this, &RunBar::pauseOrResume);
    connect(m_stop, &QPushButton::clicked, &m_session, &bridge::TrainingSession::stop);
    connect(&m_session, &bridge::TrainingSession::begun, this, [this] {
        m_progress.start(m_expectedEpochs);
        m_preparing.reset();
    });
    connect(&m_session, &bridge::TrainingSession::stateChanged, this, &RunBar::retranslate);
    connect(&m_session, &bridge::TrainingSession::advanced, this, &RunBar::onAdvanced);
}

void RunBar::setReady(bool ready)
{
    m_isReady = ready;
    refreshButtons();
}

void RunBar::onAdvanced(const bridge::TrainingFrame& frame)
{
    if (frame.preparing)
        m_preparing = frame.preparing;
    m_progress.follow(frame);
    refreshWords();
}

void RunBar::pauseOrResume()
{
    if (m_session.state() == State::Training)
        m_session.pause();
    else
        m_session.unpause();
}

void RunBar::goOnUntil(training::TrainingControls::Until end)
{
    if (m_session.state() == State::Idle)
        Q_EMIT trainWanted(end);
    else
        m_session.unpause(end);
}

void RunBar::refreshButtons()
{
    const State state = m_session.state();
    m_train->setEnabled(m_isReady && state == State::Idle);
    m_pause->setEnabled(state == State::Training || state == State::Pausing || state == State::Paused);
    const bool canStep = (m_isReady && state == State::Idle) || m_pause->isEnabled();
    m_oneBatch->setEnabled(canStep);
    m_oneEpoch->setEnabled(canStep);
    m_stop->setEnabled(state != State::Idle && state != State::Stopping);
    const bool isPaused = state == State::Pausing || state == State::Paused;
    m_pause->setText(isPaused ? tr("Continue") : tr("Pause"));
    m_pause->setShortcut(Qt::CTRL | Qt::Key_P); // a new text takes the old shortcut with it
    m_pause->setIcon(style::icon(isPaused ? QStringLiteral("media-playback-start")
                                          : QStringLiteral("media-playback-pause")));
    m_bar->setVisible(state != State::Idle);
}

void RunBar::refreshWords()
{
    QString words;
    double share = m_progress.share();
    switch (m_session.state()) {
    case State::Idle:
        break;
    case State::Preparing:
        words = tr("Preparing the images");
        if (m_preparing && m_preparing->total > 0) {
            share = static_cast<double>(m_preparing->done) / static_cast<double>(m_preparing->total);
            words +=
                QStringLiteral(" · ")
                + tr("%1 of %2")
                      .arg(style::countNumber(m_preparing->done), style::countNumber(m_preparing->total));
        }
        break;
    case State::Paused:
    case State::Pausing:
        words = tr("Paused") + QStringLiteral(" · ") + m_progress.words();
        break;
    case State::Stopping:
        words = tr("Stopping after this batch; the run can be continued later");
        break;
    case State::Training:
        words = m_progress.words();
        if (words.isEmpty())
            words = tr("The first batch is under way");
        break;
    }
    m_words->setText(words);
    const bool isUnderWay = m_session.state() != State::Idle && m_session.state() != State::Preparing;
    m_times->setText(isUnderWay ? m_progress.timesWords() : QString());
    m_times->setVisible(!m_times->text().isEmpty());
    m_bar->setValue(static_cast<int>(share * kBarSteps));
}

void RunBar::retranslate()
{
    m_train->setText(tr("Train"));
    m_train->setToolTip(tr("Train the network as the form says (%1)").arg(QStringLiteral("Ctrl+Enter")));
    m_pause->setToolTip(tr("Pause after this batch, or go on (%1)").arg(QStringLiteral("Ctrl+P")));
    m_oneBatch->setText(tr("1 batch"));
    m_oneBatch->setToolTip(tr("Train one batch, then pause (%1)").arg(QStringLiteral("Ctrl+B")));
    m_oneEpoch->setText(tr("1 epoch"));
    m_oneEpoch->setToolTip(
        tr("Train to the end of the epoch, then pause (%1)").arg(QStringLiteral("Ctrl+E")));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(
        tr("Stop after this batch; the run can be continued later (%1)").arg(QStringLiteral("Ctrl+.")));
    m_bar->setAccessibleName(tr("How far the run is"));
    refreshButtons();
    m_train->setShortcut(Qt::CTRL | Qt::Key_Return);
    m_stop->setShortcut(Qt::CTRL | Qt::Key_Period);
    m_oneBatch->setShortcut(Qt::CTRL | Qt::Key_B);
    m_oneEpoch->setShortcut(Qt::CTRL | Qt::Key_E);
    refreshWords();
}

} // namespace carpo::pages
