// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/integer_list.h"

#include <charconv>

namespace carpo::training {

std::vector<std::int64_t> integersOf(std::string_view text)
{
    std::vector<std::int64_t> numbers;
    const char* now = text.data();
    const char* const end = now + text.size();
    while (true) {
        std::int64_t number = 0;
        const auto [stop, error] = std::from_chars(now, end, number);
        if (error != std::errc{} || number <= (numbers.empty() ? 0 : numbers.back()))
            return {};
        numbers.push_back(number);
        if (stop == end)
            return numbers;
        if (*stop != ',')
            return {};
        now = stop + 1;
    }
}

} // namespace carpo::training
