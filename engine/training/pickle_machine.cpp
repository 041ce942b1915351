// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/pickle_machine.h"

#include <algorithm>
#include <utility>

namespace carpo::training {

using Index = PickleValue::Index;
using Kind = PickleValue::Kind;

std::uint64_t littleEndian(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return number;
}

bool PickleMachine::take(std::uint64_t count, std::string_view& taken)
{
    if (count > m_bytes.size() - pickle.bytes)
        return false;
    taken = m_bytes.substr(pickle.bytes, count);
    pickle.bytes += count;
    return true;
}

bool PickleMachine::takeLine(std::string_view& line)
{
    const std::size_t end = m_bytes.find('\n', pickle.bytes);
    if (end == std::string_view::npos)
        return false;
    line = m_bytes.substr(pickle.bytes, end - pickle.bytes);
    pickle.bytes = end + 1;
    return true;
}

bool PickleMachine::pop(Index& value)
{
    if (top() == nullptr)
        return false;
    value = m_stack.back();
    m_stack.pop_back();
    return true;
}

bool PickleMachine::popToMark(std::vector<Index>& values)
{
    if (m_marks.empty())
        return false;
    const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    values.assign(begin, m_stack.end());
    m_stack.erase(begin, m_stack.end());
    m_marks.pop_back();
    return true;
}

PickleValue* PickleMachine::top()
{
    const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
    return m_stack.size() > floor ? &pickle.values[m_stack.back()] : nullptr;
}

bool PickleMachine::duplicate()
{
    if (top() == nullptr)
        return false;
    m_stack.push_back(m_stack.back());
    return true;
}

bool PickleMachine::pushValue(PickleValue value)
{
    m_stack.push_back(static_cast<Index>(pickle.values.size()));
    pickle.values.push_back(std::move(value));
    return true;
}

bool PickleMachine::push(Kind kind, std::vector<Index> items)
{
    return pushValue({.kind = kind, .text = {}, .items = std::move(items)});
}

bool PickleMachine::pushNumber(Kind kind, std::int64_t number)
{
    return pushValue({.kind = kind, .integer = number, .text = {}, .items = {}});
}

bool PickleMachine::pushText(std::string_view bytes)
{
    return pushValue({.kind = Kind::Text, .text = bytes, .items = {}});
}

bool PickleMachine::pushInteger(std::string_view bytes)
{
    if (bytes.size() > sizeof(std::int64_t))
        return pushValue({.kind = Kind::LongInteger, .text = bytes, .items = {}});
    // To the top and back again, for the sign.
    const std::size_t unused = bytes.empty() ? 0 : 64 - 8 * bytes.size();
    return pushNumber(Kind::Integer, static_cast<std::int64_t>(littleEndian(bytes) << unused) >> unused);
}

bool PickleMachine::pushGlobal(const std::string& name)
{
    const auto known = std::ranges::find(m_allowed, std::string_view(name));
    if (known == m_allowed.end()) {
        flaw = WeightsFlaw::NamesCode;
        detail = shownName(name);
        return false;
    }
    return pushValue({.kind = Kind::Global, .text = *known, .items = {}});
}

bool PickleMachine::remember(std::uint64_t key)
{
    if (top() == nullptr)
        return false;
    m_memo.insert_or_assign(key, m_stack.back());
    return true;
}

bool PickleMachine::recall(std::uint64_t key)
{
    const auto found = m_memo.find(key);
    if (found == m_memo.end())
        return false;
    m_stack.push_back(found->second);
    return true;
}

bool PickleMachine::add(Kind kind, const std::vector<Index>& values)
{
    PickleValue* const container = top();
    const bool isDict = kind == Kind::Dict;
    if (container == nullptr || (isDict && values.size() % 2 != 0)
        || (container->kind != kind && !(isDict && container->kind == Kind::Call)))
        return false;
    container->items.insert(container->items.end(), values.begin(), values.end());
    return true;
}

} // namespace carpo::training
