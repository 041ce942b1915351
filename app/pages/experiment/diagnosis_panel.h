// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_course.h"
#include "app/pages/translated_widget.h"
#include "engine/evaluation/diagnosis.h"

#include <QTimer>

#include <memory>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace carpo::pages {

/// Diagnóstico: what the curves of the run that is shown say, with the evidence and the next thing to try.
class DiagnosisPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit DiagnosisPanel(QWidget* parent = nullptr);

    /// A run that is about to be trained; its news are appended.
    void begin(const training::Experiment& experiment);
    void append(const bridge::TrainingFrame& frame);
    /// It ended; with an error where it failed.
    void end(bool hasDiverged);
    /// A stored one; null for none.
    void setRun(const bridge::RunDetailsPtr& details);

Q_SIGNALS:
    /// The experiment that is to be tried next.
    void experimentWanted(const carpo::training::Experiment& experiment);
    /// Where to look: the curve's evidence is shown there.
    void evidenceWanted(const carpo::evaluation::Diagnosis& diagnosis);

private:
    void createLayout();
    void refresh();
    void addFinding(const evaluation::Diagnosis& diagnosis);
    void addRemedy(QWidget& card, QVBoxLayout& layout, const evaluation::Remedy& remedy);
    void showEvent(QShowEvent* event) override;
    void retranslate() override;

    training::Experiment m_experiment;
    bridge::RunCourse m_course;
    std::vector<evaluation::Diagnosis> m_findings;
    QTimer m_refreshing; // at most once a second
    QLabel* m_words = nullptr;
    QScrollArea* m_area = nullptr;
    QWidget* m_cards = nullptr;
    QVBoxLayout* m_list = nullptr;
};

} // namespace carpo::pages
