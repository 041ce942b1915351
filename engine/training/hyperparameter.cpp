// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/hyperparameter.h"

#include "engine/core/tr.h"
#include "engine/training/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace carpo::training {
namespace {

std::string realToText(double value)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

struct Explained
{
    std::string_view beginning; ///< of a key
    std::string_view lesson;
};

// The first that fits counts. What no lesson explains yet is not here.
constexpr std::array kExplained{
    Explained{"optimizer.learning_rate", "learning_rate"},
    Explained{"optimizer.weight_decay", "regularisation"},
    Explained{"optimizer.", "optimizers"},
    Explained{"schedule.", "learning_rate"},
    Explained{"l1.", "regularisation"},
    Explained{"l2.", "regularisation"},
    Explained{"loss.band", "cost_classification"},
    Explained{"loss.", "cost_regression"},
    Explained{"network.layers", "architecture"},
    Explained{"network.depth", "architecture"},
    Explained{"network.width", "architecture"},
    Explained{"network.name", "architecture"},
    Explained{"network.activation", "activation"},
    Explained{"network.leaky_slope", "activation"},
    Explained{"network.elu_alpha", "activation"},
    Explained{"network.maxout_pieces", "activation"},
    Explained{"init.", "initialisation"},
    Explained{"network.normalization", "batch_norm"},
    Explained{"network.renorm_", "batch_norm"},
    Explained{"network.groups", "batch_norm"},
    Explained{"regularization.dropout", "dropout"},
    Explained{"regularization.patience", "cycle"},
    Explained{"training.epochs", "cycle"},
};

void nameLessons(std::vector<Hyperparameter>& entries)
{
    for (Hyperparameter& entry : entries) {
        const auto explains = [&entry](const Explained& each) {
            return entry.key.starts_with(each.beginning);
        };
        if (const auto found = std::ranges::find_if(kExplained, explains); found != kExplained.end())
            entry.lesson = found->lesson;
    }
}

std::vector<Hyperparameter> joinCatalogue()
{
    std::vector<Hyperparameter> all;
    for (const auto entries : {catalogue::dataEntries,
                               catalogue::targetEntries,
                               catalogue::networkEntries,
                               catalogue::lossEntries,
                               catalogue::optimizerEntries,
                               catalogue::scheduleEntries,
                               catalogue::regularizationEntries,
                               catalogue::augmentationEntries,
                               catalogue::transferEntries,
                               catalogue::trainingEntries,
                               catalogue::evaluationEntries,
                               catalogue::executionEntries})
        std::ranges::move(entries(), std::back_inserter(all));
    nameLessons(all);
    return all;
}

} // namespace

std::string_view valueTypeKey(ValueType type)
{
    constexpr std::array<std::string_view, 6> kKeys{
        "boolean", "integer", "real", "choice", "text", "integer_list"};
    return kKeys.at(static_cast<std::size_t>(type));
}

std::string toText(const Value& value)
{
    if (const bool* boolean = std::get_if<bool>(&value))
        return *boolean ? "true" : "false";
    if (const std::int64_t* integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    if (const double* real = std::get_if<double>(&value))
        return realToText(*real);
    return std::get<std::string>(value);
}

std::span<const Group> groups()
{
    static constexpr std::array kGroups{
        Group{"data", CARPO_TR("Hyperparameter", "Data")},
        Group{"target", CARPO_TR("Hyperparameter", "Target")},
        Group{"network", CARPO_TR("Hyperparameter", "Network")},
        Group{"init", CARPO_TR("Hyperparameter", "Initialisation")},
        Group{"loss", CARPO_TR("Hyperparameter", "Loss")},
        Group{"optimizer", CARPO_TR("Hyperparameter", "Optimizer")},
        Group{"schedule", CARPO_TR("Hyperparameter", "Learning rate schedule")},
        Group{"regularization", CARPO_TR("Hyperparameter", "Regularisation")},
        Group{"l2", CARPO_TR("Hyperparameter", "L2 penalty")},
        Group{"l1", CARPO_TR("Hyperparameter", "L1 penalty")},
        Group{"augmentation", CARPO_TR("Hyperparameter", "Augmentation")},
        Group{"transfer", CARPO_TR("Hyperparameter", "Transfer learning")},
        Group{"training", CARPO_TR("Hyperparameter", "Training")},
        Group{"evaluation", CARPO_TR("Hyperparameter", "Evaluation")},
        Group{"execution", CARPO_TR("Hyperparameter", "Execution")},
    };
    return kGroups;
}

std::span<const Hyperparameter> hyperparameters()
{
    static const std::vector<Hyperparameter> catalogue = joinCatalogue();
    return catalogue;
}

const Hyperparameter* findHyperparameter(std::string_view key)
{
    const auto all = hyperparameters();
    const auto found = std::ranges::find(all, key, &Hyperparameter::key);
    return found == all.end() ? nullptr : &*found;
}

} // namespace carpo::training

namespace carpo::training::catalogue {

std::vector<Hyperparameter> joined(std::initializer_list<std::vector<Hyperparameter>> parts)
{
    std::vector<Hyperparameter> all;
    for (const std::vector<Hyperparameter>& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace carpo::training::catalogue
