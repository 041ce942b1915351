// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/lesson_session.h"
#include "app/pages/translated_widget.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace carpo::pages {

/// Play, one step, from the beginning; seed and speed; where it stands.
class TransportBar final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit TransportBar(bridge::LessonSession& session, QWidget* parent = nullptr);

    /// What the button, the Space key and the others do.
    void togglePlay();
    void stepOnce();
    void restart();
    [[nodiscard]] QPushButton* playButton() const { return m_play; }

private:
    void createLayout();
    void connectParts();
    void fillSpeeds();
    void show(const bridge::LessonFrame& frame);
    void retranslate() override;

    bridge::LessonSession& m_session;
    bool m_isPlaying = false;
    QPushButton* m_play = nullptr;
    QPushButton* m_step = nullptr;
    QPushButton* m_restart = nullptr;
    QLabel* m_seedLabel = nullptr;
    QSpinBox* m_seed = nullptr;
    QLabel* m_speedLabel = nullptr;
    QComboBox* m_speed = nullptr;
    QLabel* m_status = nullptr;
};

} // namespace carpo::pages
