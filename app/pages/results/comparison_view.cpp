// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/comparison_view.h"

#include "app/bridge/evaluation_words.h"
#include "app/pages/results/quiet_table.h"
#include "engine/dataset/challenge.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QFont>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {

ComparisonView::ComparisonView(QThreadPool& pool, QWidget* parent)
    : ResultView(parent)
    , m_job(pool)
{
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_table = quietTable(this, QStringLiteral("comparisonTable"));
    m_board = new QLabel(this);
    m_board->setObjectName(QStringLiteral("challengeBoard"));
    m_board->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kWithinGroup, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_words);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_board);
    ComparisonView::retranslate();
}

ComparisonView::Line ComparisonView::lineOf(const bridge::ComparedWay& way) const
{
    const bool ofClasses = judged()->hasClasses();
    QStringList which{bridge::evaluatedWay(way.evaluation, way.run),
                      bridge::earlierWords(way.earlier, way.run)};
    which.removeAll(QString());
    const auto number = [ofClasses](double value) { return style::fixedNumber(value, ofClasses ? 3 : 2); };
    const QString name = tr("Run %1").arg(way.run);
    const auto& shown = judged()->evaluation;
    const bool isShown = shown ? way.evaluation && way.evaluation->number == shown->number
                               : !way.evaluation && way.run == judged()->run->run.number;
    return {.score = way.score,
            .cells = {(QStringList{name} + which).join(QStringLiteral(" · ")),
                      style::countNumber(static_cast<qint64>(way.n)),
                      number(way.score),
                      //: between which values it is likely to lie
                      tr("%1 to %2").arg(number(way.low), number(way.high)),
                      ofClasses ? QString() : style::fixedNumber(way.second, 3)},
            .isShown = isShown,
            .isBoard = false};
}

void ComparisonView::addBoard(std::vector<Line>& lines) const
{
    int place = 0;
    for (const double mae : dataset::kChallengeBoard)
        lines.push_back({.score = mae,
                         .cells = {tr("RSNA challenge 2017, place %1").arg(++place),
                                   style::countNumber(200),
                                   style::fixedNumber(mae, 1),
                                   {},
                                   {}},
                         .isShown = false,
                         .isBoard = true});
    std::ranges::stable_sort(lines, {}, &Line::score);
}

void ComparisonView::refresh()
{
    m_table->setRowCount(0);
    m_board->clear();
    if (judged() == nullptr) {
        m_job.cancel();
        return;
    }
    if (m_compared == judged()) {
        showWays();
        return;
    }
    m_job.start([judged = judged()](const std::stop_token& stop,
                                    const core::ProgressFn&) { return bridge::comparedWays(*judged, stop); },
                [this, of = judged()](core::Result<std::vector<bridge::ComparedWay>>& ways) {
                    if (!ways)
                        return;
                    m_ways = std::move(*ways);
                    m_compared = of;
                    showWays();
                });
}

void ComparisonView::showWays()
{
    const bool ofClasses = judged()->hasClasses();
    m_table->setColumnCount(ofClasses ? 4 : 5);
    m_table->setHorizontalHeaderLabels({tr("Evaluation"),
                                        tr("Images"),
                                        ofClasses            ? tr("Accuracy")
                                        : isOfPlainNumbers() ? tr("MAE")
                                                             : tr("MAE (months)"),
                                        tr("95 % interval"),
                                        tr("CCC")});
    std::vector<Line> lines;
    for (const bridge::ComparedWay& way : m_ways)
        lines.push_back(lineOf(way));
    const QString obstacle = bridge::boardObstacleWords(*judged());
    if (obstacle.isEmpty())
        addBoard(lines);
    m_board->setText(obstacle.isEmpty()
                         ? tr("These are the challenge's 200 test images. Its board: the first five of 48 "
                              "who submitted (Halabi et al., Radiology 2019).")
                         : obstacle);
    m_table->setRowCount(static_cast<int>(lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const int row = static_cast<int>(i);
        setRow(*m_table, row, lines[i].cells);
        QFont font = m_table->font();
        font.setBold(lines[i].isShown);
        font.setItalic(lines[i].isBoard);
        for (int column = 0; column < m_table->columnCount(); ++column) {
            if (QTableWidgetItem* const item = m_table->item(row, column))
                item->setFont(font);
        }
    }
}

void ComparisonView::nameParts()
{
    m_words->setText(tr("The same images, asked about in other ways: with several views of each image "
                        "(test-time augmentation), or as the mean of several runs (ensemble). Evaluate "
                        "adds a line; what is shown in the other charts is bold."));
    m_table->setAccessibleName(tr("Ways to ask, the best first"));
}

} // namespace carpo::pages
