// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/preparation_session.h"

#include "app/bridge/convert.h"
#include "engine/imaging/decode.h"
#include "engine/project/project.h"
#include "engine/training/split_keys.h"

#include <utility>

namespace carpo::bridge {
namespace {

constexpr int kEndOfDragMs = 500;

/// The values of the data group on one side: of the split, or of the pixels.
std::string valuesOf(const training::Experiment& experiment, bool ofSplit)
{
    std::string text;
    for (const training::Hyperparameter& entry : training::hyperparameters()) {
        if (entry.group() == "data" && training::isOfSplit(entry) == ofSplit)
            text.append(entry.key).append("=").append(training::toText(experiment.value(entry.key))) += '\n';
    }
    return text;
}

/// What changes the histograms of the sample.
std::string sampleKey(const training::Experiment& experiment)
{
    return valuesOf(experiment, false)
           + (training::usesTrainingImages(experiment) ? valuesOf(experiment, true) : std::string());
}

core::Result<jobs::SplitPlan> splitPlanOf(const OpenedSet& set,
                                          const training::Experiment& experiment,
                                          const DuplicateGroupsPtr& duplicates)
{
    const auto project = project::Project::open(set.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const auto decisions = project->decisions(*set.dataset);
    if (!decisions)
        return tl::unexpected(decisions.error());
    std::vector<explore::DuplicateGroup> groups;
    if (duplicates != nullptr)
        groups = *duplicates;
    else if (set.scan)
        groups = explore::samePixels(*set.scan);
    return jobs::planSplit(*set.dataset, set.scan ? &*set.scan : nullptr, *decisions, experiment, groups);
}

core::Result<DuplicateGroupsPtr>
duplicatesIn(const OpenedSet& set, const std::stop_token& stop, const core::ProgressFn& report)
{
    const auto project = project::Project::open(set.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const auto thumbnails = project->loadThumbnails(*set.dataset);
    if (!thumbnails)
        return tl::unexpected(thumbnails.error());
    auto groups = explore::findDuplicates(*set.dataset, *set.scan, *thumbnails, {}, stop, report);
    if (!groups)
        return tl::unexpected(groups.error());
    return std::make_shared<const std::vector<explore::DuplicateGroup>>(std::move(*groups));
}

} // namespace

PreparationSession::PreparationSession(QThreadPool& pool,
                                       QThreadPool& searches,
                                       const ExperimentDraft& draft,
                                       QObject* parent)
    : QObject(parent)
    , m_draft(draft)
    , m_showing(pool)
    , m_sampling(searches)
    , m_planning(pool)
    , m_finding(searches)
{
    m_waiting.setSingleShot(true);
    m_waiting.setInterval(kEndOfDragMs);
    connect(&m_waiting, &QTimer::timeout, this, &PreparationSession::startSample);
    connect(&draft, &ExperimentDraft::changed, this, &PreparationSession::refresh);
}

void PreparationSession::setSet(const OpenedSetPtr& set)
{
    const bool isOther = m_set == nullptr || !set->hasRowsOf(*m_set);
    if (m_row >= 0 && m_set != nullptr && set->hasOtherFile(*m_set, static_cast<std::size_t>(m_row)))
        m_file.reset(); // written anew
    m_set = set;
    m_plannedAs.clear(); // now it may be known which images can be read
    if (isOther) {
        m_waiting.stop();
        m_showing.cancel();
        m_sampling.cancel();
        m_planning.cancel();
        m_finding.cancel();
        m_sampledAs.clear();
        // The image stays while it has the same file: what a scan finds makes another set of it.
        const auto& files = set->dataset->files;
        const auto row = static_cast<std::size_t>(m_row);
        if (m_row < 0 || row >= files.size() || files[row] != m_path) {
            m_row = -1;
            m_file.reset();
            m_image.reset();
        }
        m_sample.reset();
        m_madeAs.clear();
        m_plan.reset();
        m_duplicates.reset();
        Q_EMIT imageChanged();
        Q_EMIT sampleChanged();
    }
    Q_EMIT duplicatesChanged();
    refresh();
}

void PreparationSession::setImage(int row)
{
    if (row == m_row || m_set == nullptr)
        return;
    m_row = row;
    m_path = row < 0 ? std::filesystem::path() : m_set->dataset->files[static_cast<std::size_t>(row)];
    m_file.reset();
    refreshImage();
}

void PreparationSession::setActive(bool active)
{
    if (std::exchange(m_isActive, active) == active)
        return;
    if (active) {
        refresh();
        return;
    }
    if (isSampling() || m_waiting.isActive()) {
        cancelSample();
        m_sampledAs.clear(); // asked for again when somebody looks
    }
}

void PreparationSession::refreshSplit()
{
    m_plannedAs.clear();
    refresh();
}

void PreparationSession::refresh()
{
    if (m_set == nullptr)
        return;
    if (m_isActive || m_plan)
        refreshPlan();
    if (!m_isActive)
        return;
    refreshImage();
    if (sampleKey(m_draft.experiment()) != m_sampledAs)
        m_waiting.start();
}

void PreparationSession::refreshPlan()
{
    const training::Experiment& experiment = m_draft.experiment();
    const std::string key = valuesOf(experiment, true);
    if (key == m_plannedAs)
        return;
    m_plannedAs = key;
    m_planning.start([set = m_set, experiment, duplicates = m_duplicates](
                         const std::stop_token&,
                         const core::ProgressFn&) { return splitPlanOf(*set, experiment, duplicates); },
                     [this](core::Result<jobs::SplitPlan>& made) {
                         m_plan = made ? std::optional(std::move(*made)) : std::nullopt;
                         m_planError = made ? std::nullopt : std::optional(made.error());
                         Q_EMIT planChanged();
                     });
}

void PreparationSession::refreshImage()
{
    if (!m_isActive || m_set == nullptr)
        return;
    if (m_row < 0) {
        m_showing.cancel();
        m_image.reset();
        m_imageError.reset();
        Q_EMIT imageChanged();
        return;
    }
    const auto work = [path = m_path,
                       row = m_row,
                       file = m_file,
                       experiment = m_draft.experiment(),
                       training = m_sample ? m_sample->trainingPixels : training::PixelSums()](
                          const std::stop_token& stop, const core::ProgressFn&) -> core::Result<Shown> {
        Shown shown{.preview = {.row = row, .pictures = {}, .image = {}}, .file = file};
        if (shown.file == nullptr) {
            auto decoded = imaging::decodeFile(path, imaging::decodeLimits(), stop);
            if (!decoded)
                return tl::unexpected(decoded.error());
            shown.file = std::make_shared<const imaging::Image>(std::move(*decoded));
        }
        shown.preview.image = jobs::previewImage(*shown.file, experiment, training);
        for (jobs::PreparedStep& step : shown.preview.image.steps)
            shown.preview.pictures.push_back(toQImage(std::exchange(step.picture, {})));
        return shown;
    };
    m_showing.start(work, [this](core::Result<Shown>& shown) { onImage(shown); });
}

void PreparationSession::onImage(core::Result<Shown>& shown)
{
    m_imageError = shown ? std::nullopt : std::optional(shown.error());
    m_image = shown ? std::optional(std::move(shown->preview)) : std::nullopt;
    m_file = shown ? shown->file : nullptr;
    Q_EMIT imageChanged();
}

void PreparationSession::startSample()
{
    if (m_set == nullptr)
        return;
    m_waiting.stop();
    m_sampledAs = sampleKey(m_draft.experiment());
    const auto work = [set = m_set, experiment = m_draft.experiment()](
                          const std::stop_token& stop,
                          const core::ProgressFn& report) -> core::Result<jobs::PreparationSample> {
        return splitPlanOf(*set, experiment, nullptr).and_then([&](const jobs::SplitPlan& made) {
            return jobs::samplePreparation(*set->dataset, made.parts, experiment, kSample, stop, report);
        });
    };
    m_sampling.start(
        work,
        [this](core::Result<jobs::PreparationSample>& sample) { onSample(sample); },
        [this](const core::Progress& progress) { Q_EMIT sampleProgressed(progress); });
    Q_EMIT sampleChanged();
}

void PreparationSession::onSample(core::Result<jobs::PreparationSample>& sample)
{
    if (sample) {
        m_sample = std::move(*sample);
        m_madeAs = m_sampledAs;
    } else if (sample.error().code != core::ErrorCode::ExperimentOutOfRange) { // which the plan says
        Q_EMIT failed(sample.error());
    }
    Q_EMIT sampleChanged();
    if (training::usesTrainingImages(m_draft.experiment()))
        refreshImage();
}

void PreparationSession::cancelSample()
{
    m_waiting.stop();
    m_sampling.cancel();
    if (m_madeAs != m_sampledAs)
        m_sample.reset(); // of other settings
    Q_EMIT sampleChanged();
}

void PreparationSession::findDuplicates()
{
    if (!isMeasured() || isFindingDuplicates())
        return;
    m_finding.start(
        [set = m_set](const std::stop_token& stop, const core::ProgressFn& report) {
            return duplicatesIn(*set, stop, report);
        },
        [this](const core::Result<DuplicateGroupsPtr>& found) {
            if (found)
                m_duplicates = *found;
            else
                Q_EMIT failed(found.error());
            Q_EMIT duplicatesChanged();
            refreshSplit();
        },
        [this](const core::Progress& progress) { Q_EMIT duplicatesProgressed(progress); });
    Q_EMIT duplicatesChanged();
}

void PreparationSession::cancelDuplicates()
{
    m_finding.cancel();
    Q_EMIT duplicatesChanged();
}

} // namespace carpo::bridge
