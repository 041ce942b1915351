// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace carpo::plots {

/// Exponential moving average with the bias correction of Kingma and Ba, "Adam" (2015), section 3: a constant
/// stays that constant from the first value on, and the first value is itself.
class Smoother
{
public:
    /// `weight` of the past in [0, 1).
    explicit Smoother(double weight)
        : m_weight(weight)
    {}

    /// The average after `value`. A value that is not finite is passed through and not remembered.
    double add(double value);
    void restart();

private:
    double m_weight;
    double m_sum = 0.0;
    double m_correction = 1.0; // weight^n, what is still missing from a full average
};

} // namespace carpo::plots
