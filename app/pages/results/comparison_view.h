// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/compared_ways.h"
#include "app/bridge/latest_job.h"
#include "app/pages/results/result_view.h"

#include <vector>

class QLabel;
class QTableWidget;

namespace carpo::pages {

/// The same images asked about in several ways: the run alone, with more views of each image, together with
/// other runs; and, of the challenge's own test set, the board of its first five.
class ComparisonView final : public ResultView
{
    Q_OBJECT

public:
    explicit ComparisonView(QThreadPool& pool, QWidget* parent = nullptr);

private:
    struct Line
    {
        double score = 0;
        QStringList cells;
        bool isShown = false; // what the other views show
        bool isBoard = false;
    };
    [[nodiscard]] Line lineOf(const bridge::ComparedWay& way) const;
    void addBoard(std::vector<Line>& lines) const;
    void refresh() override;
    void showWays();
    void nameParts() override;

    QLabel* m_words = nullptr;
    QTableWidget* m_table = nullptr;
    QLabel* m_board = nullptr;
    std::vector<bridge::ComparedWay> m_ways;
    bridge::JudgedPtr m_compared; // that they are of
    bridge::LatestJob<std::vector<bridge::ComparedWay>> m_job;
};

} // namespace carpo::pages
