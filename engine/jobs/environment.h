// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/column_mapping.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/split.h"
#include "engine/imaging/decode_limits.h"
#include "engine/training/base_weights.h"
#include "engine/training/experiment.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carpo::jobs {

/// What a run is made with, as JSON: {"carpo": version, "libtorch": version, "opencv": version,
/// "device": description, "threads": CPU threads, "dataset": name,
/// "images": {"train": count, "validation": count, "test": count},
/// "decoding": {"max_pixels": width x height, "max_seconds": per image}}, "classes": names in the order of
/// the network's outputs, where there are any, "place": {"folder": of the data set, "mapping": of its table's
/// columns where there is one, as dataset::toJson writes it}, "target": {"unit": "none"} where it is a number
/// but no age, and "weights": {"file": path, "sha256": of its bytes}, where
/// it does not start afresh. `parts` are those of the data set's rows. May take a second at its first call
/// with CUDA.
[[nodiscard]] std::string environmentJson(const training::Experiment& experiment,
                                          const dataset::Dataset& dataset,
                                          const std::vector<dataset::Part>& parts,
                                          const imaging::DecodeLimits& limits,
                                          const std::vector<std::string>& classes = {},
                                          const std::optional<training::BaseWeights>& base = std::nullopt);

/// The limits within which a run's images were opened, as its environment says; nothing where it does not, as
/// older ones. Must not block.
[[nodiscard]] std::optional<imaging::DecodeLimits> decodeLimitsIn(const std::string& environmentJson);

/// Where a run's images lie, and how their table is read.
struct DatasetPlace
{
    std::filesystem::path folder;
    std::optional<dataset::ColumnMapping> mapping = {};
};

/// As the run's environment says; nothing where it does not, as older ones, or where the folder is no longer
/// there. Blocks for one look at the folder.
[[nodiscard]] std::optional<DatasetPlace> datasetIn(const std::string& environmentJson);

/// The environment without that place, which is nobody else's business. Must not block.
[[nodiscard]] std::string withoutPlace(const std::string& environmentJson);

/// Whether the run's target is a number but no age. Must not block.
[[nodiscard]] bool isPlainNumberIn(const std::string& environmentJson);

/// The classes that a run tells apart, as its environment names them; none where its target is a number. Must
/// not block.
[[nodiscard]] std::vector<std::string> classesIn(const std::string& environmentJson);

/// How many images of its split a run has in a part, as its environment says; 0 where it does not. Must not
/// block.
[[nodiscard]] std::int64_t imagesIn(const std::string& environmentJson, dataset::Part part);

/// The weights that a run started with, as its environment says; nothing where it started afresh, and of
/// older ones. Must not block.
[[nodiscard]] std::optional<training::BaseWeights> baseIn(const std::string& environmentJson);

} // namespace carpo::jobs
