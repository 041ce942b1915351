// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/difference_picture.h"
#include "app/bridge/latest_job.h"
#include "app/models/look_alike_model.h"
#include "app/models/suspect_model.h"
#include "app/pages/translated_widget.h"

#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QListView;

namespace carpo::gallery {
class ThumbnailDelegate;
} // namespace carpo::gallery

namespace carpo::plots {
class MarkedHistogram;
} // namespace carpo::plots

namespace carpo::pages {

/// One suspect: why, where it lies among the images by what accuses it, and those that it is to be held
/// against: its normal look-alikes, or the images that show the same with their difference.
class SuspectDetail final : public TranslatedWidget
{
    Q_OBJECT

public:
    SuspectDetail(QThreadPool& pool, models::ThumbnailStore& thumbnails, QWidget* parent = nullptr);

    void show(const bridge::OpenedSetPtr& set, const models::SuspectCase& suspect);
    void clear();
    /// Whether the image is the suspect or one of those beside it.
    [[nodiscard]] bool shows(int datasetRow) const { return m_model.rowOf(datasetRow) >= 0; }
    /// Frames the image that is looked at, where it is one of these.
    void follow(int datasetRow);

Q_SIGNALS:
    /// Row of the data set.
    void imageChosen(int datasetRow);

private:
    void createParts();
    void createLayout();
    void showMeasures();
    void showDifference();
    void onDifference(const core::Result<bridge::DifferencePicture>& difference);
    [[nodiscard]] QString differenceWords() const;
    void refreshSizes();
    void retranslate() override;

    bridge::OpenedSetPtr m_set;
    models::SuspectCase m_suspect;
    models::LookAlikeModel m_model;
    QLabel* m_reasons = nullptr;
    std::vector<plots::MarkedHistogram*> m_measures; // as many as the richest suspect so far had
    QGridLayout* m_measureGrid = nullptr;
    QLabel* m_othersTitle = nullptr;
    gallery::ThumbnailDelegate* m_tiles = nullptr;
    QListView* m_others = nullptr;
    std::vector<QLabel*> m_pictures; // the first, the second laid over it, their difference
    QLabel* m_differenceWords = nullptr;
    bool m_isFollowing = false; // nobody chooses an image
    std::optional<core::Result<bridge::DifferencePicture>> m_found;
    bridge::LatestJob<bridge::DifferencePicture> m_job;
};

} // namespace carpo::pages
