// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/preparation_session.h"
#include "app/pages/translated_widget.h"

class QLabel;
class QPushButton;

namespace carpo::feedback {
class ProgressLine;
} // namespace carpo::feedback

namespace carpo::plots {
class HistogramPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// The grays of a sample of the set before its preparation, and the values that enter the network.
class PrepareHistograms final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// The session outlives this object.
    explicit PrepareHistograms(bridge::PreparationSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void saveFailed(const QString& path);

private:
    void createLayout();
    void connectParts();
    void refresh();
    void showHistograms(const jobs::PreparationSample& sample);
    [[nodiscard]] QString words(const jobs::PreparationSample& sample) const;
    void retranslate() override;

    bridge::PreparationSession& m_session;
    plots::HistogramPlot* m_before = nullptr;
    plots::HistogramPlot* m_after = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_again = nullptr;
};

} // namespace carpo::pages
