// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/thumbnail_store.h"
#include "app/models/worst_model.h"
#include "app/pages/results/result_view.h"

class QLabel;

namespace carpo::gallery {
class Gallery;
} // namespace carpo::gallery

namespace carpo::pages {

/// The predictions that are farthest from the truth and those that are nearest, as two walls.
class CaseView final : public ResultView
{
    Q_OBJECT

public:
    explicit CaseView(QThreadPool& pool, QWidget* parent = nullptr);

private:
    struct Wall
    {
        QLabel* title = nullptr;
        gallery::Gallery* gallery = nullptr;
    };
    Wall createWall(const char* name, models::WorstModel& model);
    void refresh() override;
    void nameParts() override;

    models::ThumbnailStore m_thumbnails;
    std::shared_ptr<const dataset::Dataset> m_dataset; // that they are of
    models::WorstModel m_worst;
    models::WorstModel m_best;
    Wall m_worstWall;
    Wall m_bestWall;
};

} // namespace carpo::pages
