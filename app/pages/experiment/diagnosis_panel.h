// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_course.h"
#include "app/pages/translated_widget.h"
#include "engine/evaluation/diagnosis.h"

#include <QTimer>

#include <cstddef>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace carpo::pages {

/// Diagnóstico: what the curves of the run that is shown say, with the evidence and the next thing to try.
/// The run that is trained and a stored one are kept apart; one of them is shown.
class DiagnosisPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit DiagnosisPanel(QWidget* parent = nullptr);

    /// A run that is about to be trained; its news are appended.
    void begin(const training::Experiment& experiment);
    /// Where it is a continued one: what it did before.
    void precede(const bridge::RunDetails& details);
    void append(const bridge::TrainingFrame& frame);
    /// It ended; with an error where it failed.
    void end(bool hasDiverged);
    /// A stored one; null for none.
    void setRun(const bridge::RunDetailsPtr& details);
    /// The run that is trained, or was last, and not the stored one.
    void showLive(bool live);

Q_SIGNALS:
    /// The experiment that is to be tried next.
    void experimentWanted(const carpo::training::Experiment& experiment);
    /// Where to look: the curve's evidence is shown there.
    void evidenceWanted(const carpo::evaluation::Diagnosis& diagnosis);

private:
    struct Patient
    {
        training::Experiment experiment = {};
        bridge::RunCourse course = {};
    };

    [[nodiscard]] const Patient& shown() const { return m_showsLive ? m_live : m_stored; }
    void createLayout();
    void refresh();
    void showWords();
    void createCards();
    void addCard(std::size_t place);
    void addRemedy(QWidget& card, QVBoxLayout& layout, const evaluation::Remedy& remedy);
    void showEvent(QShowEvent* event) override;
    void retranslate() override;

    Patient m_live;
    Patient m_stored;
    bool m_showsLive = false;
    std::vector<evaluation::Diagnosis> m_findings; // that there are cards of
    std::vector<QLabel*> m_sentences;              // of each card
    QTimer m_refreshing;                           // at most once a second
    QLabel* m_words = nullptr;
    QScrollArea* m_area = nullptr;
    QWidget* m_cards = nullptr;
    QVBoxLayout* m_list = nullptr;
};

} // namespace carpo::pages
