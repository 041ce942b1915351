// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/gray_counts.h"

#include "widgets/viewer/pixels.h"

#include <algorithm>
#include <cmath>

namespace carpo::viewer {
namespace {

constexpr double kAutomaticTail = 0.001;

} // namespace

GrayCounts::GrayCounts(const QImage& image)
    : m_deep(image.format() == QImage::Format_Grayscale16)
{
    if (image.isNull())
        return;
    m_counts.resize(static_cast<std::size_t>(largestValue(image)) + 1);
    forEachValue(image, image.rect(), [this](int value) { ++m_counts[static_cast<std::size_t>(value)]; });
    m_total = static_cast<qint64>(image.width()) * image.height();
    const auto occurs = [](quint32 count) { return count > 0; };
    m_smallest = static_cast<int>(std::ranges::find_if(m_counts, occurs) - m_counts.begin());
    m_largest =
        static_cast<int>(m_counts.rend() - std::find_if(m_counts.rbegin(), m_counts.rend(), occurs)) - 1;
}

std::pair<int, int> GrayCounts::range() const
{
    return m_deep ? std::pair(m_smallest, m_largest) : std::pair(0, 255);
}

int GrayCounts::quantile(double share) const
{
    const double wanted = share * static_cast<double>(m_total);
    double passed = 0.0;
    for (int value = m_smallest; value < m_largest; ++value) {
        passed += m_counts[static_cast<std::size_t>(value)];
        if (passed >= wanted)
            return value;
    }
    return m_largest;
}

GrayWindow GrayCounts::automaticWindow() const
{
    const int low = quantile(kAutomaticTail);
    const int high = quantile(1.0 - kAutomaticTail);
    return low < high ? GrayWindow::between(low, high) : GrayWindow::between(m_smallest, m_largest);
}

GrayWindow GrayCounts::fullWindow() const
{
    const auto [low, high] = range();
    return GrayWindow::between(low, high);
}

GrayWindow GrayCounts::firstWindow() const
{
    return m_deep ? automaticWindow() : fullWindow();
}

std::vector<double> GrayCounts::binned(int low, int high, int bins) const
{
    std::vector<double> binned(static_cast<std::size_t>(bins));
    const double perValue = bins / (high - low + 1.0);
    for (int value = std::max(low, m_smallest); value <= std::min(high, m_largest) && !isEmpty(); ++value)
        binned[static_cast<std::size_t>((value - low) * perValue)] +=
            m_counts[static_cast<std::size_t>(value)];
    return binned;
}

} // namespace carpo::viewer
