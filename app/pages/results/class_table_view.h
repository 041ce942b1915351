// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/results/result_view.h"

class QTableWidget;

namespace carpo::pages {

/// What each class is judged by, a row a class.
class ClassTableView final : public ResultView
{
    Q_OBJECT

public:
    explicit ClassTableView(QWidget* parent = nullptr);

private:
    void refresh() override;
    void nameParts() override;

    QTableWidget* m_table = nullptr;
};

} // namespace carpo::pages
