// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/look_alike_model.h"

#include "app/bridge/image_names.h"
#include "app/models/image_list_model.h"
#include "widgets/style/role.h"

#include <utility>

namespace carpo::models {

void LookAlikeModel::show(const bridge::OpenedSetPtr& set, int suspect, const std::vector<int>& others)
{
    beginResetModel();
    std::vector<int> rows;
    if (suspect >= 0) {
        rows.push_back(suspect);
        rows.insert(rows.end(), others.begin(), others.end());
    }
    setPictures(set, std::move(rows));
    endResetModel();
}

QString LookAlikeModel::caption(int row) const
{
    return bridge::ImageNames::instance().caption(*set()->dataset, image(row));
}

QString LookAlikeModel::detail(int row) const
{
    return ageAndSex(*set()->dataset, image(row));
}

QString LookAlikeModel::toolTip(int row) const
{
    return QStringLiteral("%1 · %2").arg(caption(row), detail(row));
}

QVariant LookAlikeModel::mark(int row) const
{
    return row == 0 ? QVariant(static_cast<int>(style::Role::Suspect)) : QVariant();
}

} // namespace carpo::models
