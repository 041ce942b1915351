// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/judged.h"
#include "widgets/style/role.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace carpo::pages {

/// The predictions of one sex.
struct SexGroup
{
    dataset::Sex sex = dataset::Sex::Unknown;
    style::Role role = style::Role::Series;
    QString name;
    std::vector<std::size_t> rows; ///< of the predictions
};

/// Girls, boys, and those of whom it is not known; groups without a prediction whose truth is known are left
/// out. Of predicted numbers.
[[nodiscard]] std::vector<SexGroup> sexGroups(const bridge::Judged& judged);

/// "feminino +0,4 · masculino −1,2": of each group by `words`, where there are several.
template <typename Words>
[[nodiscard]] QString bySex(const std::vector<SexGroup>& groups, const Words& words)
{
    QStringList parts;
    for (const SexGroup& group : groups)
        parts << group.name + QLatin1Char(' ') + words(group);
    return groups.size() > 1 ? parts.join(QStringLiteral(" · ")) : QString();
}

} // namespace carpo::pages
