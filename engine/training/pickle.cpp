// SPDX-License-Identifier: GPL-3.0-or-later
// Opcodes as Python's Lib/pickletools.py describes them.
#include "engine/training/pickle.h"

#include "engine/training/pickle_machine.h"

#include <array>
#include <utility>

namespace carpo::training {
namespace {

using Index = PickleValue::Index;
using Kind = PickleValue::Kind;
using Operation = bool (*)(PickleMachine&);

// Each makes at most one value: the memory that a pickle can ask for is bounded. The weights and the
// optimizer's state of a thousand layers take a tenth of it.
constexpr std::size_t kMostOpcodes = 4'000'000;

template <std::size_t Width>
bool pass(PickleMachine& machine)
{
    std::string_view passed;
    return machine.take(Width, passed);
}

bool mark(PickleMachine& machine)
{
    machine.mark();
    return true;
}

bool drop(PickleMachine& machine)
{
    Index value = 0;
    return machine.pop(value);
}

bool dropToMark(PickleMachine& machine)
{
    std::vector<Index> values;
    return machine.popToMark(values);
}

bool duplicate(PickleMachine& machine)
{
    return machine.duplicate();
}

template <Kind Empty>
bool made(PickleMachine& machine)
{
    return machine.push(Empty);
}

template <std::int64_t Value>
bool boolean(PickleMachine& machine)
{
    return machine.pushNumber(Kind::Bool, Value);
}

template <std::size_t Width>
bool unsignedInteger(PickleMachine& machine)
{
    std::uint64_t number = 0;
    return machine.takeNumber<Width>(number)
           && machine.pushNumber(Kind::Integer, static_cast<std::int64_t>(number));
}

bool integer(PickleMachine& machine)
{
    std::string_view bytes;
    return machine.take(4, bytes) && machine.pushInteger(bytes);
}

template <std::size_t Width>
bool longInteger(PickleMachine& machine)
{
    std::uint64_t count = 0;
    std::string_view bytes;
    return machine.takeNumber<Width>(count) && machine.take(count, bytes) && machine.pushInteger(bytes);
}

bool real(PickleMachine& machine)
{
    return pass<8>(machine) && machine.push(Kind::Real);
}

template <std::size_t Width>
bool text(PickleMachine& machine)
{
    std::uint64_t count = 0;
    std::string_view bytes;
    return machine.takeNumber<Width>(count) && machine.take(count, bytes) && machine.pushText(bytes);
}

template <std::size_t Count>
bool tuple(PickleMachine& machine)
{
    std::vector<Index> items(Count);
    for (std::size_t i = Count; i > 0; --i) {
        if (!machine.pop(items[i - 1]))
            return false;
    }
    return machine.push(Kind::Tuple, std::move(items));
}

template <Kind Container>
bool fromMark(PickleMachine& machine)
{
    std::vector<Index> items;
    if (!machine.popToMark(items) || (Container == Kind::Dict && items.size() % 2 != 0))
        return false;
    return machine.push(Container, std::move(items));
}

bool append(PickleMachine& machine)
{
    Index value = 0;
    return machine.pop(value) && machine.add(Kind::List, {value});
}

bool setItem(PickleMachine& machine)
{
    Index key = 0;
    Index value = 0;
    return machine.pop(value) && machine.pop(key) && machine.add(Kind::Dict, {key, value});
}

template <Kind Container>
bool addFromMark(PickleMachine& machine)
{
    std::vector<Index> values;
    return machine.popToMark(values) && machine.add(Container, values);
}

bool global(PickleMachine& machine)
{
    std::string_view module;
    std::string_view name;
    return machine.takeLine(module) && machine.takeLine(name)
           && machine.pushGlobal(std::string(module) + '.' + std::string(name));
}

bool stackGlobal(PickleMachine& machine)
{
    Index name = 0;
    Index module = 0;
    if (!machine.pop(name) || !machine.pop(module))
        return false;
    const PickleValue& first = machine.pickle.values[module];
    const PickleValue& second = machine.pickle.values[name];
    return first.kind == Kind::Text && second.kind == Kind::Text
           && machine.pushGlobal(std::string(first.text) + '.' + std::string(second.text));
}

bool call(PickleMachine& machine)
{
    Index arguments = 0;
    Index function = 0;
    if (!machine.pop(arguments) || !machine.pop(function)
        || machine.pickle.values[arguments].kind != Kind::Tuple
        || machine.pickle.values[function].kind != Kind::Global)
        return false;
    return machine.push(Kind::Call, {function, arguments});
}

// Attributes of the object below; none of them says anything about a tensor's numbers.
bool build(PickleMachine& machine)
{
    Index state = 0;
    return machine.pop(state) && machine.top() != nullptr;
}

bool persistent(PickleMachine& machine)
{
    Index identification = 0;
    return machine.pop(identification) && machine.push(Kind::Persistent, {identification});
}

template <std::size_t Width>
bool put(PickleMachine& machine)
{
    std::uint64_t key = 0;
    return machine.takeNumber<Width>(key) && machine.remember(key);
}

template <std::size_t Width>
bool get(PickleMachine& machine)
{
    std::uint64_t key = 0;
    return machine.takeNumber<Width>(key) && machine.recall(key);
}

bool memoize(PickleMachine& machine)
{
    return machine.rememberNext();
}

constexpr auto kOpcodes = std::to_array<std::pair<unsigned char, Operation>>({
    {0x80, pass<1>}, // PROTO
    {0x95, pass<8>}, // FRAME
    {'(', mark},
    {'0', drop},
    {'1', dropToMark},
    {'2', duplicate},
    {'N', made<Kind::None>},
    {0x88, boolean<1>},
    {0x89, boolean<0>},
    {'K', unsignedInteger<1>},
    {'M', unsignedInteger<2>},
    {'J', integer},
    {0x8a, longInteger<1>},
    {0x8b, longInteger<4>},
    {'G', real},
    {'U', text<1>}, // of Python 2
    {'T', text<4>},
    {'X', text<4>},
    {0x8c, text<1>},
    {0x8d, text<8>},
    {'B', text<4>},
    {'C', text<1>},
    {0x8e, text<8>},
    {')', made<Kind::Tuple>},
    {0x85, tuple<1>},
    {0x86, tuple<2>},
    {0x87, tuple<3>},
    {'t', fromMark<Kind::Tuple>},
    {']', made<Kind::List>},
    {'l', fromMark<Kind::List>},
    {'a', append},
    {'e', addFromMark<Kind::List>},
    {'}', made<Kind::Dict>},
    {'d', fromMark<Kind::Dict>},
    {'s', setItem},
    {'u', addFromMark<Kind::Dict>},
    {'c', global},
    {0x93, stackGlobal},
    {'R', call},
    {'b', build},
    {'Q', persistent},
    {'q', put<1>},
    {'r', put<4>},
    {'h', get<1>},
    {'j', get<4>},
    {0x94, memoize},
});

std::array<Operation, 256> operations()
{
    std::array<Operation, 256> operations = {};
    for (const auto& [code, operation] : kOpcodes)
        operations[code] = operation;
    return operations;
}

// False where the pickle is refused.
bool run(PickleMachine& machine)
{
    constexpr unsigned char kStop = '.';
    static const std::array<Operation, 256> kOperations = operations();
    for (std::size_t count = 0; count < kMostOpcodes; ++count) {
        std::string_view byte;
        if (!machine.take(1, byte))
            return false;
        const auto code = static_cast<unsigned char>(byte.front());
        if (code == kStop)
            return !machine.hasMarks() && machine.pop(machine.pickle.root);
        if (kOperations[code] == nullptr || !kOperations[code](machine))
            return false;
    }
    machine.flaw = WeightsFlaw::TooMuch;
    return false;
}

} // namespace

core::Result<Pickle>
readPickle(std::string_view bytes, std::span<const std::string_view> allowed, const std::string& place)
{
    PickleMachine machine(bytes, allowed);
    if (!run(machine))
        return unreadableWeights(machine.flaw, place, machine.detail);
    return std::move(machine.pickle);
}

} // namespace carpo::training
