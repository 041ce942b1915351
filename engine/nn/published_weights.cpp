// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/published_weights.h"

#include <algorithm>
#include <array>

namespace carpo::nn {
namespace {

struct Page
{
    std::string_view network;
    std::string_view address;
};

constexpr std::array kPages = {
    Page{"resnet18", "https://pytorch.org/vision/stable/models/generated/torchvision.models.resnet18.html"},
    Page{"resnet34", "https://pytorch.org/vision/stable/models/generated/torchvision.models.resnet34.html"},
    Page{"resnet50", "https://pytorch.org/vision/stable/models/generated/torchvision.models.resnet50.html"},
    Page{"densenet121",
         "https://pytorch.org/vision/stable/models/generated/torchvision.models.densenet121.html"},
    Page{"mobilenet_v2",
         "https://pytorch.org/vision/stable/models/generated/torchvision.models.mobilenet_v2.html"},
    Page{"efficientnet_b0",
         "https://pytorch.org/vision/stable/models/generated/torchvision.models.efficientnet_b0.html"},
    Page{"inception_v4", "https://huggingface.co/timm/inception_v4.tf_in1k"},
};

} // namespace

std::string_view publishedWeightsPage(std::string_view network)
{
    const auto* const page = std::ranges::find(kPages, network, &Page::network);
    return page == kPages.end() ? std::string_view() : page->address;
}

} // namespace carpo::nn
