// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/threshold_view.h"

#include "app/pages/results/known_classes.h"
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

ThresholdView::ThresholdView(Kind kind, QThreadPool& pool, QWidget* parent)
    : ResultView(parent)
    , m_kind(kind)
    , m_job(pool)
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

ThresholdView::Curves
ThresholdView::curvesOf(const bridge::Judged& judged, Kind kind, const std::stop_token& stop)
{
    const KnownClasses known = knownClasses(judged);
    Curves result{.curves = {}, .images = known.truth.size(), .hasScores = !known.scores.empty()};
    const bool isRoc = kind == Kind::Roc;
    double sum = 0;
    for (std::size_t i = 0; result.hasScores && i < known.names.size() && !stop.stop_requested(); ++i) {
        const Rest rest = againstTheRest(known, i);
        evaluation::ThresholdCurve curve = isRoc
                                               ? evaluation::rocCurve(rest.positive, rest.scores)
                                               : evaluation::precisionRecallCurve(rest.positive, rest.scores);
        if (curve.x.empty())
            continue;
        const double area = isRoc ? evaluation::rocAuc(rest.positive, rest.scores)
                                  : evaluation::averagePrecision(rest.positive, rest.scores);
        sum += area;
        result.curves.push_back({.place = i, .area = area, .curve = std::move(curve)});
    }
    result.meanArea = sum / static_cast<double>(result.curves.size());
    return result;
}

void ThresholdView::refresh()
{
    if (judged() == nullptr || !judged()->hasClasses()) {
        m_job.cancel();
        clear();
        return;
    }
    if (m_drawnOf == judged()) {
        showCurves();
        return;
    }
    m_job.start([judged = judged(), kind = m_kind](const std::stop_token& stop, const core::ProgressFn&)
                    -> core::Result<Curves> { return curvesOf(*judged, kind, stop); },
                [this, of = judged()](core::Result<Curves>& curves) {
                    if (!curves)
                        return;
                    m_drawn = std::move(*curves);
                    m_drawnOf = of;
                    showCurves();
                });
}

void ThresholdView::clear()
{
    m_drawnOf = nullptr;
    m_curves->setCurves({});
    m_curves->setNumbers({});
}

void ThresholdView::showCurves()
{
    m_curves->setMessage(m_drawn.hasScores
                             ? QString()
                             : tr("This run kept the probability of the predicted class only. Evaluate it "
                                  "again to see its curves."));
    const bridge::RunDetails& run = *m_drawnOf->run;
    //: a class and the area under its curve
    const QString areaWords = m_kind == Kind::Roc ? tr("%1 · area %2")
                                                  //: a class and its average precision
                                                  : tr("%1 · AP %2");
    std::vector<plots::ShareCurve> curves;
    for (const Curve& each : m_drawn.curves)
        curves.push_back(
            {.name = areaWords.arg(bridge::classWords(run.classes[each.place], run.metric),
                                   style::fixedNumber(each.area, 3)),
             .colour = colourOf(*m_drawnOf, each.place),
             .line = kLines[(run.metric.ofSexes ? each.place : each.place / kColours) % kLines.size()],
             .x = each.curve.x,
             .y = each.curve.y,
             .thresholds = each.curve.thresholds});
    m_curves->setCurves(std::move(curves));
    const QString value = style::fixedNumber(m_drawn.meanArea, 3);
    const QString count = style::countNumber(static_cast<qint64>(m_drawn.images));
    if (!m_drawn.hasScores)
        m_curves->setNumbers({});
    else
        m_curves->setNumbers(m_kind == Kind::Roc
                                 ? tr("n = %1 · mean area under the curves %2").arg(count, value)
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
