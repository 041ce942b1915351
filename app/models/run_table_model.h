// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"
#include "app/models/run_field.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carpo::models {

/// Runs with all that is known of them, a column for each of runFields(). Tags and notes can be edited.
class RunTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kSortRole = Qt::UserRole; ///< models::sortKey

    explicit RunTableModel(QObject* parent = nullptr);

    /// Only what differs is told of, so that what is chosen stays chosen and what is being typed goes on.
    void setRuns(const std::vector<bridge::RunSummary>& runs);
    /// What a run under way has come to since the project was read.
    void addEpochs(std::int64_t run, const std::vector<training::EpochReport>& epochs);
    /// The run that is being trained.
    void setActive(std::optional<std::int64_t> number);
    /// Null for a row that is not there.
    [[nodiscard]] const bridge::RunSummary* run(int row) const;
    /// -1 where there is none of that key.
    [[nodiscard]] static int columnOf(const std::string& key);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void notesEdited(std::int64_t run, const QString& notes);
    /// With commas between.
    void tagsEdited(std::int64_t run, const QString& tags);

private:
    void replace(int row, const bridge::RunSummary& run);
    [[nodiscard]] QString text(const RunField& field, const bridge::RunSummary& run) const;

    std::vector<bridge::RunSummary> m_runs;
    std::optional<std::int64_t> m_active;
};

} // namespace carpo::models
