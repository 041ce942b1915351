// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "engine/dataset/dataset.h"
#include "engine/project/decisions.h"

#include <cstdint>
#include <vector>

namespace carpo::cli {

/// Prints decisions about images, as text or as JSON.
class DecisionPrinter
{
public:
    /// The console must outlive the printer.
    DecisionPrinter(Console& console, bool json);

    // What was changed, as notes.
    void decided(std::int64_t count);
    void undone(std::int64_t count);
    void redone(std::int64_t count);
    /// With the problem rows, on stdout.
    void imported(const project::ImportedDecisions& imported);

    /// The images with decisions, in the data set's order.
    void list(const dataset::Dataset& dataset, const project::DecisionTable& table);
    void journal(const std::vector<project::DecisionEntry>& entries);

private:
    Console& m_console;
    bool m_json;
};

} // namespace carpo::cli
