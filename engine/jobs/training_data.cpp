// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/training_data.h"

#include "engine/core/random.h"
#include "engine/jobs/stable_hash.h"
#include "engine/jobs/target_column.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace carpo::jobs {
namespace {

constexpr char kPixelMark = '-'; ///< in a fingerprint, before what is said of the pixels

/// Draws `count` of the rows; which ones does not depend on their order in the table.
std::vector<std::size_t> drawnRows(const dataset::Dataset& dataset,
                                   std::vector<std::size_t> rows,
                                   std::size_t count,
                                   std::uint64_t seed)
{
    std::ranges::sort(
        rows, {}, [&dataset](std::size_t row) -> const std::string& { return dataset.ids[row]; });
    core::RandomStream(seed, "subset").shuffle(std::span(rows));
    rows.resize(std::min(rows.size(), count));
    return rows;
}

/// Those that can be learnt from: of these parts, where the data set brings its own split.
std::vector<bool> usableRows(const dataset::Dataset& dataset,
                             const std::vector<bool>& present,
                             const std::vector<dataset::Part>& among,
                             const training::Experiment& experiment)
{
    const training::Target target = training::targetOf(experiment);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const bool isAmong = among.empty() || std::ranges::find(among, dataset.parts[i]) != among.end();
        if (present[i] && isLabelled(dataset, i, target) && isAmong)
            rows.push_back(i);
    }
    if (const std::int64_t count = experiment.integer("data.subset_count"); count > 0) {
        rows = drawnRows(dataset,
                         std::move(rows),
                         static_cast<std::size_t>(count),
                         static_cast<std::uint64_t>(experiment.integer("data.subset_seed")));
    }
    std::vector<bool> usable(dataset.size());
    for (const std::size_t row : rows)
        usable[row] = true;
    return usable;
}

/// There is no fifth fold of four, and one fold leaves nothing to learn from.
core::Result<void> checkFolds(const training::Experiment& experiment, std::int64_t folds)
{
    const std::int64_t fold = experiment.integer("data.fold");
    if (folds > 1 && fold <= folds)
        return {};
    const bool tooFew = folds < 2;
    return core::failure(core::ErrorCode::ExperimentOutOfRange,
                         experiment.name(),
                         {{"key", tooFew ? "data.folds" : "data.fold"},
                          {"min", tooFew ? "2" : "1"},
                          {"max", std::to_string(tooFew ? 100 : folds)},
                          {"found", std::to_string(tooFew ? folds : fold)}});
}

/// Each fraction lies within its own range; together they must not exceed the whole.
core::Result<void> checkFractions(const training::Experiment& experiment)
{
    if (const std::int64_t folds = experiment.integer("data.folds"); folds > 0)
        return checkFolds(experiment, folds);
    constexpr double kRounding = 1e-9;
    const double train = experiment.real("data.train_fraction");
    const double validation = experiment.real("data.validation_fraction");
    if (train + validation <= 1 + kRounding)
        return {};
    return core::failure(core::ErrorCode::ExperimentOutOfRange,
                         experiment.name(),
                         {{"key", "data.validation_fraction"},
                          {"min", "0"},
                          {"max", training::toText(training::Value(1 - train))},
                          {"found", training::toText(training::Value(validation))}});
}

dataset::SplitOptions splitOptions(const training::Experiment& experiment)
{
    return {.trainFraction = experiment.real("data.train_fraction"),
            .validationFraction = experiment.real("data.validation_fraction"),
            .seed = static_cast<std::uint64_t>(experiment.integer("data.subset_seed")),
            .bandMonths = static_cast<int>(experiment.integer("data.split_age_band")),
            .bySex = experiment.boolean("data.split_by_sex"),
            .byPatient = experiment.boolean("data.split_by_patient"),
            .byClass = training::targetOf(experiment) == training::Target::Class,
            .folds = static_cast<int>(experiment.integer("data.folds")),
            .fold = static_cast<int>(experiment.integer("data.fold"))};
}

/// The parts as the data set brings them. What it calls training is thinned out to the subset that is asked
/// for, and gives the validation images where the set brings none; validation and test stay whole. Folds
/// are made of both training and validation. Test images need no label: predicting them is what they are
/// there for.
std::vector<dataset::Part> givenParts(const dataset::Dataset& dataset,
                                      const std::vector<bool>& present,
                                      const training::Experiment& experiment)
{
    using enum dataset::Part;
    dataset::SplitOptions options = splitOptions(experiment);
    const bool foldsBoth = options.folds > 1;
    const double both = options.trainFraction + options.validationFraction;
    const bool hasValidation = std::ranges::find(dataset.parts, Validation) != dataset.parts.end();
    options.validationFraction = hasValidation ? 0 : options.validationFraction / both;
    options.trainFraction = 1 - options.validationFraction;
    std::vector<dataset::Part> parts = dataset::split(
        dataset,
        usableRows(
            dataset, present, foldsBoth ? std::vector{Train, Validation} : std::vector{Train}, experiment),
        options);
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const bool isKept = dataset.parts[i] == Test
                            || (dataset.parts[i] == Validation && !foldsBoth
                                && isLabelled(dataset, i, training::targetOf(experiment)));
        if (present[i] && isKept)
            parts[i] = dataset.parts[i];
    }
    return parts;
}

