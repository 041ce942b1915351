// SPDX-License-Identifier: GPL-3.0-or-later
// The error of always guessing the training median, drawn as a line to beat.
#include "engine/project/project.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/forms/form.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/style/numbers.h"

#include <QComboBox>
#include <QPushButton>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace carpo::app_test {
namespace {

using testing::Contains;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

class GuessLine : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", 20, 64);
        openAndWait(m_folder / "cohort");
        trigger("actionExperiment");
        ASSERT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        auto& form = part<forms::Form>("experimentForm");
        ASSERT_TRUE(form.setValue(QStringLiteral("data.input_size"), 16));
        ASSERT_TRUE(form.setValue(QStringLiteral("training.epochs"), 1));
        ASSERT_TRUE(form.setValue(QStringLiteral("training.batch_size"), 4));
        part<QPushButton>("trainButton").click();
        ASSERT_TRUE(waitFor([this] { return !workspace().training().isActive(); }));
    }

    /// In months, of the images that the run was validated with, by the ages of those it learned from.
    double errorOfTheMedian()
    {
        const auto project = project::Project::open(workspace().set()->projectFile);
        const auto predictions = project->predictions(1);
        std::map<std::string, bool> isAsked;
        for (const project::PredictionRow& row : *predictions)
            isAsked[row.id] = row.part == "validation";
        const dataset::Dataset& dataset = *workspace().set()->dataset;
        std::vector<double> learned;
        std::vector<double> asked;
        for (std::size_t i = 0; i < dataset.size(); ++i)
            (isAsked[dataset.ids[i]] ? asked : learned).push_back(dataset.months[i]);
        EXPECT_EQ(learned.size(), 16U);
        EXPECT_EQ(asked.size(), 4U);
        std::ranges::sort(learned);
        const double median = (learned.at(7) + learned.at(8)) / 2;
        double sum = 0;
        for (const double months : asked)
            sum += std::abs(months - median);
        return sum / static_cast<double>(asked.size());
    }

    /// What is drawn in a plot of the run, besides the curves, and is to be seen.
    template <typename Item>
    std::vector<const Item*> drawnIn(const char* name)
    {
        auto& plot = *part<QWidget>("liveCurves").findChild<plots::CurvePlot*>(QLatin1String(name));
        plot.flush();
        const auto* const canvas = plot.findChild<QCustomPlot*>();
        std::vector<const Item*> items;
        for (int i = 0; i < canvas->itemCount(); ++i) {
            const auto* const item = qobject_cast<const Item*>(canvas->item(i));
            if (item != nullptr && item->visible())
                items.push_back(item);
        }
        return items;
    }

    /// Where level lines lie.
    std::vector<double> linesAcross(const char* name)
    {
        std::vector<double> lines;
        for (const QCPItemStraightLine* const line : drawnIn<QCPItemStraightLine>(name))
            if (line->point1->value() == line->point2->value())
                lines.push_back(line->point1->value());
        return lines;
    }

    std::vector<std::string> textsIn(const char* name)
    {
        std::vector<std::string> texts;
        for (const QCPItemText* const text : drawnIn<QCPItemText>(name))
            texts.push_back(text->text().toStdString());
        return texts;
    }
};

TEST_F(GuessLine, liesAtTheErrorOfTheTrainingMedian)
{
    const double expected = errorOfTheMedian();
    ASSERT_GT(expected, 1);
    EXPECT_THAT(linesAcross("metricPlot"), ElementsAre(DoubleNear(expected, 1e-3)));
    const std::string number = style::compactNumber(expected).toStdString();
    EXPECT_THAT(textsIn("metricPlot"), Contains("palpite constante (mediana) " + number));
    for (const char* const other : {"epochLossPlot", "batchLossPlot", "learningRatePlot", "gradientNormPlot"})
        EXPECT_THAT(linesAcross(other), IsEmpty()) << other << " shows no error in months";
    speak("en");
    const std::string english = style::compactNumber(expected).toStdString();
    EXPECT_THAT(textsIn("metricPlot"), Contains("always guessing the median " + english));
}

} // namespace
} // namespace carpo::app_test
