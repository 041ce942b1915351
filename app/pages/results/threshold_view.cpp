// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/threshold_view.h"

#include "app/pages/results/known_classes.h"
#include "engine/evaluation/class_curves.h"
#include "engine/evaluation/class_metrics.h"
#include "widgets/plots/share_curves.h"
#include "widgets/style/numbers.h"

#include <QVBoxLayout>

#include <array>
#include <cmath>
#include <utility>

namespace carpo::pages {
namespace {

constexpr std::array kLines{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
constexpr std::size_t kColours = 6;

/// One class against the rest.
struct Rest
{
    std::vector<int> positive;
    std::vector<double> scores;
};

Rest againstTheRest(const KnownClasses& known, std::size_t place)
{
    Rest rest;
    for (std::size_t i = 0; i < known.truth.size(); ++i) {
        rest.positive.push_back(static_cast<std::size_t>(known.truth[i]) == place ? 1 : 0);
        rest.scores.push_back(known.scores[i * known.names.size() + place]);
    }
    return rest;
}

plots::PointColour colourOf(const bridge::Judged& judged, std::size_t place)
{
    using plots::PointColour;
    if (!judged.run->metric.ofSexes)
        return {.kind = PointColour::Kind::Category, .category = place};
    const bool isFemale = judged.run->classes[place] == dataset::sexKey(dataset::Sex::Female);
    return {.kind = PointColour::Kind::Role, .role = isFemale ? style::Role::Female : style::Role::Male};
}

} // namespace

ThresholdView::ThresholdView(Kind kind, QWidget* parent)
    : ResultView(parent)
    , m_kind(kind)
{
    m_curves = new plots::ShareCurves(this);
    m_curves->setObjectName(kind == Kind::Roc ? QStringLiteral("rocCurves")
                                              : QStringLiteral("precisionRecallCurves"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_curves);
    watch(*m_curves);
    ThresholdView::retranslate();
}

void ThresholdView::refresh()
{
    m_curves->setCurves({});
    m_curves->setNumbers({});
    if (judged() == nullptr || !judged()->hasClasses())
        return;
    const KnownClasses known = knownClasses(*judged());
    m_curves->setMessage(known.scores.empty()
                             ? tr("This run kept the probability of the predicted class only. Evaluate it "
                                  "again to see its curves.")
                             : QString());
    if (known.scores.empty())
        return;
    const bool isRoc = m_kind == Kind::Roc;
    const auto area = isRoc ? evaluation::rocAuc : evaluation::averagePrecision;
    std::vector<plots::ShareCurve> curves;
    for (std::size_t i = 0; i < known.names.size(); ++i) {
        const Rest rest = againstTheRest(known, i);
        evaluation::ThresholdCurve curve = isRoc
                                               ? evaluation::rocCurve(rest.positive, rest.scores)
                                               : evaluation::precisionRecallCurve(rest.positive, rest.scores);
        if (curve.x.empty())
            continue;
        const QString value = style::fixedNumber(area(rest.positive, rest.scores), 3);
        curves.push_back({.name = known.names[i] + QLatin1Char(' ') + value,
                          .colour = colourOf(*judged(), i),
                          .line = kLines[(judged()->run->metric.ofSexes ? i : i / kColours) % kLines.size()],
                          .x = std::move(curve.x),
                          .y = std::move(curve.y),
                          .thresholds = std::move(curve.thresholds)});
    }
    m_curves->setCurves(std::move(curves));
    const double mean = evaluation::meanOverClasses(known.truth, known.scores, known.names.size(), area);
    const QString value = style::fixedNumber(mean, 3);
    const QString count = style::countNumber(static_cast<qint64>(known.truth.size()));
    m_curves->setNumbers(isRoc ? tr("n = %1 · mean area under the curves %2").arg(count, value)
                               : tr("n = %1 · mean average precision %2").arg(count, value));
}

void ThresholdView::nameParts()
{
    if (m_kind == Kind::Roc) {
        m_curves->setTitle(tr("ROC: each class against the rest"));
        m_curves->setAxisLabels(tr("false positive rate"), tr("true positive rate"));
        m_curves->setChance(0, 1, tr("chance"));
    } else {
        m_curves->setTitle(tr("Precision and recall: each class against the rest"));
        m_curves->setAxisLabels(tr("recall"), tr("precision"));
    }
}

} // namespace carpo::pages