std::vector<dataset::Part> partsOf(const dataset::Dataset& dataset,
                                   const std::vector<bool>& present,
                                   const training::Experiment& experiment)
{
    if (!dataset.parts.empty() && experiment.text("data.split") == "given")
        return givenParts(dataset, present, experiment);
    const dataset::SplitOptions options = splitOptions(experiment);
    std::vector<dataset::Part> parts =
        dataset::split(dataset, usableRows(dataset, present, {}, experiment), options);
    if (training::hasClasses(experiment))
        giveEachClassAnImage(dataset, training::targetOf(experiment), options.byPatient, parts);
    return parts;
}

std::string fingerprintOf(const dataset::Dataset& dataset,
                          const std::vector<dataset::Part>& parts,
                          training::Target target,
                          const std::string& preprocessingKey,
                          std::span<const std::uint8_t> pixels)
{
    StableHash hash;
    hash.add(preprocessingKey).add(static_cast<std::int64_t>(dataset.size()));
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        hash.add(dataset.ids[i])
            .add(dataset.months[i])
            .add(dataset::sexKey(dataset.sexes[i]))
            .add(dataset::partKey(parts[i]));
        if (target == training::Target::Class)
            hash.add(className(dataset, i, target));
    }
    StableHash seen;
    const std::size_t length = pixels.size() / std::max<std::size_t>(1, dataset.size());
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (parts[i] != dataset::Part::None)
            seen.add({reinterpret_cast<const char*>(pixels.data()) + i * length, length});
    }
    return hash.hex() + kPixelMark + seen.hex();
}

} // namespace

float maleness(dataset::Sex sex)
{
    constexpr float kUnknown = 0.5F;
    if (sex == dataset::Sex::Unknown)
        return kUnknown;
    return sex == dataset::Sex::Male ? 1.0F : 0.0F;
}

core::Result<TrainingData> prepareTrainingData(const dataset::Dataset& dataset,
                                               const project::DecisionTable& decisions,
                                               const training::Experiment& experiment,
                                               const project::CacheOptions& cache,
                                               std::stop_token stop,
                                               const core::ProgressFn& report)
{
    // Before anything is decoded.
    if (const auto checked = checkFractions(experiment); !checked)
        return tl::unexpected(checked.error());
    const explore::Preparation preparation = preparationOf(experiment);
    core::Result<project::PixelArray> array =
        project::PixelCache(cache).pixels(dataset, preparation, std::move(stop), report);
    if (!array)
        return tl::unexpected(array.error());

    const dataset::Dataset labelled = project::corrected(dataset, decisions);
    TrainingData data;
    data.array = std::move(*array);
    std::vector<bool> usable = data.array.present();
    for (std::size_t i = 0; i < usable.size(); ++i)
        usable[i] = usable[i] && !decisions.excluded[i];
    data.parts = partsOf(labelled, usable, experiment);
    data.set.pixels = data.array.pixels();
    data.set.side = data.array.side();
    const training::Target target = training::targetOf(experiment);
    data.set.classes = classNames(labelled, data.parts, target);
    data.set.targets = targetColumn(labelled, target, data.set.classes);
    data.set.male.reserve(labelled.size());
    for (const dataset::Sex sex : labelled.sexes)
        data.set.male.push_back(maleness(sex));
    data.set.train = rowsOf(data.parts, dataset::Part::Train);
    data.set.validation = rowsOf(data.parts, dataset::Part::Validation);
    data.set.fingerprint = fingerprintOf(labelled, data.parts, target, preparation.key(), data.set.pixels);
    return data;
}

bool isFingerprintOf(const training::TrainingSet& set, const std::string& stored)
{
    const std::string& now = set.fingerprint;
    return stored == now || stored == now.substr(0, now.find(kPixelMark));
}

core::Result<std::vector<dataset::Part>> plannedParts(const dataset::Dataset& dataset,
                                                      const std::vector<bool>& usable,
                                                      const training::Experiment& experiment)
{
    return checkFractions(experiment).map([&] { return partsOf(dataset, usable, experiment); });
}

explore::Preparation preparationOf(const training::Experiment& experiment)
{
    using imaging::Equalisation;
    const std::string& equalisation = experiment.text("data.equalisation");
    imaging::Preprocessing pixels;
    pixels.inputSize = static_cast<int>(experiment.integer("data.input_size"));
    pixels.keepAspect = experiment.boolean("data.keep_aspect");
    pixels.cutToSquare = experiment.text("data.fit") == "crop";
    if (equalisation == "histogram")
        pixels.equalisation = Equalisation::Histogram;
    else if (equalisation == "clahe")
        pixels.equalisation = Equalisation::Clahe;
    pixels.clipLimit = experiment.real("data.clahe_clip");
    pixels.tiles = static_cast<int>(experiment.integer("data.clahe_tiles"));
    return {.fixPolarity = experiment.boolean("data.polarity_fix"),
            .cropToHand = experiment.boolean("data.crop_to_hand"),
            .handMargin = experiment.real("data.crop_margin"),
            .pixels = pixels};
}

std::vector<std::int64_t> rowsOf(const std::vector<dataset::Part>& parts, dataset::Part part)
{
    std::vector<std::int64_t> rows;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == part)
            rows.push_back(static_cast<std::int64_t>(i));
    }
    return rows;
}

} // namespace carpo::jobs
