// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/case_view.h"

#include "widgets/gallery/gallery.h"
#include "widgets/style/spacing.h"

#include <QLabel>
#include <QVBoxLayout>

namespace carpo::pages {

CaseView::CaseView(QThreadPool& pool, QWidget* parent)
    : ResultView(parent)
    , m_thumbnails(pool)
    , m_worst(m_thumbnails)
    , m_best(m_thumbnails, models::WorstModel::Order::BestFirst)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    m_worstWall = createWall("worstGallery", m_worst);
    m_bestWall = createWall("bestGallery", m_best);
    for (const Wall& wall : {m_worstWall, m_bestWall}) {
        layout->addWidget(wall.title);
        layout->addWidget(wall.gallery, 1);
    }
    CaseView::retranslate();
}

CaseView::Wall CaseView::createWall(const char* name, models::WorstModel& model)
{
    const Wall wall{.title = new QLabel(this), .gallery = new gallery::Gallery(this)};
    wall.gallery->setObjectName(QLatin1String(name));
    wall.gallery->setModel(&model);
    connect(wall.gallery, &gallery::Gallery::activated, this, [this, &model](int row) {
        Q_EMIT imageChosen(model.datasetRow(row));
    });
    connect(wall.gallery, &gallery::Gallery::currentChanged, this, [this, &model](int row) {
        if (model.datasetRow(row) >= 0)
            Q_EMIT imageLooked(model.datasetRow(row));
    });
    return wall;
}

void CaseView::refresh()
{
    const bridge::OpenedSetPtr set = judged() == nullptr ? nullptr : judged()->set;
    if (set != nullptr && m_dataset != set->dataset) {
        m_dataset = set->dataset;
        m_thumbnails.setDataset(m_dataset);
    }
    for (models::WorstModel* const model : {&m_worst, &m_best}) {
        if (judged() == nullptr)
            model->setPredictions(nullptr, {});
        else
            model->setPredictions(set, judged()->rows, judged()->run->metric);
    }
    nameParts();
}

void CaseView::nameParts()
{
    const bool ofClasses = judged() != nullptr && judged()->hasClasses();
    m_worstWall.title->setText(ofClasses ? tr("Lowest probability of the true class")
                                         : tr("The ten largest errors"));
    m_bestWall.title->setText(ofClasses ? tr("Highest probability of the true class")
                                        : tr("The ten smallest errors"));
    for (const Wall& wall : {m_worstWall, m_bestWall}) {
        wall.title->setToolTip(ofClasses ? tr("True class → predicted class (probability of the true one)")
                               : isOfPlainNumbers() ? tr("True value → predicted value (error)")
                                                    : tr("True age → predicted age (error), in months"));
        wall.gallery->setAccessibleName(wall.title->text());
        wall.gallery->setEmptyText(tr("None of these images is in the set."));
    }
    m_worst.refresh();
    m_best.refresh();
}

} // namespace carpo::pages
