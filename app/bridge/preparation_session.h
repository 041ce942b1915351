// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/experiment_draft.h"
#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/explore/duplicates.h"
#include "engine/jobs/preparation_preview.h"
#include "engine/jobs/split_plan.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace carpo::bridge {

/// What becomes of the image that is looked at.
struct ImagePreview
{
    int row = -1;
    std::vector<QImage> pictures; ///< of each of image.steps
    jobs::PreparedImage image;    ///< its pictures taken out
};

using DuplicateGroupsPtr = std::shared_ptr<const std::vector<explore::DuplicateGroup>>;

/// What the draft's preparation and split make of the open set, found off the window's thread while somebody
/// looks. Nothing here blocks.
class PreparationSession final : public QObject
{
    Q_OBJECT

public:
    /// So many images are drawn for the histograms.
    static constexpr std::size_t kSample = 200;

    /// An image and the split on `pool`, what looks at many images on `searches`. All outlive this object.
    PreparationSession(QThreadPool& pool,
                       QThreadPool& searches,
                       const ExperimentDraft& draft,
                       QObject* parent = nullptr);

    void setSet(const OpenedSetPtr& set);
    /// Row of the data set; -1 for none.
    void setImage(int row);
    /// Works only while somebody looks; the plan, once there is one, goes with the draft ever after.
    void setActive(bool active);
    /// What was decided about images has changed.
    void refreshSplit();

    void startSample();
    void cancelSample();
    [[nodiscard]] bool isSampling() const { return m_sampling.isRunning(); }

    /// Near duplicates among the parts; does nothing before the images are measured.
    void findDuplicates();
    void cancelDuplicates();
    [[nodiscard]] bool isFindingDuplicates() const { return m_finding.isRunning(); }
    /// Null until they are found.
    [[nodiscard]] const DuplicateGroupsPtr& duplicates() const { return m_duplicates; }
    [[nodiscard]] bool isMeasured() const { return m_set != nullptr && m_set->scan.has_value(); }

    /// Of the newest that could be made; nothing before the first.
    [[nodiscard]] const std::optional<ImagePreview>& image() const { return m_image; }
    [[nodiscard]] const std::optional<jobs::PreparationSample>& sample() const { return m_sample; }
    [[nodiscard]] const std::optional<jobs::SplitPlan>& plan() const { return m_plan; }
    /// Why there is no image, or no plan.
    [[nodiscard]] const std::optional<core::Error>& imageError() const { return m_imageError; }
    [[nodiscard]] const std::optional<core::Error>& planError() const { return m_planError; }

Q_SIGNALS:
    void imageChanged();
    /// Started, made or cancelled.
    void sampleChanged();
    void sampleProgressed(const carpo::core::Progress& progress);
    void planChanged();
    /// Started, found or cancelled.
    void duplicatesChanged();
    void duplicatesProgressed(const carpo::core::Progress& progress);
    void failed(const carpo::core::Error& error);

private:
    /// A decoded image and what became of it.
    struct Shown
    {
        ImagePreview preview;
        std::shared_ptr<const imaging::Image> file;
    };

    void refresh();
    void refreshImage();
    void refreshPlan();
    void onImage(core::Result<Shown>& shown);
    void onSample(core::Result<jobs::PreparationSample>& sample);

    const ExperimentDraft& m_draft;
    OpenedSetPtr m_set;
    int m_row = -1;
    std::filesystem::path m_path; // of its file
    bool m_isActive = false;
    std::string m_sampledAs; // what the sample was asked for with
    std::string m_madeAs;    // what m_sample was made with
    std::string m_plannedAs;
    std::shared_ptr<const imaging::Image> m_file; // of m_row, once decoded
    std::optional<ImagePreview> m_image;
    std::optional<jobs::PreparationSample> m_sample;
    std::optional<jobs::SplitPlan> m_plan;
    std::optional<core::Error> m_imageError;
    std::optional<core::Error> m_planError;
    DuplicateGroupsPtr m_duplicates;
    QTimer m_waiting; // for the end of a drag, before the sample is read
    LatestJob<Shown> m_showing;
    LatestJob<jobs::PreparationSample> m_sampling;
    LatestJob<jobs::SplitPlan> m_planning;
    LatestJob<DuplicateGroupsPtr> m_finding;
};

} // namespace carpo::bridge
