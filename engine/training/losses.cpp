// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/losses.h"

#include "engine/training/network_options.h"

#include <cmath>

namespace carpo::training {
namespace {

using torch::Tensor;

Loss ofAges(const Experiment& experiment)
{
    const auto asItIs = [](const Tensor& output) { return output; };
    const std::string& name = experiment.text("loss.name");
    if (name == "l2")
        return {
            [](const Tensor& predicted, const Tensor& truth) { return torch::mse_loss(predicted, truth); },
            asItIs};
    if (name == "huber")
        return {[delta = experiment.real("loss.huber_delta")](const Tensor& predicted, const Tensor& truth) {
                    return torch::huber_loss(predicted, truth, at::Reduction::Mean, delta);
                },
                asItIs};
    if (name == "smooth_l1")
        return {
            [beta = experiment.real("loss.smooth_l1_beta")](const Tensor& predicted, const Tensor& truth) {
                return torch::smooth_l1_loss(predicted, truth, at::Reduction::Mean, beta);
            },
            asItIs};
    if (name == "log_cosh")
        return {logCosh, asItIs};
    return {[](const Tensor& predicted, const Tensor& truth) { return torch::l1_loss(predicted, truth); },
            asItIs};
}

// Where the bands' middles lie, and how a true age spreads over them.
struct Bands
{
    std::int64_t count;
    double first;    // standardised middle of the first band
    double width;    // standardised
    double softness; // standardised SD

