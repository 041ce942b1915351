// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/preparation_session.h"
#include "app/pages/translated_widget.h"

class QListWidget;
class QPushButton;
class QTableWidget;

namespace carpo::feedback {
class ProgressLine;
} // namespace carpo::feedback

namespace carpo::plots {
class HistogramPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// The parts that a training would make of the set: ages of each over the others', who is in them, and what
/// is wrong.
class PrepareSplit final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// The session outlives this object.
    explicit PrepareSplit(bridge::PreparationSession& session, QWidget* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);

Q_SIGNALS:
    void saveFailed(const QString& path);

private:
    void createParts();
    void createLayout();
    void connectParts();
    void refresh();
    void showAges(const jobs::SplitPlan& plan);
    void showCounts(const jobs::SplitPlan& plan);
    void showFindings(const jobs::SplitPlan& plan);
    void refreshSearch();
    [[nodiscard]] bool isAge() const;
    void retranslate() override;

    bridge::PreparationSession& m_session;
    bridge::OpenedSetPtr m_set;
    plots::HistogramPlot* m_ages = nullptr;
    QTableWidget* m_counts = nullptr;
    QListWidget* m_findings = nullptr;
    QPushButton* m_search = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
};

} // namespace carpo::pages
