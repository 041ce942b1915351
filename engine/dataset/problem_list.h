// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace carpo::dataset {

/// Collects problems up to a number of each kind: millions of the same would fill the memory and tell no
/// more.
class ProblemList
{
public:
    static constexpr std::size_t kMaxOfAKind = 100'000;

    void add(core::Problem problem)
    {
        if (++m_counts[problem.code] <= kMaxOfAKind)
            m_problems.push_back(std::move(problem));
    }

    /// All, with a last row for each kind of which there were more. The list is empty afterwards.
    [[nodiscard]] std::vector<core::Problem> take(const std::string& place)
    {
        for (const auto& [code, count] : m_counts) {
            if (count > kMaxOfAKind)
                m_problems.push_back({core::ErrorCode::ProblemsLeftOut,
                                      place,
                                      {{"count", std::to_string(count - kMaxOfAKind)},
                                       {"kind", std::string(core::errorText(code).key)}}});
        }
        m_counts.clear();
        return std::move(m_problems);
    }

private:
    std::vector<core::Problem> m_problems;
    std::map<core::ErrorCode, std::size_t> m_counts;
};

} // namespace carpo::dataset