    [[nodiscard]] Tensor middles(const Tensor& like) const
    {
        return torch::arange(count, like.options()) * width + first;
    }
    [[nodiscard]] Tensor numberOf(const Tensor& ages) const
    {
        return ((ages - first) / width).round().clamp(0, static_cast<double>(count - 1)).to(torch::kInt64);
    }
    // A normal curve around the age, or the age's own band alone.
    [[nodiscard]] Tensor soft(const Tensor& ages) const
    {
        if (softness == 0)
            return torch::one_hot(numberOf(ages), count).to(ages.scalar_type());
        const Tensor apart = (middles(ages).unsqueeze(0) - ages.unsqueeze(1)) / softness;
        return torch::softmax(-0.5 * apart.square(), 1);
    }
};

// What is wanted of outputs that stand for classes: probabilities, [N, outputs], or places, [N].
struct Wanted
{
    std::function<Tensor(const Tensor& truth)> probabilities;
    std::function<Tensor(const Tensor& truth)> places;
};

using OfProbabilities = std::function<Tensor(const Tensor& output, const Tensor& wanted)>;

OfProbabilities ofProbabilities(const Experiment& experiment)
{
    const std::string& name = experiment.text("loss.name");
    if (name == "kl")
        return divergence;
    if (name == "cosine")
        return [](const Tensor& output, const Tensor& wanted) {
            return cosineDistance(torch::softmax(output, 1), wanted);
        };
    return [smoothing = experiment.real("regularization.label_smoothing")](const Tensor& output,
                                                                           const Tensor& wanted) {
        return crossEntropy(output, wanted, smoothing);
    };
}

bool areMargins(const Experiment& experiment)
{
    return experiment.text("loss.name") == "hinge";
}

// All but what the output says.
Loss ofWanted(const Experiment& experiment, const Wanted& wanted)
{
    if (areMargins(experiment))
        return {.mean = [wanted](const Tensor& output,
                                 const Tensor& truth) { return hinge(output, wanted.places(truth)); },
                .values = {},
                .mixed =
                    [wanted](const Tensor& output, const Mixture& mixture) {
                        const auto each = [&](const Tensor& truth) {
                            return torch::multi_margin_loss(
                                output, wanted.places(truth), 1, 1, {}, at::Reduction::None);
                        };
                        return torch::lerp(each(mixture.others), each(mixture.own), mixture.share).mean();
                    }};
    const OfProbabilities loss = ofProbabilities(experiment);
    return {.mean = [wanted, loss](const Tensor& output,
                                   const Tensor& truth) { return loss(output, wanted.probabilities(truth)); },
            .values = {},
            .mixed =
                [wanted, loss](const Tensor& output, const Mixture& mixture) {
                    return loss(output,
                                torch::lerp(wanted.probabilities(mixture.others),
                                            wanted.probabilities(mixture.own),
                                            mixture.share.unsqueeze(1)));
                }};
}

Loss ofBands(const Experiment& experiment, const Bands& bands)
{
    Loss loss = ofWanted(experiment,
                         {.probabilities = [bands](const Tensor& truth) { return bands.soft(truth); },
                          .places = [bands](const Tensor& truth) { return bands.numberOf(truth); }});
    if (areMargins(experiment)) // no probabilities: the best band's middle
        loss.values = [bands](const Tensor& output) {
            return bands.middles(output).index_select(0, output.argmax(1));
        };
    else
        loss.values = [bands](const Tensor& output) {
            return torch::matmul(torch::softmax(output, 1), bands.middles(output));
        };
    return loss;
}

Loss ofClasses(const Experiment& experiment, std::int64_t classes)
{
    const auto places = [](const Tensor& truth) { return truth.to(torch::kInt64); };
    const auto alone = [places, classes](const Tensor& truth) {
        return torch::one_hot(places(truth), classes).to(truth.scalar_type());
    };
    Loss loss = ofWanted(experiment, {.probabilities = alone, .places = places});
    loss.values = [](const Tensor& output) { return output.argmax(1).to(output.scalar_type()); };
    loss.probabilities = [](const Tensor& output) { return torch::softmax(output, 1); };
    return loss;
}

} // namespace

Tensor logCosh(const Tensor& predicted, const Tensor& truth)
{
    // log cosh x = |x| + log(1 + exp(-2|x|)) - log 2, which does not overflow.
    const Tensor apart = (predicted - truth).abs();
    return (apart + torch::log1p(torch::exp(-2 * apart)) - std::log(2.0)).mean();
}

Tensor crossEntropy(const Tensor& logits, const Tensor& wanted, double smoothing)
{
    const double classes = static_cast<double>(logits.size(1));
    const Tensor smooth = wanted * (1 - smoothing) + smoothing / classes;
    return -(smooth * torch::log_softmax(logits, 1)).sum(1).mean();
}

Tensor hinge(const Tensor& logits, const Tensor& classes)
{
    return torch::multi_margin_loss(logits, classes);
}

Tensor divergence(const Tensor& logits, const Tensor& wanted)
{
    return (torch::xlogy(wanted, wanted) - wanted * torch::log_softmax(logits, 1)).sum(1).mean();
}

Tensor cosineDistance(const Tensor& found, const Tensor& wanted)
{
    return (1 - torch::cosine_similarity(found, wanted, 1)).mean();
}

Tensor Loss::errorSum(const Tensor& output, const Tensor& truth) const
{
    const Tensor apart = (values(output) - truth).abs();
    return probabilities ? apart.sign().sum() : apart.sum();
}

Loss makeLoss(const Experiment& experiment, const Standardisation& standardisation)
{
    if (standardisation.classes > 0) {
        Loss loss = ofClasses(experiment, standardisation.classes);
        loss.sum = experiment.text("loss.reduction") == "sum";
        return loss;
    }
    const double sd = standardisation.monthsSd;
    const double width = experiment.real("loss.band_width");
    const std::int64_t count = bandCount(experiment);
    Loss loss = count == 0 ? ofAges(experiment)
                           : ofBands(experiment,
                                     {.count = count,
                                      .first = (width / 2 - standardisation.monthsMean) / sd,
                                      .width = width / sd,
                                      .softness = experiment.real("loss.band_softness") / sd});
    loss.sum = experiment.text("loss.reduction") == "sum";
    return loss;
}

} // namespace carpo::training
