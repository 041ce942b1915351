// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/cost_classification.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace carpo::lessons {
namespace {

double product(const Distribution& p, const Distribution& q)
{
    return std::inner_product(p.begin(), p.end(), q.begin(), 0.0);
}

// By q: (cos q / |q| - p / |p|) / |q|; then through the softmax.
std::vector<double> cosineGradient(const Distribution& p, const Distribution& q)
{
    const double lengthP = std::sqrt(product(p, p));
    const double lengthQ = std::sqrt(product(q, q));
    const double cosine = product(p, q) / (lengthP * lengthQ);
    std::vector<double> gradient(q.size());
    for (std::size_t i = 0; i < q.size(); ++i)
        gradient[i] = (cosine * q[i] / lengthQ - p[i] / lengthP) / lengthQ;
    const double mean = product(q, gradient);
    for (std::size_t i = 0; i < q.size(); ++i)
        gradient[i] = q[i] * (gradient[i] - mean);
    return gradient;
}

std::vector<double> hingeGradient(const std::vector<double>& scores, std::size_t right)
{
    const double part = 1 / static_cast<double>(scores.size());
    std::vector<double> gradient(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (i == right || 1 - scores[right] + scores[i] <= 0)
            continue;
        gradient[i] += part;
        gradient[right] -= part;
    }
    return gradient;
}

} // namespace

double entropy(const Distribution& p)
{
    return crossEntropy(p, p);
}

double crossEntropy(const Distribution& p, const Distribution& q)
{
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i] > 0)
            sum -= p[i] * std::log(q[i]);
    }
    return sum;
}

double divergence(const Distribution& p, const Distribution& q)
{
    return std::max(0.0, crossEntropy(p, q) - entropy(p));
}

double cosineDistance(const Distribution& p, const Distribution& q)
{
    return std::max(0.0, 1 - product(p, q) / std::sqrt(product(p, p) * product(q, q)));
}

double hinge(const std::vector<double>& scores, std::size_t right)
{
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (i != right)
            sum += std::max(0.0, 1 - scores[right] + scores[i]);
    }
    return sum / static_cast<double>(scores.size());
}

Distribution softmax(const std::vector<double>& scores)
{
    const double highest = *std::ranges::max_element(scores);
    Distribution q;
    for (const double score : scores)
        q.push_back(std::exp(score - highest));
    const double sum = std::accumulate(q.begin(), q.end(), 0.0);
    for (double& part : q)
        part /= sum;
    return q;
}

std::vector<double> scoresOf(const Distribution& q)
{
    constexpr double kLeast = 1e-9;
    const double highest = std::log(*std::ranges::max_element(q));
    std::vector<double> scores;
    for (const double part : q)
        scores.push_back(std::log(std::max(part, kLeast)) - highest);
    return scores;
}

std::size_t mostLikely(const Distribution& p)
{
    return static_cast<std::size_t>(std::ranges::max_element(p) - p.begin());
}

Distribution withPart(const Distribution& p, std::size_t which, double part)
{
    const double own = std::clamp(part, 0.0, 1.0);
    const double others = std::accumulate(p.begin(), p.end(), 0.0) - p[which];
    Distribution changed = p;
    for (std::size_t i = 0; i < p.size(); ++i) {
        // Where the others had nothing there is no ratio to keep.
        const double share = others > 1e-12 ? p[i] / others : 1 / static_cast<double>(p.size() - 1);
        changed[i] = i == which ? own : share * (1 - own);
    }
    return changed;
}

std::vector<double>
scoreGradient(std::string_view cost, const Distribution& p, const std::vector<double>& scores)
{
    if (cost == "hinge")
        return hingeGradient(scores, mostLikely(p));
    const Distribution q = softmax(scores);
    if (cost == "cosine")
        return cosineGradient(p, q);
    std::vector<double> gradient;
    for (std::size_t i = 0; i < q.size(); ++i)
        gradient.push_back(q[i] - p[i]);
    return gradient;
}

} // namespace carpo::lessons
