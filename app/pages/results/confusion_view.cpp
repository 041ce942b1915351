// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/confusion_view.h"

#include "app/pages/results/known_classes.h"
#include "engine/evaluation/class_metrics.h"
#include "widgets/plots/confusion_matrix.h"
#include "widgets/style/numbers.h"

#include <QVBoxLayout>

#include <utility>

namespace carpo::pages {

ConfusionView::ConfusionView(QWidget* parent)
    : ResultView(parent)
{
    m_matrix = new plots::ConfusionMatrix(this);
    m_matrix->setObjectName(QStringLiteral("resultsConfusion"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_matrix);
    watch(*m_matrix);
    ConfusionView::retranslate();
}

void ConfusionView::refresh()
{
    if (judged() == nullptr || !judged()->hasClasses()) {
        m_matrix->setCounts({}, {});
        m_matrix->setNumbers({});
        return;
    }
    const KnownClasses known = knownClasses(*judged());
    std::vector<int> counts(known.names.size() * known.names.size());
    for (std::size_t i = 0; i < known.truth.size(); ++i)
        ++counts[static_cast<std::size_t>(known.truth[i]) * known.names.size()
                 + static_cast<std::size_t>(known.predicted[i])];
    m_matrix->setCounts(known.names, std::move(counts));
    const evaluation::Confusion confusion =
        evaluation::confusionOf(known.truth, known.predicted, known.names.size());
    const auto value = [&confusion](const char* key) {
        return style::fixedNumber(evaluation::classMetric(key).measure(confusion), 3);
    };
    m_matrix->setNumbers(tr("accuracy %1 · balanced accuracy %2 · F1 %3")
                             .arg(value("accuracy"), value("balanced_accuracy"), value("f1")));
}

void ConfusionView::nameParts()
{
    m_matrix->setTitle(tr("Confusion matrix"));
    m_matrix->setAxisLabels(tr("predicted class"), tr("true class"));
}

} // namespace carpo::pages
