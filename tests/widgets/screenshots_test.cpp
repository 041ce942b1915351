// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a picture of each widget in both themes to CARPO_SCREENSHOTS, for people to look at.
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/problem_list.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/forms/form.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/confusion_matrix.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/theme.h"
#include "widgets/viewer/image_view.h"
#include "widgets/viewer/view_actions.h"
#include "widgets/viewer/viewer_panel.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QGridLayout>
#include <QImage>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>
#include <memory>
#include <random>

using carpo::style::Role;
using carpo::style::Theme;

namespace {

QImage radiograph(int width, int height)
{
    QImage image(width, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.scanLine(y)[x] =
                static_cast<uchar>(128.0 + 100.0 * std::sin(0.05 * x) * std::cos(0.03 * y + 0.01 * x));
    return image;
}

carpo::plots::HistogramSeries bell(const char* name, Role role, double mean)
{
    carpo::plots::HistogramSeries series{QLatin1String(name), role, {}, 6000, mean, 41.2};
    for (int bin = 0; bin < 20; ++bin)
        series.counts.push_back(std::round(900.0 * std::exp(-std::pow((bin * 12.0 + 6.0 - mean) / 58.0, 2))));
    return series;
}

void fillScatter(carpo::plots::ScatterPlot& plot, int points, const QString& identity)
{
    std::mt19937 random(7);
    std::normal_distribution<double> error(0.0, 12.0);
    std::uniform_real_distribution<double> age(1.0, 228.0);
    carpo::plots::ScatterSeries female{QStringLiteral("female"), Role::Female, {}, {}};
    carpo::plots::ScatterSeries male{QStringLiteral("male"), Role::Male, {}, {}};
    for (int i = 0; i < points; ++i) {
        carpo::plots::ScatterSeries& series = i % 2 == 0 ? female : male;
        series.x.push_back(age(random));
        series.y.push_back(series.x.back() + error(random));
    }
    plot.setSeries({female, male});
    plot.setIdentityLine(identity);
    plot.setAxisLabels(QStringLiteral("true age (months)"), QStringLiteral("predicted (months)"));
    plot.setNumbers(QStringLiteral("MAE 9.6 months · CCC 0.97"));
}

void fillCurves(carpo::plots::CurvePlot& losses, carpo::plots::CurvePlot& epochs)
{
    std::mt19937 random(3);
    std::normal_distribution<double> noise(0.0, 0.12);
    losses.setTitle(QStringLiteral("Loss of each batch"));
    losses.setAxisLabels(QStringLiteral("batch"), QStringLiteral("loss"));
    const int loss =
        losses.addCurve({QStringLiteral("training"), Role::Training, Qt::SolidLine, true, false});
    for (int i = 1; i <= 3000; ++i)
        losses.append(loss, i, (0.15 + 0.9 * std::exp(-i / 500.0)) * std::exp(noise(random)));
    epochs.setTitle(QStringLiteral("MAE of each epoch"));
    epochs.setAxisLabels(QStringLiteral("epoch"), QStringLiteral("MAE (months)"));
    const int training =
        epochs.addCurve({QStringLiteral("training"), Role::Training, Qt::SolidLine, false, false});
    const int validation =
        epochs.addCurve({QStringLiteral("validation"), Role::Validation, Qt::DashLine, false, true});
    for (int i = 1; i <= 12; ++i) {
        epochs.append(training, i, 8.0 + 24.0 * std::exp(-i / 3.0));
        epochs.append(validation, i, 9.4 + 23.0 * std::exp(-i / 2.5) + 0.06 * std::pow(i - 9, 2));
    }
    epochs.setReference(33.1, QStringLiteral("always guessing the median"));
}

carpo::plots::ConfusionMatrix* confusion(const std::vector<QString>& classes, const std::vector<int>& counts)
{
    auto* matrix = new carpo::plots::ConfusionMatrix;
    matrix->setTitle(QStringLiteral("Confusion matrix (validation)"));
    matrix->setAxisLabels(QStringLiteral("predicted class"), QStringLiteral("true class"));
    matrix->setCounts(classes, counts);
    matrix->setNumbers(QStringLiteral("accuracy 0.893 · balanced accuracy 0.885 · F1 0.884"));
    return matrix;
}

std::unique_ptr<QWidget> matricesPage()
{
    auto page = std::make_unique<QWidget>();
    auto* layout = new QGridLayout(page.get());
    layout->addWidget(
        confusion({QStringLiteral("female"), QStringLiteral("male")}, {1040, 115, 98, 1252}), 0, 0);
    layout->addWidget(
        confusion({QStringLiteral("elbow"),
                   QStringLiteral("hand, both sides"),
                   QStringLiteral("knee"),
                   QStringLiteral("shoulder"),
                   QStringLiteral("wrist")},
                  {210, 3, 0, 12, 5, 1, 640, 2, 0, 44, 0, 0, 190, 6, 1, 25, 0, 9, 160, 0, 4, 71, 0, 2, 300}),
        0,
        1);
    return page;
}

std::unique_ptr<QWidget> plotsPage()
{
    auto page = std::make_unique<QWidget>();
    auto* layout = new QGridLayout(page.get());
    auto* bars = new carpo::plots::BarChart;
    bars->setTitle(QStringLiteral("Sex"));
    bars->setAxisLabels({}, QStringLiteral("images"));
    bars->setBars(
        {{QStringLiteral("female"), 5778, Role::Female}, {QStringLiteral("male"), 6833, Role::Male}});
    auto* ages = new carpo::plots::HistogramPlot;
    ages->setTitle(QStringLiteral("Age by sex"));
    ages->setAxisLabels(QStringLiteral("age (months)"), QStringLiteral("images"));
    ages->setNumberStyle(1, QStringLiteral("months"));
    std::vector<double> edges;
    for (int bin = 0; bin <= 20; ++bin)
        edges.push_back(bin * 12.0);
    ages->setHistogram(edges,
                       {bell("female", Role::Female, 118.0), bell("male", Role::Male, 135.0)},
                       carpo::plots::HistogramPlot::Arrangement::Stacked);
    auto* one = new carpo::plots::HistogramPlot;
    one->setTitle(QStringLiteral("Brightness"));
    one->setAxisLabels(QStringLiteral("mean gray (0 to 1)"), QStringLiteral("images"));
    one->setHistogram(
        edges, {bell("", Role::Series, 100.0)}, carpo::plots::HistogramPlot::Arrangement::Stacked);
    auto* scatter = new carpo::plots::ScatterPlot;
    scatter->setTitle(QStringLiteral("Predicted against true age"));
    fillScatter(*scatter, 12000, QStringLiteral("perfect"));
    auto* losses = new carpo::plots::CurvePlot;
    auto* epochs = new carpo::plots::CurvePlot;
    fillCurves(*losses, *epochs);
    losses->setLogarithmic(Qt::Vertical, true);
    losses->setCursor(900);
    layout->addWidget(bars, 0, 0);
    layout->addWidget(ages, 0, 1);
    layout->addWidget(one, 0, 2);
    layout->addWidget(scatter, 1, 0);
    layout->addWidget(losses, 1, 1);
    layout->addWidget(epochs, 1, 2);
    return page;
}

carpo::forms::FieldSpec
number(const char* key, const char* label, const char* group, double value, double most)
{
    carpo::forms::FieldSpec spec;
    spec.key = QLatin1String(key);
    spec.label = QLatin1String(label);
    spec.group = QLatin1String(group);
    spec.maximum = most;
    spec.defaultValue = value;
    spec.logarithmic = most <= 1.0;
    return spec;
}

carpo::forms::Form* exampleForm()
{
    auto* form = new carpo::forms::Form;
    auto rate = number("rate", "Learning rate", "Learning", 0.001, 1.0);
    auto decay = number("decay", "Weight decay", "Learning", 0.00001, 1.0);
    auto batch = number("batch", "Batch size", "Data", 32, 512);
    batch.kind = carpo::forms::FieldKind::Integer;
    batch.unit = QStringLiteral("images");
    auto choice = number("optimizer", "Optimizer", "Learning", 0, 1);
    choice.kind = carpo::forms::FieldKind::Choice;
    choice.choices = {{0.0, QStringLiteral("Adam"), {}}, {1.0, QStringLiteral("SGD with momentum"), {}}};
    auto flip = number("flip", "Flip left and right while training", "Data", 0, 1);
    flip.kind = carpo::forms::FieldKind::Boolean;
    flip.defaultValue = true;
    auto name = number("name", "Name", "Data", 0, 1);
    name.kind = carpo::forms::FieldKind::Text;
    name.defaultValue = QStringLiteral("run 12");
    form->setFields({batch, flip, name, rate, decay, choice});
    form->setValue(QStringLiteral("batch"), 64);
    form->setValue(QStringLiteral("rate"), 0.02);
    form->setProblem(QStringLiteral("rate"), QStringLiteral("Above 0.01 this network did not learn."));
    return form;
}

std::unique_ptr<QWidget> workPage(QStandardItemModel& model)
{
    auto page = std::make_unique<QWidget>();
    auto* layout = new QGridLayout(page.get());
    auto* gallery = new carpo::gallery::Gallery;
    for (int i = 0; i < 60; ++i) {
        auto* item = new QStandardItem(QStringLiteral("%1.png").arg(1377 + i));
        if (i % 7 == 3)
            item->setData(QStringLiteral("The file is truncated."), carpo::gallery::kProblemRole);
        else if (i % 5 != 4)
            item->setData(radiograph(80 + 5 * (i % 9), 120), Qt::DecorationRole);
        item->setData(QStringLiteral("%1 months · female").arg(12 + i), carpo::gallery::kDetailRole);
        if (i % 4 == 0)
            item->setData(static_cast<int>(Role::Suspect), carpo::gallery::kMarkRole);
        model.appendRow(item);
    }
    gallery->setModel(&model);
    gallery->setCurrentRow(2);
    auto* view = new carpo::viewer::ViewerPanel;
    view->view().setImage(radiograph(700, 900), QStringLiteral("1379.png · 14 months · female"));
    auto* state = new carpo::feedback::StateView;
    state->setState(
        QStringLiteral("document-open"),
        QStringLiteral("Open a folder of radiographs"),
        QStringLiteral("A folder with images and a CSV of ages, as the RSNA 2017 challenge ships it, or the "
                       "demonstration cohort."),
        QStringLiteral("Open folder"));
    auto* progress = new carpo::feedback::ProgressLine;
    progress->start(QStringLiteral("Reading radiographs"));
    progress->setProgress(1200, 12611);
    auto* message = new carpo::feedback::MessageLine;
    auto* problems = new carpo::feedback::ProblemList;
    problems->setRows(
        {{QStringLiteral("train.csv, line 17"), QStringLiteral("The age 9999 months is not possible.")},
         {QStringLiteral("1402.png"), QStringLiteral("The file ends too early.")}});
    layout->addWidget(exampleForm(), 0, 0, 2, 1);
    layout->addWidget(gallery, 0, 1);
    layout->addWidget(view, 0, 2);
    layout->addWidget(state, 1, 1);
    layout->addWidget(problems, 1, 2);
    layout->addWidget(progress, 2, 0, 1, 3);
    layout->addWidget(message, 3, 0, 1, 3);
    message->showMessage({carpo::feedback::MessageLine::Kind::Problem,
                          QStringLiteral("The table has no column of ages."),
                          QStringLiteral("/data/rsna/train.csv"),
                          QStringLiteral("Carpo looks for a column named boneage; rename yours."),
                          QStringLiteral("Choose another")});
    layout->setColumnStretch(1, 1);
    layout->setColumnStretch(2, 1);
    layout->setRowStretch(0, 3);
    layout->setRowStretch(1, 2);
    return page;
}

/// As wide as beside the charts of a small screen, with a region measured.
std::unique_ptr<QWidget> viewerPage()
{
    auto page = std::make_unique<QWidget>();
    auto* layout = new QVBoxLayout(page.get());
    auto* panel = new carpo::viewer::ViewerPanel;
    layout->addWidget(panel);
    layout->setContentsMargins(4, 4, 4, 4);
    page->resize(373, 388);
    page->show();
    panel->view().setImage(radiograph(700, 900), QStringLiteral("1379.png"));
    panel->view().setPixelSpacing({0.15, 0.15});
    panel->view().setWindow(carpo::viewer::GrayWindow::between(40, 200));
    QTest::mousePress(&panel->view(), Qt::LeftButton, Qt::ControlModifier, {150, 60});
    QTest::mouseMove(&panel->view(), {200, 120});
    QTest::mouseRelease(&panel->view(), Qt::LeftButton, Qt::ControlModifier, {200, 120});
    return page;
}

/// The magnifier over a length in the turned image.
void magnify(QWidget& page, bool on)
{
    auto& view = *page.findChild<carpo::viewer::ImageView*>();
    view.actionSet()[carpo::viewer::ViewActions::Magnify]->setChecked(on);
    view.actionSet()[carpo::viewer::ViewActions::RotateRight]->trigger();
    QTest::mousePress(&view, Qt::LeftButton, Qt::ShiftModifier, {60, 100});
    QTest::mouseMove(&view, {300, 160});
    QTest::mouseRelease(&view, Qt::LeftButton, Qt::ShiftModifier, {300, 160});
    QTest::mouseMove(&view, {230, 130});
}

void write(QWidget& page, const QString& name, const QSize& size)
{
    page.resize(size);
    page.show();
    QTest::qWait(200);
    const QImage picture = page.grab().toImage();
    const QString path =
        QStringLiteral(CARPO_SCREENSHOTS "/widgets-%1-%2-%3.png")
            .arg(name, Theme::instance().isDark() ? QStringLiteral("dark") : QStringLiteral("light"))
            .arg(size.width());
    EXPECT_TRUE(picture.save(path)) << path.toStdString();
    EXPECT_EQ(picture.pixelColor(1, 1), Theme::instance().color(Role::Background))
        << "the theme reached the page";
}

} // namespace

TEST(Screenshots, OfEachWidgetInBothThemes)
{
    ASSERT_TRUE(QDir().mkpath(QStringLiteral(CARPO_SCREENSHOTS)));
    Theme::instance().install();
    QStandardItemModel model;
    const auto plots = plotsPage();
    const auto matrices = matricesPage();
    const auto work = workPage(model);
    const auto viewer = viewerPage();
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        write(*plots, QStringLiteral("plots"), {1366, 768});
        write(*matrices, QStringLiteral("matrices"), {900, 420});
        write(*work, QStringLiteral("work"), {1366, 768});
        write(*viewer, QStringLiteral("viewer"), {373, 388});
        magnify(*viewer, true);
        write(*viewer, QStringLiteral("viewer-magnifier"), {373, 388});
        magnify(*viewer, false);
    }
    write(*plots, QStringLiteral("plots"), {1920, 1080});
    write(*work, QStringLiteral("work"), {1920, 1080});
    Theme::instance().setMode(Theme::Mode::Automatic);
}
