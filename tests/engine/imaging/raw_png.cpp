// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/imaging/raw_png.h"

#include "engine/core/random.h"

#include <zlib.h>

namespace carpo::imaging {
namespace {

void appendNumber(ByteVector& bytes, std::uint64_t number)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

void appendChunk(ByteVector& bytes, const std::string& type, const ByteVector& data)
{
    appendNumber(bytes, data.size());
    const std::size_t start = bytes.size();
    bytes.insert(bytes.end(), type.begin(), type.end());
    bytes.insert(bytes.end(), data.begin(), data.end());
    appendNumber(bytes, crc32(0, bytes.data() + start, static_cast<uInt>(bytes.size() - start)));
}

} // namespace

ByteVector bytesOf(const RawPng& png)
{
    ByteVector bytes = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    ByteVector header;
    appendNumber(header, png.width);
    appendNumber(header, png.height);
    header.insert(header.end(), {png.bitDepth, png.colourType, 0, 0, 0});
    appendChunk(bytes, "IHDR", header);
    if (!png.palette.empty())
        appendChunk(bytes, "PLTE", png.palette);
    for (const auto& [type, content] : png.others)
        appendChunk(bytes, type, content);
    appendChunk(bytes, "IDAT", packed(png.rows));
    appendChunk(bytes, "IEND", {});
    return bytes;
}

ByteVector packed(const ByteVector& bytes)
{
    uLongf size = compressBound(bytes.size());
    ByteVector result(size);
    compress(result.data(), &size, bytes.data(), bytes.size());
    result.resize(size);
    return result;
}

ByteVector noisePng(int width, int height, std::uint64_t seed)
{
    core::RandomStream random(seed, "noise");
    RawPng png;
    png.width = static_cast<std::uint32_t>(width);
    png.height = static_cast<std::uint32_t>(height);
    for (int y = 0; y < height; ++y) {
        png.rows.push_back(0);
        for (int x = 0; x < width; ++x)
            png.rows.push_back(static_cast<std::uint8_t>(random.below(256)));
    }
    return bytesOf(png);
}

} // namespace carpo::imaging
