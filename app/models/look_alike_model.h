// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/picture_list_model.h"

namespace carpo::models {

/// A suspect and the images beside it, each with its age and sex.
class LookAlikeModel final : public PictureListModel
{
    Q_OBJECT

public:
    using PictureListModel::PictureListModel;

    /// The suspect comes first and is marked; none where it is -1.
    void show(const bridge::OpenedSetPtr& set, int suspect, const std::vector<int>& others);

private:
    [[nodiscard]] QString caption(int row) const override;
    [[nodiscard]] QString detail(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;
    [[nodiscard]] QVariant mark(int row) const override;
};

} // namespace carpo::models
