// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewer/gray_window.h"

#include <QImage>

#include <utility>
#include <vector>

namespace carpo::viewer {

/// How often each stored value occurs in an image. Going through ten megapixels takes some milliseconds.
class GrayCounts
{
public:
    GrayCounts() = default;
    /// `image` as workable() gives it.
    explicit GrayCounts(const QImage& image);

    [[nodiscard]] bool isEmpty() const { return m_total == 0; }
    [[nodiscard]] int smallest() const { return m_smallest; }
    [[nodiscard]] int largest() const { return m_largest; }
    /// What a window is chosen from: all of 8 bits; of 16 bits from the smallest to the largest there is.
    [[nodiscard]] std::pair<int, int> range() const;
    /// The smallest value that at least `share` (0 to 1) of the pixels do not exceed.
    [[nodiscard]] int quantile(double share) const;
    /// From the 0.1 to the 99.9 percentile, as ITK-SNAP has it; all of an image whose two are the same.
    [[nodiscard]] GrayWindow automaticWindow() const;
    [[nodiscard]] GrayWindow fullWindow() const;
    /// In which an image is shown first: 8 bits as they are stored, 16 bits in the automatic window.
    [[nodiscard]] GrayWindow firstWindow() const;
    /// Counts of `bins` equal parts of [low, high].
    [[nodiscard]] std::vector<double> binned(int low, int high, int bins) const;

private:
    std::vector<quint32> m_counts;
    bool m_deep = false; // 16 bits
    qint64 m_total = 0;
    int m_smallest = 0;
    int m_largest = 0;
};

} // namespace carpo::viewer
