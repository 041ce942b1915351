// SPDX-License-Identifier: GPL-3.0-or-later
// What torch/serialization.py and torch/_utils.py write.
#include "engine/training/state_dict_layout.h"

#include "engine/training/safetensors_header.h"
#include "engine/training/weights_flaw.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace carpo::training {
namespace {

using Index = PickleValue::Index;
using Kind = PickleValue::Kind;

struct StorageType
{
    std::string_view global;
    std::string_view type;
};

constexpr std::array kStorageTypes{StorageType{"torch.DoubleStorage", "F64"},
                                   StorageType{"torch.FloatStorage", "F32"},
                                   StorageType{"torch.HalfStorage", "F16"},
                                   StorageType{"torch.BFloat16Storage", "BF16"},
                                   StorageType{"torch.LongStorage", "I64"},
                                   StorageType{"torch.IntStorage", "I32"},
                                   StorageType{"torch.ShortStorage", "I16"},
                                   StorageType{"torch.CharStorage", "I8"},
                                   StorageType{"torch.ByteStorage", "U8"},
                                   StorageType{"torch.BoolStorage", "BOOL"},
                                   StorageType{"torch.storage.UntypedStorage", "U8"}};

constexpr std::string_view kOrderedDict = "collections.OrderedDict";
// The first one and Parameter: of PyTorch before 0.4, in which torchvision's older files are written.
constexpr std::array<std::string_view, 2> kTensorMakers = {"torch._utils._rebuild_tensor",
                                                           "torch._utils._rebuild_tensor_v2"};
constexpr std::array<std::string_view, 2> kParameterMakers = {"torch._utils._rebuild_parameter",
                                                              "torch.nn.parameter.Parameter"};

std::string detailOf(std::string_view what, std::string_view name)
{
    return shownName(name) + ": " + std::string(what);
}

// Elements of a shape; nothing beyond `most`.
std::optional<std::uint64_t> elementsOf(const std::vector<std::int64_t>& shape, std::uint64_t most)
{
    if (std::ranges::find(shape, 0) != shape.end())
        return 0;
    std::uint64_t count = 1;
    for (const std::int64_t extent : shape) {
        if (count > most / static_cast<std::uint64_t>(extent))
            return std::nullopt;
        count *= static_cast<std::uint64_t>(extent);
    }
    return count;
}

// From a tensor's first element to behind its last one; nothing beyond `most`.
std::optional<std::uint64_t> spanOf(const StridedTensor& tensor, std::uint64_t most)
{
    if (std::ranges::find(tensor.shape, 0) != tensor.shape.end())
        return 0;
    if (most == 0)
        return std::nullopt;
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        const auto steps = static_cast<std::uint64_t>(tensor.shape[i] - 1);
        const auto stride = static_cast<std::uint64_t>(tensor.strides[i]);
        if (steps > 0 && stride > (most - 1 - last) / steps)
            return std::nullopt;
        last += steps * stride;
    }
    return last + 1;
}

class Reader
{
public:
    Reader(const Pickle& pickle, std::uint64_t mostBytes, const std::string& place)
        : m_pickle(pickle)
        , m_left(mostBytes)
        , m_place(place)
    {}

    [[nodiscard]] core::Result<StateDictLayout> read();

private:
    using Entries = std::vector<std::pair<Index, Index>>;

    [[nodiscard]] const PickleValue& at(Index index) const { return m_pickle.values[index]; }
    [[nodiscard]] tl::unexpected<core::Error> refused(const std::string& detail) const
    {
        return unreadableWeights(WeightsFlaw::NotStateDict, m_place, detail);
    }
    [[nodiscard]] std::string_view calleeOf(const PickleValue& value) const;
    [[nodiscard]] const std::vector<Index>& argumentsOf(const PickleValue& value) const;
    [[nodiscard]] std::optional<Entries> entriesOf(Index index) const;
    [[nodiscard]] std::optional<Entries> stateDict() const;
    [[nodiscard]] const PickleValue* tensorCall(Index index) const;
    [[nodiscard]] std::optional<std::vector<std::int64_t>> extentsOf(Index index) const;
    [[nodiscard]] std::optional<std::uint64_t> countOf(Index index) const;
    [[nodiscard]] core::Result<void> readStorage(const PickleValue& value);
    [[nodiscard]] core::Result<void> readTensor(std::string_view name, const PickleValue& call);
    [[nodiscard]] bool place(StridedTensor& tensor, Index persistent);
    [[nodiscard]] core::Result<void> finish();

