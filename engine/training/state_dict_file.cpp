// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/state_dict_file.h"

#include "engine/training/pickle_machine.h"
#include "engine/training/safetensors_header.h"
#include "engine/training/weights_flaw.h"

#include <utility>

namespace carpo::training {
namespace {

using Kind = PickleValue::Kind;

// torch.serialization.MAGIC_NUMBER and PROTOCOL_VERSION.
constexpr std::string_view kMagicNumber = "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";
constexpr std::int64_t kProtocolVersion = 1001;

// Bytes that a file of that size may be unpacked to, and that its tensors may take: weights hardly shrink,
// and few of them are shared.
std::uint64_t mostBytes(std::string_view bytes)
{
    constexpr std::uint64_t kAlways = std::uint64_t{64} << 20U;
    return kAlways + 4 * static_cast<std::uint64_t>(bytes.size());
}

// A pickle that names nothing, where a stream goes on; `bytes` lose it.
core::Result<Pickle> takePlain(std::string_view& bytes, const std::string& place)
{
    core::Result<Pickle> pickle = readPickle(bytes, {}, place);
    if (pickle)
        bytes.remove_prefix(pickle->bytes);
    return pickle;
}

// Of the system information of a legacy file.
bool isLittleEndian(const Pickle& information)
{
    const PickleValue& root = information.values[information.root];
    for (std::size_t i = 0; root.kind == Kind::Dict && i + 1 < root.items.size(); i += 2) {
        if (information.values[root.items[i]].text == "little_endian")
            return information.values[root.items[i + 1]].integer == 1;
    }
    return true;
}

} // namespace

bool StateDictFile::isZip(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04");
}

bool StateDictFile::isLegacy(std::string_view bytes)
{
    constexpr std::size_t kFirstPickle = 32; // protocol, frame, the number's length
    return bytes.starts_with('\x80')
           && bytes.substr(0, kFirstPickle).find(kMagicNumber) != std::string_view::npos;
}

core::Result<StateDictFile> StateDictFile::open(std::string_view bytes, const std::string& place)
{
    StateDictFile file(place);
    const core::Result<void> opened = isZip(bytes) ? file.openZip(bytes) : file.openLegacy(bytes);
    if (!opened)
        return tl::make_unexpected(opened.error());
    return file;
}

core::Result<void> StateDictFile::openZip(std::string_view bytes)
{
    core::Result<WeightsZip> zip = WeightsZip::open(bytes, mostBytes(bytes), m_place);
    if (!zip)
        return tl::make_unexpected(zip.error());
    m_zip = std::move(*zip);
    m_folder = m_zip->folderWith("data.pkl");
    if (m_folder.empty())
        return unreadableWeights(WeightsFlaw::NotStateDict, m_place, "data.pkl");
    if (const std::string order = m_folder + "/byteorder"; m_zip->contains(order)) {
        const core::Result<std::string> text = m_zip->read(order);
        if (!text)
            return tl::make_unexpected(text.error());
        if (*text != "little")
            return unreadableWeights(WeightsFlaw::BigEndian, m_place, shownName(*text));
    }
    // Once it is laid out nothing points into the pickle's bytes.
    const auto layout = m_zip->read(m_folder + "/data.pkl").and_then([&](const std::string& content) {
        return readPickle(content, stateDictGlobals(), m_place).and_then([&](const Pickle& pickle) {
            return layOut(pickle, mostBytes(bytes), m_place);
        });
    });
    if (!layout)
        return tl::make_unexpected(layout.error());
    m_layout = *layout;
    return {};
}

core::Result<void> StateDictFile::openLegacy(std::string_view bytes)
{
    const std::uint64_t most = mostBytes(bytes);
    const auto magic = takePlain(bytes, m_place);
    if (!magic)
        return tl::make_unexpected(magic.error());
    if (magic->values[magic->root].text != kMagicNumber)
        return unreadableWeights(WeightsFlaw::NotStateDict, m_place, "magic number");
    const auto version = takePlain(bytes, m_place);
    if (!version)
        return tl::make_unexpected(version.error());
    if (version->values[version->root].integer != kProtocolVersion)
        return unreadableWeights(WeightsFlaw::NotStateDict, m_place, "protocol version");
    const auto information = takePlain(bytes, m_place);
    if (!information)
        return tl::make_unexpected(information.error());
    if (!isLittleEndian(*information))
        return unreadableWeights(WeightsFlaw::BigEndian, m_place, "little_endian");
    const auto pickle = readPickle(bytes, stateDictGlobals(), m_place);
    if (!pickle)
        return tl::make_unexpected(pickle.error());
    bytes.remove_prefix(pickle->bytes);
    core::Result<StateDictLayout> layout = layOut(*pickle, most, m_place);
    if (!layout)
        return tl::make_unexpected(layout.error());
    m_layout = std::move(*layout);
    const auto keys = takePlain(bytes, m_place);
    if (!keys)
        return tl::make_unexpected(keys.error());
    return findStorages(bytes, *keys);
}

// One behind the other: how many elements as eight bytes, then those.
core::Result<void> StateDictFile::findStorages(std::string_view bytes, const Pickle& keys)
{
    constexpr std::size_t kCountBytes = 8;
    const PickleValue& list = keys.values[keys.root];
    for (const PickleValue::Index index : list.items) {
        const std::string_view key = keys.values[index].text;
        const auto known = m_layout.storages.find(key);
        if (known == m_layout.storages.end() || bytes.size() < kCountBytes)
            return unreadableWeights(WeightsFlaw::NotStateDict, m_place, "storage " + shownName(key));
        const std::uint64_t count = littleEndian(bytes.substr(0, kCountBytes));
        bytes.remove_prefix(kCountBytes);
        const std::uint64_t width = bytesOfType(known->second.type);
        if (count > bytes.size() / width)
            return unreadableWeights(WeightsFlaw::NotStateDict, m_place, "storage " + shownName(key));
        if (!m_storages.emplace(key, bytes.substr(0, count * width)).second)
            return unreadableWeights(WeightsFlaw::NotStateDict, m_place, "storage " + shownName(key));
        bytes.remove_prefix(count * width);
    }
    return {};
}

core::Result<std::string_view> StateDictFile::storage(const std::string& key)
{
    const PickledStorage& wanted = m_layout.storages.at(key);
    std::string_view content;
    if (m_zip) {
        core::Result<std::string> read = m_zip->read(m_folder + "/data/" + key);
        if (!read)
            return tl::make_unexpected(read.error());
        m_content = std::move(*read);
        content = m_content;
    } else if (const auto found = m_storages.find(key); found != m_storages.end()) {
        content = found->second;
    }
    const std::uint64_t width = bytesOfType(wanted.type);
    if (wanted.elements > content.size() / width)
        return unreadableWeights(WeightsFlaw::NotStateDict, m_place, "storage " + shownName(key));
    return content.substr(0, wanted.elements * width);
}

} // namespace carpo::training
