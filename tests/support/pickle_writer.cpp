// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pickle_writer.h"

namespace carpo::support {
namespace {

std::string littleEndian(std::uint64_t number, std::size_t width)
{
    std::string bytes;
    for (std::size_t i = 0; i < width; ++i)
        bytes += static_cast<char>(number >> (8 * i) & 0xffU);
    return bytes;
}

std::string pickledIntegers(const std::vector<std::int64_t>& numbers)
{
    std::vector<std::string> items;
    for (const std::int64_t number : numbers)
        items.push_back(pickledInteger(number));
    return pickledTuple(items);
}

} // namespace

std::string pickledText(const std::string& text)
{
    return "X" + littleEndian(text.size(), 4) + text;
}

std::string pickledInteger(std::int64_t number)
{
    return "\x8a\x08" + littleEndian(static_cast<std::uint64_t>(number), 8);
}

std::string pickledTuple(const std::vector<std::string>& items)
{
    std::string pickle = "(";
    for (const std::string& item : items)
        pickle += item;
    return pickle + "t";
}

std::string pickledDict(const std::vector<std::pair<std::string, std::string>>& entries)
{
    std::string pickle = "}(";
    for (const auto& [key, value] : entries)
        pickle += pickledText(key) + value;
    return pickle + "u";
}

std::string pickledStorage(const std::string& key, std::int64_t elements, const std::string& type)
{
    return pickledTuple({pickledText("storage"),
                         "ctorch\n" + type + "\n",
                         pickledText(key),
                         pickledText("cpu"),
                         pickledInteger(elements),
                         "N"})
           + "Q";
}

std::string pickledTensor(const std::string& storage,
                          std::int64_t offset,
                          const std::vector<std::int64_t>& shape,
                          const std::vector<std::int64_t>& strides)
{
    return "ctorch._utils\n_rebuild_tensor_v2\n"
           + pickledTuple({storage,
                           pickledInteger(offset),
                           pickledIntegers(shape),
                           pickledIntegers(strides),
                           "\x89",
                           "N"})
           + "R";
}

std::string legacyStateDict(const std::string& object, const std::vector<LegacyStorage>& storages)
{
    std::string file = "\x80\x02\x8a\x0al\xfc\x9c\x46\xf9 j\xa8P\x19.";
    file += "\x80\x02M\xe9\x03.";
    file += "\x80\x02" + pickledDict({{"little_endian", "\x88"}}) + ".";
    file += "\x80\x02" + object + ".\x80\x02](";
    for (const LegacyStorage& storage : storages)
        file += pickledText(storage.key);
    file += "e.";
    for (const LegacyStorage& storage : storages)
        file += littleEndian(static_cast<std::uint64_t>(storage.elements), 8) + storage.bytes;
    return file;
}

} // namespace carpo::support
