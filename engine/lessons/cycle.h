// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace carpo::lessons {

/// The weights of the least sum of squares over `rows` (one behind the other, as many as `targets`), and
/// among those the shortest: the pseudoinverse, by one-sided Jacobi rotations (Hestenes 1958; Golub and Van
/// Loan, "Matrix computations", 8.6). Directions below 1e-10 of the largest singular value are left out.
[[nodiscard]] std::vector<double> leastSquares(std::span<const double> rows, std::span<const double> targets);

/// What is to be found, on [-1, 1].
[[nodiscard]] double cycleTruth(double x);

struct CycleData
{
    std::vector<double> x; ///< rising, one at random in each of as many equal parts of [-1, 1]
    std::vector<double> y; ///< the truth, and noise of that SD
};

[[nodiscard]] CycleData cycleData(int count, double noise, std::uint64_t seed, std::uint64_t draw);

enum class FeatureKind
{
    Legendre, ///< polynomials of degree 0, 1 ... count - 1
    /// cos(w x + b), w from Cauchy's distribution, b uniform: those of the Laplacian kernel (Rahimi and
    /// Recht, "Random features for large-scale kernel machines", 2007). Random waves are what Belkin et al.,
    /// 2019, show double descent with.
    RandomWaves
};

/// count values for each x, row by row. More features of the same seed contain the fewer.
[[nodiscard]] std::vector<double>
featuresOf(FeatureKind kind, int count, std::span<const double> x, std::uint64_t seed);

/// The fit everywhere, and its mean squared errors.
struct CycleFit
{
    std::vector<double> curve; ///< at cycleGrid()
    double training = 0;
    double test = 0; ///< at new points, noise included
};

/// 101 places from -1 to 1.
[[nodiscard]] const std::vector<double>& cycleGrid();

[[nodiscard]] CycleFit
fitted(FeatureKind kind, int features, const CycleData& data, double noise, std::uint64_t seed);

/// What many draws of the data say of a model (Geman, Bienenstock, Doursat, "Neural networks and the
/// bias/variance dilemma", 1992), over the grid: test = squared bias + variance + noise, exactly.
class DrawTally
{
public:
    void add(const CycleFit& fit);

    [[nodiscard]] int draws() const { return m_draws; }
    [[nodiscard]] double training() const; ///< mean over the draws
    [[nodiscard]] double test() const;
    [[nodiscard]] double squaredBias() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] std::vector<double> meanCurve() const;

private:
    int m_draws = 0;
    double m_training = 0;
    double m_test = 0;
    std::vector<double> m_mean;    // a place
    std::vector<double> m_squares; // of what is apart from the mean, added up (Welford 1962)
};

} // namespace carpo::lessons
