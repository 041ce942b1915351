// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/cycle.h"

#include "engine/core/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace carpo::lessons {
namespace {

// Vectors that are turned against each other until all are orthogonal; each remembers how it was made of the
// first ones.
struct Turned
{
    std::vector<double> vector;
    std::vector<double> made;
};

double product(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void turn(std::vector<double>& a, std::vector<double>& b, double cosine, double sine)
{
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double old = a[i];
        a[i] = cosine * old - sine * b[i];
        b[i] = sine * old + cosine * b[i];
    }
}

// True where they had to be turned.
bool makeOrthogonal(Turned& a, Turned& b)
{
    constexpr double kStill = 1e-14;
    const double aa = product(a.vector, a.vector);
    const double bb = product(b.vector, b.vector);
    const double ab = product(a.vector, b.vector);
    if (std::abs(ab) <= kStill * std::sqrt(aa * bb))
        return false;
    const double zeta = (bb - aa) / (2 * ab);
    const double tangent = (zeta < 0 ? -1 : 1) / (std::abs(zeta) + std::hypot(1, zeta));
    const double cosine = 1 / std::hypot(1, tangent);
    turn(a.vector, b.vector, cosine, cosine * tangent);
    turn(a.made, b.made, cosine, cosine * tangent);
    return true;
}

void makeOrthogonal(std::vector<Turned>& all)
{
    constexpr int kMostSweeps = 30;
    bool isTurning = true;
    for (int sweep = 0; sweep < kMostSweeps && isTurning; ++sweep) {
        isTurning = false;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = i + 1; j < all.size(); ++j)
                isTurning = makeOrthogonal(all[i], all[j]) || isTurning;
        }
    }
}

// The rows or the columns, whichever are fewer.
std::vector<Turned> vectorsOf(std::span<const double> rows, std::size_t height, std::size_t width)
{
    const bool areRows = height <= width;
    std::vector<Turned> all(areRows ? height : width);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < (areRows ? width : height); ++j)
            all[i].vector.push_back(areRows ? rows[i * width + j] : rows[j * width + i]);
        all[i].made.assign(all.size(), 0);
        all[i].made[i] = 1;
    }
    return all;
}

} // namespace

std::vector<double> leastSquares(std::span<const double> rows, std::span<const double> targets)
{
    constexpr double kLeast = 1e-10;
    const std::size_t height = targets.size();
    const std::size_t width = rows.size() / height;
    const bool areRows = height <= width;
    std::vector<Turned> all = vectorsOf(rows, height, width);
    makeOrthogonal(all);
    double longest = 0;
    for (const Turned& one : all)
        longest = std::max(longest, product(one.vector, one.vector));
    const std::vector<double> wanted(targets.begin(), targets.end());
    std::vector<double> weights(width);
    for (const Turned& one : all) {
        const double length = product(one.vector, one.vector); // the singular value's square
        if (length <= kLeast * kLeast * longest)
            continue;
        const double part = product(areRows ? one.made : one.vector, wanted) / length;
        const std::vector<double>& direction = areRows ? one.vector : one.made;
        for (std::size_t i = 0; i < width; ++i)
            weights[i] += part * direction[i];
    }
    return weights;
}

double cycleTruth(double x)
{
    return std::sin(1.5 * std::numbers::pi * x);
}

CycleData cycleData(int count, double noise, std::uint64_t seed, std::uint64_t draw)
{
    core::RandomStream random(seed, "cycle", draw);
    CycleData data;
    for (int i = 0; i < count; ++i) {
        data.x.push_back(-1 + 2 * (i + random.uniform()) / count);
        data.y.push_back(cycleTruth(data.x.back()) + random.normal(0, noise));
    }
    return data;
}

std::vector<double> featuresOf(FeatureKind kind, int count, std::span<const double> x, std::uint64_t seed)
{
    // Half of all frequencies lie within: high enough for some 30 points to tell the waves apart.
    constexpr double kFrequency = 20;
    const auto width = static_cast<std::size_t>(count);
    std::vector<double> features(x.size() * width);
    core::RandomStream random(seed, "waves");
    for (std::size_t k = 0; k < width; ++k) {
        const double frequency = kFrequency * std::tan(std::numbers::pi * (random.uniform() - 0.5));
        const double phase = random.uniform(0, 2 * std::numbers::pi);
        const auto degree = static_cast<double>(k);
        for (std::size_t i = 0; i < x.size(); ++i) {
            double* const row = &features[i * width];
            if (kind == FeatureKind::RandomWaves)
                row[k] = std::cos(frequency * x[i] + phase);
            else if (k < 2)
                row[k] = k == 0 ? 1 : x[i];
            else // Bonnet's recursion
                row[k] = ((2 * degree - 1) * x[i] * row[k - 1] - (degree - 1) * row[k - 2]) / degree;
        }
    }
    return features;
}

const std::vector<double>& cycleGrid()
{
    static const std::vector<double> grid = [] {
        std::vector<double> places;
        for (int i = 0; i <= 100; ++i)
            places.push_back((i - 50) / 50.0);
        return places;
    }();
    return grid;
}

CycleFit fitted(FeatureKind kind, int features, const CycleData& data, double noise, std::uint64_t seed)
{
    const std::vector<double> weights = leastSquares(featuresOf(kind, features, data.x, seed), data.y);
    const auto values = [&](const std::vector<double>& x) {
        const std::vector<double> rows = featuresOf(kind, features, x, seed);
        std::vector<double> all;
        for (auto row = rows.begin(); row != rows.end(); row += features)
            all.push_back(std::inner_product(weights.begin(), weights.end(), row, 0.0));
        return all;
    };
    const auto meanSquare = [](const std::vector<double>& found, const auto& wanted) {
        double sum = 0;
        for (std::size_t i = 0; i < found.size(); ++i)
            sum += (found[i] - wanted(i)) * (found[i] - wanted(i));
        return sum / static_cast<double>(found.size());
    };
    CycleFit fit{.curve = values(cycleGrid())};
    fit.training = meanSquare(values(data.x), [&](std::size_t i) { return data.y[i]; });
    fit.test =
        meanSquare(fit.curve, [](std::size_t i) { return cycleTruth(cycleGrid()[i]); }) + noise * noise;
    return fit;
}

void DrawTally::add(const CycleFit& fit)
{
    ++m_draws;
    m_mean.resize(fit.curve.size());
    m_squares.resize(fit.curve.size());
    m_training += fit.training;
    m_test += fit.test;
    for (std::size_t i = 0; i < fit.curve.size(); ++i) {
        const double before = fit.curve[i] - m_mean[i];
        m_mean[i] += before / m_draws;
        m_squares[i] += before * (fit.curve[i] - m_mean[i]);
    }
}

double DrawTally::training() const
{
    return m_training / m_draws;
}

double DrawTally::test() const
{
    return m_test / m_draws;
}

double DrawTally::squaredBias() const
{
    double sum = 0;
    for (std::size_t i = 0; i < m_mean.size(); ++i) {
        const double apart = m_mean[i] - cycleTruth(cycleGrid()[i]);
        sum += apart * apart;
    }
    return sum / static_cast<double>(m_mean.size());
}

double DrawTally::variance() const
{
    const double sum = std::accumulate(m_squares.begin(), m_squares.end(), 0.0);
    return sum / static_cast<double>(m_squares.size()) / m_draws;
}

std::vector<double> DrawTally::meanCurve() const
{
    return m_mean;
}

} // namespace carpo::lessons
