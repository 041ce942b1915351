// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// Parts of each class, none below 0, 1 together.
using Distribution = std::vector<double>;

/// -sum p ln p, in nats (Shannon, "A mathematical theory of communication", 1948).
[[nodiscard]] double entropy(const Distribution& p);
/// H(p, q) = -sum p ln q, in nats: infinite where q is zero and p is not.
[[nodiscard]] double crossEntropy(const Distribution& p, const Distribution& q);
/// D(p || q) = H(p, q) - H(p) (Kullback and Leibler, "On information and sufficiency", 1951).
[[nodiscard]] double divergence(const Distribution& p, const Distribution& q);
/// 1 less the cosine of the angle between both.
[[nodiscard]] double cosineDistance(const Distribution& p, const Distribution& q);
/// The sum over the wrong classes of max(0, 1 - right + wrong), divided by the number of classes, as the
/// engine's.
[[nodiscard]] double hinge(const std::vector<double>& scores, std::size_t right);

[[nodiscard]] Distribution softmax(const std::vector<double>& scores);
/// Scores whose softmax it is, their greatest 0; what is zero becomes a probability of 1e-9.
[[nodiscard]] std::vector<double> scoresOf(const Distribution& q);

/// The class with most of it.
[[nodiscard]] std::size_t mostLikely(const Distribution& p);
/// One class's part becomes `part`, clipped to [0, 1]; the others share the rest in the ratio they had.
[[nodiscard]] Distribution withPart(const Distribution& p, std::size_t which, double part);

/// What pulls at each score behind the softmax: the gradient of "cross_entropy" (q - p), "hinge" or "cosine".
[[nodiscard]] std::vector<double>
scoreGradient(std::string_view cost, const Distribution& p, const std::vector<double>& scores);

} // namespace carpo::lessons
