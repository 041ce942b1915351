// SPDX-License-Identifier: GPL-3.0-or-later
// Opcodes as Python's Lib/pickletools.py describes them.
#include "engine/training/pickle.h"

#include "engine/training/weights_flaw.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace carpo::training {
namespace {

using Index = PickleValue::Index;
using Kind = PickleValue::Kind;

// Each makes at most one value: the memory that a pickle can ask for is bounded. The weights and the
// optimizer's state of a thousand layers take a tenth of it.
constexpr std::size_t kMostOpcodes = 4'000'000;

std::uint64_t littleEndian(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return number;
}

// Of two's complement, up to eight bytes.
std::int64_t signedLittleEndian(std::string_view bytes)
{
    if (bytes.empty())
        return 0;
    const std::size_t unused = 64 - 8 * bytes.size();
    return static_cast<std::int64_t>(littleEndian(bytes) << unused) >> unused;
}

class Unpickler
{
public:
    Unpickler(std::string_view bytes, std::span<const std::string_view> allowed)
        : m_bytes(bytes)
        , m_allowed(allowed)
    {}

    // False where the pickle is refused: then `flaw` and `detail` say why.
    [[nodiscard]] bool run();

    Pickle pickle;
    WeightsFlaw flaw = WeightsFlaw::NotStateDict;
    std::string detail = "pickle";

private:
    using Operation = bool (Unpickler::*)();
    struct Opcode
    {
        unsigned char code;
        Operation operation;
    };
    static const std::array<Opcode, 46> kOpcodes;
    [[nodiscard]] static std::array<Operation, 256> operations();

    // Nothing below the last mark may be taken.
    [[nodiscard]] std::size_t floor() const { return m_marks.empty() ? 0 : m_marks.back(); }
    [[nodiscard]] bool take(std::uint64_t count, std::string_view& taken);
    template <std::size_t Width>
    [[nodiscard]] bool takeNumber(std::uint64_t& number);
    [[nodiscard]] bool takeLine(std::string_view& line);
    [[nodiscard]] bool pop(Index& value);
    [[nodiscard]] bool popToMark(std::vector<Index>& values);
    [[nodiscard]] PickleValue* top();
    bool push(PickleValue value);
    bool pushInteger(std::string_view bytes);
    bool pushGlobal(const std::string& name);
    bool remember(std::uint64_t key);
    bool recall(std::uint64_t key);
    bool add(Kind kind, const std::vector<Index>& values);

    template <std::size_t Width>
    bool pass();
    bool mark();
    bool drop();
    bool dropToMark();
    bool duplicate();
    template <Kind Empty>
    bool empty();
    template <std::int64_t Value>
    bool boolean();
    template <std::size_t Width>
    bool unsignedInteger();
    bool integer();
    template <std::size_t Width>
    bool longInteger();
    bool real();
    template <std::size_t Width>
    bool text();
    template <std::size_t Count>
    bool tuple();
    template <Kind Container>
    bool fromMark();
    bool append();
    bool appends();
    bool setItem();
    bool setItems();
    bool global();
    bool stackGlobal();
    bool call();
    bool build();
    bool persistent();
    template <std::size_t Width>
    bool put();
    template <std::size_t Width>
    bool get();
    bool memoize();

