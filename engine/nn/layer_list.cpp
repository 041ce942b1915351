// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/layer_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace carpo::nn {
namespace {

using core::ErrorCode;
using Words = std::vector<std::string_view>;

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::int64_t kMostChannels = 8'192;
constexpr std::int64_t kMostParameters = 500'000'000;
constexpr std::size_t kMostLayers = 1'000;

struct Reader;

// One word with which a layer begins. Declared once; the errors' list of words comes from here.
struct Word
{
    std::string_view name;
    std::string_view usage;
    LayerKind kind;
    bool (*read)(Reader& words, PlannedLayer& layer);
};

// A layer's words behind its first one.
struct Reader
{
    std::span<const std::string_view> rest;

    std::optional<std::string_view> next()
    {
        if (rest.empty())
            return std::nullopt;
        const std::string_view word = rest.front();
        rest = rest.subspan(1);
        return word;
    }
    template <typename Number>
    bool number(Number& value, Number low, Number high)
    {
        const auto word = next();
        if (!word)
            return false;
        const char* const end = word->data() + word->size();
        const auto [stop, error] = std::from_chars(word->data(), end, value);
        return error == std::errc{} && stop == end && value >= low && value <= high;
    }
    template <typename Number>
    bool numberIfAny(Number& value, Number low, Number high)
    {
        return rest.empty() || number(value, low, high);
    }
    // The place of the next word among `keys`.
    std::optional<std::size_t> oneOf(std::span<const std::string_view> keys)
    {
        const auto word = next();
        const auto found = word ? std::ranges::find(keys, *word) : keys.end();
        if (found == keys.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - keys.begin());
    }
    bool howToPool(bool& ofMeans)
    {
        if (rest.empty())
            return true;
        const auto found = oneOf(std::array<std::string_view, 2>{"max", "mean"});
        ofMeans = found == 1U;
        return found.has_value();
    }
};

constexpr std::array kWords{
    Word{"conv",
         "conv CHANNELS [SIDE] [STRIDE]",
         LayerKind::Convolution,
         [](Reader& words, PlannedLayer& layer) {
             return words.number(layer.out.channels, std::int64_t{1}, kMostChannels)
                    && words.numberIfAny(layer.side, std::int64_t{1}, std::int64_t{31}) && layer.side % 2 == 1
                    && words.numberIfAny(layer.stride, std::int64_t{1}, std::int64_t{16});
         }},
    Word{"residual",
         "residual CHANNELS [STRIDE]",
         LayerKind::Residual,
         [](Reader& words, PlannedLayer& layer) {
             return words.number(layer.out.channels, std::int64_t{1}, kMostChannels)
                    && words.numberIfAny(layer.stride, std::int64_t{1}, std::int64_t{16});
         }},
    Word{"pool",
         "pool SIDE [max|mean]",
         LayerKind::Pooling,
         [](Reader& words, PlannedLayer& layer) {
             return words.number(layer.side, std::int64_t{2}, std::int64_t{64})
                    && words.howToPool(layer.ofMeans);
         }},
    Word{"global",
         "global [mean|max]",
         LayerKind::GlobalPooling,
         [](Reader& words, PlannedLayer& layer) {
             layer.ofMeans = true;
             return words.howToPool(layer.ofMeans);
         }},
    Word{"dense",
         "dense NEURONS",
         LayerKind::Dense,
         [](Reader& words, PlannedLayer& layer) {
             return words.number(layer.out.channels, std::int64_t{1}, kMostChannels);
         }},
    Word{"activation",
         "activation [relu|leaky_relu|elu|selu|gelu|silu|tanh|sigmoid|maxout]",
         LayerKind::Activation,
         [](Reader& words, PlannedLayer& layer) {
             if (words.rest.empty())
                 return true;
             const auto found = words.oneOf(kActivationKeys);
             layer.activation.kind = static_cast<ActivationKind>(found.value_or(0));
             return found.has_value();
         }},
    Word{"normalization",
         "normalization [batch|batch_renorm|layer|group]",
         LayerKind::Normalisation,
         [](Reader& words, PlannedLayer& layer) {
             const auto named = std::span(kNormalisationKeys).subspan(2);
             if (words.rest.empty())
                 return true;
             const auto found = words.oneOf(named);
             layer.normalisation.kind = static_cast<NormalisationKind>(found.value_or(0) + 2);
             return found.has_value();
         }},
    Word{"dropout",
         "dropout [RATE]",
         LayerKind::Dropout,
         [](Reader& words, PlannedLayer& layer) { return words.numberIfAny(layer.rate, 0.0, 0.99); }},
};

std::vector<std::string_view> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        if (end > 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
    return text.substr(0, text.find_last_not_of(kSpaces) + 1);
}

std::int64_t afterStride(std::int64_t extent, std::int64_t stride)
{
    return (extent - 1) / stride + 1;
}

// What may come in, as its shape; empty where it fits. Fills in what goes out.
std::string fit(PlannedLayer& layer)
{
    const LayerShape in = layer.in;
    const std::string image = "C x H x W";
    switch (layer.kind) {
    case LayerKind::Convolution:
    case LayerKind::Residual:
        layer.out.extent = in.isImage() ? afterStride(in.extent, layer.stride) : 0;
        return in.isImage() ? "" : image;
    case LayerKind::Pooling:
        if (in.extent < layer.side)
            return image + ", H >= " + std::to_string(layer.side) + ", W >= " + std::to_string(layer.side);
        layer.out = {in.channels, in.extent / layer.side};
        return {};
    case LayerKind::GlobalPooling:
        layer.out = {in.channels, 0};
        return in.isImage() ? "" : image;
    case LayerKind::Dense:
        return {};
    case LayerKind::Activation:
        layer.out = in;
        if (layer.activation.kind != ActivationKind::Maxout)
            return {};
        layer.out.channels = in.channels / layer.activation.pieces;
        return in.channels % layer.activation.pieces == 0
                   ? ""
                   : "C = " + std::to_string(layer.activation.pieces) + " n";
    case LayerKind::Normalisation:
    case LayerKind::Dropout:
        layer.out = in;
        break;
    }
    return {};
}

std::int64_t parametersOf(const PlannedLayer& layer)
{
    const std::int64_t in = layer.in.channels;
    const std::int64_t out = layer.out.channels;
    switch (layer.kind) {
    case LayerKind::Convolution:
        return (in * layer.side * layer.side + 1) * out;
    case LayerKind::Residual:
        return 9 * (in + out) * out + in * out;
    case LayerKind::Dense:
        return (in * std::max<std::int64_t>(1, layer.in.extent * layer.in.extent) + 1) * out;
    case LayerKind::Pooling:
    case LayerKind::GlobalPooling:
    case LayerKind::Activation:
    case LayerKind::Normalisation:
    case LayerKind::Dropout:
        break;
    }
    return 0;
}

std::string knownWords()
{
    std::string known;
    for (const Word& word : kWords)
        known += (known.empty() ? "" : "; ") + std::string(word.usage);
    return known;
}

// Reads layer after layer and follows the shape.
class Planner
{
public:
    Planner(const Activation& activation,
            const Normalisation& normalisation,
            std::string place,
            std::string key)
        : m_activation(activation)
        , m_normalisation(normalisation)
        , m_place(std::move(place))
        , m_key(std::move(key))
    {
        if (m_normalisation.kind == NormalisationKind::Own)
            m_normalisation.kind = NormalisationKind::Batch;
    }

