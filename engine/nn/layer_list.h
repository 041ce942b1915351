// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/nn/layer_options.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::nn {

/// Of what goes from layer to layer: an image's channels, or with an extent of 0 mere numbers.
struct LayerShape
{
    std::int64_t channels = 1;
    std::int64_t extent = 0; ///< height and width

    [[nodiscard]] bool isImage() const { return extent > 0; }
    /// "16 x 64 x 64", "1024"
    [[nodiscard]] std::string inWords() const;
};

enum class LayerKind
{
    Convolution,
    Residual,
    Pooling,
    GlobalPooling,
    Dense,
    Activation,
    Normalisation,
    Dropout
};

/// One layer of an own network, checked.
struct PlannedLayer
{
    LayerKind kind = LayerKind::Convolution;
    LayerShape in = {};
    LayerShape out = {};
    std::int64_t side = 3; ///< of Convolution and Pooling
    std::int64_t stride = 1;
    bool ofMeans = false; ///< pooling, else of the largest
    double rate = 0.5;    ///< of Dropout
    Activation activation = {};
    Normalisation normalisation = {};
};

/// What an own network has where nothing else is said.
inline constexpr std::string_view kUsualLayers = "conv 16; normalization; activation; pool 2; residual 32 2; "
                                                 "activation; residual 64 2; activation; global";

/// The layers that a text lists, with semicolons between, from an image of `extent` pixels on:
/// "conv CHANNELS [SIDE] [STRIDE]", "residual CHANNELS [STRIDE]", "pool SIDE [max|mean]", "global
/// [mean|max]", "dense NEURONS", "activation [NAME]", "normalization [NAME]", "dropout [RATE]". What an
/// activation or a normalisation does not name is `activation` and `normalisation`, which residual blocks
/// take too. Convolutions are padded by half their side; a dense layer takes an image's values one after the
/// other. Fails with ExperimentUnknownChoice, NetworkLayerShape and NetworkTooLarge, each of which names the
/// layer by its words and its number from 1, `key` "[3]"; `place` is the experiment's. Must not block.
[[nodiscard]] core::Result<std::vector<PlannedLayer>> planLayers(std::string_view text,
                                                                 std::int64_t extent,
                                                                 const Activation& activation,
                                                                 const Normalisation& normalisation,
                                                                 const std::string& place,
                                                                 const std::string& key);

/// One layer of a network that is being built, right or wrong.
struct LayerDraft
{
    std::string words;                     ///< as written
    std::optional<LayerShape> out = {};    ///< nothing from the first wrong layer on
    std::optional<core::Error> error = {}; ///< where it is this layer that is wrong
};

struct LayerDrafts
{
    std::vector<LayerDraft> layers;
    std::optional<core::Error> head = {}; ///< why the head cannot take what comes out of the last of them
};

/// As planLayers, but goes on behind a wrong layer, as far as can be told. Must not block.
[[nodiscard]] LayerDrafts draftLayers(std::string_view text,
                                      std::int64_t extent,
                                      const Activation& activation,
                                      const Normalisation& normalisation,
                                      const std::string& place,
                                      const std::string& key);

/// The words of each layer of such a text, one after the other, without the spaces around them.
[[nodiscard]] std::vector<std::string> layersIn(std::string_view text);

} // namespace carpo::nn
