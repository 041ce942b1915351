// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/augmentation_session.h"

#include "app/bridge/convert.h"
#include "engine/jobs/augmentation_preview.h"
#include "engine/training/augmentation_kinds.h"
#include "engine/training/split_keys.h"

#include <algorithm>
#include <utility>

namespace carpo::bridge {
namespace {

// Larger ones are shown smaller anyway, and would take too long for a slider.
constexpr std::int64_t kLargestSide = 320;

/// What is drawn: the draft at a size that can be drawn at once.
training::Experiment drawnWith(const training::Experiment& draft)
{
    training::Experiment experiment = draft;
    const std::int64_t side = std::min(kLargestSide, draft.integer("data.input_size"));
    static_cast<void>(experiment.set("data.input_size", side));
    return experiment;
}

/// The values of a group that count for what is drawn.
std::string valuesOf(const training::Experiment& experiment, std::string_view group)
{
    std::string text;
    for (const training::Hyperparameter& entry : training::hyperparameters()) {
        if (entry.group() == group && !training::isOfSplit(entry))
            text.append(entry.key).append("=").append(training::toText(experiment.value(entry.key))) += '\n';
    }
    return text;
}

} // namespace

AugmentationSession::AugmentationSession(QThreadPool& pool, const ExperimentDraft& draft, QObject* parent)
    : QObject(parent)
    , m_draft(draft)
    , m_job(pool)
{
    connect(&draft, &ExperimentDraft::changed, this, &AugmentationSession::refresh);
}

void AugmentationSession::setSet(const OpenedSetPtr& set)
{
    if (m_set != nullptr && m_set->dataset == set->dataset)
        return;
    m_set = set;
    m_images.reset();
    m_preparedAs.clear();
    m_madeAs.clear();
    m_pictures.clear();
    m_error.reset();
    Q_EMIT changed();
    refresh();
}

void AugmentationSession::setActive(bool active)
{
    m_isActive = active;
    refresh();
}

void AugmentationSession::drawAnew()
{
    ++m_draw;
    refresh();
}

void AugmentationSession::chooseOthers()
{
    ++m_choice;
    refresh();
}

bool AugmentationSession::isAnyOn() const
{
    return std::ranges::any_of(training::augmentationDoses(m_draft.experiment()),
                               &training::AugmentationDose::isOn);
}

void AugmentationSession::refresh()
{
    if (!m_isActive || m_set == nullptr)
        return;
    const training::Experiment experiment = drawnWith(m_draft.experiment());
    const std::string prepared = valuesOf(experiment, "data") + std::to_string(m_choice);
    std::string made = prepared + valuesOf(experiment, "augmentation") + std::to_string(m_draw);
    if (made == m_madeAs)
        return;
    m_madeAs = std::move(made);
    if (std::exchange(m_preparedAs, prepared) != prepared)
        m_images.reset();
    const auto work = [set = m_set, experiment, known = m_images, choice = m_choice, draw = m_draw](
                          const std::stop_token& stop, const core::ProgressFn&) -> core::Result<Made> {
        if (stop.stop_requested()) // the slider has moved on meanwhile
            return core::failure(core::ErrorCode::Cancelled);
        Made result{.images = known, .pictures = {}};
        if (result.images == nullptr) {
            auto images = jobs::preparedImages(*set->dataset, experiment, kImages, choice, stop);
            if (!images)
                return tl::unexpected(images.error());
            result.images = std::make_shared<const std::vector<imaging::Image>>(std::move(*images));
        }
        const auto drawn = jobs::augmentedImages(experiment, *result.images, kDraws, draw);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            if (i % kDraws == 0)
                result.pictures.push_back(toQImage((*result.images)[i / kDraws]));
            result.pictures.push_back(toQImage(drawn[i]));
        }
        return result;
    };
    m_job.start(work, [this](core::Result<Made>& result) { onMade(result); });
}

void AugmentationSession::onMade(core::Result<Made>& made)
{
    m_error = made ? std::nullopt : std::optional(made.error());
    m_images = made ? made->images : nullptr;
    m_pictures = made ? std::move(made->pictures) : std::vector<QImage>();
    Q_EMIT changed();
}

} // namespace carpo::bridge