    /// The layer that the words say, of no shape yet. `text` has at least one word.
    core::Result<PlannedLayer> parse(std::string_view text)
    {
        next();
        const Words words = split(text, kSpaces);
        const std::string whole(text);
        const auto* const word = std::ranges::find(kWords, words.front(), &Word::name);
        if (word == kWords.end())
            return failure(
                ErrorCode::ExperimentUnknownChoice, whole, {{"found", whole}, {"allowed", knownWords()}});
        PlannedLayer layer{.kind = word->kind, .activation = m_activation, .normalisation = m_normalisation};
        Reader rest{std::span(words).subspan(1)};
        if (!word->read(rest, layer) || !rest.rest.empty())
            return failure(ErrorCode::ExperimentUnknownChoice,
                           whole,
                           {{"found", whole}, {"allowed", std::string(word->usage)}});
        return layer;
    }

    /// That layer where `in` comes in.
    core::Result<PlannedLayer> join(PlannedLayer layer, std::string_view text, const LayerShape& in)
    {
        const std::string whole(text);
        layer.in = in;
        if (const std::string needed = fit(layer); !needed.empty())
            return failure(
                ErrorCode::NetworkLayerShape, whole, {{"found", in.inWords()}, {"expected", needed}});
        m_parameters += parametersOf(layer);
        if (m_parameters > kMostParameters || m_number > static_cast<int>(kMostLayers))
            return failure(
                ErrorCode::NetworkTooLarge,
                whole,
                {{"count", std::to_string(m_parameters)}, {"max", std::to_string(kMostParameters)}});
        return layer;
    }

