// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/pickle.h"
#include "engine/training/weights_flaw.h"

#include <unordered_map>

namespace carpo::training {

/// A number of at most eight bytes, the least first.
[[nodiscard]] std::uint64_t littleEndian(std::string_view bytes);

/// The stack machine that a pickle is written for, as far as it makes values. Every function is false where
/// the pickle asks for what is not there. None blocks.
class PickleMachine
{
public:
    /// Both must outlive what is made.
    PickleMachine(std::string_view bytes, std::span<const std::string_view> allowed)
        : m_bytes(bytes)
        , m_allowed(allowed)
    {}

    Pickle pickle;
    WeightsFlaw flaw = WeightsFlaw::NotStateDict; ///< why it is refused, once something was false
    std::string detail = "pickle";

    /// The next bytes of the pickle: so many, or to the end of the line.
    [[nodiscard]] bool take(std::uint64_t count, std::string_view& taken);
    template <std::size_t Width>
    [[nodiscard]] bool takeNumber(std::uint64_t& number)
    {
        std::string_view bytes;
        const bool taken = take(Width, bytes);
        number = littleEndian(bytes);
        return taken;
    }
    [[nodiscard]] bool takeLine(std::string_view& line);

    /// Nothing below the last mark may be taken.
    void mark() { m_marks.push_back(m_stack.size()); }
    [[nodiscard]] bool hasMarks() const { return !m_marks.empty(); }
    [[nodiscard]] bool pop(PickleValue::Index& value);
    [[nodiscard]] bool popToMark(std::vector<PickleValue::Index>& values);
    /// Null where nothing may be taken.
    [[nodiscard]] PickleValue* top();
    bool duplicate();

    bool push(PickleValue::Kind kind, std::vector<PickleValue::Index> items = {});
    bool pushNumber(PickleValue::Kind kind, std::int64_t number);
    bool pushText(std::string_view bytes);
    /// Of two's complement, the least byte first.
    bool pushInteger(std::string_view bytes);
    /// Refuses what is not allowed, by its name.
    bool pushGlobal(const std::string& name);

    bool remember(std::uint64_t key);
    bool rememberNext() { return remember(m_memo.size()); }
    bool recall(std::uint64_t key);

    /// To the container on the top, a list or a dictionary: values, or keys and values in turn, which what a
    /// call makes takes too.
    bool add(PickleValue::Kind kind, const std::vector<PickleValue::Index>& values);

private:
    bool pushValue(PickleValue value);

    std::string_view m_bytes;
    std::span<const std::string_view> m_allowed;
    std::vector<PickleValue::Index> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, PickleValue::Index> m_memo;
};

} // namespace carpo::training
