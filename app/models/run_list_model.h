// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace carpo::models {

/// The runs of the open project, the latest first: number, state, best validation MAE (or what the run is
/// judged by), time.
class RunListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        kNumber,
        kState,
        kBest,
        kTime,
        kColumns,
    };

    explicit RunListModel(QObject* parent = nullptr);

    void setRuns(std::vector<bridge::RunSummary> runs);
    /// The run that is being trained, whose stored state says less than the window knows.
    void setActive(std::optional<std::int64_t> number);
    /// News of a run between two readings of the project.
    void setBest(std::int64_t number, double best, int epochs);

    /// Null for a row that is not there.
    [[nodiscard]] const bridge::RunSummary* run(int row) const;
    /// -1 where there is none of that number.
    [[nodiscard]] int rowOf(std::int64_t number) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const bridge::RunSummary& summary, int column) const;
    [[nodiscard]] static QString roughTime(double seconds);
    [[nodiscard]] QString stateText(const project::Run& run) const;
    [[nodiscard]] QString toolTip(const bridge::RunSummary& summary) const;
    /// Whether a run's target is a class.
    [[nodiscard]] bool hasClasses() const;
    [[nodiscard]] QString bestWords() const;

    std::vector<bridge::RunSummary> m_runs;
    std::optional<std::int64_t> m_active;
};

} // namespace carpo::models
