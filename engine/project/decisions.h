// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::project {

class Project;

/// What people decide about an image. The files and the label table stay as they are.
enum class DecisionKind
{
    Tag,     ///< value: the tag, at most 100 bytes on one line
    Untag,   ///< value: the tag
    Exclude, ///< no value: the image is in no part of any split and in no prediction
    Include, ///< no value: takes an exclusion back
    Sex,     ///< value: "female" or "male"; empty: as read again
    Age      ///< value: months as a decimal number; empty: as read again
};

/// "tag", "untag", "exclude", "include", "sex", "age"
[[nodiscard]] std::string_view decisionKey(DecisionKind kind);
[[nodiscard]] std::optional<DecisionKind> decisionKindOf(std::string_view key);

/// A decision about image `image` of a data set.
struct Decision
{
    std::size_t image = 0;
    DecisionKind kind = DecisionKind::Tag;
    std::string value = {};
    std::string user = {}; ///< who decided it, where that is not who writes it down (imported)
    std::string at = {};   ///< and when: ISO 8601, UTC
};

/// The decision with its value as it is stored: sexes as people write them become keys, ages lose what does
/// not count. Fails with SexUnreadable, AgeUnreadable, AgeOutOfRange, TagUnreadable and DecisionUnreadable
/// (a value where none belongs); `place` names it in the error.
[[nodiscard]] core::Result<Decision> checkedDecision(Decision decision, const std::string& place);

/// What undo and redo have done to the step that a decision belongs to.
enum class StepState
{
    InForce,
    Undone, ///< can be redone
    Dropped ///< undone, and then something else was decided
};

/// "in_force", "undone", "dropped"
[[nodiscard]] std::string_view stepStateKey(StepState state);

/// A decision as the project holds it: who, what, when.
struct DecisionEntry
{
    std::int64_t step = 0; ///< what was decided in one go and is undone in one go; from 1
    DecisionKind kind = DecisionKind::Tag;
    std::string id;
    std::string path; ///< relative to the data set's folder
    std::string value;
    std::string oldValue; ///< what held before: for Sex and Age also the label as it was read; may be empty
    std::string user;
    std::string at; ///< ISO 8601, UTC
    StepState state = StepState::InForce;
    std::string undoneBy; ///< empty while it is in force, as undoneAt
    std::string undoneAt;
};

/// What is decided at the moment, by columns beside the data set's.
struct DecisionTable
{
    std::vector<bool> excluded;
    std::vector<dataset::Sex> sexes;            ///< corrected ones; Unknown: as read
    std::vector<float> months;                  ///< corrected ages; NaN: as read
    std::vector<std::vector<std::string>> tags; ///< in alphabetical order
    std::int64_t unmatched = 0;                 ///< decisions about images that the data set does not have
    bool canUndo = false;                       ///< there is a step to undo
    bool canRedo = false;

    [[nodiscard]] std::int64_t excludedCount() const;
    /// Images with a corrected label.
    [[nodiscard]] std::int64_t correctedCount() const;
};

/// Nothing decided. Must not block.
[[nodiscard]] DecisionTable noDecisions(const dataset::Dataset& dataset);

/// The data set with the corrected labels where the read ones stood. Must not block.
[[nodiscard]] dataset::Dataset corrected(dataset::Dataset dataset, const DecisionTable& decisions);

/// Writes the decisions in force as CSV: header `id,path,kind,value,user,at`. Fails as
/// Project::decisions and imaging::writeFile do. Blocks.
[[nodiscard]] core::Result<void> exportDecisions(const Project& project, const std::filesystem::path& file);

struct ImportedDecisions
{
    std::int64_t taken = 0; ///< decisions that changed something
    std::vector<core::Problem> problems;
};

/// Adds the decisions of a CSV to those of the project, as one step. It needs the columns id, kind and value;
/// `path` finds an image whose id is not its own, `user` and `at` keep who decided and when. Rows that make
/// no sense become problems (ImageUnknown and what checkedDecision says), the others count. Fails as
/// dataset::TableFile and Project::decide do, with TableColumnMissing, and with Cancelled while it reads.
/// Blocks.
[[nodiscard]] core::Result<ImportedDecisions> importDecisions(Project& project,
                                                              const dataset::Dataset& dataset,
                                                              const std::filesystem::path& file,
                                                              const std::string& user,
                                                              const std::stop_token& stop = {});

} // namespace carpo::project
