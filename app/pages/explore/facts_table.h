// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"
#include "engine/project/decisions.h"

#include <QTreeWidget>

namespace carpo::pages {

/// What is known of one image: sex, age, what a DICOM tells and every measure, one a line, with how to read
/// them as tool tips.
class FactsTable final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FactsTable(QWidget* parent = nullptr);

    /// Made anew each time: also for a change of language.
    /// `decided` may be null: nothing.
    void show(const bridge::OpenedSet& set, const project::DecisionTable* decided, std::size_t image);

private:
    void addLabels(const dataset::Dataset& source, const project::DecisionTable* decided, std::size_t image);
    /// What not every source tells, as far as this one does.
    void addSourceFacts(const dataset::Dataset& source, std::size_t image);
    [[nodiscard]] static QString sideWords(dataset::Laterality side);
    void add(const QString& name, const QString& value, const QString& explanation);
};

} // namespace carpo::pages