    const Pickle& m_pickle;
    std::uint64_t m_left; // bytes that further tensors may take, in the file or copied out of it
    const std::string& m_place;
    StateDictLayout m_layout;
};

std::string_view Reader::calleeOf(const PickleValue& value) const
{
    return value.kind == Kind::Call ? at(value.items[0]).text : std::string_view();
}

const std::vector<Index>& Reader::argumentsOf(const PickleValue& value) const
{
    return at(value.items[1]).items;
}

// Of a dictionary, ordered or not; Python 2 gave an ordered one its pairs as an argument.
std::optional<Reader::Entries> Reader::entriesOf(Index index) const
{
    const PickleValue& value = at(index);
    const bool isOrdered = calleeOf(value) == kOrderedDict;
    if (value.kind != Kind::Dict && !isOrdered)
        return std::nullopt;
    Entries entries;
    if (isOrdered && !argumentsOf(value).empty()) {
        for (const Index pair : at(argumentsOf(value).front()).items) {
            if (at(pair).items.size() == 2)
                entries.emplace_back(at(pair).items[0], at(pair).items[1]);
        }
    }
    for (std::size_t i = isOrdered ? 2 : 0; i + 1 < value.items.size(); i += 2)
        entries.emplace_back(value.items[i], value.items[i + 1]);
    return entries;
}

// The root, or what it wraps.
std::optional<Reader::Entries> Reader::stateDict() const
{
    constexpr int kMostWraps = 3;
    std::optional<Entries> entries = entriesOf(m_pickle.root);
    for (int i = 0; i < kMostWraps && entries; ++i) {
        std::optional<Entries> inner;
        for (const std::string_view key : {"state_dict", "model"}) {
            const auto found = std::ranges::find_if(*entries, [&](const auto& entry) {
                return at(entry.first).kind == Kind::Text && at(entry.first).text == key;
            });
            if (!inner && found != entries->end())
                inner = entriesOf(found->second);
        }
        if (!inner)
            return entries;
        entries = std::move(inner);
    }
    return entries;
}

// The call that makes the tensor; null where the value is none. A call's arguments stand before it, so that
// this ends.
const PickleValue* Reader::tensorCall(Index index) const
{
    const PickleValue* value = &at(index);
    while (std::ranges::find(kParameterMakers, calleeOf(*value)) != kParameterMakers.end()
           && !argumentsOf(*value).empty())
        value = &at(argumentsOf(*value).front());
    return std::ranges::find(kTensorMakers, calleeOf(*value)) != kTensorMakers.end() ? value : nullptr;
}

