// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/hyperparameter.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace carpo::training {

/// Everything that makes a run what it is: a value for every hyperparameter of the catalogue.
/// The file is JSON: {"carpo_experiment": 1, "name": ..., "summary": ..., "data": {"input_size": 128}, ...};
/// what it does not name has the catalogue's default.
class Experiment
{
public:
    static constexpr int kVersion = 1;

    /// All defaults.
    Experiment();

    /// `place` names the text in errors. Fails with ExperimentNotJson, ExperimentNewer,
    /// ExperimentUnknownKey (with the nearest key), ExperimentWrongType, ExperimentOutOfRange,
    /// ExperimentUnknownChoice; nothing is accepted in part.
    [[nodiscard]] static core::Result<Experiment> fromJson(std::string_view text, const std::string& place);

    /// Blocks. Fails as fromJson does, and with FileNotFound, PermissionDenied, ReadFailed.
    [[nodiscard]] static core::Result<Experiment> load(const std::filesystem::path& file);

    /// Every key, also the defaults, so that later defaults do not change what it means.
    [[nodiscard]] std::string toJson() const;

    /// Writes to a temporary file, then renames. Blocks.
    [[nodiscard]] core::Result<void> save(const std::filesystem::path& file) const;

    [[nodiscard]] const std::string& name() const { return m_name; }
    void setName(std::string name) { m_name = std::move(name); }
    /// A presets' one sentence, English, CARPO_TR context "Preset"; may be empty.
    [[nodiscard]] const std::string& summary() const { return m_summary; }

    /// The value of a key of the catalogue; asking for any other is a bug.
    [[nodiscard]] const Value& value(std::string_view key) const;
    [[nodiscard]] bool boolean(std::string_view key) const;
    [[nodiscard]] std::int64_t integer(std::string_view key) const;
    [[nodiscard]] double real(std::string_view key) const;
    [[nodiscard]] const std::string& text(std::string_view key) const;

    /// Checked against the catalogue; fails as fromJson does and then changes nothing.
    [[nodiscard]] core::Result<void> set(std::string_view key, const Value& value);
    /// From text, as `--set key=value` gives it (decimal point).
    [[nodiscard]] core::Result<void> setFromText(std::string_view key, std::string_view text);

    /// Whether the hyperparameter means anything with the other values as they are.
    [[nodiscard]] bool applies(const Hyperparameter& hyperparameter) const;

    bool operator==(const Experiment&) const = default;

private:
    std::string m_name;
    std::string m_summary;
    std::map<std::string, Value, std::less<>> m_values;
};

} // namespace carpo::training
