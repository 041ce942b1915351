// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/bmp_runs.h"

#include <utility>

namespace carpo::imaging {
namespace {

constexpr std::uint8_t kEndOfRow = 0;
constexpr std::uint8_t kEndOfPicture = 1;
constexpr std::uint8_t kMove = 2;

class Unpacker
{
public:
    Unpacker(std::span<const std::uint8_t> runs, const RunsOf& picture)
        : m_runs(runs)
        , m_picture(picture)
        , m_pixels(picture.rowBytes * picture.height)
    {}

    /// False where the runs do not fit the picture.
    bool unpack()
    {
        while (m_runs.size() >= 2) {
            const std::uint8_t count = m_runs[0];
            const std::uint8_t value = m_runs[1];
            m_runs = m_runs.subspan(2);
            if (count == 0 && value == kEndOfPicture)
                return true;
            if (!(count > 0 ? repeat(count, value) : value > kMove ? copy(value) : move(value)))
                return false;
        }
        // Some leave the mark out; nothing is missing then.
        return m_y == m_picture.height || (m_y + 1 == m_picture.height && m_x >= m_picture.width);
    }

    [[nodiscard]] std::vector<std::uint8_t> take() { return std::move(m_pixels); }

private:
    /// Two pixels of 4 bits stand in a byte, the left one above.
    [[nodiscard]] std::uint8_t placeIn(std::uint8_t byte, std::size_t pixel) const
    {
        if (m_picture.bits == 8)
            return byte;
        return static_cast<std::uint8_t>(pixel % 2 == 0 ? byte >> 4U : byte & 0xFU);
    }

    [[nodiscard]] bool hasRoom(std::size_t pixels) const
    {
        return m_y < m_picture.height && m_x + pixels <= paddedWidth();
    }

    /// Some (ImageMagick) pack what fills a row up to a whole number of four too.
    [[nodiscard]] std::size_t paddedWidth() const { return (m_picture.width + 3) / 4 * 4; }

    void put(std::uint8_t value)
    {
        if (m_x < m_picture.width)
            m_pixels[m_y * m_picture.rowBytes + m_x] = value;
        ++m_x;
    }

    bool repeat(std::size_t count, std::uint8_t value)
    {
        if (!hasRoom(count))
            return false;
        for (std::size_t i = 0; i < count; ++i)
            put(placeIn(value, i));
        return true;
    }

    /// As many pixels as they are, filled up to a whole word.
    bool copy(std::size_t count)
    {
        const std::size_t bytes = m_picture.bits == 8 ? count : (count + 1) / 2;
        const std::size_t words = bytes + bytes % 2;
        if (!hasRoom(count) || m_runs.size() < words)
            return false;
        for (std::size_t i = 0; i < count; ++i)
            put(placeIn(m_runs[m_picture.bits == 8 ? i : i / 2], i));
        m_runs = m_runs.subspan(words);
        return true;
    }

    bool move(std::uint8_t mark)
    {
        if (mark == kEndOfRow) {
            m_x = 0;
            return ++m_y <= m_picture.height;
        }
        if (m_runs.size() < 2 || !hasRoom(m_runs[0]) || m_runs[1] >= m_picture.height - m_y)
            return false;
        m_x += m_runs[0];
        m_y += m_runs[1];
        m_runs = m_runs.subspan(2);
        return true;
    }

    std::span<const std::uint8_t> m_runs;
    RunsOf m_picture;
    std::vector<std::uint8_t> m_pixels;
    std::size_t m_x = 0;
    std::size_t m_y = 0;
};

} // namespace

std::optional<std::vector<std::uint8_t>> unpackedRuns(std::span<const std::uint8_t> runs,
                                                      const RunsOf& picture)
{
    Unpacker unpacker(runs, picture);
    if (!unpacker.unpack())
        return std::nullopt;
    return unpacker.take();
}

} // namespace carpo::imaging
