// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/judged.h"
#include "app/pages/translated_widget.h"

#include <QString>

namespace carpo::plots {
class Plot;
} // namespace carpo::plots

namespace carpo::pages {

/// One way to look at predictions. What nobody sees is not drawn: it is when it is shown.
class ResultView : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ResultView(QWidget* parent);

    /// Null for none.
    void setJudged(const bridge::JudgedPtr& judged);

Q_SIGNALS:
    /// An image is looked at: row of the judged set.
    void imageLooked(int image);
    /// An image is to be opened in Explorar.
    void imageChosen(int image);
    void saveFailed(const QString& path);

protected:
    [[nodiscard]] const bridge::JudgedPtr& judged() const { return m_judged; }
    /// Shows judged(), which may be null, in the window's language.
    virtual void refresh() = 0;
    /// Says the title and axes; refresh() follows.
    virtual void nameParts() = 0;
    void retranslate() final;
    void showEvent(QShowEvent* event) override;
    /// Draws what has changed since it was seen last.
    void catchUp();
    /// Passes on what could not be saved.
    void watch(plots::Plot& plot);
    /// The image of a row of the predictions is looked at and chosen.
    void chooseRow(std::size_t row);
    /// Whether judged() has numbers that are no ages, and so no months.
    [[nodiscard]] bool isOfPlainNumbers() const
    {
        return m_judged != nullptr && m_judged->run->metric.isPlainNumber;
    }
    /// "1377: 96 → 101,5 meses", with the name that the window shows; of classes with the probability.
    [[nodiscard]] QString rowWords(std::size_t row) const;

private:
    void refreshIfSeen();
    [[nodiscard]] QString numberWords(const QString& name, const project::PredictionRow& row) const;

    bridge::JudgedPtr m_judged;
    bool m_isBehind = false;
};

} // namespace carpo::pages
