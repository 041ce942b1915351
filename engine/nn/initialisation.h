// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

#include <string>

namespace carpo::nn {

// These draw every convolution's and dense layer's weights anew from torch's CPU generator and set biases to
// zero; normalisation layers start at weight one, bias zero.

/// Uniform within sqrt(6 / (fan in + fan out)) (Glorot and Bengio 2010), as Keras starts its layers.
void initialiseGlorotUniform(torch::nn::Module& network);

/// Normal with variance 2 / fan in (He et al. 2015). It keeps the variance through ReLU on average only: in
/// deep and narrow networks a single draw may be off by a factor of 2.
void initialiseHeNormal(torch::nn::Module& network);

struct Initialisation
{
    /// "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "orthogonal", "normal", "constant",
    /// "zeros"; "torch" leaves everything as LibTorch's layers were made.
    std::string name;
    double gain = 1;     ///< on the first five
    bool fanOut = false; ///< of He's
    double constant = 0;
    double sd = 0.01; ///< of "normal"
    double bias = 0;
};

void initialise(torch::nn::Module& network, const Initialisation& start);

/// Glorot's uniform draw, and zeros for the layer that says the age.
void initialiseWithZeroOutput(torch::nn::Module& network, torch::nn::Linear& output);

} // namespace carpo::nn
