// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/models/thumbnail_store.h"
#include "app/models/worst_model.h"
#include "app/pages/results/result_view.h"
#include "engine/jobs/attribution_job.h"

#include <QImage>

#include <cstdint>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace carpo::gallery {
class Gallery;
} // namespace carpo::gallery

namespace carpo::pages {

class PreparePicture;

/// Where in an image the run finds what it says: Grad-CAM and saliency over the radiograph, as the network is
/// given it. Made off the window's thread, while somebody looks.
class AttributionView final : public ResultView
{
    Q_OBJECT

public:
    explicit AttributionView(QThreadPool& pool, QWidget* parent = nullptr);

    /// Row of the judged set.
    void look(int image);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Shown
    {
        jobs::ImageAttribution attribution;
        QImage picture;
    };
    /// What maps depend on, beside the set.
    struct Made
    {
        std::int64_t run = 0;
        std::int64_t bestEpoch = 0; // a run that is trained further has other weights
        int image = -1;

        bool operator==(const Made&) const = default;
    };
    void createParts();
    void createLayout();
    void connectParts();
    void start();
    void onDone(core::Result<Shown>& shown);
    void draw();
    [[nodiscard]] QWidget* createKey();
    void describe();
    void refresh() override;
    void nameParts() override;

    QThreadPool& m_pool;
    models::ThumbnailStore m_thumbnails;
    std::shared_ptr<const dataset::Dataset> m_dataset; // that they are of
    models::WorstModel m_cases;
    int m_image = -1;           // looked at
    std::optional<Made> m_made; // what m_shown is of
    std::shared_ptr<const Shown> m_shown;
    PreparePicture* m_picture = nullptr;
    QComboBox* m_kind = nullptr;
    QLabel* m_strengthWords = nullptr;
    QSlider* m_strength = nullptr;
    QWidget* m_key = nullptr; // what the map's colours mean
    QLabel* m_colours = nullptr;
    QLabel* m_low = nullptr;
    QLabel* m_high = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_open = nullptr;
    gallery::Gallery* m_gallery = nullptr;
    bridge::LatestJob<Shown> m_job;
};

} // namespace carpo::pages