std::optional<std::uint64_t> Reader::countOf(Index index) const
{
    const PickleValue& value = at(index);
    if (value.kind != Kind::Integer || value.integer < 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(value.integer);
}

std::optional<std::vector<std::int64_t>> Reader::extentsOf(Index index) const
{
    constexpr std::size_t kMostDimensions = 16;
    const PickleValue& value = at(index);
    if ((value.kind != Kind::Tuple && value.kind != Kind::List) || value.items.size() > kMostDimensions)
        return std::nullopt;
    std::vector<std::int64_t> extents;
    for (const Index item : value.items) {
        if (!countOf(item))
            return std::nullopt;
        extents.push_back(at(item).integer);
    }
    return extents;
}

// ("storage", type, key, device, elements), in the legacy format also a view of it or None.
core::Result<void> Reader::readStorage(const PickleValue& value)
{
    const std::vector<Index>& id = at(value.items[0]).items;
    if (at(value.items[0]).kind != Kind::Tuple || id.size() < 5 || at(id[0]).text != "storage"
        || at(id[1]).kind != Kind::Global || at(id[2]).kind != Kind::Text || !countOf(id[4]))
        return refused("storage");
    const auto* const type = std::ranges::find(kStorageTypes, at(id[1]).text, &StorageType::global);
    if (type == kStorageTypes.end())
        return refused("storage " + shownName(at(id[1]).text));
    const PickledStorage storage{.type = type->type, .elements = *countOf(id[4])};
    const auto [known, isNew] = m_layout.storages.try_emplace(std::string(at(id[2]).text), storage);
    if (!isNew && (known->second.type != storage.type || known->second.elements != storage.elements))
        return refused("storage " + shownName(known->first));
    return {};
}

// Where the tensor's elements are: false where they leave the storage, or the part of it that is named.
bool Reader::place(StridedTensor& tensor, Index persistent)
{
    if (at(persistent).kind != Kind::Persistent)
        return false;
    const std::vector<Index>& id = at(at(persistent).items[0]).items;
    tensor.storage = at(id[2]).text;
    const std::uint64_t elements = *countOf(id[4]);
    std::uint64_t begin = 0;
    std::uint64_t available = elements;
    if (id.size() > 5 && at(id[5]).kind != Kind::None) {
        const PickleValue& view = at(id[5]); // (key, offset, elements)
        if (view.items.size() != 3 || !countOf(view.items[1]) || !countOf(view.items[2]))
            return false;
        begin = *countOf(view.items[1]);
        available = *countOf(view.items[2]);
        if (begin > elements || available > elements - begin)
            return false;
    }
    if (tensor.offset > available)
        return false;
    const std::optional<std::uint64_t> span = spanOf(tensor, available - tensor.offset);
    tensor.offset += begin;
    tensor.span = span.value_or(0);
    return span.has_value();
}

// (storage, offset, shape, strides, ...)
core::Result<void> Reader::readTensor(std::string_view name, const PickleValue& call)
{
    const std::vector<Index>& arguments = argumentsOf(call);
    if (arguments.size() < 4 || !countOf(arguments[1]))
        return refused(detailOf("tensor", name));
    const auto shape = extentsOf(arguments[2]);
    const auto strides = extentsOf(arguments[3]);
    if (!shape || !strides || shape->size() != strides->size())
        return refused(detailOf("shape, strides", name));
    StridedTensor tensor{.name = std::string(name),
                         .storage = {},
                         .offset = *countOf(arguments[1]),
                         .shape = *shape,
                         .strides = *strides};
    if (!place(tensor, arguments[0]))
        return refused(detailOf("offset, shape, strides", name));
    const std::uint64_t width = bytesOfType(m_layout.storages.find(tensor.storage)->second.type);
    const std::uint64_t most = m_left / width;
    const auto count = elementsOf(*shape, most);
    if (!count || tensor.span > most)
        return unreadableWeights(WeightsFlaw::TooMuch, m_place, detailOf("shape", name));
    tensor.count = *count;
    m_left -= std::max(*count, tensor.span) * width;
    m_layout.tensors.push_back(std::move(tensor));
    return {};
}

core::Result<void> Reader::finish()
{
    constexpr std::string_view kPrefix = "module.";
    std::vector<StridedTensor>& tensors = m_layout.tensors;
    if (tensors.empty())
        return unreadableWeights(WeightsFlaw::NoTensors, m_place, "state dict");
    const bool isParallel = std::ranges::all_of(
        tensors, [](const StridedTensor& tensor) { return tensor.name.starts_with(kPrefix); });
    std::set<std::string_view> names;
    for (StridedTensor& tensor : tensors) {
        if (isParallel)
            tensor.name.erase(0, kPrefix.size());
        if (!names.insert(tensor.name).second)
            return refused(detailOf("twice", tensor.name));
    }
    return {};
}

core::Result<StateDictLayout> Reader::read()
{
    for (const PickleValue& value : m_pickle.values) {
        if (value.kind != Kind::Persistent)
            continue;
        if (const auto storage = readStorage(value); !storage)
            return tl::make_unexpected(storage.error());
    }
    const std::optional<Entries> entries = stateDict();
    if (!entries)
        return refused("no dictionary");
    for (const auto& [key, value] : *entries) {
        const PickleValue* const call = tensorCall(value);
        if (call == nullptr)
            continue; // epochs, versions and the like
        if (at(key).kind != Kind::Text)
            return refused("a tensor without a name");
        if (const auto tensor = readTensor(at(key).text, *call); !tensor)
            return tl::make_unexpected(tensor.error());
    }
    if (const auto finished = finish(); !finished)
        return tl::make_unexpected(finished.error());
    return std::move(m_layout);
}

} // namespace

std::span<const std::string_view> stateDictGlobals()
{
    static const std::vector<std::string_view> kGlobals = [] {
        std::vector<std::string_view> globals = {kOrderedDict};
        globals.insert(globals.end(), kTensorMakers.begin(), kTensorMakers.end());
        globals.insert(globals.end(), kParameterMakers.begin(), kParameterMakers.end());
        for (const StorageType& type : kStorageTypes)
            globals.push_back(type.global);
        return globals;
    }();
    return kGlobals;
}

core::Result<StateDictLayout> layOut(const Pickle& pickle, std::uint64_t mostBytes, const std::string& place)
{
    return Reader(pickle, mostBytes, place).read();
}

} // namespace carpo::training
