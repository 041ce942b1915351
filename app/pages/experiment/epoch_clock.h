// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace carpo::pages {

/// Which batch is where among the epochs: plots of both kinds share one cursor by it. An epoch's number
/// stands for its end.
class EpochClock
{
public:
    void clear();
    /// The epoch ended with that step, since the run began; epochs come in order.
    void setEnd(int epoch, double step);
    /// Of the epoch in progress; 0 where it is not known.
    void setBatches(double batches) { m_batches = batches; }

    [[nodiscard]] double epochOf(double step) const;
    [[nodiscard]] double stepOf(double epoch) const;

private:
    [[nodiscard]] double batchesNow() const;

    std::vector<double> m_ends{0}; // step at the end of each epoch, from epoch 0 on
    double m_batches = 0;
};

} // namespace carpo::pages
