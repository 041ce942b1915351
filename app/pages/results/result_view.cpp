// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/result_view.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/results/signed_number.h"
#include "widgets/plots/plot.h"
#include "widgets/style/numbers.h"

namespace carpo::pages {

ResultView::ResultView(QWidget* parent)
    : TranslatedWidget(parent)
{}

void ResultView::setJudged(const bridge::JudgedPtr& judged)
{
    m_judged = judged;
    refresh();
}

void ResultView::retranslate()
{
    nameParts();
    refresh();
}

void ResultView::watch(plots::Plot& plot)
{
    connect(&plot, &plots::Plot::saveFailed, this, &ResultView::saveFailed);
}

void ResultView::chooseRow(std::size_t row)
{
    if (m_judged == nullptr || row >= m_judged->images.size() || m_judged->images[row] < 0)
        return;
    Q_EMIT imageLooked(m_judged->images[row]);
    Q_EMIT imageChosen(m_judged->images[row]);
}

QString ResultView::rowWords(std::size_t row) const
{
    const project::PredictionRow& shown = m_judged->rows[row];
    const int image = m_judged->images[row];
    const QString name = image < 0 ? QString()
                                   : bridge::ImageNames::instance().caption(*m_judged->set->dataset,
                                                                            static_cast<std::size_t>(image));
    const QString text = m_judged->hasClasses()
                             //: name of an image, true class, predicted class
                             ? tr("%1: %2, predicted %3")
                                   .arg(name,
                                        bridge::classWords(shown.trueClass, m_judged->run->metric),
                                        bridge::classWords(shown.className, m_judged->run->metric))
                             //: name of an image, true age, predicted age, error with its sign
                             : tr("%1: %2 months, predicted %3 (%4)")
                                   .arg(name,
                                        style::fixedNumber(static_cast<double>(shown.truth), 0),
                                        style::fixedNumber(static_cast<double>(shown.months), 1),
                                        signedNumber(static_cast<double>(shown.months - shown.truth), 1));
    return shown.sex == dataset::Sex::Unknown
               ? text
               : QString(text + QStringLiteral(" · ") + bridge::sexWords(shown.sex));
}

} // namespace carpo::pages
