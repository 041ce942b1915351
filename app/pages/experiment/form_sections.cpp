// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/form_sections.h"

#include "app/bridge/words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace carpo::pages {
namespace {

struct Section
{
    const char* name;
    std::vector<std::string_view> members; ///< hyperparameters or groups
};

const std::vector<Section>& sections()
{
    static const std::vector<Section> kSections{
        {QT_TRANSLATE_NOOP("Hyperparameter", "Data"), {"data", "target"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Network"), {"network"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Initialisation"), {"init"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Loss"), {"loss"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Metric"), {"training.metric"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Optimizer"), {"optimizer"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Learning rate"), {"optimizer.learning_rate", "schedule"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Training"), {"training"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Regularisation"), {"regularization", "l2", "l1"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Augmentation"), {"augmentation"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Transfer learning"), {"transfer"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Ensemble"), {"training.snapshots", "evaluation"}},
        {QT_TRANSLATE_NOOP("Hyperparameter", "Execution"), {"execution"}},
    };
    return kSections;
}

std::size_t sectionWith(std::string_view member)
{
    const auto found = std::ranges::find_if(sections(), [member](const Section& section) {
        return std::ranges::find(section.members, member) != section.members.end();
    });
    return static_cast<std::size_t>(found - sections().begin());
}

} // namespace

std::size_t sectionOf(const training::Hyperparameter& hyperparameter)
{
    const std::size_t own = sectionWith(hyperparameter.key);
    return own < sections().size() ? own : sectionWith(hyperparameter.group());
}

QString sectionName(std::size_t section)
{
    return section < sections().size() ? bridge::translated("Hyperparameter", sections()[section].name)
                                       : QString();
}

} // namespace carpo::pages
