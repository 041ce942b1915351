// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace carpo::training {

/// Keys that act on the images and their parts, before the trainer sees them. tests/engine/jobs holds them.
inline constexpr std::array<std::string_view, 19> kPreparedKeys{"data.input_size",
                                                                "data.keep_aspect",
                                                                "data.fit",
                                                                "data.polarity_fix",
                                                                "data.crop_to_hand",
                                                                "data.crop_margin",
                                                                "data.equalisation",
                                                                "data.clahe_clip",
                                                                "data.clahe_tiles",
                                                                "data.split",
                                                                "data.folds",
                                                                "data.fold",
                                                                "data.train_fraction",
                                                                "data.validation_fraction",
                                                                "data.split_age_band",
                                                                "data.split_by_sex",
                                                                "data.split_by_patient",
                                                                "data.subset_count",
                                                                "data.subset_seed"};

} // namespace carpo::training
