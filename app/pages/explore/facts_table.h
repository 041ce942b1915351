// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"

#include <QTreeWidget>

namespace carpo::pages {

/// What is known of one image: sex, age and every measure, one a line, with how to read them as tool tips.
class FactsTable final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FactsTable(QWidget* parent = nullptr);

    /// Made anew each time: also for a change of language.
    void show(const bridge::OpenedSet& set, std::size_t image);

private:
    void add(const QString& name, const QString& value, const QString& explanation);
};

} // namespace carpo::pages