    /// The head takes numbers.
    [[nodiscard]] core::Result<void> end(const LayerShape& shape)
    {
        if (!shape.isImage())
            return {};
        return next().failure(ErrorCode::NetworkLayerShape,
                              "head",
                              {{"found", shape.inWords()}, {"expected", "C (global, dense)"}});
    }

    Planner& next()
    {
        ++m_number;
        return *this;
    }

    tl::unexpected<core::Error> failure(ErrorCode code,
                                        const std::string& layer,
                                        std::vector<std::pair<std::string, std::string>> values) const
    {
        values.emplace_back("key", m_key + "[" + std::to_string(m_number) + "]");
        values.emplace_back("layer", layer);
        return core::failure(code, m_place, std::move(values));
    }

private:
    Activation m_activation;
    Normalisation m_normalisation;
    std::string m_place;
    std::string m_key;
    int m_number = 0;
    std::int64_t m_parameters = 0;
};

} // namespace

std::string LayerShape::inWords() const
{
    const std::string text = std::to_string(channels);
    return isImage() ? text + " x " + std::to_string(extent) + " x " + std::to_string(extent) : text;
}

std::vector<std::string> layersIn(std::string_view text)
{
    std::vector<std::string> layers;
    for (const std::string_view part : split(text, ";")) {
        if (const std::string_view words = trimmed(part); !words.empty())
            layers.emplace_back(words);
    }
    return layers;
}

core::Result<std::vector<PlannedLayer>> planLayers(std::string_view text,
                                                   std::int64_t extent,
                                                   const Activation& activation,
                                                   const Normalisation& normalisation,
                                                   const std::string& place,
                                                   const std::string& key)
{
    Planner planner(activation, normalisation, place, key);
    std::vector<PlannedLayer> layers;
    LayerShape shape{1, extent};
    for (const std::string& words : layersIn(text)) {
        const core::Result<PlannedLayer> layer = planner.parse(words).and_then(
            [&](const PlannedLayer& parsed) { return planner.join(parsed, words, shape); });
        if (!layer)
            return tl::make_unexpected(layer.error());
        shape = layer->out;
        layers.push_back(*layer);
    }
    if (const auto ended = planner.end(shape); !ended)
        return tl::make_unexpected(ended.error());
    return layers;
}

LayerDrafts draftLayers(std::string_view text,
                        std::int64_t extent,
                        const Activation& activation,
                        const Normalisation& normalisation,
                        const std::string& place,
                        const std::string& key)
{
    Planner planner(activation, normalisation, place, key);
    LayerDrafts drafts;
    std::optional<LayerShape> shape = LayerShape{1, extent};
    for (const std::string& words : layersIn(text)) {
        LayerDraft draft{.words = words};
        core::Result<PlannedLayer> layer = planner.parse(words);
        if (layer && shape)
            layer = planner.join(*layer, words, *shape);
        if (!layer)
            draft.error = layer.error();
        shape = layer && shape ? std::optional(layer->out) : std::nullopt;
        draft.out = shape;
        drafts.layers.push_back(std::move(draft));
    }
    if (shape) {
        if (const auto ended = planner.end(*shape); !ended)
            drafts.head = ended.error();
    }
    return drafts;
}

} // namespace carpo::nn