    std::string_view m_bytes;
    std::span<const std::string_view> m_allowed;
    std::vector<Index> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Index> m_memo;
};

bool Unpickler::take(std::uint64_t count, std::string_view& taken)
{
    if (count > m_bytes.size() - pickle.bytes)
        return false;
    taken = m_bytes.substr(pickle.bytes, count);
    pickle.bytes += count;
    return true;
}

template <std::size_t Width>
bool Unpickler::takeNumber(std::uint64_t& number)
{
    std::string_view bytes;
    if (!take(Width, bytes))
        return false;
    number = littleEndian(bytes);
    return true;
}

bool Unpickler::takeLine(std::string_view& line)
{
    const std::size_t end = m_bytes.find('\n', pickle.bytes);
    if (end == std::string_view::npos)
        return false;
    line = m_bytes.substr(pickle.bytes, end - pickle.bytes);
    pickle.bytes = end + 1;
    return true;
}

bool Unpickler::pop(Index& value)
{
    if (m_stack.size() <= floor())
        return false;
    value = m_stack.back();
    m_stack.pop_back();
    return true;
}

bool Unpickler::popToMark(std::vector<Index>& values)
{
    if (m_marks.empty())
        return false;
    const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    values.assign(begin, m_stack.end());
    m_stack.erase(begin, m_stack.end());
    m_marks.pop_back();
    return true;
}

PickleValue* Unpickler::top()
{
    return m_stack.size() > floor() ? &pickle.values[m_stack.back()] : nullptr;
}

bool Unpickler::push(PickleValue value)
{
    m_stack.push_back(static_cast<Index>(pickle.values.size()));
    pickle.values.push_back(std::move(value));
    return true;
}

bool Unpickler::pushInteger(std::string_view bytes)
{
    if (bytes.size() > sizeof(std::int64_t))
        return push({.kind = Kind::LongInteger, .text = bytes, .items = {}});
    return push({.kind = Kind::Integer, .integer = signedLittleEndian(bytes), .text = {}, .items = {}});
}

bool Unpickler::pushGlobal(const std::string& name)
{
    const auto known = std::ranges::find(m_allowed, std::string_view(name));
    if (known == m_allowed.end()) {
        flaw = WeightsFlaw::NamesCode;
        detail = shownName(name);
        return false;
    }
    return push({.kind = Kind::Global, .text = *known, .items = {}});
}

bool Unpickler::remember(std::uint64_t key)
{
    if (top() == nullptr)
        return false;
    m_memo.insert_or_assign(key, m_stack.back());
    return true;
}

bool Unpickler::recall(std::uint64_t key)
{
    const auto found = m_memo.find(key);
    if (found == m_memo.end())
        return false;
    m_stack.push_back(found->second);
    return true;
}

// To the container on the top: values to a list, keys and values to a dictionary or what a call makes.
bool Unpickler::add(Kind kind, const std::vector<Index>& values)
{
    PickleValue* const container = top();
    const bool isDict = kind == Kind::Dict;
    if (container == nullptr || (isDict && values.size() % 2 != 0)
        || (container->kind != kind && !(isDict && container->kind == Kind::Call)))
        return false;
    container->items.insert(container->items.end(), values.begin(), values.end());
    return true;
}

template <std::size_t Width>
bool Unpickler::pass()
{
    std::string_view passed;
    return take(Width, passed);
}

bool Unpickler::mark()
{
    m_marks.push_back(m_stack.size());
    return true;
}

bool Unpickler::drop()
{
    Index value = 0;
    return pop(value);
}

bool Unpickler::dropToMark()
{
    std::vector<Index> values;
    return popToMark(values);
}

bool Unpickler::duplicate()
{
    if (top() == nullptr)
        return false;
    m_stack.push_back(m_stack.back());
    return true;
}

template <Kind Empty>
bool Unpickler::empty()
{
    return push({.kind = Empty, .text = {}, .items = {}});
}

template <std::int64_t Value>
bool Unpickler::boolean()
{
    return push({.kind = Kind::Bool, .integer = Value, .text = {}, .items = {}});
}

template <std::size_t Width>
bool Unpickler::unsignedInteger()
{
    std::uint64_t number = 0;
    return takeNumber<Width>(number)
           && push({.kind = Kind::Integer,
                    .integer = static_cast<std::int64_t>(number),
                    .text = {},
                    .items = {}});
}

bool Unpickler::integer()
{
    std::string_view bytes;
    return take(4, bytes) && pushInteger(bytes);
}

template <std::size_t Width>
bool Unpickler::longInteger()
{
    std::uint64_t count = 0;
    std::string_view bytes;
    return takeNumber<Width>(count) && take(count, bytes) && pushInteger(bytes);
}

bool Unpickler::real()
{
    return pass<8>() && push({.kind = Kind::Real, .text = {}, .items = {}});
}

template <std::size_t Width>
bool Unpickler::text()
{
    std::uint64_t count = 0;
    std::string_view bytes;
    return takeNumber<Width>(count) && take(count, bytes)
           && push({.kind = Kind::Text, .text = bytes, .items = {}});
}

template <std::size_t Count>
bool Unpickler::tuple()
{
    std::vector<Index> items(Count);
    for (std::size_t i = Count; i > 0; --i) {
        if (!pop(items[i - 1]))
            return false;
    }
    return push({.kind = Kind::Tuple, .text = {}, .items = std::move(items)});
}

template <Kind Container>
bool Unpickler::fromMark()
{
    std::vector<Index> items;
    if (!popToMark(items) || (Container == Kind::Dict && items.size() % 2 != 0))
        return false;
    return push({.kind = Container, .text = {}, .items = std::move(items)});
}

bool Unpickler::append()
{
    Index value = 0;
    return pop(value) && add(Kind::List, {value});
}

bool Unpickler::appends()
{
    std::vector<Index> values;
    return popToMark(values) && add(Kind::List, values);
}

bool Unpickler::setItem()
{
    Index key = 0;
    Index value = 0;
    return pop(value) && pop(key) && add(Kind::Dict, {key, value});
}

bool Unpickler::setItems()
{
    std::vector<Index> values;
    return popToMark(values) && add(Kind::Dict, values);
}

bool Unpickler::global()
{
    std::string_view module;
    std::string_view name;
    return takeLine(module) && takeLine(name) && pushGlobal(std::string(module) + '.' + std::string(name));
}

bool Unpickler::stackGlobal()
{
    Index name = 0;
    Index module = 0;
    if (!pop(name) || !pop(module))
        return false;
    const PickleValue& first = pickle.values[module];
    const PickleValue& second = pickle.values[name];
    return first.kind == Kind::Text && second.kind == Kind::Text
           && pushGlobal(std::string(first.text) + '.' + std::string(second.text));
}

bool Unpickler::call()
{
    Index arguments = 0;
    Index function = 0;
    if (!pop(arguments) || !pop(function) || pickle.values[arguments].kind != Kind::Tuple
        || pickle.values[function].kind != Kind::Global)
        return false;
    return push({.kind = Kind::Call, .text = {}, .items = {function, arguments}});
}

// Attributes of the object below; none of them says anything about a tensor's numbers.
bool Unpickler::build()
{
    Index state = 0;
    return pop(state) && top() != nullptr;
}

bool Unpickler::persistent()
{
    Index identification = 0;
    return pop(identification) && push({.kind = Kind::Persistent, .text = {}, .items = {identification}});
}

template <std::size_t Width>
bool Unpickler::put()
{
    std::uint64_t key = 0;
    return takeNumber<Width>(key) && remember(key);
}

template <std::size_t Width>
bool Unpickler::get()
{
    std::uint64_t key = 0;
    return takeNumber<Width>(key) && recall(key);
}

bool Unpickler::memoize()
{
    return remember(m_memo.size());
}

const std::array<Unpickler::Opcode, 46> Unpickler::kOpcodes = {{
    {0x80, &Unpickler::pass<1>}, // PROTO
    {0x95, &Unpickler::pass<8>}, // FRAME
    {'(', &Unpickler::mark},
    {'0', &Unpickler::drop},
    {'1', &Unpickler::dropToMark},
    {'2', &Unpickler::duplicate},
    {'N', &Unpickler::empty<Kind::None>},
    {0x88, &Unpickler::boolean<1>},
    {0x89, &Unpickler::boolean<0>},
    {'K', &Unpickler::unsignedInteger<1>},
    {'M', &Unpickler::unsignedInteger<2>},
    {'J', &Unpickler::integer},
    {0x8a, &Unpickler::longInteger<1>},
    {0x8b, &Unpickler::longInteger<4>},
    {'G', &Unpickler::real},
    {'U', &Unpickler::text<1>}, // of Python 2
    {'T', &Unpickler::text<4>},
    {'X', &Unpickler::text<4>},
    {0x8c, &Unpickler::text<1>},
    {0x8d, &Unpickler::text<8>},
    {'B', &Unpickler::text<4>},
    {'C', &Unpickler::text<1>},
    {0x8e, &Unpickler::text<8>},
    {')', &Unpickler::empty<Kind::Tuple>},
    {0x85, &Unpickler::tuple<1>},
    {0x86, &Unpickler::tuple<2>},
    {0x87, &Unpickler::tuple<3>},
    {'t', &Unpickler::fromMark<Kind::Tuple>},
    {']', &Unpickler::empty<Kind::List>},
    {'l', &Unpickler::fromMark<Kind::List>},
    {'a', &Unpickler::append},
    {'e', &Unpickler::appends},
    {'}', &Unpickler::empty<Kind::Dict>},
    {'d', &Unpickler::fromMark<Kind::Dict>},
    {'s', &Unpickler::setItem},
    {'u', &Unpickler::setItems},
    {'c', &Unpickler::global},
    {0x93, &Unpickler::stackGlobal},
    {'R', &Unpickler::call},
    {'b', &Unpickler::build},
    {'Q', &Unpickler::persistent},
    {'q', &Unpickler::put<1>},
    {'r', &Unpickler::put<4>},
    {'h', &Unpickler::get<1>},
    {'j', &Unpickler::get<4>},
    {0x94, &Unpickler::memoize},
}};

std::array<Unpickler::Operation, 256> Unpickler::operations()
{
    std::array<Operation, 256> operations = {};
    for (const Opcode& opcode : kOpcodes) {
        if (opcode.operation != nullptr)
            operations[opcode.code] = opcode.operation;
    }
    return operations;
}

bool Unpickler::run()
{
    constexpr unsigned char kStop = '.';
    static const std::array<Operation, 256> kOperations = operations();
    for (std::size_t count = 0; count < kMostOpcodes; ++count) {
        std::string_view byte;
        if (!take(1, byte))
            return false;
        const auto code = static_cast<unsigned char>(byte.front());
        if (code == kStop)
            return m_marks.empty() && pop(pickle.root);
        if (kOperations[code] == nullptr || !(this->*kOperations[code])())
            return false;
    }
    flaw = WeightsFlaw::TooMuch;
    return false;
}

} // namespace

core::Result<Pickle>
readPickle(std::string_view bytes, std::span<const std::string_view> allowed, const std::string& place)
{
    Unpickler unpickler(bytes, allowed);
    if (!unpickler.run())
        return unreadableWeights(unpickler.flaw, place, unpickler.detail);
    return std::move(unpickler.pickle);
}

} // namespace carpo::training
