// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/result_view.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "widgets/plots/plot.h"
#include "widgets/style/numbers.h"

#include <utility>

namespace carpo::pages {

ResultView::ResultView(QWidget* parent)
    : TranslatedWidget(parent)
{}

void ResultView::setJudged(const bridge::JudgedPtr& judged)
{
    m_judged = judged;
    refreshIfSeen();
}

void ResultView::retranslate()
{
    nameParts();
    refreshIfSeen();
}

void ResultView::refreshIfSeen()
{
    m_isBehind = true;
    if (isVisible())
        catchUp();
}

void ResultView::catchUp()
{
    if (std::exchange(m_isBehind, false))
        refresh();
}

void ResultView::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    catchUp();
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
                             : numberWords(name, shown);
    // Where it was the sex that was asked for, it is said already.
    return shown.sex == dataset::Sex::Unknown || m_judged->run->metric.ofSexes
               ? text
               : QString(text + QStringLiteral(" · ") + bridge::sexWords(shown.sex));
}

QString ResultView::numberWords(const QString& name, const project::PredictionRow& row) const
{
    const auto truth = static_cast<double>(row.truth);
    const auto said = static_cast<double>(row.months);
    if (isOfPlainNumbers())
        //: name of an image, true value, predicted value, error
        return tr("%1: %2, predicted %3 (error %4)")
            .arg(name,
                 style::compactNumber(truth, 4),
                 style::compactNumber(said, 4),
                 style::compactNumber(said - truth));
    //: name of an image, true age, predicted age, error with its sign
    return tr("%1: %2 months, predicted %3 (%4)")
        .arg(name,
             style::fixedNumber(truth, 0),
             style::fixedNumber(said, 1),
             style::signedNumber(said - truth, 1));
}

} // namespace carpo::pages
