// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/attribution_maps.h"

#include <string_view>
#include <utility>

namespace carpo::evaluation {
namespace {

/// Finds the feature maps that leave a network's last convolution by watching the operators that run on this
/// thread while it lives, so that no architecture has to hand them out. They are the last images (more than
/// one place a side) that anything behind the convolution made, and are part of the gradient's graph.
class FeatureWatch
{
public:
    FeatureWatch()
        : m_before(std::exchange(t_current, this))
        , m_handle(at::addThreadLocalCallback(at::RecordFunctionCallback(onBegin, onEnd)
                                                  .needsOutputs(true)
                                                  .scopes({at::RecordScope::FUNCTION})))
    {}
    ~FeatureWatch()
    {
        at::removeCallback(m_handle);
        t_current = m_before;
    }
    FeatureWatch(const FeatureWatch&) = delete;
    FeatureWatch& operator=(const FeatureWatch&) = delete;
    FeatureWatch(FeatureWatch&&) = delete;
    FeatureWatch& operator=(FeatureWatch&&) = delete;

    /// [1, C, height, width]; undefined where there was no convolution.
    [[nodiscard]] const torch::Tensor& features() const { return m_features; }

private:
    static std::unique_ptr<at::ObserverContext> onBegin(const at::RecordFunction&) { return nullptr; }
    static void onEnd(const at::RecordFunction& function, at::ObserverContext*)
    {
        if (t_current != nullptr)
            t_current->see(function);
    }

    void see(const at::RecordFunction& function)
    {
        m_hasConvolved = m_hasConvolved || std::string_view(function.name()) == "aten::convolution";
        if (!m_hasConvolved || function.outputs().size() != 1 || !function.outputs()[0].isTensor())
            return;
        const torch::Tensor& made = function.outputs()[0].toTensor();
        const bool isImage = made.defined() && made.dim() == 4 && made.size(2) * made.size(3) > 1;
        if (isImage && made.requires_grad())
            m_features = made;
    }

    static thread_local FeatureWatch* t_current;
    FeatureWatch* m_before;
    at::CallbackHandle m_handle;
    bool m_hasConvolved = false;
    torch::Tensor m_features;
};

thread_local FeatureWatch* FeatureWatch::t_current = nullptr;

/// ReLU of the maps' weighted sum, [height, width], drawn to [side, side].
torch::Tensor weighted(const torch::Tensor& maps, const torch::Tensor& gradient, std::int64_t side)
{
    const torch::Tensor sum = (gradient.mean({2, 3}, /*keepdim=*/true) * maps).sum(1, /*keepdim=*/true);
    namespace F = torch::nn::functional;
    return F::interpolate(sum.relu(),
                          F::InterpolateFuncOptions()
                              .size(std::vector<std::int64_t>{side, side})
                              .mode(torch::kBilinear)
                              .align_corners(false))
        .squeeze(0)
        .squeeze(0);
}

} // namespace

AttributionMaps attributionMaps(nn::Network& network,
                                const torch::Tensor& image,
                                const torch::Tensor& sex,
                                const Score& score)
{
    network.eval();
    const torch::AutoGradMode withGradients(true);
    const torch::Tensor pixels = image.detach().clone().requires_grad_(true);
    torch::Tensor features;
    torch::Tensor output;
    {
        const FeatureWatch watch;
        output = network.forward(pixels, sex);
        features = watch.features();
    }
    AttributionMaps maps{.output = output.detach(), .saliency = {}, .gradCam = {}, .gradCamAgainst = {}};
    std::vector<torch::Tensor> inputs{pixels};
    if (features.defined())
        inputs.push_back(features);
    const std::vector<torch::Tensor> gradients = torch::autograd::grad({score(output)},
                                                                       inputs,
                                                                       /*grad_outputs=*/{},
                                                                       /*retain_graph=*/false,
                                                                       /*create_graph=*/false,
                                                                       /*allow_unused=*/true);
    const torch::NoGradGuard noGradients;
    const std::int64_t side = image.size(3);
    maps.saliency = gradients[0].defined() ? gradients[0].abs().squeeze(0).squeeze(0)
                                           : torch::zeros({side, side}, image.options());
    if (features.defined() && gradients[1].defined()) {
        maps.mapSide = features.size(3);
        maps.gradCam = weighted(features.detach(), gradients[1], side);
        maps.gradCamAgainst = weighted(features.detach(), -gradients[1], side);
    }
    return maps;
}

} // namespace carpo::evaluation
